"""Styles of component classes that can be laid over each other."""

from textual.style import Style
from textual.widget import Widget


def tint(widget: Widget, component: str) -> Style:
    """What a component class alone says, with the transparency of its colours.

    The toolkit's own `get_visual_style(partial=True)` blends a transparent colour with black: a tint of 45 % comes out
    as a dark one of 25 %, and an opaque background as none.
    """
    styles = widget.get_component_styles(component)
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
