"""What lies in a folder of notes: notes files, and what conflicts and synchronising services left between them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SUFFIX: Final = ".yaml"
CONFLICT: Final = ".conflict"
LOCK_NAME: Final = ".lock"
# Syncthing: "a.sync-conflict-20261122-101112-ABCDEFG.yaml"; Dropbox, Nextcloud: "a (… conflicted copy …).yaml".
_SYNC_COPY: Final = re.compile(r"\.sync-conflict-\d{8}-\d{6}|\([^)]*\bconflict(?:ed copy)?\b[^)]*\)", re.IGNORECASE)


def is_sync_copy(name: str) -> bool:
    """Whether a synchronising service has put a file aside under this name."""
    return bool(_SYNC_COPY.search(name))


def is_conflict(name: str) -> bool:
    """Whether `save` has put a file aside under this name: ".conflict", ".conflict-2" and so on."""
    return bool(re.search(rf"{re.escape(SUFFIX + CONFLICT)}(-\d+)?$", name))


def is_notes(name: str) -> bool:
    """Whether a file of this name holds the notes of a brief."""
    return name.endswith(SUFFIX) and not is_sync_copy(name)


def walk(folder: Path, below: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """All files but hidden ones, by their path from the top with `/` between folders; a closed folder is empty."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(Path(entry.path), f"{below}{entry.name}/")
        elif entry.is_file():
            yield below + entry.name, entry


def put_aside_for(path: Path) -> tuple[str, ...]:
    """The conflict files and sync copies beside a notes file, by path."""
    stem = path.name.removesuffix(SUFFIX)
    try:
        names = sorted(entry.name for entry in os.scandir(path.parent) if entry.name.startswith(stem))
    except OSError:
        return ()
    return tuple(
        str(path.parent / name)
        for name in names
        if name.startswith(path.name + CONFLICT) or (is_sync_copy(name) and _SYNC_COPY.split(name)[0].strip() == stem)
    )
