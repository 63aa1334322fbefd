"""Builds the parts that a configuration names; the only file that knows both.

Each part is imported where it is built: a command that only reads a record loads no language model.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.config import Config
from twosource.model.actors import ActorList
from twosource.model.archive import Manifest
from twosource.model.codebook import Codebook
from twosource.model.errors import BadWeights, MissingPart
from twosource.model.record import LeftOut, Received
from twosource.model.report import Marks
from twosource.ports import Asks, Gazetteer, Logged, Matcher, ReadingRoom, Step, Store
from twosource.record_name import RecordName

if TYPE_CHECKING:  # the stages behind it take half a second, which listing a record must not cost
    from twosource.matchers.additive import AdditiveMatcher
    from twosource.model.weights import Weights
    from twosource.pipeline import Parts
    from twosource.stores.backup import BackedUp, KeyFor, Lock, Unlocks

SHIPPED = Path("shipped")


def open_record(
    where: RecordName, *, create: bool = False, damaged: bool = False, asks: Asks | None = None
) -> Store:
    """Open a record, or begin one; BadRecord where it is none, or damaged unless that is asked.

    Of `asks` the passphrase of an encrypted record is asked; without it such a record is refused.
    """
    from twosource.stores.encrypted import NOBODY
    from twosource.stores.sql import open_store

    return open_store(where, create=create, damaged=damaged, asks=asks or NOBODY)


def is_encrypted(where: RecordName) -> bool:
    """Tell whether a record is an encrypted file."""
    from twosource.stores.encrypted import is_encrypted

    return isinstance(where, Path) and is_encrypted(where)


def rewrite_record(path: Path, before: str | None, after: str | None) -> None:
    """Write a record anew under another passphrase, or none, and wipe the file it was."""
    from twosource.stores.encrypted import normalise
    from twosource.stores.opening import PATIENCE_SECONDS
    from twosource.stores.rewriting import Change, rewrite

    keys = [None if word is None else normalise(word) for word in (before, after)]
    rewrite(path, Change(*keys), PATIENCE_SECONDS)


def back_up_record(store: Store, path: Path, lock: "Lock") -> "BackedUp":
    """Write an encrypted backup of a record, restored once to see that it is whole."""
    from twosource.stores.backup import back_up

    return back_up(store, path, lock)


def write_archive(store: Store, path: Path) -> Manifest:
    """Write a record as an archive that is not encrypted."""
    from twosource.stores.backup import write_archive_file

    return write_archive_file(store, path)


def restore_record(
    path: Path, where: RecordName, unlocks: "Unlocks", key_for: "KeyFor"
) -> Manifest:
    """Make a record of a backup or an archive; give the hash of what it keeps."""
    from twosource.stores.backup import restore
    from twosource.stores.encrypted import normalise

    def make_key(encrypted: bool) -> str | None:  # noqa: FBT001  # as it is called
        word = key_for(encrypted)
        return None if word is None else normalise(word)

    return restore(path, where, unlocks, make_key).manifest


def open_parts(config: Config, step: Step, store: Logged | None = None) -> "Parts":
    """Build every part a build needs; the gazetteer is built at first use, with progress.

    Of a record that was matched with a table of weights of its own, that table is taken, unless
    another is chosen.
    """
    from twosource.pipeline import Parts

    codebook = open_codebook(config)
    return Parts(
        reading=open_reading_room(codebook, config.workers),
        gazetteer=open_places(config, step),
        matcher=open_matcher(config.weights, store),
        codebook=codebook,
        rule=config.rule,
    )


def open_places(config: Config, step: Step) -> Gazetteer:
    """Open the table of places, built first where there is none; MissingPart if it is damaged."""
    from twosource.gazetteers.build import cache_folder
    from twosource.gazetteers.sqlite import open_gazetteer

    try:
        return open_gazetteer(config.cache or cache_folder(), step)
    except sqlite3.Error as error:
        raise MissingPart(
            f"the table of places cannot be read ({error}); run `twosource gazetteer build --again`"
        ) from error


def open_codebook(config: Config) -> Codebook:
    """Read the codebook that was chosen, or the shipped one; BadCodebook where it is none."""
    from twosource.readers.codebooks import load_codebook

    return load_codebook(config.codebook)


def open_actors(path: Path) -> ActorList:
    """Read a coder's list of actors; BadActors where it is none, with the lines to mend."""
    from twosource.readers.actors import read_actors

    return read_actors(path)


def open_matcher(path: Path | None = None, store: Logged | None = None) -> "AdditiveMatcher":
    """Give what compares two claims, by the weights of a file, of a record, or those that ship.

    Raises:
        BadWeights: the table is none, or lacks a row.
    """
    from twosource.matchers.additive import AdditiveMatcher
    from twosource.matchers.ladders import find_slips
    from twosource.readers.weights import read_kept_weights, read_weights

    kept = None if path is not None or store is None else read_kept_weights(store.log())
    read = read_weights(None if path == SHIPPED else path)
    # What a later version weighs beside has the bits that ship until the record learns its own.
    weights = read if kept is None else kept.filled(read)
    slips = find_slips(weights)
    if slips:
        raise BadWeights(
            f"{path or weights.name}: {'; '.join(slips[:3])}; write one with `twosource learn`"
        )
    return AdditiveMatcher(weights)


def keep_weights(store: Store, matcher: Matcher) -> None:
    """Write into the log of a record by which weights it is matched, where they are others."""
    from twosource.matchers.additive import AdditiveMatcher
    from twosource.readers.weights import encode_weights, find_kept, read_weights

    weights = matcher.weights if isinstance(matcher, AdditiveMatcher) else read_weights()
    if find_kept(store.log()).get("version") == weights.version:
        return
    shipped = read_weights().version == weights.version
    table = {} if shipped else {"table": encode_weights(weights)}
    store.note("weights", {"version": weights.version, **table})


def name_weights(store: Store) -> str:
    """Give name and digest of the weights that a record was last matched with, as its log says."""
    from twosource.readers.weights import find_kept

    return str(find_kept(store.log()).get("version", "not told"))


def learn_weights(store: Store, config: Config, step: Step) -> tuple["Weights", "Weights", int]:
    """Give a record's weights, those its decisions lead to, and how many decisions there are."""
    from twosource.matchers.additive import AdditiveMatcher
    from twosource.pipeline import find_decided

    matcher, decided = find_decided(store, open_parts(config, step, store), step)
    if not isinstance(matcher, AdditiveMatcher):
        raise TypeError(matcher)
    sure = [one for one in decided if one.verdict != "unsure"]
    return matcher.weights, matcher.learn(sure), len(sure)


def open_reading_room(codebook: Codebook, workers: int) -> ReadingRoom:
    """Give what parses and extracts, in this process or in several."""
    from twosource.extractors.attribution.learned import find_tagger
    from twosource.extractors.claims.rules import RuleExtractor
    from twosource.extractors.reading_room import OneProcess, SeveralProcesses
    from twosource.extractors.spacy_parser import SpacyParser

    one = OneProcess(SpacyParser(), RuleExtractor(find_tagger()), codebook)
    return one if workers == 1 else SeveralProcesses(one, workers)


def receive_all(
    sources: Sequence[str], config: Config, marks: Marks | None, step: Step
) -> Iterator[Received | LeftOut]:
    """Give every report of the sources, and by name and reason what could not be taken in."""
    from twosource.readers.inputs import Defaults, count_sources, read_all

    total = count_sources(sources)
    done: list[str] = []

    def finished(label: str) -> None:
        done.append(label)
        step(len(done), total, "files")

    return read_all(sources, Defaults(marks, config.max_bytes), finished=finished)


def receive_given(
    given: Sequence[tuple[str, bytes]], config: Config, marks: Marks | None
) -> Iterator[Received | LeftOut]:
    """Give every report of some files that are in memory, each a name and its bytes."""
    from twosource.readers.inputs import Defaults, read_given

    return read_given(given, Defaults(marks, config.max_bytes))
