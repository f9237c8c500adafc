"""Hears from the system that a folder has changed (extra `watch`): to look again and again would cost too much."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from briefreader.store.files import BRIEF_SUFFIXES, NOTES_FOLDER

_BEGINS_AFTER: Final = 2.0
"""Seconds: to load the library that watches must not hold up the first screen."""
_GATHERS_MS: Final = 1_000
"""Milliseconds for which changes are gathered: a copy of many files is one change."""
_STEP_MS: Final = 200


def watch_folder(folder: Path, changed: Callable[[], None]) -> Callable[[], None]:
    """Call `changed`, from another thread, whenever a brief below a folder appears, changes or goes.

    Nothing is called where the system cannot tell, or the extra is not installed: the desk still looks by itself while
    a library is small, and when it is asked to.

    Returns:
        What ends the watch; it does not wait for the thread.
    """
    ended = threading.Event()
    threading.Thread(target=_watch, args=(folder, changed, ended), name="watch", daemon=True).start()
    return ended.set


def concerns_briefs(folder: Path, path: str) -> bool:
    """Whether a changed path can mean another list of briefs: hidden files, notes and other kinds of files cannot."""
    try:
        parts = PurePath(path).relative_to(folder).parts
    except ValueError:
        return False
    if not parts or parts[0] == NOTES_FOLDER or any(part.startswith(".") for part in parts):
        return False
    suffix = PurePath(path).suffix.lower()
    return suffix in BRIEF_SUFFIXES or not suffix  # a name without an ending may be a folder that was moved


def _watch(folder: Path, changed: Callable[[], None], ended: threading.Event) -> None:
    if ended.wait(_BEGINS_AFTER):
        return
    with suppress(ImportError, OSError, RuntimeError):  # not installed; too many folders; no such service here
        from watchfiles import watch  # noqa: PLC0415 - an extra

        logging.getLogger("watchfiles").addHandler(logging.NullHandler())
        seen = watch(
            folder,
            watch_filter=lambda _change, path: concerns_briefs(folder, path),
            debounce=_GATHERS_MS,
            step=_STEP_MS,
            stop_event=ended,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        for _ in seen:
            changed()
