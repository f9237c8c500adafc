"""What the use cases over all notes of a library need of it: the command line has a `Library`, tests a smaller one."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from briefreader.library.keeping import LibraryFileStore, PutAside, TagJournal
from briefreader.library.ports import BriefRow, Clock, Sort
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId

if TYPE_CHECKING:
    from briefreader.library.searching import SearchAnswer


class Holdings(Protocol):
    """The part of `Library` that knows all briefs and what was written about them."""

    folder: str
    file: LibraryFileStore
    journal: TagJournal
    clock: Clock
    put_aside: PutAside

    @property
    def notes_folder(self) -> str:
        """Where notes are written."""
        ...

    def count(self) -> int:
        """How many briefs are known."""
        ...

    def rows(self, *, sort: Sort = Sort.DATE, offset: int = 0, limit: int | None = None) -> tuple[BriefRow, ...]:
        """A window of the list of known briefs."""
        ...

    def noted(self) -> tuple[BriefId, ...]:
        """The briefs that have a notes file, as the last refresh knows them, by id."""
        ...

    def tags(self) -> Mapping[str, int]:
        """Each tag in use and on how many briefs."""
        ...

    def search(self, line: str, *, limit: int = 50, as_typed: bool = False) -> "SearchAnswer":
        """The best answers to a search line."""
        ...

    def brief(self, brief_id: BriefId) -> Brief:
        """A parsed brief. Raises BriefNotFoundError, UnreadableBriefError."""
        ...

    def notes(self, brief_id: BriefId) -> BriefNotes:
        """What the reader wrote about a brief. Raises UnreadableNotesError."""
        ...

    def edit_notes(
        self, brief_id: BriefId, edit: Callable[[BriefNotes], BriefNotes], *, may_be_gone: bool = False
    ) -> BriefNotes:
        """Load, edit, save; what is now on disk, also of a brief that may have gone.

        Raises BriefNotFoundError, UnreadableNotesError, NotesConflictError, UnwritableError.
        """
        ...
