"""What the desk needs of a library."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from briefreader.library.holdings import Holdings
from briefreader.model.brief import BriefId, CutDecision

if TYPE_CHECKING:
    from briefreader.library.refresh import Progress, RefreshReport


class DeskLibrary(Holdings, Protocol):
    """The part of `Library` that the desk calls, from several threads."""

    notes_are_elsewhere: bool

    def refresh(
        self,
        *,
        rebuild: bool = False,
        progress: "Callable[[Progress], None] | None" = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "RefreshReport":
        """Bring the index up to date."""
        ...

    def decide_cut(self, briefs: Sequence[BriefId], decision: CutDecision) -> tuple[BriefId, ...]:
        """Cut a block from briefs or restore it; the outlet's other briefs in which it stands.

        Raises InvalidConfigError, UnwritableError, UnreadableBriefError.
        """
        ...

    def export_markdown(self, brief_id: BriefId, *, existing: str | None = None) -> str:
        """A brief with its notes as Markdown, merged with an earlier export."""
        ...
