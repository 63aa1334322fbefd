"""The opening of an agency report is read as place, day and agency; a sentence is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.report import Dateline
from twosource.stages.dateline import place_names, read_dateline


def parts(text: str) -> tuple[str, str | None, str | None, str | None] | None:
    found = read_dateline(text, 0)
    if found is None:
        return None
    place, day, agency = (
        span.of(text) if span else None for span in (found.place, found.day, found.agency)
    )
    return found.span.of(text), place, day, agency


@pytest.mark.parametrize(
    ("opening", "place", "day", "agency"),
    [
        ("SEOUL, Aug. 18 (UPI) \u2014", "SEOUL", "Aug. 18", "UPI"),
        ("SEOUL, South Korea (AP) \u2014", "SEOUL, South Korea", None, "AP"),
        ("NAIROBI (Reuters) -", "NAIROBI", None, "Reuters"),
        ("GENEVA/NAIROBI, 3 March (IRIN) \u2013", "GENEVA/NAIROBI", "3 March", "IRIN"),
        ("LONDON \u2014", "LONDON", None, None),
        ("WASHINGTON, D.C. \u2013", "WASHINGTON, D.C.", None, None),
        ("SEOUL, Aug. 18 (Yonhap) --", "SEOUL", "Aug. 18", "Yonhap"),
        ("Goma, 12 May 2019 (Agency) -", "Goma", "12 May 2019", "Agency"),
        ("ADEN, Yemen, March 7 (Xinhua) --", "ADEN, Yemen", "March 7", "Xinhua"),
        ("WASHINGTON, AUG. 18:", "WASHINGTON", "AUG. 18", None),
        ("KABUL:", "KABUL", None, None),
        ("NEW DELHI, March 3 (PTI)", "NEW DELHI", "March 3", "PTI"),
        ("NEW YORK, March 3, 2020 /PRNewswire/ --", "NEW YORK", "March 3, 2020", "PRNewswire"),
        ("INDIANAPOLIS, Ind. (Feb. 20, 2014) \u2014", "INDIANAPOLIS, Ind.", "Feb. 20, 2014", None),
        ("PARIS, Tuesday \u2014", "PARIS", "Tuesday", None),
        ("Beirut (AFP) -", "Beirut", None, "AFP"),
        ("Beirut, March 3 -", "Beirut", "March 3", None),
        (
            "Lusaka (Thomson Reuters Foundation) \u2013",
            "Lusaka",
            None,
            "Thomson Reuters Foundation",
        ),
        ("PORT-AU-PRINCE, Haiti (AP) \u2014", "PORT-AU-PRINCE, Haiti", None, "AP"),
        ("McALLEN, Texas \u2014", "McALLEN, Texas", None, None),
        ("N\u2019DJAMENA \u2014", "N\u2019DJAMENA", None, None),
        ("S\u00c3O PAULO (AP) \u2014", "S\u00c3O PAULO", None, "AP"),
        ("TEL AVIV (i24NEWS) -", "TEL AVIV", None, "i24NEWS"),
        ("LIMA (radio.example) -", "LIMA", None, "radio.example"),
        ("(CNN) \u2014", None, None, "CNN"),
        ("(CNN)", None, None, "CNN"),
        ("(Nairobi) \u2013", "Nairobi", None, None),
        ("(New York) \u2014", "New York", None, None),
        ("(Harbour Times) \u2014", None, None, "Harbour Times"),
        ("(10/31/16) -", None, "10/31/16", None),
        ("LIMA, Peru (Coast Wire), March 3, 2020 -", "LIMA, Peru", "March 3, 2020", "Coast Wire"),
        ("Lima, Peru (Coast Wire) 3 March \u2014", "Lima, Peru", "3 March", "Coast Wire"),
        ("LIMA (Coast Wire, 3 March):", "LIMA", "3 March", "Coast Wire"),
        ("LIMA (Coast Wire \u2013 3 March 2020)", "LIMA", "3 March 2020", "Coast Wire"),
        ("(Nairobi, 3 March 2020) \u2013", "Nairobi", "3 March 2020", None),
        ("LIMA \u2013 3 March 2020 \u2013", "LIMA", "3 March 2020", None),
        ("LIMA, Peru | 3 March 2020 |", "LIMA, Peru", "3 March 2020", None),
        ("Lima, 3 March 2020.", "Lima", "3 March 2020", None),
    ],
)
def test_a_dateline_gives_place_day_and_agency(
    opening: str, place: str | None, day: str | None, agency: str | None
) -> None:
    text = f"{opening} The river rose above the bridge."
    assert parts(text) == (opening, place, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA is a city on a lake.",
        "The mayor \u2014 who left \u2014 said nothing.",
        "NATO \u2014 which met on Monday \u2014 said nothing.",
        "UN \u2014 The council met.",
        "RELATED: See the map of the river.",
        "BREAKING \u2014 The dam has burst.",
        "NYPD: Man held after a chase.",
        "UPDATE: 5/12 \u2014 The bridge is open.",
        "On Monday, March 3 \u2014 the day of the flood \u2014 nobody came.",
        "March 3: The river rises.",
        "United Nations (UN) \u2013 The council met.",
        "Jane Example (Green) - The member for Portville.",
        "(UPDATED) The bridge is open.",
        "(the river) - The bridge is open.",
        "(see the long list of all the rivers) - The bridge is open.",
        "Portville : The town by the river.",
        "Portville, March 3 \u2014 a day of rain.",
        "the river, March 3 \u2014 The rain.",
        "KABUL (52) The town.",
        "ROME: The town.",
        "LIMA and more - The town.",
        "LIMA, 3 March 2020 (Coast Wire, 4 March) \u2014 The town.",
        "In Lima, Peru \u2014 The river that runs beside the town rose above the bridge.",
        "Lima, Peru - The river that runs beside the town rose above the bridge.",
        "Lima, Peru \u2014 The river.",
        "",
        "WASHINGTON",
    ],
)
def test_an_ordinary_opening_is_no_dateline(text: str) -> None:
    assert parts(text) is None


def test_a_town_with_its_country_before_a_long_dash_opens_a_sentence() -> None:
    text = "Lima, Peru \u2013 The river that runs beside the town rose above the bridge."
    assert parts(text) == ("Lima, Peru \u2013", "Lima, Peru", None, None)


def test_spans_count_from_the_offset() -> None:
    found = read_dateline("  LIMA (AP) \u2014 A dam burst.", 100)
    assert isinstance(found, Dateline)
    assert found.place is not None
    assert (found.span.start, found.place.start) == (102, 102)


def test_a_place_with_its_region_is_taken_apart() -> None:
    text = "GENEVA/RENO, Nev. (AP) \u2014 The"
    found = read_dateline(text, 0)
    assert found is not None
    assert [name.of(text) for name in place_names(found, text)] == ["GENEVA", "RENO", "Nev."]
    bare = read_dateline("(AP) \u2014 The", 0)
    assert bare is not None
    assert place_names(bare, "(AP) \u2014 The") == ()


@given(
    st.text(alphabet=st.characters(), max_size=80)
    | st.text("ABab ,./()-:\u2014\u201c18", max_size=60)
)
def test_no_opening_makes_it_fail(text: str) -> None:
    found = read_dateline(text, 7)
    if found is not None:
        assert 7 <= found.span.start < found.span.end <= 7 + len(text)
        inner = [span for span in (found.place, found.day, found.agency) if span]
        assert all(found.span.covers(span) for span in inner)
