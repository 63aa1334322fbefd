"""Questions to a dependency parse: who does it, to whom, in which clause.

Labels are those of ClearNLP as the English pipeline gives them (`nsubj`, `nsubjpass`, `dobj`,
`relcl`, `acl`, `agent` …).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.claims.subjects import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    agreeing,
    is_by_object,
    joined_verb,
    own_subject,
)
from twosource.extractors.claims.tree import Tree
from twosource.model.parse import Stretch

OBJECTS = frozenset({"dobj", "obj", "oprd"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "pcomp", "csubj", "parataxis"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
NOUN_PARTS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "quantmod", "nmod", "predet", "case", "advmod"}
)
# A participle is often tagged as a past, and the other way round.
PASTS = frozenset({"VBD", "VBN"})
# A clause behind one of these has a verb with a tense.
OPENERS = frozenset(["when", "after", "before", "since", "as", "while", "because", "until", "once"])
GROUP_NOUNS = frozenset(
    ["group", "number", "handful", "majority", "dozen", "hundred", "thousand", "score"]
    + ["couple", "crowd", "pair", "total", "lot", "scores", "dozens", "some", "most", "all"]
    + [
        "none",
        "party",
        "team",
        "band",
        "series",
        "string",
        "wave",
        "member",
        "rest",
        "half",
        "part",
    ]
    + ["several", "few", "many"]
)


MEANS = frozenset(["use", "fire", "deploy", "employ", "wield", "throw", "take", "need"])
SEATS = frozenset(["court", "tribunal", "judge", "magistrate", "panel", "jury", "prosecutor"])
ACCUSED = frozenset(["charge", "accuse", "convict", "suspect", "indict", "hold", "arrest"])


@dataclass(frozen=True, slots=True)
class Grammar(Tree):
    """A parse with each word's dependents, and the questions the rules ask of it."""

    def is_passive(self, index: int) -> bool:
        """Tell whether a verb's grammatical subject is what is acted on."""
        labels = {self.token(kid).dep for kid in self.kids[index]}
        if labels & PASSIVE_SUBJECTS or "auxpass" in labels:
            return True
        token = self.token(index)
        if self._is_there(index, labels):
            return True
        if any(self._is_object(kid) for kid in self.kids[index]):
            return False
        if "aux" in labels or token.tag not in {"VBN", "VBD"}:
            return self._gets(index)
        above = self.head(index)
        if (token.dep == "relcl" or self._is_when(index)) and labels & SUBJECTS:
            return False
        if token.dep == "conj":
            # "12 were killed and 30 injured": the second leaves out its "were".
            leaves_out = token.tag == "VBN" or self._of_number(index)
            if above is None or not leaves_out:
                return False
            # "Leaving 14 dead and 31 injured": they were injured as the others died.
            left = self.lemma(above) == "leave" and self._of_number(index)
            return left or self.is_passive(joined_verb(self, index))
        # "Those detained in June are free": the parse may take the participle for a past.
        return token.tag == "VBN" or (token.dep == "acl" and not labels & SUBJECTS)

    def _is_when(self, index: int) -> bool:
        """Tell "when two men fought", whose verb may be taken for a participle."""
        opened = any(self.lemma(kid) in OPENERS for kid in self.children(index, "advmod", "mark"))
        return self.token(index).dep == "advcl" and opened

    def _is_object(self, index: int) -> bool:
        """Tell an object, which "dead" of "was found shot dead" is not."""
        token = self.token(index)
        return token.dep in OBJECTS and not (token.dep == "oprd" and token.pos == "ADJ")

    def _of_number(self, index: int) -> bool:
        subject = self.child(index, "nsubj")
        return subject is not None and (
            self.token(subject).pos == "NUM" or self.child(subject, "nummod") is not None
        )

    def _is_there(self, index: int, labels: set[str]) -> bool:
        """Tell "there are eleven people held", whose last verb may be taken for an active one."""
        above = self.head(index)
        if above is None or labels & (OBJECTS | {"aux"}) or self.token(index).dep != "ccomp":
            return False
        past = self.token(index).tag in {"VBN", "VBD"}
        return past and self.lemma(above) == "be" and self.child(above, "expl") is not None

    def _gets(self, index: int) -> bool:
        return any(self.lemma(kid) == "get" for kid in self.children(index, "aux", "auxpass"))

    def subject(self, index: int) -> int | None:
        """Give the head noun of a verb's subject, borrowed from the verb above if bare."""
        own = own_subject(self, index)
        if own is not None:
            return agreeing(self, index, self.antecedent(own))
        token = self.token(index)
        above = self.head(index)
        if above is None:
            return None
        if token.dep in {"acl", "relcl", "amod"}:
            return self._brought_before(index, above)
        if token.dep == "xcomp":
            held = self.child(above, *OBJECTS)
            controls = held is not None and held < index and self.token(above).pos == "VERB"
            # "Police used tear gas to break up the rally": it is they who break it up.
            controls = controls and self.lemma(above) not in MEANS
            return held if controls else self.subject(above)
        if token.dep == "acomp":
            # "He is due to be freed": the verb hangs on the adjective, and that on "is".
            return self.subject(above)
        if token.dep in {"conj", "advcl", "dep", "pcomp", "prep"}:
            verb = self.clause_head(above)
            if verb is None or verb == index:
                return None
            held = self.object(verb) if is_by_object(self, index, verb) else None
            return self.subject(verb) if held is None else held
        return None

    def _brought_before(self, index: int, noun: int) -> int:
        """Give the nine of "nine appeared before a court charged with fraud", as no court is."""
        preposition = self.head(noun)
        seat = self.lemma(noun) in SEATS and self.lemma(index) in ACCUSED
        verb = self.clause_head(noun) if seat and preposition is not None else None
        subject = None if verb is None or verb == index else self.subject(verb)
        return self._whose(index, noun) if subject is None else subject

    def _whose(self, index: int, noun: int) -> int:
        """Give the clerk of "the death of a clerk, beaten by guards", as no death is beaten."""
        owner = self.after(noun, "of")
        told = owner is not None and self.token(index).tag == "VBN"
        if owner is None or not told or self.token(index - 1).text != "," or owner != index - 2:
            return noun
        return owner if self.token(owner).entity == "PERSON" else noun

    def clause_head(self, index: int) -> int | None:
        """Give the nearest verb at or above a word."""
        for here in (index, *self.above(index)):
            if self.token(here).pos in {"VERB", "AUX"}:
                return here
        return None

    def object(self, index: int) -> int | None:
        """Give the head noun of a verb's direct object."""
        own = self.child(index, "dobj", "obj")
        if own is not None:
            return self.antecedent(own)
        token = self.token(index)
        if token.dep == "relcl" and token.tag != "VBN":
            above = self.head(index)
            subject = self.child(index, *SUBJECTS)
            # "A ferry that sank": what is described sinks, and nobody sinks it.
            has_subject = subject is not None and self.token(subject).tag not in {"WDT", "WP"}
            relative = self.child(index, "mark", "advmod")
            # "In which a clerk died": what is described is where, and not whom.
            inside = any(self.token(noun).tag == "WDT" for _, noun in self.prepositions(index))
            return above if has_subject and relative is None and not inside else None
        return self._shared_object(index)

    def _shared_object(self, index: int) -> int | None:
        """Give the object that two joined verbs share: "shot and killed a clerk"."""
        for kid in self.children(index, "conj"):
            close = all(self.token(here).dep == "cc" for here in range(index + 1, kid))
            if close and {self.token(kid).tag, self.token(index).tag} <= PASTS:
                return self.child(kid, "dobj", "obj")
            if close and self.token(kid).tag == self.token(index).tag:
                return self.child(kid, "dobj", "obj")
        return self._bidden(index)

    def _bidden(self, index: int) -> int | None:
        """Give who is told to do it where the parse makes a clause of both: "urged them to go"."""
        for kid in self.children(index, "ccomp"):
            infinitive = any(self.token(one).text == "to" for one in self.children(kid, "aux"))
            if infinitive and self.token(kid).tag == "VB":
                return self.child(kid, "nsubj")
        return None

    def described(self, index: int) -> int | None:
        """Give who or what an adjective is said of: "12 dead", "left four dead", "is dead"."""
        above = self.head(index)
        if self.token(index).pos == "VERB" or above is None:
            # "Leaving 18 dead and 21 missing": the number is all that is told of those missing.
            number = None if self.has(index, *SUBJECTS) else self.child(index, "nummod")
            return self.subject(index) if number is None else number
        if self.token(above).pos in {"NOUN", "PROPN", "NUM", "PRON"}:
            return above
        if (share := self.share_of(index)) is not None:
            return share
        if self.token(index).dep in {"oprd", "dobj"} and self.child(index, "nummod") is not None:
            return self.child(index, "nummod")
        named = self.child(index, "nsubj")
        held = self.object(above) if self.lemma(above) != "be" else None
        subject = named if named is not None else held
        return self.subject(above) if subject is None else subject

    def share_of(self, index: int) -> int | None:
        """Give the three of "three of the dead were children"."""
        above = self.head(index)
        number = None if above is None or self.lemma(above) != "of" else self.head(above)
        if number is None or self.token(number).dep != "nsubj" or self.token(number).pos != "NUM":
            return None
        return number if self.lemma(self.token(number).head) == "be" else None

    def agent(self, index: int) -> int | None:
        """Give the head noun after "by" of a passive or of a noun of action."""
        for kid in self.children(index, "agent", "prep"):
            if self.lemma(kid) == "by":
                return self.child(kid, "pobj")
        return None

    def after(self, index: int, preposition: str) -> int | None:
        """Give the head noun after a preposition that hangs on a word."""
        for kid in self.children(index, "prep", "agent", "dative"):
            if self.lemma(kid) == preposition:
                return self.child(kid, "pobj")
        return None

    def prepositions(self, index: int) -> Iterator[tuple[str, int]]:
        """Give each preposition on a word with the head noun after it."""
        for kid in self.children(index, "prep", "agent", "dative"):
            noun = self.child(kid, "pobj")
            if noun is not None:
                yield self.lemma(kid), noun

    def antecedent(self, index: int) -> int:
        """Give what a relative pronoun stands for; any other word stands for itself."""
        if self.token(index).text.lower() not in RELATIVES:
            return index
        for here in self.above(index):
            if self.token(here).dep == "relcl":
                noun = self.head(here)
                if noun is not None:
                    return noun
        return self._noun_before(index)

    def _noun_before(self, index: int) -> int:
        for here in range(index - 1, max(index - 8, -1), -1):
            if self.token(here).pos in {"NOUN", "PROPN"} and self.token(here).dep != "compound":
                inside_own = self.token(here).head == index or self.token(index).head == here
                if not inside_own and self._comma_between(here, index):
                    return here
        return index

    def _comma_between(self, first: int, last: int) -> bool:
        return any(self.token(here).text == "," for here in range(first, last))

    def counted_noun(self, index: int) -> int:
        """Give the noun meant: "potters" in "a group of nine potters", "all but two of the 9"."""
        if self.lemma(index) in GROUP_NOUNS:
            inner = self.after(index, "of")
            others = self.after(index, "but")
            if inner is None and others is not None:
                inner = self.after(others, "of")
            if inner is not None:
                meant = self.antecedent(inner)
                return meant if meant == inner else self.counted_noun(meant)
        return index

    def clause_of(self, index: int) -> int:
        """Give the verb whose clause a word stands in; the word itself where no verb is above."""
        for here in (index, *self.above(index)):
            token = self.token(here)
            if token.pos in {"VERB", "AUX"} and token.dep in CLAUSES:
                return here
        return index

    def sentence_at(self, index: int) -> Stretch:
        """Give the sentence a word stands in."""
        sentences = self.parse.sentences
        return sentences[bisect_right(sentences, index, key=lambda one: one.first) - 1]

    def is_asked(self, index: int) -> bool:
        """Tell whether a verb stands in a yes-or-no question."""
        sentence = self.sentence_at(index)
        if not any(self.token(here).text == "?" for here in range(index, sentence.last)):
            return False
        tags = {self.token(here).tag for here in range(sentence.first, index)}
        return not tags & {"WDT", "WP", "WP$", "WRB"}
