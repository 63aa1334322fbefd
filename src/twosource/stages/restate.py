"""An unattributed lead takes the chain under which its own report says the same again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Claim, Voice
from twosource.stages.names import fold_name

OWN_WORD = frozenset({"masthead", "inferred"})


def restate(
    clusters: Iterable[frozenset[str]], claims: Mapping[str, Claim]
) -> Mapping[str, tuple[Voice, ...]]:
    """Give the chain of each claim, with `how: restated` where it comes from another sentence.

    A claim that only the report's own outlet stands behind takes the longest chain of a claim of
    the same event in the same report that tells of the same fact; the earliest such claim where
    several are as long. What else its sentence says takes the chain with it: "an explosion injured
    four" is told by one mouth.
    """
    chains = {key: claim.chain for key, claim in claims.items()}
    for members in clusters:
        for mine in sorted(members):
            donor = _donor(claims[mine], [claims[other] for other in sorted(members)])
            if donor is not None:
                chains[mine] = tuple(_as_restated(voice) for voice in donor.chain)
    return {**chains, **_spread(claims, chains)}


def _spread(
    claims: Mapping[str, Claim], chains: Mapping[str, tuple[Voice, ...]]
) -> Mapping[str, tuple[Voice, ...]]:
    """Give the chains that claims take from a restated claim whose passage they share."""
    restated: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(claims):
        if chains[key] != claims[key].chain:
            restated[claims[key].report].append(key)
    spread = {}
    for key, claim in claims.items():
        if is_own_word(chains[key]):
            beside = [
                other
                for other in restated[claim.report]
                if claims[other].passage.overlaps(claim.passage)
            ]
            if beside:
                longest = max(beside, key=lambda other: (len(chains[other]), other))
                spread[key] = chains[longest]
    return spread


def is_own_word(chain: Sequence[Voice]) -> bool:
    """Tell whether nobody but the report's own outlet stands behind a claim."""
    return all(voice.how in OWN_WORD for voice in chain)


def by_others(ours: Sequence[Voice], theirs: Sequence[Voice]) -> bool:
    """Tell whether two claims are on the word of two people or bodies, both of them named here."""
    if is_own_word(ours) or is_own_word(theirs):
        return False
    return fold_name(ours[0].name) != fold_name(theirs[0].name)


def _donor(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    if not is_own_word(claim.chain):
        return None
    attributed = [
        other
        for other in others
        if other.report == claim.report
        and not is_own_word(other.chain)
        and not _points_back(other)
        and _tell_alike(claim, other)
        and other.stance in {"asserted", "alleged"}
    ]
    return min(attributed, key=lambda other: (-len(other.chain), other.trigger.start), default=None)


def _points_back(claim: Claim) -> bool:
    """Tell "the march was peaceful", which has no day and no place by which it tells of a march."""
    spans = [*claim.times, *(one.span for one in claim.places)]
    return claim.definite and not any(claim.passage.covers(span) for span in spans)


def _tell_alike(one: Claim, other: Claim) -> bool:
    """Tell whether two claims tell of one fact, and not of an act and what came of it.

    Who says that sailors were hurt has not said that the ship ran aground; "two were killed" and
    "two died" are the same said again.
    """
    if one.type == other.type:
        return True
    ours, theirs = ({count.outcome for count in claim.counts} for claim in (one, other))
    return not ours.isdisjoint(theirs)


def _as_restated(voice: Voice) -> Voice:
    return voice if voice.how in OWN_WORD else replace(voice, how="restated")
