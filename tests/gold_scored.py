"""A gold of an invented report scored against what an export tells of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from twosource.measures.exported_lines import Exported, Line
from twosource.measures.first_reports import score
from twosource.measures.verdicts import Item, Verdict
from twosource.model.values import Place

TEXT = """Weavers Leave Salto

SALTO, May 6 (OPN) — Four weavers fled
Salto by\u00a0boat, a ferryman told Radio Orilla. “They will not come back,” he said.
No arrests were made, and nobody drowned.

Share this
"""


class Map:
    """A gazetteer of one town and its province, and of a town of the same name elsewhere."""

    version = "invented"

    def find(self, names: Iterable[str]) -> Mapping[str, Sequence[Place]]:
        """Give the places called Salto."""
        return {name: PLACES for name in names if name == "Salto"}

    def countries_of(self, words: Iterable[str]) -> Mapping[str, str]:
        """Know no peoples."""
        del words
        return {}


def place(key: str, kind: str, country: str, admin1: str) -> Place:
    """Give a place called Salto."""
    return Place(key, "Salto", kind, country, admin1, None, 0.0, 0.0, 1.0, 0)


PLACES = (
    place("iso:UY-SA", "admin1", "UY", "UY-SA"),
    place("geonames:1", "town", "UY", "UY-SA"),
    place("geonames:2", "town", "BR", "BR-SP"),
)


def stand(words: str) -> dict[str, Any]:
    """Give the passage of words of the text, whatever white space is in them."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def hops(*names: str) -> list[dict[str, Any]]:
    """Give a chain as the export has it."""
    return [{"name": name} for name in names]


def told(kind: str, words: str, **more: Any) -> dict[str, Any]:
    """Give an exported claim on words of the text; its trigger are its last letters."""
    passage = stand(words)
    return {
        "report": "r",
        "type": kind,
        "event": "e1",
        "time": "past",
        "stance": "asserted",
        "outcome": None,
        "said_by": [],
        "participants": [],
        "passage": passage,
        "trigger": {"start": passage["end"] - 4, "end": passage["end"]},
        **more,
    }


FLED = told("flight", "Four weavers fled\nSalto by\u00a0boat")


def event(**more: Any) -> dict[str, Any]:
    """Give an exported event of which nothing is known but what is given."""
    blank = {"value": None, "why": "silent"}
    origins = {"outlets": 2, "reporting": 1, "human_at_most": 1}
    return {"id": "e1", "when": blank, "where": blank, "counts": [], "origins": origins, **more}


def count(of: str, best: int | None, group: str | None = None) -> dict[str, Any]:
    """Give a count of the export."""
    return {"of": of, "best": best, "group": group, "outcome": "fled"}


def report_line(**more: Any) -> dict[str, Any]:
    """Give an exported report of which nothing is known but what is given."""
    facts = dict.fromkeys(("title", "outlet", "agency"))
    return {
        "label": "r",
        "written": {"value": None, "why": "silent"},
        "parts": [],
        "quotations": [],
        **facts,
        **more,
    }


def gold_claim(**more: Any) -> dict[str, Any]:
    """Give a gold claim of the flight."""
    return {"id": "a1", "type": "flight", "passage": "Four weavers fled Salto", **more}


def scored(
    gold: Mapping[str, Any],
    claims: Sequence[Line] = (FLED,),
    events: Sequence[Line] = (event(),),
    line: Line | None = None,
) -> list[Item]:
    """Score one report: `gold` is what the gold says of it, with `across` beside it."""
    report = {"claims": [], **{key: one for key, one in gold.items() if key != "across"}}
    exported = Exported({"r": TEXT}, [line or report_line()], claims, events)
    return score({"reports": {"r": report}, "across": gold.get("across", [])}, exported, Map())


def verdicts(items: Iterable[Item]) -> dict[str, Verdict]:
    """Give what came of each key."""
    return {item.key: item.verdict for item in items}


def of_claim(gold: Mapping[str, Any], *claims: Line, **known: Any) -> dict[str, Verdict]:
    """Give what came of one gold claim, beside exported claims and what is known of the event."""
    return verdicts(scored({"claims": [gold]}, claims or (FLED,), (event(**known),)))
