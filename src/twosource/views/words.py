"""Values in words, as the terminal shows them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log2
from types import MappingProxyType

from twosource.model.actors import ActorType
from twosource.model.claim import Voice
from twosource.model.event import Collapse, Event, Finding, Held
from twosource.model.report import Marks
from twosource.model.values import Blank, Count, Place, When, Where
from twosource.stages.how_many_compare import lot_of, name_lots, tell_number

MOST_HOLDERS = 2
MOST_QUOTED = 90  # characters of a passage
FORETOLD = "it only tells what was to come, which others tell as done"
FACETS: Mapping[str, str] = {"counts": "how many", "stance": "whether it is so"}
NO_WORDS: Mapping[str, str] = MappingProxyType({})
SHORT = {"negated": "told as not so", "not_reported": "none reported", "denied": "denied"}

# Of how many pairs how many are one event, in the words people use of odds.
CHANCES = (
    *((1, 100), (1, 50), (1, 20), (1, 10), (1, 5), (1, 3), (1, 2)),
    *((2, 3), (4, 5), (9, 10), (19, 20), (49, 50), (99, 100)),
)
# Above this two events are put together, as it ships: on which side a pair lies is always told.
BAR, BAR_BITS = "2 in 3", 1.0
# How a voice is known, in plain words; "stated" needs none.
HOWS: Mapping[str, str] = {
    "restated": "named for it elsewhere in the report",
    "resolved": "called “he”, “the source” or the like here",
    "masthead": "whose report it is",
    "inferred": "read off the text",
}
ALMOST = 7.5
ONES = {"people": "person", "families": "family"}


def tell_when(found: Finding[When] | When | Blank) -> str:
    """Give a date in words; an open year is said to be open."""
    if isinstance(found, Blank):
        return "—"
    when = found.value if isinstance(found, Finding) else found
    return f"{when.edtf} (year open)" if when.edtf.startswith("XXXX") else when.edtf


def tell_where(found: Finding[Where] | Where | Blank) -> str:
    """Give each place in words, with how far it may reach where it is more than a town."""
    if isinstance(found, Blank):
        return "—"
    where = found.value if isinstance(found, Finding) else found
    return " and ".join(tell_place(place) for place in where.every)


def tell_place(place: Place) -> str:
    """Give a place with what it lies in: "Gore (NZ-STL, NZ)", "Peru (PE) ±900 km"."""
    within = ", ".join(part for part in (place.admin1, place.country) if part and part != place.id)
    reach = "" if place.kind == "town" else f" ±{place.radius_km:.0f} km"
    return f"{place.name} ({within}){reach}" if within else f"{place.name}{reach}"


def tell_count(count: Count) -> str:
    """Give a count in words: "8 people fled", "1 person detained", "4 more people (child) dead".

    None at all is told as people say it: "nobody injured", "no passenger injured".
    """
    if count.high == 0:
        nobody = "nobody" if count.of == "people" else f"no {count.of}"
        return f"{f'no {count.group}' if count.group else nobody} {count.outcome}"
    group = f" ({count.group})" if count.group else ""
    share = f" of {count.out_of}" if count.out_of is not None else ""
    number = tell_number(count)
    more = " more" if count.more else ""
    of = ONES.get(count.of, count.of) if number == "1" and not share else count.of
    return f"{number}{more}{share} {of}{group} {count.outcome}"


def tell_chain(chain: Sequence[Voice], text: str, hows: Mapping[str, str] = NO_WORDS) -> str:
    """Give a chain as one line, nearest the event first, each hop with its cue."""
    if not chain:
        return "nobody named"
    hops = []
    for voice in chain:
        cue = "" if voice.cue is None else f" “{' '.join(voice.cue.of(text).split())}”"
        hops.append(f"{voice.name} ({tell_voice(voice, hows)}){cue}")
    return " → ".join(hops)


def tell_voice(voice: Voice, hows: Mapping[str, str] = NO_WORDS) -> str:
    """Give what is known of a voice beside its name: "named, mayor", "unnamed, 2, witness".

    `hows` are the words for how it is known (HOWS are plain ones), where they are not to be short.
    """
    known = [voice.kind, voice.role, voice.body if voice.kind == "named" else None]
    if voice.role and voice.body and voice.body in voice.role:
        known.pop()
    known.append(None if voice.number is None else str(voice.number))
    known.append(None if voice.connection in {"unknown", "relayed"} else voice.connection)
    known.append(None if voice.how == "stated" else hows.get(voice.how, voice.how))
    return ", ".join(filter(None, known))


def tell_stance(stance: str) -> str:
    """Give how something is told as a reader would say it: "none reported" is what a report says.

    >>> tell_stance("not_reported"), tell_stance("alleged")
    ('none reported', 'alleged')
    """
    return SHORT.get(stance, stance)


def tell_what(kind: str, subtype: str) -> str:
    """Give what happened as people say it: of a subtype that says no more than its type, the type.

    >>> tell_what("accident", "other"), tell_what("protest", "sit_in")
    ('accident', 'sit in')
    """
    return (kind if subtype == "other" else subtype).replace("_", " ")


def tell_sight(event: Event) -> str:
    """Give time and stance as a reader would say them."""
    stance = tell_stance(event.stance)
    gone = ", withdrawn" if len(event.origins.withdrawn) == len(event.reports) > 0 else ""
    return f"{event.time}, {stance}{gone}"


def tell_kind(kind: ActorType) -> str:
    """Give the kind of an actor in words."""
    return kind.replace("_", " ")


def say_number(number: int, noun: str) -> str:
    """Give a number with its noun.

    >>> say_number(1, "report"), say_number(17, "report")
    ('1 report', '17 reports')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tell_conflicts(event: Event) -> str:
    """Give how many values were brought up to date, and how many are in conflict."""
    readings = [conflict.reading for conflict in event.conflicts]
    told = ((readings.count(one), one) for one in ("update", "conflict"))
    return ", ".join(say_number(number, one) for number, one in told if number)


def tell_counts(event: Event) -> tuple[str, ...]:
    """Give each number of an event in words, with those told instead where they are in dispute."""
    told = {one.facet: one.values for one in event.conflicts if one.reading == "conflict"}
    lots = {lot_of(one.value): one.value for one in event.counts}
    facets = {lot: facet for facet, lot in name_lots(lots).items()}
    return tuple(_tell_disputed(one, told.get(facets[lot], ())) for lot, one in lots.items())


def _tell_disputed(count: Count, told: Iterable[Held]) -> str:
    others = [one.value for one in told if one.value != tell_number(count)]
    return f"{tell_count(count)}; also told: {', '.join(others)}" if others else tell_count(count)


def tell_chance(bits: float) -> str:
    """Say how many pairs with so many bits are one event: each bit is a doubling of the odds.

    >>> tell_chance(4.2)
    'about 19 in 20 such pairs are one event'
    >>> tell_chance(0.9)
    'a little under 2 in 3 such pairs are one event'
    >>> tell_chance(-9.0)
    'hardly any such pair is one event'
    """
    if abs(bits) > ALMOST:
        return f"{'nearly all such pairs are' if bits > 0 else 'hardly any such pair is'} one event"
    few, of = min(CHANCES, key=lambda one: abs(bits - log2(one[0] / (one[1] - one[0]))))
    share, how = f"{few} in {of}", "about"
    if share == BAR and bits != BAR_BITS:
        how = f"a little {'over' if bits > BAR_BITS else 'under'}"
    return f"{how} {share} such pairs {'is' if few == 1 else 'are'} one event"


def tell_facet(facet: str) -> str:
    """Give the name of a facet as people say it.

    >>> tell_facet("counts.people.dead"), tell_facet("when"), tell_facet("stance.injury")
    ('how many: people, dead', 'when', 'whether it is so: injury')
    """
    first, *rest = facet.split(".")
    told = ", ".join(part.replace("_", " ") for part in rest)
    if first in FACETS:
        return ": ".join(filter(None, (FACETS[first], told)))
    return ", ".join(filter(None, (first, told)))


def tell_marks(marks: Marks) -> str:
    """Give the marks of access, consent and handling in few words."""
    handling = f"; handling: {marks.handling}" if marks.handling else ""
    return f"{marks.access}, consent {marks.consent}{handling}"


def tell_origins(event: Event) -> str:
    """Give reports → origins in few characters."""
    origins = event.origins
    return f"{len(event.reports)} → {len(origins.reporting)}"


def tell_counts_of_origins(
    event: Event,
    labels: Mapping[str, str],
    below: Callable[[Collapse], Iterable[str]] = lambda _: (),
) -> Iterator[str]:
    """Give the four counts with their names, and what goes back to what; labels are of reports.

    `below` gives what is to stand below a report that goes back to another.
    """
    origins = event.origins
    yield "Origins (at most; in this record)"
    for name, names in (
        ("outlets", origins.outlets),
        ("reporting origins", origins.reporting),
        ("human sources, at most", origins.human_at_most),
        ("shown to be independent", origins.shown_independent),
    ):
        yield f"  {name}: {len(names)}{'  ' + ', '.join(names) if names else ''}"
    for one in origins.collapsed:
        into = labels.get(one.into, one.into)
        yield f"  {labels.get(one.report, one.report)} goes back to {into}: {one.because}"
        yield from below(one)
    for gone in origins.withdrawn:
        yield f"  {labels[gone.report]} counts for nothing: {gone.because}"
    for key in origins.foretold:
        yield f"  {labels[key]} counts for nothing: {FORETOLD}"


def tell_holders(event: Event) -> str:
    """Give the names behind the reporting origins, or the persons nearest the event.

    Of an event that is to be handled with care a list does not say whose word it is: that may be
    the very thing that must not be told around.
    """
    if event.marks.handling:
        return "on its page"
    names = event.origins.human_at_most or event.origins.reporting or event.origins.outlets
    shown = ", ".join(names[:MOST_HOLDERS])
    more = len(names) - MOST_HOLDERS
    return f"{shown} +{more}" if more > 0 else shown


def shorten(words: str) -> str:
    """Give the beginning of a passage, cut between words.

    >>> shorten("a boat sank")
    'a boat sank'
    """
    if len(words) <= MOST_QUOTED:
        return words
    return f"{words[:MOST_QUOTED].rsplit(' ', 1)[0]} …"
