"""What `twosource doctor` says of encryption: whether records can be encrypted, and one that is."""

from importlib import metadata

from twosource import wiring
from twosource.record_name import Address, RecordName

_INSTALL = "pip install 'twosource[encrypted]'"
_PACKAGES = ("sqlcipher3", "pyrage")


def tell_encryption() -> str:
    """Say whether records and backups can be encrypted here."""
    missing = [name for name in _PACKAGES if not _has(name)]
    if missing:
        return f"none: a record is a plain file, and there are no encrypted backups; {_INSTALL}"
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    return f"{versions}; records that are to be encrypted: twosource build --encrypt"


def tell_record(record: RecordName) -> tuple[bool, str]:
    """Tell whether a record is encrypted, and what to do if not."""
    if isinstance(record, Address):
        return True, f"{record}: on a server; whether its disk is encrypted, ask whoever runs it"
    if not record.is_file():
        return False, f"{record}: there is no record; make one with `twosource build`"
    if wiring.is_encrypted(record):
        return True, f"{record} is encrypted"
    remedy = f"twosource encrypt --record {record}"
    return False, f"{record} is not encrypted: whoever has the file can read it; {remedy}"


def _has(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False
