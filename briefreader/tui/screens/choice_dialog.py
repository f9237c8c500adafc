"""One of several things, found by typing a part of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefreader.tui.screens.dialog import Dialog, plain
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view.choosing import Choice, Choosing


class ChoiceDialog(Dialog[str]):
    """Gives the key of what was chosen.

    Args:
        title: what is chosen.
        hint: what happens then.
        choices: what there is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "Next", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "Previous", show=False, priority=True),
    ]

    def __init__(self, *, title: str, hint: str, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._choosing = Choosing(choices=choices)

    def compose(self) -> ComposeResult:
        """A line, what fits it, and a hint."""
        with Vertical(classes="dialog tags") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain("enter: choose   esc: no")
            yield Input(id="line", compact=True)
            yield VirtualList(id="offers")
            yield Static(plain(self._hint), classes="hint", id="hint")

    def on_mount(self) -> None:
        """Show all."""
        self.query_one("#offers", VirtualList).can_focus = False
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        event.stop()
        self._choosing = self._choosing.typed(event.value)
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is under the cursor."""
        event.stop()
        self._take(self._choosing.cursor)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """A click chooses."""
        event.stop()
        self._take(event.index)

    def on_virtual_list_moved(self, event: VirtualList.Moved) -> None:
        """Follow the mouse."""
        event.stop()
        self._choosing = self._choosing.at(event.index)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._choosing = self._choosing.moved(by)
        self._show()

    def _take(self, index: int) -> None:
        fitting = self._choosing.fitting()
        if index < len(fitting):
            self.dismiss(fitting[index].key)

    def _show(self) -> None:
        self.query_one("#offers", VirtualList).show(self._choosing.view())
