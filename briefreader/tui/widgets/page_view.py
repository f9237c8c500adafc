"""A page of any length, drawn line by line as it comes into view."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip

from briefreader.tui.widgets.article_ink import GUTTER_CELLS, Ink
from briefreader.tui.widgets.article_layout import ArticleLayout
from briefreader.tui.widgets.scrolling import BAR_CELLS, Lines
from briefreader.view.marks import Layer, Marks
from briefreader.view.models import Page

if TYPE_CHECKING:
    from briefreader.model.brief import Span

_CACHED_LINES: Final = 512
"""Several screens; a strip holds seven tables of its own, so thousands of them would cost megabytes."""
_MOST_STRETCHES: Final = 200
"""Changed stretches whose lines are looked for one by one; for more, the whole pane is drawn anew."""
_CONTEXT_LINES: Final = 3
"""Lines that stay in sight above a place that was jumped to."""


class PageView(Lines, inherit_bindings=False):
    """Shows one page and tells where the reader is in it.

    Everything it reports and is told is in code points of `Brief.text`.
    """

    class Scrolled(Message):
        """Another part of the page came into view: `[top, bottom)` of the text, and `share` of the page is behind."""

        def __init__(self, top: int, bottom: int, share: float) -> None:
            super().__init__()
            self.top = top
            self.bottom = bottom
            self.share = share

    def __init__(self, *, reading_width: int, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(id=id)
        self.reading_width = reading_width
        self._page: Page | None = None
        self._widest_number = 0
        self._layout: ArticleLayout | None = None
        self._marks = Marks()
        self._ink = Ink(self.style_of)
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_CACHED_LINES)
        # The place that stays where it is while the pane changes its width, and how far below the top it stands.
        self._kept: tuple[int, int] = (0, 0)
        self._is_settling = False
        self._to_reveal: tuple[int, int, bool] | None = None

    # What it is handed

    def load(self, page: Page, *, keep_place: bool = False, place: int | None = None) -> None:
        """Show another page from its top; `keep_place` for another view of the same one.

        `place` says where in its text that is now which stands at the top, if the text is another.
        """
        self._page = page
        self._widest_number = max((len(block.margin) for block in page.blocks), default=0)
        self._layout = None
        if not keep_place:
            self._marks.clear()
            self._kept = (0, 0)
        elif place is not None:
            self._kept = (place, self._kept[1])
        self._lay_out()

    def set_reading_width(self, width: int) -> None:
        """Cap the column at a number of cells."""
        if width != self.reading_width:
            self.reading_width = width
            self._lay_out()

    def mark_all(self, marks: "Mapping[Layer, Iterable[Span]]") -> None:
        """Replace the marks of some layers; the lines that look different now are drawn anew, and no others."""
        changed = [each for layer, spans in marks.items() for each in self._marks.put(layer, spans)]
        if len(changed) > _MOST_STRETCHES:
            self._redraw()
        else:
            self._redraw_stretches(changed)

    def _redraw_stretches(self, stretches: "Iterable[tuple[int, int]]") -> None:
        layout = self._layout
        if layout is None:
            return
        lines = {
            line
            for start, end in stretches
            for line in range(layout.line_of(start), layout.line_of(max(start, end - 1)) + 1)
        }
        top = round(self.scroll_y)
        for line in lines:
            for is_thumb in (True, False):
                self._strips.discard((line, is_thumb))
            if top <= line < top + self.size.height:
                self.refresh_line(line)

    def show_hints(self, letters: Mapping[int, str]) -> None:
        """Show letters in place of the text at some places, or, with none, the text."""
        self._ink.hints = letters

    def reveal(self, start: int, end: int, *, at_top: bool = False) -> None:
        """Bring a passage into view, with a little before it; nothing moves if it is in view already."""
        if self._layout is None or not self.size.height:
            self._to_reveal = (start, end, at_top)
            return
        first, last = self._layout.line_of(start), self._layout.line_of(max(start, end - 1))
        top, height = round(self.scroll_y), self.size.height
        if not at_top and top <= first and last < top + height:
            return
        context = 0 if at_top else min(_CONTEXT_LINES, max(0, height - (last - first) - 1))
        if first == 0 or (at_top and start == 0):
            first = context = 0
        self.scroll_to(y=first - context, animate=False, immediate=True)

    def _show_lines(self, first: int, last: int) -> None:
        """Bring lines of the layout into view, with a little before them; nothing moves if they are in view."""
        top, height = round(self.scroll_y), self.size.height
        if height and not (top <= first and last < top + height):
            self.scroll_to(y=max(0, first - _CONTEXT_LINES), animate=False, immediate=True)

    # Drawing

    def draw_line(self, line: int, *, width: int, is_thumb: bool) -> Strip:
        """A line of the layout, or nothing behind its end."""
        strip = self._strips.get((line, is_thumb))
        if strip is None:
            strip = self._strips[line, is_thumb] = self._drawn(line, width, self.bar(is_thumb=is_thumb))
        return strip

    def _drawn(self, line: int, width: int, bar: Segment) -> Strip:
        layout = self._layout
        if layout is None or line >= len(layout):
            return Strip([Segment(" " * width, self.rich_style), bar], width + BAR_CELLS)
        left = self._left(layout.width)
        return self._ink.strip(layout, line, self._marks, margin=self._margin, left=left, width=width, bar=bar)

    def forget_styles(self) -> None:
        """Draw every line anew."""
        self._ink.forget()
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    # Laying out

    @property
    def _margin(self) -> int:
        """Cells for the widest paragraph number and a space; none where the pane has no room for both."""
        return self._widest_number + 1 if self._page is not None and self.size.width >= 2 * GUTTER_CELLS + 20 else 0

    def _left(self, column: int) -> int:
        return max(0, (self.text_width - self._margin - GUTTER_CELLS - column) // 2)

    def _lay_out(self) -> None:
        if self._page is None or self.size.width == 0:
            return
        column = max(1, min(self.reading_width, self.text_width - self._margin - GUTTER_CELLS))
        if self._layout is None or self._layout.width != column:
            self._layout = ArticleLayout(self._page, column)
        self._is_settling = True
        self.set_line_count(len(self._layout))
        place, offset = self._kept
        y = self._layout.line_of(place) - offset if place or offset else 0
        self.scroll_to(y=y, animate=False, immediate=True, force=True)
        self._is_settling = False
        self._redraw()
        if self._page.chosen is not None:
            self._show_lines(*self._layout.lines_of(self._page.chosen))
        if self._to_reveal is not None:
            start, end, at_top = self._to_reveal
            self._to_reveal = None
            self.reveal(start, end, at_top=at_top)
        self._report()

    def on_resize(self) -> None:
        """Lines break elsewhere; the place stays."""
        self._lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what came into view, and say so."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
        if self._layout is not None and not self._is_settling and round(old_value) != round(new_value):
            y = round(new_value)
            place = self._layout.place_of(y)
            self._kept = (place, self._layout.line_of(place) - y) if y else (0, 0)
            self._report()

    def _report(self) -> None:
        if self._layout is not None:
            self.post_message(self.Scrolled(*self.place))

    @property
    def place(self) -> tuple[int, int, float]:
        """The text in sight, `[top, bottom)`, and the share of the page that is behind, from 0 to 1."""
        if self._layout is None:
            return 0, 0, 0.0
        top, lines = round(self.scroll_y), len(self._layout)
        bottom = min(lines, top + self.size.height)
        share = 1.0 if bottom >= lines else bottom / lines
        end = self._layout.place_of(bottom) if bottom < lines else self._layout.place_of(lines) + 1
        return self._layout.place_of(top) if top else 0, end, share
