"""A list of any length: rows are looked up, laid out and drawn as they come into view."""

from collections.abc import Callable, Mapping
from typing import Final

from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from briefreader.tui.widgets.row_ink import SIGN_CELLS, RowInk
from briefreader.tui.widgets.row_layout import DrawnLine, Heights, draw_row, heights_of
from briefreader.tui.widgets.scrolling import Lines
from briefreader.tui.widgets.wrapping import wrap
from briefreader.view.models import ListView, Piece, Tone

_CACHED_ROWS: Final = 256
_CACHED_LINES: Final = 512
"""Several screens; a strip holds seven tables of its own, so thousands of them would cost megabytes."""
_MARGIN_CELLS: Final = 1
_NO_ROWS: Final = ListView(rows=())

_STEPS: Final[Mapping[str, Callable[[int, int], int]]] = {
    "nav.down": lambda _page, _count: 1,
    "nav.up": lambda _page, _count: -1,
    "nav.page_down": lambda page, _count: page,
    "nav.page_up": lambda page, _count: -page,
    "nav.half_down": lambda page, _count: max(1, page // 2),
    "nav.half_up": lambda page, _count: -max(1, page // 2),
    "nav.top": lambda _page, count: -count,
    "nav.bottom": lambda _page, count: count,
}


class VirtualList(Lines, can_focus=True, inherit_bindings=False):
    """Rows with one chosen among them, or none where the view's cursor is negative."""

    ALLOW_SELECT = False

    class Moved(Message):
        """Another row was chosen."""

        def __init__(self, origin: "VirtualList", index: int, key: str) -> None:
            super().__init__()
            self.origin = origin
            self.index = index
            self.key = key

        @property
        def control(self) -> "VirtualList":
            """The list itself, for handlers that name it."""
            return self.origin

    class Chosen(Moved):
        """A row was clicked: it is to be opened."""

    class Seen(Message):
        """Rows `[first, last)` came into view."""

        def __init__(self, origin: "VirtualList", first: int, last: int) -> None:
            super().__init__()
            self.origin = origin
            self.first = first
            self.last = last

        @property
        def control(self) -> "VirtualList":
            """The list itself, for handlers that name it."""
            return self.origin

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(id=id)
        self._view = _NO_ROWS
        self._heights: Heights = heights_of(_NO_ROWS, 0)
        self._drawn: LRUCache[int, list[DrawnLine]] = LRUCache(_CACHED_ROWS)
        self._strips: LRUCache[tuple[int, str, bool], Strip] = LRUCache(_CACHED_LINES)
        self._ink = RowInk(self.style_of)
        self._laid_out_for = -1
        self._cursor = 0

    # What it is handed

    def show(self, view: ListView) -> None:
        """Show other rows, or the same ones changed."""
        is_same = view.rows == self._view.rows and view.row_height == self._view.row_height and view.rows
        before, self._view = self._cursor, view
        self._cursor = self._selectable(min(view.cursor, max(0, len(view.rows) - 1)), 1)
        if is_same:
            self._redraw_rows(before, self._cursor)
            if before != self._cursor:
                self._scroll_to_cursor()
            return
        self._lay_out()
        self._scroll_to_cursor()
        self._tell_what_is_seen()
        self.refresh()

    def _redraw_rows(self, *indices: int) -> None:
        """Draw rows anew, and nothing else, if another one is chosen now."""
        if len(set(indices)) > 1:
            for index in indices:
                if 0 <= index < len(self._view.rows):
                    self.refresh_lines(self._heights.top_of(index), self._heights.height_of(index))

    @property
    def index(self) -> int:
        """The index of the chosen row."""
        return self._cursor

    @property
    def key(self) -> str:
        """The key of the chosen row, or "" where none is."""
        return self._view.rows[self._cursor].key if 0 <= self._cursor < len(self._view.rows) else ""

    def run(self, command: str) -> bool:
        """Do a movement of the command table; False for what is none of them."""
        if command not in _STEPS:
            return False
        count = len(self._view.rows)
        if count:
            tallest = max(1, self._heights.height_of(self._cursor))
            step = _STEPS[command](max(1, self.size.height // tallest - 1), count)
            target = min(max(0, self._cursor + step), count - 1)
            self._choose(self._selectable(target, 1 if step > 0 else -1))
        return True

    def _choose(self, index: int) -> None:
        if index != self._cursor:
            before, self._cursor = self._cursor, index
            self._redraw_rows(before, index)
            self._scroll_to_cursor()
            self.post_message(self.Moved(self, index, self._view.rows[index].key))

    def _selectable(self, index: int, step: int) -> int:
        """The nearest row that can be chosen: first in the direction of the step, then in the other."""
        if self._view.row_height is not None or index < 0:
            return index
        for direction in (step, -step):
            at = index
            while 0 <= at < len(self._view.rows):
                if not self._view.rows[at].is_heading:
                    return at
                at += direction
        return index

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """As every view on lines; where rows were shown again in the room they had, nobody tells of that."""
        if self._laid_out_for != self._room:
            self._lay_out()
            self.refresh()
        return super().render_lines(crop)

    def draw_line(self, line: int, *, width: int, is_thumb: bool) -> Strip:
        """A line of a row, or of what is said where there are none."""
        if not self._view.rows:
            return self._ink.strip(
                _said(self._view.empty, line, self.size), base="", width=width, bar=self.bar(is_thumb=False)
            )
        base = self._base_of(line)
        strip = self._strips.get((line, base, is_thumb))
        if strip is None:
            strip = self._strips[line, base, is_thumb] = self._ink.strip(
                self._pieces_of(line), base=base, width=width, bar=self.bar(is_thumb=is_thumb)
            )
        return strip

    def _base_of(self, line: int) -> str:
        """The style under a line: that of the chosen row is another."""
        top = self._heights.top_of(self._cursor) if self._cursor >= 0 else line + 1
        if not top <= line < top + self._heights.height_of(self._cursor):
            return ""
        if not any(piece.text.strip() for piece in self._pieces_of(line)):
            return ""
        return "cursor" if self.has_focus or not self.can_focus else "cursor-blurred"

    def _pieces_of(self, line: int) -> DrawnLine:
        if line >= self._heights.total:
            return ()
        index = self._heights.row_at(line)
        lines = self._drawn.get(index)
        if lines is None:
            lines = self._drawn[index] = draw_row(self._view.rows[index], self._room)
        within = line - self._heights.top_of(index)
        return lines[within] if within < len(lines) else ()

    def forget_styles(self) -> None:
        """Draw every line anew."""
        self._ink.forget()
        self._strips.clear()

    # Laying out

    @property
    def _room(self) -> int:
        return max(1, self.text_width - SIGN_CELLS - _MARGIN_CELLS)

    def _lay_out(self) -> None:
        self._laid_out_for = self._room
        self._drawn.clear()
        self._strips.clear()
        self._heights = heights_of(self._view, self._room)
        self.set_line_count(self._heights.total)

    def on_resize(self) -> None:
        """Rows become taller or shorter; the chosen one stays in sight."""
        if self._laid_out_for != self._room:
            self._lay_out()
            self.refresh()  # lines may have been drawn by the heights of another width
        self._scroll_to_cursor()
        self._tell_what_is_seen()

    def _scroll_to_cursor(self) -> None:
        if not self._view.rows or not self.size.height or self._cursor < 0:
            return
        top = self._heights.top_of(self._cursor)
        if self._cursor and self._view.row_height is None and self._view.rows[self._cursor - 1].is_heading:
            top = self._heights.top_of(self._cursor - 1)
        bottom = self._heights.top_of(self._cursor) + self._heights.height_of(self._cursor)
        y, height = round(self.scroll_y), self.size.height
        if top < y:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif bottom > y + height:
            self.scroll_to(y=min(top, bottom - height) if bottom - top > height else bottom - height, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what came into view, and say so."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_what_is_seen()

    def _tell_what_is_seen(self) -> None:
        if self._view.rows and self.size.height:
            top = round(self.scroll_y)
            last = min(self._heights.total - 1, top + self.size.height)
            self.post_message(self.Seen(self, self._heights.row_at(top), self._heights.row_at(last) + 1))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a row and opens it."""
        line = round(self.scroll_y) + event.y
        if self.is_on_bar(event) or not self._view.rows or line >= self._heights.total:
            return
        index = self._heights.row_at(line)
        if self._view.row_height is None and self._view.rows[index].is_heading:
            return
        self._choose(index)
        self.post_message(self.Chosen(self, index, self._view.rows[index].key))


def _said(text: str, line: int, room: Size) -> DrawnLine:
    """A line of what is said where there are no rows."""
    spans = wrap(text, max(1, room.width - 4)) if text else []
    top = max(0, min(2, room.height - len(spans)))
    if not top <= line < top + len(spans):
        return ()
    start, end = spans[line - top]
    return (Piece(text[start:end], Tone.MUTED),)
