"""What the desk needs of a library."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from briefreader.library.holdings import Holdings
from briefreader.library.keeping import RecentSearches
from briefreader.library.ports import Counts
from briefreader.model.brief import BriefId, CutDecision
from briefreader.model.search import Order

if TYPE_CHECKING:
    from briefreader.library.refresh import Progress, RefreshReport
    from briefreader.library.searching import SearchAnswer


class DeskLibrary(Holdings, Protocol):
    """The part of `Library` that the desk calls, from several threads."""

    counts: Counts
    notes_are_elsewhere: bool
    recent: RecentSearches

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

    def search(
        self,
        line: str,
        *,
        limit: int = 50,
        as_typed: bool = False,
        order: Order = Order.RELEVANCE,
        with_facets: bool = False,
    ) -> "SearchAnswer":
        """The best answers to a search line."""
        ...

    def proposed_aliases(self) -> tuple[tuple[str, ...], ...]:
        """Spellings that may be one name."""
        ...

    def export_markdown(self, brief_id: BriefId, *, existing: str | None = None) -> str:
        """A brief with its notes as Markdown, merged with an earlier export."""
        ...
