"""Firefox as Playwright starts it, with one command answered in its stead.

Playwright drives Debian's Firefox by WebDriver BiDi, and before all else tells each page which
colours its reader prefers. Firefox ESR does not know that command and answers with an error, which
ends everything. So Playwright starts this program, which starts Firefox, passes on every word
between the two, and says "done" to that command (tests of dark mode are Chromium's). What is tested
is Firefox as people have it; when Debian's knows the command, this file can go.
"""

import asyncio
import json
import re
import sys
from contextlib import suppress
from functools import partial

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

NOT_KNOWN = "emulation.setMediaFeaturesOverride"
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Bytes: a page's whole text may be in one message.
MOST = 1 << 28


async def ask(playwright: ServerConnection, firefox: ClientConnection) -> None:
    """Pass on what Playwright asks, but for what Firefox does not know."""
    async for message in playwright:
        asked = json.loads(message)
        if asked["method"] == NOT_KNOWN:
            done = {"type": "success", "id": asked["id"], "result": {}}
            await playwright.send(json.dumps(done))
        else:
            await firefox.send(message)


async def answer(firefox: ClientConnection, playwright: ServerConnection) -> None:
    """Pass on what Firefox answers and tells."""
    async for message in firefox:
        await playwright.send(message)


async def pass_on(playwright: ServerConnection, address: str) -> None:
    """Stand between the two until one of them leaves."""
    path = playwright.request.path if playwright.request else ""
    async with connect(address + path, max_size=MOST, compression=None) as firefox:
        both = (ask(playwright, firefox), answer(firefox, playwright))
        tasks = [asyncio.create_task(one) for one in both]
        with suppress(ConnectionClosed):
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)


async def main() -> int:
    """Start Firefox by the words given, and give its exit code."""
    piped = asyncio.subprocess.PIPE
    firefox = await asyncio.create_subprocess_exec(*sys.argv[1:], stderr=piped)
    if firefox.stderr is None:
        raise RuntimeError("no pipe")
    async for line in firefox.stderr:
        found = LISTENING.search(line.decode(errors="replace"))
        if found is None:
            sys.stderr.write(line.decode(errors="replace"))
            continue
        stands = partial(pass_on, address=found[1])
        server = await serve(stands, "127.0.0.1", 0, max_size=MOST, compression=None)
        port = next(iter(server.sockets)).getsockname()[1]
        sys.stderr.write(f"WebDriver BiDi listening on ws://127.0.0.1:{port}\n")
        sys.stderr.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
