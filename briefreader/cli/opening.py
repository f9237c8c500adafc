"""Opens the reading desk; without the parser of the other commands, which would double what starting costs."""

import gc
import os
import sys
from pathlib import Path

from briefreader.errors import BriefreaderError
from briefreader.wiring import default_folder, library_of, load_settings, open_desk, with_choices


class NoTerminalError(BriefreaderError):
    """The desk was asked for where nobody could see it."""


def open_at(named: Path | None, *, keymap: str | None = None, theme: str | None = None) -> None:
    """Open the desk on a folder or on one brief, else on the library that is configured, and stay until it is closed.

    Raises BriefreaderError, before or after the screen was there.
    """
    gc.disable()  # while things are loaded nothing is garbage: looking for it was a fifth of the time to the first text
    settings, faults = load_settings()
    settings = with_choices(settings, keymap=keymap, theme=theme)
    _require_a_terminal()
    if named is not None and named.is_file():
        open_desk(library_of(named), settings, brief=str(named), faults=faults)
    else:
        open_desk(default_folder(settings) if named is None else named, settings, brief=None, faults=faults)


def _require_a_terminal() -> None:
    if os.environ.get("TEXTUAL_DRIVER"):  # in the browser there is none, and none is needed
        return
    if os.environ.get("TERM") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminalError(
            "the reading desk needs a terminal; without one use briefreader search, show, claims, links (see --help)"
        )
