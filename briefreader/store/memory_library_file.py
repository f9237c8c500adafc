"""`briefreader.yaml` without a disk: for tests of what uses it."""

import threading
from collections.abc import Callable, Mapping

from briefreader.config.library_edits import section_edits
from briefreader.config.library_file import LibraryFile, check_library_file
from briefreader.library.keeping import LoadedLibraryFile


class MemoryLibraryFile:
    """Implements `LibraryFileStore` on plain objects, by the same rules for what an edit may touch."""

    def __init__(self, raw: Mapping[str, object] | None = None) -> None:
        self._raw: object = raw
        self._lock = threading.Lock()

    @property
    def path(self) -> str:
        """No file, under the name that it would have."""
        return "briefreader.yaml"

    def load(self) -> LoadedLibraryFile:
        """What is kept now."""
        file, faults = check_library_file(self._raw, where=self.path)
        return LoadedLibraryFile(file=file, faults=faults)

    def edit(self, change: Callable[[LibraryFile], LibraryFile]) -> LibraryFile:
        """Change what is kept. Raises InvalidConfigError where the section is none."""
        with self._lock:
            loaded = self.load()
            for edit in section_edits(self._raw, change(loaded.file), where=self.path):
                before = self._raw if isinstance(self._raw, Mapping) else {}
                self._raw = {**before, edit.section: edit.value}
            return self.load().file
