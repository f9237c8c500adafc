"""Moving through the article by what stands in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from briefreader.model.brief import Span
from briefreader.view.claims_in import claim_places
from briefreader.view.effects import AskParagraph, Move, Reveal, Say
from briefreader.view.events import Invoked, ParagraphNamed
from briefreader.view.motions import moved
from briefreader.view.notes_of import placed_highlights
from briefreader.view.regions import Pane
from briefreader.view.state import Reading, Session
from briefreader.view.steps.common import Stepped, focused_on, go_to, stay, with_reading
from briefreader.view.steps.selecting import move_cursor

Key = TypeVar("Key")


def move(session: Session, event: Invoked) -> Stepped:
    """Let the pane with the focus scroll, or move its cursor; from the search line, the results are moved through."""
    pane = Pane.LIBRARY if session.layout.focus is Pane.SEARCH else session.layout.focus
    if pane is Pane.FIND:
        pane = Pane.ARTICLE
    return session, (Move(event.command, pane),)


def to_claim(session: Session, event: Invoked) -> Stepped:
    """Go to the next or last key claim, in the order of the text."""
    places = claim_places(session.reading) if session.reading is not None else ()
    return _to_next(session, event, places, lambda reading, key: replace(reading, claim=key), "key claim")


def to_link(session: Session, event: Invoked) -> Stepped:
    """Go to the next or last link of the body."""
    links = enumerate(session.reading.brief.links) if session.reading is not None else ()
    places = sorted((link.span, index) for index, link in links if link.span is not None)
    return _to_next(session, event, places, lambda reading, index: replace(reading, link=index), "link")


def to_highlight(session: Session, event: Invoked) -> Stepped:
    """Go to the next or last highlight."""
    placed = placed_highlights(session.reading) if session.reading is not None else ()
    places = sorted((span, highlight.id) for highlight, span in placed)
    return _to_next(session, event, places, lambda reading, key: replace(reading, entry=key), "highlight")


def _to_next(
    session: Session,
    event: Invoked,
    places: Sequence[tuple[Span, Key]],
    chosen: Callable[[Reading, Key], Reading],
    name: str,
) -> Stepped:
    """Go to the next or last of these places, and let it be the chosen one in its list."""
    reading = session.reading
    if reading is None:
        return stay(session)
    found = _beyond(reading, [span for span, _ in places], _direction(event))
    if found is None:
        return stay(session, Say(f"No {name} this way"))
    span, key = places[found]
    return go_to(with_reading(session, chosen(reading, key)), span)


def to_hit(session: Session, event: Invoked) -> Stepped:
    """Go to the next or last place that was found, around the end if need be."""
    if session.reading is None:
        return stay(session)
    find = session.reading.find
    spans = find.spans if find is not None and find.line else session.reading.hits
    if not spans:
        key = session.keymap.key_for("find.here")
        return stay(session, Say(f"Nothing was searched for here; {key} finds words in the article"))
    found = _beyond(session.reading, spans, _direction(event))
    if found is None:
        found = 0 if _direction(event) > 0 else len(spans) - 1
    return go_to(session, spans[found])


def to_unit(session: Session, event: Invoked) -> Stepped:
    """Go to the next or last heading, paragraph, sentence or word; with a selection, its cursor goes."""
    if session.reading is None:
        return stay(session)
    unit = event.command.partition(".")[0]
    if session.reading.selection is not None:
        return move_cursor(session, unit, _direction(event))
    if unit in {"word", "sentence"}:
        key = session.keymap.key_for("select.start")
        return stay(session, Say(f"Words and sentences are steps of a selection: {key} begins one"))
    position = moved(session.reading.brief, session.reading.top, unit, _direction(event))
    return session, (Reveal(position, position + 1, at_top=True),)


def ask_paragraph(session: Session, _event: Invoked) -> Stepped:
    """Ask for a paragraph's number."""
    if session.reading is None:
        return stay(session)
    last = max((block.number or 0 for block in session.reading.brief.blocks), default=0)
    return session, (AskParagraph(last),)


def paragraph_named(session: Session, event: ParagraphNamed) -> Stepped:
    """Go to a paragraph by its number."""
    if session.reading is None:
        return stay(session)
    for block in session.reading.brief.blocks:
        if block.number == event.number:
            return go_to(focused_on(session, Pane.ARTICLE), block.span)
    return stay(session, Say(f"There is no paragraph {event.number}", "warning"))


def between_note_and_mark(session: Session, _event: Invoked) -> Stepped:
    """From the next footnote mark to its note; from a note back to its first mark."""
    reading = session.reading
    if reading is None:
        return stay(session)
    from briefreader.extract.body.footnotes import footnotes_of  # noqa: PLC0415 - few briefs have notes

    footnotes = footnotes_of(reading.brief)
    here = reading.current.start if reading.current is not None else reading.top
    for footnote in footnotes:
        if footnote.note.start <= here < footnote.note.end and footnote.marks:
            return go_to(session, footnote.marks[0])
    marks = sorted((mark.start, footnote.note) for footnote in footnotes for mark in footnote.marks)
    note = next((note for start, note in marks if start >= here), None)
    if note is None:
        said = "No footnote mark follows from here" if marks else "This brief has no footnotes that are referred to"
        return stay(session, Say(said))
    return go_to(session, note)


def _direction(event: Invoked) -> int:
    return 1 if event.command.endswith(".next") else -1


def _beyond(reading: Reading, spans: Sequence[Span], direction: int) -> int | None:
    """The first span after, or the last one before, the place where the reader is."""
    current = reading.current
    in_sight = current is not None and reading.top <= current.start < max(reading.bottom, reading.top + 1)
    if current is not None and in_sight:
        after, before = current.start, current.start
    else:
        after, before = reading.top - 1, reading.top
    if direction > 0:
        return next((index for index, span in enumerate(spans) if span.start > after), None)
    return next((index for index in reversed(range(len(spans))) if spans[index].start < before), None)
