"""What the way two claims are told says for and against one event."""

from itertools import takewhile
from math import inf, log2

from twosource.matchers.dates import step
from twosource.matchers.sides import Sides
from twosource.model.match import Sight
from twosource.stages.names import same_name
from twosource.stages.pages import measure_likeness
from twosource.stages.seen import EARLIER

# A record of about so many reports starts where the table says, one of few at most so much higher.
LARGE = 1024
MOST_HIGHER = 2
RARE = 1.0
LEAST_STEM = 4
STEM_SHARE = 0.6
NEAR = 3
COMMON = 8.0
RARITY = (
    (10.0, "8 to 10 bits"),
    (12.0, "10 to 12 bits"),
    (14.0, "12 to 14 bits"),
    (16.0, "14 to 16 bits"),
    (20.0, "16 to 20 bits"),
)
LIKENESS = (
    (0.05, "up to 0.05"),
    (0.1, "up to 0.1"),
    (0.15, "up to 0.15"),
    (0.2, "up to 0.2"),
    (0.3, "up to 0.3"),
    (0.4, "up to 0.4"),
)
MOST_ALIKE = "over 0.4"
# Doublings: from so many reports on, likeness tells what it told where the weights were learned.
TELLS_WORDS, SMALL = 7, 3
CAUTIOUS = 1.0
RAREST = "over 20 bits"
# Days after its source that a relay is told, as seen from the source: a day before to a week after.
RELAYED = (-1, 7)


def starting_point(sides: Sides) -> Sight:
    """What two claims of a kind start from, before anything is compared.

    Of twice as many reports half as many pairs tell of one event: a large record starts lower, a
    small one somewhat higher, by whole bits, so that one more report mostly changes nothing.
    """
    if sides.one_report:
        return Sight("starting_point", "claims", "two claims of one report")
    bits, size = _start_beside(len(sides.backdrop.pages))
    words = f"two claims of different reports{size}"
    return Sight("starting_point", "claims", words, beside=bits)


def _start_beside(reports: int) -> tuple[float, str]:
    """Give the bits a record of this size starts beside the table, and its size in words.

    Who gathers few reports gathers them on one matter: of a small record half of what its size
    would give is taken, two bits at most.
    """
    doublings = round(log2(reports / LARGE)) if reports else 0
    if doublings > 0:
        return -float(doublings), ", in a large record"
    higher = min(MOST_HIGHER, -doublings // 2)
    return float(higher), ", in a small record" if higher else ""


def same_kind(sides: Sides) -> Sight | None:
    """Both are of the same kind of event, or of kinds that may tell of one."""
    ours, theirs = sides.left.every_kind, sides.right.every_kind
    shared = [kind for kind in ours if kind in theirs]
    if shared:
        return Sight("same_kind", "same subtype", f"both {_name_kind(shared[0])}")
    types = {kind for kind, _ in ours} & {kind for kind, _ in theirs}
    if types:
        words = f"{_name_kind(ours[0])} against {_name_kind(theirs[0])}"
        return Sight("same_kind", "other subtype", words)
    return Sight("same_kind", _compare_types(sides), f"{ours[0][0]} against {theirs[0][0]}")


def _name_kind(kind: tuple[str, str]) -> str:
    type_, subtype = kind
    return (type_ if subtype == "other" else subtype).replace("_", " ")


def _compare_types(sides: Sides) -> str:
    """Tell two types of one family apart.

    What came of an act may be told without it: an explosion, or four injured. Two acts of one
    report are two events; a report that says "two died" and "two were killed" counts the same dead.
    """
    if sides.may_be_parts:
        return "may be parts"
    return "other type, as counted" if sides.counted() else "other type"


def came_of_it(sides: Sides) -> Sight | None:
    """Both stand in one report, and one is told as what came of the other."""
    for outcome, act in ((sides.left, sides.right), (sides.right, sides.left)):
        if outcome.outcome is not None and outcome.outcome.of == act.claim.id:
            words = f"the {outcome.claim.type} came of the {act.claim.type}"
            if outcome.claim.type == act.claim.type:
                words = "one says that there was none of what the other tells"
            return Sight("came_of_it", "came of it", words)
    return None


def same_word(sides: Sides) -> Sight | None:
    """Both stand in one report and begin at one word, in one form of it or two."""
    triggers = sides.backdrop.triggers
    ours = triggers.get(sides.left.claim.id)
    theirs = triggers.get(sides.right.claim.id)
    if not sides.one_report or ours is None or theirs is None:
        return None
    shared = _shared_beginning(ours, theirs)
    if shared < max(LEAST_STEM, STEM_SHARE * min(len(ours), len(theirs))):
        return None
    words = f"both say “{ours[:shared].removeprefix(EARLIER)}…”"
    return Sight("same_word", "same word", words)


def _shared_beginning(one: str, other: str) -> int:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


def told_apart(sides: Sides) -> Sight | None:
    """Both stand in one report, far from one another."""
    if not sides.one_report or sides.may_be_parts:
        return None
    between = abs(sides.left.order - sides.right.order)
    if between <= NEAR:
        return None
    row = step(between, ((8, "up to 8 claims"),), "over 8 claims")
    return Sight("told_apart", row, f"{between} claims apart in the report")


def points_back(sides: Sides) -> Sight | None:
    """One points back to an event already told, and the other is the nearest it may mean."""
    left, right = sides.left.claim.id, sides.right.claim.id
    antecedents = sides.backdrop.antecedents
    if antecedents.get(left) != right and antecedents.get(right) != left:
        return None
    return Sight("points_back", "points back", "one points back to the other")


def copied_passage(sides: Sides) -> Sight | None:
    """Both say it in the same sentence of a text that one report took over from the other."""
    if not sides.copied:
        return None
    return Sight("copied_passage", "copied", "the same sentence of a copied text")


def names_its_source(sides: Sides) -> Sight | None:
    """One has its word from an outlet, and the other is what that outlet told within a week."""
    for relay, source in ((sides.left, sides.right), (sides.right, sides.left)):
        outlet = source.outlet
        if sides.one_report or outlet is None or not sides.told_within(source, relay, RELAYED):
            continue
        passed_on = [voice for voice in relay.claim.chain[:-1] if voice.kind == "outlet"]
        if any(same_name(voice.name, outlet) for voice in passed_on):
            words = f"one has it from {outlet}, which is the other's outlet"
            return Sight("names_its_source", "names it", words)
    return None


def rare_words(sides: Sides) -> Sight | None:
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
    told = sum(rarity[word] for word in rare)
    if told <= COMMON:
        return None
    return Sight("rare_words", step(told, RARITY, RAREST), f"both say {', '.join(rare[:3])}")


def text_likeness(sides: Sides) -> Sight | None:
    """The two reports as wholes use the same rare words, or others."""
    pages = sides.backdrop.pages
    ours, theirs = pages.get(sides.left.claim.report), pages.get(sides.right.claim.report)
    if sides.one_report or ours is None or theirs is None:
        return None
    likeness = measure_likeness(ours, theirs)
    if likeness is None:
        return None
    most = _likeness_is_worth(len(pages))
    small = "" if most == inf else ", in a small record"
    words = f"the reports are alike by {likeness:.2f} in their rare words{small}"
    return Sight("text_likeness", step(likeness, LIKENESS, MOST_ALIKE), words, most)


def _likeness_is_worth(reports: int) -> float:
    """Give the bits that likeness may give at most in a record of this size.

    Whoever gathers few reports gathers them on one matter, and which words are common in that
    matter only many reports tell.
    """
    doublings = round(log2(reports))
    return inf if doublings >= TELLS_WORDS else CAUTIOUS + max(0, doublings - SMALL)
