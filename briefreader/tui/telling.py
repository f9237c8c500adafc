"""From what widgets say to events of the desk."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from textual import events as toolkit
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from briefreader.tui.screens.desk import PANES
from briefreader.tui.widgets.article import ArticleView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.page_view import PageView
from briefreader.tui.widgets.panes import SidePane
from briefreader.tui.widgets.virtual_list import VirtualList
from briefreader.view import events
from briefreader.view.events import Event


def told(message: Message) -> Event | None:
    """What a message of a widget means for the desk, or None for what means nothing to it."""
    translate = _TRANSLATIONS.get(type(message))
    return translate(message) if translate is not None else None


def commanded(message: Message) -> str | None:
    """The command that a click stands for: a row opens; tabs and the footer's words are commands."""
    match message:
        case VirtualList.Chosen():
            return "item.open"
        case SidePane.TabClicked():
            return f"{message.pane}.show"
        case KeyBar.Pressed():
            return message.command
        case _:
            return None


def typed(line: Input) -> Event:
    """What a line holds at this moment; what was told of it may be older."""
    return events.QueryTyped(line.value) if line.id == "query" else events.FindTyped(line.value)


def came_of(widget: Widget) -> Event | None:
    """Where a movement has led, so that the next key does not find the desk behind."""
    match widget:
        case VirtualList():
            return events.ListMoved(PANES[widget.id or ""], widget.index, widget.key)
        case ArticleView():
            return events.Scrolled(*widget.place) if widget.cursor is None else events.CursorMoved(widget.cursor)
        case _:
            return None


def _moved(message: VirtualList.Moved) -> Event:
    return events.ListMoved(PANES[message.origin.id or ""], message.index, message.key)


def _seen(message: VirtualList.Seen) -> Event | None:
    return events.RowsWanted(message.first, message.last) if message.origin.id == "briefs" else None


def _focused(message: toolkit.DescendantFocus) -> Event | None:
    pane = PANES.get(message.widget.id or "")
    return None if pane is None else events.Focused(pane)


_TRANSLATIONS: Final[Mapping[type[Message], Callable[[Any], Event | None]]] = {
    PageView.Scrolled: lambda message: events.Scrolled(message.top, message.bottom, message.share),
    VirtualList.Moved: _moved,
    VirtualList.Seen: _seen,
    ArticleView.Clicked: lambda message: events.Clicked(message.position, message.times),
    ArticleView.Dragged: lambda message: events.Dragged(message.anchor, message.cursor),
    Input.Changed: lambda message: typed(message.input),
    toolkit.DescendantFocus: _focused,
    toolkit.Resize: lambda message: events.Resized(message.size.width),
}
