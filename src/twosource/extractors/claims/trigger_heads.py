"""Which nouns head what a word asks for: its doer, what is acted on, all those joined by "and"."""

from twosource.extractors.claims.grammar import Grammar

ANYTHING = "*"


def heads_allowed(
    grammar: Grammar, index: int | None, wanted: frozenset[str], barred: frozenset[str]
) -> bool:
    """Tell whether a noun is one of those asked for, if any are, and none of those barred."""
    if index is None:
        return not wanted
    if ANYTHING in barred:
        return False
    heads = {grammar.lemma(one) for one in _conjuncts(grammar, index)}
    heads.add(grammar.lemma(grammar.counted_noun(index)))
    if (heads | _out_of(grammar, index)) & barred:
        return False
    return not wanted or bool((heads | _words_of_name(grammar, index)) & wanted)


def _out_of(grammar: Grammar, index: int) -> set[str]:
    """Give whom a number is of: "two of the *injured*"."""
    if grammar.token(index).pos != "NUM":
        return set()
    of = grammar.after(index, "of")
    return set() if of is None else {grammar.lemma(of), grammar.token(of).text.lower()}


def _words_of_name(grammar: Grammar, index: int) -> set[str]:
    """Give what a name says it is: "the *trawler* Marisol", "*Missiles*" that opens a sentence."""
    token = grammar.token(index)
    if token.pos != "PROPN":
        return set()
    told = {
        grammar.lemma(kid)
        for kid in grammar.children(index, "compound", "amod", "nmod")
        if grammar.token(kid).pos == "NOUN" or grammar.token(kid).tag == "NN"
    }
    return told | {grammar.lemma(index).removesuffix("s")}


def _conjuncts(grammar: Grammar, index: int) -> list[int]:
    found = [index]
    for here in found:
        found.extend(grammar.children(here, "conj"))
    return found
