"""How what a build leaves for the next is written and read back: MessagePack, small."""

import zlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from twosource.model.errors import BadHeld, BadRecord, BadSpan
from twosource.model.values import GroundedClaim
from twosource.stages.seen import Seen
from twosource.stores import bodies

T = TypeVar("T")

_LONG = 200
_PLAIN, _SMALL = b"\x00", b"\x01"
_PACK = msgspec.msgpack.Encoder(order="deterministic")
_UNPACK_SEEN = msgspec.msgpack.Decoder(tuple[list[str], dict[str, msgspec.Raw]])


@dataclass(frozen=True, slots=True)
class Body(Generic[T]):
    """How values of one kind are written and read."""

    encode: Callable[[T], bytes]
    decode: Callable[[bytes], T]

    def write(self, value: T) -> bytes:
        """Write a value."""
        told = self.encode(value)
        return _SMALL + zlib.compress(told, 1) if len(told) > _LONG else _PLAIN + told

    def read(self, body: bytes) -> T:
        """Read a value back; BadHeld where it is none."""
        try:
            told = body[1:] if body[:1] == _PLAIN else zlib.decompress(body[1:])
            return self.decode(told)
        except (zlib.error, msgspec.MsgspecError, BadSpan, BadRecord) as fault:
            raise BadHeld(f"what the last build left is damaged ({fault})") from fault


@cache
def find_body(kind: Hashable) -> Body[Any]:
    """Give how values of a kind are written and read."""
    if kind is GroundedClaim:
        return Body(_write_claim, _read_claim)
    if kind is Seen:
        return Body(_write_seen, _read_seen)
    return Body(_PACK.encode, msgspec.msgpack.Decoder(kind).decode)


def _write_claim(claim: GroundedClaim) -> bytes:
    return bodies.write(claim).encode()


def _read_claim(told: bytes) -> GroundedClaim:
    return bodies.read_claim(told.decode())


def _write_seen(seen: Seen) -> bytes:
    claims = [bodies.write(one) for one in seen.claims]
    return _PACK.encode((claims, replace(seen, claims=())))


def _read_seen(told: bytes) -> Seen:
    claims, rest = _UNPACK_SEEN.decode(told)
    read = {name: _FIELDS[name].decode(raw) for name, raw in rest.items() if name in _FIELDS}
    return Seen(**read, claims=tuple(bodies.read_claim(one) for one in claims))


def _list_fields(noun: type[Any], without: str) -> Mapping[str, msgspec.msgpack.Decoder[Any]]:
    return {
        one.name: msgspec.msgpack.Decoder(one.type) for one in fields(noun) if one.name != without
    }


_FIELDS = _list_fields(Seen, "claims")
