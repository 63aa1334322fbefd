"""The house: the tree is the one the document shows, and what is pure stays pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tree

PACKAGE = tree.PACKAGE
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in tree.PURE_ROOMS]
WORLDLY = ("now", "today", "utcnow", "open", "input", "print", "eval", "exec", "breakpoint")
ATTICS = ("util", "helper", "manager", "base", "common", "misc", "abstract", "tools")
LONGEST = 300


def call_names(module: Path) -> Iterator[str]:
    """Give the name of each function or method a module calls."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


def name(path: Path) -> str:
    """Give a path as it stands under the package."""
    return path.relative_to(PACKAGE).as_posix()


def test_the_tree_in_the_document_is_the_folder() -> None:
    _, drawn, _ = tree.split(tree.DOCUMENT.read_text(encoding="utf-8"))
    assert drawn == tree.draw_package(), "run `make tree`"


@pytest.mark.parametrize("module", PURE, ids=name)
def test_what_is_pure_calls_neither_clock_nor_disk_nor_screen(module: Path) -> None:
    assert sorted(set(call_names(module)) & set(WORLDLY)) == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_file_has_at_most_300_lines(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST


def test_no_file_is_an_attic() -> None:
    words = {word.rstrip("s") for path in MODULES for word in path.stem.lower().split("_")}
    assert sorted(words & {attic.rstrip("s") for attic in ATTICS}) == []


def test_every_file_says_in_its_first_line_what_is_in_it() -> None:
    silent = [name(path) for path in MODULES if not tree.describe(path)]
    assert silent == []


def test_a_worldly_call_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "impure.py"
    module.write_text("from datetime import date\nTODAY = date.today()\nopen('x')\n")
    assert set(call_names(module)) == {"today", "open"}
