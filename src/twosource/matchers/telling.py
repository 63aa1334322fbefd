"""What the way two claims are told says for and against one event."""

from twosource.matchers import weights
from twosource.matchers.sides import Sides
from twosource.model.match import Reason

RARE = 1.0


def starting_point(sides: Sides) -> Reason:
    """What two claims of a kind start from, before anything is compared."""
    if sides.one_report:
        return Reason("starting_point", weights.PRIOR_WITHIN, "two claims of one report")
    return Reason("starting_point", weights.PRIOR_ACROSS, "two claims of different reports")


def same_kind(sides: Sides) -> Reason | None:
    """Both are of the same kind of event, or of kinds that may tell of one."""
    ours, theirs = sides.left.claim, sides.right.claim
    if ours.type != theirs.type:
        return Reason("same_kind", weights.OTHER_TYPE, f"{ours.type} against {theirs.type}")
    if ours.subtype != theirs.subtype:
        words = f"{ours.subtype} against {theirs.subtype}"
        return Reason("same_kind", weights.OTHER_SUBTYPE, words)
    return Reason("same_kind", weights.SAME_SUBTYPE, f"both {ours.subtype}")


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
    """The passages share words that few reports of this record use."""
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
    if not rare:
        return None
    bits = min(
        weights.RARE_WORDS_MOST, weights.RARE_WORDS_SHARE * sum(rarity[word] for word in rare)
    )
    return Reason("rare_words", bits, f"both say {', '.join(rare[:3])}")
