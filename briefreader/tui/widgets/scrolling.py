"""What lists and pages have in common: lines of their own making, of which only those in view are drawn."""

from textual.geometry import Size
from textual.scroll_view import ScrollView


class Lines(ScrollView, inherit_bindings=False):
    """A view on any number of lines."""

    def set_line_count(self, count: int) -> None:
        """Be so many lines long.

        The toolkit lays the whole screen out anew for each other size. That has to be only where the scroll bar comes
        or goes; otherwise the bar is told, and nothing moves.
        """
        size = Size(self.size.width, count)
        has_bar = self.styles.overflow_y == "scroll" or count > self.size.height
        if has_bar is not self.show_vertical_scrollbar or self.styles.is_auto_height or not self.size:
            self.virtual_size = size
            return
        self.set_reactive(ScrollView.virtual_size, size)
        if has_bar:
            self.vertical_scrollbar.window_virtual_size = count
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
