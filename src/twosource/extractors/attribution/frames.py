"""What a verb of saying or thinking governs: a clause, an infinitive, an object, a quotation."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Frame, Words

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(frozen=True, slots=True)
class Complement:
    """One way to read what a verb governs: the frame, the words of the content, and the link to it.

    `link` is the preposition that belongs to the verb ("talked about").
    """

    frame: Frame
    content: frozenset[int]
    link: int | None = None


def read_complements(tree: Tree, verb: int, words: Words) -> Iterator[Complement]:
    """List the readings of what a verb governs, the surest first."""
    clause = find_clause(tree, verb, words)
    if clause:
        yield Complement("clause", clause | fronted(tree, verb, clause))
    yield from read_nonfinite(tree, verb)
    for thing in tree.kids(verb, "dobj"):
        # "Rejected the accusation" and "denied it" answer what others say.
        if tree[thing].lemma.lower() in words.lists["stories"]:
            yield Complement("story", tree.under(thing))
    yield from read_false_story(tree, verb, words)
    yield from read_prepositions(tree, verb)
    for thing in tree.kids(verb, "dobj"):
        for preposition in tree.kids(thing, "prep"):
            if tree.word(preposition) == "of" and tree.kids(preposition, "pcomp"):
                yield Complement("of", tree.under(thing))
        # "Denied him food" and "denied her" refuse something; nothing is said.
        if not tree.kids(verb, "dative") and tree[thing].tag != "PRP":
            yield Complement("object", tree.under(thing))


def read_false_story(tree: Tree, verb: int, words: Words) -> Iterator[Complement]:
    """List what is called untrue: "called the claim baseless"."""
    if words.manner(tree[verb].lemma, "false story") is None:
        return
    under = tree.under(verb)
    stories = [one for one in under if tree[one].lemma.lower() in words.lists["stories"]]
    false = [one for one in under if tree.word(one) in words.lists["false"]]
    for one in stories:
        if one > verb and any(word > one for word in false):
            yield Complement("false story", tree.under(one))


def read_prepositions(tree: Tree, verb: int) -> Iterator[Complement]:
    """List what prepositions bring in: "accused of burning", "talked about the fire"."""
    for preposition in tree.kids(verb, "prep"):
        below = tree.kids(preposition, "pcomp", "pobj")
        word = tree.word(preposition)
        if below and word in {"of", "as"}:
            yield Complement("of", with_object(tree, verb, tree.under(below[0])))
        elif below:
            yield Complement(f"prep {word}", tree.under(below[0]), preposition)


def read_nonfinite(tree: Tree, verb: int) -> Iterator[Complement]:
    """List infinitives, gerunds and small clauses that depend on a verb."""
    for kid in tree.kids(verb, "xcomp", "advcl", "ccomp", "oprd"):
        if any(tree.word(aux) == "to" for aux in tree.kids(kid, "aux")):
            yield Complement("to", with_object(tree, verb, tree.under(kid)))
        elif tree[kid].dep == "xcomp" and tree[kid].tag == "VBG":
            yield Complement("ing", tree.under(kid))
        elif tree[kid].dep != "advcl":
            yield Complement("state", with_object(tree, verb, tree.under(kid)))


def with_object(tree: Tree, verb: int, content: frozenset[int]) -> frozenset[int]:
    """Add the object that the content speaks of, as in "accused [the group of ...]"."""
    for thing in tree.kids(verb, "dobj"):
        content |= tree.under(thing)
    return content


def find_clause(tree: Tree, verb: int, words: Words) -> frozenset[int]:
    """Find the clause that is said: an object clause, or the sentence the verb is set into."""
    clauses = [kid for kid in tree.kids(verb, "ccomp") if is_clause(tree, kid)]
    clauses += [kid for kid in tree.kids(verb, "csubj") if kid > verb]
    clauses += stray_clauses(tree, verb, words) if not clauses else []
    if clauses:
        content = frozenset[int]().union(*(tree.under(kid) for kid in clauses))
        return content | relative_subject(tree, verb)
    return host_clause(tree, verb)


def is_clause(tree: Tree, kid: int) -> bool:
    """Tell whether an object clause has a subject or a finite verb of its own."""
    own = tree.kids(kid, "nsubj", "nsubjpass", "expl", "csubj", "mark", "attr")
    infinitive = any(tree.word(aux) == "to" for aux in tree.kids(kid, "aux"))
    if is_torn(tree, kid) or (infinitive and not tree.kids(kid, "mark")):
        return False
    finite = tree[kid].tag in FINITE or any(
        tree[aux].tag in FINITE for aux in tree.kids(kid, "aux", "auxpass")
    )
    return bool(own) or finite


def is_torn(tree: Tree, kid: int) -> bool:
    """Tell a clause the parser tore from elsewhere: "fearing [their fate are trying to flee]"."""
    subjects = tree.kids(kid, "nsubj", "nsubjpass")
    auxiliaries = [kid, *tree.kids(kid, "aux", "auxpass")]
    plural = any(tree.word(one) in {"are", "were"} for one in auxiliaries)
    single = [one for one in subjects if tree[one].tag == "NN" and not tree.kids(one, "conj")]
    governor = tree.head(kid)
    gerund = governor is not None and tree[governor].tag == "VBG"
    return gerund and plural and bool(single) and not tree.kids(kid, "mark")


def stray_clauses(tree: Tree, verb: int, words: Words) -> list[int]:
    """Find a clause the parser hung in the wrong place: "told them ... [the road is shut]"."""
    if words.manner(tree[verb].lemma, "clause") is None:
        return []
    for kid in tree.kids(verb, "advcl", "conj"):
        subjects = tree.kids(kid, "nsubj", "nsubjpass", "expl")
        joined = tree.kids(kid, "mark", "advmod") or tree.kids(verb, "cc")
        if (
            kid > verb
            and subjects
            and not joined
            and tree[verb].lemma in words.lists["hearer_object"]
        ):
            return [kid]
    below = [
        one for kid in tree.kids(verb, "dobj", "prep") for one in tree.under(kid) if one > verb
    ]
    for one in sorted(below):
        that = [kid for kid in tree.below[one] if tree.word(kid) == "that" and kid < one]
        if tree[one].dep in {"relcl", "acl"} and that and tree[that[0]].dep in {"mark", "dobj"}:
            return [one]
    return []


def relative_subject(tree: Tree, verb: int) -> frozenset[int]:
    """Give the "who" of "who police said was armed": it belongs to what is said."""
    subjects = tree.kids(verb, "nsubj")
    relatives = frozenset(kid for kid in subjects if tree[kid].tag in {"WP", "WDT"})
    passed = tree[verb].dep == "relcl" and len(relatives) < len(subjects)
    return relatives if passed else frozenset()


def host_clause(tree: Tree, verb: int) -> frozenset[int]:
    """Find the sentence that "officials said" or "as police reported" is set into."""
    host = tree.head(verb)
    if host is None or tree.kids(verb, "dobj", "xcomp"):
        return frozenset()
    marks = {tree.word(kid) for kid in tree.kids(verb, "mark", "advmod") if kid < verb}
    set_in = tree[verb].dep == "parataxis" or (
        tree[verb].dep in {"advcl", "acl"} and marks & {"as"}
    )
    set_in = set_in or (tree[verb].dep == "ccomp" and is_bare(tree, verb))
    if is_detached(tree, verb):
        # The parser hangs ", a nurse said" on the noun; a finite verb makes a clause of its own.
        noun, host = host, tree[host].head
        verb, set_in = noun, True
    if not set_in:
        return frozenset()
    while tree[host].pos not in {"VERB", "AUX"} and tree.head(host) is not None:
        host = tree[host].head
    return clause_around(tree, host, verb)


def is_detached(tree: Tree, verb: int) -> bool:
    """Tell whether a finite verb hangs on the noun before it as if it described it."""
    noun = tree.head(verb)
    if noun is None or tree[verb].tag not in FINITE or tree[verb].dep not in {"acl", "relcl"}:
        return False
    first = min(tree.under(noun))
    own = tree.kids(verb, "nsubj", "nsubjpass", "dobj", "xcomp")
    return not own and first > tree.ends(verb)[0] and tree.word(first - 1) == ","


def is_bare(tree: Tree, verb: int) -> bool:
    """Tell whether a verb of saying stands between commas with nothing but its speaker."""
    reach = tree.under(verb)
    first, last = min(reach), max(reach)
    start, end = tree.ends(verb)
    if first == start or last + 1 == end:
        return False
    return tree.word(first - 1) == "," and "," in {tree.word(last), tree.word(last + 1)}


def clause_around(tree: Tree, host: int, aside: int) -> frozenset[int]:
    """Give the clause an aside belongs to: up to the aside's own co-ordinate, if one follows it."""
    out = {aside}
    before = [one for one in tree.under(host) - tree.under(aside) if one < aside]
    for kid in tree.kids(host, "conj", "cc"):
        # "A, according to X, and B": B is not on X's word; "A and B, according to X": both are.
        if kid > aside and before:
            out.add(kid)
    return tree.under(host, frozenset(out))


def fronted(tree: Tree, verb: int, clause: frozenset[int]) -> frozenset[int]:
    """Take in a clause set before the speaker: "When it rained, he said the dam broke"."""
    if min(clause) < verb:
        return frozenset()
    found: frozenset[int] = frozenset()
    for kid in tree.kids(verb, "advcl"):
        own = tree.kids(kid, "nsubj", "nsubjpass") and tree.kids(kid, "mark", "advmod")
        if kid < verb and own and tree[kid].lemma not in {"ask", "reach", "say", "report", "tell"}:
            found |= tree.under(kid)
    return found
