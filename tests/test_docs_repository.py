"""What stands in the repository: no addresses to fetch from, no paths of one machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Written in two pieces, so that this file does not find itself.
REGISTRIES = (
    "pypi." + "org",
    "python" + "hosted",
    "npm" + "js",
    "deb." + "debian",
    "hugging" + "face.co",
)
FETCHED = re.compile(r"https?://[^\s\"'<>)]+\.(whl|tgz|zip|deb|tar\.[a-z0-9]+)\b")
MACHINE = re.compile(r"(?<![\w.])/(work|root|opt|home/\w+|Users/\w+)/")
LOCKED = re.compile(r" *(#.*)?|    --hash=sha256:[0-9a-f]{64}( \\)?|[a-z0-9-]+==\S+( ; .+)? \\")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def list_files() -> list[Path]:
    """Give the text files that are in version control, or would be if added."""
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout: a source package has no list of its files")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git as the machine has it
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def find(pattern: re.Pattern[str]) -> list[str]:
    """Give each place where a pattern stands, as file:line."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in list_files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_registry() -> None:
    assert find(re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE)) == []


def test_no_file_fetches_anything() -> None:
    assert find(FETCHED) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert find(MACHINE) == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_holds_pins_and_hashes_alone(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert LOCKED.fullmatch(line), line


def test_there_is_a_lock_file_for_each_use() -> None:
    assert [path.name for path in LOCKS] == ["build.txt", "dev.txt", "lock.txt", "run.txt"]
