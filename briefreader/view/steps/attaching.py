"""Giving a highlight that was lost another place."""

from dataclasses import replace
from typing import Final

from briefreader.library import notebook
from briefreader.model.annotation import Highlight
from briefreader.view.effects import Reveal, Say
from briefreader.view.events import Invoked
from briefreader.view.motions import selected_span
from briefreader.view.notes_of import place_of
from briefreader.view.regions import Pane
from briefreader.view.state import Reading, Selection, Session, Unit
from briefreader.view.steps.annotating import edit_passage
from briefreader.view.steps.common import Stepped, focused_on, stay, with_reading

_QUOTE_CELLS: Final = 40


def attach(session: Session, event: Invoked) -> Stepped:
    """Go to where a lost highlight was and begin to select; with text selected, attach the highlight to it.

    It keeps its note, tags and colour.
    """
    reading = session.reading
    if reading is None or reading.notes is None:
        return stay(session)
    lost = _lost(reading)
    if lost is None:
        choose = f"choose it in the notes ({session.keymap.key_for('notes.show')}) first"
        what = choose if _all_lost(reading) else "every highlight has its place"
        return stay(session, Say(f"No highlight to attach: {what}"))
    if session.layout.focus is Pane.NOTES:
        return _begin(session, reading, lost)
    selection = reading.selection
    if selection is None or (selection.unit is Unit.CHARACTER and selection.anchor == selection.cursor):
        return _begin(session, reading, lost)  # the letter that a selection begins with is no choice yet
    span = selected_span(reading.brief, selection)
    session, effects = edit_passage(
        session,
        span,
        lambda notes, target: notebook.edit_highlight(notes, lost.id, now=event.now, target=target),
        "another place for a highlight",
    )
    if session.reading is not None:
        session = with_reading(session, replace(session.reading, selection=None, current=span, entry=lost.id))
    return session, (*effects, Say(f"Attached: {session.keymap.key_for('edit.undo')} takes it back"))


def _begin(session: Session, reading: Reading, lost: Highlight) -> Stepped:
    """Begin a selection about where the highlight was."""
    near = min(lost.target.span.start, max(0, len(reading.brief.text) - 1))
    selection = Selection(anchor=near, cursor=near)
    session = focused_on(with_reading(session, replace(reading, selection=selection, entry=lost.id)), Pane.ARTICLE)
    quote = " ".join(lost.target.exact.split())[:_QUOTE_CELLS]
    say = Say(f"Select the new place of “{quote}…”, then the same key attaches it", "warning")
    return session, (Reveal(near, near + 1), say)


def _lost(reading: Reading) -> Highlight | None:
    """The lost highlight that is chosen in the notes, or the only one there is."""
    lost = _all_lost(reading)
    chosen = next((each for each in lost if each.id == reading.entry), None)
    return chosen or (lost[0] if len(lost) == 1 else None)


def _all_lost(reading: Reading) -> list[Highlight]:
    highlights = reading.notes.highlights if reading.notes is not None else ()
    return [each for each in highlights if place_of(reading, each) is None]
