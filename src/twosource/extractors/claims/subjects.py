"""Which word is the subject of a verb, where the parse has none, several or a wrong one."""

from twosource.extractors.claims.stance_words import CHARGED_WITH, CHARGES
from twosource.extractors.claims.tree import Tree

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def own_subject(tree: Tree, index: int) -> int | None:
    """Give the subject that hangs on a verb, None where none does."""
    found = list(tree.children(index, *SUBJECTS, *PASSIVE_SUBJECTS))
    if len(found) > 1:
        # "In mid-June a dam collapsed": the hyphen or the month may be made a second subject.
        words = [one for one in found if tree.token(one).entity not in {"DATE", "TIME"}]
        found = words or found
    if found:
        return found[0]
    inverted = _inverted(tree, index)
    return _just_before(tree, index) if inverted is None else inverted


def _inverted(tree: Tree, index: int) -> int | None:
    """Give the subject that comes last: "also wounded in the crossfire were *three people*"."""
    for kid in tree.children(index, "auxpass"):
        if kid > index:
            return tree.child(kid, "attr", "nsubj", "dobj")
    return None


def _just_before(tree: Tree, index: int) -> int | None:
    """Give the noun before "had been", where the parse has put it under a preposition.

    "By the end of the rains two million people had been displaced": the people are no end's.
    """
    helpers = list(tree.children(index, "aux", "auxpass"))
    if not helpers or tree.token(index).dep not in {"ROOT", "ccomp", "advcl"}:
        return None
    first = min(helpers)
    if first > index or first == 0 or tree.token(first).tag in {"TO", "VBG"}:
        return None
    before = tree.token(first - 1)
    astray = before.pos in NOUNS and before.dep == "pobj" and not before.entity
    # "Found 12 bodies and dozens are missing": the dozens were not found.
    joined = before.pos in NOUNS and before.dep == "conj" and before.entity in {"", "CARDINAL"}
    return first - 1 if astray or joined else None


def agreeing(tree: Tree, index: int, subject: int) -> int:
    """Mend a subject that disagrees in number with its verb while the one above agrees.

    In "officers fearing exposure are trying" the parse may take "exposure" for the subject.
    """
    above = tree.head(index)
    if above is None or tree.token(index).dep != "ccomp" or not _disagrees(tree, index, subject):
        return subject
    other = tree.child(above, *SUBJECTS)
    bare = tree.token(above).tag == "VBG" and tree.child(above, "aux") is None
    if other is None or not bare or _disagrees(tree, index, other):
        return subject
    return other


def _disagrees(tree: Tree, index: int, subject: int) -> bool:
    verbs = {tree.token(kid).text.lower() for kid in tree.children(index, "aux", "auxpass")}
    plural = tree.token(subject).tag in {"NNS", "NNPS"}
    single = tree.token(subject).tag in {"NN", "NNP"} and tree.child(subject, "conj") is None
    return bool(
        (single and verbs & {"are", "were", "have"}) or (plural and verbs & {"is", "was", "has"})
    )


def is_by_object(tree: Tree, index: int, verb: int) -> bool:
    """Tell whether the object above does it: "block them from leaving", "for leaving"."""
    preposition = tree.head(index)
    if tree.token(index).dep != "pcomp" or preposition is None:
        return False
    word = tree.lemma(preposition)
    return word in {"from", "into"} or (word in CHARGED_WITH and tree.lemma(verb) in CHARGES)


def joined_verb(tree: Tree, index: int) -> int:
    """Give the verb that one after "and" is joined to; its own index where it hangs on nothing.

    In "were arrested for painting walls and later released" it is "arrested", though the parse
    may join "released" to "painting".
    """
    above = tree.head(index)
    if above is None:
        return index
    over = tree.head(above)
    if tree.token(above).tag != "VBG" or tree.token(index).tag != "VBN" or over is None:
        return above
    verb = tree.head(over) if tree.token(over).pos == "ADP" else over
    astray = verb is not None and tree.has(verb, "auxpass") and not tree.has(above, "auxpass")
    return verb if verb is not None and astray else above
