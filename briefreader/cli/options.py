"""Arguments and options that several commands share, and how they find the library or brief that is meant."""

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from briefreader.errors import BriefreaderError, Fault
from briefreader.view.safe import safe
from briefreader.wiring import default_folder, library_of, load_settings, locate, open_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefreader.config.settings import Settings
    from briefreader.library.library import Library
    from briefreader.wiring import Place

Command = TypeVar("Command", bound="Callable[..., Any]")

MOST_FAULTS_SHOWN: Final = 10
_SETTINGS: Final = "briefreader.settings"
_NAMED_LIBRARY: Final = "briefreader.named_library"

# What cannot be read is said by the library itself, in one line.
folder_type = click.Path(path_type=Path, readable=False)
library_option = click.option(
    "--library",
    "-l",
    type=folder_type,
    metavar="FOLDER",
    help="The folder of briefs. Default: the configured one, else ./seeds.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
brief_argument = click.argument("brief", metavar="BRIEF")
briefs_argument = click.argument("briefs", metavar="BRIEF...", nargs=-1, required=True)


def library_argument(command: "Command") -> "Command":
    """LIBRARY, which may be given as `--library` too, as most commands have it."""
    argument = click.argument("library", type=folder_type, metavar="[LIBRARY]", required=False, callback=_or_named)
    option = click.option(
        "--library",
        "-l",
        "named_library",
        type=folder_type,
        metavar="FOLDER",
        is_eager=True,
        expose_value=False,
        callback=_keep_named,
        help="The same as LIBRARY.",
    )
    return argument(option(command))


def _keep_named(context: click.Context, _: click.Parameter, named: Path | None) -> None:
    context.meta[_NAMED_LIBRARY] = named


def _or_named(context: click.Context, _: click.Parameter, library: Path | None) -> Path | None:
    """Raises UsageError where two libraries are named."""
    named: Path | None = context.meta.get(_NAMED_LIBRARY)
    if library is not None and named is not None and library != named:
        raise click.UsageError(f"two libraries are named: {library} and {named}")
    return named if library is None else library


def examples(*lines: str) -> "Callable[[Command], Command]":
    """Add examples to a command's help, kept line by line."""

    def add(command: Command) -> Command:
        shown = "\n".join(f"  {line}" for line in lines)
        command.__doc__ = f"{inspect.cleandoc(command.__doc__ or '')}\n\n\b\nExamples:\n{shown}\n"
        return command

    return add


def settings_in_force() -> "Settings":
    """The user's settings; their faults are said on stderr, once for each run."""
    known: dict[str, Settings] = click.get_current_context().meta
    if _SETTINGS not in known:
        known[_SETTINGS], faults = load_settings()
        say_faults(faults)
    return known[_SETTINGS]


def the_library(folder: Path | None) -> "Library":
    """The library that is meant by an option. Raises LibraryNotFoundError."""
    settings = settings_in_force()
    if folder is not None and folder.is_file():
        folder = library_of(folder)
    folder = default_folder(settings) if folder is None else folder
    return _closed_at_the_end(open_library(folder, index=settings.index, claims=settings.claims))


def the_brief(name: str, library: Path | None) -> "Place":
    """The brief that is meant by a name. Raises BriefNotFoundError or LibraryNotFoundError."""
    place = locate(name, library=library, settings=settings_in_force())
    _closed_at_the_end(place.library)
    return place


def _closed_at_the_end(library: "Library") -> "Library":
    """The library, which lets go of its files when the command is done, however it ends."""
    click.get_current_context().call_on_close(library.close)
    return library


def say_where_notes_are(library: "Library") -> None:
    """Say where notes went, if that is not beside the briefs."""
    if library.notes_are_elsewhere:
        say(f"{library.folder} is read-only: the notes are in {library.notes_folder}")


def say(message: str) -> None:
    """One line for the person, on stderr: stdout is for answers."""
    click.echo(safe(message), err=True)


def say_faults(faults: tuple[Fault, ...]) -> None:
    """Faults, one a line, on stderr."""
    for fault in faults[:MOST_FAULTS_SHOWN]:
        say(f"{fault.severity}: {fault}")
    if len(faults) > MOST_FAULTS_SHOWN:
        say(f"… and {len(faults) - MOST_FAULTS_SHOWN} more")


class CommandFailedError(BriefreaderError):
    """A command did what it could, and not everything could be done."""
