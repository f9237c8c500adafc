"""`open` and `keys`: the reading desk and how it is steered."""

import click

from briefreader.cli.options import CommandFailedError, examples, say_faults, settings_in_force

keymap_option = click.option("--keymap", metavar="NAME", help="default, vim, emacs, or a keymap of your own.")


@click.command()
@keymap_option
@examples("briefreader keys", "briefreader keys --keymap vim")
def keys(*, keymap: str | None) -> None:
    """Show the keys in force, with the clashes and faults of the keymap."""
    from briefreader.cli.output import columns  # noqa: PLC0415
    from briefreader.config.key_table import key_rows  # noqa: PLC0415
    from briefreader.wiring import load_keymap  # noqa: PLC0415

    found, faults = load_keymap(keymap or settings_in_force().keymap)
    click.echo(columns((row.group, " , ".join(row.keys), row.title, row.where) for row in key_rows(found)))
    say_faults(faults)
    if any(fault.severity == "error" for fault in faults):
        raise CommandFailedError(f"the keymap has faults; what is shown is what is left of {found.name}")
