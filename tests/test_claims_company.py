"""Words that mean other things too are known by their company."""

from pathlib import Path

import pytest

from claim_reading import claims_of, read
from twosource.model.claim import Claim
from twosource.readers.codebooks import check_codebook, load_codebook

OTHERWISE = [
    ("In the debate the senator attacked her rival, and voters cheered.", "assault"),
    ("Critics attacked her for her views on the dam.", "assault"),
    ("His attacks on the nominee filled the debate.", "assault"),
    ("The tax would hurt exporters and the economy.", "injury"),
    ("The candidate won the election in a landslide.", "disaster"),
    ("The candidate is on a march toward the nomination.", "protest"),
    ("Investors fear another crash of the stock market.", "accident"),
    ("The clerk shot himself in the foot with that remark.", "shooting"),
    ("She searched her conscience.", "search"),
    ("The mayor dismissed the poet as a dreamer.", "dismissal"),
    ("The plan is likely to appeal to voters.", "request"),
    ("The clerk was held to account.", "detention"),
    ("The rally was held on Monday.", "detention"),
]
THEMSELVES = [
    ("Gunmen attacked the convoy, and two drivers died.", "assault"),
    ("The attack on the mill was condemned.", "assault"),
    ("Two people were hurt in the crash.", "injury"),
    ("A landslide buried four huts after days of rain.", "disaster"),
    ("Some 300 dockers joined the march.", "protest"),
    ("The bus crash on the coast road killed a driver.", "accident"),
    ("The mayor dismissed two harbour masters.", "dismissal"),
    ("The families appealed to the court to free them.", "request"),
    ("Two carters were held on Monday.", "detention"),
    ("Two clerks were beaten.", "assault"),
    ("The carter was charged.", "trial"),
]


@pytest.mark.parametrize(("text", "name"), OTHERWISE)
def test_a_word_in_another_sense_tells_of_no_event(text: str, name: str) -> None:
    assert claims_of(text, name) == []


@pytest.mark.parametrize(("text", "name"), THEMSELVES)
def test_the_same_word_in_its_own_sense_does(text: str, name: str) -> None:
    assert claims_of(text, name)


BOOK = """
name = "kites"
version = "1"
[lists]
sky = ["cloud", "wind"]
ground = ["stone"]
[type.flying]
definition = "Kites fly."
roles = { subject = "actor", object = "object" }
positive = "The kite soared in the wind."
negative = "The price soared."
[type.flying.subtype.flying]
definition = "Kites fly."
verbs = [
    { lemma = "soar", near = "@sky", not_near = "@ground" },
    { lemma = "dip", near = ["kite", "@sky"] },
    { lemma = "loop", not_near = "@ground", not_prep = "through" },
]
"""


def flying(text: str, folder: Path) -> list[Claim]:
    """Give the claims of the kite codebook in a text."""
    file = folder / "kites.toml"
    file.write_text(BOOK, encoding="utf-8")
    assert check_codebook(file) == []
    return list(read(text, load_codebook(file)).claims)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bird soared above a stone in the wind.", 1),
        ("The bird soared above a stone.", 0),
        ("The bird soared.", 1),
        ("The bird dipped.", 0),
        ("There was a cloud. The bird dipped.", 1),
        ("There was a cloud. The clerk slept. The clerk ate. The bird dipped.", 0),
        ("The bird looped.", 1),
        ("The bird looped through a ring.", 0),
        ("The bird looped above a stone.", 0),
    ],
)
def test_words_near_decide(text: str, found: int, tmp_path: Path) -> None:
    assert len(flying(text, tmp_path)) == found


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "kites.toml"
    file.write_text(BOOK.replace('"@ground"', '"@grund"'), encoding="utf-8")
    assert any("no list 'grund'; did you mean 'ground'?" in one for one in check_codebook(file))


def test_a_codebook_may_use_the_lists_of_the_one_it_extends(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    own = BOOK.replace('version = "1"', 'version = "1"\nextends = "incidents"')
    file.write_text(own.replace('"@sky"', '"@violence"'), encoding="utf-8")
    assert check_codebook(file) == []


def test_those_who_took_part_are_counted_with_the_march_they_took_part_in() -> None:
    text = "The clerks held a march on Monday. The police said that 350 people took part."
    last = claims_of(text, "protest")[-1]
    assert last.definite
    assert [one.number.of(text) for one in last.counts] == ["350"]
    assert claims_of("The clerk took part in the vote.", "protest") == []
