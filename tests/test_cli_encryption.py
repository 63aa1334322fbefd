"""Encrypted records from the command line: who is asked, how often, and what is left on disk."""

import json
import os
import pty
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from example_record import run
from kept_records import make_old
from twosource.cli.passphrases import ask_twice, read_file
from twosource.model.errors import BadInput
from twosource.stores.encrypted import is_encrypted

WORD = "five words drawn by lot"
OTHER = "five others drawn by lot"
TEXT = "Gunmen shot four millers in Salto, Uruguay, on 4 May 2021, a nurse told Radio Orilla."
PLANTED = (b"four millers", b"Radio Orilla", b"a nurse told", b"millers")
MAIN = "import sys; from twosource.cli import main; main(sys.argv[1:])"
NOT_ENCRYPTED = "This record is not encrypted"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a report, two passphrases, and room for a record."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    for name, word in (("word", WORD), ("other", OTHER)):
        (tmp_path / name).write_text(f"{word}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o600)
    (tmp_path / "records").mkdir()
    return tmp_path


def build(folder: Path, *words: str) -> tuple[str, ...]:
    """Give the words that build an encrypted record."""
    record = str(folder / "records" / "my.db")
    key = ("--passphrase-file", str(folder / "word"))
    return ("build", str(folder / "report.txt"), "--record", record, "--encrypt", *key, *words)


@pytest.fixture
def record(folder: Path) -> Path:
    result = run(*build(folder))
    assert result.exit_code == 0, result.output
    assert NOT_ENCRYPTED not in result.output
    return folder / "records" / "my.db"


def find_planted(*folders: Path) -> set[str]:
    """Search every byte of the files of folders, as they are at this moment."""
    found = set()
    for path in (one for folder in folders for one in folder.rglob("*") if one.is_file()):
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # gone since it was listed
            continue
        found |= {path.name for words in PLANTED if words in content}
    return found


@pytest.mark.parametrize("extra", [(), ("--workers", "2")])
def test_while_it_is_built_and_after_nothing_of_it_can_be_read_off_the_disk(
    folder: Path, extra: tuple[str, ...]
) -> None:
    many = [{"id": f"r{number}", "text": f"{TEXT} Road {number} is shut."} for number in range(20)]
    (folder / "report.txt").rename(folder / "report.jsonl")
    (folder / "report.jsonl").write_text("\n".join(map(json.dumps, many)), encoding="utf-8")
    temp = folder / "temp"
    temp.mkdir()
    words = [str(folder / "report.jsonl") if "report.txt" in one else one for one in build(folder)]
    environment = {**os.environ, "TMPDIR": str(temp), "SQLITE_TMPDIR": str(temp)}
    found: set[str] = set()
    logs = []
    with subprocess.Popen(  # noqa: S603  # ours
        [sys.executable, "-c", MAIN, *words, *extra], env=environment, stdout=subprocess.DEVNULL
    ) as child:
        while child.poll() is None:
            found |= find_planted(folder / "records", temp)
            log = folder / "records" / "my.db-wal"
            logs.append(log.stat().st_size if log.exists() else 0)
            arguments = Path(f"/proc/{child.pid}/cmdline")
            if arguments.exists():
                assert WORD.encode() not in arguments.read_bytes()
            time.sleep(0.02)
    assert child.returncode == 0
    assert max(logs) > 0, "the write-ahead log was open while it was searched"
    assert found == find_planted(folder / "records", temp) == set()
    assert find_planted(folder) == {"report.jsonl"}, "the search finds what is there"


def test_every_command_opens_an_encrypted_record_with_its_passphrase(
    folder: Path, record: Path
) -> None:
    key = ("--record", str(record), "--passphrase-file", str(folder / "word"))
    listed = run("events", *key)
    assert "shooting" in listed.stdout
    assert NOT_ENCRYPTED not in listed.output
    label = json.loads(run("events", "--json", *key).stdout.splitlines()[0])["label"]
    assert label in run("show", label, *key).stdout
    for words in (
        ("check",),
        ("origins", label),
        ("decide", "--list"),
        ("actors",),
        ("search", "millers"),
    ):
        result = run(*words, *key)
        assert result.exit_code == 0, (words, result.output)
        assert NOT_ENCRYPTED not in result.output
    exported = run("export", "--out", "-", *key)
    assert exported.stdout.count("\n") >= 1
    wrong = ("--record", str(record), "--passphrase-file", str(folder / "other"))
    refused = run("events", *wrong)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "wrong passphrase" in refused.stderr


def test_a_plain_record_is_said_to_be_one_by_every_summary(folder: Path) -> None:
    record = ("--record", str(folder / "plain.db"))
    built = run("build", str(folder / "report.txt"), *record)
    assert NOT_ENCRYPTED in built.stdout
    for words in (("events",), ("check",)):
        assert NOT_ENCRYPTED in run(*words, *record).stdout
        told = run(*words, "--json", *record)
        assert NOT_ENCRYPTED in told.stderr
        assert NOT_ENCRYPTED not in told.stdout
    assert NOT_ENCRYPTED in run("export", "--out", "-", *record).stderr
    again = run("build", str(folder / "report.txt"), *record, "--json")
    assert NOT_ENCRYPTED in again.stderr
    assert NOT_ENCRYPTED not in run("build", str(folder / "report.txt"), *record, "-q").output


def test_the_doctor_tells_whether_a_record_is_encrypted(folder: Path, record: Path) -> None:
    plain = folder / "plain.db"
    run("build", str(folder / "report.txt"), "--record", str(plain), "-q")
    told = run("doctor", "--record", str(plain))
    assert told.exit_code == 1
    assert f"LOOK  record: {plain} is not encrypted" in told.stdout
    assert f"twosource encrypt --record {plain}" in told.stdout
    assert f"ok    record: {record} is encrypted" in run("doctor", "--record", str(record)).stdout
    assert "there is no record" in run("doctor", "--record", str(folder / "no.db")).stdout
    assert "sqlcipher3 " in run("doctor").stdout


def test_the_doctor_says_what_to_install_to_encrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.cli.doctor_encryption._PACKAGES", ("no-such-package",))
    told = run("doctor").stdout
    assert "none: a record is a plain file" in told
    assert "pip install 'twosource[encrypted]'" in told


def test_a_plain_record_is_encrypted_changed_and_made_plain_again(folder: Path) -> None:
    record = folder / "records" / "old.db"
    make_old(record, "0001")
    words = ("--record", str(record))
    word, other = str(folder / "word"), str(folder / "other")
    assert run("decrypt", *words).exit_code == 2
    assert run("encrypt", "--change", *words).exit_code == 2
    first = run("encrypt", *words, "--new-passphrase-file", word)
    assert first.exit_code == 0, first.output
    assert f"{record} is encrypted." in first.stdout
    assert "Left as it is: " in first.stderr, "the copy made before it was brought up to date"
    assert is_encrypted(record)
    assert run("encrypt", *words, "--passphrase-file", word).exit_code == 2
    key = ("--passphrase-file", word, "--new-passphrase-file", other)
    changed = run("encrypt", "--change", *words, *key)
    assert "under its new passphrase" in changed.stdout
    assert run("check", *words, "--passphrase-file", word).exit_code == 2
    plain = run("decrypt", *words, "--passphrase-file", other)
    assert plain.exit_code == 0
    assert NOT_ENCRYPTED in plain.stderr
    lines = run("check", *words)
    assert lines.exit_code == 0, lines.output


def test_what_was_done_to_it_stands_in_the_log(folder: Path, record: Path) -> None:
    from twosource.wiring import open_record

    words = ("--record", str(record), "--passphrase-file", str(folder / "word"))
    run("encrypt", "--change", *words, "--new-passphrase-file", str(folder / "other"))
    run("decrypt", "--record", str(record), "--passphrase-file", str(folder / "other"))
    run("encrypt", "--record", str(record), "--new-passphrase-file", str(folder / "word"))
    run("decrypt", *words)
    with open_record(record) as store:
        told = [line.what for line in store.log()]
    done = [one for one in told if "crypt" in one or "passphrase" in one]
    assert done == [
        "passphrase changed",
        "record decrypted",
        "record encrypted",
        "record decrypted",
    ]


def test_a_plain_record_is_not_built_on_where_an_encrypted_one_was_asked_for(folder: Path) -> None:
    plain = folder / "records" / "my.db"
    run("build", str(folder / "report.txt"), "--record", str(plain), "-q")
    refused = run(*build(folder))
    assert refused.exit_code == 2
    assert f"first: twosource encrypt --record {plain}" in refused.stderr


def test_a_file_that_a_killed_attempt_did_not_wipe_is_named(folder: Path, record: Path) -> None:
    left = record.with_name("my.db.old")
    left.write_text(TEXT, encoding="utf-8")
    words = ("--record", str(record), "--passphrase-file", str(folder / "word"))
    assert "my.db.old is what was to be wiped" in run("check", *words).stdout
    run("encrypt", "--change", *words, "--new-passphrase-file", str(folder / "other"))
    assert not left.exists()


def test_a_passphrase_that_others_may_read_is_refused(folder: Path, record: Path) -> None:
    (folder / "word").chmod(0o640)
    refused = run("check", "--record", str(record), "--passphrase-file", str(folder / "word"))
    assert refused.exit_code == 2
    assert f"chmod 600 {folder / 'word'}" in refused.stderr


def test_an_empty_and_a_short_passphrase_are_refused(folder: Path) -> None:
    for word, why in (("\n", "no passphrase in its first line"), ("too short\n", "too short")):
        (folder / "word").write_text(word, encoding="utf-8")
        refused = run(*build(folder))
        assert refused.exit_code == 2
        assert why in refused.stderr
    assert not (folder / "records" / "my.db").exists()


def test_a_passphrase_may_come_from_a_pipe(record: Path) -> None:
    command = [sys.executable, "-c", MAIN, "check", "--record", str(record)]
    inlet, outlet = os.pipe()
    os.write(outlet, f"{WORD}\n".encode())
    os.close(outlet)
    done = subprocess.run(  # noqa: S603  # ours
        [*command, "--passphrase-file", f"/dev/fd/{inlet}"],
        pass_fds=(inlet,),
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(inlet)
    assert done.returncode == 0, done.stderr
    assert not any(WORD in one for one in (done.stdout, done.stderr))


class Typist:
    """Types passphrases at a terminal of its own, and reads what stands there."""

    def __init__(self, *words: str) -> None:
        self._words: Iterator[str] = iter(words)
        self.seen = ""

    def sit_at(self, *arguments: str) -> int:
        """Run the program at a terminal, answer each question, and give its exit code."""
        child, terminal = pty.fork()
        if child == 0:
            os.execv(sys.executable, [sys.executable, "-c", MAIN, *arguments])  # noqa: S606  # ours
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 0.1)[0]:
                continue
            try:
                shown = os.read(terminal, 4096).decode()
            except OSError:
                break
            if not shown:
                break
            self.seen += shown
            if self.seen.endswith(": "):
                os.write(terminal, f"{next(self._words)}\n".encode())
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_new_passphrase_is_asked_for_twice_and_an_old_one_once(folder: Path) -> None:
    record = folder / "records" / "my.db"
    typist = Typist(WORD, WORD)
    words = ("build", str(folder / "report.txt"), "--record", str(record), "--encrypt")
    assert typist.sit_at(*words) == 0, typist.seen
    assert typist.seen.count("New passphrase for") == 1
    assert typist.seen.count("The same again") == 1
    assert "Passphrase of" not in typist.seen, "what was told a moment ago is not asked again"
    assert WORD not in typist.seen
    again = Typist(WORD)
    assert again.sit_at("build", str(folder / "report.txt"), "--record", str(record)) == 0
    assert again.seen.count("Passphrase of") == 1
    assert WORD not in again.seen


def test_two_new_passphrases_that_differ_make_nothing(folder: Path) -> None:
    record = folder / "records" / "my.db"
    typist = Typist(WORD, OTHER)
    words = ("build", str(folder / "report.txt"), "--record", str(record), "--encrypt")
    assert typist.sit_at(*words) == 2
    assert "the two are not the same" in typist.seen
    assert not record.exists()


def test_at_no_terminal_it_is_said_how_a_script_gives_the_passphrase(
    folder: Path, record: Path
) -> None:
    done = subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", MAIN, "check", "--record", str(record)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 2
    assert "give --passphrase-file FILE" in done.stderr
    assert folder.exists()


def test_words_typed_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([WORD, WORD, WORD, OTHER])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert ask_twice("New") == WORD
    with pytest.raises(BadInput, match="not the same"):
        ask_twice("New")


def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text(f"{WORD}\r\n"))
    writer.start()
    assert read_file(tmp_path / "pipe") == WORD
    writer.join()
