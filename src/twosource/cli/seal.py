"""`twosource seal`: sign how far the log of a record has come, for somebody else to keep."""

import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from twosource.cli.options import RECORD_WORDS, example
from twosource.cli.passphrases import read_file, say_nobody
from twosource.model.errors import BadSeal
from twosource.model.seal import Seal
from twosource.record_name import RecordName

FILE = click.Path(path_type=Path, dir_okay=False)
KEY_OPTION = "--key-passphrase-file"
THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(
    "seal",
    epilog=example(
        "twosource seal --new-key my.key",
        "twosource seal --record my.db --key my.key --out my.seal --archive my-archive.tar.gz",
        "twosource seal --out my.seal --timestamp-request my.tsq",
        "twosource seal --out my.seal --timestamp-response my.tsr",
        "twosource check --record my.db --seal my.seal",
    ),
)
@click.option("--record", help="The record whose log is sealed.", **RECORD_WORDS)
@click.option("--new-key", type=FILE, metavar="FILE", help="Make a key, for you alone to read.")
@click.option("--key", type=THERE, metavar="FILE", help="The key to sign with.")
@click.option(
    KEY_OPTION,
    "key_passphrase",
    type=THERE,
    metavar="FILE",
    help="For scripts: the first line is the passphrase of the key. Without it, you are asked.",
)
@click.option("--out", type=FILE, metavar="FILE", help="The seal: give it away to be kept.")
@click.option(
    "--archive", type=THERE, metavar="FILE", help="A file to seal with it, such as an export."
)
@click.option(
    "--timestamp-request",
    "request",
    type=FILE,
    metavar="OUT.tsq",
    help="Write a request for a time stamp (RFC 3161) on the seal, to be sent by hand.",
)
@click.option(
    "--timestamp-response",
    "response",
    type=THERE,
    metavar="IN.tsr",
    help="Put the answer to that request into the seal, if it is on this seal.",
)
@click.option(
    "--timestamp-url",
    "url",
    metavar="URL",
    help="GOES ONLINE: ask this authority for a time stamp. It is sent one hash.",
)
def command(record: RecordName | None, **chosen: Any) -> None:
    """Sign how far the log of a record has come, for somebody else to keep.

    The seal is a small file: the hash of the last line of the log, and through it of every line
    before; how much the record holds; the hash of a file, if you give one with --archive; the time
    by your clock; your public key and signature (Ed25519). It gives away no text.

    Whoever owns a record can write it anew, log and all. Only a seal that somebody else keeps
    shows that they did: `twosource check --seal FILE` tells whether the record still holds the line
    that was sealed. A time stamp of an authority shows that the seal is no younger than it says.
    """
    if chosen["new_key"] is not None:
        _make_key(chosen["new_key"], chosen["key_passphrase"])
        return
    out = chosen["out"]
    if out is None:
        raise click.UsageError("say where the seal is: --out FILE")
    if chosen["key"] is not None:
        if record is None:
            raise click.UsageError("say which record to seal: --record FILE.db")
        _seal(record, chosen, out)
    elif not (chosen["request"] or chosen["response"] or chosen["url"]):
        raise click.UsageError("give --key FILE to seal; `seal --new-key FILE` makes one")
    _stamp(out, chosen)


def _ask(words: str, file: Path | None, **how: Any) -> str:
    """Ask for the passphrase of a key; BadInput where neither a file nor anybody gives it."""
    if file is not None:
        return read_file(file)
    try:
        answer: str = click.prompt(words, hide_input=True, **how)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise say_nobody(words, KEY_OPTION) from None
    return answer


def _make_key(path: Path, file: Path | None) -> None:
    from twosource.seals.signing import make_key

    words = "Passphrase for the key (empty for none)"
    passphrase = _ask(words, file, default="", show_default=False, confirmation_prompt=True)
    public = make_key(path, passphrase or None)
    click.echo(f"{path}: a new key; keep it where nobody else can read it.")
    click.echo(f"Its public half, by which others know your seals: {public}")


def _seal(record: RecordName, chosen: dict[str, Any], out: Path) -> None:
    from twosource.cli.unlocking import open_record
    from twosource.seals.signing import hash_file, needs_passphrase, sign, write_seal

    key, archive = chosen["key"], chosen["archive"]
    guarded = needs_passphrase(key)
    passphrase = _ask("Passphrase of the key", chosen["key_passphrase"]) if guarded else None
    with open_record(record) as store:
        *_, last = store.log()
        seal = Seal(
            line=last.seq,
            head=last.hash,
            counts=asdict(store.counts()),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            archive=None if archive is None else hash_file(archive),
            public_key="",
        )
        signed = sign(seal, key, passphrase)
        write_seal(signed, out)
        store.note("sealed", {"line": last.seq, "head": last.hash, "key": signed.public_key})
    click.echo(f"{out}: sealed up to line {last.seq} of the log. Give it to somebody else to keep.")


def _stamp(out: Path, chosen: dict[str, Any]) -> None:
    from twosource.seals.asking import ask_authority
    from twosource.seals.signing import digest_seal, read_seal, write_seal
    from twosource.seals.stamps import make_request, read_stamp

    seal = read_seal(out)
    digest = digest_seal(seal)
    if chosen["request"] is not None:
        chosen["request"].write_bytes(make_request(digest))
        click.echo(f"{chosen['request']}: send it to an authority, and its answer back to here.")
    answer = None
    if chosen["url"] is not None:
        answer = ask_authority(chosen["url"], make_request(digest))
    elif chosen["response"] is not None:
        answer = chosen["response"].read_bytes()
    if answer is None:
        return
    stamped, at = read_stamp(answer)
    if stamped != digest:
        raise BadSeal(f"{out}: the time stamp is on something else, not on this seal")
    write_seal(replace(seal, stamp=answer.hex()), out)
    click.echo(f"{out}: stamped at {at}. Whose stamp it is, docs/record.md tells how to see.")
