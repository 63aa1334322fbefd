"""Words of decisions and grades as a page tells them: without the names that the record goes by."""

import re

from twosource.views.words import tell_facet

_ID = re.compile(r" \((?:geonames|iso):[\w-]+\)")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}Z")
_FACET = re.compile(r"\b(?:counts|stance)\.[a-z_]+(?:\.[a-z_]+)*")
_OF = re.compile(r"\b(?:count|How many) ([a-z_]+(?:\.[a-z_]+)+)(?= )")
# "people.dead 2" of a claim by hand; what stands before "(killing)" is a file and its characters.
_COUNT = re.compile(r"(?<=, )([a-z_]+)\.([a-z_]+)((?:\.[a-z_]+)*) (\d[\d+-]*)(?! \()")


def put_plainly(words: str) -> str:
    """Give words without ids of places, names of facets, or times as a machine writes them.

    >>> put_plainly("protest, past, Munich (geonames:2867714), people.detained 14, by R1")
    'protest, past, Munich, 14 people detained, by R1'
    >>> put_plainly("told differently: counts.people.dead, when")
    'told differently: how many: people, dead, when'
    >>> put_plainly("count people.dead of a.txt 12-15 (killing) is 4, by R1, 2026-11-27T02:58:29Z")
    'how many: people, dead, of a.txt 12-15 (killing) is 4, by R1, 2026-11-27 02:58 UTC'
    """
    plain = _ID.sub("", words)
    plain = _TIME.sub(r"\1 \2 UTC", plain)
    plain = _OF.sub(lambda found: f"{tell_facet(f'counts.{found[1]}')},", plain)
    plain = _COUNT.sub(_say_count, plain)
    return _FACET.sub(lambda found: tell_facet(found[0]), plain)


def _say_count(found: re.Match[str]) -> str:
    of, outcome, group, number = (one.replace("_", " ") for one in found.groups())
    among = f" ({', '.join(group.strip('.').split('.'))})" if group else ""
    return f"{number} {of}{among} {outcome}"
