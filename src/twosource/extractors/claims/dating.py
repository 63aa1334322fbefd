"""When the events of a report were, in its words: their own dates, and what these count from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from twosource.extractors.claims.date_sharing import Kinds, share_dates, share_within
from twosource.extractors.claims.date_words import DateWords, Times, behind
from twosource.extractors.claims.dated import own_event
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.moments import date_before_when, is_of_other_day
from twosource.extractors.claims.time_links import Dating, find_links
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import TimeLink
from twosource.model.parse import Stretch
from twosource.model.spans import Span
from twosource.stages.when import counts_from_told

# What is done on one spot, one deed right after the other.
SCENES = frozenset({"harm", "liberty", "release", "property", "unrest", "inquiry"})
HARMED = frozenset({"dead", "injured", "missing"})
DAYLESS = frozenset({"vague", "clock", "hours"})
HAPPEN = frozenset(
    ["hold", "take", "begin", "start", "happen", "occur", "come", "open", "erupt", "break", "be"]
    + ["schedule", "set", "end", "strike"]
)
POINTS_BACK = frozenset({"the", "this", "that", "those", "these"})

Trail = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """The words that date one event, those of the day they count from, and its links to others.

    `stated` date what is said of it, where they stand right behind the word of saying.
    """

    times: Trail = ()
    told: Trail = ()
    links: tuple[TimeLink, ...] = ()
    stated: Trail = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as far as it tells of time: its events, its words of time, who says so."""

    sentence: Stretch
    hits: Sequence[Hit]
    times: Times
    cues: frozenset[int]

    @property
    def events(self) -> list[int]:
        """Give the words that tell of an event."""
        return [hit.index for hit in self.hits]


@dataclass(frozen=True, slots=True)
class Dates:
    """All that the sentences of a report tell of time, and the words that some of them date.

    `known` gives for a word ("vote") or a kind of event the dates that the report has for it,
    `last_events` for the first word of a sentence the last event of the sentence before.
    """

    grammar: Grammar
    text: str
    told: Mapping[int, Told]
    trails: Mapping[Span, Trail]
    known: Mapping[str, frozenset[Trail]]
    last_events: Mapping[int, int]

    def date(self, sentence: Stretch) -> dict[int, Dated]:
        """Give what dates each event of a sentence, by the index of its word."""
        told = self.told[sentence.first]
        grammar, events = self.grammar, told.events
        kinds = Kinds(
            [hit.index for hit in told.hits if _harms_people(hit)],
            [
                hit.index
                for hit in told.hits
                if hit.type.family == "harm" or hit.type.name == "riot"
            ],
            [hit.index for hit in told.hits if hit.type.family in SCENES],
        )
        shared = share_dates(grammar, events, own_dates(grammar, told))
        times = share_within(grammar, events, kinds, shared)
        by_index = {hit.index: hit for hit in told.hits}

        def dates(word: int) -> Trail:
            if word in times:
                return self.trails[times[word][0]]
            return self._of_word(told, word, by_index.get(word))

        inside = frozenset(
            index
            for index, token in grammar.parse.words(sentence)
            if any(words.span.overlaps(token.span) for words in told.times.dates)
        )
        dating = Dating(events, told.cues, dates, self.last_events.get(sentence.first), inside)
        links = find_links(grammar, self.text, sentence, dating)
        return {
            event: Dated(
                times.get(event, ()),
                self.trails[times[event][0]][:-1] if event in times else (),
                links.get(event, ()),
                _stated(grammar, told, event),
            )
            for event in events
        }

    def _of_word(self, told: Told, word: int, hit: Hit | None) -> Trail:
        """Give the words that date a thing: those on it, else the one date known for it."""
        grammar = self.grammar
        for words in told.times.dates:
            if words.rule in DAYLESS:
                continue
            if _belongs(grammar, words, word):
                return self.trails[words.span]
        if grammar.token(word).pos != "NOUN" or not _points_back(grammar, word):
            return ()
        if hit is None:
            return self._known(grammar.lemma(word))
        trail = self._known(grammar.lemma(word)) or self._known(kind(hit))
        # "The arrest" is one told before; "the vote" may be dated further down, and so may the
        # rally of "during the rally".
        within = grammar.lemma(grammar.token(word).head) in {"during", "at"}
        before = bool(trail) and trail[-1].end <= grammar.token(word).start
        return trail if before or within else ()

    def _known(self, key: str) -> Trail:
        """Give the date that the report has for a word, or a kind of event; none if it has two."""
        trails = self.known.get(key, frozenset())
        return next(iter(trails)) if len(trails) == 1 else ()


def read_dates(grammar: Grammar, text: str, told: Sequence[Told]) -> Dates:
    """Read all dates of a report's sentences, in order of the text."""
    trails: dict[Span, Trail] = {}
    known: dict[str, set[Trail]] = defaultdict(set)
    last: list[tuple[int, Trail]] = []
    owned: set[Trail] = set()
    for number, one in enumerate(told):
        for words in one.times.dates:
            trail: Trail = (words.span,)
            if counts_from_told(words.span.of(text)):
                same = "same" in words.span.of(text).lower().split()
                told_before = _before(last, number) or (_only(owned) if same else ())
                trail = (*told_before, words.span)
            trails[words.span] = trail
            if not words.said and words.rule not in DAYLESS:
                last.append((number, trail))
        for key, span in _keys(grammar, one):
            known[key].add(trails[span])
            owned.add(trails[span])
    return Dates(
        grammar,
        text,
        {one.sentence.first: one for one in told},
        trails,
        {key: _distinct(ones, text) for key, ones in known.items()},
        {
            after.sentence.first: before.events[-1]
            for before, after in pairwise(told)
            if before.hits
        },
    )


def _stated(grammar: Grammar, told: Told, event: int) -> Trail:
    """Give the day right behind the word of saying over an event: "said on Friday it will"."""
    over = told.cues & set(grammar.above(event))
    return tuple(
        words.span
        for words in told.times.dates
        if words.said and words.rule not in DAYLESS and behind(grammar, words.first) in over
    )[:1]


def _before(last: Sequence[tuple[int, Trail]], number: int) -> Trail:
    """Give the day told before in the same sentence or the one before it."""
    return last[-1][1] if last and last[-1][0] >= number - 1 else ()


def _only(owned: AbstractSet[Trail]) -> Trail:
    """Give the one day that events were told for so far; none if there are two."""
    return next(iter(owned)) if len(owned) == 1 else ()


def _distinct(trails: set[Trail], text: str) -> frozenset[Trail]:
    """Give one trail for each wording: a day told twice in the same words is one day."""
    by_words = {tuple(span.of(text).lower() for span in one): one for one in sorted(trails)[::-1]}
    return frozenset(by_words.values())


def own_dates(grammar: Grammar, told: Told) -> dict[int, Trail]:
    """Give the dates that hang on each event of a sentence; none to what is done every year."""
    direct: dict[int, Trail] = {}
    other: dict[int, Trail] = {}
    for words in told.times.dates:
        owner = own_event(grammar, words, told.events, told.cues)
        then = _when_clause(grammar, words, told.events)
        direct |= dict.fromkeys(then, (words.span,))
        elsewhere = owner and then and is_of_other_day(grammar, owner.event, then[0])
        if owner is not None and owner.event not in then and not elsewhere:
            found = direct if owner.direct and words.rule not in DAYLESS else other
            found[owner.event] = (*found.get(owner.event, ()), words.span)
    owners = [own_event(grammar, one, told.events, told.cues) for one in told.times.habits]
    usual = {owner.event for owner in owners if owner is not None}
    # "Charged on Monday and due in court on Friday": what hangs on the event goes first.
    return {event: spans for event, spans in (other | direct).items() if event not in usual}


def _when_clause(grammar: Grammar, words: DateWords, events: Sequence[int]) -> list[int]:
    """Give the events of a clause that stands behind a date: "in 2022, when ten people died"."""
    dates = {event: date_before_when(grammar, grammar.clause_of(event)) for event in events}
    return [
        event
        for event, date in dates.items()
        if date is not None and words.span.covers(grammar.token(date).span)
    ]


def _keys(grammar: Grammar, told: Told) -> Iterator[tuple[str, Span]]:
    """Give the words and kinds of event that a sentence dates."""
    hits = {hit.index: hit for hit in told.hits}
    for event, spans in own_dates(grammar, told).items():
        yield grammar.lemma(event), spans[0]
        yield kind(hits[event]), spans[0]
    for words in told.times.dates:
        if words.said or words.rule in DAYLESS:
            continue
        for here in _dated_nouns(grammar, words):
            if here not in hits:
                yield grammar.lemma(here), words.span


def _dated_nouns(grammar: Grammar, words: DateWords) -> Iterator[int]:
    """Give the nouns a date is of: "the May 3 vote", "the vote on May 3 was", "it was held on"."""
    inside = words.head
    for above in grammar.above(words.head):
        token = grammar.token(above)
        if token.pos == "ADP" and grammar.lemma(above) in {"on", "in", "at", "of"}:
            inside = above
            continue
        if token.pos == "NOUN" and not token.entity:
            yield above
        elif token.pos in {"VERB", "AUX"} and grammar.lemma(above) in HAPPEN and inside != above:
            yield from grammar.children(above, "nsubj", "nsubjpass")
        return


def _belongs(grammar: Grammar, words: DateWords, word: int) -> bool:
    """Tell whether a date is of a thing: on it, or on a clause about it ("which began on")."""
    if words.of is not None:
        return words.of == word
    for above in (words.head, *grammar.above(words.head)):
        if above == word:
            return True
        token = grammar.token(above)
        if token.pos in {"VERB", "AUX"}:
            about = token.dep in {"relcl", "acl"} and grammar.head(above) == word
            return about and grammar.lemma(above) in HAPPEN
    return False


def kind(hit: Hit) -> str:
    """Give the kind of an event, as a key that is no word."""
    return f"{hit.type.name}/{hit.trigger.subtype}"


def _harms_people(hit: Hit) -> bool:
    return bool(HARMED & {one.outcome for one in hit.type.counted})


def _points_back(grammar: Grammar, word: int) -> bool:
    kids = grammar.children(word, "det", "poss")
    return any(
        grammar.token(kid).dep == "poss" or grammar.token(kid).text.lower() in POINTS_BACK
        for kid in kids
    )
