"""Which outlet "the newspaper" is: the one its report names, or the report's own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim
from twosource.stages.credits import Known
from twosource.stages.names import fold_name, same_name

_NOUNS = frozenset(
    {"newspaper", "paper", "daily", "weekly", "magazine", "broadcaster", "station", "channel"}
    | {"website", "site", "portal", "agency", "outlet", "publication", "service", "wire", "network"}
)
# "a report in the Evening Star" is the Evening Star; "a report by the agency" is the agency.
_REPORT_OF = re.compile(
    r"(?:\w+ ){0,2}(?:report|article|story|dispatch|account|interview)s?"
    r" (?:in|by|of|from|on|with) (?:the |an? )?(?P<of>.+)"
)
_ITS = re.compile(
    r"(?:the )?(?P<of>.+)[’']s? (?:own |online )?(?:website|web site|site|page|edition|channel"
    r"|report|story|article|account|dispatch|correspondent|newsroom)",
    re.IGNORECASE,
)
_MEANT = frozenset({"outlet", "unnamed", "document", "organisation"})


def name_outlets(claims: Iterable[GroundedClaim], known: Known) -> list[GroundedClaim]:
    """Give claims with "the newspaper" in their chains as the outlet that is meant.

    That is the named outlet beside it in its chain, else the only other outlet that the claims of
    its report name, else the report's own. Where they name several others, nobody can say which.
    `known` are the outlets of the record: a body of such a name is one, and "a report in the Star"
    is the Star.
    """
    given = list(claims)
    others: defaultdict[str, list[str]] = defaultdict(list)
    for one in given:
        own = publisher_of(one)
        for voice in [_unwrap(voice, known) for voice in one.claim.chain]:
            if voice.kind == "outlet" and not is_common(voice):
                there = [*others[one.claim.report], *filter(None, [own])]
                if not any(same_name(voice.name, name) for name in there):
                    others[one.claim.report].append(voice.name)
    return [_name(one, others[one.claim.report], known) for one in given]


def publisher_of(one: GroundedClaim) -> str | None:
    """Give who published a claim's report, as far as the claim tells."""
    last = one.claim.chain[-1] if one.claim.chain else None
    if last is not None and last.how in {"masthead", "inferred"}:
        return last.name
    return one.outlet


def is_common(voice: Voice) -> bool:
    """Tell whether an outlet is only called what it is: "the newspaper", "the news site"."""
    words = re.findall(r"[\w-]+", voice.name.replace("’s ", " ").replace("'s ", " "))
    low = bool(words) and voice.name == voice.name.lower()
    return low and words[-1] in _NOUNS and voice.kind in _MEANT


def _unwrap(voice: Voice, known: Known) -> Voice:
    """Give the outlet that a voice is, or whose report it is."""
    same = voice.kind == "organisation" and _is_known(voice.name, known)
    if same or (voice.kind == "named" and _is_just(voice.name, known)):
        return replace(voice, kind="outlet")
    found = _REPORT_OF.fullmatch(voice.name) or _ITS.fullmatch(voice.name)
    if found is None or voice.kind not in _MEANT:
        return voice
    inner = replace(voice, name=found["of"], kind="outlet")
    sure = voice.kind == "outlet" or is_common(inner)
    return inner if sure or _is_known(inner.name, known) else voice


def _is_just(name: str, known: Known) -> bool:
    """Tell whether a name is that of an outlet, whole: what was taken for a person is none then."""
    folded = fold_name(name)
    return any(fold_name(one) == folded for one in known.get(folded.split(" ")[-1], ()))


def _is_known(name: str, known: Known) -> bool:
    return any(same_name(one, name) for one in known.get(fold_name(name).split(" ")[-1], ()))


def _name(one: GroundedClaim, others: Sequence[str], known: Known) -> GroundedClaim:
    chain = [_unwrap(voice, known) for voice in one.claim.chain]
    own = publisher_of(one)
    beside = [voice.name for voice in chain if voice.kind == "outlet" and not is_common(voice)]
    meant = [name for name in beside if own is None or not same_name(name, own)] or others
    name = meant[0] if len(meant) == 1 or (meant and meant is not others) else None
    if name is None and not others:
        name = own
    for place, voice in enumerate(chain):
        if name is not None and is_common(voice):
            chain[place] = replace(voice, name=name, kind="outlet")
    if tuple(chain) == one.claim.chain:
        return one
    return replace(one, claim=replace(one.claim, chain=tuple(chain)))
