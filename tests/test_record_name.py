"""A record is named by a file or by an address, and no password is ever shown."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from twosource.cli import main
from twosource.model.errors import BadRecord
from twosource.record_name import Address, read_record_name

SECRET = "s3cret-w0rd"  # noqa: S105  # nobody's


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("quay.db", Path("quay.db")),
        ("postgresql://ana@db.example/quay", Address("quay", "ana", "db.example")),
        ("postgres://db:5433/quay", Address("quay", host="db", port=5433)),
        ("postgresql:///quay?schema=north", Address("quay", schema="north")),
        (
            "postgresql:///quay?host=/run/pg&sslmode=disable",
            Address("quay", choices=(("host", "/run/pg"), ("sslmode", "disable"))),
        ),
        ("postgresql://ana@[::1]/my%20quay", Address("my quay", "ana", "::1")),
    ],
)
def test_a_record_is_a_file_or_a_schema_on_a_server(words: str, named: Path | Address) -> None:
    assert read_record_name(words) == named
    assert read_record_name(str(named)) == named


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("mysql://ana@db/quay", "a record is a file, or postgresql://"),
        ("postgresql://ana@db", "names no database"),
        ("postgresql://ana@db/quay/north", "names no database"),
        ("postgresql://ana@db:port/quay", "cannot be read"),
        ("postgresql://ana@db/quay?schema=North", "small letters"),
        ("postgresql://ana@db/quay?schema=pg_x", "small letters"),
        ("postgresql://ana@db/quay?schema=a;b", "small letters"),
        ("postgresql://ana@db/quay#north", "%23"),
        (f"postgresql://ana@db/quay?password={SECRET}", "a password belongs into PGPASSWORD"),
        (f"postgresql://ana:{SECRET}@db:x/quay", "cannot be read"),
        (f"postgresql://ana:{SECRET}@[db/quay", "cannot be read"),
        (f"postgresql://ana:{SECRET}#@db/quay", "names no database|cannot be read"),
    ],
)
def test_what_can_be_no_address_is_refused_without_repeating_a_password(
    words: str, said: str
) -> None:
    with pytest.raises(BadRecord, match=said) as refused:
        read_record_name(words)
    assert SECRET not in str(refused.value)
    told = CliRunner().invoke(main, ["events", "--record", words])
    assert told.exit_code == 2
    assert SECRET not in told.output


def test_an_address_as_text_holds_no_password() -> None:
    named = read_record_name(f"postgresql://ana:{SECRET}@db/quay")
    assert isinstance(named, Address)
    assert named.password == SECRET
    assert not any(SECRET in words for words in (str(named), repr(named), f"{named}"))


def test_it_is_known_whether_a_server_is_on_this_machine() -> None:
    near = ("postgresql://localhost/q", "postgresql:///q", "postgresql:///q?host=/run/pg")
    far = ("postgresql://db.example/q", "postgresql:///q?host=db.example")
    for words in near + far:
        named = read_record_name(words)
        assert isinstance(named, Address)
        assert named.is_near == (words in near)
