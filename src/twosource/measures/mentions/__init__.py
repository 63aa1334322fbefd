"""Tells which mentions of a collection of texts name the same event: ECB+ and what is like it.

What makes two mentions one event to the annotators of ECB+ is learned from its train part
(`make train-mentions`); no match of a record comes from it.
"""
