"""Find the opening of an agency report: place, day and agency before the dash."""

import re
from dataclasses import dataclass

from twosource.model.report import Dateline
from twosource.model.spans import Span

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{NUMBER}(?!\d)(?:,?\s+\d{{4}})?"
    rf"|{NUMBER}\s+{MONTH}(?:,?\s+\d{{4}})?|{MONTH}\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})"
    rf"|{WEEKDAY}"
)
WORD = r"[^\W\d_](?:[.'\u2019-]?[^\W\d_])*\.?"
_NAME = rf"{WORD}(?:\s{WORD}){{0,4}}"
_OPENING = re.compile(
    rf"\s*(?P<place>{_NAME}(?:\s?/\s?{_NAME}){{0,2}}(?:,\s?{_NAME}){{0,2}}?)?"
    rf"(?:(?:,|(?<=\.)|\s[|\u2012-\u2015-](?=\s))?\s*(?P<day>{_DAY}))?"
    # The day may stand behind the agency, too, in its brackets or after them.
    rf"(?:,?\s*(?:\((?P<agency>[^\W_][^()\n]{{1,40}}?)(?:(?:,|\s[-\u2013]|/|\s\|)\s?(?P<within>{_DAY}))?\)"
    rf"|/(?P<wire>[^\W_][^()/\n]{{1,40}})/)(?:,?\s+(?P<after>{_DAY})"
    rf"|\s[|\u2012-\u2015-]\s+(?P<later>{_DAY})(?=\s+(?:[|\u2012-\u2015-]|--)\s))?)?"
    # With no dash or colon only an agency may close the opening: `NEW DELHI, March 3 (PTI) The`.
    r"\s*(?P<end>[\u2012-\u2015\u2212]|--+|(?<=[\s).])-(?=\s)|(?<=\s)-|:(?=\s)"
    r"|(?<=\s)\||(?<=\d{4})\.(?=\s)|(?(agency)|(?!)))\s*"
)
_WHOLE_DAY = re.compile(_DAY)
_NOWHERE = (-1, -1)
_PREFIXED = re.compile(r"(?:Mc|De|La|Le|Du|Al)[A-Z]")
_LONGEST_AGENCY = 5  # words
_SENTENCE = 40  # characters
_LONG_DASHES = frozenset("\u2012\u2013\u2014\u2015")
_REACH = 240  # characters in which an opening has its dash
# A capital word before a dash or colon is as often a newsroom's label as a place.
_LABELS_LISTED = (
    "above advisory alert also analysis announcement answer breaking busted byline caption"
    " clarification comment correction developing editor editorial exclusive explainer fact"
    " factbox feature file fix flash gallery guide headline headlines highlights image interview"
    " just latest live more news note notes opinion original photo photos picture pictures"
    " police poll press previous previously profile question quote quotes read related report"
    " review see special sport sports statement story summary timeline update updated updates"
    " urgent video view views warning watch witness"
)
_LABELS = frozenset(_LABELS_LISTED.split())
_NO_PLACE_STARTS_SO_LISTED = (
    "a after an and as at before by during for from he her his if in it its last meanwhile next no"
    " on our she since so that the their then there these they this those until we what when where"
    " while who why you monday tuesday wednesday thursday friday saturday sunday january february"
    " march april june july august september october november december"
)
_NO_PLACE_STARTS_SO = frozenset(_NO_PLACE_STARTS_SO_LISTED.split())
_JOINING_LISTED = "and of the de del la las le les el al los on upon sur da do dos di"
_JOINING = frozenset(_JOINING_LISTED.split())
_WIRES_LISTED = (
    "reuters thomson xinhua yonhap bloomberg anadolu interfax kyodo tass antara bernama ansa efe"
    " agencies afp associated dpa upi ap agence lusa belga wam irna petra sana newsroom"
)
_WIRES = frozenset(_WIRES_LISTED.split())
_OUTLET_WORDS_LISTED = (
    "news times post press journal daily herald tribune agency media network radio tv foundation"
    " service wire online today gazette mail telegraph guardian star sun observer reporter courier"
    " bulletin monitor chronicle standard dispatch sentinel weekly express examiner inquirer globe"
    " noticias diario jornal zeitung presse rundschau nachrichten"
)
OUTLET_WORDS = frozenset(_OUTLET_WORDS_LISTED.split())


def read_dateline(paragraph: str, offset: int) -> Dateline | None:
    """Give the opening `SEOUL, Aug. 18 (UPI) —` of a paragraph, or None where there is none.

    `offset` is where the paragraph stands in its report; the spans count from there. The span runs
    from the place to the dash or colon, both included. The place holds its region (`RENO, Nev.`):
    `place_names` takes it apart. A place in capitals before a dash is enough; one in small letters
    needs a day, an agency or what it lies in beside it; a bare colon needs a whole word in
    capitals. In brackets alone it is a place (`(Nairobi) –`) unless it is an outlet's name.
    """
    found = _OPENING.match(paragraph[:_REACH])
    if found is None or not found.group().strip():
        return None
    place = found.span("place")
    days = [found.span(one) for one in ("day", "within", "after", "later") if found[one]]
    if len(days) > 1:
        return None
    day = days[0] if days else _NOWHERE
    agency = found.span("agency" if found["agency"] else "wire")
    bracketed = day == _NOWHERE and bool(_WHOLE_DAY.fullmatch(found["agency"] or ""))
    if bracketed:
        day, agency = agency, _NOWHERE
    opening = _Opening(
        paragraph[place[0] : place[1]] if place != _NOWHERE else "",
        day != _NOWHERE,
        bracketed,
        paragraph[agency[0] : agency[1]] if agency != _NOWHERE else "",
        found["end"],
        paragraph[found.end() : _REACH],
    )
    if not _is_dateline(opening):
        return None
    if (
        place == _NOWHERE
        and not found["day"]
        and agency != _NOWHERE
        and not _is_outlet(opening.agency)
    ):
        place, agency = agency, _NOWHERE
    start = len(paragraph) - len(paragraph.lstrip())
    whole = Span(offset + start, offset + len(found.group().rstrip()))
    return Dateline(whole, _shift(place, offset), _shift(day, offset), _shift(agency, offset))


def place_names(dateline: Dateline, text: str) -> tuple[Span, ...]:
    """Give the names in a dateline's place one by one: `RENO` and `Nev.` of `RENO, Nev.`."""
    if dateline.place is None:
        return ()
    start = dateline.place.start
    names = re.finditer(r"[^\s,/](?:[^,/]*[^\s,/])?", dateline.place.of(text))
    return tuple(Span(start + name.start(), start + name.end()) for name in names)


def _shift(span: tuple[int, int], offset: int) -> Span | None:
    return None if span == _NOWHERE else Span(offset + span[0], offset + span[1])


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands before the dash, the dash or colon itself, and the text after it."""

    place: str
    dated: bool
    bracketed: bool
    agency: str
    end: str
    rest: str


def _is_dateline(opening: _Opening) -> bool:
    if opening.agency and not _is_agency(opening.agency):
        return False
    if not opening.place:
        return _stands_without_place(opening)
    words = opening.place.split()
    if _bare(words[0]) in _NO_PLACE_STARTS_SO or any(_bare(word) in _LABELS for word in words):
        return False
    if not all(_is_capitalised(word) or word in _JOINING for word in words):
        return False
    names = re.split(r"\s*[,/]\s*", opening.place)
    if _is_in_capitals(names[0]):
        return _stands_in_capitals(opening, names)
    return _stands_in_small_letters(opening, words, names)


def _stands_without_place(opening: _Opening) -> bool:
    if opening.end == ":":
        return False
    if opening.agency and (opening.end or opening.agency.isupper()):
        return _goes_on(opening.rest)
    # A bare day before a dash starts items of a list as well; only brackets make it an opening.
    return opening.dated and opening.bracketed and _goes_on(opening.rest)


def _stands_in_capitals(opening: _Opening, names: list[str]) -> bool:
    letters = sum(letter.isalpha() for letter in names[0])
    if opening.end and (opening.dated or opening.agency):
        return True
    if opening.end == ":":
        # "AYACUCHO, Peru: A court"; three names with a colon are rather a list.
        lies_in = len(names) < len("ABC") and letters > len("SAPD")
        return lies_in and _goes_on(opening.rest)
    # A shorter word in capitals with no region is rather an acronym.
    known = opening.agency or letters > len("BBC") or len(names) > 1
    return bool(known) and _goes_on(opening.rest)


def _stands_in_small_letters(opening: _Opening, words: list[str], names: list[str]) -> bool:
    if not opening.end or not _goes_on(opening.rest):
        return False
    # "Lagos, Nigeria – Police": a town with its country before a long dash, then a sentence.
    lies_in = len(names) > 1 and opening.end in _LONG_DASHES and len(opening.rest) > _SENTENCE
    if opening.dated or (lies_in and not opening.agency):
        return True
    initials = "".join(word[0] for word in words if word[0].isupper())
    return _is_wire(opening.agency) and opening.agency != initials


def _goes_on(rest: str) -> bool:
    first = rest.lstrip("\"'\u201c\u2018«([")[:1]
    return not first or first.isupper() or first.isdigit()


def _bare(word: str) -> str:
    return word.strip(".,'\u2019").lower()


def _is_capitalised(word: str) -> bool:
    return any(part[:1].isupper() for part in re.split(r"[-'\u2019/,]", word))


def _is_in_capitals(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    small = sum(not letter.isupper() for letter in letters)
    # McALLEN and DeLAND are capitals too; UN and EU are no places.
    return len(letters) > len("UN") and small <= len("c") * bool(_PREFIXED.match(name))


def _is_agency(words: str) -> bool:
    capitals = sum(letter.isupper() for letter in words)
    parts = words.split()
    if len(parts) > _LONGEST_AGENCY or any(_bare(part) in _LABELS for part in parts[:1]):
        return False
    return words[0].isupper() or "." in words or capitals > 1


def _is_outlet(words: str) -> bool:
    """Tell "(Reuters) –" from "(Nairobi) –", as some organisations open their reports."""
    last = words.rsplit(maxsplit=1)[-1].lower() if words else ""
    return _is_wire(words) or last in OUTLET_WORDS or not words.replace(" ", "").isalpha()


def _is_wire(words: str) -> bool:
    return words.replace(" ", "").isupper() or any(
        _bare(word) in _WIRES for word in re.split(r"[\s/,]+", words)
    )
