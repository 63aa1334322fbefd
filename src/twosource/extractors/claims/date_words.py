"""The words of dates in a report: where they stand, and what only looks like a date."""

from collections.abc import Container
from dataclasses import dataclass, replace

from twosource.extractors.claims.grammar import Grammar
from twosource.model.parse import Stretch
from twosource.model.spans import Span
from twosource.stages.times import find_times

# At these, a date before a noun is the date of what happens: "during the Sept. 3 rally".
AT_TIME = frozenset({"during", "in", "at", "on", "throughout"})
BEFORE_NOUN = frozenset({"compound", "nmod", "nummod", "amod", "npadvmod", "poss"})
YEARLIKE = frozenset({"year", "years", "decade"})
FIRSTS = frozenset({"first", "only", "last"})
GAPS = frozenset(["hour", "day", "night", "week", "month", "year", "minute", "moment", "decade"])
COMPARED = frozenset({"compared", "comparison", "than", "unlike", "versus"})
NEAR = 8
# What was done with these, on some day, is not what they tell of: "a warrant signed on Monday".
PAPERS = frozenset(
    ["order", "warrant", "decree", "letter", "statement", "complaint", "petition", "video", "photo"]
    + ["photograph", "footage", "clip", "image", "picture", "recording", "post", "message", "tweet"]
    + ["article", "report", "law", "contract", "agreement", "indictment", "notice", "document"]
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that date something: by which rule, their first word, and the word they hang on.

    `said`: they hang on a word of saying, and date what is said and not what is told. `of`: the
    noun they date whatever the parse says: "a week before the election on June 20".
    """

    span: Span
    rule: str
    first: int
    head: int
    said: bool
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """What tells of time in one sentence: days and times of day, and habits."""

    dates: tuple[DateWords, ...]
    habits: tuple[DateWords, ...]


def find_date_words(
    grammar: Grammar,
    text: str,
    sentence: Stretch,
    cues: frozenset[int],
    events: Container[int] = (),
) -> Times:
    """Find what tells of time in a sentence, without what is only part of a name or a measure.

    `cues` are words of saying; what hangs on one of the `events` first is not said at that time.
    """
    whole = grammar.parse.span(sentence.first, sentence.last)
    dates, habits = [], []
    for words in find_times(whole.of(text)):
        span = Span(whole.start + words.start, whole.start + words.end)
        inside = [
            index
            for index, token in grammar.parse.words(sentence)
            if span.start <= token.start < span.end
        ]
        if not inside:
            continue
        head = next((one for one in inside if grammar.head(one) not in inside), inside[0])
        said = _hangs_on(grammar, inside[0], head, cues, events)
        counted = _counted_from(grammar, inside[0])
        told = DateWords(span, words.rule, inside[0], head, said, counted)
        opened = opened_by(grammar, inside[-1])
        since = grammar.token(told.first).text.lower() == "since"
        if opened is not None and (since or is_measure(grammar, told)):
            dates.append(_of_clause(grammar, told, opened))
            continue
        if words.kind == "set":
            habits += [] if _is_paper(grammar, head) else [told]
        elif words.kind in {"date", "time"} and not is_no_date(grammar, told, inside[-1]):
            dates.append(told)
    return Times(tuple(dates), tuple(habits))


def opened_by(grammar: Grammar, last: int) -> int | None:
    """Give the verb of a clause right behind a date: "in 2022, when ten people died"."""
    when = last + 1 + (grammar.token(min(last + 1, len(grammar.parse.tokens) - 1)).text == ",")
    if when >= grammar.sentence_at(last).last or grammar.lemma(when) != "when":
        return None
    return grammar.head(when)


def _of_clause(grammar: Grammar, words: DateWords, verb: int) -> DateWords:
    """Give a date that measures something as that of the clause behind it, without its "since"."""
    since = grammar.token(words.first).text.lower() == "since"
    first = words.first + 1 if since else words.first
    span = Span(grammar.token(first).start, words.span.end)
    return replace(words, span=span, first=first, said=False, of=verb)


def _is_paper(grammar: Grammar, index: int) -> bool:
    """Tell "the editor of a weekly" from what is done weekly."""
    return grammar.token(index).pos == "NOUN" and grammar.token(index).text.endswith("ly")


def _counted_from(grammar: Grammar, first: int) -> int | None:
    """Give the noun right before a date that another event is counted from."""
    noun = first - 1
    if noun > 0 and grammar.token(noun).pos == "ADP":
        noun -= 1
    small = grammar.head(noun) if noun >= 0 else None
    if small is None or small == 0 or grammar.token(noun).dep != "pobj":
        return None
    counted = grammar.lemma(small) in {"after", "before"} and grammar.lemma(small - 1) in GAPS
    return noun if counted and small < noun else None


def _hangs_on(
    grammar: Grammar, first: int, head: int, cues: frozenset[int], events: Container[int]
) -> bool:
    """Tell whether a date hangs on a word of saying, or stands right behind one.

    "The union said on Friday it will go": the parse may give the day to what is said.
    """
    if grammar.token(head).dep == "poss":
        return False
    before = behind(grammar, first)
    if before in cues and grammar.token(before).pos == "VERB":
        return True
    for above in (head, *grammar.above(head)):
        if above in events:
            return False
        if above in cues:
            # "Lynched a man accused of theft on Sunday" tells no day on which he was accused.
            return grammar.token(above).dep != "acl"
        if grammar.token(above).pos in {"VERB", "AUX"}:
            return False
    return False


def behind(grammar: Grammar, first: int) -> int:
    """Give the word that a date stands behind, but for a preposition; below 0 if there is none."""
    before = first - 1
    return before - 1 if before >= 0 and grammar.token(before).pos == "ADP" else before


def is_no_date(grammar: Grammar, words: DateWords, last: int) -> bool:
    """Tell what dates nothing: part of a name, a measure ("the worst since 2000"), a comparison.

    "As of Wednesday" is how things stood, and not when they came to; "dated Monday" is a paper.
    """
    before = [
        grammar.token(here).text.lower()
        for here in range(max(0, words.first - 3, sentence_first(grammar, words)), words.first)
    ]
    if before[-2:] == ["as", "of"] or before[-1:] == ["dated"]:
        return True
    if _is_any_day(before, grammar.token(words.first).text) or is_measure(grammar, words):
        return True
    return _is_in_name(grammar, words, last)


def is_measure(grammar: Grammar, words: DateWords) -> bool:
    """Tell what is only held against something: "fewer than in 2000", "the worst since 2000"."""
    first = max(0, words.first - 3, sentence_first(grammar, words))
    before = {grammar.token(here).text.lower() for here in range(first, words.first)}
    since = grammar.token(words.first).text.lower() == "since"
    return bool(COMPARED & before) or (since and _is_measured(grammar, words.first))


def _is_any_day(before: list[str], first: str) -> bool:
    """Tell "one Sunday", which may be any."""
    return before[-1:] == ["one"] and first[:1].isupper() and first.endswith("day")


def sentence_first(grammar: Grammar, words: DateWords) -> int:
    """Give the first word of the sentence a date stands in."""
    return grammar.sentence_at(words.first).first


def _is_measured(grammar: Grammar, since: int) -> bool:
    """Tell "the worst flood since 2000", which began with nothing in 2000."""
    first = max(grammar.sentence_at(since).first, since - NEAR)
    return any(
        grammar.token(here).tag in {"JJS", "RBS"} or grammar.token(here).text.lower() in FIRSTS
        for here in range(first, since)
    )


def _is_in_name(grammar: Grammar, words: DateWords, last: int) -> bool:
    """Tell a date in a name or a title: "the March 8 Movement", "the 1923 Press Act"."""
    after = last + 1
    if after >= grammar.sentence_at(last).last:
        return False
    if grammar.token(words.first).text.lower() == "the" and _joins_name(grammar, last):
        return True
    noun = premodified(grammar, words)
    if noun is not None and noun > last:
        named = grammar.token(noun)
        return named.pos == "PROPN" and named.text[:1].isupper() and named.entity != "PERSON"
    owned = grammar.token(words.first - 1).tag == "POS" if words.first else False
    return owned and words.rule in YEARLIKE


def _joins_name(grammar: Grammar, last: int) -> bool:
    """Tell whether the last word of a date is a word of a name: "the Third of May School"."""
    above = grammar.head(last)
    if above is None or above <= last or grammar.token(last).dep != "compound":
        return False
    return grammar.token(above).pos == "PROPN" and grammar.token(above).text[:1].isupper()


def premodified(grammar: Grammar, words: DateWords) -> int | None:
    """Give the noun that a date stands before, as one of its words: "the May 3 raid".

    "On Monday police" is none, whatever the parse makes of it.
    """
    token = grammar.token(words.head)
    above = grammar.head(words.head)
    if token.dep not in BEFORE_NOUN or above is None or above < words.head:
        return None
    if grammar.token(above).pos not in {"NOUN", "PROPN"}:
        return None
    if words.first == grammar.sentence_at(words.first).first:
        return above if token.dep == "poss" else None
    before = grammar.token(words.first - 1)
    loose = before.pos in {"ADP", "PUNCT", "VERB", "AUX", "CCONJ"} and token.dep != "poss"
    return None if loose else above
