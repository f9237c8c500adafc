"""All keys, as they are in force, and a line to search them by."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefreader.config.keymap import Keymap
from briefreader.tui.screens.dialog import Dialog, plain
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view.present.keys import help_view


class HelpScreen(Dialog[str]):
    """Lists every command with its keys; the result is the command that was chosen, to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "run('nav.down')", "Down", show=False, priority=True),
        Binding("up,ctrl+p", "run('nav.up')", "Up", show=False, priority=True),
        Binding("pagedown,ctrl+v,ctrl+d", "run('nav.page_down')", "Page down", show=False, priority=True),
        Binding("pageup,alt+v,ctrl+u", "run('nav.page_up')", "Page up", show=False, priority=True),
        Binding("f1", "cancel", "Close", show=False, priority=True),
    ]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """A line and the keys that fit."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = plain(f"Keys · keymap {self._keymap.name}")
            box.border_subtitle = plain("type to search   enter: do it   esc: close")
            yield Input(id="line", compact=True, placeholder="search commands and keys")
            yield VirtualList(id="keys")

    def on_mount(self) -> None:
        """Show all keys."""
        self.query_one(VirtualList).can_focus = False
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the keys that fit."""
        event.stop()
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do the chosen command."""
        event.stop()
        self.dismiss(self.query_one(VirtualList).key)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Do the command that was clicked."""
        event.stop()
        self.dismiss(event.key)

    def action_run(self, movement: str) -> None:
        """Move in the list."""
        self.query_one(VirtualList).run(movement)

    def _show(self, line: str) -> None:
        self.query_one(VirtualList).show(help_view(self._keymap, line))
