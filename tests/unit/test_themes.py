import pytest
from textual.color import Color

from briefreader.tui.themes import THEME_NAMES, THEMES

READABLE = 4.5
"""WCAG 2.2, level AA, for text of ordinary size."""
BY_NAME = {theme.name: theme for theme in THEMES}


@pytest.mark.parametrize("name", [name for name in THEME_NAMES if not BY_NAME[name].ansi])
@pytest.mark.parametrize("role", ["foreground", "muted"])
def test_words_can_be_read_on_every_ground(name: str, role: str) -> None:
    colors = BY_NAME[name].to_color_system().generate() | BY_NAME[name].variables
    for ground in ("background", "surface", "panel", "cursor", "footer-background"):
        assert contrast(Color.parse(colors[role]), Color.parse(colors[ground])) >= READABLE, ground


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_theme_has_all_roles_that_the_styles_name(name: str) -> None:
    assert {"mark-yellow", "mark-green", "mark-blue", "mark-red", "scrollbar", "muted", "faint", "cursor"} <= BY_NAME[
        name
    ].variables.keys()


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
