"""What somebody says nothing about: "declined to comment on ...", "knew nothing of ..."."""

from collections.abc import Iterator

from twosource.extractors.attribution.tree import Tree

SPEAK = frozenset({"comment", "speak", "talk", "elaborate"})
TELL = frozenset({"say", "tell", "disclose", "reveal", "know", "confirm"})
REFUSE = frozenset({"decline", "refuse"})
UNABLE = frozenset({"unable", "unwilling"})
ANY = frozenset({"anything", "more", "much", "something"})
HELD = frozenset(
    ["information", "word", "knowledge", "detail", "details", "comment", "news", "figure", "datum"]
)
ABOUT = frozenset({"about", "on", "of", "regarding", "concerning"})
WHETHER = frozenset({"whether", "if"})


def find_silences(tree: Tree) -> Iterator[frozenset[int]]:
    """Give the words of each thing that somebody is told to have said nothing about."""
    for verb in range(len(tree)):
        if tree[verb].pos in {"VERB", "AUX"}:
            yield from read_silence(tree, verb)


def read_silence(tree: Tree, verb: int) -> Iterator[frozenset[int]]:
    """Give what one verb says nothing about."""
    lemma = tree[verb].lemma
    silent = is_withheld(tree, verb)
    if lemma in SPEAK and silent:
        yield from told_about(tree, verb)
    elif lemma in TELL:
        things = tree.kids(verb, "dobj")
        if any(is_nothing(tree, one, silent=silent) for one in things):
            yield from told_about(tree, verb, *things)
        elif silent:
            clauses = tree.kids(verb, "ccomp")
            marked = (one for one in clauses if is_whether(tree, one))
            yield from (tree.under(one) for one in marked)
            if lemma == "know":
                yield from told_about(tree, verb)
    elif lemma == "have":
        held = [one for one in tree.kids(verb, "dobj") if tree[one].lemma.lower() in HELD]
        if held and (silent or any(tree.word(kid) == "no" for kid in tree.kids(held[0], "det"))):
            yield from told_about(tree, verb, *held)


def is_withheld(tree: Tree, verb: int) -> bool:
    """Tell "did not comment", "declined to comment", "was unable to say"."""
    if tree.kids(verb, "neg"):
        return True
    above = tree.head(verb)
    if tree[verb].dep != "xcomp" or above is None:
        return False
    return tree[above].lemma in REFUSE or tree.word(above) in UNABLE


def is_nothing(tree: Tree, thing: int, *, silent: bool) -> bool:
    """Tell the object of "said nothing" and of "could not say anything"."""
    return tree.word(thing) == "nothing" or (silent and tree.word(thing) in ANY)


def is_whether(tree: Tree, clause: int) -> bool:
    """Tell a clause that leaves open whether it is so."""
    return any(tree.word(kid) in WHETHER for kid in tree.kids(clause, "mark"))


def told_about(tree: Tree, *hosts: int) -> Iterator[frozenset[int]]:
    """Give the objects of "about" and the like that hang on some words."""
    for host in hosts:
        for link in tree.kids(host, "prep"):
            if tree.word(link) in ABOUT:
                yield from (tree.under(one) for one in tree.kids(link, "pobj", "pcomp"))
