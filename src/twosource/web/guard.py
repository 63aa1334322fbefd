"""Who may ask the desk for a page: one person's browser on this machine, and no other site in it.

A page on the web can make a browser send requests to this machine (cross-site requests, and names
that come to mean 127.0.0.1); another user of the machine can send them too. So the desk answers
only where the name asked for is a local one, where a key is shown that was printed when it started,
and where what changes the record comes from one of its own pages.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY = "key"
# Nothing is fetched from elsewhere, run in the page's own text, or shown inside another page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
SAFE = frozenset({"GET", "HEAD"})
LOST = (
    "This desk opens with the address that `twosource serve` printed when it started;"
    " copy it from there. It ends in a key, so that nobody else on this machine gets in."
)
FOREIGN = "Only pages of this desk may change the record; reload the page and try again."


@dataclass(frozen=True, slots=True)
class Door:
    """Where the desk listens, and the key that opens it.

    `port` tells desks on one machine apart: a browser sends the cookies of all of them to each.
    """

    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def cookie(self) -> str:
        """Give the name of the cookie that holds the key."""
        return f"twosource-{self.port}"

    @property
    def address(self) -> str:
        """Give the address to open, with the key."""
        return f"http://127.0.0.1:{self.port}/?{urlencode({KEY: self.key})}"

    def refuse(self, request: Request) -> Response | None:
        """Give the answer to a request that is not let in; None where it is.

        Who shows the key in the address gets it as a cookie, and the address without it: an address
        stays in the history of a browser.
        """
        hosts = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        if request.headers.get("host") not in hosts:
            return PlainTextResponse("This desk has no such name.", 421)
        shown = request.query_params.get(KEY)
        if shown is not None and self._is_key(shown):
            return self._let_in(request)
        if not self._is_key(request.cookies.get(self.cookie, "")):
            return PlainTextResponse(LOST, 403)
        if request.method not in SAFE and not is_own(request.headers, hosts):
            return PlainTextResponse(FOREIGN, 403)
        return None

    def _is_key(self, shown: str) -> bool:
        return secrets.compare_digest(shown.encode(), self.key.encode())

    def _let_in(self, request: Request) -> Response:
        address = request.url.remove_query_params(KEY)
        bare = f"{address.path}{'?' if address.query else ''}{address.query}"
        answer = RedirectResponse(bare, 303)
        answer.set_cookie(self.cookie, self.key, httponly=True, samesite="strict", path="/")
        return answer


def is_own(headers: Headers | Mapping[str, str], hosts: set[str]) -> bool:
    """Tell whether a request comes from a page of the desk, by what only browsers can set."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None:
        return origin in {f"http://{host}" for host in hosts}
    return site == "same-origin"


class Guard:
    """Lets in whom the door lets in, and sets on every answer what a browser must not do."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._door.refuse(Request(scope))
        await (refused or self._app)(scope, receive, send_guarded)
