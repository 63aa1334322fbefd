"""Gives each name of a report one kind, wherever it stands.

The small model takes one name for a person in one sentence and for a body in the next. A name that
is introduced as an outlet ("the news site X", "X has learned"), or that is once a person's in full,
is that throughout; the single words of a person's name stand for that person. Names that the report
itself tells nothing about keep what the model says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.extractors.attribution.introducing import introduces_outlet
from twosource.extractors.attribution.words import load_words
from twosource.model.parse import Parse, Stretch, Token

Name = tuple[str, ...]
PERSON, BODY = "PERSON", "ORG"
HYPHENS = frozenset({"-", "‑"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
# A word that stands after one of these may be a place of that name.
WHERE = frozenset({"in", "at", "from", "near", "to", "outside", "around", "across", "of"})
# No person's name ends in one of these.
NO_PERSON = frozenset(
    ["province", "county", "district", "town", "city", "village", "region", "state", "territory"]
    + ["governorate", "municipality", "department", "commune", "subregion", "prefecture", "island"]
    + ["river", "party", "front", "union", "alliance", "congress", "movement", "army", "group"]
    + ["council", "committee", "ministry", "court", "school", "university", "hospital", "church"]
    + ["street", "road", "avenue", "act", "law", "agency", "association", "federation", "company"]
)


@dataclass(frozen=True, slots=True)
class Run:
    """Proper nouns that stand together: their range, less a possessive ending, and their words."""

    first: int
    last: int
    words: Name


def mend_names(parse: Parse) -> Parse:
    """Give a parse in which each name has one entity label wherever it stands."""
    runs = list(_list_runs(parse))
    outlets = {run.words for run in runs if _is_told_outlet(parse, run)}
    people = _find_people(parse, outlets)
    labels: dict[Name, str] = dict.fromkeys(people, PERSON) | dict.fromkeys(outlets, BODY)
    if not labels:
        return parse
    return _relabel(parse, [*_places_of(parse, labels), *_short_names(parse, runs, people)])


def _list_runs(parse: Parse) -> Iterator[Run]:
    for sentence in parse.sentences:
        first = sentence.first
        while first < sentence.last:
            last = first
            while last < sentence.last and _is_of_name(parse.tokens, last, inside=last > first):
                last += 1
            last -= last > first and parse.tokens[last - 1].text in HYPHENS
            if last > first:
                yield Run(first, last, tuple(one.text for one in parse.tokens[first:last]))
            first = max(last, first + 1)


def _is_of_name(tokens: Sequence[Token], index: int, *, inside: bool) -> bool:
    """Tell whether a word belongs to a run of names; a hyphen does within one: "al-Dole"."""
    return tokens[index].pos == "PROPN" or (inside and tokens[index].text in HYPHENS)


def _is_told_outlet(parse: Parse, run: Run) -> bool:
    """Tell a name that its sentence makes an outlet's: "news outlet X", "X has learned"."""
    tokens = parse.tokens
    if introduces_outlet(tokens, run.first - 1):
        return True
    lists = load_words().lists
    after = tokens[run.last : run.last + 2]
    texts = [one.text.lower() for one in after]
    learned = texts[:1] in (["has"], ["have"]) and texts[1:] == ["learned"]
    titled = run.words[-1].lower() in lists["outlet_words"]
    return learned or (titled and len(run.words) > 1 and run.words[-1].lower() != "sun")


def _find_people(parse: Parse, outlets: Iterable[Name]) -> set[Name]:
    """Give the full names that the model takes for a person's as often as for a place's."""
    seen: dict[Name, Counter[str]] = {}
    for entity in parse.entities:
        name = _name_of(parse, entity)
        seen.setdefault(name, Counter())[entity.label] += 1
    return {
        name
        for name, labels in seen.items()
        if len(name) > 1
        and labels[PERSON] > 0
        and labels[PERSON] >= sum(labels[one] for one in PLACES)
        and name not in set(outlets)
        and name[-1].lower() not in NO_PERSON
        and all(word[:1].isupper() or "-" in word or word == "-" for word in (name[0], name[-1]))
    }


def _name_of(parse: Parse, entity: Stretch) -> Name:
    tokens = parse.tokens[entity.first : entity.last]
    return tuple(one.text for one in tokens if one.tag != "POS" and one.pos != "DET")


def _places_of(parse: Parse, labels: Mapping[Name, str]) -> Iterator[Stretch]:
    """Find every place where a labelled name stands, the longest name first."""
    by_first: dict[str, list[Name]] = {}
    for name in sorted(labels, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    texts = [one.text for one in parse.tokens]
    index = 0
    while index < len(texts):
        found = next(
            (
                name
                for name in by_first.get(texts[index], ())
                if tuple(texts[index : index + len(name)]) == name
            ),
            None,
        )
        if found is None:
            index += 1
            continue
        yield Stretch(index, index + len(found), labels[found])
        index += len(found)


def _short_names(parse: Parse, runs: Iterable[Run], people: Iterable[Name]) -> Iterator[Stretch]:
    """Find where a part of a person's name stands alone: "Vik" of "Ola Vik"."""
    parts = {
        part
        for name in people
        for part in [name[:1], *(name[start:] for start in range(1, len(name)))]
    }
    for run in runs:
        if run.words not in parts:
            continue
        before = parse.tokens[run.first - 1].text.lower() if run.first else ""
        placed = parse.tokens[run.first].entity in PLACES and before in WHERE
        if not placed:
            yield Stretch(run.first, run.last, PERSON)


def _relabel(parse: Parse, named: Sequence[Stretch]) -> Parse:
    tokens: list[Token] = list(parse.tokens)
    taken: set[int] = set()
    kept: list[Stretch] = []
    for stretch in sorted(named, key=lambda one: (one.first, -one.last)):
        here = set(range(stretch.first, stretch.last))
        if here & taken:
            continue
        taken |= here
        kept.append(stretch)
        for index in here:
            tokens[index] = replace(tokens[index], entity=stretch.label)
    rest = [one for one in parse.entities if not taken & set(range(one.first, one.last))]
    # Of an entity that a new one cuts into, the words left over name nothing by themselves.
    inside = {index for one in (*kept, *rest) for index in range(one.first, one.last)}
    for index, token in enumerate(tokens):
        if token.entity and index not in inside:
            tokens[index] = replace(token, entity="")
    entities = sorted([*kept, *rest], key=lambda one: one.first)
    return replace(parse, tokens=tuple(tokens), entities=tuple(entities))
