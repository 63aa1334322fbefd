"""The page of a report in a browser: marks, keys, selected words, folds, and who reads by ear."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from desk import Served, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from test_desk_report import CODED, LABEL, dated, find, look
from twosource.model.coded import Coded
from twosource.model.report import Marks, Report, report_key
from twosource.model.ruling import Valued
from twosource.stages.languages import read_nothing
from twosource.views.report_marks import list_marks
from twosource.web.desk import Desk

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]

MARKED = """() => [...CSS.highlights].flatMap(([name, marks]) => [...marks].map((one) => {
    const range = document.createRange();
    range.setStart(one.startContainer, one.startOffset);
    range.setEnd(one.endContainer, one.endOffset);
    return [name.replace(/-\\d$/, ""), range.toString()];
}))"""
SELECT = """(words) => {
    const text = document.getElementById("text");
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        text.focus();
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
    }
    throw new Error(`no words ${words}`);
}"""


def open_report(page: Page, desk: Desk, more: str = "", label: str = LABEL) -> None:
    page.goto(f"/report/{find(desk, label).key}{more}")
    page.locator("#keys").wait_for(state="visible")


def list_shown(page: Page) -> list[tuple[str, str]]:
    """Give the marks in the text but for that of the claim which is looked at."""
    return sorted((kind, words) for kind, words in page.evaluate(MARKED) if kind != "chosen")


def test_the_text_is_marked_as_the_record_says(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    text = find(desk).text
    shown = list_shown(page)
    assert shown == sorted((one.kind, one.span.of(text)) for one in list_marks(look(desk)))
    assert page.locator("#text mark").count() == 0
    page.locator("#legend [name=when]").uncheck()
    assert "when" not in {kind for kind, _ in page.evaluate(MARKED)}
    keep_shots(page, "report")


def test_a_claim_is_shown_that_the_address_names(page: Page, desk: Desk) -> None:
    claim = dated(desk)
    open_report(page, desk, f"#claim-{claim}")
    card = page.locator(".claim[aria-current]")
    assert card.get_attribute("id") == f"claim-{claim}"
    chosen = [words for kind, words in page.evaluate(MARKED) if kind == "chosen"]
    assert len(chosen) == 1
    assert "3 November 2022" in chosen[0]


def test_claims_are_walked_and_words_told_by_keys_alone(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    press_until(page, "Tab", "#text")
    assert page.locator(".claim[aria-current]").get_attribute("data-number") == "1"
    page.keyboard.press("j")
    assert page.locator(".claim[aria-current]").get_attribute("data-number") == "2"
    assert page.locator("#here").inner_text().startswith("Claim 2: ")
    page.keyboard.press("k")
    assert page.locator(".claim[aria-current]").get_attribute("data-number") == "1"
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert "claim" in page.locator("#here").inner_text()
    page.keyboard.press("Enter")
    focused = "() => document.activeElement.className"
    assert page.evaluate(focused) == "claim"
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.id") == "text"
    before = page.locator("#text").inner_text()
    page.keyboard.type("xyz")
    page.keyboard.press("Delete")
    assert page.locator("#text").inner_text() == before


def test_what_stands_under_the_pointer_is_told(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    page.evaluate(SELECT, "3 November 2022")
    box = page.evaluate("() => getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#peek").wait_for(state="visible")
    assert "when: 2022-11-03" in page.locator("#peek").inner_text()
    page.mouse.move(2, 2)
    page.locator("#peek").wait_for(state="hidden")


def test_a_value_is_put_right_by_words_and_a_key(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    page.evaluate(SELECT, "3 November 2022")
    page.locator("#taking").wait_for(state="visible")
    page.keyboard.press("w")
    page.locator("#value-form").wait_for(state="visible")
    assert page.evaluate("() => document.activeElement.id") == "value-value"
    for _ in range(100):
        if page.input_value("#value-value"):
            break
        page.wait_for_timeout(20)
    assert page.input_value("#value-value") == "2022-11-03"
    page.fill("#value-value", "soon")
    page.keyboard.press("Enter")
    page.locator("#value-problem:not(:empty)").wait_for()
    assert "'soon' is no date" in page.locator("#value-problem").inner_text()
    assert page.input_value("#value-value") == "soon"
    page.fill("#value-value", "2022-11-02")
    page.keyboard.press("Enter")
    page.locator("#saved").wait_for(state="visible")
    assert "When is 2022-11-02" in page.locator("#saved").inner_text()
    assert page.evaluate("() => document.activeElement.id") == "text"
    with desk.read() as store:
        (ruling,) = store.rulings()
    assert isinstance(ruling.said, Valued)
    assert ruling.said.at is not None
    assert ruling.said.at.of(find(desk).text) == "3 November 2022"
    page.locator(".decisions li").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    page.get_by_text("Decision 1 is undone.").wait_for()


def test_a_link_beside_a_value_opens_its_form_as_it_stands(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    card = page.locator(f"#claim-{dated(desk)}")
    card.locator("[data-facet=when] .put").click()
    assert page.input_value("#value-value") == "2022-11-03"
    page.select_option("#value-facet", "stance")
    page.wait_for_timeout(200)
    assert page.input_value("#value-value") == "asserted"
    page.keyboard.press("Escape")
    page.locator("#value-form").wait_for(state="hidden")


EMOJI = (
    "\U0001f6a2\U0001f6a2 Cafe\u0301 \U0001f1f3\U0001f1ff notes\r\n\r\n"
    "Policia detuvo a dos pescadores \U0001f3a3 en Gore."
)


def add_note(desk: Desk) -> Report:
    """Add a note in another language, with characters of two units, to be coded by hand."""
    key = report_key(EMOJI, None, None)
    note = Report(key, "note.txt", EMOJI, "0" * 64, None, None, None, None, "es", Marks())
    with desk.write() as store:
        reading = next(store.current_readings())
        nothing = read_nothing(note, reading.codebook)
        store.add_finished(note, EMOJI.encode(), nothing)
    return note


def test_a_claim_is_coded_by_hand_on_a_note_in_any_language(page: Page, desk: Desk) -> None:
    add_note(desk)
    open_report(page, desk, label="note.txt")
    assert "not English (es)" in page.locator("#record").inner_text()
    for words, key in (
        ("detuvo a dos pescadores \U0001f3a3 en Gore", "c"),
        ("dos pescadores", "o"),
        ("Gore", "l"),
        ("dos", "m"),
        ("Policia", "s"),
        ("detuvo", "y"),
    ):
        page.evaluate(SELECT, words)
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    page.fill("[name=type]", "detention/arrest")
    assert "People are taken by police" in page.locator("#type-help").inner_text()
    page.select_option("[name='who.0.role']", "target")
    page.fill("[name='counts.0.value']", "2")
    page.fill("[name='counts.0.of']", "people.detained")
    page.select_option("[name='said_by.0.kind']", "government")
    page.fill("[name='where.value']", "geonames:6201424")
    keep_shots(page, "report-coding")
    page.get_by_role("button", name="Keep this claim").click()
    page.locator("#saved").wait_for(state="visible")
    page.locator(".claim .by-hand").wait_for()
    with desk.read() as store:
        (ruling,) = store.rulings()
    coded = ruling.said
    assert isinstance(coded, Coded)
    assert coded.anchor.passage.of(EMOJI) == "detuvo a dos pescadores \U0001f3a3 en Gore"
    assert coded.where is not None
    spans = [coded.who[0].span, coded.where.span, coded.counts[0].span, coded.chain[0].span]
    assert [one and one.of(EMOJI) for one in spans] == [
        "dos pescadores",
        "Gore",
        "dos",
        "Policia",
    ]
    assert coded.chain[0].cue is not None
    assert coded.chain[0].cue.of(EMOJI) == "detuvo"
    marked = {tuple(one) for one in page.evaluate(MARKED)}
    assert {("where", "Gore"), ("count", "dos"), ("source", "Policia")} <= marked


def test_a_claim_that_was_kept_is_marked_at_once_and_counted(page: Page, desk: Desk) -> None:
    note = add_note(desk)
    open_report(page, desk, label=note.label)
    legend = page.locator("#legend .mark-passage")
    unread = page.locator("#legend .mark-unread .dim")
    expect(legend).to_be_hidden()
    for number, words in enumerate(("dos pescadores", "en Gore"), 1):
        page.evaluate(SELECT, words)
        page.keyboard.press("c")
        page.fill("[name=type]", "detention/arrest")
        page.keyboard.press("Enter")
        expect(legend.locator(".dim")).to_have_text(str(number))
        assert ("passage", words) in {tuple(one) for one in page.evaluate(MARKED)}
    page.locator(".claim").nth(1).wait_for()
    expect(legend.locator(".dim")).to_have_text("2")
    left = sum(one.kind == "unread" for one in list_marks(look(desk, note.label)))
    if left:
        expect(unread).to_have_text(str(left))


def test_a_day_is_read_back_before_anything_is_sent(page: Page, desk: Desk) -> None:
    open_report(page, desk, "?code=1")
    day = page.locator("[name='when.value']")
    day.fill("8 December 2023")
    page.keyboard.press("Tab")
    expect(day).to_have_value("2023-12-08")
    day.fill("some day")
    page.keyboard.press("Tab")
    expect(page.locator("[data-problem=when]")).to_contain_text("“some day” is no date: write 8 ")
    role = page.locator("[name='who.0.role']")
    every = role.locator("option").count()
    page.fill("[name=type]", "detention/arrest")
    expect(role.locator("option", has_text="target")).to_have_count(1)
    assert role.locator("option").count() < every


def test_words_inside_a_marked_claim_are_read_in_the_dark(page: Page, desk: Desk) -> None:
    page.emulate_media(color_scheme="dark")
    open_report(page, desk)
    colours = page.evaluate("""() => {
        const of = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
        const paper = getComputedStyle(document.body);
        return [of("--claim"), of("--trigger"), of("--chosen"), paper.backgroundColor, paper.color];
    }""")
    numbers = [[float(number) for number in re.findall(r"[\d.]+", one)] for one in colours]
    claim, trigger, chosen, paper, ink = numbers
    ground = paper
    for one in (claim, trigger, chosen):
        ground = [one[3] * a + (1 - one[3]) * b for a, b in zip(one, ground, strict=False)][:3]
    bright, dim = sorted((shine(ink), shine(ground)), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def shine(colour: list[float]) -> float:
    """Give the relative luminance of a colour."""
    parts = [one / 255 for one in colour[:3]]
    straight = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), straight, strict=True))


def test_what_is_wrong_with_a_claim_is_told_at_its_field_and_rows_are_added(
    page: Page, desk: Desk
) -> None:
    open_report(page, desk, "?code=1")
    page.get_by_role("button", name="Another participant").click()
    page.fill("[name='who.1.words']", "nobody of that name")
    page.select_option("[name='who.1.role']", "target")
    page.get_by_role("button", name="Keep this claim").click()
    page.locator("[data-problem=passage]:not(:empty)").wait_for()
    told = page.locator(".problem:not(:empty)")
    names = [one.get_attribute("data-problem") for one in told.all()]
    assert names == ["passage", "type", "who.1"]
    assert page.evaluate("() => document.activeElement.name") == "passage.words"
    page.keyboard.press("Escape")
    page.locator("#coding-form").wait_for(state="hidden")


def test_a_hard_passage_opens_when_it_is_asked_for(page: Page, desk: Desk, served: Served) -> None:
    fields = {**CODED, "type": "torture/torture", "who.1.role": "", "who.1.words": ""}
    answer = page.request.post(
        f"{served.root}/report/{find(desk).key}/claim",
        form=dict(fields),
        headers={"origin": served.root, "accept": "application/json"},
    )
    assert answer.ok
    open_report(page, desk)
    fold = page.locator("#fold-1")
    assert not fold.is_visible()
    assert page.evaluate("() => document.querySelector('#text').innerText").count("Open")
    keep_shots(page, "report-folded")
    page.locator(".unfold").focus()
    page.keyboard.press("Enter")
    assert fold.is_visible()
    text = find(desk).text
    shown = list_shown(page)
    assert shown == sorted((one.kind, one.span.of(text)) for one in list_marks(look(desk)))


@pytest.mark.parametrize("width", [360, 1300])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_anybody(
    page: Page, desk: Desk, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    page.set_viewport_size({"width": width, "height": 900})
    for more in ("", "?code=1", f"?claim={dated(desk)}&facet=when"):
        open_report(page, desk, more)
        found = Axe().run(page).response["violations"]
        bad = [
            (one["id"], [node["target"] for node in one["nodes"]][:4])
            for one in found
            if one["impact"] in {"serious", "critical"}
        ]
        assert bad == []
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width


def test_without_scripts_the_text_is_marked_and_forms_work(
    browser: Browser, served: Served, desk: Desk
) -> None:
    context = browser.new_context(base_url=served.root, java_script_enabled=False)
    one = context.new_page()
    one.goto(served.door.address)
    one.goto(f"/report/{find(desk).key}")
    assert one.locator("#text mark").count() >= 3
    claim = dated(desk)
    one.locator(f"#claim-{claim} [data-facet=when] .put").click()
    one.fill("#value-value", "2022-11-02")
    one.locator("#value-form button.main").click()
    assert one.url.endswith(f"#claim-{claim}")
    assert "2022-11-02" in (one.locator(f"#claim-{claim}").text_content() or "")
    context.close()


def test_a_person_who_never_saw_the_form_is_helped_along(page: Page, desk: Desk) -> None:
    """What went wrong when somebody coded a note from the page alone: names, places, focus."""
    open_report(page, desk, "?code=1")
    page.fill("[name='passage.words']", "no such words")
    page.fill("[name='type']", "arest")
    page.fill("[name='where.value']", "Gore")
    page.keyboard.press("Enter")
    wrong = page.locator("[data-problem=type]")
    wrong.filter(has_text="near it: detention/arrest").wait_for()
    assert page.evaluate("() => document.activeElement.name") == "passage.words"
    page.locator("[data-problem=where]:not(:empty)").wait_for()
    places = page.locator("fieldset:has([name='where.value']) [role=option]")
    places.first.wait_for()
    page.fill("[name='passage.words']", "has risen to five")
    page.fill("[name='type']", "arrest")
    assert "detention/arrest: " in page.locator("#type-help").inner_text()
    page.fill("[name='counts.0.value']", "5")
    assert page.input_value("[name='counts.0.of']") == "people.detained"
    page.locator("[name='where.value']").focus()
    page.keyboard.press("End")
    page.keyboard.type(" ")
    places.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "(geonames:" in page.input_value("[name='where.value']")
    page.keyboard.press("Enter")
    page.locator("#saved").filter(has_text="detention coded by hand").wait_for()


def test_the_way_back_to_the_form_leads_to_what_is_missing(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    page.evaluate(SELECT, "3 November 2022")
    page.locator("#taking").wait_for(state="visible")
    page.keyboard.press("c")
    page.fill("[name='type']", "arrest")
    page.evaluate(SELECT, "Hokitika")
    page.keyboard.press("m")
    page.locator("[name='counts.0.words'][value], [name='counts.0.words']").wait_for()
    page.keyboard.press("f")
    assert page.evaluate("() => document.activeElement.name") == "counts.0.value"
