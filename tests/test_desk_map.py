"""A part of the map to ask for, and places drawn as what they are: discs, areas and lines."""

import json
import re
from importlib.resources import files

import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_rows import GORE, OSLO, PERU, TUMEN, make_row
from twosource.model.values import Place
from twosource.web.area import NOT_ALL, TOO_FAR, UPSIDE_DOWN, fill_fields, find_slip, tell_area
from twosource.web.countries import find_shape, find_sides
from twosource.web.map_shapes import list_places, write_place
from twosource.web.outlines import find_outline
from twosource.web.question import Question
from twosource.web.sift import sift

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]
ROWS = [make_row(n, "2015", place) for n, place in enumerate((GORE, OSLO, PERU, TUMEN), 1)]


def ask(**edges: str) -> Question:
    """Ask for an area by its edges."""
    return Question.read(QueryParams(edges))


def test_four_edges_are_an_area_beside_all_else_that_is_asked() -> None:
    asked = ask(south="50", west="5", north="65.5", east="20", type="protest")
    assert (asked.box, asked.type) == ("50,5,65.5,20", ("protest",))
    assert [row.places for row in sift(ROWS, Question(box=asked.box), None).found] == [(OSLO,)]
    assert fill_fields({}, asked.box) == {
        "south": "50",
        "west": "5",
        "north": "65.5",
        "east": "20",
    }


def test_an_area_may_lie_over_the_date_line() -> None:
    asked = ask(south="-50,5", west="160", north="−30", east="-170")
    assert asked.box == "-50.5,160,-30,190"
    assert [row.places for row in sift(ROWS, asked, None).found] == [(GORE,)]
    assert fill_fields({}, asked.box)["east"] == "-170"
    assert tell_area(asked.box) == "50.5° S to 30° S, 160° E to 170° W"


@pytest.mark.parametrize(
    ("edges", "why"),
    [
        ({"south": "1"}, NOT_ALL),
        ({"south": "north", "west": "1", "north": "2", "east": "3"}, NOT_ALL),
        ({"south": "1", "west": "1", "north": "99", "east": "3"}, TOO_FAR),
        ({"south": "1", "west": "-200", "north": "2", "east": "3"}, TOO_FAR),
        ({"south": "3", "west": "1", "north": "2", "east": "3"}, UPSIDE_DOWN),
    ],
)
def test_what_is_no_area_is_told_and_what_was_typed_stays(
    client: TestClient, edges: dict[str, str], why: str
) -> None:
    assert find_slip(edges) == why
    assert ask(**edges).box == ""
    page = client.get("/", params={"view": "map", **edges}).text
    assert f'id="area-slip">{why}<' in page
    assert page.count('aria-describedby="area-slip"') == 4
    for name, typed in edges.items():
        assert f'name="{name}" value="{typed}"' in page


def test_an_area_is_told_can_be_taken_away_and_keeps_what_else_is_asked(client: TestClient) -> None:
    page = client.get("/?view=map&country=NO&box=50,5,70,20").text
    assert "in the area 50° N to 70° N, 5° E to 20° E" in page
    assert '<a href="/?country=NO&amp;view=map">Take the area away' in page
    form = page[page.index('<form id="area"') :]
    form = form[: form.index("</form>")]
    hidden = set(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form))
    assert hidden == {("country", "NO"), ("view", "map")}
    assert client.get("/?view=map").text.count("Take the area away") == 0


def test_where_an_area_holds_nothing_another_can_be_drawn(client: TestClient) -> None:
    page = client.get("/?view=map&box=-40,-150,-30,-140").text
    assert "No event of this record fits all that is asked for." in page
    assert 'id="map"' in page
    assert 'id="map"' not in client.get("/?box=-40,-150,-30,-140").text


def make_border(key: str) -> Place:
    """Give a border by its id."""
    return Place(key, "a border", "border", "", None, None, 27.5, 84.0, 450.0, 0)


def test_a_border_of_two_countries_is_told_as_the_line_they_share() -> None:
    (told,) = (write_place(one) for one in list_places([make_row(1, "", make_border(ID))]))
    assert told["between"] == (find_shape("IN"), find_shape("NP"))
    assert find_sides("own:border/durand-line") == (find_shape("AF"), find_shape("PK"))
    (other,) = (write_place(one) for one in list_places([make_row(1, "", TUMEN)]))
    assert "between" not in other


ID = "own:border/in-np"


@pytest.mark.parametrize(
    "key",
    [
        "own:border/line-of-control",
        "own:border/northern-limit-line",
        "own:border/green-line",
        "own:border/zz-np",
        "own:border/nowhere",
    ],
)
def test_a_line_that_is_no_border_of_two_countries_has_no_shape(key: str) -> None:
    assert find_sides(key) == ()


def make_division(code: str) -> Place:
    """Give a division by its code (ISO 3166-2)."""
    return Place(f"iso:{code}", "a division", "admin1", code[:2], code, None, 12.0, 8.5, 80.0, 0)


def test_a_division_is_told_with_its_outline_where_that_is_known() -> None:
    (told,) = (write_place(one) for one in list_places([make_row(1, "", make_division("NG-KN"))]))
    points = [point for ring in told["outline"] for point in ring]
    assert len(points) > 10
    # Kano lies between 10 and 13 degrees north, and 7.5 and 9.5 east.
    assert all(10 < north < 13 and 7.5 < east < 9.5 for north, east in points)
    (county,) = (write_place(one) for one in list_places([make_row(1, "", make_division("KE-30"))]))
    assert "outline" not in county
    (town,) = (write_place(one) for one in list_places([make_row(1, "", OSLO)]))
    assert "outline" not in town


def test_every_outline_is_an_area_on_the_globe() -> None:
    table = json.loads((files("twosource.web") / "tables" / "divisions.json").read_text("utf-8"))
    assert len(table) > 1500
    for code in table:
        rings = find_outline(make_division(code))
        assert rings
        for ring in rings:
            assert len(ring) >= 3
            assert all(-90 <= north <= 90 and -180 <= east <= 180 for north, east in ring)
