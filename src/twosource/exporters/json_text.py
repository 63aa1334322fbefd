"""Our shapes as JSON text and back, and the JSON Schema that says the same.

Inside, a field that may be blank carries a tag ("@"), which msgspec needs to tell the two apart;
outside, a blank is told by its `why`, and no tag stands in the file.
"""

from typing import Any, TypeVar

import msgspec

from twosource.exporters.claim_shapes import Claim
from twosource.exporters.event_shapes import Event
from twosource.exporters.leaf_shapes import Shape
from twosource.exporters.report_shapes import Report

T = TypeVar("T", bound=Shape)
TAG = "@"
BLANKS = {"when": "date", "stated": "date", "written": "date", "where": "place"}


def encode_line(shape: Shape) -> str:
    """Give one object as one line of JSON, without its line end."""
    return msgspec.json.encode(_untag(msgspec.to_builtins(shape))).decode()


def decode_line(line: str, shape: type[T]) -> T:
    """Read one line back; an unknown field or a wrong type raises msgspec.ValidationError."""
    return msgspec.convert(_tag(msgspec.json.decode(line)), shape)


def _untag(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _untag(inner) for key, inner in value.items() if key != TAG}
    if isinstance(value, list | tuple):
        return [_untag(inner) for inner in value]
    return value


def _tag(value: Any, field: str = "") -> Any:
    if isinstance(value, list):
        return [_tag(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _tag(one, key) for key, one in value.items()}
    if field in BLANKS:
        inner[TAG] = "blank" if "why" in value else BLANKS[field]
    return inner


def make_schema(table: str) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of one line of a table: events, claims or reports."""
    shape = {"events": Event, "claims": Claim, "reports": Report}[table]
    schema = msgspec.json.schema(shape)
    stripped: dict[str, Any] = _strip(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **stripped}


def _strip(value: Any) -> Any:
    if isinstance(value, list):
        return [_strip(inner) for inner in value if inner != TAG]
    if not isinstance(value, dict):
        return value
    return {key: _strip(inner) for key, inner in value.items() if key not in {TAG, "discriminator"}}
