"""The browser of all that was written, and the basket."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefreader.library.note_entries import NoteEntry
from briefreader.tui.screens.dialog import Dialog, plain
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view import browsing
from briefreader.view.browsing import Browsing


@dataclass(frozen=True, slots=True)
class EntriesLeft:
    """How a dialog was left: where to go, if anywhere, what the basket holds now, and whether a memo is to be made."""

    goes_to: NoteEntry | None
    basket: tuple[str, ...]
    wants: Literal["", "memo", "basket"] = ""


class BrowserDialog(Dialog[EntriesLeft]):
    """Lists entries and filters them by what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "Next", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "Previous", show=False, priority=True),
        Binding("pagedown", "move(8)", "Page down", show=False, priority=True),
        Binding("pageup", "move(-8)", "Page up", show=False, priority=True),
        Binding("tab", "toggle_basket", "Basket", show=False, priority=True),
        Binding("ctrl+b", "basket", "Show the basket", show=False, priority=True),
    ]

    def __init__(self, state: Browsing) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """A line and the entries."""
        with Vertical(classes="dialog tall") as box:
            box.border_subtitle = plain("enter: go there   tab: basket   ctrl+b: show the basket   esc: close")
            yield Input(id="line", compact=True, placeholder=browsing.HINT)
            yield VirtualList(id="entries")

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one("#entries", VirtualList).can_focus = False
        self._show(self._state)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter."""
        event.stop()
        if event.value != self._state.line:
            self._show(browsing.type_line(self._state, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the place of the chosen entry."""
        event.stop()
        entry = browsing.chosen(self._state)
        if entry is not None:
            self._leave(entry)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """A click goes there."""
        event.stop()
        index = browsing.entry_index(self._state, event.index)
        self._leave(browsing.chosen(browsing.move(self._state, index - self._state.cursor)))

    def action_move(self, by: int) -> None:
        """Choose another entry."""
        self._show(browsing.move(self._state, by))

    def action_toggle_basket(self) -> None:
        """Put the chosen entry into the basket, or take it out."""
        self._show(browsing.move(browsing.toggle(self._state), 1))

    def action_basket(self) -> None:
        """Go on to the basket."""
        self.dismiss(EntriesLeft(None, self._state.basket.keys, "basket"))

    def action_cancel(self) -> None:
        """Close; the basket stays as it was filled."""
        self._leave(None)

    def _leave(self, entry: NoteEntry | None) -> None:
        self.dismiss(EntriesLeft(entry, self._state.basket.keys))

    def _show(self, state: Browsing) -> None:
        self._state = state
        view = browsing.browser_view(state)
        self.query_one("#entries", VirtualList).show(view)
        in_basket = len(state.basket.keys)
        self.query_one(".dialog").border_title = plain(
            f"{view.title} · {in_basket} in the basket" if in_basket else view.title
        )


class BasketDialog(Dialog[EntriesLeft]):
    """The basket in its order: entries are moved, taken out, and written as a memo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("shift+down,J", "shift(1)", "Move down", show=False),
        Binding("shift+up,K", "shift(-1)", "Move up", show=False),
        Binding("x,delete", "take_out", "Take out", show=False),
        Binding("s", "memo", "Write the memo", show=False),
        Binding("enter", "open", "Go there", show=False),
        Binding("q", "cancel", "Close", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, state: Browsing) -> None:
        super().__init__()
        self._state = browsing.in_order(state)

    def compose(self) -> ComposeResult:
        """The entries."""
        with Vertical(classes="dialog tall") as box:
            box.border_subtitle = plain("enter: go there   J K: move   x: take out   s: write the memo   esc: close")
            yield VirtualList(id="entries")

    def on_mount(self) -> None:
        """Show them."""
        self.query_one("#entries", VirtualList).can_focus = False
        self._show(self._state)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """A click chooses."""
        event.stop()
        self._show(browsing.move(self._state, event.index - self._state.cursor))

    def action_move(self, by: int) -> None:
        """Choose another entry."""
        self._show(browsing.move(self._state, by))

    def action_shift(self, by: int) -> None:
        """Move the chosen entry."""
        self._show(browsing.shift(self._state, by))

    def action_take_out(self) -> None:
        """Take the chosen entry out."""
        self._show(browsing.take_out(self._state))

    def action_open(self) -> None:
        """Go to the place of the chosen entry."""
        self.dismiss(EntriesLeft(browsing.chosen(self._state), self._state.basket.keys))

    def action_memo(self) -> None:
        """Write the basket as a memo."""
        if self._state.entries:
            self.dismiss(EntriesLeft(None, self._state.basket.keys, "memo"))

    def action_cancel(self) -> None:
        """Close; the basket stays as it was arranged."""
        self.dismiss(EntriesLeft(None, self._state.basket.keys))

    def _show(self, state: Browsing) -> None:
        self._state = state
        view = browsing.basket_view(state)
        self.query_one("#entries", VirtualList).show(view)
        self.query_one(".dialog").border_title = plain(view.title)
