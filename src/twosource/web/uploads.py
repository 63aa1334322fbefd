"""Forms with files, kept in memory: what is on its way into an encrypted record is not written.

Starlette lets files of a form spill into temporary files, which anybody who takes the disk can read
later, deleted or not. Here they never do, and what is too large is refused before it fills memory.
"""

from collections.abc import AsyncGenerator

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from twosource.config import MEGABYTE

# Of one form, all files together; a file or line of JSON Lines may have 20 MB, as `build` has it.
MOST_BYTES = 200 * MEGABYTE
MOST_FILES, MOST_FIELDS = 2000, 20
MOST_TEXT = 20 * MEGABYTE


class TooLarge(Exception):
    """A form is larger than may be held in memory."""


class InMemory(MultiPartParser):
    """Reads a form with files, none of which ever is written to the disk."""

    # 0: such a file never rolls over to a temporary one, whatever its size.
    spool_max_size = 0


async def read_form(request: Request, most: int = MOST_BYTES) -> FormData:
    """Read a form with its files.

    Raises:
        TooLarge: it has more bytes or more files than may be.
    """
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return FormData()
    given = request.headers.get("content-length", "0")
    if given.isdecimal() and int(given) > most:
        raise TooLarge
    parser = InMemory(
        request.headers,
        _count(request, most),
        max_files=MOST_FILES,
        max_fields=MOST_FIELDS,
        max_part_size=MOST_TEXT,
    )
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise TooLarge from error


async def _count(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise TooLarge
        yield chunk


async def read_files(form: FormData, name: str) -> list[tuple[str, bytes]]:
    """Give the files of a field, each with its name; a field left empty has none."""
    files = [one for one in form.getlist(name) if isinstance(one, UploadFile) and one.filename]
    return [(one.filename or "", await one.read()) for one in files]
