"""The desk: the panes and their keys. What they say is passed on as it is."""

from typing import ClassVar, Final

from textual import events as toolkit
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from briefreader.config.commands import Context
from briefreader.config.keymap import Keymap
from briefreader.tui.bindings import bindings_for, rebind
from briefreader.tui.compositing import compositor_for, hold, let_go, release_of_toolkit
from briefreader.tui.widgets.article import ArticleView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.page_view import PageView
from briefreader.tui.widgets.panes import ArticlePane, LibraryPane, SearchLine, SidePane
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view.regions import Pane

PANES: Final = {
    "query": Pane.SEARCH,
    "briefs": Pane.LIBRARY,
    "article": Pane.ARTICLE,
    "find": Pane.FIND,
    "claims": Pane.CLAIMS,
    "links": Pane.LINKS,
    "notes": Pane.NOTES,
}
"""The panes by the names of their widgets."""
_CONTEXTS: Final = {
    "query": Context.SEARCH,
    "briefs": Context.LIST,
    "article": Context.ARTICLE,
    "find": Context.SEARCH,
    "claims": Context.CLAIMS,
    "links": Context.LINKS,
    "notes": Context.NOTES,
}
_LONGEST_HOLD: Final = 0.1
"""Seconds without a frame while the window is pulled to another size."""
_IDS: Final = {pane: name for name, pane in PANES.items()}


class Told(Message):
    """A widget has said something."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


class DeskScreen(Screen[None], inherit_bindings=False):
    """Three panes and a footer. It knows nothing of sessions: a painter shows them here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.ANYWHERE)]
    AUTO_FOCUS = "#briefs"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - the toolkit declares it so
        (0, "-narrow"),
        (100, "-medium"),
        (150, "-wide"),
    ]

    def __init__(self, *, keymap: Keymap, reading_width: int) -> None:
        super().__init__(classes="-in-library")
        self._compositor = compositor_for(release_of_toolkit())
        self._is_complete = False
        self._reading_width = reading_width
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal(id="desk"):
            yield LibraryPane(id="library-pane")
            yield ArticlePane(reading_width=self._reading_width, id="article-pane")
            yield SidePane(id="side-pane")
        yield KeyBar(id="key-bar")

    async def complete(self) -> None:
        """Add what the first paint does not wait for, and give all parts their keys."""
        await self.query_one(ArticlePane).complete()
        await self.query_one(SidePane).complete()
        self.set_keymap(self._keymap)
        self._is_complete = True

    def set_keymap(self, keymap: Keymap) -> None:
        """Take other keys from now on."""
        rebind(self, Context.ANYWHERE, keymap)
        for name, context in _CONTEXTS.items():
            rebind(self.query_one(f"#{name}"), context, keymap)

    def show_pending(self, pending: str) -> None:
        """Show what was typed so far of a sequence or a count."""
        self.query_one(KeyBar).show_pending(pending)

    def give_focus(self, pane: Pane) -> None:
        """Give the keyboard to a pane."""
        widget = self._widget(pane)
        if self.focused is not widget:
            self.set_focus(widget, scroll_visible=False)

    def move(self, pane: Pane, command: str) -> Widget:
        """Let a pane do a movement of its own; its widget."""
        widget = self._widget(pane)
        if isinstance(widget, VirtualList | ArticleView):
            widget.run(command)
        return widget

    def _widget(self, pane: Pane) -> Widget:
        return self.query_one(f"#{_IDS[pane]}")

    def focused_pane(self) -> Pane | None:
        """The pane with the keyboard."""
        return PANES.get(self.focused.id or "") if self.focused is not None else None

    def focused_line(self) -> SearchLine | None:
        """The line that is being typed into."""
        return self.focused if isinstance(self.focused, SearchLine) else None

    def reveal(self, start: int, end: int, *, at_top: bool) -> None:
        """Bring a passage of the article into view."""
        self.query_one(ArticleView).reveal(start, end, at_top=at_top)

    def set_query(self, line: str) -> None:
        """Put a text into the search line."""
        self.query_one(LibraryPane).set_query(line)

    @on(Input.Changed)
    @on(VirtualList.Moved)
    @on(VirtualList.Seen)
    @on(PageView.Scrolled)
    @on(ArticleView.Clicked)
    @on(ArticleView.Dragged)
    @on(VirtualList.Chosen)
    @on(SidePane.TabClicked)
    @on(KeyBar.Pressed)
    def _tell(self, message: Message) -> None:
        # Straight to the app: through the screen's own queue it could come behind a key that was typed later.
        self.app.post_message(Told(message))

    def on_resize(self, event: toolkit.Resize) -> None:
        """Tell how much room there is.

        The toolkit would draw the screen three times: as the panes were, when they have their new sizes, and when they
        have filled them. Only the last is worth drawing.

        It also echoes each size to the screen. An echo that comes when the window has another size again would be laid
        out and echoed itself, and two sizes that follow each other at once could chase each other for ever.
        """
        if event.size != self.app.size:
            event.prevent_default()
            return
        if self._is_complete and hold(self._compositor):
            self.set_timer(_LONGEST_HOLD, self._draw_again)
            # When the panes know their sizes, and, behind what they say then, when they have filled them.
            self.call_after_refresh(self.call_after_refresh, self._draw_again)
        self._tell(event)

    def _draw_again(self) -> None:
        if let_go(self._compositor):
            self._compositor_refresh()

    def on_descendant_focus(self, event: toolkit.DescendantFocus) -> None:
        """Tell where the keyboard is."""
        self._tell(event)
