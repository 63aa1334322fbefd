"""Words that name a kind of deed and tell of none: what a law forbids, a right, a crime as such."""

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.tense import is_definite, read_tense

LAWS = frozenset(
    ["law", "act", "bill", "code", "constitution", "convention", "covenant", "treaty", "statute"]
    + ["legislation", "article", "section", "regulation", "clause", "charter", "protocol"]
    + ["decree", "ordinance", "provision", "amendment", "declaration", "directive"]
)
# "The right to protest", "the crime of kidnapping": the noun before says that a kind is meant.
KINDS = LAWS | frozenset(
    ["right", "freedom", "crime", "offence", "offense", "prevention", "prohibition", "definition"]
    + ["penalty", "punishment", "history", "culture", "ban", "felony", "misdemeanor", "immunity"]
    + ["rapporteur", "committee", "subcommittee", "envoy", "commissioner", "expert", "campaigner"]
)
LINKS = frozenset({"of", "against", "on", "from", "to", "for", "involve", "include", "concern"})


def is_of_law(grammar: Grammar, index: int) -> bool:
    """Tell whether a word stands under a law that is said to hold: "the code punishes torture"."""
    for here in (index, *grammar.above(index)):
        if grammar.token(here).pos not in {"VERB", "AUX"}:
            continue
        subject = grammar.subject(here)
        if subject is None or grammar.lemma(subject) not in LAWS:
            continue
        if read_tense(grammar, here) in {"ongoing", "general", "future"}:
            return True
    return False


def is_kind(grammar: Grammar, index: int) -> bool:
    """Tell whether a word names a kind of deed, by the noun it hangs on: "freedom from torture"."""
    above = grammar.head(index)
    if above is None:
        return False
    token = grammar.token(index)
    if token.dep in {"acl", "relcl"} and token.tag == "VB":
        return grammar.lemma(above) in KINDS - {"ban", "history"}
    if token.pos not in {"NOUN", "PROPN"} or is_definite(grammar, index):
        return False
    if token.dep == "conj":
        return is_kind(grammar, above)
    if token.dep not in {"pobj", "pcomp", "dobj"} or grammar.lemma(above) not in LINKS:
        return False
    over = grammar.head(above)
    return over is not None and grammar.lemma(over) in KINDS
