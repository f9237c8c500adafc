"""The folder of briefs, and the clock."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Final

from briefreader.errors import LibraryNotFoundError, UnreadableBriefError
from briefreader.library.brief_files import BriefFile
from briefreader.model.brief import BriefId

BRIEF_SUFFIXES: Final = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf")
"""What a brief's file name ends in."""

NOTES_FOLDER: Final = "notes"
"""The folder beside the briefs that holds what the reader wrote; no brief is looked for in it."""


class FolderSource:
    """The briefs below one folder. Hidden files and folders are passed over, links to folders are not followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> tuple[BriefFile, ...]:
        """All files that may hold briefs, by id. Raises LibraryNotFoundError."""
        if not self._folder.exists():
            raise LibraryNotFoundError(str(self._folder), "no such folder; name one: briefreader FOLDER")
        if not self._folder.is_dir():
            raise LibraryNotFoundError(str(self._folder), "not a folder; name the folder that holds your briefs")
        try:
            return tuple(sorted(self._walk(str(self._folder), ""), key=attrgetter("id")))
        except OSError as error:
            raise LibraryNotFoundError(str(self._folder), error.strerror or str(error)) from error

    def find(self, brief_id: BriefId) -> BriefFile | None:
        """What the folder says now about one file, or None."""
        path = self._folder / brief_id
        try:
            return _brief_file(brief_id, str(path), path.stat()) if path.is_file() else None
        except (OSError, ValueError):  # ValueError: a NUL in the name
            return None

    def read(self, brief_id: BriefId) -> bytes:
        """The bytes of one file. Raises UnreadableBriefError."""
        path = self._folder / brief_id
        try:
            return path.read_bytes()
        except (OSError, ValueError) as error:
            raise UnreadableBriefError(str(path), getattr(error, "strerror", None) or str(error)) from error

    def _walk(self, folder: str, above: str) -> Iterator[BriefFile]:
        with os.scandir(folder) as entries:  # in plain strings: a Path for each of 100,000 files takes three seconds
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if above + name != NOTES_FOLDER:
                        yield from self._walk_below(entry.path, above + name + "/")
                elif name.lower().endswith(BRIEF_SUFFIXES) and entry.is_file():
                    yield _brief_file(BriefId(above + name), entry.path, entry.stat())

    def _walk_below(self, folder: str, above: str) -> Iterator[BriefFile]:
        """As `_walk`, but a folder that may not be listed is passed over: the rest of the library still opens."""
        try:
            yield from self._walk(folder, above)
        except PermissionError:
            return


def _brief_file(brief_id: BriefId, path: str, stat: os.stat_result) -> BriefFile:
    return BriefFile(id=brief_id, path=path, size=stat.st_size, mtime_ns=stat.st_mtime_ns)


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, to the second."""
        return datetime.now(UTC).replace(microsecond=0)
