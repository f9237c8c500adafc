"""The programs that `benchmarks/desk.py` runs: the desk, and what it is measured against."""

from typing import Final

BARE: Final = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("hello, reader")
Bare().run()
"""
"""The toolkit with one text: start, resize, memory."""

LINE: Final = """
from textual.app import App
from textual.widgets import Input
class Line(App):
    def compose(self):
        yield Input(placeholder="hello, reader")
Line().run()
"""
"""One line being typed into."""

STRIPS: Final = """
from rich.segment import Segment
from textual.app import App
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
LINES = [Strip([Segment(f"{number:6} hello, reader " + "word " * 12)]) for number in range(9000)]
class Strips(ScrollView, can_focus=True):
    BINDINGS = [Binding("j", "by(1)", ""), Binding("k", "by(-1)", ""), Binding("space", "by(34)", ""),
        Binding("b", "by(-34)", "")]
    def on_mount(self):
        self.virtual_size = Size(80, len(LINES))
    def action_by(self, lines):
        self.scroll_to(y=self.scroll_y + lines, animate=False, immediate=True)
    def render_line(self, y):
        return LINES[round(self.scroll_y) + y]
class Prebuilt(App):
    def compose(self):
        yield Strips()
Prebuilt().run()
"""
"""Strips that were drawn beforehand: as fast as the toolkit scrolls at all."""

DESK: Final = """
from briefreader.cli import main
main()
"""
"""The desk, as a person starts it."""
