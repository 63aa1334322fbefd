"""Attributions that a verb makes: "said that", "is believed to", "as police reported"."""

from collections.abc import Iterator

from twosource.extractors.attribution.drafts import Draft, phrase
from twosource.extractors.attribution.figures import draft_figure
from twosource.extractors.attribution.frames import Complement, read_complements
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.outlets import is_outlet
from twosource.extractors.attribution.subjects import find_subject, is_passive
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Manner, Words

OF_THE_CUE = ("aux", "auxpass", "neg", "prt")
WEAK = frozenset(("VERB", "AUX"))


def draft_verbs(tree: Tree, words: Words) -> Iterator[Draft]:
    """Read every verb of a report that attributes something."""
    for verb in range(len(tree)):
        if tree[verb].pos == "VERB" or (
            tree[verb].tag.startswith("VB") and tree[verb].lemma in words.verbs
        ):
            draft = draft_verb(tree, verb, words)
            if draft is not None:
                yield draft


def draft_verb(tree: Tree, verb: int, words: Words) -> Draft | None:
    """Read one verb; None if it attributes nothing."""
    if tree.word(verb) == "saying" and is_quoted_as(tree, verb, words):
        return None
    if is_editors_note(tree, verb):
        return None
    quoted = draft_quoted_as(tree, verb, words) or draft_figure(tree, verb, words)
    if quoted is not None:
        return quoted
    for read in read_complements(tree, verb, words):
        manner, complement = read_manner(tree, verb, read, words)
        if manner is not None:
            draft = build(tree, verb, complement, manner, words)
            return draft if is_held(tree, draft, words) else None
    return None


def is_editors_note(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in brackets that an editor set: "[emphasis added]"."""
    start, end = tree.ends(verb)
    before = [tree.word(one) for one in range(start, verb)]
    after = [tree.word(one) for one in range(verb, end)]
    opened = max((place for place, word in enumerate(before) if word == "["), default=-1)
    return opened >= 0 and "]" not in before[opened:] and "]" in after


def is_held(tree: Tree, draft: Draft, words: Words) -> bool:
    """Tell whether somebody holds what is said: nobody does in "to say that" or "it shows that"."""
    if draft.head is None:
        return is_passive(tree, draft.verb)
    if tree.word(draft.head) in {"nobody", "none"}:
        return False
    if tree.word(draft.head) in {"you", "this", "that", "there", "what", "which"}:
        return tree[draft.head].tag in {"WDT", "WP"} and tree[draft.head].dep == "nsubj"
    return tree[draft.verb].lemma not in words.lists["evidence"] or can_speak(
        tree, draft.head, words
    )


def read_manner(
    tree: Tree, verb: int, complement: Complement, words: Words
) -> tuple[Manner | None, Complement]:
    """Give how the holder holds it; the passive of belief and report is nobody's own word."""
    lemma = tree[verb].lemma
    if not is_passive(tree, verb) or tree.kids(verb, "agent"):
        return words.manner(lemma, complement.frame), complement
    if complement.frame in {"to", "clause", "state", "of"} and lemma in words.passive:
        content = complement.content | passive_subject(tree, verb)
        return words.passive[lemma], Complement(complement.frame, content)
    if complement.frame == "clause" and is_impersonal(tree, verb):
        return words.manner(lemma, "clause"), complement
    return None, complement


def passive_subject(tree: Tree, verb: int) -> frozenset[int]:
    """Give whom "is believed to" or "accused of" is about: part of what is said."""
    if tree[verb].dep == "acl":
        return frozenset({tree[verb].head})
    subjects = [kid for kid in tree.kids(verb, "nsubjpass") if tree.word(kid) != "it"]
    return frozenset[int]().union(*(tree.under(kid) for kid in subjects))


def build(tree: Tree, verb: int, complement: Complement, manner: Manner, words: Words) -> Draft:
    """Put together the draft of a verb."""
    head = None if is_impersonal(tree, verb) else find_speaker(tree, verb, words)
    cue = read_cue(tree, verb)
    if complement.link is not None:
        cue |= {complement.link}
    content = complement.content - cue
    source = frozenset[int]()
    if head is not None:
        source = phrase(tree, head, content | cue | described_by(tree, verb, head))
        content -= tree.under(head, frozenset({verb})) if head not in content else frozenset()
    return Draft(
        verb=verb,
        cue=cue,
        head=head,
        source=source,
        content=content - source,
        manner=manner,
        frame=complement.frame,
        negated=bool(tree.kids(verb, "neg")),
    )


def described_by(tree: Tree, verb: int, head: int) -> frozenset[int]:
    """Give the verb with what hangs on it where it hangs on its own speaker: "a note saying"."""
    return tree.under(verb) if verb in tree.under(head) else frozenset()


def find_speaker(tree: Tree, verb: int, words: Words) -> int | None:
    """Find the subject; a mere thing that a verb shares by "and" gives way to who spoke before.

    In "he said the road was shut but added that ..." the parser makes the road add something.
    """
    head = find_subject(tree, verb)
    shared = tree[verb].dep == "conj" and head is not None and head not in tree.kids(verb, "nsubj")
    if not shared or head is None or can_speak(tree, head, words):
        return head
    for above in tree.heads(verb):
        if tree[above].dep == "ccomp":
            return find_subject(tree, tree[above].head) or head
    return head


def is_impersonal(tree: Tree, verb: int) -> bool:
    """Tell whether the subject is the "it" of "it is said"."""
    return any(tree.word(kid) == "it" for kid in tree.kids(verb, "nsubjpass"))


def read_cue(tree: Tree, verb: int) -> frozenset[int]:
    """Give the verb with its auxiliaries, negation, particle and lead: "declined to say"."""
    lead = verb
    while (
        tree[lead].dep == "xcomp" and tree[tree[lead].head].pos in WEAK and tree[lead].head < lead
    ):
        lead = tree[lead].head
    own = [kid for top in {lead, verb} for kid in tree.kids(top, *OF_THE_CUE)]
    # Only what runs on without a gap: "does the army say" is cued by "say".
    first = last = verb
    subjects = set(tree.kids(lead, "nsubj", "nsubjpass"))
    for one in range(verb - 1, min([*own, lead, verb]) - 1, -1):
        if one in subjects or tree[one].pos in {"PUNCT", "NOUN", "PROPN", "PRON"}:
            break
        first = one
    while last + 1 < len(tree) and last + 1 in own:
        last += 1
    return frozenset(range(first, last + 1))


def is_quoted_as(tree: Tree, verb: int, words: Words) -> bool:
    """Tell whether this is the "saying" of "quoted as saying"."""
    above = list(tree.heads(verb))[:2]
    return (
        len(above) > 1
        and tree.word(above[0]) == "as"
        and tree[above[1]].lemma in words.lists["pass_on"]
    )


def draft_quoted_as(tree: Tree, verb: int, words: Words) -> Draft | None:
    """Read "X quoted Y as saying" and "Y was quoted as saying": Y says it, X passes it on."""
    if tree[verb].lemma not in words.lists["pass_on"]:
        return None
    saying = [
        gerund
        for preposition in tree.kids(verb, "prep")
        if tree.word(preposition) == "as"
        for gerund in tree.kids(preposition, "pcomp")
    ]
    passive = tree.kids(verb, "nsubjpass")
    speakers = passive or tree.kids(verb, "dobj")
    if passive and not saying:
        # "was quoted in the Harbour Times saying"
        saying = [kid for kid in tree.kids(verb, "xcomp", "advcl") if tree.word(kid) == "saying"]
    if not saying or not speakers:
        return None
    content = frozenset[int]().union(
        *(tree.under(kid) for kid in tree.kids(saying[0], "ccomp", "dobj"))
    )
    if tree[saying[0]].lemma not in words.verbs:
        # "cited a memo as pointing to the mill": the memo says the whole of it.
        content = tree.under(saying[0])
    if not content:
        content = frozenset[int]().union(
            *(tree.under(kid) for kid in tree.kids(verb, "ccomp", "advcl") if kid < verb)
        )
    carrier = find_subject(tree, verb)
    if passive and carrier is None:
        places = [kid for kid in tree.kids(verb, "prep") if tree.word(kid) in {"in", "on"}]
        carriers = (one for kid in places for one in tree.kids(kid, "pobj"))
        carrier = next((one for one in carriers if is_outlet(tree, one, words)), None)
    outer = ((carrier, verb),) if carrier is not None and carrier != speakers[0] else ()
    cue = read_cue(tree, verb) | {saying[0]}
    cue |= {tree[saying[0]].head} if tree[saying[0]].dep == "pcomp" else set()
    source = phrase(tree, speakers[0], content | cue)
    frame = "clause" if content else "quote"
    told = content - source - cue
    return Draft(verb, cue, speakers[0], source, told, "say", frame, outer=outer)
