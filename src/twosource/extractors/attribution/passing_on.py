"""Who passes on what others say: "the court cited ...", "in a statement quoted by ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.extractors.attribution.drafts import Draft, phrase
from twosource.extractors.attribution.hearers import find_hearers
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.subjects import RELATIVE, find_subject, is_passive
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

TOLD_OF = ("acl", "relcl", "prep")


def join_passing(tree: Tree, drafts: Sequence[Draft], words: Words) -> list[Draft]:
    """Give the drafts with whoever cites them, and with what is cited of a document."""
    passed = [with_passers(tree, draft, words) for draft in drafts]
    known = {draft.verb: place for place, draft in enumerate(passed)}
    for verb in range(len(tree)):
        draft = draft_citing_thing(tree, verb, words)
        if draft is None:
            continue
        place = known.get(verb)
        if place is None:
            passed.append(draft)
        elif not passed[place].inner:
            both = (passed[place].content | draft.content) - draft.source - draft.cue
            passed[place] = replace(draft, content=both, outer=passed[place].outer)
    return passed


def draft_citing_thing(tree: Tree, verb: int, words: Words) -> Draft | None:
    """Read "the court cited the transcript where he admitted ..." and "it cited a report on ...".

    A document or a person that is cited is a hop of its own; a mere thing is what is told.
    """
    if tree[verb].lemma not in words.lists["pass_on"] or tree[verb].pos != "VERB":
        return None
    if tree[verb].tag == "VBG":  # "citing" is read with what it is set behind
        return None
    cited = tree.kids(verb, "dobj")
    head = find_subject(tree, verb)
    if not cited or head is None or is_passive(tree, verb):
        return None
    if any(tree.word(kid) == "as" for kid in tree.kids(verb, "prep")):
        return None
    thing = cited[0]
    told_of = frozenset[int]().union(*(tree.under(kid) for kid in tree.kids(thing, *TOLD_OF)))
    speaks = can_speak(tree, thing, words) and bool(told_of)
    content = told_of if speaks else tree.under(thing)
    for kid in tree.kids(verb, "advcl"):
        # "Reuters quoted a clerk, saying ...": what the clerk said is what Reuters quotes.
        content |= tree.under(kid) if tree.word(kid) == "saying" else frozenset()
    return Draft(
        verb=verb,
        cue=frozenset({verb}),
        head=head,
        source=phrase(tree, head, content),
        content=content,
        manner="say",
        frame="object",
        inner=((thing, verb),) if speaks and not has_own_words(tree, thing, words) else (),
    )


def has_own_words(tree: Tree, thing: int, words: Words) -> bool:
    """Tell whether what is cited is followed by its own words: "interviewees saying that ..."."""
    return any(
        words.manner(tree[one].lemma, "clause") is not None and tree.kids(one, "ccomp")
        for kid in tree.kids(thing, *TOLD_OF)
        for one in tree.under(kid)
        if tree[one].pos == "VERB"
    )


def with_passers(tree: Tree, draft: Draft, words: Words) -> Draft:
    """Add whoever reported it: "said in a statement quoted by X", "polling reported by X"."""
    passers = tuple(list_passers(tree, draft, words))
    met = {head for head, _ in draft.outer} | {draft.head}
    new = tuple(one for one in passers if one[0] not in met)
    return replace(draft, outer=(*draft.outer, *new)) if new else draft


def list_passers(tree: Tree, draft: Draft, words: Words) -> Iterator[tuple[int, int]]:
    """Find X of "quoted by X" under the speaker, or under the statement that was made."""
    things = [draft.head] if draft.head is not None else []
    for preposition in tree.kids(draft.verb, "prep"):
        things += tree.kids(preposition, "pobj")
    for hearer in find_hearers(tree, draft, words):
        yield from list_relays(tree, hearer, words)
    for thing in things:
        for verb in tree.kids(thing, "acl", "relcl"):
            if tree[verb].lemma in words.lists["carried"] and tree[verb].tag == "VBN":
                for agent in tree.kids(verb, "agent"):
                    yield from ((one, verb) for one in tree.kids(agent, "pobj"))


def list_relays(tree: Tree, hearer: int, words: Words) -> Iterator[tuple[int, int]]:
    """Find X of "told Radio Vik, which X quoted" and of "whose report was cited by X"."""
    for verb in tree.kids(hearer, "relcl"):
        if tree[verb].lemma not in words.lists["carried"]:
            continue
        related = [kid for kid in tree.below[verb] if is_related(tree, kid)]
        passers = tree.kids(verb, "nsubj") if not tree.kids(verb, "nsubjpass", "auxpass") else []
        for agent in tree.kids(verb, "agent"):
            passers += tree.kids(agent, "pobj")
        if related:
            yield from ((one, verb) for one in passers if one not in related)


def is_related(tree: Tree, word: int) -> bool:
    """Tell "which", and "whose report", from who does something with it."""
    return tree[word].tag in RELATIVE or any(tree[kid].tag == "WP$" for kid in tree.below[word])
