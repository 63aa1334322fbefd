"""What can go wrong, as one tree.

TwosourceError
├── BadSpan          a stretch of text that runs backward or starts before it
├── BadCodebook      a codebook that cannot be read as one
├── BadActors        a list of actors that cannot be read as one
├── BadWeights       a table of weights that cannot be read as one
├── BadInput         a report that cannot be taken in: says why and what to do
├── BadValue         a value a person gave that is none of its facet
├── MissingPart      a model or gazetteer that is not installed or not the pinned one
├── BadSeal          a seal, a key or a time stamp that cannot be read as one, or used
├── BadRecord        a file that is no record of ours, or of a version this program does not know
│   └── BadHeld      what a build left in a record for the next is damaged; it can be made again
├── BadArchive       a file that is no archive or backup of a record, or is not whole
└── NotFound         an event, claim or decision that this record does not hold
"""


class TwosourceError(Exception):
    """Anything Twosource says no to; the message says what to do about it."""


class BadSpan(TwosourceError):
    """A stretch of text that runs backward or starts before the text."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(f"a span runs forward from 0 on, not from {start} to {end}")


class BadCodebook(TwosourceError):
    """A codebook that cannot be read as one."""


class BadActors(TwosourceError):
    """A list of actors that cannot be read as one."""


class BadWeights(TwosourceError):
    """A table of weights that cannot be read as one, or that lacks a row."""


class BadInput(TwosourceError):
    """A report that cannot be taken in."""

    def __init__(self, label: str, reason: str, remedy: str) -> None:
        super().__init__(f"{label}: {reason}; {remedy}")
        self.label = label
        self.reason = reason
        self.remedy = remedy


class BadValue(TwosourceError):
    """A value a person gave that is none of its facet; says what would be one."""


class MissingPart(TwosourceError):
    """A model or gazetteer that is not installed, or is not the pinned one."""


class BadSeal(TwosourceError):
    """A seal, a key or a time stamp that cannot be read as one, or used."""


class BadRecord(TwosourceError):
    """A file that is no record, or one of a version this program does not know."""


class BadHeld(BadRecord):
    """What a build left in a record for the next one is damaged; it can be made again."""


class BadArchive(TwosourceError):
    """A file that is no archive or backup of a record, is not whole, or has another key."""


class NotFound(TwosourceError):
    """An event, claim or decision that this record does not hold."""
