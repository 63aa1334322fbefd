"""A day as a person types it, or selects it in a report in another language: "8. Dezember 2023"."""

from dateparser.date import DateDataParser

from twosource.stages.plain_values import is_day
from twosource.stages.word_on_value import propose

HOW_TO_SAY_A_DAY = (
    "write 8 December 2023, 2023-12-08, 2023-12 or 2023; XXXX-12-08 where no report tells the"
    " year; 2023-12-08/2023-12-10 from one day to another"
)
# A date without its year, or counted from today, is nothing that this library is to guess.
_WHOLE = {"REQUIRE_PARTS": ["month", "year"], "PARSERS": ["absolute-time"]}


def read_typed_day(words: str, language: str) -> str:
    """Give a day or month as it is kept, "" where the words are none.

    >>> read_typed_day("8. Dezember 2023", "de"), read_typed_day("8 December 2023", "de")
    ('2023-12-08', '2023-12-08')
    >>> read_typed_day("diciembre de 2023", "es"), read_typed_day("am Freitag", "de")
    ('2023-12', '')
    """
    plain = " ".join(words.split())
    if not plain or is_day(plain):
        return plain
    return propose("when", plain, None) or _read_elsewhere(plain, language)


def _read_elsewhere(words: str, language: str) -> str:
    try:
        found = DateDataParser(languages=[language], settings=_WHOLE).get_date_data(words)
    except ValueError:  # the library does not know the language
        return ""
    if found.date_obj is None:
        return ""
    day = str(found.date_obj.date())
    return day if found.period == "day" else day[:7]
