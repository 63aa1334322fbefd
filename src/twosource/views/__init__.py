"""A record as people look at it, at a terminal or in a browser: what is read for it, and its words.

Nothing here prints, draws a page or opens a record.
"""
