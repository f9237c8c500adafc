"""`note`: what the reader writes about a brief, from the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.options import (
    CommandFailedError,
    brief_argument,
    examples,
    library_option,
    say_where_notes_are,
    the_brief,
)
from briefreader.library.notebook import append_note, set_note

if TYPE_CHECKING:
    from briefreader.wiring import Place


@click.command()
@brief_argument
@click.option("--add", "text", metavar="TEXT", help="Append a paragraph instead of opening an editor.")
@library_option
@examples("briefreader note 003", "briefreader note 003 --add 'Compare with Boot, ¶12.'")
def note(*, brief: str, text: str | None, library: Path | None) -> None:
    """Write the note of a brief, in Markdown: in $VISUAL or $EDITOR, or by --add."""
    place = the_brief(brief, library)
    if text is not None:
        place.library.edit_notes(place.brief_id, lambda notes: append_note(notes, text))
        _say_noted(place)
        return
    before = place.library.notes(place.brief_id)
    edited = _edited(before.note)
    if edited is None:
        click.echo("Nothing changed.")
        return
    place.library.edit_notes(place.brief_id, lambda notes: set_note(notes, edited))
    _say_noted(place)


def _edited(text: str) -> str | None:
    """The text after a visit to the editor; None where it was left as it was."""
    advice = "set $VISUAL or $EDITOR, or use --add TEXT"
    if not sys.stdin.isatty():
        raise CommandFailedError(f"an editor needs a terminal; {advice}")
    try:
        return click.edit(text, extension=".md")
    except click.ClickException as error:
        raise CommandFailedError(f"{error.format_message()}; {advice}") from error


def _say_noted(place: "Place") -> None:
    click.echo(f"{place.brief_id}: noted")
    say_where_notes_are(place.library)
