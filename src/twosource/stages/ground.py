"""Turns a claim's words into values, each with how, or into blanks with their reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import Claim, CountPhrase, Participant, Reading
from twosource.model.report import Dateline, Layout, Report
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who
from twosource.stages.anniversaries import Fixed, set_year
from twosource.stages.dateline import place_names
from twosource.stages.how_many import kind_of, read_quantity
from twosource.stages.place_context import note_beside
from twosource.stages.when import Anchors, read_published, read_when, read_written
from twosource.stages.where import PlaceContext, choose_where, resolve_all, resolve_likely

TWO_NAMES = 2
_AROUND = "\"'“”‘’.,;:!?()[]"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report says of itself and its surroundings, worked out once for all its claims."""

    report: Report
    outlet: str | None
    published: When | None
    written: When | Blank
    places: PlaceContext

    @property
    def names(self) -> tuple[str, ...]:
        """Give every place name to look up: those of the text, and where it was filed from."""
        dateline = self.places.dateline
        around = self.places.beside.get(dateline, ()) if dateline else ()
        return self.places.names if dateline is None else (*self.places.names, dateline, *around)


def gather_facts(
    report: Report,
    layout: Layout,
    outlet: str | None,
    reading: Reading,
    peoples: Mapping[str, str],
    fixed: Fixed | None = None,
) -> ReportFacts:
    """Work out when a report was written, and which places and peoples it names.

    `peoples` gives the ISO code of the country for each name of a people ("Kenyan": KE); `fixed` an
    anniversary that tells in which year the report was written.
    """
    dateline = layout.dateline
    names = _place_names(reading, report.text)
    beside = note_beside(report.text, names)
    filed = () if dateline is None else read_filed(dateline, report.text)
    day = None if dateline is None else dateline.day
    given = None if report.published is None else report.published.value
    published = read_published(given, None)
    return ReportFacts(
        report=report,
        outlet=outlet,
        published=published if isinstance(published, When) else None,
        written=set_year(
            read_written(None if day is None else day.of(report.text), given, day), fixed
        ),
        places=PlaceContext(
            names=tuple(name.of(report.text) for name in names),
            dateline=filed[0] if filed else None,
            countries=tuple(
                peoples[word] for word in find_capitalised(report.text) if word in peoples
            ),
            beside={**({filed[0]: tuple(filed[1:])} if filed else {}), **beside},
        ),
    )


def read_filed(dateline: Dateline, text: str) -> tuple[str, ...]:
    """Give the place a report was filed from, then the larger ones named with it.

    Datelines are often in capitals; a gazetteer folds case, a reader need not see it.
    """
    return tuple(span.of(text) for span in place_names(dateline, text))


def find_capitalised(text: str) -> list[str]:
    """Give the capitalised words of a text, and pairs of them, as often as they stand there.

    >>> find_capitalised("Two South Korean ships met")
    ['Two', 'Two South', 'South', 'South Korean', 'Korean']
    """
    found = []
    words = text.split()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        bare = word.strip(_AROUND)
        if bare[:1].isupper():
            found.append(bare)
            if bare == word.lstrip(_AROUND) and after[:1].isupper():
                found.append(f"{bare} {after.strip(_AROUND)}")
    return found


def _place_names(reading: Reading, text: str) -> list[Span]:
    """Give each place name once a standing place; one that a claim holds is among them."""
    held = {place.span for claim in reading.claims for place in claim.places}
    named = {span for span in held if not _is_here(span.of(text))}
    return sorted(named | set(reading.place_names))


def _is_here(words: str) -> bool:
    """Tell whether words point to where a report was filed: "here", "this city"."""
    return words.casefold().partition(" ")[0] in {"here", "this"}


def ground(
    claim: Claim, order: int, facts: ReportFacts, found: Mapping[str, Sequence[Place]]
) -> GroundedClaim:
    """Give a claim with its parts as values; what the report is silent on stays blank."""
    stated = _read_stated(claim, facts)
    return GroundedClaim(
        claim=claim,
        when=_read_times(claim, facts, stated),
        stated=stated,
        where=_read_places(claim, facts, found),
        counts=read_counts(claim.counts, facts.report.text),
        who=tuple(_name(one) for one in claim.participants),
        written=facts.written,
        outlet=facts.outlet,
        order=order,
    )


def set_scene(facts: ReportFacts, found: Mapping[str, Sequence[Place]]) -> Mapping[str, str]:
    """Give the places a report names, by id with their names; countries are shared by too many."""
    likely = resolve_likely(facts.names, facts.places, found).values()
    return {place.id: place.name for ones in likely for place in ones if place.kind != "country"}


def find_setting(facts: ReportFacts, found: Mapping[str, Sequence[Place]]) -> str | None:
    """Give the country most names of a report lie in; None if none has two, and half, of them.

    It names an event that has no place of its own (`PRK-0007`), and is a value of none.
    """
    meant = resolve_all(facts.names, facts.places, found)
    # One name alone may be any of several places; two that agree tell where a report is set.
    named = Counter(place.country for place in meant.values() if place.country)
    named.update(dict.fromkeys(facts.places.countries, 1))
    best = min(named, key=lambda country: (-named[country], country), default=None)
    agree = best is not None and named[best] >= TWO_NAMES
    return best if best is not None and agree and 2 * named[best] >= named.total() else None


def _anchors(facts: ReportFacts, stated: When | Blank) -> Anchors:
    return Anchors(
        published=facts.published,
        written=facts.written if isinstance(facts.written, When) else None,
        stated=stated if isinstance(stated, When) else None,
    )


def _read_stated(claim: Claim, facts: ReportFacts) -> When | Blank:
    if not claim.stated:
        return Blank("the report does not say when this was told")
    span = claim.stated[0]
    anchors = _anchors(facts, Blank(""))
    return read_when(span.of(facts.report.text), anchors, "past", (span,))


def _read_times(claim: Claim, facts: ReportFacts, stated: When | Blank) -> When | Blank:
    """Give the narrowest date the claim's words fix; the first reason where none does."""
    if not claim.times:
        return Blank("the report gives this event no date here")
    anchors = _anchors(facts, stated)
    read = [
        read_when(span.of(facts.report.text), anchors, claim.time, (span,)) for span in claim.times
    ]
    dated = [one for one in read if isinstance(one, When)]
    if not dated:
        return read[0]
    return min(dated, key=lambda one: (_width(one), one.spans))


def _width(when: When) -> int:
    """Give the days a date leaves open; one with an open year by the length of its text."""
    if when.earliest is None or when.latest is None:
        return 400 - len(when.edtf.partition("/")[0])
    return (when.latest - when.earliest).days


def _read_places(
    claim: Claim, facts: ReportFacts, found: Mapping[str, Sequence[Place]]
) -> Where | Blank:
    if not claim.places:
        return Blank("the sentence names no place")
    named = [(phrase.span.of(facts.report.text), phrase) for phrase in claim.places]
    filed = facts.places.dateline
    # "Here" is where a report was filed.
    phrases = [
        (name if filed is None or not _is_here(name) else filed, phrase)
        for name, phrase in named
        if filed is not None or not _is_here(name)
    ]
    if not phrases:
        return Blank("the report does not say where “here” is")
    where = choose_where(phrases, facts.places, found)
    # What stands in another clause is the likelier to be elsewhere: a reader is told.
    if isinstance(where, Where) and not any(claim.passage.overlaps(one) for one in where.spans):
        return replace(where, how=f"{where.how}; named in another clause of its sentence")
    return where


def read_counts(phrases: Sequence[CountPhrase], text: str) -> tuple[Count, ...]:
    """Give the numbers of count phrases as intervals; words that fix no number give none."""
    counts = []
    for phrase in phrases:
        words = " ".join(phrase.number.of(text).split())
        numbers = read_quantity(words)
        if numbers is not None:
            counts.append(
                Count(
                    of=kind_of(phrase.noun),
                    outcome=phrase.outcome,
                    group=phrase.group,
                    low=numbers.low,
                    high=numbers.high,
                    best=numbers.best,
                    how=f"read from “{words}”",
                    spans=(phrase.span,),
                )
            )
    return tuple(counts)


def _name(one: Participant) -> Who:
    """Give a participant; "Journalist" and "Nigerian journalist" are no proper names."""
    last = one.name.split(" ")[-1]
    common = one.entity == "person" and kind_of(last.lower()) == "people"
    proper = one.name[:1].isupper() and last[:1].isupper() and not common
    named = proper and one.entity in {"person", "organisation", "place"}
    return Who(one.role, one.name, one.entity, named, (one.span,))
