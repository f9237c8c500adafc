"""`serve`: the desk in a browser."""

import importlib.util
import socket
from pathlib import Path
from typing import Final

import click

from briefreader.cli.options import CommandFailedError, examples, library_argument, the_library

EXTRA: Final = "textual_serve"
FIRST_PORT: Final = 8000


@click.command()
@library_argument
@click.option("--port", type=click.IntRange(1, 65535), help=f"Default: {FIRST_PORT}, or a free one where it is taken.")
@examples("briefreader serve", "briefreader serve ~/briefs --port 8123")
def serve(*, library: Path | None, port: int | None) -> None:
    """Open the reading desk in a browser on this computer.

    Only the address that is printed opens it: it holds a key. Nothing is reachable from other computers.
    """
    if importlib.util.find_spec(EXTRA) is None:
        raise CommandFailedError("this needs the extra `serve`: pip install 'briefreader[serve]'")
    opened = the_library(library)
    opened.close()
    from briefreader.tui.serving import HOST, LocalServer  # noqa: PLC0415 - needs the extra

    chosen = _free_port(HOST, port)
    LocalServer(["open", opened.folder if library is None else str(library.absolute())], port=chosen).serve()


def _free_port(host: str, wanted: int | None) -> int:
    """The port that is wanted, else the first, else any free one. Raises CommandFailedError."""
    for port in (FIRST_PORT, 0) if wanted is None else (wanted,):
        with socket.socket() as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            number: int = probe.getsockname()[1]
            return number
    raise CommandFailedError(f"port {wanted} is taken; name another one by --port")
