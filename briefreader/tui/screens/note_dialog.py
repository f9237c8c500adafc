"""The note editor."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from briefreader.tui.screens.dialog import Dialog, plain


class NoteDialog(Dialog[str]):
    """Writes a note in Markdown. Escape keeps what was written: nothing typed is lost; ctrl+z inside takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,escape", "save", "Save", show=False, priority=True),
        Binding("ctrl+e,f4", "edit_outside", "Your own editor", show=False, priority=True),
    ]

    def __init__(self, *, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """A text field and what can be done."""
        with Vertical(classes="dialog wide") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain("esc: save and close   ctrl+e: your own editor")
            yield TextArea(self._text, id="note", show_line_numbers=False, soft_wrap=True)

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Close with the text."""
        self.dismiss(self.query_one(TextArea).text)

    def action_edit_outside(self) -> None:
        """Let `$VISUAL` have the text."""
        from briefreader.tui.editor import edit_outside  # noqa: PLC0415 - only who asks for it pays

        area = self.query_one(TextArea)
        text, problem = edit_outside(self.app, area.text)
        if problem:
            self.query_one(".dialog").border_subtitle = plain(problem)
        else:
            area.text = text
            area.move_cursor(area.document.end)
