"""The desk in a browser on the same computer, by textual-serve, and closed to everybody else.

textual-serve itself answers any page that knows its port: a site in another tab could open the socket and type into
the desk, and so could another user of the computer. Here every request needs a secret that only the printed address
holds, the right Host (against DNS rebinding) and, for the socket, an Origin of our own.
"""

import logging
import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from aiohttp import web
from textual_serve.server import Server

HOST: Final = "127.0.0.1"
COOKIE: Final = "briefreader"
TEMPLATES: Final = Path(__file__).parent / "web"
POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalServer(Server):
    """Serves one command to browsers on this computer that were given the address it prints.

    Args:
        arguments: what follows `python -m briefreader` in the browser's session.
        port: a free port.
    """

    def __init__(self, arguments: list[str], *, port: int) -> None:
        super().__init__(
            shlex.join([sys.executable, "-m", "briefreader", *arguments]),
            host=HOST,
            port=port,
            title="briefreader",
            templates_path=TEMPLATES,
        )
        self._secret = secrets.token_urlsafe(32)

    @property
    def address(self) -> str:
        """The address to open, with the secret."""
        return f"{self.public_url}/?key={self._secret}"

    def initialize_logging(self) -> None:
        """Only what goes wrong is logged: a line for each request would hold the secret."""
        logging.basicConfig(level=logging.WARNING)

    async def on_startup(self, app: web.Application) -> None:
        """Say where the desk is."""
        del app
        self.console.print(f"The desk is at {self.address}", highlight=False, markup=False, soft_wrap=True)
        self.console.print("It runs until you press ctrl+c here.")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let nobody in but a browser that was given our address."""
        origins = {self.public_url, f"http://localhost:{self.port}"}
        if f"http://{request.headers.get('Host', '')}" not in origins:
            raise web.HTTPForbidden(text="This desk answers to its own address alone.")
        if request.headers.get("Origin", self.public_url) not in origins:
            raise web.HTTPForbidden(text="Another site may not use this desk.")
        given = request.query.get("key", "") or request.cookies.get(COOKIE, "")
        if not secrets.compare_digest(given.encode(), self._secret.encode()):
            raise web.HTTPForbidden(text="Open the whole address that was printed, with its key.")
        if "key" in request.query:
            moved = web.HTTPFound("/")
            moved.set_cookie(COOKIE, self._secret, httponly=True, samesite="Strict")
            raise moved
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = POLICY.format(socket=f"ws://{request.headers['Host']}")
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Content-Type-Options"] = "nosniff"
        return response
