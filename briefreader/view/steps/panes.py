"""Which pane has the keyboard, which are to be seen, and the way back."""

from dataclasses import replace
from itertools import chain
from typing import Final

from briefreader.model.brief import Span
from briefreader.view.claims_in import chosen_claim, claim_places
from briefreader.view.effects import Quit, Say, SetQuery, Show
from briefreader.view.events import Focused, Invoked, Resized
from briefreader.view.housekeeping import PrepareSearch
from briefreader.view.notes_of import ENTRY_ASIDE, ENTRY_CLAIM, chosen_entry, placed_highlights
from briefreader.view.regions import SIDE_PANES, Pane
from briefreader.view.state import Reading, Session, Width
from briefreader.view.steps.common import Stepped, focused_on, go_to, open_first, stay, with_reading
from briefreader.view.steps.finding import close_find
from briefreader.view.steps.gathering import ask_aside
from briefreader.view.steps.opening import leave, open_row
from briefreader.view.steps.selecting import move_cursor

_SIDE: Final = {"claims.show": Pane.CLAIMS, "links.show": Pane.LINKS, "notes.show": Pane.NOTES}
_NARROWEST: Final = 40
_WIDEST: Final = 120
_WIDTH_STEP: Final = 4


def resized(session: Session, event: Resized) -> Stepped:
    """Share the new room."""
    width = Width.of(event.columns)
    if width is session.layout.width:
        return stay(session)
    return replace(session, layout=replace(session.layout, width=width)), ()


def focused(session: Session, event: Focused) -> Stepped:
    """The keyboard went elsewhere by itself, as with the mouse."""
    if event.pane is session.layout.focus:
        return stay(session)
    session = replace(session, asked_to_quit=False)
    if session.layout.focus is Pane.FIND:
        session, _ = close_find(session, keep=True)
    return focused_on(session, event.pane), (PrepareSearch(),) if event.pane is Pane.SEARCH else ()


def show_side(session: Session, event: Invoked) -> Stepped:
    """Go to a side pane; from there the same key goes back to the text and closes it."""
    pane = _SIDE[event.command]
    if session.layout.focus is pane:
        return _close_side(session)
    if session.reading is None:
        return stay(session, Say(open_first(session)))
    return focused_on(session, pane), ()


def _close_side(session: Session) -> Stepped:
    session = focused_on(session, Pane.ARTICLE)
    return replace(session, layout=replace(session.layout, side_is_open=False)), ()


def toggle_side(session: Session, _event: Invoked) -> Stepped:
    """Hide the side pane, or show it."""
    layout = session.layout
    if layout.width is Width.WIDE:
        layout = replace(layout, side_is_hidden=not layout.side_is_hidden)
    else:
        layout = replace(layout, side_is_open=not layout.side_is_open)
    if layout.focus in SIDE_PANES:
        layout = replace(layout, focus=Pane.ARTICLE)
    return replace(session, layout=layout), ()


def toggle_library(session: Session, _event: Invoked) -> Stepped:
    """Hide the library, or show it."""
    layout = replace(session.layout, library_is_hidden=not session.layout.library_is_hidden)
    if layout.focus in {Pane.LIBRARY, Pane.SEARCH} and layout.library_is_hidden and session.reading is not None:
        layout = replace(layout, focus=Pane.ARTICLE)
    return replace(session, layout=layout), ()


def zoom(session: Session, _event: Invoked) -> Stepped:
    """Give the screen to the pane with the keyboard, or share it again."""
    return replace(session, layout=replace(session.layout, is_zoomed=not session.layout.is_zoomed)), ()


def change_width(session: Session, event: Invoked) -> Stepped:
    """Make the column of text wider or narrower."""
    step = _WIDTH_STEP if event.command == "view.wider" else -_WIDTH_STEP
    width = min(max(_NARROWEST, session.layout.reading_width + step), _WIDEST)
    return replace(session, layout=replace(session.layout, reading_width=width)), (Say(f"{width} columns of text"),)


def visible_panes(session: Session) -> tuple[Pane, ...]:
    """The panes that the keyboard can go to, from left to right."""
    panes = [Pane.LIBRARY]
    if session.reading is not None:
        panes.append(Pane.ARTICLE)
        panes.append(session.layout.side)
    return tuple(panes)


def switch(session: Session, event: Invoked) -> Stepped:
    """Go to the pane beside; while text is being chosen, left and right move the cursor."""
    reading = session.reading
    step = 1 if event.command in {"pane.right", "pane.next"} else -1
    if reading is not None and reading.selection is not None and event.command in {"pane.left", "pane.right"}:
        return move_cursor(session, "character", step)
    panes = visible_panes(session)
    if session.layout.focus in SIDE_PANES and event.command in {"pane.left", "pane.right"}:
        tab = SIDE_PANES.index(session.layout.focus) + step
        if 0 <= tab < len(SIDE_PANES):
            return focused_on(session, SIDE_PANES[tab]), ()
        return focused_on(session, Pane.ARTICLE) if step < 0 else session, ()
    here = panes.index(session.layout.focus) if session.layout.focus in panes else 0
    there = here + step
    if event.command in {"pane.next", "pane.previous"}:
        there %= len(panes)
    if not 0 <= there < len(panes):
        return stay(session)
    return focused_on(session, panes[there]), ()


def open_item(session: Session, _event: Invoked) -> Stepped:
    """Open the chosen brief, or go to the place of the chosen claim, link or highlight."""
    match session.layout.focus:
        case Pane.SEARCH | Pane.LIBRARY:
            return open_row(session)
        case Pane.FIND:
            return close_find(session, keep=True)
        case Pane.NOTES if session.reading is not None and chosen_entry(session.reading).startswith(ENTRY_ASIDE):
            return ask_aside(session)
        case Pane.CLAIMS | Pane.LINKS | Pane.NOTES:
            return _to_place(session)
        case Pane.ARTICLE:
            return stay(session)


def _to_place(session: Session) -> Stepped:
    reading = session.reading
    if reading is None:
        return stay(session)
    span = None
    if session.layout.focus is Pane.CLAIMS:
        claim = chosen_claim(reading)
        span = claim.span if claim is not None else None
    elif session.layout.focus is Pane.LINKS and reading.link < len(reading.brief.links):
        span = reading.brief.links[reading.link].span
    elif session.layout.focus is Pane.NOTES:
        span = _place_of_entry(reading)
    if span is None:
        return stay(session, Say("There is no place in the text to go to"))
    session = replace(session, layout=replace(session.layout, is_zoomed=False))
    if session.layout.width is Width.NARROW:  # the drawer covers half of the text
        session = replace(session, layout=replace(session.layout, side_is_open=False))
    return go_to(replace(session, layout=replace(session.layout, focus=Pane.ARTICLE)), span)


def _place_of_entry(reading: Reading) -> Span | None:
    """Where the chosen entry of the notes stands: a highlight, or a claim that is kept."""
    entry = chosen_entry(reading)
    highlights = (place for one, place in placed_highlights(reading) if one.id == entry)
    claims = (span for span, key in claim_places(reading) if entry == f"{ENTRY_CLAIM} {key}")
    return next(chain(highlights, claims), None)


def back(session: Session, _event: Invoked) -> Stepped:
    """Undo one step of attention: a selection, a search, what was cut, a zoom, a side pane, the article, the query."""
    layout = session.layout
    if layout.focus is Pane.FIND:
        stepped = close_find(session, keep=False)
    elif layout.focus is Pane.SEARCH:
        stepped = focused_on(session, Pane.LIBRARY), ()
    elif layout.focus is Pane.ARTICLE and session.reading is not None and _has_marks_to_drop(session.reading):
        stepped = with_reading(session, _without_marks(session.reading)), ()
    elif layout.is_zoomed:
        stepped = replace(session, layout=replace(layout, is_zoomed=False)), ()
    elif layout.focus in SIDE_PANES:
        stepped = _close_side(session)
    elif layout.focus is Pane.ARTICLE:
        stepped = focused_on(session, Pane.LIBRARY), leave(session)
    else:
        stepped = _back_from_library(session)
    return stepped


def _has_marks_to_drop(reading: Reading) -> bool:
    has_marks = reading.selection is not None or reading.find is not None or reading.current is not None
    return has_marks or reading.shows_cut


def _without_marks(reading: Reading) -> Reading:
    if reading.selection is not None:
        return replace(reading, selection=None)
    if reading.find is not None or reading.current is not None:
        return replace(reading, find=None, current=None)
    return replace(reading, shows_cut=False, piece=None)


def _back_from_library(session: Session) -> Stepped:
    if session.shelf.marked:
        return replace(session, shelf=replace(session.shelf, marked=frozenset())), ()
    if session.inquiry.is_active:
        return session, (SetQuery(""),)
    if session.shelf.grouping is not None:
        return replace(session, shelf=replace(session.shelf, grouping=None, groups=())), ()
    if session.asked_to_quit:
        return quit_desk(session, None)
    return replace(session, asked_to_quit=True), (Say("Once more closes the desk"),)


def quit_desk(session: Session, _event: Invoked | None) -> Stepped:
    """Keep the place, and close."""
    return session, (*leave(session), Quit())


def show_help(session: Session, _event: Invoked) -> Stepped:
    """Open the help."""
    return session, (Show("help"),)


def show_palette(session: Session, _event: Invoked) -> Stepped:
    """Open the palette."""
    return session, (Show("palette"),)
