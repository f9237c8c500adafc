"""What the desk needs of a library."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from briefreader.library.ports import BriefRow, Sort
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId

if TYPE_CHECKING:
    from briefreader.library.refresh import Progress, RefreshReport
    from briefreader.library.searching import SearchAnswer


class DeskLibrary(Protocol):
    """The part of `Library` that the desk calls, from several threads."""

    folder: str
    notes_are_elsewhere: bool

    @property
    def notes_folder(self) -> str:
        """Where notes are written."""
        ...

    def refresh(
        self,
        *,
        rebuild: bool = False,
        progress: "Callable[[Progress], None] | None" = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "RefreshReport":
        """Bring the index up to date."""
        ...

    def count(self) -> int:
        """How many briefs are known."""
        ...

    def rows(self, *, sort: Sort = Sort.DATE, offset: int = 0, limit: int | None = None) -> tuple[BriefRow, ...]:
        """A window of the list of known briefs."""
        ...

    def tags(self) -> Mapping[str, int]:
        """Each tag in use and on how many briefs."""
        ...

    def brief(self, brief_id: BriefId) -> Brief:
        """A parsed brief. Raises BriefNotFoundError, UnreadableBriefError."""
        ...

    def search(self, line: str, *, limit: int = 50, as_typed: bool = False) -> "SearchAnswer":
        """The best answers to a search line."""
        ...

    def notes(self, brief_id: BriefId) -> BriefNotes:
        """What the reader wrote about a brief. Raises UnreadableNotesError."""
        ...

    def edit_notes(self, brief_id: BriefId, edit: Callable[[BriefNotes], BriefNotes]) -> BriefNotes:
        """Load, edit, save; what is now on disk. Raises UnreadableNotesError, NotesConflictError, UnwritableError."""
        ...

    def export_markdown(self, brief_id: BriefId, *, existing: str | None = None) -> str:
        """A brief with its notes as Markdown, merged with an earlier export."""
        ...
