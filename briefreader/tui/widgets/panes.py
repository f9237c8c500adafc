"""The regions of the desk: library, article, side. Each holds its own widgets and knows no other."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input, Static

from briefreader.config.commands import Context
from briefreader.tui.bindings import bindings_for
from briefreader.tui.screens.dialog import content, plain
from briefreader.tui.widgets.article import ArticleView
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.tui.widgets.wrapping import wrap
from briefreader.view.models import ListView, Piece, Tone
from briefreader.view.regions import SIDE_PANES, Pane


class LibraryList(VirtualList, inherit_bindings=False):
    """The briefs of the library, or the results of a search."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.LIST)]


class ClaimsList(VirtualList, inherit_bindings=False):
    """The key claims."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.CLAIMS)]


class LinksList(VirtualList, inherit_bindings=False):
    """The links."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.LINKS)]


class NotesList(VirtualList, inherit_bindings=False):
    """Tags, note and highlights."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.NOTES)]


class DeskArticle(ArticleView, inherit_bindings=False):
    """The open brief."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.ARTICLE)]


class SearchLine(Input):
    """A line to search with: the toolkit's keys for editing, and those of the table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Context.SEARCH)]


class Framed(Vertical):
    """A pane with words on its border; when they change, that line is drawn anew and nothing else."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        self._words: dict[str, str] = {}
        self._drawn_anew: Region | None = None  # the toolkit refreshes while it makes a widget
        super().__init__(id=id)

    def show_words(self, title: str, subtitle: str = "") -> None:
        """What stands above and below."""
        width, height = self.outer_size.width, self.size.height
        for name, words, line in (("border_title", title, -1), ("border_subtitle", subtitle, height)):
            if self._words.get(name) != words:
                self._words[name] = words
                self._drawn_anew = Region(-1, line, width, 1)
                setattr(self, name, plain(words))
                self._drawn_anew = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "Framed":
        """As the toolkit does it; the whole pane unless only words have changed."""
        if self._drawn_anew is not None and not regions:
            regions = (self._drawn_anew,)
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class LibraryPane(Framed):
    """A search line, what it was understood as, and a list."""

    BORDER_TITLE = "Library"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(id=id)
        self._explained: tuple[Piece, ...] = ()

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield SearchLine(id="query", compact=True, placeholder="search the library", select_on_focus=False)
        yield Static(id="explained")
        yield LibraryList(id="briefs")

    def show(self, view: ListView, explained: tuple[Piece, ...]) -> None:
        """Show a list."""
        self.show_words(view.title, view.subtitle)
        if explained != self._explained:
            self._explained = explained
            line = self.query_one("#explained", Static)
            text = content(*explained)
            before = line.size.height
            height = len(wrap(text.plain, max(1, line.size.width))) if line.size else 0
            line.display = bool(explained)
            line.update(text, layout=height != before)  # a layout costs more than all the rest of a key
        self.query_one(LibraryList).show(view)

    def set_query(self, line: str) -> None:
        """Put a text into the search line."""
        query = self.query_one("#query", Input)
        query.value = line
        query.cursor_position = len(line)


class ArticlePane(Framed):
    """The article, a line to find words in it, and what stands there without one."""

    def __init__(self, *, reading_width: int, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name
        super().__init__(id=id)
        self._reading_width = reading_width

    def compose(self) -> ComposeResult:
        """What is there from the first moment."""
        yield Static(id="preview")

    async def complete(self) -> None:
        """Add the parts below; the first paint does not wait for them."""
        find = SearchLine(id="find", compact=True, placeholder="find in the article", select_on_focus=True)
        await self.mount(
            DeskArticle(reading_width=self._reading_width, id="article"),
            Horizontal(find, Static(id="find-status"), id="find-bar"),
        )

    def show_find(self, line: str | None, status: str) -> None:
        """Show the line to find words with, or, with None, hide it.

        The line is put in when the bar opens. After that it is the person's: what the session knows of it is always a
        few keys old, and writing that back would undo them.
        """
        bar = self.query_one("#find-bar")
        is_opening = line is not None and not bar.display
        bar.display = line is not None
        if line is not None and is_opening:
            self.query_one("#find", Input).value = line
        self.query_one("#find-status", Static).update(plain(status))

    def show_preview(self, lines: tuple[tuple[Piece, ...], ...]) -> None:
        """Show a few lines in the article's place, or, with none, the article."""
        card = self.query_one("#preview", Static)
        card.display = bool(lines)
        card.update(Content("\n").join(content(*line) for line in lines), layout=False)
        self.query_one(DeskArticle).display = not lines


class SidePane(Framed):
    """Claims, links and notes, one at a time under their tabs."""

    class TabClicked(Message):
        """A tab was clicked."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    async def complete(self) -> None:
        """Add the tabs and the lists; the first paint does not wait for them."""
        await self.mount(SideTabs(id="tabs"), ClaimsList(id="claims"), LinksList(id="links"), NotesList(id="notes"))

    def show_tab(self, pane: Pane) -> None:
        """Bring a list to the front."""
        for each in SIDE_PANES:
            self.query_one(f"#{each}").display = each is pane
        self.query_one(SideTabs).show(pane)

    def show(self, pane: Pane, view: ListView) -> None:
        """Show the rows of a list."""
        self.query_one(f"#{pane}", VirtualList).show(view)


class SideTabs(Static):
    """The names of the lists, side by side."""

    def show(self, pane: Pane) -> None:
        """Bring one forward."""
        pieces = [Piece(f" {each} ", Tone.STRONG if each is pane else Tone.MUTED) for each in SIDE_PANES]
        self.update(content(*pieces))

    def on_click(self, event: events.Click) -> None:
        """Say which one was clicked."""
        at = 0
        for each in SIDE_PANES:
            at += len(each) + 2
            if event.x < at:
                self.post_message(SidePane.TabClicked(each))
                return
