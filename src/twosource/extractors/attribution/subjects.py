"""Who says it: the subject of a verb, however far up the sentence it stands."""

from twosource.extractors.attribution.tree import Tree

RELATIVE = frozenset(("WP", "WDT", "WP$"))
QUOTING = frozenset(("quote", "cite"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


def find_subject(tree: Tree, verb: int) -> int | None:
    """Find the head of the phrase that names who does the saying; None if nobody is named."""
    for step in (own_subject, passive_agent, shared_subject, inverted_subject):
        found = step(tree, verb)
        if found is not None:
            return found
    return None


def own_subject(tree: Tree, verb: int) -> int | None:
    """Find the subject of an active verb; of "who police said" it is police."""
    subjects = tree.kids(verb, "nsubj")
    if not subjects or is_passive(tree, verb):
        return None
    plain = [kid for kid in subjects if tree[kid].tag not in RELATIVE]
    near = [kid for kid in plain if kid < verb] or plain
    return (near or subjects)[-1]


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is in the passive; "the man accused of ..." is."""
    reduced = tree[verb].dep == "acl" and tree[verb].tag == "VBN"
    return reduced or bool(tree.kids(verb, "nsubjpass", "auxpass", "agent"))


def passive_agent(tree: Tree, verb: int) -> int | None:
    """Find X of "reported by X"."""
    for agent in tree.kids(verb, "agent"):
        for kid in tree.kids(agent, "pobj"):
            return kid
    return None


def shared_subject(tree: Tree, verb: int) -> int | None:
    """Find the subject a verb shares: "and added", "saying", "declined to say", "a note saying"."""
    head = tree.head(verb)
    if head is None or is_passive(tree, verb):
        return None
    dep = tree[verb].dep
    if dep == "acl" or (dep == "relcl" and not tree.kids(verb, "nsubj")):
        return head if tree[head].pos in NOMINAL else None
    shares = dep in {"conj", "xcomp", "pcomp", "advcl", "prep", "dep", "ccomp"}
    if not shares or (dep in {"advcl", "ccomp"} and tree[verb].tag not in {"VBG", "VBN", "VB"}):
        return None
    return climb(tree, verb, head)


def climb(tree: Tree, verb: int, head: int) -> int | None:
    """Go up from a verb without a subject to the one whose subject it shares."""
    for above in (head, *tree.heads(head)):
        if tree[above].pos not in {"VERB", "AUX"}:
            if tree[above].dep == "acl" or tree[above].pos in NOMINAL:
                return None
            continue
        quoted = [kid for kid in tree.kids(above, "dobj") if kid < verb]
        if tree[above].lemma in QUOTING and tree[verb].tag == "VBG" and quoted:
            # "The paper quoted a clerk, saying ...": those are the clerk's words.
            return quoted[-1]
        subjects = tree.kids(above, "nsubj", "nsubjpass")
        agent = passive_agent(tree, above)
        if subjects:
            plain = [kid for kid in subjects if kid not in tree.under(verb)]
            return plain[-1] if plain else None
        if agent is not None:
            return agent
    return None


def inverted_subject(tree: Tree, verb: int) -> int | None:
    """Find the speaker the parser took for an object: "..., said harbour master Ola Vik"."""
    if is_passive(tree, verb) or tree[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    said_before = any(kid < verb for kid in tree.kids(verb, "ccomp"))
    start, _ = tree.ends(verb)
    closed = verb > start and tree.word(verb - 1) in {",", '"', "\u201d", "''"}
    for kid in tree.kids(verb, "dobj", "attr", "npadvmod", "dep", "oprd"):
        if kid > verb and (said_before or closed) and tree[kid].pos in NOMINAL:
            return kid
    return None
