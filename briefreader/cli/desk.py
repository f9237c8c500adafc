"""`open` and `keys`: the reading desk and how it is steered."""

from pathlib import Path

import click

from briefreader.cli.opening import open_at
from briefreader.cli.options import (
    CommandFailedError,
    examples,
    library_argument,
    say_faults,
    settings_in_force,
)
from briefreader.cli.output import columns
from briefreader.config.key_table import key_rows
from briefreader.wiring import load_keymap

keymap_option = click.option("--keymap", metavar="NAME", help="default, vim, emacs, or a keymap of your own.")


@click.command(name="open")
@library_argument
@keymap_option
@click.option("--theme", metavar="NAME", help="A theme of the desk; the palette lists them.")
@examples("briefreader", "briefreader ~/briefs", "briefreader ~/briefs/testimony.txt --keymap vim")
def desk(*, library: Path | None, keymap: str | None, theme: str | None) -> None:
    """Open the reading desk on LIBRARY: a folder of briefs, or one brief.

    Default: the configured library, else ./seeds. This is what `briefreader` without a command does.
    """
    open_at(library, keymap=keymap, theme=theme)


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
