"""Words that name a kind of deed and tell of none: what a law forbids, a right, a crime as such."""

from twosource.extractors.claims.grammar import OBJECTS, Grammar
from twosource.extractors.claims.subjects import SUBJECTS
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
# "The power to detain", "his job was to assist": what one may or has to do, not what was done.
CAPACITIES = frozenset(
    ["power", "ability", "capacity", "independence", "authority", "mandate", "means", "permission"]
    + ["job", "role", "task", "duty", "function", "responsibility", "tool", "jurisdiction"]
)
# "The issue of detention", "victims of torture": the thing as such, where nothing points to one.
TOPICS = frozenset(
    ["issue", "problem", "topic", "subject", "phenomenon", "theme", "effect", "danger", "horror"]
)
SUFFERERS = frozenset({"victim", "survivor", "perpetrator", "witness"})
TITLES = frozenset(
    ["act", "bill", "law", "convention", "code", "protocol", "project", "fund", "foundation"]
    + ["museum", "memorial", "prize", "award", "institute", "network", "watch", "amendment"]
)
SMALL = frozenset({"of", "in", "and", "for", "the", "to", "on", "against", "from", "with"})
LINKS = frozenset({"of", "against", "on", "from", "to", "for", "involve", "include", "concern"})


def is_not_told(grammar: Grammar, index: int, *, unsaid: bool = False) -> bool:
    """Tell whether a word is a kind of deed, a law's, a name's or a duty's, and no deed itself.

    So are any injuries where somebody says nothing about injuries (`unsaid`).
    """
    if unsaid and is_any_at_all(grammar, index):
        return True
    readings = (is_of_law, is_kind, is_in_title, is_trait, is_any_act, is_any_case, is_left_out)
    return any(holds(grammar, index) for holds in readings)


def is_any_at_all(grammar: Grammar, index: int) -> bool:
    """Tell a noun of none in particular: "injuries", not "the injuries" or "two deaths"."""
    noun = grammar.token(index).pos == "NOUN"
    return noun and not is_definite(grammar, index) and not grammar.has(index, "nummod")


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
        return grammar.lemma(above) in (KINDS - {"ban", "history"}) | CAPACITIES
    if token.tag == "VB":
        return _is_duty(grammar, index, above)
    if token.pos not in {"NOUN", "PROPN"} or is_definite(grammar, index):
        return False
    if token.dep == "conj":
        return is_kind(grammar, above)
    if token.dep not in {"pobj", "pcomp", "dobj"} or grammar.lemma(above) not in LINKS:
        return False
    over = grammar.head(above)
    if over is None or grammar.token(over).pos not in {"NOUN", "PROPN"}:
        return False
    return grammar.lemma(over) in KINDS | TOPICS or _are_any(grammar, over)


def _is_duty(grammar: Grammar, index: int, above: int) -> bool:
    """Tell "her job was to assist refugees": the infinitive says what the job is."""
    if grammar.lemma(above) != "be" or not grammar.has(index, "aux"):
        return False
    subject = grammar.child(above, "nsubj")
    return subject is not None and grammar.lemma(subject) in CAPACITIES


def _are_any(grammar: Grammar, over: int) -> bool:
    """Tell "the law is cruel to victims of torture": no victims in particular."""
    if grammar.lemma(over) not in SUFFERERS or grammar.token(over).tag != "NNS":
        return False
    if grammar.has(over, "det", "poss", "nummod", "acl", "relcl", "amod"):
        return False
    verb = grammar.clause_head(over)
    return verb is not None and read_tense(grammar, verb) in {"general", "ongoing"}


def is_in_title(grammar: Grammar, index: int) -> bool:
    """Tell whether a word stands in the name of a law or a body: "the Death in Custody Act"."""
    if not grammar.token(index).text[:1].isupper():
        return False
    for word in grammar.parse.tokens[index + 1 :]:
        if word.text.lower() not in SMALL and not word.text[:1].isupper():
            return False
        if word.text[:1].isupper() and word.text.lower() in TITLES:
            return True
    return False


def is_trait(grammar: Grammar, index: int) -> bool:
    """Tell "is not easily intimidated": how someone is, nothing that was."""
    return any(grammar.lemma(kid) == "easily" for kid in grammar.children(index, "advmod"))


def is_any_act(grammar: Grammar, index: int) -> bool:
    """Tell "marching is our right": whoever does it, at any time."""
    token, above = grammar.token(index), grammar.head(index)
    if token.dep != "csubj" or token.tag != "VBG" or above is None:
        return False
    return read_tense(grammar, above) == "general" and not grammar.has(index, *SUBJECTS, *OBJECTS)


def is_any_case(grammar: Grammar, index: int) -> bool:
    """Tell "strikes can last for weeks": no strike in particular."""
    token, above = grammar.token(index), grammar.head(index)
    if token.dep not in {"nsubj", "nsubjpass"} or above is None or is_definite(grammar, index):
        return False
    if grammar.has(index, "nummod", "poss", "relcl", "prep"):
        return False
    return any(grammar.token(kid).text.lower() == "can" for kid in grammar.children(above, "aux"))


def is_left_out(grammar: Grammar, index: int) -> bool:
    """Tell "held for years without trial": what was not given has no day and no place."""
    above = grammar.head(index)
    bare = grammar.token(index).tag == "NN" and not grammar.kids[index]
    return bare and above is not None and grammar.lemma(above) == "without"
