"""A question that one line answers."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefreader.tui.screens.dialog import Dialog, plain


class LineDialog(Dialog[str]):
    """Asks for a line of text.

    Args:
        title: what is asked.
        hint: what may be answered, and what happens then.
        line: the suggested answer.
        fault_of: what is wrong with an answer, or "".
    """

    def __init__(self, *, title: str, hint: str, line: str = "", fault_of: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._line = line
        self._fault_of = fault_of

    def compose(self) -> ComposeResult:
        """A line and a hint."""
        with Vertical(classes="dialog") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain("enter: yes   esc: no")
            yield Input(self._line, id="line", compact=True)
            yield Static(plain(self._hint), classes="hint", id="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, or say what is wrong with it."""
        event.stop()
        fault = self._fault_of(event.value) if self._fault_of is not None else ""
        if fault:
            self.query_one("#hint", Static).update(plain(fault))
        else:
            self.dismiss(event.value)
