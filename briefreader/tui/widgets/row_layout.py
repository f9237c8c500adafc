"""Rows of a list in lines of cells."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from briefreader.tui.widgets.wrapping import cell_width, cut_to, index_at, wrap
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.safe import safe

DrawnLine = tuple[Piece, ...]
"""Pieces of safe text, for one line of the screen."""


class Heights(Protocol):
    """Where the rows of a list begin."""

    total: int
    """Lines of all rows."""

    def top_of(self, index: int) -> int:
        """The first line of a row."""
        ...

    def height_of(self, index: int) -> int:
        """The lines of a row."""
        ...

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        ...


class EvenHeights:
    """All rows are alike: nothing has to be known of them."""

    def __init__(self, count: int, height: int) -> None:
        self._height = height
        self.total = count * height

    def top_of(self, index: int) -> int:
        """The first line of a row."""
        return index * self._height

    def height_of(self, _index: int) -> int:
        """The lines of a row."""
        return self._height

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return line // self._height


class UnevenHeights:
    """Each row as tall as its text."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._tops = list(accumulate(heights, initial=0))
        self.total = self._tops[-1]

    def top_of(self, index: int) -> int:
        """The first line of a row."""
        return self._tops[index]

    def height_of(self, index: int) -> int:
        """The lines of a row."""
        return self._tops[index + 1] - self._tops[index]

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return bisect_right(self._tops, line) - 1


def heights_of(view: ListView, width: int) -> Heights:
    """How tall the rows of a list are at a width."""
    if view.row_height is not None:
        return EvenHeights(len(view.rows), view.row_height)
    return UnevenHeights([sum(_height_of(line, width) for line in row.lines) for row in view.rows])


def _height_of(line: RowLine, width: int) -> int:
    """How many lines of the screen a line takes; most are told without drawing, as no character is wider than 2."""
    if line.lines == 1 or 2 * sum(len(piece.text) for piece in line.pieces) <= width - line.indent:
        return 1
    return len(_draw_line(line, width))


def draw_row(row: Row, width: int) -> list[DrawnLine]:
    """The lines of a row."""
    return [drawn for line in row.lines for drawn in _draw_line(line, width)]


def _draw_line(line: RowLine, width: int) -> list[DrawnLine]:
    indent = Piece(" " * line.indent)
    room = max(1, width - line.indent)
    if line.lines == 1:
        return [(indent, *_cut_pieces(line.pieces, room))]
    pieces = [Piece(safe(piece.text), piece.tone) for piece in line.pieces]
    spans = wrap("".join(piece.text for piece in pieces), room)
    first = _first_line(pieces, spans, line.lines)
    last = first + line.lines
    drawn = [(indent, *_slice_pieces(pieces, start, end)) for start, end in spans[first:last]]
    if len(spans) > last:
        start = spans[last - 1][0]
        end = spans[last][1]
        drawn[-1] = (indent, *_cut_pieces(_slice_pieces(pieces, start, end), room))
    if first:
        drawn[0] = (indent, *_cut_pieces((Piece("…", pieces[-1].tone), *drawn[0][1:]), room))
    return drawn


def _first_line(pieces: Sequence[Piece], spans: Sequence[tuple[int, int]], most: int) -> int:
    """The first line to be shown of a text that has too many: the first, unless a mark stands further down."""
    start = 0
    for piece in pieces:
        if piece.tone is Tone.MARK:
            marked = next((number for number, (_, end) in enumerate(spans) if start < end), 0)
            return 0 if marked < most else min(marked, len(spans) - most)
        start += len(piece.text)
    return 0


def _cut_pieces(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """The pieces in one line, the last that finds room cut off with an ellipsis."""
    cut: list[Piece] = []
    left = width
    for index, piece in enumerate(pieces):
        text = safe(piece.text[: 2 * width + 2])
        shown = cut_to(text, left)
        more_follows = any(later.text for later in pieces[index + 1 :])
        if shown == text and cell_width(shown) == left and more_follows:
            shown = text[: index_at(text, left - 1)] + "…"
        cut.append(Piece(shown, piece.tone))
        left -= cell_width(shown)
        if left <= 0 or shown != text:
            break
    return cut


def _slice_pieces(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            found.append(Piece(piece.text[first:last], piece.tone))
        at += len(piece.text)
    return found
