"""What a page leaves round a report is told from the report."""

import pytest

from twosource.model.report import PartKind
from twosource.stages.bylines import (
    find_credit,
    find_posting,
    is_byline,
    is_credit,
    is_staff_or_date,
)
from twosource.stages.residue import find_forms, find_tail, kind_of_residue


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "form",
            [
                "Please enter your comment!",
                "Please enter your name here",
                "Leave a Reply",
                "Leave a Reply Cancel reply",
                "Your email address will not be published. Required fields are marked *",
                "Save my name, email, and website in this browser for the next time I comment.",
                "You have entered an incorrect email address!",
                "Notify me of new posts by email.",
                "Log in to leave a comment",
                "Name:*",
                "Email *",
                "12 Comments",
                "Comments are closed.",
                "View all comments",
            ],
        ),
        (
            "share",
            [
                "Share on Facebook",
                "Tweet",
                "Email this",
                "Print",
                "Facebook Twitter WhatsApp Email Print",
                "Share this: Twitter | Facebook",
                "13.9k SHARES Facebook Twitter",
                "Read or Share this story: http://example.org/1",
                "Click to share on Telegram (Opens in new window)",
                "Copy link",
                "Shares: 12",
                "12 shares",
            ],
        ),
        (
            "read_more",
            [
                "Read more: How dams are built",
                "Also read: How dams are built",
                "READ ALSO:",
                "Related: How dams are built",
                "RELATED STORIES",
                ">>RELATED: How dams are built",
                "Click here to see the map",
                "Sign up for our newsletter",
                "Follow us on Twitter",
                "Follow Ann Example on Twitter",
                "Like us on Facebook",
                "Subscribe to our newsletter",
                "Download our free app for your phone: the Example News app",
                "PHOTOS: The dam by night",
                "Get breaking news alerts",
            ],
        ),
        (
            "boilerplate",
            [
                "\u00a9 2015 Example Press",
                (
                    "Copyright 2015 The Example Press. All rights reserved. This material may not "
                    "be published, broadcast, rewritten or redistributed."
                ),
                "(Copyright (c) 2015 Example Television. All Rights Reserved.)",
                "This article may not be reproduced without permission.",
                "Advertisement",
                "ADVERTISEMENT Continue reading",
                "Already a subscriber?",
                "This site uses cookies to remember you.",
                "Contact Ann Example at ann@example.org or 555-0100",
                "Twitter: @example",
                "https://example.org/dam",
                "photo_prev_inline|gallery-12|next_inline",
                "Home | News | Sport | Contact",
                "Sign in using your account with: {* loginWidget *}",
                "-----",
                "\u200b \u200b",
            ],
        ),
    ],
)
def test_residue_is_known_by_its_words(kind: PartKind, lines: list[str]) -> None:
    assert {line: kind_of_residue(line) for line in lines} == dict.fromkeys(lines, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell after the dam burst.",
        "More than 20 boats were lost.",
        "Copyright law protects the maps of the river.",
        "Related families fled together.",
        "Twitter users saw the dam burst.",
        "Follow the river, and you come to the dam.",
        "Email from the mayor shows he knew.",
        "The comments of the mayor were read out.",
        "Print workers went on strike.",
        "He told her to leave a reply.",
        "Contact with the village was lost on Monday.",
        "More",
        "All rights reserved " + "and the dam " * 30,
    ],
)
def test_a_sentence_is_no_residue(sentence: str) -> None:
    assert kind_of_residue(sentence) is None


def test_a_long_paragraph_is_no_link() -> None:
    assert kind_of_residue("Read more: " + "the dam burst " * 15) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Example",
        "BY ANN EXAMPLE",
        "By Ann Example and Bob Example of the Example Press",
        "By: Breaking News Staff",
        "By Reuters Staff",
        "Published: March 3, 2015",
        "Updated 3:15 p.m. ET, March 3, 2015",
        "Updated: Mar 3, 2015 - 7:58 PM",
        "Saturday 12:49 p.m. UPDATE",
        "Posted on",
        "The Associated Press contributed to this report.",
        "(Reporting by Ann Example; Editing by Bob Example)",
    ],
)
def test_bylines_are_known(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the river had fallen",
        "By the river stood a house",
        "By March 3 all boats had gone",
        "Published in 2015, the map shows the dam",
        "Updated maps show the dam, " + "the river and " * 10,
        "A word " * 40,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_a_desk_and_a_date_are_known_at_the_head() -> None:
    assert is_staff_or_date("Example Press Staff")
    assert is_staff_or_date("Tuesday, March 3, 2015")
    assert not is_staff_or_date("The staff left the town")
    assert not is_staff_or_date("Monday")


def test_credits_are_known() -> None:
    for line in (
        "Photo Courtesy: UPI",
        "(AP Photo/Ann Example)",
        "Photo by Ann Example",
        "Image: Example Press",
        "Getty Images",
        "File photo",
        "Credit: Ann Example",
        "Source: Example Press",
        "(Source: Example TV)",
    ):
        assert is_credit(line), line
    for line in ("Photos were taken", "Image is all, he said", "Photo: " + "a dam " * 20):
        assert not is_credit(line), line


def test_a_credit_ends_a_caption_and_needs_one() -> None:
    caption = "The dam on Monday. "
    assert find_credit(f"{caption}(Photo: Ann Example)") == len(caption)
    assert find_credit("(Photo: Ann Example)") is None
    assert find_credit("The dam on Monday.") is None
    assert find_credit("The dam " * 50 + "(Photo: Ann Example)") is None
    assert find_posting("Published: March 3, 2015") is None


def test_a_quoted_form_is_left_alone() -> None:
    assert find_forms("The page said: \u201cPlease enter your comment!\u201d") == ()
    assert find_forms('It said "Please enter your comment!"') == ()
    assert find_forms('"He left." Please enter your comment!') == ((11, 37),)
    assert find_forms("He told her to leave a reply.") == ()


def test_a_tail_needs_a_sentence_before_it_and_is_short() -> None:
    assert find_tail("It is safe. Read more: Dams") == (12, "read_more")
    assert find_tail("He did read more: of dams") is None
    assert find_tail("It is safe. Read more: " + "dams " * 200) is None
