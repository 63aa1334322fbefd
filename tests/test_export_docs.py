"""docs/export.md: every field is described, and its example is one."""

import re
from pathlib import Path

import msgspec
import pytest

from twosource.exporters import (
    claim_shapes,
    copy_shapes,
    event_shapes,
    leaf_shapes,
    report_shapes,
)
from twosource.exporters.event_shapes import Event
from twosource.exporters.json_text import decode_line

DOCUMENT = (Path(__file__).resolve().parent.parent / "docs" / "export.md").read_text("utf-8")
SHAPES = sorted(
    {
        shape
        for module in (leaf_shapes, claim_shapes, copy_shapes, event_shapes, report_shapes)
        for shape in vars(module).values()
        if isinstance(shape, type) and issubclass(shape, msgspec.Struct)
    },
    key=lambda shape: shape.__name__,
)
REPORT = re.sub(r"\s+", " ", DOCUMENT.partition('2021: "')[2].partition('"')[0])


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_field_is_described(shape: type[msgspec.Struct]) -> None:
    described = set(re.findall(r"[`\"](\w+)[`\"]", DOCUMENT.partition("## An example")[0]))
    assert set(shape.__struct_fields__) <= described


def test_the_example_fits_and_its_passages_are_the_text_s() -> None:
    shown = re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    assert shown is not None
    event = decode_line(shown.group(1), Event)
    for claim in event.claims:
        for passage in (claim.trigger, claim.passage, *claim.counts[0].spans):
            assert REPORT[passage.start : passage.end] == passage.text
    assert event.when.edtf == "2021-05-04"  # type: ignore[union-attr]  # a blank has none, and fails
