"""The texts of reports, to be searched by words."""

from collections.abc import Sequence

from twosource.model.search import FoundText
from twosource.stages.search_words import read_query
from twosource.stores import kept_texts
from twosource.stores.transactions import Transactions


class SearchesTexts(Transactions):
    """The texts of reports, to be searched by words."""

    def search_text(self, words: Sequence[str], limit: int) -> tuple[FoundText, ...]:
        """Give the first reports, by number, in which all of the words stand, with passages.

        Words are whole words, without regard to case and accents. A word that stands only in names
        of people, or in what may be one, is answered as if it were not there.
        """
        return self._read(kept_texts.search, read_query(words), limit)

    def find_texts(self, words: Sequence[str]) -> frozenset[str]:
        """Give the keys of all reports in which all of the words stand, as `search_text` finds."""
        return self._read(kept_texts.find_reports, read_query(words))

    def rebuild_index(self) -> int:
        """Make the index of words anew; give the number of reports in it."""
        with self._writing() as connection:
            return kept_texts.rebuild_index(connection)
