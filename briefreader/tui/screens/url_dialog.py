"""An address, in full, before the browser gets it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from briefreader.tui.screens.dialog import Dialog, plain
from briefreader.view.addresses import Address


class UrlDialog(Dialog[str]):
    """Shows where a link leads and asks what to do; the result is "open" or "copy"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,o", "answer('open')", "Open", show=False),
        Binding("c", "answer('copy')", "Copy", show=False),
        Binding("n,q", "cancel", "Close", show=False),
    ]

    def __init__(self, address: Address) -> None:
        super().__init__()
        self._address = address

    def compose(self) -> ComposeResult:
        """The host, the whole address, and what is odd about it."""
        with Vertical(classes="dialog") as box:
            box.border_title = plain("Open in the browser?")
            can_open = "enter: open   " if self._address.may_be_opened else ""
            box.border_subtitle = plain(f"{can_open}c: copy   esc: close")
            yield Static(plain(self._address.host), classes="strong")
            yield Static(plain(self._address.url))
            for remark in self._address.remarks:
                yield Static(plain(remark), classes="warning")

    def action_answer(self, answer: str) -> None:
        """Close with an answer; what may not be opened can only be copied."""
        if answer != "open" or self._address.may_be_opened:
            self.dismiss(answer)
