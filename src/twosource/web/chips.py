"""What is asked of the list of events, in words: one chip each, with the address without it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.stages.plain_values import PLAIN_STANCES
from twosource.web.area import tell_area
from twosource.web.countries import name_country
from twosource.web.question import Question
from twosource.web.rows import Row

# "None reported" is what a report says ("no injuries were reported"): no blank of this record.
STANCES = PLAIN_STANCES
REVIEWS = {
    "machine": "not looked at",
    "in_review": "in review",
    "signed": "signed",
    "changed_since_signed": "changed since signed",
}
DATES = {"known": "year known", "open": "year open", "none": "no date"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing asked: its words, and the address that asks all the others."""

    words: str
    without: str


def list_chips(question: Question, rows: Sequence[Row]) -> list[Chip]:
    """Give a chip for each thing that is asked."""
    several = (
        Chip(words, question.address(**{name: tuple(one for one in asked if one != answer)}))
        for name, asked in _list_several(question)
        for answer, words in _name_answers(name, asked, rows).items()
    )
    single = (Chip(words, question.address(**fresh)) for words, fresh in _list_single(question))
    return [*several, *single]


def _list_several(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in ("type", "country", "place", "stance", "review"):
        yield name, getattr(question, name)


def _name_answers(name: str, asked: Sequence[str], rows: Sequence[Row]) -> Mapping[str, str]:
    if name == "place" and asked:
        named = {one.id: one.name for row in rows for one in row.places if one.id in asked}
        return {one: named.get(one, one) for one in asked}
    return {one: name_answer(name, one) for one in asked}


def name_answer(name: str, answer: str) -> str:
    """Give an answer to a question as people say it."""
    if name == "country":
        return name_country(answer)
    known = {"stance": STANCES, "review": REVIEWS, "dates": DATES}.get(name, {})
    return known.get(answer, answer.replace("_", " "))


def _list_single(question: Question) -> Iterator[tuple[str, dict[str, object]]]:
    told = {
        "words": f"reports with “{question.words}”",
        "box": f"in the area {tell_area(question.box)}",
        "since": f"since {question.since}",
        "until": f"until {question.until}",
        "dates": DATES.get(question.dates, ""),
        "origins": tell_asked_origins(question.origins) if question.origins else "",
        "conflicts": "with a conflict",
        "everything": "also possible, denied, not so",
    }
    fresh = Question()
    for name, words in told.items():
        if getattr(question, name):
            yield words, {name: getattr(fresh, name)}


def tell_asked_origins(asked: str) -> str:
    """Say how many reporting origins are asked for.

    >>> tell_asked_origins("1"), tell_asked_origins("2+")
    ('at most 1 origin', 'at least 2 origins')
    """
    number = int(asked.rstrip("+"))
    bound = "least" if asked.endswith("+") else "most"
    return f"at {bound} {number} origin{'' if number == 1 else 's'}"
