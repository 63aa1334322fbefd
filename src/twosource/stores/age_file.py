"""Encrypt and decrypt a stream with age (https://age-encryption.org), in pieces, never on disk.

With recipients a backup is an age file as any age program makes one. With a passphrase it is a tar
of two: `key.age` holds a new key under the passphrase, `archive.tar.gz.age` the archive under that
key. The package takes a passphrase for what fits into memory alone, which a key does and a record
may not. Without Twosource: `tar xf BACKUP`, then `age -d -i key.age archive.tar.gz.age`.
"""

import tarfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from os import fdopen, pipe
from typing import IO, Any

from twosource.model.errors import BadArchive, MissingPart

AGE = b"age-encryption.org/"
GZIP = b"\x1f\x8b"
KEY, BODY = "key.age", "archive.tar.gz.age"
_BLOCK = 512
_REMEDY = "pip install 'twosource[encrypted]'"


def load_age() -> Any:
    """Give the package that speaks age; MissingPart says what to install."""
    try:
        import pyrage
    except ImportError as fault:
        message = f"encrypted backups need a package that is not installed; {_REMEDY}"
        raise MissingPart(message) from fault
    return pyrage


def make_identity() -> Any:
    """Give a new key by chance, to encrypt to and to decrypt with."""
    return load_age().x25519.Identity.generate()


def read_recipients(words: Sequence[str]) -> list[Any]:
    """Give the public keys that were named; BadArchive where one is none."""
    age = load_age()
    return [_read(age.x25519.Recipient.from_str, one, f"{one} is no public key") for one in words]


def read_identities(text: str) -> list[Any]:
    """Give the secret keys of a key file, as `age-keygen` writes it; BadArchive without any."""
    age = load_age()
    lines = [line.strip() for line in text.splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise BadArchive("this key file holds no key; age-keygen makes one")
    # What a secret key looks like is nobody's business: it is not repeated in an error.
    return [
        _read(age.x25519.Identity.from_str, one, "a line of the key file is no key") for one in keys
    ]


def _read(make: Callable[[str], Any], word: str, why: str) -> Any:
    age = load_age()
    try:
        return make(word)
    except (age.RecipientError, age.IdentityError) as fault:
        raise BadArchive(
            f"{why}: a public key begins with age1, a secret one AGE-SECRET-KEY-1"
        ) from fault


@contextmanager
def encrypting(out: IO[bytes], recipients: Sequence[Any]) -> Iterator[IO[bytes]]:
    """Give where to write what is to be encrypted; whole when the block has ended."""
    age = load_age()
    inlet, outlet = _open_pipe()

    sink = _Sink(out)

    def encrypt() -> None:
        with inlet:
            try:
                age.encrypt_io(inlet, sink, recipients)
            finally:
                sink.raise_fault()

    with ThreadPoolExecutor(1) as worker:
        done = worker.submit(encrypt)
        yield from _use(outlet, done)


@contextmanager
def decrypting(source: IO[bytes], identities: Sequence[Any]) -> Iterator[IO[bytes]]:
    """Give where to read what was encrypted; BadArchive where a byte was changed or is missing."""
    age = load_age()
    inlet, outlet = _open_pipe()

    def decrypt() -> None:
        with outlet:
            age.decrypt_io(source, outlet, identities)

    with ThreadPoolExecutor(1) as worker:
        done = worker.submit(decrypt)
        try:
            yield from _use(inlet, done)
        except (age.DecryptError, OSError) as fault:
            # What age finds in the middle of a stream comes as an error of reading, without number.
            if isinstance(fault, OSError) and fault.errno is not None:
                raise
            why = "the key is another, or the file is damaged or cut off"
            raise BadArchive(f"this backup cannot be opened ({fault}): {why}") from fault


class _Sink:
    """Writes what age gives, and remembers what went wrong: age forgets a disk that is full."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._fault: OSError | None = None

    def write(self, content: bytes) -> int:
        """Write on."""
        try:
            return self._out.write(content)
        except OSError as fault:
            self._fault = fault
            raise

    def flush(self) -> None:
        """Have it written down."""
        try:
            self._out.flush()
        except OSError as fault:
            self._fault = fault
            raise

    def raise_fault(self) -> None:
        """Raise what went wrong."""
        if self._fault is not None:
            raise self._fault


def _open_pipe() -> tuple[IO[bytes], IO[bytes]]:
    inlet, outlet = pipe()
    return fdopen(inlet, "rb"), fdopen(outlet, "wb")


def _use(end: IO[bytes], done: "Future[None]") -> Iterator[IO[bytes]]:
    """Lend one end of a pipe; what went wrong at its other end is why it broke at this one."""
    try:
        with end:
            yield end
    except BaseException:
        fault = done.exception()
        if fault is None or isinstance(fault, BrokenPipeError):
            raise
        raise fault from None
    done.result()


def write_locked_key(out: IO[bytes], identity: Any, passphrase: str) -> Callable[[], None]:
    """Begin a backup under a passphrase; what is given closes it when its body stands behind."""
    locked = load_age().passphrase.encrypt(str(identity).encode(), passphrase)
    _write_head(out, KEY, len(locked))
    out.write(locked)
    _fill(out)
    start = out.tell()
    _write_head(out, BODY, 0)

    def close() -> None:
        end = out.tell()
        _fill(out)
        out.write(bytes(2 * _BLOCK))
        out.seek(start)
        _write_head(out, BODY, end - start - _BLOCK)

    return close


def open_locked_key(source: IO[bytes], ask: Callable[[], str]) -> tuple[Any, IO[bytes]]:
    """Give the key of a backup under a passphrase, and its body."""
    age = load_age()
    try:
        archive = tarfile.open(fileobj=source, mode="r:")  # noqa: SIM115  # its member outlives it
        key, body = (archive.extractfile(name) for name in (KEY, BODY))
    except (tarfile.TarError, KeyError) as fault:
        raise BadArchive(f"this is no backup of a record, or it is cut off ({fault})") from fault
    if key is None or body is None:
        raise BadArchive("this is no backup of a record")
    try:
        opened = age.passphrase.decrypt(key.read(), ask())
    except age.DecryptError as fault:
        raise BadArchive("wrong passphrase for this backup, or its key is damaged") from fault
    return age.x25519.Identity.from_str(opened.decode()), body


def _write_head(out: IO[bytes], name: str, size: int) -> None:
    member = tarfile.TarInfo(name)
    member.size = size
    out.write(member.tobuf(tarfile.GNU_FORMAT))


def _fill(out: IO[bytes]) -> None:
    out.write(bytes(-out.tell() % _BLOCK))
