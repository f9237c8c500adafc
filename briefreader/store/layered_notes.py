"""Notes in two folders: the one that is written to, and one that is only read.

A library may be read-only today and writable tomorrow. Its notes then lie partly beside the briefs and partly under the
user's data folder; both are read, and a brief's notes move to the folder that can be written with their next change.
"""

from collections.abc import Mapping
from dataclasses import replace

from briefreader.errors import Fault
from briefreader.library.ports import LoadedNotes, NoteStore
from briefreader.model.annotation import BriefNotes, BriefRef
from briefreader.model.brief import BriefId


class LayeredNotes:
    """Implements `NoteStore` over two stores; where both have notes of a brief, those that can be written count."""

    def __init__(self, *, written: NoteStore, read: NoteStore) -> None:
        self._written = written
        self._read = read

    @property
    def folder(self) -> str:
        """Where notes are written."""
        return self._written.folder

    def load(self, brief: BriefRef) -> LoadedNotes:
        """The notes of a brief. Raises UnreadableNotesError."""
        loaded = self._written.load(brief)
        if loaded.revision:
            return loaded
        found = self._read.load(brief)
        # Saved with no revision they become a new file, and the one that was read stays as it is.
        return replace(found, revision="", path=loaded.path) if found.revision else loaded

    def save(self, notes: BriefNotes, *, revision: str) -> LoadedNotes:
        """Write to the folder that can be written; see the port for the errors."""
        return self._written.save(notes, revision=revision)

    def stamps(self) -> Mapping[BriefId, tuple[int, int]]:
        """Size and mtime of the notes files that count."""
        return {**self._read.stamps(), **self._written.stamps()}

    def references(self) -> tuple[BriefRef, ...]:
        """What every notes file that can be written says of its brief."""
        return self._written.references()

    def adopt(self, lost: BriefId, brief: BriefRef) -> LoadedNotes:
        """Give notes of a brief that is gone to the brief it has become; see the port for the errors."""
        return self._written.adopt(lost, brief)

    def conflicts(self, brief: BriefId) -> tuple[str, ...]:
        """Versions of a brief's notes that were put aside, in either folder."""
        return (*self._written.conflicts(brief), *self._read.conflicts(brief))

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in either folder, and which notes lie in both."""
        both = self._written.stamps().keys() & self._read.stamps().keys()
        what = f"there are older notes in {self._read.folder} too; those in {self._written.folder} count"
        doubled = tuple(Fault(where=name, what=what) for name in sorted(both))
        return (*self._written.faults(), *self._read.faults(), *doubled)
