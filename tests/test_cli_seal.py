"""A seal that somebody else keeps shows what a record's owner cannot hide."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import Result

from example_record import run
from store_samples import raw, reading, report
from twosource.model.errors import BadSeal, MissingPart
from twosource.model.ids import sha256_hex
from twosource.seals import signing
from twosource.seals.stamps import make_request, read_stamp, write_element
from twosource.stores.sql import open_store

SHA256 = write_element(0x30, write_element(0x06, bytes.fromhex("608648016503040201")), b"\x05\x00")
SIGNED_DATA = write_element(0x06, bytes.fromhex("2a864886f70d010702"))
TIME_STAMP = write_element(0x06, bytes.fromhex("2a864886f70d0109100104"))
POLICY = write_element(0x06, b"\x2a\x03")
ONE = write_element(0x02, b"\x01")


def answer_to(digest: bytes, *, status: bytes = b"\x00", kind: int = 0x18) -> bytes:
    """Give an authority's answer that stamps a digest, without what we do not read."""
    imprint = write_element(0x30, SHA256, write_element(0x04, digest))
    time = write_element(kind, b"20261126101112.5Z")
    info = write_element(0x30, ONE, POLICY, imprint, ONE, time)
    wrapped = write_element(0xA0, write_element(0x04, info))
    signed = write_element(
        0x30, ONE, write_element(0x31, SHA256), write_element(0x30, TIME_STAMP, wrapped)
    )
    content = write_element(0x30, SIGNED_DATA, write_element(0xA0, signed))
    return write_element(0x30, write_element(0x30, write_element(0x02, status)), content)


class Authority(BaseHTTPRequestHandler):
    """Stamps whatever it is asked to, on this machine."""

    def do_POST(self) -> None:
        """Answer one request: the digest is the last thing in it but for three bytes."""
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer_to(asked[-35:-3]))

    def log_message(self, *_told: object) -> None:  # pragma: no cover  # nobody reads it
        """Say nothing."""


@pytest.fixture
def authority() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Authority) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with open_store(path, create=True) as store:
        add(store_number=1, path=path)
        assert store.counts().reports == 1
    return path


def add(store_number: int, path: Path) -> None:
    """Put a report into the record at a path."""
    with open_store(path, create=True) as store:
        one = report(store_number)
        store.add_finished(one, raw(one), reading(one))


def make_key(folder: Path, passphrase: str = "") -> tuple[Path, str]:
    """Make a key by the command line; give its file and its public half."""
    path = folder / f"key{len(list(folder.iterdir()))}"
    made = run("seal", "--new-key", str(path), given=f"{passphrase}\n{passphrase}\n")
    assert made.exit_code == 0, made.output
    return path, made.output.strip().rpartition(" ")[2]


def seal(record: Path, key: Path, *more: str, given: str | None = None) -> Path:
    """Seal the record; give the file of the seal."""
    out = record.with_name("r.seal")
    words = ("seal", "--record", str(record), "--key", str(key), "--out", str(out), *more)
    made = run(*words, given=given)
    assert made.exit_code == 0, made.output
    return out


def check(record: Path, sealed: Path, *more: str) -> Result:
    """Hold a record against a seal."""
    return run("check", "--record", str(record), "--seal", str(sealed), *more)


def test_a_sealed_record_that_grew_still_agrees(record: Path) -> None:
    key, public = make_key(record.parent)
    assert key.stat().st_mode & 0o777 == 0o600
    sealed = seal(record, key)
    add(2, record)
    found = check(record, sealed, "--public-key", public)
    assert found.exit_code == 0, found.output
    assert "agrees: line" in found.output
    pub = record.with_name("their.pub")
    pub.write_text(f"{public.upper()}\n")
    assert check(record, sealed, "--public-key", str(pub)).exit_code == 0
    assert "ask whoever sealed it" in check(record, sealed).output
    log = run("log", "--record", str(record)).output
    assert f"key={public}" in log


def test_a_record_that_was_written_anew_is_intact_and_does_not_agree(record: Path) -> None:
    key, _ = make_key(record.parent)
    sealed = seal(record, key)
    record.unlink()
    add(1, record)
    assert run("check", "--record", str(record)).exit_code == 0
    found = check(record, sealed)
    assert found.exit_code == 1
    assert "is not the one that was sealed" in found.output


def test_a_log_that_was_cut_off_does_not_agree(record: Path) -> None:
    key, _ = make_key(record.parent)
    earlier = record.read_bytes()
    for number in range(2, 9):
        add(number, record)
    sealed = seal(record, key)
    record.write_bytes(earlier)
    found = check(record, sealed)
    assert found.exit_code == 1
    assert "lines were cut off" in found.output


def test_a_seal_that_was_changed_or_is_anothers_is_refused(record: Path) -> None:
    key, _ = make_key(record.parent)
    _, other = make_key(record.parent)
    sealed = seal(record, key)
    assert "another key" in check(record, sealed, "--public-key", other).output
    told = json.loads(sealed.read_text())
    for change in ({"at": "2001-01-01"}, {"public_key": other}, {"signature": "zz"}):
        sealed.write_text(json.dumps({**told, **change}))
        assert "does not bear the signature" in check(record, sealed).output
    sealed.write_text("[]")
    assert "this is no seal" in check(record, sealed).output


def test_a_file_can_be_sealed_with_it(record: Path) -> None:
    archive = record.with_name("export.jsonl")
    archive.write_text("one line\n")
    key, _ = make_key(record.parent)
    sealed = seal(record, key, "--archive", str(archive))
    assert "give it with --archive" in check(record, sealed).output
    assert check(record, sealed, "--archive", str(archive)).exit_code == 0
    archive.write_text("another line\n")
    assert (
        "not the one that was sealed with it"
        in check(record, sealed, "--archive", str(archive)).output
    )
    sealed = seal(record, key)
    assert "no file was sealed" in check(record, sealed, "--archive", str(archive)).output


def test_a_key_can_be_guarded_by_a_passphrase(record: Path) -> None:
    key, _ = make_key(record.parent, "open sesame")
    seal(record, key, given="open sesame\n")
    words = ("seal", "--record", str(record), "--key", str(key), "--out", "x.seal")
    wrong = run(*words, given="guess\n")
    assert wrong.exit_code == 2
    assert "the passphrase is wrong" in wrong.output
    again = run("seal", "--new-key", str(key), given="\n\n")
    assert "never replaced" in again.output


def test_a_key_of_another_kind_is_refused(record: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = record.with_name("x.key")
    made = X25519PrivateKey.generate()
    key.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    words = ("seal", "--record", str(record), "--key", str(key), "--out", "x.seal")
    assert "a key of another kind" in run(*words).output


def test_a_time_stamp_is_asked_for_by_hand(record: Path) -> None:
    key, _ = make_key(record.parent)
    sealed = seal(record, key)
    query, reply = record.with_name("s.tsq"), record.with_name("s.tsr")
    run("seal", "--out", str(sealed), "--timestamp-request", str(query))
    digest = signing.digest_seal(signing.read_seal(sealed))
    assert query.read_bytes() == make_request(digest)
    assert bytes.fromhex(digest) in query.read_bytes()
    reply.write_bytes(answer_to(b"\x00" * 32))
    words = ("seal", "--out", str(sealed), "--timestamp-response", str(reply))
    assert "on something else" in run(*words).output
    reply.write_bytes(answer_to(bytes.fromhex(digest)))
    assert "stamped at 2026-11-26T10:11:12Z" in run(*words).output
    assert "stamped at 2026-11-26T10:11:12Z" in check(record, sealed).output
    told = json.loads(sealed.read_text())
    for stamp, what in (
        (answer_to(b"\x00" * 32).hex(), "on something else"),
        ("30", "cannot be read"),
    ):
        sealed.write_text(json.dumps({**told, "stamp": stamp}))
        assert what in check(record, sealed).output


def test_a_time_stamp_is_asked_for_online_only_where_an_address_is_given(
    record: Path, authority: str
) -> None:
    key, _ = make_key(record.parent)
    sealed = seal(record, key)
    assert signing.read_seal(sealed).stamp is None
    done = run("seal", "--out", str(sealed), "--timestamp-url", authority)
    assert "stamped at" in done.output
    assert check(record, sealed).exit_code == 0
    for url, what in (("ftp://x", "http or https"), ("http://127.0.0.1:9", "no answer")):
        refused = run("seal", "--out", str(sealed), "--timestamp-url", url)
        assert refused.exit_code == 2
        assert what in refused.output


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (b"", "no answer of a time-stamping"),
        (b"\x30\x80\xff", "no answer of a time-stamping"),
        (b"\x30\x05\x02", "no answer of a time-stamping"),
        (b"<html>", "no answer of a time-stamping"),
        (answer_to(b"\x01" * 32).replace(SIGNED_DATA, POLICY + b"\x05\x00" * 3), "no answer"),
        (answer_to(b"\x01" * 32, status=b"\x02"), "granted no time stamp"),
        (answer_to(b"\x01" * 32, kind=0x17), "gives no time"),
    ],
)
def test_what_is_no_time_stamp_is_refused(answer: bytes, what: str) -> None:
    with pytest.raises(BadSeal, match=what):
        read_stamp(answer)


def test_a_request_is_the_one_that_openssl_makes() -> None:
    """As of `openssl ts -query -sha256 -no_nonce -cert` on a file that holds an x."""
    digest = sha256_hex(b"x")
    head = "30390201013031300d060960864801650304020105000420"
    assert make_request(digest).hex() == f"{head}{digest}0101ff"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("seal",), "--out FILE"),
        (("seal", "--out", "x.seal"), "--key FILE"),
        (("check", "--archive", __file__), "give --seal FILE"),
    ],
)
def test_what_is_missing_is_asked_for(record: Path, words: tuple[str, ...], told: str) -> None:
    result = run(*words, "--record", str(record))
    assert result.exit_code == 2
    assert told in result.output


def test_the_speed_of_a_check_is_told(record: Path) -> None:
    told = json.loads(run("check", "--record", str(record), "--json").stdout)
    assert told["faults"] == []
    assert told["megabytes"] == told["size"] / 1e6
    assert told["megabytes_per_second"] > 0
    assert told["lines"] == 3


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography", None)
    with pytest.raises(MissingPart, match="pip install"):
        signing.make_key(Path("x.key"), None)


def test_a_script_gives_the_passphrase_of_a_key_in_a_file(record: Path, tmp_path: Path) -> None:
    word = tmp_path / "word"
    word.write_text("a long row of words\n", encoding="utf-8")
    word.chmod(0o600)
    key, given = tmp_path / "my.key", ("--key-passphrase-file", str(word))
    assert run("seal", "--new-key", str(key), *given).exit_code == 0
    out = str(tmp_path / "my.seal")
    assert run("seal", "--record", str(record), "--key", str(key), "--out", out).exit_code == 2
    made = run("seal", "--record", str(record), "--key", str(key), "--out", out, *given)
    assert made.exit_code == 0, made.output


def test_a_script_that_gives_no_passphrase_is_told_how(tmp_path: Path) -> None:
    said = run("seal", "--new-key", str(tmp_path / "my.key"))
    assert said.exit_code == 2
    assert "give --key-passphrase-file FILE" in said.output
