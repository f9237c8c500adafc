"""The library's list: fetching what is in sight, choosing, marking, sorting, refreshing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import PurePath
from typing import Final

from briefreader.library.ports import Sort
from briefreader.library.same_page import leads_to_same_page
from briefreader.model.brief import BriefId
from briefreader.view.effects import LoadRows, LoadTags, Refresh, Say, SetQuery, Step
from briefreader.view.events import (
    FolderChanged,
    Invoked,
    ListMoved,
    Refreshed,
    RefreshProgressed,
    RowsLoaded,
    RowsWanted,
    Started,
    TagNamed,
    TagsLoaded,
    Ticked,
    WorkFailed,
)
from briefreader.view.housekeeping import FindPlace, PlaceFound, Watch
from briefreader.view.regions import Pane
from briefreader.view.state import PAGE_ROWS, Opening, Reading, Session
from briefreader.view.steps.claiming import choose_claim
from briefreader.view.steps.common import Stepped, ask_for, focused_on, row_under_cursor, stay
from briefreader.view.steps.searching import sort_results
from briefreader.view.wording import counted

MOST_WATCHED: Final = 2000
"""Briefs; to look at so many files takes a few hundredths of a second. Beyond, the system has to tell of a change."""
_SORTS: Final = (Sort.DATE, Sort.TITLE, Sort.OUTLET, Sort.UNREAD, Sort.RECENT)


def started(session: Session, event: Started) -> Stepped:
    """Fetch the first rows; what has changed on disk is looked for when they are there."""
    session, effects = reload(session)
    if event.open_brief is not None:
        opening = Opening(request=0, brief_id=event.open_brief)
        session, more = ask_for(session, opening)
        effects += more
    if session.desk.notes_are_elsewhere:
        effects += (Say(f"The library is read-only: your notes are in {session.desk.notes_folder}"),)
    return session, effects


def reload(session: Session) -> Stepped:
    """Fetch the rows in sight anew; the old ones stay to be seen until the new ones come."""
    shelf = session.shelf
    generation = shelf.generation + 1
    page = shelf.cursor // PAGE_ROWS
    wanted = frozenset({max(0, page - 1), page})
    session = replace(session, shelf=replace(shelf, generation=generation, wanted=wanted))
    return session, tuple(LoadRows(generation, shelf.sort, number) for number in sorted(wanted))


def _list_anew(session: Session) -> Stepped:
    """Fetch a list that has changed; the cursor stays with its brief, and at the top where nobody has moved it."""
    row = session.shelf.row(session.shelf.cursor)
    if row is None or session.shelf.cursor == 0:
        return reload(session)
    return session, (FindPlace(session.shelf.sort, row.id),)


def place_found(session: Session, event: PlaceFound) -> Stepped:
    """Fetch the list anew around the brief that is still chosen, or was opened from elsewhere."""
    row = session.shelf.row(session.shelf.cursor)
    is_chosen = row is not None and row.id == event.brief_id
    is_open = session.reading is not None and session.reading.brief.id == event.brief_id
    if event.place is not None and (is_chosen or is_open):
        session = replace(session, shelf=replace(session.shelf, cursor=event.place))
    return reload(session)


def rows_wanted(session: Session, event: RowsWanted) -> Stepped:
    """Fetch the pages that came into view."""
    shelf = session.shelf
    if session.inquiry.is_active:
        return stay(session)
    pages = range(event.first // PAGE_ROWS, (max(event.first, event.last - 1)) // PAGE_ROWS + 1)
    missing = [page for page in pages if page not in shelf.pages and page not in shelf.wanted]
    if not missing:
        return stay(session)
    session = replace(session, shelf=replace(shelf, wanted=shelf.wanted | set(missing)))
    return session, tuple(LoadRows(shelf.generation, shelf.sort, page) for page in missing)


def rows_loaded(session: Session, event: RowsLoaded) -> Stepped:
    """Keep a page; the first of a generation drops those of the generation before."""
    shelf = session.shelf
    if event.generation != shelf.generation:
        return stay(session)
    kept = dict(shelf.pages) if shelf.pages_generation == event.generation else {}
    kept[event.page] = event.rows
    last_page = max(0, event.total - 1) // PAGE_ROWS
    shelf = replace(
        shelf,
        pages={page: rows for page, rows in kept.items() if page <= last_page},
        pages_generation=event.generation,
        total=event.total,
        wanted=shelf.wanted - {event.page},
        is_known=True,
        cursor=min(shelf.cursor, max(0, event.total - 1)),
    )
    effects: Step = () if session.shelf.is_known else (LoadTags(), Refresh())
    if event.total > MOST_WATCHED and not session.is_watched:
        session, effects = replace(session, is_watched=True), (*effects, Watch())
    return replace(session, shelf=shelf), effects


def list_moved(session: Session, event: ListMoved) -> Stepped:
    """Note which row is chosen."""
    if event.pane is Pane.LIBRARY:
        if session.inquiry.is_active:
            same = session.inquiry.cursor == event.index
            return session if same else replace(session, inquiry=replace(session.inquiry, cursor=event.index)), ()
        if session.shelf.grouping is not None:
            return replace(session, shelf=replace(session.shelf, group_cursor=event.index)), ()
        same = session.shelf.cursor == event.index
        return session if same else replace(session, shelf=replace(session.shelf, cursor=event.index)), ()
    if session.reading is None:
        return stay(session)
    if event.pane is Pane.CLAIMS:
        return choose_claim(session, session.reading, event.key)
    return replace(session, reading=_chosen(session.reading, event)), ()


def _chosen(reading: Reading, event: ListMoved) -> Reading:
    if event.pane is Pane.LINKS and event.key.isdecimal():
        return _on_page_of(reading, int(event.key))
    if event.pane is Pane.NOTES:
        return replace(reading, entry=event.key)
    return reading


def _on_page_of(reading: Reading, link: int) -> Reading:
    """The open brief with a link to the same page chosen: the one that is chosen already, if it leads there."""
    links = reading.brief.links
    if max(link, reading.link) < len(links) and leads_to_same_page(links[link], links[reading.link]):
        return reading
    return replace(reading, link=link)


def sort(session: Session, _event: Invoked) -> Stepped:
    """Sort the list, or the results, by the next order."""
    if session.inquiry.is_active:
        return sort_results(session)
    orders = cycle(_SORTS)
    while next(orders) is not session.shelf.sort:
        pass
    shelf = replace(session.shelf, sort=next(orders), cursor=0, pages={})
    session, effects = reload(replace(session, shelf=shelf))
    return session, (*effects, Say(f"Sorted by {session.shelf.sort}"))


def mark(session: Session, _event: Invoked) -> Stepped:
    """Mark the chosen brief, or let it go."""
    row = row_under_cursor(session)
    if row is None:
        return stay(session)
    marked = session.shelf.marked ^ {row.id}
    return replace(session, shelf=replace(session.shelf, marked=frozenset[BriefId](marked))), ()


def refresh(session: Session, _event: Invoked) -> Stepped:
    """Look for what has changed on disk."""
    if session.indexing is not None:
        return stay(session, Say("The library is being read already"))
    return session, (Refresh(),)


def ticked(session: Session, _event: Ticked) -> Stepped:
    """Look by itself what has changed on disk, where looking costs next to nothing."""
    if session.indexing is not None or not session.shelf.is_known or session.shelf.total > MOST_WATCHED:
        return stay(session)
    return session, (Refresh(is_quiet=True),)


def folder_changed(session: Session, _event: FolderChanged) -> Stepped:
    """Look what has changed, whatever the size of the library; what changes during a look asks for another one."""
    if session.indexing is not None or not session.shelf.is_known:
        return replace(session, owes_look=True), ()
    return session, (Refresh(is_quiet=True),)


def refresh_progressed(session: Session, event: RefreshProgressed) -> Stepped:
    """Show how far it is, and the briefs that are known by now whenever they may have doubled."""
    session = replace(session, indexing=event.progress)
    has_grown = event.progress.done > 0 and event.progress.done >= 2 * session.shelf.total
    return reload(session) if has_grown and not session.shelf.wanted else (session, ())


def refreshed(session: Session, event: Refreshed) -> Stepped:
    """Show what has changed, and open anew what is open.

    While text is being selected only a changed file is opened anew; what else has changed waits for the first look
    after that.
    """
    report = event.report
    session = replace(session, indexing=None, has_looked=True)
    touched = (*report.annotated, *report.recut)
    changed = sum(map(len, (report.added, report.changed, report.removed, report.moved, touched)))
    effects: Step = ()
    if changed or not session.shelf.is_known:
        session, effects = _list_anew(session)
        effects = (*effects, LoadTags())
    session, more = _open_anew(session, report.changed, touched)
    effects = (*effects, *more)
    if report.failed and not event.is_quiet:
        first = replace(report.failed[0], where=PurePath(report.failed[0].where).name)  # there is room for a name
        others = f" (and {counted(len(report.failed) - 1, 'other')})" if len(report.failed) > 1 else ""
        effects = (*effects, Say(f"{first}{others}", "warning"))
    if session.owes_look:
        session, effects = replace(session, owes_look=False), (*effects, Refresh(is_quiet=True))
    return session, effects


def _open_anew(session: Session, changed: Sequence[BriefId], touched: Sequence[BriefId]) -> Stepped:
    """Open anew the brief that is open, if its file has changed, or its notes or cuts and nothing is selected."""
    reading = session.reading
    if reading is None or reading.brief.id not in {*changed, *touched, session.owes_opening}:
        return replace(session, owes_opening=None), ()
    brief_id = reading.brief.id
    if reading.selection and brief_id not in changed:
        return replace(session, owes_opening=brief_id), ()
    session = replace(session, owes_opening=None)
    return ask_for(session, Opening(request=0, brief_id=brief_id, focus=session.layout.focus))


def tags_loaded(session: Session, event: TagsLoaded) -> Stepped:
    """Keep the tags for completion."""
    return replace(session, tags=event.tags), ()


def tag_named(session: Session, event: TagNamed) -> Stepped:
    """Show only the briefs with a tag: it is a search like any other, and can be seen and changed as one."""
    tag = f'"{event.tag}"' if " " in event.tag else event.tag
    return focused_on(session, Pane.LIBRARY), (SetQuery(f"tag:{tag}"),)


def work_failed(session: Session, event: WorkFailed) -> Stepped:
    """Say what could not be done."""
    inquiry = replace(session.inquiry, opens_first=False)
    return replace(session, indexing=None, has_looked=True, inquiry=inquiry), (Say(event.what, "error"),)
