"""Seals: the head of a record's log, signed for somebody else to keep."""
