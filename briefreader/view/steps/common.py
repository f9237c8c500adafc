"""What several subjects need: whom a command is for, going to a place, saying something."""

from dataclasses import replace

from briefreader.library.ports import BriefRow
from briefreader.library.reading_place import carried_over
from briefreader.model.brief import Brief, BriefId, Span
from briefreader.view.effects import OpenBrief, Reveal, Say, Step
from briefreader.view.housekeeping import AskFolder
from briefreader.view.regions import Pane
from briefreader.view.state import Opening, Place, Reading, Session

Stepped = tuple[Session, Step]

JUMPS_KEPT = 200
"""Enough for a day; each is one small value."""


def stay(session: Session, *effects: Say) -> Stepped:
    """Nothing changes; perhaps something is said."""
    return session, effects


def nothing_chosen(session: Session) -> str:
    """What to say where a command needs chosen text."""
    return f"Nothing is chosen: {session.keymap.key_for('select.start')} selects text"


def open_first(session: Session) -> str:
    """What to say where a command needs an open brief."""
    return f"Open a brief first ({session.keymap.key_for('item.open')})"


def with_reading(session: Session, reading: Reading) -> Session:
    """The session with the open brief in another state."""
    return replace(session, reading=reading)


def focused_on(session: Session, pane: Pane) -> Session:
    """The session with the keyboard in another pane; side panes open as they get it."""
    layout = replace(session.layout, focus=pane)
    if pane in {Pane.CLAIMS, Pane.LINKS, Pane.NOTES}:
        layout = replace(layout, side=pane, side_is_open=True, side_is_hidden=False)
    if pane in {Pane.LIBRARY, Pane.SEARCH}:
        layout = replace(layout, library_is_hidden=False)
    return replace(session, layout=layout)


def carried_to(session: Session, brief: Brief) -> Session:
    """The session with its places in the open brief carried over to the text of another reading of it."""
    reading = session.reading
    if reading is None or reading.brief.id != brief.id or reading.brief.text == brief.text:
        return session
    before = reading.brief
    jumps = [place.position for place in (*session.behind, *session.ahead) if place.brief_id == brief.id]
    top, bottom, *carried = carried_over((reading.top, reading.bottom, *jumps), before, brief)
    positions = iter(carried)

    def moved(places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(
            replace(place, position=next(positions)) if place.brief_id == brief.id else place for place in places
        )

    behind, ahead = moved(session.behind), moved(session.ahead)
    return replace(session, behind=behind, ahead=ahead, reading=replace(reading, top=top, bottom=bottom))


def row_under_cursor(session: Session) -> BriefRow | None:
    """The brief that is chosen in the list, be it of the library or of results."""
    inquiry = session.inquiry
    if inquiry.is_active:
        results = inquiry.answer.results if inquiry.answer else ()
        return results[inquiry.cursor].row if inquiry.cursor < len(results) else None
    return None if session.shelf.grouping is not None else session.shelf.row(session.shelf.cursor)


def briefs_meant(session: Session) -> tuple[BriefId, ...]:
    """The briefs that a command is for: the marked ones, the one under the cursor of the list, or the open one."""
    if session.layout.focus in {Pane.LIBRARY, Pane.SEARCH}:
        if session.shelf.marked:
            return tuple(sorted(session.shelf.marked))
        row = row_under_cursor(session)
        if row is not None:
            return (row.id,)
    return (session.reading.brief.id,) if session.reading else ()


def remember_place(session: Session) -> Session:
    """The session with the present place on the list of jumps; jumps that were taken back are forgotten."""
    if session.reading is None:
        return session
    place = Place(brief_id=session.reading.brief.id, position=session.reading.top)
    behind = session.behind if session.behind[:1] == (place,) else (place, *session.behind)
    return replace(session, behind=behind[:JUMPS_KEPT], ahead=())


def go_to(session: Session, span: Span) -> Stepped:
    """Jump to a passage of the open brief, and mark it."""
    if session.reading is None:
        return stay(session)
    session = remember_place(session)
    if session.reading is None:
        return stay(session)
    reading = replace(session.reading, current=span)
    return with_reading(session, reading), (Reveal(span.start, span.end),)


def ask_folder(session: Session) -> Stepped:
    """Ask for another library; where this one is empty, the samples are the suggestion."""
    return session, (AskFolder(session.desk.samples if not session.shelf.total else session.desk.folder),)


def ask_for(session: Session, opening: Opening) -> Stepped:
    """Ask for a brief; the request gets the next number."""
    number = session.requests + 1
    opening = replace(opening, request=number)
    return replace(session, requests=number, opening=opening), (OpenBrief(number, opening.brief_id),)
