"""Styles of named parts of a widget that can be laid over each other.

They stand in the style sheet as classes. The toolkit works out all parts of a widget whenever anything about the widget
changes, its focus included: with sixteen parts of a list that was a third of the time to the first paint. Here a part
is looked up when it is first drawn, once for all widgets, and again when the style sheet is another.
"""

from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.dom import DOMNode
from textual.style import Style
from textual.widget import Widget

_KNOWN: WeakKeyDictionary[App[Any], dict[str, Style]] = WeakKeyDictionary()


def forget_tints(app: App[Any]) -> None:
    """Look every part up anew: the style sheet is to be read again."""
    _KNOWN.pop(app, None)


def tints(app: App[Any]) -> dict[str, Style]:
    """The parts that were looked up since the style sheet was read; another object after it was read again."""
    return _KNOWN.setdefault(app, {})


def tint(widget: Widget, part: str) -> Style:
    """What the style sheet says of a part alone, with the transparency of its colours.

    The toolkit's own `get_visual_style(partial=True)` blends a transparent colour with black: a tint of 45 % comes out
    as a dark one of 25 %, and an opaque background as none.
    """
    known = tints(widget.app)
    if part not in known:
        known[part] = _looked_up(widget, part)
    return known[part]


def _looked_up(widget: Widget, part: str) -> Style:
    node = DOMNode(classes=part)
    node._attach(widget)  # noqa: SLF001 - as the toolkit does it for component classes; there is no public way
    widget.app.stylesheet.apply(node, animate=False)
    styles = node.styles
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        italic=text.italic,
        underline=text.underline,
        strike=text.strike,
        reverse=text.reverse,
    )
