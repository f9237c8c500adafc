"""Strips for the lines of a list's rows: the sign of the chosen one, text, bar."""

from collections.abc import Callable
from typing import Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style

from briefreader.tui.widgets.row_layout import DrawnLine
from briefreader.tui.widgets.scrolling import BAR_CELLS
from briefreader.tui.widgets.wrapping import cell_width

PREFIX: Final = "list--"
SIGN_CELLS: Final = 2
"""The sign of the chosen row, and a blank."""


class RowInk:
    """Draws lines of rows.

    Args:
        style_of: the style of a part of the style sheet; "" for what lies below all of them.
    """

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        self._style_of = style_of
        self._styles: dict[tuple[str, str], RichStyle] = {}

    def forget(self) -> None:
        """Look all styles up anew: the theme has changed."""
        self._styles.clear()

    def strip(self, pieces: DrawnLine, *, base: str, width: int, bar: Segment) -> Strip:
        """One line of a row.

        Args:
            pieces: its text.
            base: the part of the style sheet below it, for the chosen row; else "".
            width: cells of the whole strip without the bar.
            bar: the scroll bar beside it.
        """
        segments = [Segment("┃ " if base else "  ", self._style("accent" if base else "", base))]
        segments += [Segment(piece.text, self._style(piece.tone, base)) for piece in pieces]
        used = SIGN_CELLS + sum(cell_width(piece.text) for piece in pieces)
        segments.append(Segment(" " * max(0, width - used), self._style("", base)))
        if used > width:
            segments = list(Strip(segments, used).crop(0, width))
        return Strip([*segments, bar], width + BAR_CELLS)

    def _style(self, name: str, base: str) -> RichStyle:
        key = (name, base)
        if key not in self._styles:
            style = self._style_of("")
            for part in filter(None, (base, name)):
                style += self._style_of(f"{PREFIX}{part}")
            self._styles[key] = style.rich_style
        return self._styles[key]
