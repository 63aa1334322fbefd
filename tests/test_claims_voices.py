"""What is said of the voices of a claim, and claims that could not be verified."""

from collections.abc import Iterator

import click
import pytest

from claim_reading import only, read
from twosource.cli import main
from twosource.exporters.claim_lines import first_hand
from twosource.model.claim import Connection, Voice

OUTSIDE = {"voice", "source", "speaker", "said_by", "holder", "witness", "person", "name", "who"}


def voice(text: str) -> Voice:
    """Give whose word the one killing of a text is."""
    return only(text, "killing").chain[0]


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("The mayor, Ola Vik, said rebels killed nine soldiers.", "mayor", None),
        (
            "Ola Vik, head of the night shift, said rebels killed nine soldiers.",
            "head of the night shift",
            None,
        ),
        (
            "Ola Vik, a spokesman for the Harbour Union, said rebels killed nine soldiers.",
            "spokesman for the Harbour Union",
            "Harbour Union",
        ),
        ("Defence Minister Ola Vik said rebels killed nine soldiers.", "Defence Minister", None),
        ("Ola Vik said rebels killed nine soldiers.", None, None),
    ],
)
def test_a_named_voice_has_its_role_and_body(text: str, role: str | None, body: str | None) -> None:
    found = voice(text)
    assert (found.name, found.kind, found.role, found.body) == ("Ola Vik", "named", role, body)
    assert not found.protected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two officials said rebels killed nine soldiers.", 2),
        ("Three witnesses said rebels killed nine soldiers.", 3),
        ("Officials said rebels killed nine soldiers.", None),
        ("A nurse said rebels killed nine soldiers.", None),
    ],
)
def test_an_unnamed_voice_says_how_many_speak_and_is_protected(
    text: str, number: int | None
) -> None:
    found = voice(text)
    assert (found.kind, found.number, found.role) == ("unnamed", number, None)
    assert found.protected


@pytest.mark.parametrize(
    ("text", "connection"),
    [
        ("A witness said rebels killed nine soldiers.", "witness"),
        ("A farmer who watched from a hill said rebels killed nine soldiers.", "witness"),
        ("A survivor said rebels killed nine soldiers.", "victim"),
        ("An aunt said rebels killed nine soldiers.", "related"),
        ("A farmer whose son was there said rebels killed nine soldiers.", "related"),
        ("Ann Dole, a lawyer for the families, said rebels killed nine soldiers.", "service"),
        ("Reuters reported that rebels killed nine soldiers.", "relayed"),
        ("A clerk said rebels killed nine soldiers.", "unknown"),
        ("A journalist said rebels killed nine soldiers.", "unknown"),
        ("The ministry said rebels killed nine soldiers.", "unknown"),
    ],
)
def test_the_tie_to_what_is_told_is_kept_where_the_text_says_so(
    text: str, connection: Connection
) -> None:
    assert voice(text).connection == connection


def test_only_who_stands_nearest_the_event_may_know_it_at_first_hand() -> None:
    seen = Voice("nurse", "unnamed", None, None, "stated", connection="witness")
    clerk = Voice("clerk", "unnamed", None, None, "stated")
    outlet = Voice("Reuters", "outlet", None, None, "stated", connection="relayed")
    assert [first_hand(0, one) for one in (seen, clerk, outlet)] == [
        "first_hand",
        "unknown",
        "relayed",
    ]
    assert first_hand(1, seen) == "relayed"


@pytest.mark.parametrize(
    "note",
    [
        "Reuters could not independently verify the report.",
        "The paper was unable to verify this.",
        "The account has not been independently confirmed.",
        "There was no independent confirmation.",
        "The figures couldn't be verified.",
    ],
)
def test_what_could_not_be_verified_is_marked(note: str) -> None:
    text = f"Rebels killed nine soldiers, a clerk said. {note}"
    (words,) = only(text, "killing").unverified
    assert words.of(text) in note


@pytest.mark.parametrize(
    "note",
    ["Police verified the report.", "The mayor could not confirm the road was shut.", "It rained."],
)
def test_nothing_else_is_marked(note: str) -> None:
    assert only(f"Rebels killed nine soldiers, a clerk said. {note}", "killing").unverified == ()


def test_a_note_speaks_of_its_own_sentence_and_of_the_paragraph_before_it_only() -> None:
    before = "Police arrested two clerks on Monday."
    text = f"{before} Reuters could not verify that rebels killed nine. Two men were kidnapped."
    marked = {claim.type: bool(claim.unverified) for claim in read(text).claims}
    assert marked == {"detention": True, "killing": True, "abduction": False}


def parameters(command: click.Command, name: str = "") -> Iterator[tuple[str, str]]:
    """Give every parameter of a command and of those below it."""
    for one in command.params:
        yield name, one.name or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from parameters(found, f"{name} {below}".strip())


def test_no_command_picks_claims_by_who_says_them() -> None:
    asked = {(command, name) for command, name in parameters(main) if name in OUTSIDE}
    # A type of the codebook has a name; nothing else may be asked for by one.
    assert asked == {("codebook show", "name")}


def test_they_are_the_bodies_that_say_so() -> None:
    text = (
        "Some 40 prisoners are behind bars. Opposition groups said they would hold a rally in May."
    )
    rally = only(text, "protest")
    assert [(one.role, one.name) for one in rally.participants] == [("actor", "Opposition groups")]
