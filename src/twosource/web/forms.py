"""What a page sends: its fields, read before a thread without waiting is given the work."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, each with all its values in order."""

    fields: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """Give the last value of a field without blanks around it, "" where it was not sent."""
        return (self.fields.get(name) or [""])[-1].strip()

    def every(self, name: str) -> tuple[str, ...]:
        """Give all values of a field, each once."""
        return tuple(dict.fromkeys(filter(None, self.fields.get(name, ()))))


def posted(handle: Callable[[Request, Sent], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Make of a function that takes a form one that a route can be given."""

    async def receive(request: Request) -> Response:
        fields: dict[str, list[str]] = {}
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, str):
                    fields.setdefault(name, []).append(value)
        return await run_in_threadpool(handle, request, Sent(fields))

    return receive


def go_to(address: str) -> Response:
    """Send a browser to a page with a GET."""
    return RedirectResponse(address, 303)


def tell_kept(request: Request, number: int, address: str) -> Response:
    """Answer a form whose decision was kept: a page for people, its number for a script."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"decision": number, "address": address})
    return go_to(address)
