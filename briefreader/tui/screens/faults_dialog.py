"""All that is wrong with a file, at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from briefreader.errors import Fault
from briefreader.tui.screens.dialog import Dialog, content
from briefreader.view.models import Piece, Tone


class FaultsDialog(Dialog[None]):
    """Lists faults, each with its file and line and the nearest name where one was mistyped."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q", "cancel", "Close", show=False)]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, *, title: str, faults: tuple[Fault, ...]) -> None:
        super().__init__()
        self._title = title
        self._faults = faults

    def compose(self) -> ComposeResult:
        """The faults."""
        with Vertical(classes="dialog wide") as box:
            box.border_title = content(Piece(self._title))
            box.border_subtitle = content(Piece("esc: close"))
            with VerticalScroll():
                for fault in self._faults:
                    tone = Tone.BAD if fault.severity == "error" else Tone.WARN
                    yield Static(content(Piece(f"{fault.severity}  ", tone), Piece(str(fault))), classes="fault")
