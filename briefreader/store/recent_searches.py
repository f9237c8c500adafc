"""The RecentSearches port: one line a search in a file of the user's state folder, the newest last."""

from pathlib import Path
from typing import Final

from briefreader.store.atomic import locked, write_atomically

MOST: Final = 100
"""Searches that are remembered: more than anybody scrolls through."""


class RecentSearchesFile:
    """What was searched for in one library. It is a convenience: where it cannot be kept, it is not."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[str, ...]:
        """The searches, the newest first."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ()
        return tuple(dict.fromkeys(line for line in reversed(lines) if line.strip()))[:MOST]

    def add(self, line: str) -> None:
        """Remember a search as the newest."""
        bare = " ".join(line.split())
        if not bare:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locked(self._path.with_name(self._path.name + ".lock")):
                lines = (bare, *(each for each in self.load() if each != bare))
                content = "".join(f"{each}\n" for each in reversed(lines[:MOST]))
                write_atomically(self._path, content.encode("utf-8", "replace"))
        except OSError:
            return
