"""Turns a claim's words into values, each with how, or into blanks with their reasons."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.claim import Claim, Reading
from twosource.model.report import Dateline, Layout, Report
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim, Place, When, Where
from twosource.stages.anniversaries import Fixed, set_year
from twosource.stages.dateline import place_names
from twosource.stages.how_many_values import read_counts
from twosource.stages.order import set_bounds
from twosource.stages.place_context import note_beside
from twosource.stages.place_ranking import weigh_together
from twosource.stages.when import Anchors, read_published, read_written
from twosource.stages.when_told import read_stated, read_times
from twosource.stages.where import (
    PlaceContext,
    Scores,
    choose_where,
    resolve_all,
    resolve_likely,
)
from twosource.stages.who import Stage, name_all

TWO_NAMES = 2
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]?\s")
_AROUND = "\"'“”‘’.,;:!?()[]"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report says of itself and its surroundings, worked out once for all its claims."""

    report: Report
    outlet: str | None
    published: When | None
    written: When | Blank
    places: PlaceContext
    peoples: Mapping[str, str] = field(default_factory=dict)

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
    named = tuple(name.of(report.text) for name in names)
    filed = () if dateline is None else spell_as(named, read_filed(dateline, report.text))
    day = None if dateline is None else dateline.day
    larger = tuple(dict.fromkeys((*filed[1:], *beside.get("".join(filed[:1]), ()))))
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
            names=named,
            dateline=filed[0] if filed else None,
            countries=tuple(
                peoples[word] for word in find_capitalised(report.text) if word in peoples
            ),
            beside={**beside, **({filed[0]: larger} if filed else {})},
        ),
        peoples=peoples,
    )


def spell_as(names: Sequence[str], filed: Sequence[str]) -> tuple[str, ...]:
    """Spell the names of a dateline as the text does: "HAMILTON, New Zealand" tells of Hamilton.

    >>> spell_as(["Hamilton", "Perth"], ("HAMILTON", "New Zealand"))
    ('Hamilton', 'New Zealand')
    """
    spelled = {name.casefold(): name for name in reversed(names)}
    return tuple(spelled.get(name.casefold(), name) for name in filed)


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
    for word, after in zip(words, [*words, ""][1:], strict=True):
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
    claim: Claim,
    order: int,
    facts: ReportFacts,
    found: Mapping[str, Sequence[Place]],
    weighed: Scores | None = None,
) -> GroundedClaim:
    """Give a claim with its parts as values; what the report is silent on stays blank."""
    text = facts.report.text
    stated = read_stated(claim, text, _anchors(facts, Blank("")))
    where = _read_places(claim, facts, found, weighed)
    return GroundedClaim(
        claim=claim,
        when=read_times(claim, text, _anchors(facts, stated)),
        stated=stated,
        where=where,
        counts=read_counts(claim.counts, facts.report.text),
        who=name_all(claim, facts.report.text, set_stage(facts, where)),
        written=facts.written,
        outlet=facts.outlet,
        order=order,
        published=facts.published,
    )


def weigh_places(facts: ReportFacts, found: Mapping[str, Sequence[Place]]) -> Scores:
    """Weigh what each place name of a report may mean, once for all its claims."""
    return weigh_together(facts.places, found)


def ground_report(
    claims: Sequence[Claim],
    facts: ReportFacts,
    found: Mapping[str, Sequence[Place]],
    weighed: Scores | None = None,
) -> tuple[GroundedClaim, ...]:
    """Give all claims of one report with their values, and what their order says of the blanks."""
    grounded = [ground(claim, order, facts, found, weighed) for order, claim in enumerate(claims)]
    return set_bounds(grounded, facts.report.text, _anchors(facts, Blank("")))


def set_scene(
    facts: ReportFacts, found: Mapping[str, Sequence[Place]], weighed: Scores | None = None
) -> Mapping[str, str]:
    """Give the places a report names, by id with their names; countries are shared by too many."""
    likely = resolve_likely(facts.names, facts.places, found, weighed).values()
    return {place.id: place.name for ones in likely for place in ones if place.kind != "country"}


def find_setting(
    facts: ReportFacts, found: Mapping[str, Sequence[Place]], weighed: Scores | None = None
) -> str | None:
    """Give the country most names of a report lie in; None if none has two, and half, of them.

    It names an event that has no place of its own (`PRK-0007`), and is a value of none.
    """
    meant = resolve_all(facts.names, facts.places, found, weighed)
    # One name alone may be any of several places; two that agree tell where a report is set.
    named = Counter(place.country for place in meant.values() if place.country)
    filed = meant.get(facts.places.dateline or "")
    # A dateline and the text agree too.
    if filed is not None and filed.country and facts.places.dateline in facts.places.names:
        named[filed.country] += 1
    named.update(dict.fromkeys(facts.places.countries, 1))
    best = min(named, key=lambda country: (-named[country], country), default=None)
    agree = best is not None and named[best] >= TWO_NAMES
    return best if best is not None and agree and 2 * named[best] >= named.total() else None


def find_country(claims: Sequence[GroundedClaim], settings: Mapping[str, str | None]) -> str | None:
    """Give the country of an event's label: where most claims place it, else its reports' own."""
    named = [one.where.place.country for one in claims if isinstance(one.where, Where)]
    if not named:
        set_in = (settings.get(one.claim.report) for one in claims)
        named = [country for country in set_in if country is not None]
    return min(named, key=lambda country: (-named.count(country), country), default=None)


def _anchors(facts: ReportFacts, stated: When | Blank) -> Anchors:
    return Anchors(
        published=facts.published,
        written=facts.written if isinstance(facts.written, When) else None,
        stated=stated if isinstance(stated, When) else None,
    )


def _read_places(
    claim: Claim,
    facts: ReportFacts,
    found: Mapping[str, Sequence[Place]],
    weighed: Scores | None,
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
    where = choose_where(phrases, facts.places, found, weighed)
    # What stands in another clause is the likelier to be elsewhere: a reader is told.
    if isinstance(where, Where) and not any(claim.passage.overlaps(one) for one in where.spans):
        return replace(where, how=f"{where.how}; {_say_where(claim, where, facts.report.text)}")
    return where


def _say_where(claim: Claim, where: Where, text: str) -> str:
    """Say where a place is named that is not in the passage of its event."""
    back = max(one.end for one in where.spans)
    if back < claim.passage.start and _SENTENCE_END.search(text[back : claim.passage.start]):
        return "named before, where its words point back to"
    return "named in another clause of its sentence"


def set_stage(facts: ReportFacts, where: Where | Blank) -> Stage:
    """Give what participants are seen before: the event's country, the names of places, peoples."""
    country = where.place.country if isinstance(where, Where) else None
    return Stage(country, facts.peoples, facts.places.names)
