"""The document on codebooks: its example works as printed, and it names every key."""

import re
from pathlib import Path

import msgspec
import pytest

from twosource.readers.codebook_tables import BookTable, SubTypeTable, TriggerTable, TypeTable
from twosource.readers.codebooks import check_codebook, load_codebook

DOCUMENT = Path(__file__).parents[1] / "docs" / "codebook.md"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (block,) = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "roads.toml"
    path.write_text(block, "utf-8")
    return path


def test_the_worked_example_passes_the_check(example: Path) -> None:
    assert check_codebook(example) == []


def test_the_worked_example_adds_one_type_that_wins(example: Path) -> None:
    book = load_codebook(example)
    assert set(book.types) - set(load_codebook().types) == {"blockade"}
    assert book.precedence[0] == "blockade"
    blockade = book.types["blockade"]
    assert [one.name for one in blockade.subtypes] == ["roadblock", "port_blockade"]
    assert {trigger.lemma for trigger in blockade.triggers} == {
        "block",
        "barricade",
        "close",
        "roadblock",
        "blockade",
    }


@pytest.mark.parametrize("shape", [BookTable, TypeTable, SubTypeTable, TriggerTable])
def test_every_key_of_the_format_is_in_the_document(shape: type[msgspec.Struct]) -> None:
    text = DOCUMENT.read_text("utf-8")
    # `type` and `subtype` are the headings of the tables themselves.
    keys = {field.name for field in msgspec.structs.fields(shape)} - {"type"}
    assert {key for key in keys if f"`{key}`" not in text and f".{key}." not in text} == set()
