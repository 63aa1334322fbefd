"""Which revisions released versions made records of: each has one kept under tests/records/.

`make keep-record` makes the one of this version when it is released; it is named here then, and the
tests open every one of them from there on. What a version made is never made again.
"""

RELEASED = ("0001", "0002", "0003")
