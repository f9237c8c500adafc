"""Searching the library: as the line is typed, newest question first."""

from dataclasses import replace

from briefreader.view.effects import Search
from briefreader.view.events import Invoked, QueryTyped, SearchAnswered
from briefreader.view.regions import Pane
from briefreader.view.state import Inquiry, Session
from briefreader.view.steps.common import Stepped, focused_on, stay
from briefreader.view.steps.opening import open_row


def focus_search(session: Session, _event: Invoked) -> Stepped:
    """Go to the search line; in a narrow terminal, or when zoomed, the library comes into view with it."""
    return replace(
        focused_on(session, Pane.SEARCH), layout=replace(focused_on(session, Pane.SEARCH).layout, is_zoomed=False)
    ), ()


def query_typed(session: Session, event: QueryTyped) -> Stepped:
    """Ask; the results so far stay until there are new ones, so that nothing flickers."""
    if event.line == session.inquiry.line:
        return stay(session)
    generation = session.inquiry.generation + 1
    if not event.line.strip():
        return replace(session, inquiry=Inquiry(line=event.line, generation=generation)), ()
    inquiry = replace(session.inquiry, line=event.line, generation=generation, opens_first=False)
    return replace(session, inquiry=inquiry), (Search(generation, event.line),)


def search_answered(session: Session, event: SearchAnswered) -> Stepped:
    """Show the answer, unless a newer question was asked since."""
    inquiry = session.inquiry
    if event.generation != inquiry.generation or not inquiry.is_active:
        return stay(session)
    is_same_list = inquiry.answer is not None and inquiry.answer.query == event.answer.query
    cursor = min(inquiry.cursor, max(0, len(event.answer.results) - 1)) if is_same_list else 0
    session = replace(session, inquiry=replace(inquiry, answer=event.answer, cursor=cursor, opens_first=False))
    return open_row(session) if inquiry.opens_first else (session, ())
