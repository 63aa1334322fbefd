"""Time stamps (RFC 3161): the request for one, and what an answer says; nothing is sent here.

Only what the two need of DER (X.690) is written and read. The authority's signature is not looked
at: `openssl ts -verify` does that, with the authority's own certificate.
"""

from collections.abc import Iterator

from twosource.model.errors import BadSeal

_INTEGER, _OCTETS, _NULL, _OID, _SEQUENCE, _TIME = 0x02, 0x04, 0x05, 0x06, 0x30, 0x18
_SHA256 = bytes.fromhex("608648016503040201")
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TIME_STAMP = bytes.fromhex("2a864886f70d0109100104")
_TRUE = b"\x01\x01\xff"
_LONG = 0x80
_GRANTED = (b"\x00", b"\x01")
Element = tuple[int, bytes]


def make_request(digest: str) -> bytes:
    """Give the request (`application/timestamp-query`) for a stamp on a SHA-256 in hex."""
    algorithm = write_element(_SEQUENCE, write_element(_OID, _SHA256), write_element(_NULL))
    imprint = write_element(_SEQUENCE, algorithm, write_element(_OCTETS, bytes.fromhex(digest)))
    # True: the answer shall bring the authority's certificate.
    return write_element(_SEQUENCE, write_element(_INTEGER, b"\x01"), imprint, _TRUE)


def read_stamp(answer: bytes) -> tuple[str, str]:
    """Give what an answer (`application/timestamp-reply`) stamps: a digest in hex, and when.

    The time is UTC, in ISO 8601.

    Raises:
        BadSeal: this is no such answer, or the authority refused.
    """
    try:
        status, *rest = _open(answer, _SEQUENCE)
        if _elements(status[1])[0][1] not in _GRANTED:
            raise BadSeal("the authority granted no time stamp")
        info = _open_info(rest[0][1])
        _, _, (_, imprint), _, (kind, written) = info[:5]
        (_, digest) = _elements(imprint)[1]
    except (IndexError, ValueError) as fault:
        raise BadSeal("this is no answer of a time-stamping authority (RFC 3161)") from fault
    if kind != _TIME:
        raise BadSeal("the time stamp gives no time")
    return digest.hex(), _write_time(written.decode("ascii", "replace"))


def _open_info(signed: bytes) -> list[Element]:
    """Give the elements of the TSTInfo inside of a ContentInfo."""
    (_, kind), (_, content) = _elements(signed)[:2]
    if kind != _SIGNED_DATA:
        raise ValueError(kind)
    _, _, (_, encapsulated) = _open(content, _SEQUENCE)[:3]
    (_, kind), (_, wrapped) = _elements(encapsulated)[:2]
    if kind != _TIME_STAMP:
        raise ValueError(kind)
    ((_, info),) = _elements(wrapped)
    return _open(info, _SEQUENCE)


def _write_time(written: str) -> str:
    digits = written.partition(".")[0].rstrip("Z")
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    return f"{day}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}Z"


def write_element(tag: int, *parts: bytes) -> bytes:
    """Give one element of DER: tag, length, content."""
    content = b"".join(parts)
    size = len(content)
    if size < _LONG:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, _LONG | len(length))) + length + content


def _open(data: bytes, tag: int) -> list[Element]:
    """Give the elements inside of the one element that data hold."""
    (found, content), *_ = _elements(data)
    if found != tag:
        raise ValueError(found)
    return _elements(content)


def _elements(data: bytes) -> list[Element]:
    return list(_read_elements(data))


def _read_elements(data: bytes) -> Iterator[Element]:
    at = 0
    while at < len(data):
        tag, size = data[at], data[at + 1]
        at += 2
        if size >= _LONG:
            count = size - _LONG
            size = int.from_bytes(data[at : at + count], "big")
            at += count
        if at + size > len(data):
            raise ValueError(size)
        yield tag, data[at : at + size]
        at += size
