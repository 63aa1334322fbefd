"""Whose word it is: who says what in a report, hop by hop."""

from twosource.extractors.attribution.reading import attribute
from twosource.extractors.attribution.relations import Attributions, Relation

__all__ = ["Attributions", "Relation", "attribute"]
