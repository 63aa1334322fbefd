"""Scores a record of the first two reports, or of their twins, as their labelled file rules.

The rules stand in that file, under `about` and `scoring`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from twosource.measures.exported_lines import Exported, Line, ReportSide
from twosource.measures.first_reports_sides import name_hops, score_side
from twosource.measures.verdicts import (
    Item,
    Same,
    Verdict,
    accept,
    any_name_equal,
    judge,
    judge_chain,
    names_equal,
    same_value,
)
from twosource.ports import Gazetteer

_WORDS = ("time", "stance", "outcome")
_ROLES = {
    "actor": "actor",
    "target": "target",
    "ordered_by": "orderer",
    "destination": "destination",
}
_OF_EVENT = ("date", "place", "admin1", "country")
_ORIGINS = ("outlets", "reporting", "human_at_most")


@dataclass(frozen=True, slots=True)
class Asked:
    """One claim of the gold, with the exported claim that matches it and its event, if any."""

    side: ReportSide
    gold: Line
    claim: Line | None
    event: Line | None

    def item(self, key: str, verdict: Verdict, expected: Any, got: Any) -> Item:
        """Give one item about this claim."""
        return Item(self.side.label, self.gold["id"], key, verdict, expected, got)


def score(gold: Line, exported: Exported, gazetteer: Gazetteer) -> list[Item]:
    """Give every item of the gold with what came of it in the record.

    Raises:
        ValueError: a passage of the gold stands in no text, so that text and gold do not fit.
    """
    sides = [exported.side(label, report) for label, report in gold["reports"].items()]
    asked = {
        one["id"]: _match(side, one, exported.events)
        for side in sides
        for one in side.gold["claims"]
    }
    items = [item for side in sides for item in score_side(side)]
    for one in asked.values():
        items += _score_claim(one, asked, gazetteer)
    for across in gold.get("across", ()):
        items += _score_across(across, asked)
    return items


def _match(side: ReportSide, gold: Line, events: Iterable[Line]) -> Asked:
    """Find the exported claim of an accepted type that tells of the gold's passage."""
    types = accept(gold["type"])
    claim = side.find_claim(gold["passage"], [one for one in side.claims if one["type"] in types])
    of = None if claim is None else claim["event"]
    return Asked(side, gold, claim, next((one for one in events if one["id"] == of), None))


def _score_claim(asked: Asked, others: Mapping[str, Asked], gazetteer: Gazetteer) -> Iterator[Item]:
    """Score one claim: whether it was found, and each of its keys."""
    gold, claim = asked.gold, asked.claim
    if claim is not None:
        yield asked.item("found", "right", gold["type"], claim["type"])
        for key, expected in list_keys(gold):
            yield _score_key(asked, key, expected, others, gazetteer)
    elif not gold.get("optional"):
        yield asked.item("found", "missing", gold["type"], None)
        for key, expected in list_keys(gold):
            if None not in accept(expected):
                yield asked.item(key, "missing", expected, None)


def list_keys(gold: Line) -> Iterator[tuple[str, Any]]:
    """Give the keys of a gold claim that are scored, with their values; counts one by one."""
    for key in (*_WORDS, "said_by", *_ROLES, *_OF_EVENT):
        if key in gold:
            yield key, gold[key]
    for of, number in gold.get("count", {}).items():
        yield f"count.{of}", number
    if "relation" in gold:
        yield "relation", gold["relation"]["kind"]


def _score_key(
    asked: Asked, key: str, expected: Any, others: Mapping[str, Asked], gazetteer: Gazetteer
) -> Item:
    if key == "said_by":
        chain = name_hops((asked.claim or {})["said_by"])
        return asked.item(key, judge_chain(expected, chain, asked.side.own), expected, chain)
    if key == "relation":
        other = others[asked.gold["relation"]["to"]].event
        # One id for both is all the export says of a relation.
        got = "same_event_as" if other is not None and other == asked.event else None
        return asked.item(key, judge(accept(expected), got, same_value), expected, got)
    got = _read(key, asked.claim or {}, asked.event or {})
    same = _compare(key, asked.gold, gazetteer)
    return asked.item(key, judge(accept(expected), got, same), expected, _shorten(got))


def _read(key: str, claim: Line, event: Line) -> Any:
    """Give what the record says under a key, at the claim or at its event; None: a blank."""
    if key in _WORDS:
        return claim[key]
    if key in _ROLES:
        named = [who["name"] for who in claim["participants"] if who["role"] == _ROLES[key]]
        return named or None
    if key.startswith("count."):
        of = key.removeprefix("count.")
        return [one for one in event.get("counts", ()) if one["of"] == of] or None
    if key == "date":
        return event.get("when", {}).get("edtf")
    where = event.get("where", {})
    return (where if "id" in where else None) if key == "place" else where.get(key)


def _compare(key: str, gold: Line, gazetteer: Gazetteer) -> Same:
    """Give what tells whether the value read under a key is one that is expected."""
    by_key: dict[str, Same] = {
        **dict.fromkeys(_ROLES, any_name_equal),
        "outcome": names_equal,
        "count.people": _is_counted,
        "count.families": _is_counted,
        "place": partial(_is_place, gazetteer),
        "admin1": partial(_is_division, gazetteer, gold.get("country")),
    }
    return by_key.get(key, same_value)


def _is_counted(number: int, counts: Sequence[Line]) -> bool:
    """Tell whether the whole is counted as that many; a part of it is another number."""
    return any(one["best"] == number and one["group"] is None for one in counts)


def _is_place(gazetteer: Gazetteer, name: str, where: Line) -> bool:
    known = {place.id for place in gazetteer.find([name]).get(name, ())}
    return where["id"] in known or names_equal(name, where["name"])


def _is_division(gazetteer: Gazetteer, country: str | None, name: str, code: str) -> bool:
    return code in {
        place.admin1
        for place in gazetteer.find([name]).get(name, ())
        if place.kind == "admin1" and country in {None, place.country}
    }


def _shorten(got: Any) -> Any:
    """Give a place or counts in few words, for whoever reads the errors."""
    if isinstance(got, Mapping):
        return f"{got['name']} ({got['id']})"
    if isinstance(got, list) and isinstance(got[0], Mapping):
        return [f"{one['best']} {one['of']} {one['outcome']}" for one in got]
    return got


def _score_across(gold: Line, asked: Mapping[str, Asked]) -> Iterator[Item]:
    """Score what is said of the record as a whole: which events are one, and their origins."""
    if "same_event" in gold:
        left, right = (asked[name].event for name in gold["claims"])
        got = None if left is None or right is None else left == right
        verdict = judge([gold["same_event"]], got, same_value)
        yield Item("", " ".join(gold["claims"]), "same_event", verdict, gold["same_event"], got)
    if "origins" in gold:
        event = asked[gold["event"]].event
        for key in _ORIGINS:
            expected = gold["origins"][key]
            got = None if event is None else event["origins"][key]
            verdict = judge([expected], got, same_value)
            yield Item("", gold["event"], f"origins.{key}", verdict, expected, got)
