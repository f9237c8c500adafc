"""The footer: the keys that matter where the keyboard is, and what goes on in the background."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefreader.tui.widgets.tints import tint
from briefreader.tui.widgets.wrapping import cell_width, cut_to
from briefreader.view.models import FooterItem
from briefreader.view.safe import safe


class KeyBar(Widget):
    """One line."""

    class Pressed(Message):
        """The word of a command was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(id=id)
        self._items: tuple[FooterItem, ...] = ()
        self._progress = ""
        self._pending = ""

    def show_keys(self, items: tuple[FooterItem, ...]) -> None:
        """Show other keys."""
        if items != self._items:
            self._items = items
            self.refresh()

    def show_progress(self, progress: str) -> None:
        """Show what goes on in the background."""
        if progress != self._progress:
            self._progress = progress
            self.refresh()

    def show_pending(self, pending: str) -> None:
        """Show what was typed so far of a sequence or a count."""
        if pending != self._pending:
            self._pending = pending
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Keys on the left, the background on the right."""
        del y
        width = self.size.width
        base = self.visual_style
        key = (base + tint(self, "footer--key")).rich_style
        word = (base + tint(self, "footer--word")).rich_style
        quiet = (base + tint(self, "footer--progress")).rich_style
        right = safe(" ".join(filter(None, (self._pending, self._progress))))
        right = cut_to(right, max(0, width // 2))
        room = width - cell_width(right) - 2
        segments = [Segment(" ", base.rich_style)]
        used = 1
        for item in self._items:
            cells = cell_width(item.key) + cell_width(item.word) + 3
            if used + cells > room:
                break
            segments += [Segment(item.key, key), Segment(f" {item.word}  ", word)]
            used += cells
        segments.append(Segment(" " * max(0, width - used - cell_width(right) - 1), base.rich_style))
        segments.append(Segment(right + " ", quiet))
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Say which command was clicked."""
        at = 1
        for item in self._items:
            at += cell_width(item.key) + cell_width(item.word) + 3
            if event.x < at:
                self.post_message(self.Pressed(item.command))
                return
