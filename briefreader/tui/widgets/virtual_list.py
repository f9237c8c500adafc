"""A list of any length: rows are looked up, laid out and drawn as they come into view."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip

from briefreader.tui.widgets.row_layout import DrawnLine, Heights, draw_row, heights_of
from briefreader.tui.widgets.scrolling import Lines
from briefreader.tui.widgets.tints import tint, tints
from briefreader.tui.widgets.wrapping import cell_width, wrap
from briefreader.view.models import ListView, Piece, Tone

if TYPE_CHECKING:
    from textual.style import Style

_CACHED_ROWS: Final = 256
_CURSOR_CELLS: Final = 2
"""The sign of the chosen row, and a blank."""
_MARGIN_CELLS: Final = 2
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
        self._styles: dict[tuple[str, str], RichStyle] = {}
        self._tints: dict[str, Style] = {}
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

    def render_line(self, y: int) -> Strip:
        """The strip of one visible line."""
        if self._laid_out_for != self._room:  # shown again in the room it had: nobody tells of that
            self._lay_out()
            self.refresh()
        width = self.size.width
        line = round(self.scroll_y) + y
        if not self._view.rows:
            return self._draw_empty(y, width)
        if line >= self._heights.total:
            return Strip.blank(width, self.rich_style)
        index = self._heights.row_at(line)
        lines = self._drawn.get(index)
        if lines is None:
            lines = self._drawn[index] = draw_row(self._view.rows[index], self._room)
        within = line - self._heights.top_of(index)
        pieces = lines[within] if within < len(lines) else ()
        is_chosen = index == self._cursor and any(piece.text.strip() for piece in pieces)
        return self._strip(pieces, width, is_chosen=is_chosen)

    def _strip(self, pieces: DrawnLine, width: int, *, is_chosen: bool) -> Strip:
        base = ("list--cursor" if self.has_focus or not self.can_focus else "list--cursor-blurred") if is_chosen else ""
        sign = "┃ " if is_chosen else "  "
        segments = [Segment(sign, self._style("list--accent" if is_chosen else "", base))]
        segments += [Segment(piece.text, self._style(f"list--{piece.tone}", base)) for piece in pieces]
        used = _CURSOR_CELLS + sum(cell_width(piece.text) for piece in pieces)
        segments.append(Segment(" " * max(0, width - used), self._style("", base)))
        return Strip(segments, max(used, width)).crop(0, width)

    def _draw_empty(self, y: int, width: int) -> Strip:
        room = max(1, width - 4)
        spans = wrap(self._view.empty, room)
        top = max(0, min(2, self.size.height - len(spans)))
        if not top <= y < top + len(spans) or not self._view.empty:
            return Strip.blank(width, self.rich_style)
        start, end = spans[y - top]
        return self._strip((Piece(self._view.empty[start:end], Tone.MUTED),), width, is_chosen=False)

    def _style(self, name: str, base: str) -> RichStyle:
        key = (name, base)
        if key not in self._styles:
            style = self.visual_style
            for part in (base, name):
                if part:
                    style += tint(self, part)
            self._styles[key] = style.rich_style
        return self._styles[key]

    def notify_style_update(self) -> None:
        """The style sheet may be another: then every style is looked up anew."""
        super().notify_style_update()
        if self._tints is not tints(self.app):
            self._tints = tints(self.app)
            self._styles.clear()

    # Laying out

    @property
    def _room(self) -> int:
        return max(1, self.size.width - _CURSOR_CELLS - _MARGIN_CELLS)

    def _lay_out(self) -> None:
        self._laid_out_for = self._room
        self._drawn.clear()
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
        if not self._view.rows or line >= self._heights.total:
            return
        index = self._heights.row_at(line)
        if self._view.row_height is None and self._view.rows[index].is_heading:
            return
        self._choose(index)
        self.post_message(self.Chosen(self, index, self._view.rows[index].key))
