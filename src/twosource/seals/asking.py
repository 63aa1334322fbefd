"""Ask a time-stamping authority over the network: the one place from which anything is sent.

Only where a user names the authority's address; what is sent is one hash, of a seal.
"""

import urllib.request
from urllib.error import URLError
from urllib.parse import urlsplit

from twosource.model.errors import BadSeal

_SECONDS = 30
_MOST_BYTES = 1 << 20


def ask_authority(url: str, request: bytes) -> bytes:
    """Send a request for a time stamp to an authority, and give its answer.

    Raises:
        BadSeal: the address is none of the web, or nothing came back.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadSeal(f"{url}: an authority is asked at an http or https address")
    head = {"Content-Type": "application/timestamp-query"}
    asked = urllib.request.Request(url, request, head)  # noqa: S310  # http or https, see above
    try:
        with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310  # the same
            return bytes(answer.read(_MOST_BYTES))
    except (URLError, OSError) as fault:
        raise BadSeal(f"{url}: no answer ({fault}); try later, or by hand with a file") from fault
