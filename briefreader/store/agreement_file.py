"""The Agreement port over one small file beside catalogue and index."""

import os
from contextlib import suppress
from pathlib import Path

_LOCK_ENDING = "LOCK"


class AgreementFile:
    """Names both states by what the file system tells of them.

    The index is told by its files, which are never changed once they are written; the catalogue by its file's own
    number, for it is in step with the index as long as it is the same one.

    Args:
        path: where the states are remembered.
        catalogue: the catalogue's file.
        index: the index's folder.
    """

    def __init__(self, path: Path, *, catalogue: Path, index: Path) -> None:
        self._path = path
        self._catalogue = catalogue
        self._index = index

    def holds(self) -> bool:
        """Whether both are still what they were then."""
        try:
            return self._path.read_text(encoding="utf-8") == self._states()
        except (OSError, ValueError):
            return False

    def note(self) -> None:
        """They agree as they are now; a file that is torn by a power cut tells nothing."""
        with suppress(OSError, ValueError):
            self._path.write_text(self._states(), encoding="utf-8")

    def void(self) -> None:
        """Nothing is known any more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _states(self) -> str:
        """Raises OSError where one of them is missing, ValueError for file names that nobody of ours gave."""
        lines = [f"catalogue {self._catalogue.stat().st_ino}"]
        with os.scandir(self._index) as entries:
            files = sorted((entry.name, entry.stat()) for entry in entries if not entry.name.endswith(_LOCK_ENDING))
        lines += [f"{name} {found.st_size} {found.st_mtime_ns}" for name, found in files]
        return "\n".join(lines)
