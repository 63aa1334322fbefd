"""Tells which reports of a collection tell of the same incident.

Bits add up, as they do between claims (`matchers/`), but for whole reports and without a parse.
The weights are learned (`training/train_same_reports.py`).
"""

from twosource.measures.same_reports.grouping import group_reports
from twosource.measures.same_reports.told import Report

__all__ = ["Report", "group_reports"]
