"""The command line: thin commands that parse words, call the library, and print.

`import briefreader.cli` loads click and nothing else of weight: the module of a command is loaded when it is called,
or when the list of commands is asked for.
"""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
from click_default_group import DefaultGroup

from briefreader import __version__
from briefreader.errors import BriefreaderError

DEBUG_VARIABLE: Final = "BRIEFREADER_DEBUG"
INTERRUPTED: Final = 130
"""What shells give for a process that Ctrl-C has ended: 128 and the number of SIGINT."""

COMMANDS: Final[Mapping[str, str]] = {
    "open": "briefreader.cli.desk:desk",
    "index": "briefreader.cli.searching:index",
    "search": "briefreader.cli.searching:search",
    "show": "briefreader.cli.reading:show",
    "claims": "briefreader.cli.reading:claims",
    "links": "briefreader.cli.reading:links",
    "tag": "briefreader.cli.tagging:tag",
    "note": "briefreader.cli.writing:note",
    "notes": "briefreader.cli.collecting:notes",
    "export": "briefreader.cli.exporting:export",
    "memo": "briefreader.cli.collecting:memo",
    "import": "briefreader.cli.importing:import_",
    "verify": "briefreader.cli.checking:verify",
    "doctor": "briefreader.cli.checking:doctor",
    "keys": "briefreader.cli.desk:keys",
    "serve": "briefreader.cli.serving:serve",
}
"""Each command, in the order of the help, and where it is."""


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status; what goes wrong is said in one line on stderr."""
    _speak_utf8()
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="briefreader")
    except BriefreaderError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of our output has had enough (`| head`). Python would complain once more when it flushes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        _fail(f"this should not have happened ({type(error).__name__}: {error}); {DEBUG_VARIABLE}=1 shows where")


def _fail(message: str) -> None:
    from briefreader.view.safe import safe  # noqa: PLC0415 - only where something went wrong

    click.echo(f"briefreader: {safe(message)}", err=True)
    sys.exit(1)


def _speak_utf8() -> None:
    """Briefs hold curly quotes and dashes, which a stream in another encoding cannot write."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")
