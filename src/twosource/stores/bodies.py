"""How nouns are written into a record and read back, strictly."""

import zlib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from twosource.model.actors import Actor
from twosource.model.audit import Question, Stratum
from twosource.model.claim import Reading
from twosource.model.coded import Coded
from twosource.model.errors import BadRecord, BadSpan
from twosource.model.event import Event
from twosource.model.parse import Parse
from twosource.model.report import Marks, Sourced
from twosource.model.ruling import Grouped, Reviewed, Said, Settled, Valued
from twosource.model.values import Blank, GroundedClaim

T = TypeVar("T")
_Decoders = dict[str, msgspec.json.Decoder[Any]]

_READING = msgspec.json.Decoder(Reading)
_SOURCED = msgspec.json.Decoder(Sourced)
_MARKS = msgspec.json.Decoder(Marks)
_ACTORS = msgspec.json.Decoder(tuple[Actor, ...])
_STRATA = msgspec.json.Decoder(tuple[Stratum, ...])
_QUESTION = msgspec.json.Decoder(Question)
_DETAIL = msgspec.json.Decoder(dict[str, str | int])
_SAID: dict[type[Said], msgspec.json.Decoder[Any]] = {
    noun: msgspec.json.Decoder(noun) for noun in (Grouped, Valued, Coded, Reviewed, Settled)
}
_PARSE = msgspec.msgpack.Decoder(Parse)
_RAW_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_BLANK = msgspec.json.Decoder(Blank)


def write(value: Any) -> str:
    """Write a noun as JSON: equal nouns are the same text, in whatever order a set comes."""
    return msgspec.json.encode(value, order="deterministic").decode()


def write_detail(detail: Mapping[str, str | int]) -> str:
    """Write the particulars of a line of the log, in the order they are told in."""
    return msgspec.json.encode(detail).decode()


def read_reading(body: str) -> Reading:
    """Read a reading back; BadRecord if it is not one, or a span runs backward."""
    return _decode(_READING, body)


def read_actors(body: str) -> tuple[Actor, ...]:
    """Read the entries of a list of actors back."""
    return _decode(_ACTORS, body)


def read_said(body: str, noun: type[Said]) -> Said:
    """Read what a person decided back, as the noun that it is."""
    said: Said = _decode(_SAID[noun], body)
    return said


def read_strata(body: str) -> tuple[Stratum, ...]:
    """Read the strata of an audit back."""
    return _decode(_STRATA, body)


def read_question(body: str) -> Question:
    """Read a question of an audit back."""
    return _decode(_QUESTION, body)


def read_marks(body: str) -> Marks:
    """Read marks back."""
    return _decode(_MARKS, body)


def read_detail(body: str) -> dict[str, str | int]:
    """Read the particulars of a line of the log back."""
    return _decode(_DETAIL, body)


def write_sourced(value: Sourced | None) -> str | None:
    """Write a value with how it was found; silence stays silence."""
    return None if value is None else write(value)


def read_sourced(body: str | None) -> Sourced | None:
    """Read a value with how it was found back."""
    return None if body is None else _decode(_SOURCED, body)


def pack_parse(parse: Parse) -> bytes:
    """Pack a parse small: MessagePack, compressed."""
    # Level 1: the cache is written once a report, and a higher level costs more than it saves.
    return zlib.compress(msgspec.msgpack.encode(parse), 1)


def unpack_parse(body: bytes) -> Parse | None:
    """Unpack a parse; None if it is damaged, for a parse can always be made again."""
    try:
        return _PARSE.decode(zlib.decompress(body))
    except (zlib.error, msgspec.MsgspecError):
        return None


def read_event(body: str) -> Event:
    """Read an event back; BadRecord if it is not one."""
    return Event(**_read_fields(_EVENT, body, _added(Event)))


def pack_claim(claim: GroundedClaim) -> bytes:
    """Pack a claim with its values small: JSON, compressed."""
    return zlib.compress(write(claim).encode(), 1)


def unpack_claim(body: bytes) -> GroundedClaim:
    """Unpack a claim with its values; BadRecord if it is not one."""
    try:
        plain = zlib.decompress(body).decode()
    except (zlib.error, UnicodeDecodeError) as fault:
        raise _refuse(fault) from fault
    return read_claim(plain)


def read_claim(body: str) -> GroundedClaim:
    """Read a claim with its values back; BadRecord if it is not one."""
    return GroundedClaim(**_read_fields(_CLAIM, body, _CLAIM_ADDED))


def _read_fields(
    decoders: _Decoders, body: str, added: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Read each field of a noun that was derived; those added later may be missing."""
    raw = _decode(_RAW_FIELDS, body)
    try:
        return {
            name: _read_field(raw[name], decoder)
            for name, decoder in decoders.items()
            if name in raw or name not in added
        }
    except KeyError as missing:
        message = f"the events of this record have no {missing}; run `twosource build` again"
        raise BadRecord(message) from missing


def _list_decoders(noun: type[Event | GroundedClaim]) -> _Decoders:
    """Give a decoder for each field of a noun."""
    hints = get_type_hints(noun)
    kinds = {one.name: hints[one.name] for one in fields(noun)}
    return {name: msgspec.json.Decoder(_leave_out_blank(kind)) for name, kind in kinds.items()}


def _added(noun: type[Event | GroundedClaim]) -> frozenset[str]:
    """Give the fields that a noun was given later: they have a default."""
    return frozenset(one.name for one in fields(noun) if one.default is not MISSING)


def _leave_out_blank(kind: Any) -> Any:
    """Give the type a field has when it is not blank: two dataclasses cannot share one decoder."""
    return get_args(kind)[0] if Blank in get_args(kind) else kind


_EVENT = _list_decoders(Event)
_CLAIM = _list_decoders(GroundedClaim)
_CLAIM_ADDED = _added(GroundedClaim)


def _read_field(raw: msgspec.Raw, decoder: msgspec.json.Decoder[Any]) -> Any:
    """Read one field of an event, which may be blank."""
    try:
        return decoder.decode(raw)
    except (msgspec.ValidationError, BadSpan) as fault:
        try:
            return _BLANK.decode(raw)
        except msgspec.ValidationError:
            raise _refuse(fault) from fault


def _decode(decoder: msgspec.json.Decoder[T], body: str) -> T:
    """Read one noun, or say that the record is damaged."""
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, BadSpan) as fault:
        raise _refuse(fault) from fault


def _refuse(fault: Exception) -> BadRecord:
    return BadRecord(f"the record is damaged ({fault}); run `twosource check` on it")
