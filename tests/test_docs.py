"""What the documents say is so: commands, words, decisions, examples."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commands_listed import list_commands

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "twosource"
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
REPORTS = ROOT / "examples" / "reports"
SECTIONS = ("Status:", "## What\n", "## Why\n", "## What else\n")


def find_commands() -> dict[str, click.Command]:
    """Give the commands of the command line by what one types, as `codebook list`."""
    cli = pytest.importorskip("twosource.cli", reason="there is no command line yet")
    return dict(list_commands(cli.main))


def typed(document: str) -> list[str]:
    """Give each `twosource ...` line of a document, without the program's name."""
    shown = re.findall(r"`twosource ([^`\n]+)`", document)
    blocks = re.findall(r"```\w*\n(.*?)```", document, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return shown + [line.partition("twosource ")[2] for line in lines if "twosource " in line]


def unused_words() -> list[str]:
    """Give the words the interface does not use, in all forms the glossary's last table lists."""
    table = GLOSSARY.partition("## Words the interface does not use")[2]
    rows = [row.split("|")[1].strip() for row in table.splitlines() if row.startswith("| ")]
    return [form for row in rows if row != "not" for form in row.split(", ")]


def uses(text: str, word: str) -> bool:
    """Tell whether a text has a word, whatever its case; "reported to have" excuses it."""
    pattern = rf"(?<!reported to have )\b{re.escape(word)}\b"
    return re.search(pattern, " ".join(text.split()), re.IGNORECASE) is not None


def spoken(path: Path) -> Iterator[str]:
    """Give the strings of a module that a user may read: all but those that are keys or names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def test_every_command_in_the_readme_exists() -> None:
    commands = find_commands()
    unknown = [
        line
        for line in typed(README)
        if not any(line.split()[: len(name.split())] == name.split() for name in commands)
        and not line.startswith("--")
    ]
    assert unknown == []


def test_every_command_is_in_the_readme() -> None:
    first_words = {name.split()[0] for name in find_commands()}
    assert first_words <= {line.split()[0] for line in typed(README)}


def test_every_option_in_the_readme_exists() -> None:
    commands = find_commands()
    for line in typed(README):
        names = [name for name in commands if f"{line} ".startswith(f"{name} ")]
        for name in names:
            known = {option for one in commands[name].params for option in one.opts}
            assert set(re.findall(r"--[a-z-]+", line)) <= known | {"--help"}, line


def test_every_command_has_help_with_an_example() -> None:
    silent = [
        name
        for name, command in find_commands().items()
        if "twosource " not in f"{command.help or ''} {command.epilog or ''}"
    ]
    assert silent == []


@pytest.mark.parametrize("word", unused_words())
def test_the_interface_does_not_use(word: str) -> None:
    modules = [PACKAGE / "cli.py", *(PACKAGE / "cli").rglob("*.py"), *PACKAGE.glob("cli_*.py")]
    used = [text for path in modules if path.is_file() for text in spoken(path)]
    assert [text for text in used if uses(text, word)] == []


@pytest.mark.parametrize("word", unused_words())
def test_the_readme_does_not_use(word: str) -> None:
    assert not uses(README, word)


def test_the_glossary_lists_what_not_to_say() -> None:
    asked = {"evidence", "judgement", "near miss", "finding", "happened", "verify", "distrust"}
    assert asked <= set(unused_words())


def test_decisions_are_numbered_in_order() -> None:
    numbers = [int(path.name.partition("-")[0]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem[:4])
def test_a_decision_says_what_why_and_what_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]} ")
    assert [section for section in SECTIONS if section not in text] == []


def test_the_changelog_has_this_version_or_unreleased_changes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{project['version']}]" in changes or "## [Unreleased]" in changes


@pytest.mark.parametrize("name", ["GeoNames", "iso-codes", "Wikidata", "CLDR", "en_core_web_sm"])
def test_the_notice_credits(name: str) -> None:
    assert name in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_every_example_is_explained_and_every_explanation_has_its_example() -> None:
    explained = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in REPORTS.iterdir()}
    assert set(re.findall(r"`([a-z_0-9]+\.(?:txt|html|jsonl))`", explained)) == files
    notes = (REPORTS / "field_notes.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(f"`{json.loads(line)['id']}`" in explained for line in notes)


@pytest.mark.parametrize(
    "path",
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "examples" / "README.md"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
