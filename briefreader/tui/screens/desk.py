"""The desk: the panes, what they say, and how they show a session."""

from typing import ClassVar

from textual import events as toolkit
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from briefreader.config.commands import Context
from briefreader.config.keymap import Keymap
from briefreader.tui.bindings import bindings_for, rebind
from briefreader.tui.screens.painting import Painter
from briefreader.tui.widgets.article import ArticleView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.page_view import PageView
from briefreader.tui.widgets.panes import ArticlePane, LibraryPane, SearchLine, SidePane
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view import events
from briefreader.view.events import Event
from briefreader.view.regions import Pane
from briefreader.view.state import Session

_PANES = {
    "query": Pane.SEARCH,
    "briefs": Pane.LIBRARY,
    "article": Pane.ARTICLE,
    "find": Pane.FIND,
    "claims": Pane.CLAIMS,
    "links": Pane.LINKS,
    "notes": Pane.NOTES,
}
_CONTEXTS = {
    "query": Context.SEARCH,
    "briefs": Context.LIST,
    "article": Context.ARTICLE,
    "find": Context.SEARCH,
    "claims": Context.CLAIMS,
    "links": Context.LINKS,
    "notes": Context.NOTES,
}
_IDS = {pane: name for name, pane in _PANES.items()}


class Happened(Message):
    """Something happened to the desk."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class Commanded(Message):
    """A command was given by mouse, or by a key of a text field."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self.command = command


def _typed(line: Input) -> events.Event:
    return events.QueryTyped(line.value) if line.id == "query" else events.FindTyped(line.value)


class DeskScreen(Screen[None], inherit_bindings=False):
    """Three panes and a footer. It translates what widgets say into events, and sessions into what widgets show."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.ANYWHERE)]
    AUTO_FOCUS = "#briefs"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - the toolkit declares it so
        (0, "-narrow"),
        (100, "-medium"),
        (150, "-wide"),
    ]

    def __init__(self, *, keymap: Keymap, reading_width: int) -> None:
        super().__init__()
        self._reading_width = reading_width
        self._painter: Painter | None = None
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal(id="desk"):
            yield LibraryPane(id="library-pane")
            yield ArticlePane(reading_width=self._reading_width, id="article-pane")
            yield SidePane(id="side-pane")
        yield KeyBar(id="key-bar")

    def on_mount(self) -> None:
        """Keep the parts at hand, and give them their keys."""
        self.set_keymap(self._keymap)
        self._painter = Painter(
            screen=self,
            library=self.query_one(LibraryPane),
            article=self.query_one(ArticlePane),
            side=self.query_one(SidePane),
            footer=self.query_one(KeyBar),
        )

    def show(self, session: Session) -> None:
        """Show a session: what has changed since the last one."""
        if self._painter is not None:
            self._painter.paint(session, self._keymap)

    def set_keymap(self, keymap: Keymap) -> None:
        """Take other keys from now on."""
        self._keymap = keymap
        rebind(self, Context.ANYWHERE, keymap)
        for name, context in _CONTEXTS.items():
            rebind(self.query_one(f"#{name}"), context, keymap)

    def show_pending(self, pending: str) -> None:
        """Show what was typed so far of a sequence or a count."""
        self.query_one(KeyBar).show_pending(pending)

    def give_focus(self, pane: Pane) -> None:
        """Give the keyboard to a pane."""
        widget = self.query_one(f"#{_IDS[pane]}")
        if self.focused is not widget:
            self.set_focus(widget, scroll_visible=False)

    def move(self, pane: Pane, command: str) -> Event | None:
        """Let a pane do a movement of its own: what came of it, so that the next key does not find the desk behind."""
        widget = self.query_one(f"#{_IDS[pane]}")
        if isinstance(widget, VirtualList):
            widget.run(command)
            return events.ListMoved(pane, widget.index, widget.key)
        if isinstance(widget, ArticleView):
            widget.run(command)
            return events.Scrolled(*widget.place) if widget.cursor is None else events.CursorMoved(widget.cursor)
        return None

    def focused_pane(self) -> Pane | None:
        """The pane with the keyboard."""
        return _PANES.get(self.focused.id or "") if self.focused is not None else None

    def reveal(self, start: int, end: int, *, at_top: bool) -> None:
        """Bring a passage of the article into view."""
        self.query_one(ArticleView).reveal(start, end, at_top=at_top)

    def set_query(self, line: str) -> None:
        """Put a text into the search line."""
        self.query_one(LibraryPane).set_query(line)

    def _tell(self, event: Event) -> None:
        # Straight to the app: through the screen's own queue it could come behind a key that was typed later.
        self.app.post_message(Happened(event))

    def on_resize(self, event: toolkit.Resize) -> None:
        """Tell how much room there is."""
        self._tell(events.Resized(event.size.width))

    def on_descendant_focus(self, event: toolkit.DescendantFocus) -> None:
        """Tell where the keyboard is."""
        pane = _PANES.get(event.widget.id or "")
        if pane is not None:
            self._tell(events.Focused(pane))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is searched for."""
        self._tell(_typed(event.input))

    def what_is_typed(self) -> events.Event | None:
        """What the line with the keyboard holds at this moment; its own message may still be under way."""
        return _typed(self.focused) if isinstance(self.focused, SearchLine) else None

    @on(VirtualList.Chosen)
    @on(SidePane.TabClicked)
    @on(KeyBar.Pressed)
    def _command(self, event: Message) -> None:
        """A click on a row opens it; tabs and the footer's words are commands."""
        match event:
            case SidePane.TabClicked():
                self.app.post_message(Commanded(f"{event.pane}.show"))
            case KeyBar.Pressed():
                self.app.post_message(Commanded(event.command))
            case _:
                self.app.post_message(Commanded("item.open"))

    def on_virtual_list_moved(self, event: VirtualList.Moved) -> None:
        """Tell which row is chosen."""
        self._tell(events.ListMoved(_PANES[event.origin.id or ""], event.index, event.key))

    def on_virtual_list_seen(self, event: VirtualList.Seen) -> None:
        """Tell which briefs are to be seen."""
        if event.origin.id == "briefs":
            self._tell(events.RowsWanted(event.first, event.last))

    @on(PageView.Scrolled)
    @on(ArticleView.Clicked)
    @on(ArticleView.Dragged)
    def _tell_of_article(self, event: Message) -> None:
        """Tell what was done in the article."""
        match event:
            case PageView.Scrolled():
                self._tell(events.Scrolled(event.top, event.bottom, event.share))
            case ArticleView.Clicked():
                self._tell(events.Clicked(event.position, event.times))
            case ArticleView.Dragged():
                self._tell(events.Dragged(event.anchor, event.cursor))
            case _:
                pass
