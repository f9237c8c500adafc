"""What lists and pages have in common: lines of their own making, of which only those in view are drawn.

The toolkit draws a widget through a table of borders, paddings and tints, and its scroll bar as a widget of its own. A
page has none of the former, and its bar is one more cell of each line: so a screenful is two thirds cheaper.
"""

from typing import Final

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from briefreader.tui.widgets.tints import tint, tints

BAR_CELLS: Final = 1
"""Cells on the right that belong to the bar, whether there is one or not: text never moves when it comes or goes."""
_THUMB: Final = "▐"


class Lines(ScrollView, inherit_bindings=False):
    """A view on any number of lines, without border and padding.

    A subclass draws line by line in `draw_line`.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(id=id)
        self._pulls_bar = False
        self._tints: dict[str, Style] = {}

    def set_line_count(self, count: int) -> None:
        """Be so many lines long. The toolkit would lay the whole screen out anew for each other number."""
        self.set_reactive(ScrollView.virtual_size, Size(self.size.width, count))
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True, force=True)

    def draw_line(self, line: int, *, width: int, is_thumb: bool) -> Strip:
        """Draw one line.

        Args:
            line: its number, counted from the first, be it in sight or not.
            width: its cells without the bar.
            is_thumb: whether the bar beside it shows where one is.
        """
        raise NotImplementedError

    @property
    def text_width(self) -> int:
        """Cells of a line without the bar."""
        return max(0, self.size.width - BAR_CELLS)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether there is more than finds room."""
        return self.virtual_size.height > self.size.height

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines of a region."""
        filters, background = self.get_line_filters(), self.background_colors[1]
        first, last = self.thumb()
        top, width = round(self.scroll_y), self.text_width
        strips = []
        for y in crop.line_range:
            strip = self.draw_line(top + y, width=width, is_thumb=first <= y < last)
            for each in filters:
                strip = strip.apply_filter(each, background)
            strips.append(strip.crop(crop.x, crop.right))
        return strips

    # Styles

    def style_of(self, part: str) -> Style:
        """What the style sheet says of a part; of "", what it says of the whole."""
        return tint(self, part) if part else self.visual_style

    def notify_style_update(self) -> None:
        """The style sheet may be another: then every style is looked up anew."""
        super().notify_style_update()
        if self._tints is not tints(self.app):
            self._tints = tints(self.app)
            self.forget_styles()

    def forget_styles(self) -> None:
        """Forget what was drawn with other styles."""

    # The bar

    def thumb(self) -> tuple[int, int]:
        """The visible lines `[first, last)` beside which the bar shows where one is; none where all is in sight."""
        height, total = self.size.height, self.virtual_size.height
        if not (self.allow_vertical_scroll and height):
            return 0, 0
        tall = max(1, height * height // total)
        way, hidden = height - tall, total - height
        first = min(way, round(self.scroll_y) * way // hidden)
        if first == 0 and self.scroll_y > 0:
            first = min(1, way)  # the ends are shown only where they are
        return first, first + tall

    def bar(self, *, is_thumb: bool) -> Segment:
        """The last cell of a line."""
        return Segment(_THUMB if is_thumb else " ", (self.visual_style + self.style_of("lines--thumb")).rich_style)

    def is_on_bar(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on the bar, or pulls it."""
        return self._pulls_bar or (self.allow_vertical_scroll and event.x >= self.text_width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press on the bar takes hold of it."""
        if self.is_on_bar(event):
            self._pulls_bar = True
            self.capture_mouse()
            self._pull_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The bar follows the mouse."""
        if self._pulls_bar:
            self._pull_to(event.y)

    def on_mouse_up(self) -> None:
        """The bar is let go."""
        if self._pulls_bar:
            self._pulls_bar = False
            self.release_mouse()

    def _pull_to(self, y: int) -> None:
        first, last = self.thumb()
        way = self.size.height - (last - first)
        share = (y - (last - first) // 2) / max(1, way)
        self.scroll_to(y=round(share * self.max_scroll_y), animate=False, immediate=True)
