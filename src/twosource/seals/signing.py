"""Keys, signatures and the files of seals."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from twosource.model.errors import BadSeal, MissingPart
from twosource.model.ids import sha256_hex
from twosource.model.seal import Seal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_FORMAT = "twosource seal 1"
_OWNER_ONLY = 0o600
_CHUNK = 1 << 20
_SEAL = msgspec.json.Decoder(Seal)


def make_key(path: Path, passphrase: str | None) -> str:
    """Make a new key in a file that only its owner can read; give its public half in hex.

    Raises:
        BadSeal: the file is there already.
    """
    _need_package()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = Ed25519PrivateKey.generate()
    guard = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    encoded = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, guard)
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError as fault:
        raise BadSeal(f"{path}: a file of that name is there; a key is never replaced") from fault
    with os.fdopen(opened, "wb") as file:
        file.write(encoded)
    return _public_half(key)


def needs_passphrase(path: Path) -> bool:
    """Tell whether the key in a file is guarded by a passphrase."""
    return b"BEGIN ENCRYPTED PRIVATE KEY" in path.read_bytes()


def sign(seal: Seal, path: Path, passphrase: str | None) -> Seal:
    """Sign a seal with the key in a file.

    Raises:
        BadSeal: the file holds no such key, or the passphrase is wrong.
    """
    _need_package()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        given = passphrase.encode() if passphrase else None
        key = load_pem_private_key(path.read_bytes(), given)
    except (ValueError, TypeError) as fault:
        raise BadSeal(f"{path}: this is no key, or the passphrase is wrong") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise BadSeal(f"{path}: this is a key of another kind; make one with `seal --new-key`")
    named = replace(seal, public_key=_public_half(key))
    return replace(named, signature=key.sign(write_signed(named)).hex())


def is_signed(seal: Seal) -> bool:
    """Tell whether a seal bears the signature of the key that it names."""
    _need_package()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.public_key))
        key.verify(bytes.fromhex(seal.signature), write_signed(seal))
    except (ValueError, InvalidSignature):
        return False
    return True


def write_signed(seal: Seal) -> bytes:
    """Give the bytes that are signed: all that a seal says, in canonical order."""
    counts = sorted(seal.counts.items())
    told = [_FORMAT, seal.line, seal.head, counts, seal.at, seal.archive, seal.public_key]
    return msgspec.json.encode(told)


def digest_seal(seal: Seal) -> str:
    """Give the SHA-256 of a signed seal, its signature included: what a time stamp is of."""
    return sha256_hex(write_signed(seal) + seal.signature.encode())


def write_seal(seal: Seal, path: Path) -> None:
    """Write a seal to a file; one that is there is replaced when the new one is whole."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(seal), indent=1) + b"\n")
    part.replace(path)


def read_seal(path: Path) -> Seal:
    """Read a seal; BadSeal where the file is none."""
    try:
        return _SEAL.decode(path.read_bytes())
    except msgspec.MsgspecError as fault:
        raise BadSeal(f"{path}: this is no seal ({fault})") from fault


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file of any size."""
    import hashlib

    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()


def _public_half(key: "Ed25519PrivateKey") -> str:
    return key.public_key().public_bytes_raw().hex()


def _need_package() -> None:
    try:
        import cryptography
    except ImportError as fault:
        remedy = "pip install 'twosource[sealing]'"
        raise MissingPart(f"seals need the package cryptography; {remedy}") from fault
    del cryptography
