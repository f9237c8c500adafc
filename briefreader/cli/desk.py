"""`open` and `keys`: the reading desk and how it is steered."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.options import (
    CommandFailedError,
    examples,
    folder_type,
    say_faults,
    say_where_notes_are,
    settings_in_force,
    the_library,
)
from briefreader.cli.output import columns
from briefreader.config.key_table import key_rows
from briefreader.wiring import load_keymap, load_settings, open_desk, with_choices

if TYPE_CHECKING:
    from briefreader.library.library import Library
    from briefreader.model.brief import BriefId

keymap_option = click.option("--keymap", metavar="NAME", help="default, vim, emacs, or a keymap of your own.")


@click.command(name="open")
@click.argument("library", type=folder_type, metavar="[LIBRARY]", required=False)
@keymap_option
@click.option("--theme", metavar="NAME", help="A theme of the desk; the palette lists them.")
@examples("briefreader", "briefreader ~/briefs", "briefreader ~/briefs/testimony.txt --keymap vim")
def desk(*, library: Path | None, keymap: str | None, theme: str | None) -> None:
    """Open the reading desk on LIBRARY: a folder of briefs, or one brief.

    Default: the configured library, else ./seeds. This is what `briefreader` without a command does.
    """
    settings, faults = load_settings()
    opened, brief_id = _library_and_brief(library)
    _require_a_terminal()
    try:
        open_desk(opened, with_choices(settings, keymap=keymap, theme=theme), brief_id=brief_id, faults=faults)
    finally:
        opened.close()


@click.command()
@keymap_option
@examples("briefreader keys", "briefreader keys --keymap vim")
def keys(*, keymap: str | None) -> None:
    """Show the keys in force, with the clashes and faults of the keymap."""
    found, faults = load_keymap(keymap or settings_in_force().keymap)
    click.echo(columns((row.group, " , ".join(row.keys), row.title, row.where) for row in key_rows(found)))
    say_faults(faults)
    if any(fault.severity == "error" for fault in faults):
        raise CommandFailedError(f"the keymap has faults; what is shown is what is left of {found.name}")


def _library_and_brief(named: Path | None) -> "tuple[Library, BriefId | None]":
    opened = the_library(named)
    if named is not None and named.is_file():
        return opened, opened.find(str(named))
    say_where_notes_are(opened)
    return opened, None


def _require_a_terminal() -> None:
    if os.environ.get("TEXTUAL_DRIVER"):  # in the browser there is none, and none is needed
        return
    if os.environ.get("TERM") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandFailedError(
            "the reading desk needs a terminal; without one use briefreader search, show, claims, links (see --help)"
        )
