"""Merges and splits hold for what events told when they were made, and lose nothing silently."""

from store_samples import anchor, claim, decision, ruling
from twosource.model.claim import Claim
from twosource.model.match import Anchor, Decision, Pair, Verdict
from twosource.model.ruling import Grouped, Reviewed, Ruling
from twosource.stages.attach import Attached, attach

NAMES = "abcdef"
CLAIMS = [claim(name, f"r{name}", 0, 30) for name in NAMES]


def at(names: str) -> tuple[Anchor, ...]:
    """Give what a decision holds on to of some claims."""
    return tuple(anchor(f"r{name}", 0, 30) for name in names)


def merge(number: int, *parts: str, by: str = "ana", undone: bool = False) -> Ruling:
    said = Grouped("together", tuple(at(part) for part in parts))
    return ruling(number, said, by, undone=undone)


def split(number: int, taken: str, left: str, by: str = "ana") -> Ruling:
    return ruling(number, Grouped("apart", (at(taken), at(left))), by)


def pair(number: int, names: str, verdict: Verdict = "same") -> Decision:
    left, right = at(names)
    return decision(number, left, right, verdict)


def lay(*taken: Decision | Ruling, claims: list[Claim] | None = None) -> Attached:
    return attach(
        [one for one in taken if isinstance(one, Decision)],
        CLAIMS if claims is None else claims,
        [one for one in taken if isinstance(one, Ruling)],
    )


def verdicts(found: Attached) -> dict[str, str]:
    """Give the verdicts in force by the two claims' names."""
    return {f"{pair.left}{pair.right}": one.verdict for pair, one in found.pairs.items()}


def test_a_merge_ties_all_that_the_events_told() -> None:
    found = lay(merge(1, "ac", "b", "d"))
    assert verdicts(found) == {"ab": "same", "bc": "same", "cd": "same"}
    assert found.grouped == set(found.pairs)
    assert found.orphaned == ()


def test_a_split_parts_each_of_those_taken_out_from_each_left_behind() -> None:
    found = lay(split(1, "ab", "cd"))
    assert verdicts(found) == {
        "ac": "different", "ad": "different", "bc": "different", "bd": "different", "ab": "same",
    }  # fmt: skip


def test_a_later_merge_takes_every_parting_inside_it_away() -> None:
    assert "different" not in verdicts(lay(split(1, "a", "bc"), merge(2, "a", "bc"))).values()
    assert "different" in verdicts(lay(merge(1, "a", "bc"), split(2, "a", "bc"))).values()


def test_a_later_word_on_one_pair_stands_and_is_a_person_s_on_this_pair() -> None:
    taken = pair(2, "ab", "different")
    found = lay(merge(1, "a", "bc"), taken)
    assert found.pairs[Pair("a", "b")] == taken
    assert Pair("a", "b") not in found.grouped
    assert verdicts(found)["bc"] == "same"


def test_what_is_undone_or_no_group_counts_for_nothing() -> None:
    looked = ruling(2, Reviewed("e1", "PER-0001", "in_review"))
    assert lay(merge(1, "a", "b", undone=True), looked) == Attached({}, ())


def test_a_merge_holds_for_the_rest_when_a_passage_is_gone_and_says_so() -> None:
    found = lay(merge(1, "ab", "c", "d"), claims=CLAIMS[1:])
    assert verdicts(found) == {"bc": "same", "cd": "same"}
    (lost,) = found.orphaned
    assert (lost.id, lost.kind) == (1, "together")
    assert (
        lost.why
        == "no claim of that type stands at 1 of its 4 passages any more; it holds for the rest"
    )


def test_a_merge_or_split_of_which_one_part_is_left_is_orphaned() -> None:
    for one in (merge(1, "a", "bc"), split(1, "a", "bc")):
        found = lay(one, claims=CLAIMS[1:])
        assert found.pairs == {}
        assert [each.why for each in found.orphaned] == [
            "no claim of that type stands at the passages of all but one part any more"
        ]
        found = lay(one, claims=[])
        assert [each.why for each in found.orphaned] == [
            "no claim of that type stands at its passages any more"
        ]


def test_two_claims_on_one_passage_are_two_in_a_merge_too() -> None:
    twins = [claim("a", "r1", 0, 30), claim("b", "r1", 0, 30), claim("c", "r2", 0, 30)]
    said = Grouped("together", ((anchor("r1", 0, 30),), (anchor("r1", 0, 30), anchor("r2", 0, 30))))
    found = lay(ruling(1, said), claims=twins)
    assert verdicts(found) == {"ab": "same", "bc": "same"}


def test_each_passage_finds_the_claim_that_fits_it_best() -> None:
    near = [claim("a", "r1", 0, 20), claim("b", "r1", 15, 40), claim("c", "r2", 0, 30)]
    said = Grouped("apart", ((anchor("r1", 18, 40),), (anchor("r1", 0, 20), anchor("r2", 0, 30))))
    assert verdicts(lay(ruling(1, said), claims=near)) == {"ab": "different", "bc": "different"}


def test_a_pair_with_one_passage_left_says_which_kind_of_loss_it_is() -> None:
    found = lay(pair(1, "ab"), pair(2, "xy"))
    assert [one.why for one in found.orphaned] == [
        "no claim of that type stands at its passages any more"
    ]


def test_statements_keep_what_a_later_one_overruled() -> None:
    found = lay(merge(1, "a", "b", by="ana"), split(2, "a", "b", by="ben"))
    assert [(one.decision, one.by, one.verdict) for one in found.statements] == [
        (1, "ana", "same"), (2, "ben", "different"),
    ]  # fmt: skip
    assert found.statements[1].speaks_of(Pair("a", "b"))
    assert not found.statements[1].speaks_of(Pair("a", "c"))
