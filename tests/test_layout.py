"""A report is laid out into headline, byline, dateline, captions, residue of the page and body."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.report import Layout
from twosource.stages.layout import lay_out

BODY = "A dam burst above the town on Monday, and the water took two bridges with it."
MORE = "Nobody was hurt, the mayor said."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(part.kind, part.span.of(text)) for part in lay_out(text, title).parts]


def test_a_report_is_laid_out_part_by_part() -> None:
    text = (
        "Dam Bursts Above Portville\n\nBy Ann Example, Staff Writer\n"
        "Updated 3:15 p.m. ET, March 3, 2015\n\nThe broken dam\nPhoto Courtesy: Example Press\n\n"
        f"LIMA, March 3 (EXP) \u2014 {BODY}\n\n{MORE}\n\nRead more: How dams are built\n\n"
        "Share this: Facebook Twitter\n\n\u00a9 2015 Example Press. All rights reserved.\n\n"
        "Leave a Reply\nPlease enter your comment!\nPlease enter your name here"
    )
    assert kinds(text) == [
        ("headline", "Dam Bursts Above Portville"),
        ("byline", "By Ann Example, Staff Writer"),
        ("byline", "Updated 3:15 p.m. ET, March 3, 2015"),
        ("caption", "The broken dam"),
        ("credit", "Photo Courtesy: Example Press"),
        ("dateline", "LIMA, March 3 (EXP) \u2014"),
        ("body", BODY),
        ("body", MORE),
        ("read_more", "Read more: How dams are built"),
        ("share", "Share this: Facebook Twitter"),
        ("boilerplate", "\u00a9 2015 Example Press. All rights reserved."),
        ("form", "Leave a Reply"),
        ("form", "Please enter your comment!"),
        ("form", "Please enter your name here"),
    ]


def test_a_text_that_begins_with_its_body_has_no_headline() -> None:
    assert kinds(f"{BODY}\n\n{MORE}") == [("body", BODY), ("body", MORE)]


def test_a_single_short_line_is_body() -> None:
    assert kinds("Dam bursts above the town") == [("body", "Dam bursts above the town")]


def test_a_given_title_is_the_headline_wherever_its_spaces_fall() -> None:
    text = f"News of the day.\n\nDam bursts\u00a0 above town.\n\n{BODY}"
    assert kinds(text, "Dam Bursts above  town")[1][0] == "headline"


def test_headlines_may_ask_and_may_close_with_a_stop() -> None:
    asked = "Who broke the dam?"
    assert kinds(f"{asked}\n\n{BODY}")[0] == ("headline", asked)
    closed = "Mayor Says Bridges Will Return Soon."
    assert kinds(f"{closed}\n\n{BODY}")[0] == ("headline", closed)
    assert kinds(f"Who broke the dam, and when, and why?\n\n{MORE}")[0][0] == "body"


def test_a_sentence_above_a_dateline_is_the_headline() -> None:
    sentence = "The mayor said that the dam was safe."
    assert kinds(f"{sentence}\n\nLIMA (EXP) - {BODY}")[0] == ("headline", sentence)
    assert kinds(f"{sentence}\n\n{BODY}")[0] == ("body", sentence)


def test_what_is_no_heading_is_no_headline() -> None:
    for line in ("and the dam burst", "The dam:", "LIMA (AP) \u2014 A dam", "Rain", "x " * 40):
        assert kinds(f"{line}\n\n{BODY}")[0][0] != "headline"
    sentence = "The dam burst on Monday. (Example TV)"
    assert kinds(f"{sentence}\n\n{BODY}")[0][0] == "body"
    assert kinds(f"{'Word ' * 200}\n\n{BODY}")[0][0] == "body"


def test_a_headline_comes_before_links_and_pictures() -> None:
    text = f"Read more: All our stories\n\nThe dam by night\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["read_more", "body", "body"]


def test_a_first_line_before_a_credit_is_the_headline_unless_the_title_is_known() -> None:
    text = f"The broken dam\nPhoto: Example Press\n\n{BODY}\n\n{MORE}"
    assert kinds(text)[0] == ("headline", "The broken dam")
    assert kinds(text, "Another title")[0] == ("caption", "The broken dam")


def test_a_sentence_before_a_credit_is_no_caption() -> None:
    assert kinds(f"{BODY}\n{MORE}\nPhoto: Example Press")[1] == ("body", MORE)


def test_a_caption_with_its_credit_in_one_line_is_taken_apart() -> None:
    text = f"Flood\n\n{BODY}\n\nThe dam is seen on Monday. (AP Photo/Ann Example)\n\n{MORE}"
    assert kinds(text)[2:4] == [
        ("caption", "The dam is seen on Monday."),
        ("credit", "(AP Photo/Ann Example)"),
    ]
    seen = (
        "Photo: Ann Example / Example Press The mayor looks at what is left of the dam and bridges"
    )
    assert kinds(f"{BODY}\n\n{seen}\n\n{MORE}")[1] == ("caption", seen)


def test_the_hour_of_posting_is_cut_off_its_line() -> None:
    text = f"Dam bursts Posted: Monday, March 2, 2015 7:39 AM EST Updated: March 3, 2015\n\n{BODY}"
    assert kinds(text)[:2] == [
        ("headline", "Dam bursts"),
        ("byline", "Posted: Monday, March 2, 2015 7:39 AM EST Updated: March 3, 2015"),
    ]


def test_a_desk_or_a_date_is_a_byline_at_the_head_only() -> None:
    text = (
        f"Dam bursts\nThe Associated Press\nMarch 3, 2015\n\n{BODY}\n\n{MORE}\n\n{MORE}\n\nReuters"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "byline",
        "byline",
        "body",
        "body",
        "body",
        "body",
    ]


def test_a_form_glued_to_the_last_sentence_is_cut_off() -> None:
    for between in ("", " ", "\n", "\u00a0"):
        text = f"{MORE}{between}Please enter your comment!Please enter your name here"
        assert kinds(f"{BODY}\n\n{text}")[1:] == [
            ("body", MORE),
            ("form", "Please enter your comment!Please enter your name here"),
        ]
    assert kinds(f"{BODY} Please enter your comment! {MORE}")[1:] == [
        ("form", "Please enter your comment!"),
        ("body", MORE),
    ]


def test_links_bars_and_rights_behind_the_last_sentence_are_cut_off() -> None:
    for tail, kind in (
        ("Read more: How dams are built", "read_more"),
        ("\u00a9 2015 Example Press", "boilerplate"),
        ("Share on Facebook", "share"),
    ):
        assert kinds(f"{BODY}\n\n{MORE} {tail}")[1:] == [("body", MORE), (kind, tail)]
    both = f"{BODY} Read more: Dams Please enter your comment!"
    assert [kind for kind, _ in kinds(both)] == ["body", "read_more", "form"]
    assert kinds(f"{MORE} Read more: {'dams and ' * 40}")[0][0] == "body"


def test_the_dateline_stands_before_the_rest_of_its_paragraph() -> None:
    text = f"Dam bursts\n\nLIMA \u2014\n\n{BODY}"
    assert kinds(text)[1:] == [("dateline", "LIMA \u2014"), ("body", BODY)]
    layout = lay_out(text, None)
    assert layout.dateline is not None
    assert layout.spans("dateline") == (layout.dateline.span,)


def test_speakers_of_a_transcript_are_no_places() -> None:
    text = "MAYOR: The dam is safe.\n\nCOUNCILLOR: It is not."
    assert lay_out(text, None).dateline is None
    assert lay_out("KABUL: The dam is safe.\n\nIt is not.", None).dateline is not None


def test_a_wrapped_notice_is_one_part() -> None:
    notice = "\u00a9 2015 Example Press. All rights reserved. This material may not\nbe published."
    assert kinds(f"{BODY}\n{notice}") == [("body", BODY), ("boilerplate", notice)]


def test_a_text_of_nothing_has_no_parts() -> None:
    assert lay_out(" \n\u00a0\n", None) == Layout((), None)


PHRASES = st.sampled_from(
    [
        "Please enter your comment!",
        "Leave a Reply",
        "Read more: x",
        "\u00a9 2015",
        "Photo: X",
        "(AP Photo/X)",
        "By Ann Example",
        "LIMA (AP) \u2014 ",
        "A dam burst.",
        "\u201codd",
        "\u00a0",
        "\n",
        "\r\n",
        "\n \u00a0\n",
        " ",
        "Share on Facebook",
        "Updated: 3 p.m.",
        "\u200b",
        "- item",
        "x" * 650,
    ]
)
TEXTS = st.text(max_size=200) | st.lists(PHRASES | st.text(max_size=20), max_size=14).map("".join)


@given(TEXTS, st.none() | st.text(max_size=20))
def test_every_character_but_space_is_in_one_part(text: str, title: str | None) -> None:
    layout = lay_out(text, title)
    at = 0
    for part in layout.parts:
        words = part.span.of(text)
        assert part.span.end <= len(text)
        assert words == words.strip()
        assert not text[at : part.span.start].strip()
        assert at <= part.span.start
        at = part.span.end
    assert not text[at:].strip()


@given(TEXTS)
def test_a_layout_has_one_headline_and_one_dateline_at_most(text: str) -> None:
    layout = lay_out(text, None)
    assert len(layout.spans("headline")) <= 1
    dateline = (layout.dateline.span,) if layout.dateline else ()
    assert layout.spans("dateline") == dateline
