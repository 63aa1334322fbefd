"""The rules that take claims from a parsed report by a codebook: one pass over its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.extractors.attribution import Attributions, attribute
from twosource.extractors.attribution.learned import LearnedTagger
from twosource.extractors.claims.answering import answer_to, denied, find_answers
from twosource.extractors.claims.attempts import weigh_attempt
from twosource.extractors.claims.counted import count_participants
from twosource.extractors.claims.counted_more import settle_more
from twosource.extractors.claims.counted_none import count_none, is_recorded
from twosource.extractors.claims.counted_tolls import TOLLS
from twosource.extractors.claims.date_words import find_date_words
from twosource.extractors.claims.dating import Dated, Dates, Told, read_dates
from twosource.extractors.claims.disowned import mark_disowned
from twosource.extractors.claims.gate import gate
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.headline import follow_plans, read_headline, set_headline
from twosource.extractors.claims.keeping import (
    agency_of,
    identify,
    list_place_names,
    read_parts,
)
from twosource.extractors.claims.naming import list_people, name_participants
from twosource.extractors.claims.not_told import is_not_told
from twosource.extractors.claims.passages import find_passage, own_words
from twosource.extractors.claims.placed import relate_places
from twosource.extractors.claims.placed_back import Named, point_back
from twosource.extractors.claims.placed_names import find_place_names
from twosource.extractors.claims.revised import mark_revised
from twosource.extractors.claims.rivals import tell_rivals
from twosource.extractors.claims.roles import Filler, fill_roles
from twosource.extractors.claims.several import mark_several
from twosource.extractors.claims.stance import is_given, see
from twosource.extractors.claims.tense import Sight, is_definite
from twosource.extractors.claims.triggers import Hit, TriggerTable, find_hits, tabulate
from twosource.extractors.claims.unverified import mark_unverified
from twosource.model.claim import Claim, CountPhrase, Coverage, PlacePhrase, Reading
from twosource.model.codebook import Codebook
from twosource.model.parse import Parse, Stretch
from twosource.model.report import Layout, Report
from twosource.model.spans import Span

RULES = "rules-13"


@dataclass(frozen=True, slots=True)
class Reader:
    """All that the rules look at while they read one report."""

    report: Report
    grammar: Grammar
    table: TriggerTable
    attributions: Attributions
    people: tuple[str, ...]
    reporting: frozenset[int]

    def read_all(self, sentences: Sequence[Stretch]) -> list[list[Claim]]:
        """Give the claims of each sentence, in order of the text.

        What is told of time is read first: a sentence may count from a day that another gives.
        """
        told = [self._read_times(sentence) for sentence in sentences]
        dates = read_dates(self.grammar, self.report.text, told)
        places: list[Named] = []
        claims = []
        for one in told:
            claims.append(self._read_sentence(one, dates, places))
            claims[-1] += self._read_answers(one, [claim for some in claims for claim in some])
            places += self._name_places(one.sentence)
        return claims

    def _read_answers(self, told: Told, before: Sequence[Claim]) -> list[Claim]:
        """Give the claims by which a sentence denies what was told before it."""
        grammar, text = self.grammar, self.report.text
        events = [hit.index for hit in told.hits]
        found = []
        for answer in find_answers(grammar, told.sentence, events, text):
            trigger = grammar.token(answer.index).span
            passage = find_passage(grammar, answer.index)
            for chain in self.attributions.chains_at(trigger):
                deed = answer_to(before, self.table.deeds, trigger.start, chain)
                if deed is not None:
                    one = denied(deed, trigger, passage, part=answer.part)
                    found.append(replace(one, id=identify(one, chain), chain=chain))
        known = text, self.table.counted
        for rival in tell_rivals(grammar, told.sentence, before, known, crowds=bool(events)):
            found += self._by_each(rival)
        return found

    def _name_places(self, sentence: Stretch) -> Iterator[Named]:
        for head, span in find_place_names(self.grammar, sentence):
            if not self.attributions.in_source(span):
                yield Named(head, span, span.of(self.report.text))

    def _read_times(self, sentence: Stretch) -> Told:
        grammar = self.grammar
        hits = find_hits(grammar, self.table, range(sentence.first, sentence.last))
        cues = frozenset(
            index for index, token in grammar.parse.words(sentence) if self._brings_in(token.span)
        )
        told = [hit for hit in hits if self._is_event(hit)]
        events = {hit.index for hit in told}
        times = find_date_words(grammar, self.report.text, sentence, cues, events)
        return Told(sentence, told, times, cues)

    def _read_sentence(self, told: Told, times: Dates, before: Sequence[Named]) -> list[Claim]:
        grammar, sentence, hits = self.grammar, told.sentence, told.hits
        if not hits:
            return []
        dates = times.date(sentence)
        related = self._relate(hits, find_place_names(grammar, sentence), before)
        claims = [
            self._claim(hit, places, dates[hit.index])
            for hit, places in zip(hits, related, strict=True)
        ]
        claims = mark_several(grammar, hits, claims, self.report.text)
        # "The number of dead may rise" counts nobody, and is no event.
        return [
            told
            for hit, claim in zip(hits, claims, strict=True)
            if claim.counts or grammar.lemma(hit.index) not in TOLLS
            for told in self._by_each(claim)
        ]

    def _relate(
        self, hits: Sequence[Hit], names: Sequence[tuple[int, Span]], before: Sequence[Named]
    ) -> list[tuple[PlacePhrase, ...]]:
        """Give the places of each event of a sentence.

        Where a speaker is from is no place of what is said; but "those driven from a farm in Lisk
        say" tells of an event of its own.
        """
        grammar = self.grammar
        events = frozenset(hit.index for hit in hits)
        heard = {span for _, span in names if self.attributions.in_source(span)}
        related = []
        for hit in hits:
            under = set(grammar.below(hit.index))
            own = [one for one in names if one[1] not in heard or one[0] in under]
            places = relate_places(grammar, hit, own, own_words(grammar, hit.index), events)
            related.append(places or tuple(point_back(grammar, hit.words, before)))
        return related

    def _by_each(self, claim: Claim) -> list[Claim]:
        """Give a claim once for each who makes it: on two people's word it is two.

        Two voices taken for one person are one.
        """
        told = [
            replace(claim, id=identify(claim, chain), chain=chain)
            for chain in self.attributions.chains_at(claim.trigger)
        ]
        return list({one.id: one for one in reversed(told)}.values())[::-1]

    def _is_event(self, hit: Hit) -> bool:
        """Tell whether a word is an event, no mere kind of one and not the reporting of one."""
        grammar = self.grammar
        open_ = self.attributions.unsaid_at(grammar.token(hit.index).span)
        if is_not_told(grammar, hit.index, unsaid=open_):
            return False
        said = grammar.child(hit.index, "ccomp", "parataxis")
        if hit.type.statement or said is None or said in hit.phrase:
            return True
        return not self._brings_in(grammar.token(hit.index).span)

    def _brings_in(self, span: Span) -> bool:
        """Tell whether a word only brings in what somebody says."""
        return not self.reporting.isdisjoint(range(span.start, span.end))

    def _claim(self, hit: Hit, places: tuple[PlacePhrase, ...], dated: Dated) -> Claim:
        grammar, report = self.grammar, self.report
        trigger = grammar.token(hit.index).span
        fillers = fill_roles(grammar, hit)
        sight = self._sight(hit, trigger)
        return Claim(
            id="",
            report=report.key,
            type=hit.type.name,
            subtype=hit.trigger.subtype,
            forced=hit.type.subtype(hit.trigger.subtype).forced,
            time=sight.time,
            stance=sight.stance,
            quoted=self.attributions.quoted_at(trigger),
            outcome=sight.outcome or hit.trigger.outcome,
            trigger=trigger,
            passage=find_passage(grammar, hit.index),
            chain=(),
            participants=name_participants(grammar, fillers, self.people, report.text),
            counts=self._counts(hit, fillers, sight),
            times=dated.times,
            stated=self.attributions.stated_at(trigger) or dated.stated,
            places=places,
            definite=hit.trigger.points_back
            or (hit.trigger.word_class == "noun" and is_definite(grammar, hit.index)),
            told=dated.told,
            links=dated.links,
        )

    def _counts(
        self, hit: Hit, fillers: tuple[Filler, ...], sight: Sight
    ) -> tuple[CountPhrase, ...]:
        """Give how many; of what did not happen only that it befell nobody."""
        if sight.stance == "not_reported":
            return count_none(self.grammar, hit) if is_recorded(self.grammar, hit.index) else ()
        nobody = count_none(self.grammar, hit) if sight.stance in {"negated", "denied"} else ()
        if nobody or sight.stance == "negated":
            return nobody
        return count_participants(self.grammar, hit, fillers, self.report.text)

    def _sight(self, hit: Hit, trigger: Span) -> Sight:
        """Give time, stance and outcome; what was only tried is open."""
        return weigh_attempt(hit, self._doubted(hit, trigger))

    def _doubted(self, hit: Hit, trigger: Span) -> Sight:
        """Give time and stance; the holder's own word of doubt weakens a plain assertion.

        What the sentence takes for granted ("the shooting", "who shot him") is not what the holder
        doubts.
        """
        sight = self._dated(hit, see(self.grammar, hit.index))
        doubt = self.attributions.stance_at(trigger)
        if doubt is None or sight.stance != "asserted":
            return sight
        if doubt == "alleged" and self.attributions.quoted_at(trigger):
            # "…, the clerk alleged": in their own words it is asserted, however it is passed on.
            return sight
        given = is_given(self.grammar, hit.index, alleged=doubt == "alleged")
        return sight if given else Sight(sight.time, doubt, sight.outcome)

    def _dated(self, hit: Hit, sight: Sight) -> Sight:
        """Give the time of acts that are words, and of what a word itself puts ahead.

        "We urge them to stop": once it is told, it is urged. "He faces ten years": it may come.
        "Has not been seen since": that is the event.
        """
        if hit.trigger.negated and sight.stance in {"negated", "not_reported"}:
            return Sight(sight.time, "asserted", sight.outcome)
        if sight.stance != "asserted" or sight.time not in {"ongoing", "general"}:
            return sight
        if hit.trigger.ahead:
            return Sight("future", "possible", sight.outcome)
        simple = hit.trigger.word_class == "verb" and self.grammar.token(hit.index).tag != "VBG"
        beside = self.grammar.token(hit.index).dep == "advcl"
        if hit.type.statement and (beside or (simple and sight.time == "ongoing")):
            return Sight("past", "asserted", sight.outcome)
        return sight


class RuleExtractor:
    """Takes claims by rules over grammar; the codebook says for what."""

    def __init__(self, tagger: LearnedTagger | None = None) -> None:
        self._tables: dict[str, TriggerTable] = {}
        self._tagger = tagger

    @property
    def version(self) -> str:
        """Give the version of the rules, and the digest of the model where one is used."""
        return RULES if self._tagger is None else f"{RULES} with model {self._tagger.version}"

    def extract(self, report: Report, layout: Layout, parse: Parse, codebook: Codebook) -> Reading:
        """Give all claims and quotations of one report, of its headline what the body bears out."""
        table = self._tables.setdefault(codebook.digest, tabulate(codebook))
        grammar = Grammar(parse, parse.children())
        learned = (
            () if self._tagger is None else self._tagger.find_nested(parse, gate(grammar, table))
        )
        attributions = attribute(report, layout, parse, learned)
        people = list_people(grammar, report.text)
        reader = Reader(
            report, grammar, table, attributions, people, attributions.reporting_words()
        )
        body = [sentence for sentence in parse.sentences if sentence.label == "body"]
        by_sentence = reader.read_all(body)
        told = follow_plans(settle_more([claim for claims in by_sentence for claim in claims]))
        headline = [sentence for sentence in parse.sentences if sentence.label == "headline"]
        above = read_headline(reader.read_all(headline))
        every = mark_disowned(set_headline(above, told, report.text), report.text)
        every = mark_revised(every, parse, report.text)
        claims = mark_unverified(every, parse, report.text)
        return Reading(
            report=report.key,
            extractor=self.version,
            codebook=f"{codebook.name} {codebook.version} {codebook.digest[:12]}",
            outlet=attributions.outlet,
            agency=agency_of(report, layout),
            claims=claims,
            quotations=attributions.quotations,
            coverage=Coverage(
                characters=sum(len(span) for span in read_parts(layout)),
                sentences=len(body),
                without_claim=sum(1 for claims in by_sentence if not claims),
            ),
            place_names=list_place_names(grammar, [*headline, *body]),
        )
