"""What a headline claims, beside what the body bears out; and plans that later words mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from twosource.model.claim import Claim, CountPhrase, Time
from twosource.stages.how_many import read_quantity


def read_headline(sentences: Iterable[Sequence[Claim]]) -> Iterator[Claim]:
    """Give the claims of a headline. Its present tense is the past: "Police arrest two"."""
    for claim in chain.from_iterable(sentences):
        if claim.stance in {"asserted", "alleged"}:
            present = claim.time in {"ongoing", "general", "unknown"}
            yield replace(claim, time="past") if present else claim


def set_headline(headline: Iterable[Claim], body: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """Put each claim of a headline behind the first of its type in the body, to which it points.

    The grammar of headlines is cut short: what the body does not bear out is more often misread
    than news, and is left out. Its numbers are cut short too ("120" for "about 120"): where the
    body counts otherwise, the headline does not count, and it names nobody.
    """
    above: dict[str, list[Claim]] = {}
    for claim in headline:
        told = {
            _number(one, text) for same in body if same.type == claim.type for one in same.counts
        }
        counts = tuple(one for one in claim.counts if not told or _number(one, text) in told)
        bare = replace(claim, definite=True, counts=counts, participants=())
        above.setdefault(claim.type, []).append(bare)
    ordered: list[Claim] = []
    for claim in body:
        ordered.append(claim)
        if claim.time != "general":
            ordered += above.pop(claim.type, [])
    return tuple(ordered)


def _number(phrase: CountPhrase, text: str) -> tuple[int, int | None] | None:
    read = read_quantity(" ".join(phrase.number.of(text).split()))
    return None if read is None else (read.low, read.high)


def follow_plans(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give "the march" the time of the march it means: one that is only planned has not been."""
    told: dict[str, Time] = {}
    followed = []
    for claim in claims:
        if claim.definite and claim.time == "past" and told.get(claim.type) == "future":
            followed.append(replace(claim, time="future"))
            continue
        # Once one is told as done, "the march" may be that one.
        if claim.stance == "asserted" and told.get(claim.type) != "past":
            told[claim.type] = claim.time
        followed.append(claim)
    return tuple(followed)
