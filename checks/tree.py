"""Draw src/twosource as docs/architecture.md shows it: each file with its docstring's first line.

`python checks/tree.py --write` puts the tree into the document; a test compares the two.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "twosource"
DOCUMENT = ROOT / "docs" / "architecture.md"
START, END = "<!-- tree: make tree -->\n```\n", "```\n<!-- end of tree -->"
COLUMN = 40
PURE_ROOMS = ("model", "stages", "matchers")
# Many small files of one kind, as word lists and tables, stand as their folder.
FOLDED = ("tables", "words", "versions", "static", "templates", "vendor")


def describe(module: Path) -> str:
    """Give the first line of a module's docstring, without its full stop."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].removesuffix(".")


def is_drawn(path: Path) -> bool:
    """Tell whether a path belongs to the tree: no caches, no markers, no package docstrings."""
    return path.name not in ("__pycache__", "__init__.py", "py.typed") and path.suffix != ".pyc"


def draw(folder: Path, depth: int) -> Iterator[str]:
    """Give the lines of one folder: rooms first, then modules, each by name."""
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_file(), path.name)):
        if not is_drawn(path):
            continue
        name = "  " * depth + path.name + "/" * path.is_dir()
        marker = path / "__init__.py" if path.is_dir() else path
        words = describe(marker) if marker.suffix == ".py" and marker.is_file() else ""
        yield f"{name:<{COLUMN}}{words}".rstrip()
        if path.is_dir() and path.name not in FOLDED:
            yield from draw(path, depth + 1)


def draw_package() -> str:
    """Give the whole tree as text."""
    return "".join(f"{line}\n" for line in ("src/twosource/", *draw(PACKAGE, 1)))


def split(document: str) -> tuple[str, str, str]:
    """Give what stands before the tree, the tree, and what stands behind it."""
    before, _, rest = document.partition(START)
    tree, _, after = rest.partition(END)
    return before, tree, after


if __name__ == "__main__":
    head, _, tail = split(DOCUMENT.read_text(encoding="utf-8"))
    if "--write" in sys.argv:
        DOCUMENT.write_text(head + START + draw_package() + END + tail, encoding="utf-8")
    else:
        print(draw_package(), end="")
