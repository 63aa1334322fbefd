"""Answers the questions of HRDsAttack: one record of a rights violation from one article.

What the corpus' coders pick among an article's dates, places and people is their habit, learned
from its train part (`training/train_incidents.py`); the candidates are what the record holds.
"""

from twosource.measures.incidents.predict import open_incidents

__all__ = ["open_incidents"]
