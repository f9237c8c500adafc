"""The words on the borders, and what is marked in the article."""

from collections.abc import Mapping
from typing import Final

from briefreader.model.annotation import Color
from briefreader.model.brief import Span
from briefreader.view.claims_in import claim_places
from briefreader.view.marks import Layer
from briefreader.view.motions import selected_span
from briefreader.view.notes_of import placed_highlights
from briefreader.view.state import Reading, Session
from briefreader.view.wording import counted

_LAYERS: Final = {
    Color.YELLOW: Layer.YELLOW,
    Color.GREEN: Layer.GREEN,
    Color.BLUE: Layer.BLUE,
    Color.RED: Layer.RED,
}


def article_subtitle(reading: Reading) -> str:
    """Where the reader is: "62% · 3 min left · 2 highlights"."""
    minutes = round(reading.brief.reading_minutes * (1 - reading.share))
    left = f"{minutes} min left" if minutes else "the end" if reading.share >= 1 else "under a minute left"
    parts = [f"{reading.share:.0%}", left]
    if reading.selection is not None:
        words = len(reading.brief.quote(selected_span(reading.brief, reading.selection)).split())
        parts = [f"selecting by {reading.selection.unit}", counted(words, "word")]
    elif reading.notes is None:
        parts.append("notes unreadable")
    elif reading.notes.highlights:
        parts.append(counted(len(reading.notes.highlights), "highlight"))
    return " · ".join(parts)


def find_status(reading: Reading) -> str:
    """How many places were found, and which of them this is."""
    find = reading.find
    if find is None or not find.line:
        return ""
    if find.problem:
        return find.problem
    if not find.spans:
        return "not found"
    at = next((index for index, span in enumerate(find.spans, 1) if span == reading.current), 0)
    return f"{at}/{len(find.spans):,}"


def still_marks(reading: Reading) -> Mapping[Layer, tuple[Span, ...]]:
    """Marks that change only with the brief and its verdicts: links and claims."""
    return {
        Layer.LINK: tuple(link.span for link in reading.brief.links if link.span is not None),
        Layer.CLAIM: tuple(span for span, _ in claim_places(reading)),
    }


def highlight_marks(reading: Reading) -> Mapping[Layer, tuple[Span, ...]]:
    """The highlights, by colour."""
    placed = placed_highlights(reading)
    return {
        layer: tuple(span for highlight, span in placed if highlight.color is color) for color, layer in _LAYERS.items()
    }


def hit_marks(reading: Reading) -> tuple[Span, ...]:
    """What was searched for: in the article, else in the library."""
    return reading.find.spans if reading.find is not None and reading.find.line else reading.hits


def selection_marks(reading: Reading) -> Mapping[Layer, tuple[Span, ...]]:
    """The selection, its cursor, and the passage of the last jump."""
    selection = reading.selection
    cursor = selection.cursor if selection is not None else None
    return {
        Layer.SELECTION: (selected_span(reading.brief, selection),) if selection is not None else (),
        Layer.CURSOR: (Span(cursor, cursor + 1),) if cursor is not None else (),
        Layer.CURRENT: (reading.current,) if reading.current is not None and len(reading.current) else (),
    }


def progress_text(session: Session) -> str:
    """What goes on in the background, for the footer."""
    progress = session.indexing
    if progress is not None:
        return f"Reading {progress.done:,}/{progress.total:,}" if progress.total else "Looking at the library"
    return "Opening…" if session.opening is not None else ""
