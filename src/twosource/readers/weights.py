"""Tables of weights as JSON: the one that ships, or one that a team learned from its decisions."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import msgspec

from twosource.model.errors import BadWeights
from twosource.model.record import LogLine
from twosource.model.weights import Weights


def read_weights(path: Path | None = None) -> Weights:
    """Read a table of weights, or the shipped one; its rows are not looked at.

    Raises:
        BadWeights: the file holds no such table; names it and what is wrong.
    """
    shipped = files("twosource") / "matchers" / "weights.json"
    raw = shipped.read_bytes() if path is None else path.read_bytes()
    return decode_weights(raw, str(path))


def decode_weights(raw: bytes | str, label: str) -> Weights:
    """Read a table of weights from its JSON; BadWeights, with the label, where it is none."""
    try:
        return msgspec.json.decode(raw, type=Weights)
    except msgspec.DecodeError as fault:
        raise BadWeights(
            f"{label}: this is no table of weights ({fault}); `twosource learn` writes one"
        ) from fault


def encode_weights(weights: Weights) -> str:
    """Write a table of weights as JSON, a row a line."""
    return msgspec.json.format(msgspec.json.encode(weights), indent=1).decode() + "\n"


def read_kept_weights(log: Iterable[LogLine]) -> Weights | None:
    """Give the table of its own that a record was last matched with; None if it was the shipped."""
    table = find_kept(log).get("table")
    return None if table is None else decode_weights(str(table), "the record's weights")


def find_kept(log: Iterable[LogLine]) -> Mapping[str, str | int]:
    """Give what the log says last of the weights a record was matched with."""
    lines = [line.detail for line in log if line.what == "weights"]
    return lines[-1] if lines else {}
