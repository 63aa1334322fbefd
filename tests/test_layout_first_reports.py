"""The two reports the project began with are laid out right, and no gold report loses its body."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from twosource.stages.layout import lay_out


def texts(path: Path) -> Iterator[str]:
    raw = path.read_bytes()
    lines = gzip.decompress(raw) if path.suffix == ".gz" else raw
    for line in lines.splitlines():
        yield json.loads(line)["text"]


def test_the_first_reports_have_their_parts(data: Path) -> None:
    answers = json.loads((data / "gold/first_reports.json").read_text())["reports"]
    for name, answer in answers.items():
        text = (data / "reports" / name).read_bytes().decode()
        layout = lay_out(text, None)
        assert [span.of(text) for span in layout.spans("headline")] == [answer["title"]]
        residue = [
            part.span.of(text)
            for part in layout.parts
            if part.kind not in {"headline", "dateline", "body"}
        ]
        assert residue == answer.get("not_content", [])
        place = (
            layout.dateline.place.of(text) if layout.dateline and layout.dateline.place else None
        )
        expected = answer.get("dateline_place")
        assert (place or "").casefold() == (expected or "").casefold()
        agency = layout.dateline.agency if layout.dateline else None
        assert (agency.of(text) if agency else None) == answer.get("agency")
        passages = [claim["passage"] for claim in answer["claims"]]
        bodies = [" ".join(span.of(text).split()) for span in layout.spans("body")]
        assert all(any(passage in body for body in bodies) for passage in passages)


def test_reports_keep_their_body(data: Path) -> None:
    for name in ("attribution/dev.jsonl", "incidents/dev.jsonl", "places/dev.jsonl"):
        kept = total = 0
        for text in texts(data / "gold" / name):
            parts = lay_out(text, None).parts
            total += sum(len(part.span) for part in parts)
            kept += sum(
                len(part.span) for part in parts if part.kind in {"headline", "dateline", "body"}
            )
        assert kept > 0.98 * total, name
