"""Who does it where the grammar names only a deed or a thought, and who is told where it names one.

"The government's attempt to silence them": the government silences. "Ordered a search": nobody is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.claims.grammar import GROUP_NOUNS, OBJECTS, Grammar
from twosource.extractors.claims.stance_words import LIGHT
from twosource.stages.how_many import kind_of

# What people do or have in mind; it does nothing by itself.
MEANT = frozenset(
    ["attempt", "bid", "effort", "failure", "refusal", "decision", "move", "plan", "plot", "ruling"]
    + ["conspiracy", "scheme", "strategy", "tactic", "intention", "inability", "ability", "policy"]
    + ["willingness", "readiness", "vow", "pledge", "promise", "threat", "order", "push", "drive"]
    + ["desire", "determination", "practice", "verdict", "judgment", "judgement", "proposal"]
    + ["request", "demand", "campaign", "operation", "crackdown", "raid", "offensive", "response"]
    + ["action", "actions", "reluctance", "capacity", "mandate", "mission", "duty", "obligation"]
)
# Of these it may be told that they do it, where nobody is named: "the raid killed two".
ACT = frozenset(
    ["campaign", "operation", "crackdown", "raid", "offensive", "action", "actions", "policy"]
    + ["move", "ruling", "verdict", "decision", "judgment", "judgement", "order", "plot"]
)
# What befalls people does nothing: "an explosion killed two" tells of its cause, and of no doer.
HAPPENINGS = frozenset(
    ["explosion", "blast", "fire", "blaze", "inferno", "wildfire", "crash", "collision", "accident"]
    + ["collapse", "landslide", "mudslide", "avalanche", "rockfall", "flood", "flooding", "rain"]
    + ["storm", "cyclone", "hurricane", "typhoon", "tornado", "quake", "earthquake", "tremor"]
    + ["tsunami", "wave", "lightning", "stampede", "leak", "smoke", "fume", "disease", "virus"]
    + ["outbreak", "epidemic", "famine", "drought", "heat", "heatwave", "cold", "disaster"]
    + ["cholera", "measles", "eruption", "lava", "derailment", "poison", "flames", "flame"]
    + ["boiler", "cylinder", "tanker", "transformer", "warehouse", "building", "roof", "wall"]
    + ["bridge", "dam", "tree", "rubble", "debris", "car", "bus", "minibus", "truck", "lorry"]
    + ["van", "train", "tram", "motorcycle", "vehicle", "taxi", "mud", "rock", "snow", "ice"]
    + ["attack", "strike", "airstrike", "bombing", "shelling", "bombardment", "ambush", "massacre"]
    + ["shooting", "assault", "stabbing", "clash", "fighting", "battle", "riot", "violence"]
)
# Whose these are did them: "the rebels' attack", but "the minister's arrest".
DOERS_OWN = frozenset(
    ["attack", "raid", "shelling", "bombing", "strike", "airstrike", "bombardment", "ambush"]
    + ["offensive", "assault", "crackdown", "fire", "gunfire"]
)
WEAPONS = frozenset(
    ["bomb", "shell", "rocket", "missile", "grenade", "mortar", "mine", "landmine", "bullet"]
    + ["explosive", "projectile", "shrapnel", "shot"]
)
LIMBS = frozenset(
    ["head", "face", "neck", "throat", "chest", "back", "stomach", "abdomen", "belly", "arm"]
    + ["leg", "hand", "foot", "finger", "toe", "knee", "thigh", "shoulder", "hip", "eye", "ear"]
    + ["nose", "mouth", "jaw", "skull", "rib", "groin", "buttock", "ankle", "wrist", "elbow"]
    + ["spine", "limb", "torso", "sole", "cheek", "forehead", "chin", "shin", "heel", "scalp"]
    + ["lung", "forearm", "pelvis", "genitals", "armpit", "tooth", "lip", "brain", "palm"]
)
NOT_DOERS = frozenset(["concern", "motive", "way", "reason", "worst", "least", "fear", "hope"])
DAYS = frozenset({"DATE", "TIME"})
# What may be told of people and of things: "ordered the guards", "ordered a search".
TOLD_OF = frozenset(
    ["order", "command", "direct", "request", "demand", "grant", "mandate", "authorise"]
    + ["authorize", "approve", "decree", "award"]
)
GIVES = frozenset(["grant", "give", "award", "offer", "deny", "hand", "promise", "send", "allow"])
GOVERNMENT = frozenset(
    ["police", "army", "military", "government", "ministry", "court", "authority", "officer"]
    + ["soldier", "troop", "guard", "official", "force", "prosecutor", "judge", "navy", "agency"]
    + ["minister", "president", "regime", "state", "security", "parliament", "council", "mayor"]
    + ["policeman", "deputy", "sheriff", "department", "detective", "investigator", "agent"]
)
ANIMATE = frozenset({"PERSON", "NORP", "ORG", "GPE"})


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun of doing, and whose it may be."""

    grammar: Grammar
    index: int

    def owners(self) -> Iterator[int]:
        """Give whose it is: before it, after "by" or "of", or by the verb that does it."""
        grammar, index = self.grammar, self.index
        for owner in (grammar.child(index, "poss"), grammar.agent(index), self._after_of()):
            if owner is not None and grammar.token(owner).entity not in DAYS:
                yield owner
        above = grammar.head(index)
        if above is not None and grammar.lemma(above) == "in":
            above = grammar.head(above)
        elif above is None or grammar.token(index).dep not in OBJECTS:
            return
        if above is not None and grammar.token(above).pos == "VERB":
            light = grammar.lemma(above) in LIGHT or grammar.token(index).dep == "pobj"
            subject = grammar.subject(above) if light else None
            if subject is not None and subject != index:
                yield subject

    def _after_of(self) -> int | None:
        noun = self.grammar.after(self.index, "of")
        return noun if noun is not None and is_animate(self.grammar, noun) else None


def find_doer(grammar: Grammar, verb: int, index: int) -> int | None:
    """Give who does it, for the noun the grammar has; None where that is nobody.

    A day is nobody either: in "on May 3 a clerk was shot" the parse may take it for the subject.
    """
    lemma = grammar.lemma(index)
    token = grammar.token(index)
    dated = token.entity in DAYS and token.pos != "NUM" and kind_of(lemma) != "people"
    if lemma in NOT_DOERS or dated:
        return None
    if token.pos != "NOUN" or not (lemma in MEANT or _is_lent_deed(grammar, verb, index)):
        return index
    owner = next(_Noun(grammar, index).owners(), None)
    return index if owner is None and lemma in ACT else owner


def acts_as(grammar: Grammar, index: int) -> str:
    """Give the role of what a verb of doing has for its doer: a thing is a cause or a weapon."""
    token, lemma = grammar.token(index), grammar.lemma(index)
    if token.pos != "NOUN" or token.entity in ANIMATE:
        return "actor"
    if lemma in WEAPONS:
        return "weapon"
    return "cause" if lemma in HAPPENINGS else "actor"


def _is_lent_deed(grammar: Grammar, verb: int, index: int) -> bool:
    """Tell whether a verb has a deed for its subject by way of another verb only.

    "Where smuggling is common, with a view to rescuing them": smuggling rescues nobody.
    """
    token = grammar.token(index)
    deed = token.tag == "NN" and token.text.lower().endswith("ing") and token.pos == "NOUN"
    return deed and token.head != verb and grammar.head(verb) != index


def is_animate(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun may be somebody: a name, a pronoun, people, a body of them."""
    token, lemma = grammar.token(index), grammar.lemma(grammar.counted_noun(index))
    named = token.pos in {"PROPN", "PRON", "NUM"} or token.entity in ANIMATE
    return named or kind_of(lemma) in {"people", "families"} or lemma in GROUP_NOUNS | GOVERNMENT


def is_told(grammar: Grammar, verb: int, index: int) -> bool:
    """Tell whom an order is given to from what is ordered, and to whom a thing is granted.

    "Ordered shops to close": what has to do it is told, be it people or not.
    """
    if grammar.lemma(verb) not in TOLD_OF:
        return True
    return is_bidden(grammar, verb) or is_animate(grammar, index)


def is_bidden(grammar: Grammar, verb: int) -> bool:
    """Tell whether an infinitive says what somebody is to do: "requested them to write"."""
    return any(
        grammar.token(kid).tag == "VB"
        and any(grammar.token(one).text.lower() == "to" for one in grammar.children(kid, "aux"))
        for kid in grammar.children(verb, "xcomp", "ccomp")
    )


def shares_passive(grammar: Grammar, verb: int) -> bool:
    """Tell whether a verb of giving has its "were" from the one before: "freed and given food"."""
    above = grammar.head(verb)
    if above is None or grammar.token(verb).dep != "conj" or grammar.lemma(verb) not in GIVES:
        return False
    bare = not grammar.has(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    return bare and grammar.token(verb).tag == "VBN" and grammar.is_passive(above)


def is_limb(grammar: Grammar, index: int) -> bool:
    """Tell a part of a body: "shot in the leg" and "fired at his legs" name nobody by it.

    The head of a council is somebody, and a farm hand, too.
    """
    token = grammar.token(index)
    if token.pos != "NOUN" or token.lemma.lower() not in LIMBS or grammar.has(index, "compound"):
        return False
    of = grammar.after(index, "of")
    if of is None:
        return True
    person = grammar.token(of).entity == "PERSON" or kind_of(grammar.lemma(of)) == "people"
    return person and token.lemma.lower() != "head"


def owner_of_limb(grammar: Grammar, index: int) -> int | None:
    """Give the carter of "the legs of the carter" and "the carter's legs"; None for "his legs"."""
    owner = grammar.child(index, "poss") or grammar.after(index, "of")
    named = owner is not None and grammar.token(owner).pos in {"NOUN", "PROPN", "NUM"}
    return owner if named else None


def whose_limb(grammar: Grammar, verb: int) -> int | None:
    """Give the husband of "they broke my husband's arm"; None where it is their own."""
    limb, subject = grammar.object(verb), grammar.subject(verb)
    if limb is None or subject is None:
        return None
    owner = grammar.child(limb, "poss") or grammar.after(limb, "of")
    if owner is None:
        return None
    if grammar.token(owner).pos in {"NOUN", "PROPN"}:
        return owner
    many = grammar.token(subject).tag in {"NNS", "NNPS"}
    return owner if many and grammar.token(owner).text.lower() in {"his", "her"} else None
