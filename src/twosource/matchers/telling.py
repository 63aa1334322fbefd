"""What the way two claims are told says for and against one event."""

from itertools import takewhile

from twosource.matchers import weights
from twosource.matchers.dates import step
from twosource.matchers.sides import Sides
from twosource.model.match import Reason

RARE = 1.0
LEAST_STEM = 4
STEM_SHARE = 0.6


def starting_point(sides: Sides) -> Reason:
    """What two claims of a kind start from, before anything is compared."""
    if sides.one_report:
        return Reason("starting_point", weights.PRIOR_WITHIN, "two claims of one report")
    return Reason("starting_point", weights.PRIOR_ACROSS, "two claims of different reports")


def same_kind(sides: Sides) -> Reason | None:
    """Both are of the same kind of event, or of kinds that may tell of one."""
    ours, theirs = sides.left.claim, sides.right.claim
    if ours.type != theirs.type:
        return Reason("same_kind", _weigh_types(sides), f"{ours.type} against {theirs.type}")
    if ours.subtype != theirs.subtype:
        words = f"{ours.subtype} against {theirs.subtype}"
        return Reason("same_kind", weights.OTHER_SUBTYPE, words)
    return Reason("same_kind", weights.SAME_SUBTYPE, f"both {ours.subtype}")


def _weigh_types(sides: Sides) -> float:
    """Weigh two types of one family.

    One report that tells of an explosion and of the injured tells of two events; one that says both
    "two died" and "two were killed" counts the same dead twice.
    """
    if not sides.one_report:
        return weights.OTHER_TYPE
    if sides.counted():
        return weights.OTHER_TYPE_SAME_OUTCOME
    return weights.OTHER_TYPE_ONE_REPORT


def same_word(sides: Sides) -> Reason | None:
    """Both stand in one report and begin at one word, in one form of it or two."""
    triggers = sides.backdrop.triggers
    ours = triggers.get(sides.left.claim.id)
    theirs = triggers.get(sides.right.claim.id)
    if not sides.one_report or ours is None or theirs is None:
        return None
    shared = _shared_beginning(ours, theirs)
    if shared < max(LEAST_STEM, STEM_SHARE * min(len(ours), len(theirs))):
        return None
    return Reason("same_word", weights.SAME_WORD, f"both say “{ours[:shared]}…”")


def _shared_beginning(one: str, other: str) -> int:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


def told_apart(sides: Sides) -> Reason | None:
    """Both stand in one report, far from one another."""
    if not sides.one_report:
        return None
    between = abs(sides.left.order - sides.right.order)
    bits = step(between, weights.CLAIMS_BETWEEN, weights.MANY_CLAIMS_BETWEEN)
    return Reason("told_apart", bits, f"{between} claims apart in the report") if bits else None


def points_back(sides: Sides) -> Reason | None:
    """One points back to an event already told, and the other is the nearest it may mean."""
    left, right = sides.left.claim.id, sides.right.claim.id
    antecedents = sides.backdrop.antecedents
    if antecedents.get(left) != right and antecedents.get(right) != left:
        return None
    return Reason("points_back", weights.POINTS_BACK, "one points back to the other")


def copied_passage(sides: Sides) -> Reason | None:
    """Both say it in the same sentence of a text that one report took over from the other."""
    if not sides.copied:
        return None
    return Reason("copied_passage", weights.COPIED_PASSAGE, "the same sentence of a copied text")


def rare_words(sides: Sides) -> Reason | None:
    """The passages share more words that few reports of this record use than chance would give."""
    if sides.one_report:
        return None
    words = sides.backdrop.words
    shared = words.get(sides.left.claim.id, frozenset()) & words.get(
        sides.right.claim.id, frozenset()
    )
    rarity = sides.backdrop.rarity
    rare = sorted(
        (word for word in shared if rarity.get(word, 0.0) > RARE),
        key=lambda word: (-rarity[word], word),
    )
    beyond = sum(rarity[word] for word in rare) - weights.RARE_WORDS_USUAL
    if beyond <= 0:
        return None
    bits = min(weights.RARE_WORDS_MOST, weights.RARE_WORDS_SHARE * beyond)
    return Reason("rare_words", bits, f"both say {', '.join(rare[:3])}")
