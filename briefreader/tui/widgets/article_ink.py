"""Strips for the lines of a page: text under its marks, with the margin beside it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style

from briefreader.tui.widgets.article_layout import ArticleLayout, Line
from briefreader.tui.widgets.wrapping import cell_width, is_single
from briefreader.view.marks import Layer, Marks, Run
from briefreader.view.models import PageBlock

PREFIX: Final = "article--"

_HIGHLIGHTS: Final = (Layer.YELLOW, Layer.GREEN, Layer.BLUE, Layer.RED)
# What stands beside a line, so that no mark is told by its colour alone; the first that applies is drawn.
_GUTTER: Final = (
    (Layer.CURRENT, ">"),
    *((layer, "┃") for layer in _HIGHLIGHTS),
    (Layer.HIT, "•"),
    (Layer.CLAIM, "│"),
)
GUTTER_CELLS: Final = 3
"""A blank, the gutter's sign, a blank."""


class Ink:
    """Draws lines of a page.

    Args:
        style_of: the style of a part of the style sheet; "" for what lies below all of them.
    """

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        self._style_of = style_of
        self._styles: dict[tuple[str, tuple[Layer, ...]], RichStyle] = {}
        self.hints: Mapping[int, str] = {}

    def forget(self) -> None:
        """Look all styles up anew: the theme has changed."""
        self._styles.clear()

    def style(self, base: str, layers: tuple[Layer, ...] = ()) -> RichStyle:
        """The style of a role under some layers."""
        key = (base, layers)
        if key not in self._styles:
            style = self._style_of("")
            for name in filter(None, (base, *layers)):
                style += self._style_of(f"{PREFIX}{name}")
            self._styles[key] = style.rich_style
        return self._styles[key]

    def strip(
        self, layout: ArticleLayout, y: int, marks: Marks, *, margin: int, left: int, width: int, bar: Segment
    ) -> Strip:
        """One line of a page.

        Args:
            layout: the page at its width.
            y: the line of the layout.
            marks: all marks of the text.
            margin: cells for the paragraph numbers.
            left: cells before the margin, which centre the column.
            width: cells of the whole strip without the bar.
            bar: the scroll bar beside it.
        """
        line = layout.line(y)
        if line.block < 0:
            return Strip([Segment(" " * width, self.style("")), bar], width + bar.cell_length)
        block = layout.page.blocks[line.block]
        runs = self._runs(block, line, marks)
        blank = self.style("")
        pieces = [(" " * left, blank)]
        number = (block.margin if line.is_first else "").rjust(margin)
        pieces.append((number, self.style("margin") if line.is_first else blank))
        pieces.append(self._gutter(runs))
        indent = layout.left_of(y)
        pieces.append((" " * indent, blank))
        text = self._with_hints(block, line)
        pieces += [(text[run.start : run.end], self.style(block.role, run.layers)) for run in runs]
        used = left + margin + GUTTER_CELLS + indent + cell_width(block.text[line.start : line.end])
        pieces.append((" " * (width - used), blank))
        segments = _joined(pieces)
        if used > width:
            segments = list(Strip(segments, used).crop(0, width))
        return Strip([*segments, bar], width + bar.cell_length)

    def _runs(self, block: PageBlock, line: Line, marks: Marks) -> list[Run]:
        """The line's runs, as code points of the block's text."""
        if block.start is None:
            return [Run(line.start, line.end, ())]
        at = block.start
        runs = marks.runs(at + line.start, at + line.end)
        return [Run(run.start - at, run.end - at, run.layers) for run in runs]

    def _with_hints(self, block: PageBlock, line: Line) -> str:
        """The block's text, with the letters of its links in place of their first ones."""
        if not self.hints or block.start is None:
            return block.text
        text = block.text
        for position, letters in self.hints.items():
            at = position - block.start
            if line.start <= at < line.end and is_single(text[at : at + len(letters)]):
                end = min(at + len(letters), line.end)
                text = text[:at] + letters[: end - at].upper() + text[end:]
        return text

    def _gutter(self, runs: list[Run]) -> tuple[str, RichStyle]:
        present = {layer for run in runs for layer in run.layers}
        if present:
            for layer, sign in _GUTTER:
                if layer in present:
                    return f" {sign} ", self.style(f"sign-{layer}")
        return " " * GUTTER_CELLS, self.style("")


def _joined(pieces: Iterable[tuple[str, RichStyle]]) -> list[Segment]:
    """Pieces as segments, neighbours of one style as one: each segment of a line costs when it is drawn."""
    segments: list[Segment] = []
    texts: list[str] = []
    current: RichStyle | None = None
    for text, style in pieces:
        if not text:
            continue
        if current is not None and style is not current and style != current:
            segments.append(Segment("".join(texts), current))
            texts.clear()
        texts.append(text)
        current = style
    if texts:
        segments.append(Segment("".join(texts), current))
    return segments
