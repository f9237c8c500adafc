"""`tag` and `note`: what the reader writes, from the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.options import (
    CommandFailedError,
    brief_argument,
    examples,
    json_option,
    library_option,
    say_faults,
    say_where_notes_are,
    the_brief,
    the_library,
)
from briefreader.cli.output import columns, counted, print_json
from briefreader.cli.searching import found_by, refresh_with_progress
from briefreader.library.notebook import add_tags, append_note, remove_tags, set_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefreader.library.json_values import Json
    from briefreader.library.library import Library
    from briefreader.model.annotation import BriefNotes
    from briefreader.model.brief import BriefId
    from briefreader.wiring import Place


@click.group()
def tag() -> None:
    """Add, remove, rename and list tags. `a/b` is a child of `a`, and found with it."""


@tag.command(name="add")
@click.argument("words", metavar="BRIEF TAG... | TAG...", nargs=-1, required=True)
@click.option("--query", "-q", help="Tag all briefs that answer this query.")
@library_option
@examples(
    "briefreader tag add 003 ukraine/ceasefire sanctions", "briefreader tag add --query 'putin tariffs' sanctions"
)
def add(*, words: tuple[str, ...], query: str | None, library: Path | None) -> None:
    """Add tags to a brief, or to all that a query finds."""
    if query is not None:
        opened = the_library(library)
        found = found_by(opened, query)
        _edit_each(opened, found, lambda notes: add_tags(notes, words))
        click.echo(f"{counted(len(found), 'brief')} tagged {' '.join(words)}")
        return
    name, tags = words[0], words[1:]
    if not tags:
        raise click.UsageError("name the brief and at least one tag: briefreader tag add BRIEF TAG...")
    place = the_brief(name, library)
    notes = place.library.edit_notes(place.brief_id, lambda notes: add_tags(notes, tags))
    click.echo(f"{place.brief_id}: {_shown(notes)}")
    say_where_notes_are(place.library)


@tag.command(name="remove")
@brief_argument
@click.argument("tags", metavar="TAG...", nargs=-1, required=True)
@library_option
@examples("briefreader tag remove 003 sanctions")
def remove(*, brief: str, tags: tuple[str, ...], library: Path | None) -> None:
    """Remove tags from a brief."""
    place = the_brief(brief, library)
    notes = place.library.edit_notes(place.brief_id, lambda notes: remove_tags(notes, tags))
    click.echo(f"{place.brief_id}: {_shown(notes)}")
    say_where_notes_are(place.library)


@tag.command(name="rename")
@click.argument("old")
@click.argument("new")
@library_option
@examples("briefreader tag rename ukraine russia-ukraine-war")
def rename(*, old: str, new: str, library: Path | None) -> None:
    """Rename a tag and its children everywhere; where NEW is in use already the two become one."""
    opened = the_library(library)
    say_faults(refresh_with_progress(opened).failed)
    changed = opened.rename_tag(old, new)
    if not changed:
        raise CommandFailedError(f"nothing is tagged {old}; `briefreader tag list` shows the tags")
    click.echo(f"{old} is now {new} on {counted(len(changed), 'brief')}")


@tag.command(name="list")
@library_option
@json_option
@examples("briefreader tag list", "briefreader tag list --json")
def list_tags(*, library: Path | None, as_json: bool) -> None:
    """List the tags in use, with the number of briefs."""
    opened = the_library(library)
    say_faults(refresh_with_progress(opened).failed)
    tags = sorted(opened.tags().items())
    if as_json:
        document: list[Json] = [{"tag": name, "briefs": count} for name, count in tags]
        print_json(document)
    elif tags:
        click.echo(columns((str(count), name) for name, count in tags))
    else:
        click.echo("No tags yet: briefreader tag add BRIEF TAG")


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


def _edit_each(library: "Library", ids: "list[BriefId]", edit: "Callable[[BriefNotes], BriefNotes]") -> None:
    for brief_id in ids:
        library.edit_notes(brief_id, edit)


def _shown(notes: "BriefNotes") -> str:
    return " ".join(f"#{name}" for name in notes.tags) or "no tags"
