"""Conflict files and sync copies beside the notes: read, and deleted when they are settled."""

from pathlib import Path

from briefreader.errors import UnreadableNotesError, UnwritableError
from briefreader.library.ports import NoteStore
from briefreader.model.annotation import BriefNotes, BriefRef
from briefreader.model.brief import BriefId
from briefreader.store.atomic import sync_folder
from briefreader.store.yaml_files.note_folder import is_conflict, is_sync_copy
from briefreader.store.yaml_files.note_reader import read_notes
from briefreader.store.yaml_files.tree import YamlError


class YamlPutAside:
    """Implements `PutAside` for the files that a store of notes finds beside its own."""

    def __init__(self, notes: NoteStore) -> None:
        self._notes = notes

    def conflicts(self, brief: BriefId) -> tuple[str, ...]:
        """Paths of what was put aside for a brief."""
        return self._notes.conflicts(brief)

    def read_aside(self, path: str) -> BriefNotes:
        """A version that was put aside. Raises UnreadableNotesError."""
        try:
            return read_notes(Path(path).read_bytes(), BriefRef(file=BriefId(""), fingerprint=""))
        except YamlError as error:
            raise UnreadableNotesError(path, error.line, error.reason) from error
        except OSError as error:
            raise UnreadableNotesError(path, None, error.strerror or str(error)) from error

    def discard(self, path: str) -> None:
        """Delete a version that was put aside. Raises UnwritableError, also for a file that is none."""
        aside = Path(path)
        if not is_conflict(aside.name) and not is_sync_copy(aside.name):
            raise UnwritableError(path, "not a version that was put aside")
        try:
            aside.unlink(missing_ok=True)
            sync_folder(aside.parent)
        except OSError as error:
            raise UnwritableError(path, error.strerror or str(error)) from error
