"""What people say of values goes into the claims it was said of, and stays beside the machine's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.claim import Voice
from twosource.model.codebook import Codebook
from twosource.model.correction import Correction, Dispute, Opinion
from twosource.model.errors import BadValue
from twosource.model.ruling import Orphan, Ruling, Valued
from twosource.model.values import GroundedClaim
from twosource.stages.anchors import ByType, find_best, sort_by_type
from twosource.stages.facet_words import say_facet
from twosource.stages.put_right import Asked, put_right


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims with what people say of their values, and the decisions that do not attach."""

    claims: tuple[GroundedClaim, ...]
    orphaned: tuple[Orphan, ...] = ()


Said = list[tuple[Ruling, Valued]]


def correct(
    claims: Sequence[GroundedClaim],
    rulings: Iterable[Ruling],
    texts: Mapping[str, str],
    codebook: Codebook,
) -> Corrected:
    """Put each word on a value that was not undone into the claim it was said of.

    Of several words on one value the last is heeded, and the others are kept beside it. "The text
    says so" and "the text doesn't" speak of the value the person saw: where the machine now reads
    another, the decision is orphaned. A value that the person gave stands whatever is read.
    """
    said = [
        (one, one.said)
        for one in sorted(rulings, key=lambda each: each.id)
        if isinstance(one.said, Valued) and not one.undone
    ]
    if not said:
        return Corrected(tuple(claims))
    laid = _lay(claims, said)
    orphaned = [
        Orphan(one.id, what.facet, one.by, laid.why[one.id])
        for one, what in said
        if one.id in laid.why
    ]
    corrected = []
    for claim in claims:
        done = _put_all(claim, laid.of.get(claim.claim.id, ()), texts, codebook)
        corrected.append(done.claim)
        orphaned += done.orphaned
    return Corrected(tuple(corrected), tuple(sorted(orphaned, key=lambda one: one.id)))


def is_refuted(claim: GroundedClaim) -> bool:
    """Tell whether a person found that the text tells of no such event."""
    return any(
        one.facet == "type" and one.verdict == "does_not" and one.heeded
        for one in claim.corrections
    )


def keep_sources(
    chains: Mapping[str, tuple[Voice, ...]], claims: Mapping[str, GroundedClaim]
) -> Mapping[str, tuple[Voice, ...]]:
    """Give the chains with those that a person gave: no other sentence says whose word it is."""
    given = {
        key: one.claim.chain
        for key, one in claims.items()
        if any(each.facet == "source" and each.heeded for each in one.corrections)
    }
    return {**chains, **given}


def dispute_values(claim: GroundedClaim) -> tuple[Dispute, ...]:
    """Give the values of a claim on which people's last words differ."""
    lines: defaultdict[tuple[str, str], dict[str, Correction]] = defaultdict(dict)
    for one in claim.corrections:
        lines[one.facet, one.of][one.by] = one
    return tuple(
        Dispute(
            f"{facet} {of}".strip(),
            tuple(
                Opinion(one.decision, one.by, one.at, tell_word(one), one.note, one.heeded)
                for one in sorted(last.values(), key=lambda each: each.decision)
            ),
            (claim.claim.id,),
        )
        for (facet, of), last in sorted(lines.items())
        if len({_mean(one) for one in last.values()}) > 1
    )


def tell_word(one: Correction) -> str:
    """Give what a person said of a value, in words."""
    if one.verdict == "is":
        return one.value
    return f"the text says so: {one.value}" if one.verdict == "says" else "the text does not say so"


def _mean(one: Correction) -> str:
    """Give what a person takes the value to be: "says so" and the same value given are one."""
    return "" if one.verdict == "does_not" else one.value


@dataclass(slots=True)
class _Laid:
    of: defaultdict[str, Said] = field(default_factory=lambda: defaultdict(list))
    why: dict[int, str] = field(default_factory=dict)


def _lay(claims: Sequence[GroundedClaim], said: Said) -> _Laid:
    """Put each word on the claims it speaks of, or say why there is none."""
    told = sort_by_type(one.claim for one in claims)
    by_id = {one.claim.id: one for one in claims}
    laid = _Laid()
    for ruling, word in said:
        chosen = _choose(word, told, by_id)
        for key in chosen:
            laid.of[key].append((ruling, word))
        if not chosen:
            laid.why[ruling.id] = _tell_why(word, told)
    return laid


def _choose(word: Valued, told: ByType, by_id: Mapping[str, GroundedClaim]) -> tuple[str, ...]:
    """Give the claims a word speaks of: those that stand there and have the value it was said of.

    A value that a person gave stands for all that stand there; whose word it is only for one.
    """
    best = find_best(word.anchor, told)
    seen = tuple(key for key in best if say_facet(by_id[key], word.facet, word.of) == word.machine)
    if seen or word.verdict != "is":
        return seen
    return best[:1] if word.facet == "source" else best


def _tell_why(word: Valued, told: ByType) -> str:
    if not find_best(word.anchor, told):
        return "no claim of that type stands at its passage any more"
    what = f"{word.facet} {word.of}".strip()
    return f"another value of {what} is read there now; it was {word.machine or 'none'}"


@dataclass(frozen=True, slots=True)
class _Done:
    claim: GroundedClaim
    orphaned: tuple[Orphan, ...]


def _put_all(
    claim: GroundedClaim,
    said: Sequence[tuple[Ruling, Valued]],
    texts: Mapping[str, str],
    codebook: Codebook,
) -> _Done:
    last = {(word.facet, word.of): ruling.id for ruling, word in said}
    changed, orphaned, kept = claim, [], []
    for ruling, word in said:
        heeded = last[word.facet, word.of] == ruling.id
        machine = say_facet(claim, word.facet, word.of)
        if heeded:
            asked = Asked(
                ruling,
                replace(word, machine=machine),
                texts[claim.claim.report],
                codebook,
                by_hand=claim.claim.by_hand,
            )
            try:
                changed = put_right(changed, asked)
            except BadValue as fault:
                orphaned.append(Orphan(ruling.id, word.facet, ruling.by, str(fault)))
                continue
        value = machine if word.verdict == "says" else word.words
        kept.append(
            Correction(
                ruling.id,
                word.facet,
                word.of,
                word.verdict,
                value,
                machine,
                ruling.by,
                ruling.at,
                ruling.note,
                heeded,
            )
        )
    return _Done(replace(changed, corrections=tuple(kept)), tuple(orphaned))
