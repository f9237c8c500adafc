"""The palette: commands by name, paragraphs by number."""

from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from briefreader.config.commands import COMMANDS
from briefreader.config.keys import label
from briefreader.view import events
from briefreader.view.present.keys import is_available
from briefreader.view.safe import safe

if TYPE_CHECKING:
    from briefreader.tui.app import DeskApp

_HIDDEN = frozenset({"app.palette"})


class CommandsProvider(Provider):
    """All commands that make sense now, with their keys."""

    @property
    def _desk(self) -> "DeskApp":
        from briefreader.tui.app import DeskApp  # noqa: PLC0415 - the app imports this module

        assert isinstance(self.app, DeskApp)
        return self.app

    async def discover(self) -> Hits:
        """All commands, in the order of the table, and behind them the themes.

        They come from one provider, for hits of several are listed as they happen to arrive.
        """
        for command in COMMANDS:
            if command.id not in _HIDDEN and is_available(self._desk.session, command.id):
                yield DiscoveryHit(
                    f"{command.group}: {command.title}",
                    partial(self._desk.action_invoke, command.id),
                    help=self._help(command.id, command.help),
                )
        for name in sorted(self.app.available_themes):
            yield DiscoveryHit(f"Theme: {safe(name)}", partial(setattr, self.app, "theme", name))

    async def search(self, query: str) -> Hits:
        """Commands that fit; a number goes to a paragraph."""
        if query.strip().isdecimal():
            number = int(query)
            yield Hit(
                1.0, f"Go to paragraph {number}", partial(self._desk.conductor.dispatch, events.ParagraphNamed(number))
            )
        matcher = self.matcher(query)
        for command in COMMANDS:
            name = f"{command.group}: {command.title}"
            score = max(matcher.match(name), matcher.match(command.id))
            if score > 0 and command.id not in _HIDDEN and is_available(self._desk.session, command.id):
                yield Hit(
                    score,
                    matcher.highlight(name),
                    partial(self._desk.action_invoke, command.id),
                    help=self._help(command.id, command.help),
                )

    def _help(self, command: str, says: str) -> str:
        keys = ", ".join(map(label, self._desk.session.keymap.keys.get(command, ())))
        return f"{says} ({keys})" if keys else says


class ThemesProvider(Provider):
    """The themes, by name."""

    async def search(self, query: str) -> Hits:
        """Themes that fit."""
        matcher = self.matcher(query)
        for name in sorted(self.app.available_themes):
            title = f"Theme: {safe(name)}"
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), partial(setattr, self.app, "theme", name))


def desk_palette() -> CommandPalette:
    """The palette, ready to be shown."""
    return CommandPalette(providers=[CommandsProvider, ThemesProvider], placeholder="find a command")
