"""Who is who: the names of reviewers, in a file beside a record and never in it."""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from twosource.model.errors import BadRecord
from twosource.record_name import RecordName
from twosource.stores.files_beside import find_beside, write_for_owner

VARIABLE = "TWOSOURCE_REVIEWERS"
PSEUDONYM = re.compile(r"[Rr][1-9]\d*")
_HEAD = """\
# Who is who in the record beside this file. Keep it where the record's readers cannot see it.
[reviewers]
"""


def find_file(where: RecordName) -> Path:
    """Give where the file of a record stands: beside it, or where TWOSOURCE_REVIEWERS says.

    Raises:
        BadRecord: the record is on a server, and nothing says where its file is.
    """
    found = find_beside(where, VARIABLE, ".reviewers.toml")
    if found is None:
        raise BadRecord(
            f"{where}: names of reviewers are kept in no record: give a pseudonym such as R1,"
            f" or say in which file of yours the names stand: set {VARIABLE}=FILE"
        )
    return found


def read_file(path: Path) -> Mapping[str, str]:
    """Give the name behind each pseudonym; none where there is no file.

    Raises:
        BadRecord: the file is another, or damaged.
    """
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))["reviewers"]
        return {str(key): str(name) for key, name in found.items()}
    except (tomllib.TOMLDecodeError, KeyError, AttributeError) as fault:
        raise BadRecord(f"{path}: this is no file of reviewers ({fault})") from fault


def is_given() -> bool:
    """Tell whether TWOSOURCE_REVIEWERS says where the file stands."""
    return bool(os.environ.get(VARIABLE))


def add_reviewers(path: Path, named: Mapping[str, str]) -> None:
    """Put reviewers, names by pseudonym, into the file, which only its owner can read."""
    held = {**read_file(path), **named}
    # A string of JSON is one of TOML.
    lines = [f"{key} = {json.dumps(one, ensure_ascii=False)}\n" for key, one in held.items()]
    # A record may lose the names next: they must be on disk by then.
    write_for_owner(path, (_HEAD + "".join(lines)).encode("utf-8"))
