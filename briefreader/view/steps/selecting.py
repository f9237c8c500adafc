"""Choosing text by keyboard and by mouse."""

from dataclasses import replace
from typing import Final

from briefreader.model.brief import Span
from briefreader.view.claims_in import claim_places
from briefreader.view.effects import Reveal
from briefreader.view.events import Clicked, CursorMoved, Dragged, Invoked
from briefreader.view.motions import moved, paragraph_at, selected_span, sentence_at, whole_words, word_at, word_end
from briefreader.view.state import Reading, Selection, Session, Unit
from briefreader.view.steps.common import Stepped, stay, with_reading

_UNITS: Final = {
    "select.start": Unit.CHARACTER,
    "select.sentence": Unit.SENTENCE,
    "select.paragraph": Unit.PARAGRAPH,
}
_TWICE: Final = 2


def chosen_span(reading: Reading) -> Span | None:
    """The text a command is for: the selection, or the passage that the last jump led to."""
    if reading.selection is not None:
        return selected_span(reading.brief, reading.selection)
    if reading.current is not None and len(reading.current):
        return reading.current
    return None


def start(session: Session, event: Invoked) -> Stepped:
    """Begin a selection, make it grow by another unit, or, with the same key again, let it go."""
    reading = session.reading
    if reading is None or not reading.brief.text:
        return stay(session)
    unit = _UNITS[event.command]
    selection = reading.selection
    if selection is None:
        begin = _where_to_begin(reading)
        selection = Selection(anchor=begin, cursor=begin, unit=unit)
        return with_reading(session, replace(reading, selection=selection)), ()
    new = None if selection.unit is unit else replace(selection, unit=unit)
    return with_reading(session, replace(reading, selection=new)), ()


def _where_to_begin(reading: Reading) -> int:
    """The passage of the last jump if it is in sight, else the first sentence that begins in sight."""
    if reading.current is not None and reading.top <= reading.current.start < reading.bottom:
        return reading.current.start
    sentence = sentence_at(reading.brief, reading.top)
    if sentence.start >= reading.top:
        return sentence.start
    following = moved(reading.brief, reading.top, "sentence", 1)
    return following if following < reading.bottom else reading.top


def swap(session: Session, _event: Invoked) -> Stepped:
    """Let the other end of the selection move."""
    reading = session.reading
    if reading is None or reading.selection is None:
        return stay(session)
    selection = replace(reading.selection, anchor=reading.selection.cursor, cursor=reading.selection.anchor)
    return _select(session, reading, selection)


def move_cursor(session: Session, unit: str, step: int) -> Stepped:
    """Move the cursor of the selection to the next or last beginning of a unit.

    By words it goes to the end of the next one: the cursor is inside the selection, and a quotation that ends with the
    first letter of a word is never meant.
    """
    reading = session.reading
    if reading is None or reading.selection is None:
        return stay(session)
    if unit == "word" and step > 0:
        cursor = word_end(reading.brief.text, reading.selection.cursor)
    else:
        cursor = moved(reading.brief, reading.selection.cursor, unit, step)
    return _select(session, reading, replace(reading.selection, cursor=cursor))


def cursor_moved(session: Session, event: CursorMoved) -> Stepped:
    """The cursor went to another line."""
    reading = session.reading
    if reading is None or reading.selection is None:
        return stay(session)
    return _select(session, reading, replace(reading.selection, cursor=event.cursor))


def _select(session: Session, reading: Reading, selection: Selection) -> Stepped:
    session = with_reading(session, replace(reading, selection=selection))
    return session, (Reveal(selection.cursor, selection.cursor + 1),)


def dragged(session: Session, event: Dragged) -> Stepped:
    """The mouse chose text, in whole words: a hand is not that exact."""
    if session.reading is None:
        return stay(session)
    anchor, cursor = whole_words(session.reading.brief.text, event.anchor, event.cursor)
    selection = Selection(anchor=anchor, cursor=cursor)
    return with_reading(session, replace(session.reading, selection=selection)), ()


def clicked(session: Session, event: Clicked) -> Stepped:
    """Twice chooses a word, three times a paragraph; once lets go, and takes the link or claim there."""
    reading = session.reading
    if reading is None:
        return stay(session)
    if event.times >= _TWICE:
        is_word = event.times == _TWICE
        span = word_at(reading.brief.text, event.position) if is_word else paragraph_at(reading.brief, event.position)
        selection = Selection(anchor=span.start, cursor=max(span.start, span.end - 1))
        return with_reading(session, replace(reading, selection=selection)), ()
    if reading.selection is not None:
        return with_reading(session, replace(reading, selection=None)), ()
    return with_reading(session, _what_stands_at(reading, event.position)), ()


def _what_stands_at(reading: Reading, position: int) -> Reading:
    here = Span(position, position + 1)
    for index, link in enumerate(reading.brief.links):
        if link.span is not None and link.span.overlaps(here):
            return replace(reading, link=index, current=link.span)
    for span, key in claim_places(reading):
        if span.overlaps(here):
            return replace(reading, claim=key, current=span)
    return replace(reading, current=None)
