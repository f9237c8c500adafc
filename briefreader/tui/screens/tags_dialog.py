"""All tags of the library, and a plan that is shown before it is carried out."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from briefreader.config.library_file import TagStyle
from briefreader.library.tags import InvalidTagError, normalised
from briefreader.tui.screens.dialog import Dialog, plain
from briefreader.tui.screens.line_dialog import LineDialog
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view import tag_list
from briefreader.view.gathered import TagActAsked
from briefreader.view.models import ListView
from briefreader.view.tag_list import TagList


class TagsDialog(Dialog[TagActAsked]):
    """Lists the tags; a key says what is to be done with the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("pagedown,space", "move(10)", "Page down", show=False),
        Binding("pageup,b", "move(-10)", "Page up", show=False),
        Binding("enter", "show_briefs", "Show its briefs", show=False),
        Binding("r", "rename", "Rename", show=False),
        Binding("d", "describe", "Describe", show=False),
        Binding("c", "color", "Colour", show=False),
        Binding("S", "reorder", "Sort", show=False),
        Binding("a", "rules", "Apply the rules", show=False),
        Binding("U", "undo", "Undo", show=False),
        Binding("q", "cancel", "Close", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, state: TagList) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """The tags, and what the keys do."""
        with Vertical(classes="dialog tall") as box:
            box.border_subtitle = plain("enter: its briefs   esc: close")
            yield Static(plain("r rename or merge   d describe   c colour   S sort   a run the rules"), classes="hint")
            undo = f"U undo: {self._state.last}" if self._state.last else ""
            yield Static(plain(undo), classes="hint")
            yield VirtualList(id="tags")

    def on_mount(self) -> None:
        """Show them."""
        self.query_one("#tags", VirtualList).can_focus = False
        self._show(self._state)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """A click chooses."""
        event.stop()
        self._show(tag_list.move(self._state, event.index))

    def action_move(self, by: int) -> None:
        """Choose another tag."""
        self._show(tag_list.move(self._state, self._state.cursor + by))

    def action_reorder(self) -> None:
        """By name, or by frequency."""
        self._show(tag_list.reorder(self._state))

    def action_show_briefs(self) -> None:
        """Show only the briefs with the tag."""
        if tag := tag_list.chosen(self._state):
            self.dismiss(TagActAsked("show", tag))

    def action_rules(self) -> None:
        """Show what the rules would tag."""
        self.dismiss(TagActAsked("rules"))

    def action_undo(self) -> None:
        """Show what undoing the last step would do."""
        if self._state.last:
            self.dismiss(TagActAsked("undo"))

    def action_color(self) -> None:
        """Give the tag the next colour."""
        tag = tag_list.chosen(self._state)
        if tag:
            style = tag_list.next_color(self._state.styles.get(tag, TagStyle()))
            self.dismiss(TagActAsked("color", tag, style=style))

    def action_rename(self) -> None:
        """Ask for another name."""
        tag = tag_list.chosen(self._state)
        if not tag:
            return

        def done(line: str | None) -> None:
            if line is not None:
                self.dismiss(TagActAsked("rename", tag, line))

        hint = "Its children go along. Where the new name is in use, the two become one. You see what changes first."
        self.app.push_screen(LineDialog(title=f"Rename {tag} to", hint=hint, line=tag, fault_of=_fault_of), done)

    def action_describe(self) -> None:
        """Ask what the tag means."""
        tag = tag_list.chosen(self._state)
        if not tag:
            return
        style = self._state.styles.get(tag, TagStyle())

        def done(line: str | None) -> None:
            if line is not None:
                said = TagStyle(description=line.strip(), color=style.color)
                self.dismiss(TagActAsked("describe", tag, style=said))

        hint = "Kept in briefreader.yaml, beside the briefs."
        self.app.push_screen(LineDialog(title=f"What {tag} means", hint=hint, line=style.description), done)

    def _show(self, state: TagList) -> None:
        self._state = state
        view = tag_list.tags_view(state)
        self.query_one("#tags", VirtualList).show(view)
        self.query_one(".dialog").border_title = plain(view.title)


def _fault_of(line: str) -> str:
    try:
        normalised(line)
    except InvalidTagError as error:
        return str(error)
    return ""


class AgreeDialog(Dialog[str]):
    """Shows a list and asks for one of some answers.

    Args:
        view: what it is about.
        answers: what each key answers, and in words what that does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("enter", "answer('enter')", "Yes", show=False),
        Binding("d", "answer('d')", "Drop", show=False),
        Binding("q", "cancel", "No", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, *, view: ListView, answers: dict[str, str]) -> None:
        super().__init__()
        self._view = view
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The list, and the answers on the border."""
        with Vertical(classes="dialog tags") as box:
            box.border_title = plain(self._view.title)
            words = [f"{key}: {what}" for key, what in self._answers.items()]
            box.border_subtitle = plain("   ".join((*words, "esc: leave it")))
            yield VirtualList(id="rows")

    def on_mount(self) -> None:
        """Show it."""
        rows = self.query_one("#rows", VirtualList)
        rows.can_focus = False
        rows.show(self._view)

    def action_move(self, by: int) -> None:
        """Look further down."""
        self.query_one("#rows", VirtualList).run("nav.down" if by > 0 else "nav.up")

    def action_answer(self, key: str) -> None:
        """Close with an answer."""
        if key in self._answers:
            self.dismiss(key)
