"""Names are brought to keys by rule, never by likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.spans import Span
from twosource.stages.place_context import note_beside
from twosource.stages.place_names import bare_division, bare_town, fold, index_keys, plain, widen
from twosource.stages.romanisation import spell_korean, spell_wade


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Hoeryŏng", "hoeryong"),
        ("P\u2019yŏngan-namdo", "pyongan namdo"),
        ("St. Petersburg", "saint petersburg"),
        ("the Netherlands", "netherlands"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Kenya\u2019s", "kenya"),
        ("Musan\nCounty", "musan county"),
        ("…", ""),
    ],
)
def test_case_marks_dots_and_hyphens_do_not_tell_names_apart(written: str, folded: str) -> None:
    assert plain(written) == folded


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("musan county", "musan"),
        ("musan gun", "musan"),
        ("county durham", "durham"),
        ("province of jujuy", "jujuy"),
        ("yanbian korean autonomous prefecture", "yanbian"),
        ("yanbian chaoxianzu zizhizhou", "yanbian"),
        ("belgorod oblast", "belgorod"),
        ("kenya", None),
    ],
)
def test_a_division_is_found_under_its_own_name(name: str, own: str | None) -> None:
    assert bare_division(name) == own


@pytest.mark.parametrize(
    ("name", "own"), [("hyesan si", "hyesan"), ("city of perth", "perth"), ("perth", None)]
)
def test_a_town_is_found_under_its_own_name(name: str, own: str | None) -> None:
    assert bare_town(name) == own


def test_a_side_of_a_place_is_the_place_if_nothing_else_is_known() -> None:
    assert widen("northern kenya") == "kenya"
    assert widen("darfur region") == "darfur"
    assert widen("kenya") is None
    assert widen("north korea") is None


@pytest.mark.parametrize(
    "spellings",
    [
        ("north hamgyong", "north hamkyung", "north hamgyeong", "hamgyong bukto", "hamkyeongpukto"),
        ("south pyongan", "pyongan namdo", "phyeongannamto", "south pyeongan"),
        ("ryanggang", "yanggang"),
        ("sinuiju", "shinuiju"),
        ("hoeryong", "hweryong", "hoeryeong"),
        ("chongjin", "cheongjin"),
        ("rangrim", "nangnim"),
        ("pusan", "busan"),
        ("gyeongsangbuk", "kyongsang bukto", "north gyeongsang"),
        ("pyongyang", "pyeongyang", "phyongyang", "pyoungyang"),
    ],
)
def test_spellings_of_one_korean_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({spell_korean(one) for one in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("north hamgyong", "south hamgyong"),
        ("hamgyong bukto", "hamgyong namdo"),
        ("hamhung", "hamgyong"),
        ("musan", "masan"),
        ("hyesan", "hoesan"),
    ],
)
def test_different_korean_names_stay_apart(one: str, other: str) -> None:
    assert spell_korean(one) != spell_korean(other)


def test_what_cannot_be_korean_has_no_korean_spelling() -> None:
    assert spell_korean("springfield") is None
    assert spell_korean("무산") is None


@pytest.mark.parametrize(
    ("pinyin", "wade"),
    [
        ("dandong", "tantung"),
        ("guangdong", "kuangtung"),
        ("sichuan", "ssuchuan"),
        ("xinjiang", "hsinchiang"),
        ("zhejiang", "chechiang"),
        ("guizhou", "kueichou"),
        ("gansu", "kansu"),
        ("henan", "honan"),
        ("yanji", "yenchi"),
        ("shijiazhuang", "shihchiachuang"),
        ("guoluo", "kuolo"),
        ("huozhou", "huochou"),
        ("zigong", "tzukung"),
        ("meihekou", "meihokou"),
    ],
)
def test_pinyin_turns_into_wade_giles(pinyin: str, wade: str) -> None:
    assert spell_wade(pinyin) == wade


def test_what_is_no_pinyin_has_no_wade_giles() -> None:
    assert spell_wade("bristol") is None


def test_the_name_as_written_comes_first_and_the_widened_one_last() -> None:
    keys = fold("Musan County")
    assert keys[0] == "musan county"
    assert "div:musan" in keys
    assert keys[-1] == "wide:musan"


def test_the_word_for_a_town_looks_only_among_towns() -> None:
    assert fold("Hyesan-si")[:3] == ("hyesan si", "town:hyesan", "town:ko:hyesan")


def test_a_name_without_letters_has_no_keys() -> None:
    assert fold("—") == ()
    assert index_keys("—", division=True, country="KP") == ()


def test_a_place_is_found_without_the_word_for_its_kind() -> None:
    assert "musan" in index_keys("Musan-gun", division=True, country="KP")
    assert "musan" in index_keys("Musan-ŭp", division=False, country="KP")
    assert index_keys("Mexico City", division=False, country="MX") == ("mexico city",)


def test_chinese_places_are_found_under_wade_giles() -> None:
    assert "zh:tantung" in index_keys("Dandong", division=False, country="CN")
    assert "zh:tantung" in fold("Tan-tung")


@given(st.text(max_size=30))
def test_folding_never_fails_and_folds_once(name: str) -> None:
    keys = fold(name)
    assert len(keys) == len(set(keys))
    assert plain(plain(name)) in {plain(name), plain(name).removeprefix("the ")}


def test_a_larger_place_right_after_a_name_stands_beside_it() -> None:
    text = (
        "A fire in Rivertown, Clay County, Ohio, and one in Kisumu in western Kenya. Nairobi slept."
    )
    names = [Span(text.index(word), text.index(word) + len(word)) for word in _NAMES]
    assert note_beside(text, names) == {
        "Rivertown": ("Clay County", "Ohio"),
        "Clay County": ("Ohio",),
        "Kisumu": ("Kenya",),
    }


_NAMES = ("Rivertown", "Clay County", "Ohio", "Kisumu", "Kenya", "Nairobi")


def test_overlapping_names_do_not_stand_beside_each_other() -> None:
    assert note_beside("New York City", [Span(0, 8), Span(0, 13)]) == {}


def test_an_island_is_no_town_of_its_name() -> None:
    assert "land:stewart" in fold("Stewart Island")
    assert "wide:stewart" not in fold("Stewart Island")


def test_a_border_is_looked_up_by_its_two_countries() -> None:
    assert fold("the border between Kenya and the Sudan") == ("kenya sudan border",)
    assert fold("border between them") != ("them border",)


def test_an_article_and_a_last_letter_may_be_left_out() -> None:
    assert fold("Al-Hodeidah")[-2:] == ("wide:hodeidah", "wide:hodeida")
    assert "wide:kufrah" in fold("Kufra")
    assert fold("El Oso")[-1] != "wide:oso"
    assert "sirte" in index_keys("As Sirte", division=False, country="LY")
    assert "sirte" not in index_keys("As Sirte", division=False, country="NO")


def test_a_slavic_province_is_found_by_its_town() -> None:
    keys = index_keys("Kurskaya oblast'", division=True, country="RU")
    assert {"kurskaya", "kur", "kursk"} <= set(keys)
    assert "kirovsk" not in index_keys("Kirovskiy rayon", division=True, country="RU")
    assert index_keys("Altay kray", division=True, country="RU") == ("altay kray", "altay")
