"""The desk itself: how its panes are arranged, its keys, which library it shows."""

from dataclasses import replace
from typing import Final

from briefreader.config.remembered import Remembered
from briefreader.library.ports import Sort
from briefreader.view.effects import Say
from briefreader.view.events import Invoked
from briefreader.view.housekeeping import (
    ChangeLibrary,
    FolderNamed,
    KeysRead,
    ReadKeys,
    ShowFaults,
    Suspend,
    UseKeys,
)
from briefreader.view.regions import SIDE_PANES, Pane
from briefreader.view.state import Layout, Session, Width
from briefreader.view.steps.common import Stepped, ask_folder, open_first, stay
from briefreader.view.steps.opening import leave

_STEP: Final = 4
"""Cells by which a key makes a pane wider or narrower."""
_LIBRARY: Final = {Width.NARROW: 38, Width.MEDIUM: 38, Width.WIDE: 44}
_SIDE: Final = {Width.NARROW: 42, Width.MEDIUM: 42, Width.WIDE: 46}
"""How wide the panes are where the reader has not said; the style sheet has the same numbers."""
_NARROWEST: Final = 24
_WIDEST: Final = 90


def change_pane(session: Session, event: Invoked) -> Stepped:
    """Make the list or the side wider or narrower; from the article, the list."""
    layout = session.layout
    if layout.width is Width.NARROW:
        return stay(session, Say("There is room for one pane only"))
    by = _STEP if event.command == "pane.wider" else -_STEP
    if layout.focus in SIDE_PANES:
        width = _bounded((layout.side_width or _SIDE[layout.width]) + by)
        layout = replace(layout, side_width=width)
    else:
        width = _bounded((layout.library_width or _LIBRARY[layout.width]) + by)
        layout = replace(layout, library_width=width)
    return replace(session, layout=layout), (Say(f"{width} columns"),)


def _bounded(width: int) -> int:
    return min(max(_NARROWEST, width), _WIDEST)


def swap(session: Session, _event: Invoked) -> Stepped:
    """Let library and side change places."""
    return replace(session, layout=replace(session.layout, is_swapped=not session.layout.is_swapped)), ()


def zen(session: Session, _event: Invoked) -> Stepped:
    """Show the text alone, or everything again."""
    if session.reading is None:
        return stay(session, Say(open_first(session)))
    layout = replace(session.layout, is_zen=not session.layout.is_zen, focus=Pane.ARTICLE)
    return replace(session, layout=layout), ()


def reload_keys(session: Session, _event: Invoked) -> Stepped:
    """Read the keymap again."""
    return session, (ReadKeys(),)


def keys_read(session: Session, event: KeysRead) -> Stepped:
    """Take the keys; a keymap with faults is used as far as it goes, as it is at the start."""
    said = ShowFaults(f"Keymap {event.keymap.name}", event.faults) if event.faults else Say("The keys are in force")
    return replace(session, keymap=event.keymap), (UseKeys(event.keymap), said)


def ask_library(session: Session, _event: Invoked) -> Stepped:
    """Ask for another library."""
    return ask_folder(session)


def folder_named(session: Session, event: FolderNamed) -> Stepped:
    """Close this library, and open the other."""
    return session, (ChangeLibrary(event.folder),)


def suspend(session: Session, _event: Invoked) -> Stepped:
    """Go to the shell; the place is kept, for nobody knows whether the reader comes back."""
    return session, (*leave(session), Suspend())


def arranged(session: Session, remembered: Remembered) -> Session:
    """The session as its reader has left the desk."""
    layout = replace(
        session.layout,
        library_width=remembered.library_width,
        side_width=remembered.side_width,
        reading_width=remembered.reading_width or session.layout.reading_width,
        library_is_hidden=remembered.library_is_hidden,
        side_is_hidden=remembered.side_is_hidden,
        is_swapped=remembered.is_swapped,
    )
    known = {each.value: each for each in Sort}
    sort = known.get(remembered.sort, session.shelf.sort)
    return replace(session, layout=layout, shelf=replace(session.shelf, sort=sort))


def to_remember(session: Session, reading_width: int) -> Remembered:
    """How the desk is arranged now; `reading_width` is what the settings say, which is no choice made here."""
    layout: Layout = session.layout
    return Remembered(
        library_width=layout.library_width,
        side_width=layout.side_width,
        reading_width=None if layout.reading_width == reading_width else layout.reading_width,
        library_is_hidden=layout.library_is_hidden,
        side_is_hidden=layout.side_is_hidden,
        is_swapped=layout.is_swapped,
        sort=session.shelf.sort.value,
    )
