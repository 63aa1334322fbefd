"""`twosource origins`: where an event's word comes from, and what is still to get."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from example_record import example_record, run
from twosource.cli.loading import load_view
from twosource.cli.origins_text import tell_todo
from twosource.exporters.json_text import decode_line
from twosource.exporters.provenance_picture import draw_for_page
from twosource.exporters.provenance_shapes import ProvenanceLine
from twosource.model.event import LookAlike
from twosource.model.match import Match, Pair
from twosource.model.provenance import Provenance
from twosource.views.provenance_tree import BESIDE, Branch, grow_tree
from twosource.views.tracing import trace

__all__ = ["example_record"]

SVG = "{http://www.w3.org/2000/svg}"
RELAYED = {
    "wire": {
        "outlet": "North Wire",
        "published": "2021-05-09",
        "text": "Gunmen shot two fishermen in Gore, New Zealand, on 4 May 2021, a nurse told the"
        " Harbour Times. The two fishermen were shot on the quay, according to the nurse.",
    },
    "other": {
        "outlet": "The Harbour Times",
        "published": "2021-05-05",
        "text": "Police arrested 12 men in Salto, Uruguay, on 30 January 2021, a clerk said.",
    },
}


@pytest.fixture(scope="module")
def relayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record in which an outlet's report is known only through a relay."""
    folder = tmp_path_factory.mktemp("relayed")
    lines = [json.dumps({"id": name, **one}) for name, one in RELAYED.items()]
    (folder / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    built = run("build", str(folder / "r.jsonl"), "--record", str(folder / "r.db"))
    assert built.exit_code == 0, built.output
    return folder / "r.db"


def find_relayed(record: Path) -> str:
    """Give the label of the event that is known through a relay."""
    return next(event.label for event in load_view(record).events if event.todo)


def test_what_is_to_be_got_comes_first_with_the_days_it_came_out(relayed: Path) -> None:
    lines = run("origins", find_relayed(relayed), "--record", str(relayed)).output.splitlines()
    assert lines[2].startswith("To get")
    assert "get Harbour Times’s report of about 4 to 9 May 2021; passed on by wire" in lines[3]
    assert "the record has 1 other report, not put with this event: other" in lines[4]
    assert "of those days: other; see whether it tells of this event" in lines[5]


def test_what_looks_like_the_event_and_is_kept_apart_is_said_to_be_so(relayed: Path) -> None:
    view = load_view(relayed)
    event = next(one for one in view.events if one.todo)
    other = next(one for one in view.events if one.id != event.id)
    alike = LookAlike(other.id, Match(Pair("a", "b"), (), None), "")
    told = [*tell_todo(replace(event, look_alikes=(alike,)), trace(event, view), view)]
    assert f"     other: of {other.label}, which looks like this one and is kept apart" in told
    assert not any("looks like" in line for line in tell_todo(event, trace(event, view), view))


def test_the_tree_goes_from_the_source_to_the_last_who_pass_it_on(relayed: Path) -> None:
    output = run("origins", find_relayed(relayed), "--record", str(relayed)).output
    tree = output.partition("Where its word")[2].splitlines()[1:6]
    assert [line.strip(" │└─") for line in tree] == [
        "nurse (unnamed)",
        "“told”: “Gunmen shot two fishermen in Gore, New Zealand” [wire 0-46, and 1 more claim]",
        "Harbour Times (outlet): its own text is not in the record",
        "“told”",
        "North Wire (outlet) wire",
    ]


def test_one_reporting_origin_is_told_with_what_would_confirm_it(relayed: Path) -> None:
    output = run("origins", find_relayed(relayed), "--record", str(relayed)).output
    assert "It rests on one reporting origin. What would confirm it" in output
    assert "somebody else than Harbour Times" in output


def test_show_gives_the_first_thing_to_get(relayed: Path) -> None:
    label = find_relayed(relayed)
    shown = run("show", label, "--record", str(relayed)).output
    assert "to get: Harbour Times’s report of about 4 to 9 May 2021" in shown
    assert f"`twosource origins {label}`" in shown


def test_the_export_has_what_is_to_be_got(relayed: Path) -> None:
    words = ("export", "--record", str(relayed), "--all", "--out", "-")
    lines = [json.loads(line) for line in run(*words).stdout.splitlines()]
    told = [one for line in lines for one in line["todo"]]
    assert [(one["get"], one["of"], one["edtf"], one["reports"]) for one in told] == [
        ("report", "Harbour Times", "2021-05-04/2021-05-09", ["wire"])
    ]


def test_relays_and_reprints_hang_on_the_outlet_whose_text_is_there(example_record: Path) -> None:
    record = ("--record", str(example_record))
    view = load_view(example_record)
    label = next(
        event.label
        for event in view.events
        if {view.reports[key].label for key in event.reports}
        == {"grain_store_origin.txt", "grain_store_relay.txt", "grain_store_reprint.txt"}
    )
    output = run("origins", label, *record).output
    tree = output.partition("Where its word")[2].partition("What was changed")[0]
    assert re.search(r"└─ Waikaka Lantern \(outlet\) grain_store_origin\.txt", tree)
    assert re.search(r"├─ Waikaka Lantern \(reprint\) grain_store_reprint\.txt: \d+ %", tree)
    assert re.search(r"└─ Tussock Wire \(outlet\) grain_store_relay\.txt", tree)
    assert "grain_store_relay.txt goes back to Waikaka Lantern" in output
    assert "To get" not in output


def test_every_event_has_its_provenance_in_json(example_record: Path) -> None:
    record = ("--record", str(example_record))
    for event in load_view(example_record).events:
        line = run("origins", event.label, "--json", *record).output
        told = decode_line(line, ProvenanceLine)
        numbers = {one.number for one in told.stations}
        assert told.label == event.label
        assert set(told.starts) <= numbers
        assert {number for one in told.stations for number in one.onward} <= numbers
        reports = {label for one in told.stations for label in one.reports}
        reports |= {copy.report for one in told.stations for copy in one.reprints}
        assert reports
        assert run("origins", event.label, *record).output.startswith(event.label)


def test_the_picture_is_one_file_that_needs_nothing_beside_it(
    example_record: Path, tmp_path: Path
) -> None:
    for number, event in enumerate(load_view(example_record).events):
        out = tmp_path / f"{number}.svg"
        words = ("origins", event.label, "--record", str(example_record), "--picture", str(out))
        assert run(*words).exit_code == 0
        drawn = ET.fromstring(out.read_text(encoding="utf-8"))  # noqa: S314 - our own file
        assert drawn.tag == f"{SVG}svg"
        told = " ".join(one.text or "" for one in drawn.iter(f"{SVG}text"))
        assert event.label in told
        assert all(name.split()[0] in told for name in event.origins.outlets)
        assert not list(drawn.iter(f"{SVG}image"))
        assert "href" not in out.read_text(encoding="utf-8")


def test_an_unknown_event_is_told_with_where_to_look(example_record: Path) -> None:
    result = run("origins", "ZZZ-9999", "--record", str(example_record))
    assert result.exit_code == 2
    assert "`twosource events --all` lists them all" in result.stderr


DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_example_of_the_documents_is_what_the_commands_give(tmp_path: Path) -> None:
    record = str(tmp_path / "orilla.db")
    assert run("build", str(DOCS / "origins.jsonl"), "--record", record).exit_code == 0
    told = run("origins", "URY-0001", "--record", record).output
    shown = (DOCS / "origins.md").read_text(encoding="utf-8")
    fold = re.compile(r"\s+")
    block = fold.sub(" ", shown.partition("(reported: past, asserted)")[2].partition("```")[0])
    for line in ("Litoral Gazette’s report of about", "slate goes back to", "reporting origins: 2"):
        assert line in block
        assert line in fold.sub(" ", told)
    drawn = (DOCS / "origins.svg").read_text(encoding="utf-8")
    assert all(name in drawn for name in ("Litoral Gazette", "Radio Orilla", "Evening Star"))


def test_the_picture_of_a_page_brings_no_style_and_no_tags_of_its_own(relayed: Path) -> None:
    view = load_view(relayed)
    event = next(one for one in view.events if one.todo)
    provenance = trace(event, view)
    named = replace(provenance.stations[0], name="A <b> & co")
    labels = {key: one.label for key, one in view.reports.items()}
    stations = (named, *provenance.stations[1:])
    drawn = draw_for_page(replace(provenance, stations=stations), view.claims, labels)
    assert "A &lt;b&gt; &amp; co" in drawn
    assert [part for part in ("<style", "style=", "<b>") if part in drawn] == []
    assert drawn.count("<rect") == len(stations)
    assert 'class="missing"' in drawn
    assert draw_for_page(Provenance((), (), ()), {}, {}).count("<rect") == 0


def test_who_is_heard_for_something_else_in_the_story_is_told_as_such(example_record: Path) -> None:
    view = load_view(example_record)
    told = {}
    for event in view.events:
        tree = grow_tree(trace(event, view), view, event.claims)
        printed = run("origins", event.label, "--record", str(example_record)).output
        said = [one.saying for one in walk(tree) if one.saying is not None]
        told[event.id] = [one.beside for one in said]
        for one in said:
            assert not one.beside or one.claim.grounded.claim.id not in event.claims
        assert (BESIDE in printed) == any(one.beside and not one.again for one in said)
    assert any(any(beside) for beside in told.values())
    assert any(beside and not any(beside) for beside in told.values())


def walk(tree: Iterable[Branch]) -> Iterator[Branch]:
    """Give a tree's branches, and theirs."""
    for one in tree:
        yield one
        yield from walk(one.below)
