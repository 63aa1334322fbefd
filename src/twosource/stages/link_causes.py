"""What comes out of what, in so many words: "held over the bombing", "the flood drove out"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from twosource.model.event import LinkKind
from twosource.model.values import GroundedClaim, Who
from twosource.stages.link_ties import Tie, both, has_been, is_told, words_between

# The part by which a claim names what it is about, by type: "arrested *for*", "protest *over*".
_ABOUT: Mapping[str, frozenset[str]] = {
    "detention": frozenset({"reason"}),
    "execution": frozenset({"reason"}),
    "trial": frozenset({"charge"}),
    "sentence": frozenset({"charge"}),
    "protest": frozenset({"topic"}),
    "investigation": frozenset({"topic"}),
    "flight": frozenset({"actor"}),
}
# What drives people out; a person who flees is no cause.
_DRIVES_OUT = frozenset({"harm", "unrest", "property", "outbreak"})
# The words of a name up to its last; where another clause begins, the name is over.
_WORD = (
    r"(?!(?:and|or|but|to|was|were|is|are|who|which|after|before|while|when)\b)"
    r"[\w'’\u00c0-\u024f-]+\s+"
)
_WORDS_TO_NAME = rf"(?:{_WORD}){{0,5}}$"
_AFTER = re.compile(
    r"\b(?P<cue>in connection with|in relation to|in response to|in protest (?:at|against|over)|"
    r"because of|as a result of|due to|on suspicion of|suspected of|accused of|implicated in|"
    r"over|(?:sparked|triggered|prompted|caused|provoked|set off|driven out|displaced) by)\s+"
    rf"{_WORDS_TO_NAME}",
    re.IGNORECASE,
)
_REVENGE = re.compile(
    r"\b(?P<cue>in (?:retaliation|revenge|reprisal) for|to avenge|as punishment for)\s+"
    rf"{_WORDS_TO_NAME}",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?P<cue>sparked|sparking|triggered|triggering|prompted|prompting|provoked|provoking|"
    r"ignited|igniting|led to|leading to|set off|setting off|touched off|resulted in|"
    rf"resulting in|drew|forced|forcing)\s+{_WORDS_TO_NAME}",
    re.IGNORECASE,
)
# Right behind the word itself: "convicted of", "charged with", "held for", "to protest the".
_RIGHT_BEHIND: Mapping[str, re.Pattern[str]] = {
    "justice": re.compile(rf"\s+(?P<cue>of|for|over|with|on)\s+{_WORDS_TO_NAME}"),
    "liberty": re.compile(rf"\s+(?P<cue>for|over)\s+{_WORDS_TO_NAME}"),
    "unrest": re.compile(rf"\s+(?P<cue>the|this|that|a|an|[A-Z]\w+['’]s)\s+{_WORDS_TO_NAME}"),
}
_SUSPECTS = re.compile(
    r"\b(?P<cue>(?:suspects?|accused|suspected|wanted) (?:in|of|over|for))\s+"
    rf"(?:{_WORD}){{0,3}}$",
    re.IGNORECASE,
)
_IS_DONE = re.compile(r"[\w\s'’,-]{0,40}\b(?:was|were|is|are|been)\s+(?:\w+ly\s+)?$")
_BEFORE = 60
_AT = re.compile(
    r"\b(?P<cue>at|during|in the course of)\s+(?:the|a|an|this|that|[A-Z]\w+['’]s)\s+"
    rf"(?:{_WORD}){{0,3}}$"
)
_WAKE = re.compile(
    rf"\b(?P<cue>in the (?:wake|aftermath) of|following)\s+{_WORDS_TO_NAME}", re.IGNORECASE
)
_PLAIN = frozenset({"over"})
"""Cues that mean a cause only behind what is done about something."""
_DONE_ABOUT = frozenset({"liberty", "justice", "unrest", "inquiry", "dismissal"})

Owner = Mapping[str, str]
Family = Callable[[GroundedClaim], str]


def find_causes(
    claims: Sequence[GroundedClaim], text: str, families: Mapping[str, str], owner: Owner
) -> Iterator[Tie]:
    """Give what the claims of one report, in order of the text, say came out of others."""

    def family(one: GroundedClaim) -> str:
        return families.get(one.claim.type, one.claim.type)

    for one in filter(is_told, claims):
        yield from _named(one, claims, text, family, owner)
        for other in filter(has_been, claims):
            if one is not other:
                yield from _by_cue(one, other, text, family)


def _named(
    one: GroundedClaim,
    claims: Sequence[GroundedClaim],
    text: str,
    family: Family,
    owner: Owner,
) -> Iterator[Tie]:
    """Give the events that a claim's reason, charge, topic or driving force is told to be."""
    roles = _ABOUT.get(one.claim.type, frozenset())
    for who in one.who:
        if who.role not in roles:
            continue
        inside = [
            other
            for other in claims
            if has_been(other)
            and family(other) != family(one)
            and any(span.covers(other.claim.trigger) for span in who.spans)
        ]
        drives = one.claim.type == "flight"
        meant = inside or ([] if drives else _by_word(one, who, claims, text, owner))
        for other in meant:
            if drives and family(other) not in _DRIVES_OUT:
                continue
            why = "told as what drove them out" if drives else f"told as its {who.role}"
            yield Tie("consequence_of", one.claim.id, other.claim.id, why, one.claim.passage)


def _by_word(
    one: GroundedClaim,
    who: Who,
    claims: Sequence[GroundedClaim],
    text: str,
    owner: Owner,
) -> list[GroundedClaim]:
    """Give the one event of the report that goes by the word of a reason: "the fire"."""
    word = who.head.lower() or who.name.split()[-1].lower()
    found = [
        other
        for other in claims
        if has_been(other)
        and owner[other.claim.id] != owner[one.claim.id]
        and word in {other.claim.subtype, other.claim.trigger.of(text).lower()}
    ]
    return found[:1] if len({owner[other.claim.id] for other in found}) == 1 else []


def _by_cue(one: GroundedClaim, other: GroundedClaim, text: str, family: Family) -> Iterator[Tie]:
    """Give what words between two events of one sentence say of them."""
    apart = family(one) != family(other)
    ahead = words_between(one, other, text)
    if ahead is not None:
        found = (_AFTER.search(ahead) if apart else None) or _REVENGE.search(ahead)
        if apart and found is None:
            found = _right_behind(one, ahead, text, family(one))
        if found is not None and _may_mean(found["cue"], family(one)):
            yield _tie("consequence_of", one, other, found["cue"])
        place = _AT.search(ahead)
        if apart and place is not None and family(other) == "unrest":
            yield _tie("part_of", one, other, place["cue"])
        wake = _WAKE.search(ahead)
        if wake is not None:
            yield _tie("follows", one, other, wake["cue"])
    behind = words_between(other, one, text)
    if behind is not None and apart:
        found = _FROM.search(behind) or _suspects(other, behind, text)
        if found is not None:
            yield _tie("consequence_of", one, other, found["cue"])


def _right_behind(one: GroundedClaim, ahead: str, text: str, family: str) -> re.Match[str] | None:
    """Give what stands between a word of court, custody or protest and what that is about."""
    pattern = _RIGHT_BEHIND.get(family)
    if pattern is None:
        return None
    # Only "to protest something" takes what it is about without a small word.
    plain = family != "unrest" or one.claim.trigger.of(text).lower().startswith("protest")
    return pattern.match(ahead) if plain else None


def _suspects(other: GroundedClaim, behind: str, text: str) -> re.Match[str] | None:
    """Give the words before the deed in "a suspect in the bombing was arrested"."""
    if not _IS_DONE.fullmatch(behind):
        return None
    start = other.claim.trigger.start
    return _SUSPECTS.search(text[max(0, start - _BEFORE) : start])


def _may_mean(cue: str, family: str) -> bool:
    return cue.lower() not in _PLAIN or family in _DONE_ABOUT


def _tie(kind: LinkKind, one: GroundedClaim, other: GroundedClaim, cue: str) -> Tie:
    told = " ".join(cue.lower().split())
    return Tie(kind, one.claim.id, other.claim.id, f"told by “{told}”", both(one, other))
