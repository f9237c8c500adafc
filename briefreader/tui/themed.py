"""An application with the desk's themes, and the last door before the terminal."""

import locale
from collections.abc import Collection, Sequence

from textual.app import App
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from briefreader.errors import Fault
from briefreader.tui.guard import Guard
from briefreader.tui.plain_letters import PlainLetters
from briefreader.tui.themes import DEFAULT, FOR_OTHER_THEMES, THEMES
from briefreader.tui.widgets.tints import forget_tints


class ThemedApp(App[None], inherit_bindings=False):
    """Looks as its reader wants it to.

    Args:
        theme: the name of a theme, or None for the desk's own.
        ascii_only: whether to draw with ASCII only; None to see by the locale.
    """

    def __init__(self, theme: str | None, *, ascii_only: bool | None = None) -> None:
        known = {**BUILTIN_THEMES, **{each.name: each for each in THEMES}}
        chosen = known.get(theme or DEFAULT, known[DEFAULT])
        super().__init__(ansi_color=chosen.ansi)
        self.set_reactive(App.ansi_color, None)  # a theme that is chosen later says itself what it needs
        if ascii_only is None:
            ascii_only = not is_unicode(locale.getencoding())
        self._letters: tuple[LineFilter, ...] = (PlainLetters(),) if ascii_only else ()
        for each in THEMES:
            self.register_theme(each)
        self.theme_faults = _faults(theme, self.available_themes)
        # Without its watcher: that one would have the style sheet read a second time before the first paint.
        self.set_reactive(App.theme, chosen.name)
        modes = {"-dark-mode": chosen.dark, "-light-mode": not chosen.dark}
        self.update_classes({f"-theme-{chosen.name}": True, **modes}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        self._guard = Guard(())

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by name. The toolkit copies the table of all themes for it, once for each line that is drawn."""
        return self._registered_themes.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What themes other than ours lack."""
        return dict(FOR_OTHER_THEMES)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - as the toolkit has it
        """Read the style sheet again, as for another theme."""
        forget_tints(self)
        super().refresh_css(animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Ours before all of the toolkit's, in one: each filter makes every line anew."""
        behind = (*self._letters, *super().get_line_filters())
        if behind != self._guard.behind:
            self._guard = Guard(behind)
        return [self._guard]


def is_unicode(encoding: str) -> bool:
    """Whether an encoding has all characters."""
    return encoding.lower().replace("-", "").startswith(("utf", "cp65001"))


def _faults(wanted: str | None, known: Collection[str]) -> tuple[Fault, ...]:
    if wanted is None or wanted in known:
        return ()
    what = f"there is no such theme; there are {', '.join(theme.name for theme in THEMES)}"
    return (Fault(where=f"theme {wanted}", what=what, severity="error"),)
