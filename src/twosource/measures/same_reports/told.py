"""What one report tells that another may tell too: names, ages, streets, numbers, days, hours."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.measures.same_reports.furniture import WORD, split_words, strip_pages
from twosource.measures.same_reports.moments import read_days, read_hours, read_published

HEAD = 1200
_UP_TO_TWELVE = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve"),
)
_NUMBERS = {word: number for number, word in enumerate(_UP_TO_TWELVE, 1)}
_NUMBERS |= dict.fromkeys(("a", "an", "another"), 1)
_NUMBER = r"(\d{1,2}|" + "|".join(_NUMBERS) + ")"
_AGE = re.compile(
    rf"\b{_NUMBER}[- ](year|month|week|day)s?[- ]olds?\b|\b(?:aged?|age of) (\d{{1,2}})\b|"
    r", (\d{1,2})(?=,|\.| of |;|\)| was | and | died)"
)
_CAPITAL = r"(?:[A-Z][\w'’]*\.?|\d+(?:st|nd|rd|th))"
_ROAD = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Parkway|"
    r"Pkwy|Highway|Hwy|Way|Terrace|Circle|Cir|Pike|Trail|Route|Alley|Row|Square|Plaza|Expressway|"
    r"Freeway|Turnpike|Loop)"
)
_STREET = re.compile(rf"\b({_CAPITAL}(?: {_CAPITAL}){{0,3}}) {_ROAD}s?\b")
_BLOCK = re.compile(rf"\b(?:\d{{1,5}}|unit)[- ]block (?:of |on )?((?:{_CAPITAL} ?){{1,4}})")
_QUARTER = re.compile(
    r"^(?:\d+ |(?:North|South|East|West|Northwest|Northeast|Southwest|Southeast|"
    r"NW|NE|SW|SE|N|S|E|W|The|In|On|At)\b\.? )+"
)
_ROAD_END = re.compile(rf" {_ROAD}\.?$")
_PEOPLE = (
    r"(?:people|persons?|men|man|women|woman|boys?|girls?|teens?|teenagers?|victims?|others?|"
    r"children|kids|students?|males?|females?|adults?|officers?|deputies|deputy|brothers|sisters|"
    r"friends|\w+-year-old\w*|\w+-olds?)"
)
_DEAD = r"(?:killed|dead|dies|died|slain|fatally shot|shot (?:and killed|dead|to death)|murdered)"
_HURT = r"(?:wounded|injured|hurt|hospitalized|in critical|critically)"
_BETWEEN = r"(?: (?:was|were|is|are|has|have|been|left|found|seriously|also))*"
_AFTER_NAME = re.compile(r", ?(?:age )?\d{1,2}\b")
_BEFORE_NAME = re.compile(r"\d{1,2}-year-old,? (?:\w+ )?$")
_JOINS = re.compile(r" |\. ?| ?[-–] ?")
_TITLES_BEHIND = frozenset({"jr", "sr", "ii", "iii", "iv"})
CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december", "sept"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)
LOWER_SHARE = 0.15


def _counting(what: str) -> re.Pattern[str]:
    middle = rf"(?: more| other)?(?: (?:\w+ )?{_PEOPLE})?{_BETWEEN} "
    return re.compile(rf"\b{_NUMBER}{middle}{what}\b", re.IGNORECASE)


_COUNT_DEAD, _COUNT_HURT = _counting(_DEAD), _counting(_HURT)


@dataclass(frozen=True, slots=True)
class Report:
    """What is read of a report; nothing else is."""

    title: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells.

    `vocabulary` are all words of title and text, `doubles` two names in a row, `persons` surnames
    with an age beside them. Days are day numbers, hours minutes since midnight.
    """

    title: tuple[str, ...]
    words: tuple[str, ...]
    vocabulary: frozenset[str]
    names: Mapping[str, int]
    doubles: frozenset[str]
    persons: frozenset[str]
    ages: frozenset[str]
    streets: frozenset[str]
    dead: int | None
    hurt: int | None
    published: int | None
    days: tuple[int, ...]
    hours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Names in a row, with the characters around them."""

    words: tuple[str, ...]
    before: str
    after: str


def read_reports(reports: Sequence[Report]) -> list[Told]:
    """Give what each report of a collection tells.

    Page furniture is left out first; a word is a name where the collection hardly ever writes it
    with a small letter.
    """
    days = [read_published(one.published) for one in reports]
    kept = strip_pages([one.text for one in reports], [one.title for one in reports], days)
    is_name = _learn_names(kept)
    return [
        _read(one.title, sentences, day, is_name)
        for one, sentences, day in zip(reports, kept, days, strict=True)
    ]


def _learn_names(kept: Sequence[Sequence[str]]) -> Callable[[str], bool]:
    small: Counter[str] = Counter()
    great: Counter[str] = Counter()
    for sentences in kept:
        for sentence in sentences:
            for at, word in enumerate(WORD.findall(sentence)):
                if word[0].islower():
                    small[word.lower()] += 1
                elif at and word[0].isupper():
                    great[word.lower()] += 1

    def is_name(word: str) -> bool:
        key = word.lower()
        known = small[key] <= LOWER_SHARE * great[key] and key not in CALENDAR
        return word[0].isupper() and len(word) > 1 and known

    return is_name


def _read(
    title: str, sentences: Sequence[str], published: int | None, is_name: Callable[[str], bool]
) -> Told:
    body = "\n".join(sentences)
    runs = [run for sentence in sentences for run in _find_runs(sentence, is_name)]
    head = f"{title}. {body[:HEAD]}"
    names = Counter(word.lower() for run in runs for word in run.words)
    words, titled = split_words(body), split_words(title)
    return Told(
        title=tuple(titled),
        words=tuple(words),
        vocabulary=frozenset(words) | frozenset(titled),
        names=names,
        doubles=frozenset(
            f"{one} {other}".lower()
            for run in runs
            for one, other in zip(run.words, run.words[1:], strict=False)
        ),
        persons=frozenset(_surname(run) for run in runs if _has_age(run)),
        ages=frozenset(_ages(f"{title}\n{body}")),
        streets=frozenset(_streets(body)),
        dead=_most(_COUNT_DEAD, head),
        hurt=_most(_COUNT_HURT, head),
        published=published,
        days=read_days(body, published),
        hours=read_hours(body),
    )


def _find_runs(sentence: str, is_name: Callable[[str], bool]) -> Iterator[_Run]:
    run: list[re.Match[str]] = []
    for found in WORD.finditer(sentence):
        joined = run and _JOINS.fullmatch(sentence[run[-1].end() : found.start()])
        if run and not (joined and is_name(found[0])):
            yield _close(sentence, run)
            run = []
        if is_name(found[0]):
            run.append(found)
    if run:
        yield _close(sentence, run)


def _close(sentence: str, run: Sequence[re.Match[str]]) -> _Run:
    start, end = run[0].start(), run[-1].end()
    words = tuple(one[0].replace("’", "'").removesuffix("'s") for one in run)
    return _Run(words, sentence[max(0, start - 18) : start], sentence[end : end + 12])


def _has_age(run: _Run) -> bool:
    beside = _AFTER_NAME.match(run.after) or _BEFORE_NAME.search(run.before)
    return len(run.words) > 1 and beside is not None


def _surname(run: _Run) -> str:
    last = run.words[-1].lower()
    return run.words[-2].lower() if last in _TITLES_BEHIND else last


def _ages(text: str) -> Iterator[str]:
    for found in _AGE.finditer(text):
        if found[1]:
            yield f"{_value(found[1])} {found[2]}s"
        else:
            yield f"{int(found[3] or found[4])} years"


def _streets(text: str) -> Iterator[str]:
    for found in _STREET.finditer(text):
        yield _QUARTER.sub("", found[1]).lower()
    for found in _BLOCK.finditer(text):
        yield _ROAD_END.sub("", _QUARTER.sub("", found[1].strip())).lower()


def _most(counting: re.Pattern[str], text: str) -> int | None:
    return max((_value(found[1]) for found in counting.finditer(text)), default=None)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
