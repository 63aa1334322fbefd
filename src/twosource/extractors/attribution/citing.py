"""Joins "citing Y" to what is said: Y's word, passed on by whoever cites."""

from dataclasses import replace

from twosource.extractors.attribution.drafts import Draft, phrase
from twosource.extractors.attribution.frames import clause_around
from twosource.extractors.attribution.subjects import find_subject
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words


def join_citing(tree: Tree, drafts: list[Draft], words: Words) -> list[Draft]:
    """Give the drafts with every "citing Y" worked in: Y stands inside, the citing voice behind."""
    known = {draft.verb: place for place, draft in enumerate(drafts)}
    found = list(drafts)
    for verb in range(len(tree)):
        if tree[verb].lemma not in words.lists["with_source"] or tree[verb].tag != "VBG":
            continue
        cited = tree.kids(verb, "dobj")
        host = tree.head(verb)
        if not cited or host is None or tree[verb].dep not in {"advcl", "prep", "acl", "pcomp"}:
            continue
        if host in known:
            place = known[host]
            found[place] = replace(found[place], inner=((cited[0], verb), *found[place].inner))
        else:
            found.append(draft_citing(tree, verb, host, cited[0]))
    return found


def draft_citing(tree: Tree, verb: int, host: int, cited: int) -> Draft:
    """Read "Twelve fled, X's own word, citing Y" where nothing else attributes the clause."""
    content = clause_around(tree, host, verb)
    head = find_subject(tree, verb)
    outer = ((head, verb),) if head is not None and head not in content else ()
    cue = frozenset({verb})
    return Draft(verb, cue, cited, phrase(tree, cited), content, "say", "clause", outer=outer)
