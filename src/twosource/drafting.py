"""Tries a claim that somebody drafts by hand on a record; nothing is kept.

A desk shows the problems, and keeps what has none as any other decision: `store.add_ruling` of the
claim (`CheckedDraft.coded`), then `pipeline.derive`.
"""

from twosource.model.codebook import Codebook
from twosource.model.draft import CheckedDraft, Draft
from twosource.ports import Gazetteer, Store
from twosource.stages.draft_checks import check_draft, list_place_names


def try_draft(draft: Draft, store: Store, codebook: Codebook, gazetteer: Gazetteer) -> CheckedDraft:
    """Give the claim that a draft comes to in a record, or every problem of it in words.

    Raises:
        NotFound: the record holds no report of that key.
    """
    text = store.report(draft.report).text
    return check_draft(draft, text, codebook, gazetteer.find(list_place_names(draft)))
