"""The written forms of an English word, enough to find a lemma in an example."""

_VOWELS = frozenset("aeiou")

# Base form, then its irregular forms.
_IRREGULAR_LINES = """
be am is are was were been being
have has had having
do does did done
go goes went gone
arise arose arisen
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
burst
buy bought
catch caught
choose chose chosen
come came
cut
deal dealt
dig dug
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled fleeing
fly flew flown
forbid forbade forbidden
freeze froze frozen
get got gotten
give gave given
grind ground
hang hung
hide hid hidden
hit
hold held
hurt
keep kept
know knew known
lay laid
lead led
leave left
lend lent
let
lie lay lain lying
light lit
lose lost
make made
meet met
pay paid
put
quit
ride rode ridden
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
set
shake shook shaken
shed
shoot shot
shut
sink sank sunk
slay slew slain
speak spoke spoken
spread
stand stood
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
sweep swept
swim swam swum
take took taken
teach taught
tear tore torn
tell told
throw threw thrown
upset
wear wore worn
win won
withdraw withdrew withdrawn
write wrote written
man men
woman women
child children
person people
crisis crises
"""

_IRREGULAR = {
    line.split()[0]: frozenset(line.split()[1:]) for line in _IRREGULAR_LINES.strip().splitlines()
}


def word_forms(lemma: str) -> frozenset[str]:
    """Give the forms a word may be written in, a few too many rather than too few.

    >>> sorted(word_forms("flee") & {"flee", "flees", "fled", "fleeing", "flea"})
    ['fled', 'flee', 'fleeing', 'flees']
    """
    stems = {lemma}
    if lemma.endswith("e"):
        stems.add(lemma[:-1])
    if lemma[-1] not in _VOWELS and lemma[-2:-1] in _VOWELS:
        stems.add(lemma + lemma[-1])
    if lemma.endswith("y"):
        stems.add(lemma[:-1] + "i")
    regular = {stem + ending for stem in stems for ending in ("s", "es", "d", "ed", "ing", "er")}
    return frozenset({lemma} | regular | _IRREGULAR.get(lemma, frozenset()))
