"""What a report says of a voice: role, body, number, and how it is tied to what it tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.attribution.names import PERSON, plain_name
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words
from twosource.model.claim import Connection, VoiceKind
from twosource.stages.how_many import read_quantity

BODIES = frozenset(("ORG", "NORP"))
CONNECTIONS: tuple[Connection, ...] = ("victim", "witness", "related", "service")
SEEING = frozenset(("see", "witness", "watch", "hear", "survive", "escape"))
OF_ROLE = ("amod", "compound", "nmod", "poss", "prep", "case")


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of one voice; all of an unnamed one is protected."""

    role: str | None = None
    body: str | None = None
    number: int | None = None
    connection: Connection = "unknown"


def read_details(text: str, tree: Tree, head: int, kind: VoiceKind, words: Words) -> Details:
    """Read what stands with the word that names a voice."""
    if kind not in {"named", "unnamed"}:
        return Details(connection="relayed" if kind == "outlet" else "unknown")
    nouns = list(list_describing(tree, head))
    role = None
    if kind == "named":
        # What stands beside a name says more than the name, which a parse may not know for one.
        beside = [*nouns[1:], head]
        found = [role for noun in beside if (role := say_role(text, tree, noun, head)) is not None]
        role = next(iter(found), None)
    return Details(
        role=role,
        body=next((name for noun in nouns if (name := find_body(text, tree, noun))), None),
        number=read_number(tree, head),
        connection=find_connection(tree, head, nouns, words),
    )


def list_describing(tree: Tree, head: int) -> Iterator[int]:
    """Give the nouns that describe a voice: itself, its apposition, the title before its name."""
    yield head
    # "Osei-Tuffour" is one name, of which the parse makes two.
    yield from (kid for kid in tree.kids(head, "appos") if kid == 0 or tree.word(kid - 1) != "-")
    if tree[head].dep == "appos":
        yield tree[head].head
    if tree[head].pos != "NOUN" or tree[head].entity == PERSON:
        # "Shop" is no role of "the shop steward, Ann Vik".
        before = tree.kids(head, "compound", "nmod")
        yield from (kid for kid in before if tree[kid].entity != PERSON)


def say_role(text: str, tree: Tree, noun: int, head: int) -> str | None:
    """Give the words of a role: "mayor of Vik"; None for what is a name itself."""
    if tree[noun].entity == PERSON or tree[noun].pos not in {"NOUN", "PROPN"}:
        return None
    inside = {noun}
    for kid in tree.kids(noun, *OF_ROLE):
        inside |= tree.under(kid)
    if noun in tree.kids(head, "compound", "nmod"):
        # "Defence Minister Ola Vik": the whole of the title stands before the name.
        inside |= {kid for kid in tree.kids(head, "compound", "amod") if tree[kid].entity != PERSON}
    inside = {one for one in inside if tree[one].entity != PERSON and one != head}
    first = last = noun
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return plain_name(tree.parse.span(first, last + 1).of(text))


def find_body(text: str, tree: Tree, noun: int) -> str | None:
    """Give the body somebody speaks for: "of the Harbour Board", "Harbour Board spokesman"."""
    near = tree.kids(noun, "compound", "poss", "nmod")
    for preposition in tree.kids(noun, "prep"):
        if tree.word(preposition) in {"of", "at", "for", "with", "from"}:
            near += tree.kids(preposition, "pobj")
    for one in near:
        stretch = tree.named.get(one)
        if stretch is not None and stretch.label in BODIES and tree[one].pos == "PROPN":
            last = stretch.last - (tree[stretch.last - 1].tag == "POS")
            return plain_name(tree.parse.span(stretch.first, last).of(text))
    return None


def read_number(tree: Tree, head: int) -> int | None:
    """Give how many speak: 2 of "two officials"; None where it is not told exactly."""
    for kid in tree.kids(head, "nummod"):
        read = read_quantity(tree.word(kid))
        if read is not None and read.best is not None and kid < head:
            return read.best
    return None


def find_connection(tree: Tree, head: int, nouns: list[int], words: Words) -> Connection:
    """Tell how a voice is tied to what it tells, where the text says so (HURIDOCS' terms)."""
    lemmas = {tree[noun].lemma.lower() for noun in nouns}
    for connection in CONNECTIONS:
        if lemmas & words.lists[f"connection_{connection}"]:
            return connection
    for clause in tree.kids(head, "relcl"):
        if tree[clause].lemma in SEEING and tree.kids(clause, "nsubj"):
            return "witness"
        whose = [kid for one in tree.kids(clause, "nsubj", "nsubjpass") for kid in tree.below[one]]
        if any(tree[kid].tag == "WP$" for kid in whose):
            return "related"
    return "unknown"
