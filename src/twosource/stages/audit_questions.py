"""What a checker is asked: the passage, and what the record says of it; never how sure it is."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.model.audit import PAIRED, Frame, Question, Shown
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who
from twosource.stages.audit_draw import Candidate
from twosource.stages.audit_frames import Material, list_sentences
from twosource.stages.how_many_compare import tell_number

AROUND = 2  # sentences before and after
FAR_AROUND = 5  # where something may be told further off

# What each frame asks.
ASKS: Mapping[Frame, str] = {
    "claim": "Does the text tell of this event, and in this way?",
    "said_by": "Is this whose word it is, nearest the event first?",
    "when": "Is this when the event was?",
    "where": "Is this where the event was?",
    "count": "Is this how many?",
    "who": "Does this one take part, in this role?",
    "no_when": "The record has no date for this event. Do these lines give one? 0 or 1",
    "no_where": "The record has no place for this event. Do these lines give one? 0 or 1",
    "more_counts": "How many numbers of this event, and of no other told here, are missing?",
    "more_who": "How many who take part in this event are missing?",
    "sentence": "How many events does this sentence tell that are missing?",
    "report": "How many events does this report tell? The record has none of it",
    "joined": "Is this one and the same event? What came of an act is part of it",
    "apart": "Is this one and the same event? What came of an act is part of it",
}


def ask_all(candidates: Iterable[Candidate], material: Material) -> tuple[Question, ...]:
    """Make questions of what was drawn, numbered from 1 in the order given."""
    by_report: dict[str, list[GroundedClaim]] = {}
    for one in material.claims.values():
        by_report.setdefault(one.claim.report, []).append(one)
    return tuple(
        Question(
            number=number,
            frame=one.frame,
            stratum=one.stratum,
            key=one.key,
            shown=_show(one, material),
            value=_tell(one, material.claims, by_report),
            means=_tell_means(one, material),
        )
        for number, one in enumerate(candidates, 1)
    )


def _tell_means(one: Candidate, material: Material) -> str:
    """Give what has to be known to answer: what a type means, which there are, of what event."""
    if one.frame in PAIRED:
        return ""
    if one.frame in {"sentence", "report"}:
        kinds = ", ".join(sorted(kind.replace("_", " ") for kind in material.means))
        return f"Kinds of event: {kinds}."
    told = material.claims[one.key[0]]
    if one.frame != "claim":
        return f"The event: {tell_claim(told)}."
    means = material.means.get(told.claim.type)
    return f"{told.claim.type.replace('_', ' ')}: {means}" if means else ""


def _show(one: Candidate, material: Material) -> tuple[Shown, ...]:
    if one.frame == "report":
        text = material.reports[one.key[0]].text
        return (Shown(one.key[0], Span(0, len(text)), ()),)
    if one.frame == "sentence":
        asked = Span(int(one.key[1]), int(one.key[2]))
        near = list(list_sentences(material.reports[one.key[0]]))
        return (_show_around(one.key[0], asked, (asked,), (near, AROUND)),)
    if one.frame in PAIRED:
        return tuple(_show_claim(material.claims[key], material, AROUND) for key in one.key)
    around = FAR_AROUND if one.frame in {"no_when", "no_where"} else AROUND
    return (_show_claim(material.claims[one.key[0]], material, around),)


def _show_claim(one: GroundedClaim, material: Material, around: int) -> Shown:
    claim = one.claim
    near = list(list_sentences(material.reports[claim.report]))
    return _show_around(claim.report, claim.passage, (claim.trigger,), (near, around))


def _show_around(
    report: str, here: Span, asked: tuple[Span, ...], beside: tuple[list[Span], int]
) -> Shown:
    """Show a passage with some sentences of its report before and after it."""
    near, around = beside
    held = [place for place, one in enumerate(near) if one.overlaps(here)]
    if not held:  # a headline is in no sentence of the body: the first ones say more
        later = [one for one in near if one.start >= here.end][:around]
        return Shown(report, here.joined(later[-1]) if later else here, asked)
    first, last = near[max(0, held[0] - around)], near[min(len(near) - 1, held[-1] + around)]
    return Shown(report, here.joined(first).joined(last), asked)


def _tell(
    one: Candidate,
    claims: Mapping[str, GroundedClaim],
    by_report: Mapping[str, Sequence[GroundedClaim]],
) -> str:
    """Give what the record says, in words."""
    if one.frame in {"report", "joined", "apart"}:
        return ""
    if one.frame == "sentence":
        span = Span(int(one.key[1]), int(one.key[2]))
        here = [told for told in by_report[one.key[0]] if span.overlaps(told.claim.trigger)]
        here.sort(key=lambda told: told.claim.trigger)
        return "; ".join(tell_claim(told) for told in here) or "nothing"
    return _tell_value(one, claims[one.key[0]])


def _tell_value(one: Candidate, told: GroundedClaim) -> str:
    if one.frame == "claim":
        return tell_claim(told)
    if one.frame == "said_by":
        return " → ".join(voice.name for voice in told.claim.chain)
    if one.frame in {"count", "more_counts"}:
        own = told.counts if one.frame == "more_counts" else (told.counts[int(one.key[1])],)
        return "; ".join(map(tell_count, own)) or "none"
    if one.frame in {"who", "more_who"}:
        chosen = told.who if one.frame == "more_who" else (told.who[int(one.key[1])],)
        return "; ".join(map(tell_who, chosen)) or "none"
    value = told.when if one.frame in {"when", "no_when"} else told.where
    return tell_value(value)


def tell_claim(one: GroundedClaim) -> str:
    """Give kind, time and stance of a claim: "arrest (detention), past, asserted"."""
    claim = one.claim
    sub, main = claim.subtype.replace("_", " "), claim.type.replace("_", " ")
    kind = main if sub in {main, "unstated"} else f"{main}, {sub}"
    return f"{kind} ({claim.time}, {claim.stance.replace('_', ' ')})"


def tell_value(value: When | Where | Blank) -> str:
    """Give a date as EDTF text, each place with what it lies in, and of a blank that it is one."""
    if isinstance(value, Blank):
        return "none"
    if isinstance(value, When):
        return value.edtf
    return " and ".join(map(tell_place, value.every))


def tell_place(place: Place) -> str:
    """Give a place's name, kind, first division and country."""
    return ", ".join(filter(None, (place.name, place.kind, place.admin1, place.country)))


def tell_count(count: Count) -> str:
    """Give a number with what was counted and what became of it."""
    group = f" ({count.group})" if count.group else ""
    return f"{tell_number(count)} {count.of}{group} {count.outcome}"


def tell_who(who: Who) -> str:
    """Give a participant's role, name and kind."""
    return f"{who.role}: {' '.join(who.name.split())} ({who.type.replace('_', ' ')})"
