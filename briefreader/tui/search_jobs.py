"""The slow work around searches: counting, keeping, looking for spellings of one name."""

from typing import Final

from briefreader.config.library_file import SavedSearch
from briefreader.tui.needs import DeskLibrary
from briefreader.view import effects as orders
from briefreader.view import events, housekeeping
from briefreader.view.events import Event

_ANYTHING: Final = "a"


class SearchJobs:
    """Each method does one order, in whatever thread, and gives the answer. May raise BriefreaderError.

    Args:
        library: the library.
    """

    def __init__(self, library: DeskLibrary) -> None:
        self._library = library

    def prepare(self, _order: housekeeping.PrepareSearch) -> None:
        """Search for anything at all: the first search opens the index, which takes longer than all that follow."""
        self._library.search(_ANYTHING, limit=1)

    def find_published(self, order: housekeeping.FindPublished) -> Event:
        """The brief that was published at an address."""
        from briefreader.library.finding import published_at  # noqa: PLC0415 - now and then

        return housekeeping.PublishedFound(order.url, published_at(self._library, order.url))

    def count_facets(self, order: orders.CountFacets) -> Event:
        """Count what a line finds; what all of it has narrows nothing."""
        from briefreader.library.facets import searches  # noqa: PLC0415 - now and then

        answer = self._library.search(order.line, limit=1, as_typed=True, with_facets=True)
        found = searches(answer.facets) if answer.facets is not None else {}
        lines = ((line, count) for counts in found.values() for line, count in counts.items())
        return events.FacetsCounted(order.line, tuple(lines))

    def load(self, _order: orders.LoadSearches) -> Event:
        """The saved searches and the recent ones."""
        saved = ((search.name, search.query) for search in self._library.file.load().file.searches)
        return events.SearchesLoaded(tuple(saved), self._library.recent.load())

    def remember(self, order: orders.RememberSearch) -> None:
        """Keep a search among the recent ones."""
        self._library.recent.add(order.line)

    def save(self, order: orders.SaveSearch) -> Event:
        """Keep a search under a name."""
        search = SavedSearch(name=order.name, query=order.line)
        self._library.file.edit(lambda file: file.with_search(search))
        return events.Done(f"Kept as {order.name}, in {self._library.file.path}")

    def propose_aliases(self, _order: orders.ProposeAliases) -> Event:
        """Spellings that may be one name."""
        return events.AliasesProposed(self._library.proposed_aliases())

    def accept_aliases(self, order: orders.AcceptAliases) -> Event:
        """Let spellings stand for each other."""
        self._library.file.edit(lambda file: file.with_aliases(order.words))
        return events.Done(f"{' = '.join(order.words)} from now on")
