"""A coder's list of actors: read strictly; every slip names file, line and what to do."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from twosource.model.actors import Actor, ActorType
from twosource.model.errors import BadActors
from twosource.readers.actors import COLUMNS, read_actors

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "actors.csv"


def test_an_entry_comes_with_all_its_columns(path: Path) -> None:
    path.write_text(
        "\ufeff" + ",".join(COLUMNS) + "\n"
        'H-1, Harbour Front ,"Front;  HF ;",armed_group,12,3;4,2,1998-01-01,2001-12-31\n'
        "\n"
        "H-2,Harbour Watch,,,,,,,\n",
        encoding="utf-8",
    )
    given = read_actors(path)
    first = Actor(
        id="H-1",
        name="Harbour Front",
        aliases=("Front", "HF"),
        type="armed_group",
        ucdp_side="12",
        ucdp_dyads=("3", "4"),
        acled_inter=2,
        valid_from=date(1998, 1, 1),
        valid_to=date(2001, 12, 31),
    )
    assert given.actors == (first, Actor("H-2", "Harbour Watch"))
    assert (given.name, len(given.sha256)) == ("actors.csv", 64)


def test_two_columns_are_enough_and_no_entry_is_an_empty_list(path: Path) -> None:
    path.write_text("name,id\nHarbour Watch,H-2\n")
    assert read_actors(path).actors == (Actor("H-2", "Harbour Watch"),)
    path.write_text("name,id\n")
    assert read_actors(path).actors == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "the column 'id' is missing; the first line names the columns"),
        ("id,nam\nA,B\n", 1, "unknown column 'nam'; did you mean 'name'?"),
        ("id,name,zzz\nA,B,C\n", 1, "unknown column 'zzz'; known are: id, name"),
        ("id,name,name\nA,B,C\n", 1, "the column 'name' stands there 2 times; keep one"),
        ("id,name\nA,B,C\n", 2, "3 cells for 2 columns; quote cells that hold a comma"),
        ("id,name\nA,\n", 2, "no name; every actor has one"),
        ("id,name\n,B\n", 2, "no id; every actor has one"),
        ("id,name\nA,B\nA,C\n", 3, "the id 'A' stands on line 2 already; ids are given once"),
        ("id,name,type\nA,B,rebel\n", 2, "unknown type 'rebel'"),
        ("id,name,type\nA,B,milita\n", 2, "did you mean 'militia'?"),
        ("id,name,acled_inter\nA,B,9\n", 2, "write a number from 1 to 8, or nothing"),
        ("id,name,valid_from\nA,B,May 2021\n", 2, "'May 2021' is no day; write it as 2021-05-04"),
        ("id,name,valid_from\nA,B,20210504\n", 2, "'20210504' is no day"),
        (
            "id,name,valid_from,valid_to\nA,B,2021-05-04,2020-01-01\n",
            2,
            "valid_from 2021-05-04 is after valid_to 2020-01-01; turn them round",
        ),
        ('id,name\nA,"B\n', 2, "close its quotation marks"),
    ],
)
def test_a_slip_is_told_with_its_line_and_a_remedy(
    path: Path, text: str, line: int, words: str
) -> None:
    path.write_text(text)
    told = re.escape(f"{path}, line {line}: ") + ".*" + re.escape(words)
    with pytest.raises(BadActors, match=told):
        read_actors(path)


def test_another_encoding_is_named_with_its_line(path: Path) -> None:
    path.write_bytes("id,name\nA,B\nC,Dú\n".encode("latin-1"))
    with pytest.raises(BadActors, match="line 3: this is not UTF-8; save the file as CSV in UTF-8"):
        read_actors(path)


def test_of_many_slips_the_first_are_told(path: Path) -> None:
    path.write_text("id,name\n" + "A\n" * 9)
    with pytest.raises(BadActors, match="and 4 more"):
        read_actors(path)


def test_the_example_is_a_list_and_the_document_names_every_kind_and_column() -> None:
    document = (ROOT / "docs" / "actors.md").read_text(encoding="utf-8")
    assert len(read_actors(ROOT / "examples" / "actors.csv").actors) > 1
    named = set(re.findall(r"`(\w+)`", document))
    assert {*COLUMNS, *get_args(ActorType)} <= named
