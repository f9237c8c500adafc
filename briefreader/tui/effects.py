"""Carries out what a step orders in threads, and brings the answers back as events."""

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefreader.errors import BriefreaderError, UnreadableNotesError
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId
from briefreader.tui.export_files import read_export, write_whole
from briefreader.tui.gathering import Gatherer
from briefreader.tui.lanes import Lane
from briefreader.tui.needs import DeskLibrary
from briefreader.tui.pattern_search import find_pattern
from briefreader.tui.search_jobs import SearchJobs
from briefreader.view import effects as orders
from briefreader.view import events, housekeeping
from briefreader.view.effects import Effect
from briefreader.view.events import Event
from briefreader.view.housekeeping import KeyReader
from briefreader.view.state import PAGE_ROWS

if TYPE_CHECKING:
    from briefreader.library.refresh import Progress

_EDITS_TIMEOUT: Final = 10.0
"""Seconds that closing waits for edits that are still being written: nothing a person wrote may be lost."""
_PROGRESS_STEPS: Final = 100
"""At most so many reports of progress for a refresh: each one paints the footer."""


class Effects:
    """Does the slow work of the desk.

    Four lanes, so that nothing waits for what it has nothing to do with: reading, searching (newest question wins),
    saving (in order), refreshing.

    Args:
        library: the library.
        post: takes the answers; called from other threads.
        read_keys: reads the keymap as it is now.
        results: how many results a search shows.
    """

    def __init__(
        self, library: DeskLibrary, post: Callable[[Event], None], *, read_keys: KeyReader, results: int = 50
    ) -> None:
        self._results = results
        self._library = library
        self._post = post
        self._searches = SearchJobs(library)
        self._is_closing = False
        self._reading = Lane("reading")
        self._searching = Lane("searching", keeps_newest=True)
        self._saving = Lane("saving")
        self._refreshing = Lane("refreshing", keeps_newest=True)
        gatherer = Gatherer(library)
        self._jobs: Mapping[type, tuple[Lane, Callable[[Any], Event | None]]] = {
            orders.LoadRows: (self._reading, self._load_rows),
            orders.OpenBrief: (self._reading, self._open_brief),
            orders.LoadTags: (self._reading, self._load_tags),
            housekeeping.LoadGroups: (self._reading, self._load_groups),
            housekeeping.FindUnread: (self._reading, self._find_unread),
            housekeeping.FindPlace: (self._reading, self._find_place),
            housekeeping.FindPattern: (self._searching, find_pattern),
            housekeeping.FindPublished: (self._reading, self._searches.find_published),
            housekeeping.PrepareSearch: (self._searching, self._searches.prepare),
            housekeeping.ReadKeys: (self._reading, lambda _order: housekeeping.KeysRead(*read_keys())),
            orders.Search: (self._searching, self._search),
            orders.CountFacets: (self._reading, self._searches.count_facets),
            orders.LoadSearches: (self._reading, self._searches.load),
            orders.RememberSearch: (self._saving, self._searches.remember),
            orders.SaveSearch: (self._saving, self._searches.save),
            orders.ProposeAliases: (self._refreshing, self._searches.propose_aliases),
            orders.AcceptAliases: (self._saving, self._searches.accept_aliases),
            orders.EditNotes: (self._saving, self._edit_notes),
            orders.DecideCut: (self._saving, self._decide_cut),
            orders.Export: (self._saving, self._export),
            orders.Refresh: (self._refreshing, self._refresh),
            **{order: (self._reading, job) for order, job in gatherer.reading().items()},
            **{order: (self._saving, job) for order, job in gatherer.writing().items()},
        }

    def take(self, effect: Effect) -> bool:
        """Begin what is work for a thread; False for what is not."""
        found = self._jobs.get(type(effect))
        if found is None:
            return False
        lane, job = found

        def work() -> None:
            try:
                answer = job(effect)
            except BriefreaderError as error:
                answer = events.WorkFailed(str(error))
            except Exception as error:  # noqa: BLE001 - a fault of ours must not end the thread, nor show a traceback
                answer = events.WorkFailed(f"That did not work, and should have: {type(error).__name__}: {error}")
            if answer is not None and not self._is_closing:
                self._post(answer)

        lane.put(work)
        return True

    def close(self) -> bool:
        """Let edits be written and stop everything else; whether all edits are on disk."""
        is_saved = self._saving.finish(_EDITS_TIMEOUT)
        self._is_closing = True
        for lane in (self._reading, self._searching, self._saving, self._refreshing):
            lane.close()
        return is_saved

    def _load_rows(self, order: orders.LoadRows) -> Event:
        rows = self._library.rows(sort=order.sort, offset=order.page * PAGE_ROWS, limit=PAGE_ROWS)
        return events.RowsLoaded(order.generation, order.page, self._library.count(), rows)

    def _open_brief(self, order: orders.OpenBrief) -> Event:
        try:
            brief = self._library.brief(order.brief_id)
        except BriefreaderError as error:
            return events.BriefFailed(order.request, str(error))
        try:
            return events.BriefOpened(order.request, brief, self._library.notes(order.brief_id))
        except UnreadableNotesError as error:
            return events.BriefOpened(order.request, brief, None, str(error))

    def _load_tags(self, _order: orders.LoadTags) -> Event:
        return events.TagsLoaded(self._library.tags())

    def _load_groups(self, order: housekeeping.LoadGroups) -> Event:
        return housekeeping.GroupsLoaded(order.by, self._library.counts.groups(order.by))

    def _find_unread(self, order: housekeeping.FindUnread) -> Event:
        return housekeeping.UnreadFound(self._library.counts.next_unread(sort=order.sort, behind=order.behind))

    def _find_place(self, order: housekeeping.FindPlace) -> Event:
        return housekeeping.PlaceFound(order.brief_id, self._library.counts.place(order.brief_id, sort=order.sort))

    def keep(self, job: Callable[[], None]) -> None:
        """Have something written, after what was ordered before."""
        self._saving.put(job)

    def _search(self, order: orders.Search) -> Event:
        answer = self._library.search(order.line, limit=self._results, as_typed=True, order=order.order)
        return events.SearchAnswered(order.generation, answer)

    def _edit_notes(self, order: orders.EditNotes) -> Event:
        before: list[BriefNotes] = []

        def edit(notes: BriefNotes) -> BriefNotes:
            before.append(notes)
            return order.edit(notes)

        try:
            after = self._library.edit_notes(order.brief_id, edit, may_be_gone=True)
        except BriefreaderError as error:
            return events.NotesFailed(order.brief_id, str(error), self._notes_on_disk(order.brief_id))
        return events.NotesSaved(
            order.brief_id, order.label, before[-1] if before else after, after, order.way, order.batch
        )

    def _notes_on_disk(self, brief_id: BriefId) -> BriefNotes | None:
        try:
            return self._library.notes(brief_id)
        except BriefreaderError:
            return None

    def _decide_cut(self, order: orders.DecideCut) -> Event:
        elsewhere = self._library.decide_cut(order.briefs, order.decision)
        brief = self._library.brief(order.briefs[0])
        return events.CutDecided(order.briefs, brief, elsewhere, order.decision, order.label, order.way)

    def _export(self, order: orders.Export) -> Event:
        path = Path(order.path).expanduser()
        existing = read_export(path)
        write_whole(path, self._library.export_markdown(order.brief_id, existing=existing))
        return events.Exported(str(path))

    def _refresh(self, order: orders.Refresh) -> Event | None:
        if order.is_quiet:
            with contextlib.suppress(BriefreaderError):  # what is wrong is said when somebody asks for a refresh
                return events.Refreshed(self._library.refresh(cancelled=lambda: self._is_closing), is_quiet=True)
            return None
        reported = -1

        def progress(now: "Progress") -> None:
            nonlocal reported
            step = now.done * _PROGRESS_STEPS // max(1, now.total)
            if step != reported:
                reported = step
                self._post(events.RefreshProgressed(now))

        report = self._library.refresh(progress=progress, cancelled=lambda: self._is_closing)
        return events.Refreshed(report)
