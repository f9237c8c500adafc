"""The article pane: moving through a page, and choosing text on it by mouse or by a cursor."""

from textual import events
from textual.message import Message

from briefreader.tui.widgets.article_ink import GUTTER_CELLS
from briefreader.tui.widgets.page_view import PageView


class ArticleView(PageView, can_focus=True, inherit_bindings=False):
    """Shows one page, tells where the reader is in it, and lets text be chosen by mouse.

    Everything it reports and is told is in code points of `Brief.text`.
    """

    ALLOW_SELECT = False  # the desk has its own selection: one for keyboard and mouse

    class Clicked(Message):
        """A place of the text was clicked once, twice or three times."""

        def __init__(self, position: int, times: int) -> None:
            super().__init__()
            self.position = position
            self.times = times

    class Dragged(Message):
        """The mouse was pulled over text, from one place to another."""

        def __init__(self, anchor: int, cursor: int) -> None:
            super().__init__()
            self.anchor = anchor
            self.cursor = cursor

    def __init__(self, *, reading_width: int, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(reading_width=reading_width, id=id)
        self.cursor: int | None = None
        self._pressed_at: int | None = None
        self._has_dragged = False
        self._goal_cell: int | None = None

    def run(self, command: str) -> bool:
        """Do a movement of the command table, of the text cursor if there is one; False for what is no movement."""
        if self._layout is None:
            return command.startswith("nav.")
        page = max(1, self.size.height - 2)
        steps = {
            "nav.down": 1,
            "nav.up": -1,
            "nav.page_down": page,
            "nav.page_up": -page,
            "nav.half_down": max(1, page // 2),
            "nav.half_up": -max(1, page // 2),
            "nav.top": -len(self._layout),
            "nav.bottom": len(self._layout),
        }
        if command not in steps:
            return False
        if self.cursor is not None:
            self._move_cursor(steps[command])
        else:
            self.scroll_to(y=round(self.scroll_y) + steps[command], animate=False, immediate=True)
        return True

    # Choosing text

    def _move_cursor(self, by: int) -> None:
        """Move the text cursor up or down in its column; blank lines are passed over."""
        if self._layout is None or self.cursor is None:
            return
        y, cell = self._layout.cell_at(self.cursor)
        if self._goal_cell is None or self._layout.at(y, self._goal_cell) != self.cursor:
            self._goal_cell = cell
        step = 1 if by > 0 else -1
        target = min(max(0, y + by), len(self._layout) - 1)
        while 0 <= target < len(self._layout) and self._layout.text_range(target) is None:
            target += step
        position = self._layout.at(target, self._goal_cell)
        if position is not None:
            self.cursor = position

    def _position_at(self, event: events.MouseEvent) -> int | None:
        if self._layout is None:
            return None
        y = min(max(0, round(self.scroll_y) + event.y), len(self._layout) - 1)
        cell = event.x - self._left(self._layout.width) - self._margin - GUTTER_CELLS
        return self._layout.at(y, max(0, cell))

    def _nearest_to(self, event: events.MouseEvent) -> int | None:
        """The place of the text at the mouse, or, between paragraphs, the one that follows."""
        found = self._position_at(event)
        if found is None and self._layout is not None:
            return self._layout.place_of(round(self.scroll_y) + event.y)
        return found

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press may become a click or the beginning of a selection."""
        if self.is_on_bar(event):
            return
        self._pressed_at = self._nearest_to(event)
        self._has_dragged = False
        if self._pressed_at is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pulling chooses text, and scrolls at the edges."""
        if self._pressed_at is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False, immediate=True)
        position = self._nearest_to(event)
        if position is not None and position != self._pressed_at:
            self._has_dragged = True
            self.post_message(self.Dragged(self._pressed_at, position))

    def on_mouse_up(self) -> None:
        """The press is over."""
        if self._pressed_at is not None:
            self._pressed_at = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Once for what stands there, twice for a word, three times for a paragraph."""
        position = None if self.is_on_bar(event) else self._position_at(event)
        if position is not None and not self._has_dragged:
            self.post_message(self.Clicked(position, event.chain))
