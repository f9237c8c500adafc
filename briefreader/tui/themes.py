"""The desk's themes. The one place where colours are named; styles speak of roles."""

from typing import Final

from textual.theme import Theme

_MARKS_ON_DARK: Final = {
    "mark-yellow": "#e6c34a",
    "mark-green": "#5fb56d",
    "mark-blue": "#5f9fdc",
    "mark-red": "#dd6a62",
}
_MARKS_ON_LIGHT: Final = {
    "mark-yellow": "#d9a400",
    "mark-green": "#2f9e50",
    "mark-blue": "#2b78c8",
    "mark-red": "#cc4238",
}
DEFAULT: Final = "desk-dark"

THEMES: Final = (
    Theme(
        name=DEFAULT,
        primary="#7aa2d8",
        secondary="#8f9bb3",
        accent="#e0a458",
        warning="#d6b25e",
        error="#e07a72",
        success="#7fbf8e",
        foreground="#d7dae0",
        background="#16181d",
        surface="#1b1e24",
        panel="#252932",
        dark=True,
        variables={"footer-background": "#1b1e24", "scrollbar": "#353b47", **_MARKS_ON_DARK},
    ),
    Theme(
        name="desk-light",
        primary="#2f5d9e",
        secondary="#5c6675",
        accent="#a8590a",
        warning="#8a6200",
        error="#b3261e",
        success="#1f7a3d",
        foreground="#22252a",
        background="#fbfaf7",
        surface="#f4f2ec",
        panel="#e8e5dc",
        dark=False,
        variables={"footer-background": "#f0ede5", "scrollbar": "#c9c4b8", **_MARKS_ON_LIGHT},
    ),
    Theme(
        name="desk-contrast",
        primary="#ffffff",
        secondary="#e0e0e0",
        accent="#ffd700",
        warning="#ffd700",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        dark=True,
        text_alpha=1.0,
        variables={
            "footer-background": "#000000",
            "scrollbar": "#808080",
            "text-muted": "#e0e0e0",
            "mark-yellow": "#ffe14d",
            "mark-green": "#66ff66",
            "mark-blue": "#66b3ff",
            "mark-red": "#ff6666",
        },
    ),
    Theme(
        name="desk-terminal",
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        ansi=True,
        dark=True,
        variables={
            "footer-background": "ansi_default",
            "scrollbar": "ansi_bright_black",
            "mark-yellow": "ansi_yellow",
            "mark-green": "ansi_green",
            "mark-blue": "ansi_blue",
            "mark-red": "ansi_red",
        },
    ),
)
THEME_NAMES: Final = tuple(theme.name for theme in THEMES)
