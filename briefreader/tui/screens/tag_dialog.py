"""The tag editor, and the choice of a tag to filter by."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefreader.tui.screens.dialog import Dialog, plain
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view import tagging
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.tagging import Offer, TagEditing


class TagDialog(Dialog[TagEditing]):
    """Adds tags to briefs and takes them away.

    Args:
        title: what is tagged.
        editing: the tags there are.
        picks_one: whether the first choice closes it, as when a tag is picked to filter by.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "Next", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "Previous", show=False, priority=True),
        Binding("tab", "complete", "Complete", show=False, priority=True),
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
    ]

    def __init__(self, *, title: str, editing: TagEditing, picks_one: bool = False) -> None:
        super().__init__()
        self._title = title
        self._editing = editing
        self._picks_one = picks_one

    def compose(self) -> ComposeResult:
        """The chosen tags, a line, and the offers."""
        with Vertical(classes="dialog tags") as box:
            box.border_title = plain(self._title)
            yield Static(id="chosen")
            yield Input(id="line", compact=True, placeholder="a tag, such as ukraine/ceasefire")
            yield VirtualList(id="offers")

    def on_mount(self) -> None:
        """Offer what is usual."""
        self.query_one("#offers", VirtualList).can_focus = False
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        if event.value != self._editing.typed:
            self._editing = tagging.type_line(self._editing, event.value)
            self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what is under the cursor; on the empty line, be done."""
        event.stop()
        if self._editing.cursor == tagging.ON_THE_LINE:
            self.action_save()
        else:
            self._apply(tagging.toggle(self._editing))

    def on_key(self, event: events.Key) -> None:
        """Digits choose recent tags while nothing is typed."""
        if event.key.isdecimal() and not self._editing.typed:
            chosen = tagging.toggle_digit(self._editing, event.key)
            if chosen is not self._editing:
                event.stop()
                event.prevent_default()
                self._apply(chosen)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """A click chooses."""
        event.stop()
        self._editing = tagging.move(self._editing, event.index - self._editing.cursor)
        self._apply(tagging.toggle(self._editing))

    def action_move(self, by: int) -> None:
        """Move among the offers."""
        self._editing = tagging.move(self._editing, by)
        self._show()

    def action_complete(self) -> None:
        """Put the offer under the cursor into the line."""
        offers = tagging.offers(self._editing)
        if offers:
            line = self.query_one(Input)
            line.value = offers[max(0, self._editing.cursor)].tag
            line.cursor_position = len(line.value)

    def action_save(self) -> None:
        """Close with the tags as they are."""
        self.dismiss(self._editing)

    def _apply(self, editing: TagEditing) -> None:
        self._editing = editing
        if self._picks_one and editing.chosen:
            self.action_save()
            return
        self.query_one(Input).value = editing.typed
        self._show()

    def _show(self) -> None:
        editing = self._editing
        chosen = "  ".join(f"#{tag}" for tag in editing.chosen) or ("" if self._picks_one else "no tags yet")
        self.query_one("#chosen", Static).update(plain(editing.problem or chosen))
        offers = tagging.offers(editing)
        rows = [_row(offer) for offer in offers]
        cursor = editing.cursor if editing.cursor >= 0 else -1
        view = ListView(rows=rows, row_height=1, cursor=cursor, empty="No tags yet: type one and press enter.")
        self.query_one("#offers", VirtualList).show(view)
        done = "choose" if self._picks_one else "add or remove" if cursor >= 0 else "done"
        self.query_one(".dialog").border_subtitle = plain(
            f"enter: {done}   up down: choose   tab: complete   esc: cancel"
        )


def _row(offer: Offer) -> Row:
    sign = "+ " if offer.is_new else "[x] " if offer.is_chosen else "[ ] "
    pieces = [Piece(f"{offer.digit or ' '} ", Tone.MUTED), Piece(sign, Tone.ACCENT), Piece(offer.tag)]
    if offer.is_new:
        pieces.append(Piece("  new", Tone.MUTED))
    elif offer.count:
        pieces.append(Piece(f"  {offer.count:,}", Tone.MUTED))
    return Row(key=offer.tag, lines=(RowLine(tuple(pieces)),))


def tag_picker(known: Mapping[str, int]) -> TagDialog:
    """A dialog that closes with one tag."""
    return TagDialog(title="Show only briefs with the tag", editing=TagEditing(known=known), picks_one=True)
