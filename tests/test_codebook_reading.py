"""A codebook from TOML: what is read, what is refused, and what the refusal says."""

from pathlib import Path

import pytest

from twosource.model.codebook import Counted, Crosswalk, Trigger
from twosource.model.errors import BadCodebook
from twosource.readers.codebooks import check_codebook, load_codebook, load_shipped

KITES = """
name = "kites"
version = "1"

[type.kite_loss]
definition = "Kites are lost."
roles = { subject = "actor", object = "target", over = "place" }
counted = [{ role = "target", outcome = "lost" }]
positive = "The children lost three kites over the bay."
negative = "The team lost the match."

[type.kite_loss.subtype.loss]
definition = "A kite does not come back."
verbs = [{ lemma = "lose", object = "kite" }]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "book.toml"
    path.write_text(text, "utf-8")
    return path


def refused(folder: Path, text: str) -> str:
    with pytest.raises(BadCodebook) as caught:
        load_codebook(written(folder, text))
    return str(caught.value)


def test_a_small_codebook_stands_alone(tmp_path: Path) -> None:
    path = written(tmp_path, KITES)
    book = load_codebook(path)
    assert check_codebook(path) == []
    assert list(book.types) == ["kite_loss"]
    kite_loss = book.types["kite_loss"]
    assert kite_loss.family == "kite_loss"
    assert not kite_loss.planned
    assert kite_loss.counted == (Counted("target", "lost"),)
    assert kite_loss.triggers == (Trigger("lose", "verb", "loss", objects=frozenset({"kite"})),)
    assert kite_loss.subtype("loss").forced == "unstated"
    assert kite_loss.subtype("loss").crosswalk == Crosswalk("none", "none", "none")
    assert book.precedence == ("kite_loss",)


def test_every_key_of_a_trigger_has_its_field(tmp_path: Path) -> None:
    text = KITES.replace(
        '{ lemma = "lose", object = "kite" }',
        """{ lemma = "lose", particle = "up", phrase = "at sea", object = ["kite"],
        not_object = ["match"], subject_is = ["child"], not_subject = "team", prep = ["over"],
        people = true, subject_role = "owner", object_role = "toy" }""".replace("\n", " "),
    )
    text += 'nouns = [{ lemma = "loss", modifier = "kite", not_modifier = ["weight"] }]\n'
    verb, noun = load_codebook(written(tmp_path, text)).types["kite_loss"].triggers
    assert verb == Trigger(
        lemma="lose",
        word_class="verb",
        subtype="loss",
        particle="up",
        phrase="at sea",
        objects=frozenset({"kite"}),
        not_objects=frozenset({"match"}),
        subjects=frozenset({"child"}),
        not_subjects=frozenset({"team"}),
        preps=frozenset({"over"}),
        people=True,
        subject="owner",
        object="toy",
    )
    assert noun.modifiers == {"kite"}
    assert noun.not_modifiers == {"weight"}


def test_a_word_may_lead_to_another_sub_type(tmp_path: Path) -> None:
    text = KITES + 'nouns = [{ lemma = "theft", subtype = "theft" }]\n'
    text += '[type.kite_loss.subtype.theft]\ndefinition = "A kite is taken."\n'
    path = written(tmp_path, text)
    assert check_codebook(path) == []
    assert load_codebook(path).types["kite_loss"].triggers[1].subtype == "theft"


def test_the_digest_follows_the_content_and_nothing_else(tmp_path: Path) -> None:
    first = load_codebook(written(tmp_path, KITES)).digest
    assert load_codebook(written(tmp_path, "# a remark\n" + KITES)).digest == first
    changed = KITES.replace('"kite" }', '"glider" }')
    assert load_codebook(written(tmp_path, changed)).digest != first
    assert load_codebook().digest == load_codebook().digest


def test_the_order_within_a_list_of_words_does_not_change_the_digest(tmp_path: Path) -> None:
    one = KITES.replace('object = "kite"', 'object = ["kite", "glider", "balloon"]')
    other = KITES.replace('object = "kite"', 'object = ["balloon", "kite", "glider"]')
    digests = {load_codebook(written(tmp_path, text)).digest for text in (one, other)}
    assert len(digests) == 1


def test_a_slip_in_a_key_is_named_with_what_was_meant(tmp_path: Path) -> None:
    said = refused(tmp_path, KITES.replace('object = "kite"', 'obejct = "kite"'))
    assert f"{tmp_path / 'book.toml'}: type 'kite_loss', sub-type 'loss', verbs[0]:" in said
    assert "unknown key 'obejct'; did you mean 'object'?" in said


def test_a_strange_key_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    said = refused(tmp_path, KITES.replace('version = "1"', 'version = "1"\nzzz = 1'))
    assert "codebook: unknown key 'zzz'; known are: drop, exclude, extends" in said


def test_all_slips_are_named_at_once(tmp_path: Path) -> None:
    text = KITES.replace('definition = "Kites are lost."', "planned = 3")
    text = text.replace('name = "kites"', 'name = "kites"\nprecedence = ["kite_lost"]')
    said = check_codebook(written(tmp_path, text))
    assert said == [
        "type 'kite_loss': the key 'definition' is missing; add it",
        "type 'kite_loss', planned: expected 'bool', got 'int'",
        "precedence: no type 'kite_lost'; did you mean 'kite_loss'?",
    ]


def test_a_wrong_kind_of_value_is_named(tmp_path: Path) -> None:
    said = refused(tmp_path, KITES.replace("[type.kite_loss]", "[type.kite_loss]\nplanned = 'no'"))
    assert "type 'kite_loss', planned: expected 'bool', got 'str'" in said
    said = refused(tmp_path, KITES.replace(', outcome = "lost"', ""))
    assert "type 'kite_loss', counted: [0]: the key 'outcome' is missing; add it" in said


def test_a_trigger_is_a_word_or_a_table(tmp_path: Path) -> None:
    said = refused(tmp_path, KITES.replace('[{ lemma = "lose", object = "kite" }]', "[7]"))
    assert "verbs[0]: write a table here, not 7" in said


def test_a_sub_type_is_a_table(tmp_path: Path) -> None:
    text = KITES.split("[type.kite_loss.subtype.loss]", maxsplit=1)[0]
    said = refused(tmp_path, text.replace("positive", "subtype = { loss = 3 }\npositive"))
    assert "type 'kite_loss', sub-type 'loss': write a table here, not 3" in said


def test_a_codebook_without_a_name_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, 'version = "1"\n')
    assert "codebook: the key 'name' is missing; add it" in said
    assert check_codebook(tmp_path / "book.toml") != []


def test_a_type_needs_a_sub_type(tmp_path: Path) -> None:
    text = KITES.split("[type.kite_loss.subtype.loss]", maxsplit=1)[0]
    assert "the key 'subtype' is missing" in refused(tmp_path, text)
    said = refused(tmp_path, text.replace("positive", "subtype = {}\npositive"))
    assert "no sub-type; add [type.kite_loss.subtype.kite_loss] with its words" in said


def test_a_codebook_needs_a_type(tmp_path: Path) -> None:
    assert "no types; add a [type.NAME]" in refused(tmp_path, 'name = "none"\nversion = "1"\n')


def test_what_is_no_toml_names_the_line(tmp_path: Path) -> None:
    said = refused(tmp_path, "name = \n")
    assert "not TOML: Invalid value (at line 1" in said
    assert check_codebook(tmp_path / "book.toml") == [said]


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadCodebook, match="cannot be read"):
        load_codebook(tmp_path / "nowhere.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    with pytest.raises(BadCodebook, match="save it as UTF-8"):
        load_codebook(tmp_path / "latin.toml")
    assert "cannot be read" in check_codebook(tmp_path / "nowhere.toml")[0]


def test_a_codebook_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(BadCodebook, match="did you mean 'incidents'"):
        load_shipped("incident")


def test_a_codebook_adds_to_the_shipped_one(tmp_path: Path) -> None:
    text = KITES.replace(
        'version = "1"', 'version = "1"\nextends = "incidents"\ninclude = ["Kites."]'
    )
    book = load_codebook(written(tmp_path, text))
    shipped = load_codebook()
    assert set(book.types) == {*shipped.types, "kite_loss"}
    assert book.precedence == ("kite_loss", *shipped.precedence)
    assert book.unit == shipped.unit
    assert book.include == (*shipped.include, "Kites.")
    assert book.name == "kites"
    assert book.digest != shipped.digest


def test_a_type_is_replaced_by_naming_it(tmp_path: Path) -> None:
    text = KITES.replace("kite_loss", "riot").replace(
        'version = "1"', 'version = "1"\nextends = "incidents"\nprecedence = ["flight", "riot"]'
    )
    book = load_codebook(written(tmp_path, text))
    assert book.types["riot"].definition == "Kites are lost."
    assert book.precedence[:3] == ("flight", "riot", "sexual_violence")
    assert len(book.types) == len(load_codebook().types)


def test_a_type_is_dropped_by_listing_it(tmp_path: Path) -> None:
    text = 'name = "calm"\nversion = "1"\nextends = "incidents"\ndrop = ["riot"]\n'
    path = written(tmp_path, text)
    book = load_codebook(path)
    assert check_codebook(path) == []
    assert "riot" not in book.types
    assert "riot" not in book.precedence


def test_what_is_dropped_must_be_there(tmp_path: Path) -> None:
    head = 'name = "calm"\nversion = "1"\n'
    said = refused(tmp_path, head + 'extends = "incidents"\ndrop = ["roit"]\n')
    assert "drop: no type 'roit'; did you mean 'riot'?" in said
    said = refused(tmp_path, head + 'drop = ["riot"]\n')
    assert "drop: 'riot' has nothing to be dropped from" in said
    said = refused(tmp_path, head + 'extends = "accidents"\n')
    assert "extends: no codebook 'accidents'" in said


def test_roles_stand_on_grammar_and_counts_on_roles(tmp_path: Path) -> None:
    text = KITES.replace("over =", "ovver =").replace('role = "target"', 'role = "tarket"')
    said = refused(tmp_path, text)
    assert "roles: 'ovver' is no part of a sentence; did you mean 'over'?" in said
    assert "counted: no role 'tarket'; did you mean 'target'?" in said


def test_sub_types_and_words_lead_to_each_other(tmp_path: Path) -> None:
    text = KITES + '[type.kite_loss.subtype.theft]\ndefinition = "A kite is taken."\n'
    assert "sub-type 'theft': no word leads to it" in refused(tmp_path, text)
    text = KITES.replace('object = "kite" }', 'object = "kite", subtype = "los" }')
    assert "'lose': no sub-type 'los'; did you mean 'loss'?" in refused(tmp_path, text)


def test_check_names_codes_that_other_schemes_lack(tmp_path: Path) -> None:
    codes = 'crosswalk = { plover = "COERSE", acled = "Arrest" }\nverbs ='
    path = written(tmp_path, KITES.replace("verbs =", codes))
    assert load_codebook(path).types
    plover, acled = check_codebook(path)
    assert "plover has no 'COERSE'; did you mean 'COERCE'?, or \"none\"" in plover
    assert "acled has no 'Arrest'; did you mean 'Arrests'?" in acled


def test_check_names_doubles_and_lemmas_that_are_no_lemmas(tmp_path: Path) -> None:
    text = KITES + 'nouns = ["kite", { lemma = "kite" }, "Lost Kite"]\n'
    double_or_lemma = check_codebook(written(tmp_path, text))
    assert any(
        "the noun 'kite' stands 2 times with the same conditions" in one for one in double_or_lemma
    )
    assert any("'Lost Kite': a lemma is one word in base form" in one for one in double_or_lemma)


def test_check_wants_a_word_of_the_type_in_its_example(tmp_path: Path) -> None:
    text = KITES.replace("The children lost three kites", "The children flew three kites")
    (said,) = check_codebook(written(tmp_path, text))
    assert "positive: none of the type's words stands in the example" in said


def test_check_knows_that_an_adjective_has_no_modifiers(tmp_path: Path) -> None:
    text = KITES + 'adjectives = [{ lemma = "lost", modifier = "badly" }]\n'
    (said,) = check_codebook(written(tmp_path, text))
    assert "the adjective 'lost' has 'modifier'; only nouns and verbs are asked" in said
