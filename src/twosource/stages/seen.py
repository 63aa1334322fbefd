"""What is seen of one report when the claims of many are compared: its words, places and names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, When, Where
from twosource.stages.copies import fold_words
from twosource.stages.names import fold_name
from twosource.stages.pages import Leaf

LONG_WORD = 4

# Before the word of a claim that tells of another event of the kind: "a previous arrest".
EARLIER = "\u2039"
_WORD = re.compile(r"[^\W\d_]+")
_ANOTHER = re.compile(
    r"\b(?:(?:an?|his|her|its|their|any|some|no|one|two|three|several|many)\s+"
    r"(?:previous|prior|earlier|past|separate|unrelated)|another|previous|prior)\s+"
    r"(?:[\w\u2019'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """One report, as far as it bears on comparing its claims with each other and with others'.

    `vocabulary` are its long words, None where its text is not at hand; `words` the long words of
    each claim's passage, `plain` those of them that stand there in small letters, so that no name
    is among them; `triggers` the word each claim begins at (see `find_trigger`); `scene` the places
    it names, by id with their names; `root` the text it repeats, if it is a copy; `leaf` the report
    as a whole; `taken_back` the claims that stand in words which take a report back, and tell of no
    event.
    """

    report: str
    claims: tuple[GroundedClaim, ...] = ()
    vocabulary: frozenset[str] | None = None
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    plain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    triggers: Mapping[str, str] = field(default_factory=dict)
    scene: Mapping[str, str] = field(default_factory=dict)
    root: str | None = None
    leaf: Leaf | None = None
    taken_back: frozenset[str] = frozenset()

    @property
    def told(self) -> frozenset[str]:
        """Give the places, days and names that the report tells of.

        How common a private person's name is in a record is nobody's to know.
        """
        return frozenset(self.scene).union(*(list_told(one) for one in self.claims))


def list_told(one: GroundedClaim) -> Iterator[str]:
    """Give the place, the day and the public names of a claim."""
    if isinstance(one.where, Where):
        yield one.where.place.id
    if isinstance(one.when, When):
        yield one.when.edtf
    for who in one.who:
        if who.named and not who.private:
            yield fold_name(who.name)


def see_report(
    report: str,
    claims: Sequence[GroundedClaim],
    text: str | None,
    scene: Mapping[str, str],
    root: str | None = None,
    leaf: Leaf | None = None,
) -> Seen:
    """See what bears on comparing the claims of a report."""
    if text is None:
        return Seen(report, tuple(claims), scene=scene, root=root, leaf=leaf)
    passages = {one.claim.id: one.claim.passage.of(text) for one in claims}
    return Seen(
        report=report,
        claims=tuple(claims),
        vocabulary=frozenset(word for word in fold_words(text) if len(word) >= LONG_WORD),
        words={
            claim: frozenset(
                word
                for word in fold_words(passage)
                if len(word) >= LONG_WORD and not word.isdigit()
            )
            for claim, passage in passages.items()
        },
        plain={claim: find_plain_words(passage) for claim, passage in passages.items()},
        triggers={one.claim.id: find_trigger(one.claim.trigger, text) for one in claims},
        scene=scene,
        root=root,
        leaf=leaf,
    )


def find_trigger(word: Span, text: str) -> str:
    """Give the word a claim begins at, marked where the words before it tell of another event.

    >>> text = "Police made an arrest. A previous drugs arrest led to a fine."
    >>> find_trigger(Span(15, 21), text), find_trigger(Span(40, 46), text)[1:]
    ('arrest', 'arrest')
    """
    before = text[max(0, word.start - _BEFORE) : word.start]
    return f"{EARLIER if _ANOTHER.search(before) else ''}{word.of(text).casefold()}"


def find_plain_words(passage: str) -> frozenset[str]:
    """Give the long words that stand in small letters.

    >>> sorted(find_plain_words("Fishers found the Vera Lux adrift"))
    ['adrift', 'found']
    """
    return frozenset(
        word for word in _WORD.findall(passage) if len(word) >= LONG_WORD and word.islower()
    )


def see_all(
    claims: Iterable[GroundedClaim],
    texts: Mapping[str, str],
    roots: Mapping[str, str],
    scenes: Mapping[str, Mapping[str, str]],
    leaves: Mapping[str, Leaf] | None = None,
) -> list[Seen]:
    """See every report, by key; `leaves` are the reports as wholes, where these are at hand."""
    whole = leaves or {}
    told: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for one in claims:
        told[one.claim.report].append(one)
    return [
        see_report(
            key,
            told.get(key, ()),
            texts.get(key),
            scenes.get(key, {}),
            roots.get(key),
            whole.get(key),
        )
        for key in sorted({*texts, *scenes, *told})
    ]
