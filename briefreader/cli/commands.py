"""The commands as click knows them: each is loaded when it is called, or when the list of commands is asked for."""

import importlib
from pathlib import Path

import click
from click_default_group import DefaultGroup

from briefreader import __version__
from briefreader.cli import COMMANDS


class Commands(DefaultGroup):  # type: ignore[misc] # the library ships no types
    """The commands; a word that is none of them is a library to open, unless it looks like a slip of the fingers."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name, loaded now; the default one where there is none of that name."""
        known = name if name in COMMANDS else self.default_cmd_name
        if known not in self.commands:
            module, _, attribute = COMMANDS[known].partition(":")
            self.add_command(getattr(importlib.import_module(module), attribute), known)
        command: click.Command | None = super().get_command(context, name)
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As the default group does it. Raises UsageError for a mistyped command."""
        word = arguments[0]
        if word not in COMMANDS and not word.startswith("-") and not Path(word).exists():
            from difflib import get_close_matches  # noqa: PLC0415 - only where something went wrong

            near = get_close_matches(word, COMMANDS)
            if near:
                context.fail(f"there is no command or folder {word!r}; did you mean {near[0]!r}?")
        resolved: tuple[str | None, click.Command | None, list[str]] = super().resolve_command(context, arguments)
        return resolved


@click.group(
    cls=Commands,
    default="open",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`briefreader COMMAND --help` shows examples. Exit status: 0 done, 1 something failed, 2 wrong usage.",
)
@click.version_option(__version__, message="briefreader %(version)s")
def cli() -> None:
    """Read, search, mark and quote policy briefs in the terminal.

    `briefreader [LIBRARY]` opens the reading desk on a folder of briefs (.txt, .md, .html) or on one file.
    """
