"""`import`: highlights from elsewhere into the notes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.options import (
    CommandFailedError,
    examples,
    json_option,
    library_option,
    say_faults,
    say_where_notes_are,
    the_library,
)
from briefreader.cli.output import counted, print_json
from briefreader.cli.searching import refresh_with_progress
from briefreader.errors import Fault
from briefreader.library.bringing_in import FORMS, BroughtIn, bring_in, read_foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefreader.library.foreign_notes import ForeignHighlight
    from briefreader.library.importing import Taken
    from briefreader.library.json_values import Json

LONGEST_SHOWN = 60
"""Characters of a quotation that has no home: enough to know it by."""


@click.command(name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(FORMS), help="Default: by suffix and contents.")
@click.option("--brief", "-b", metavar="BRIEF", help="The brief that all of it belongs to.")
@click.option("--dry-run", "-n", is_flag=True, help="Only show what would be added.")
@library_option
@json_option
@examples(
    "briefreader import ross.md --dry-run",
    "briefreader import hypothesis.json readwise.csv",
    "briefreader import annotations.jsonld --brief 003",
)
def import_(
    *,
    files: tuple[Path, ...],
    form: str | None,
    brief: str | None,
    dry_run: bool,
    library: Path | None,
    as_json: bool,
) -> None:
    """Take highlights into the notes, each once: our own Markdown, W3C Web Annotations, Hypothesis, Readwise.

    A highlight finds its brief by id, address, citation key or title. One that is there already gets the tags and the
    note it lacks; nothing of yours is replaced. Exit status 1 if some belong to no brief here.
    """
    opened = the_library(library)
    say_faults(refresh_with_progress(opened).failed)
    highlights = [each for path in files for each in _highlights_of(path, form)]
    brought = bring_in(opened, highlights, brief=None if brief is None else opened.find(brief), dry_run=dry_run)
    if as_json:
        print_json(_to_json(brought))
    else:
        _draw(brought, dry_run=dry_run)
    say_where_notes_are(opened)
    say_faults((*brought.faults, *map(_homeless, brought.homeless)))
    if brought.homeless:
        raise CommandFailedError(f"{counted(len(brought.homeless), 'highlight')} of {len(highlights)} found no brief")
    if brought.faults:
        raise CommandFailedError(f"the notes of {counted(len(brought.faults), 'brief')} could not be changed")


def _highlights_of(path: Path, form: str | None) -> "Sequence[ForeignHighlight]":
    try:
        return read_foreign(path.read_text(encoding="utf-8-sig"), name=path.name, form=form)
    except (OSError, ValueError) as error:
        raise CommandFailedError(f"{path}: cannot be read: {error}") from error


def _homeless(highlight: "ForeignHighlight") -> Fault:
    quote = " ".join(highlight.exact.split())
    shown = quote if len(quote) <= LONGEST_SHOWN else f"{quote[:LONGEST_SHOWN]}…"
    source = highlight.url or highlight.title or highlight.citekey or "no source"
    return Fault(where=source, what=f"no brief here, or more than one, answers to it: “{shown}”; --brief says which")


def _draw(brought: BroughtIn, *, dry_run: bool) -> None:
    for brief_id, taken in brought.taken.items():
        click.echo(f"{brief_id}: {_in_words(taken)}{' (dry run)' if dry_run else ''}")
    if not brought.taken and not brought.homeless:
        click.echo("No highlights in there.")


def _in_words(taken: "Taken") -> str:
    lost = f", {taken.lost} of them not in the brief's text (kept as orphans)" if taken.lost else ""
    return f"{taken.added} added{lost}, {taken.changed} completed, {taken.known} known"


def _to_json(brought: BroughtIn) -> "Json":
    return {
        "briefs": [
            {
                "brief": brief_id,
                "added": taken.added,
                "changed": taken.changed,
                "known": taken.known,
                "lost": taken.lost,
            }
            for brief_id, taken in brought.taken.items()
        ],
        "homeless": [
            {"quote": each.exact, "url": each.url, "title": each.title, "citekey": each.citekey}
            for each in brought.homeless
        ],
    }
