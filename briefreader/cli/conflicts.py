"""`conflicts`: versions of notes that were put aside, looked at and settled."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.options import CommandFailedError, examples, json_option, library_option, say_faults, the_library
from briefreader.cli.output import counted, print_json
from briefreader.cli.searching import refresh_with_progress
from briefreader.errors import BriefreaderError, Fault
from briefreader.library.settling import asides, take_over, throw_away
from briefreader.view.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefreader.library.json_values import Json
    from briefreader.library.library import Library
    from briefreader.library.settling import Aside
    from briefreader.model.brief import BriefId

    Found = tuple[BriefId, Aside]


@click.command()
@click.argument("brief", metavar="[BRIEF]", required=False)
@click.option("--take", is_flag=True, help="Take over what the notes lack, and delete the versions.")
@click.option("--drop", is_flag=True, help="Delete the versions as they are.")
@library_option
@json_option
@examples("briefreader conflicts", "briefreader conflicts 003 --take", "briefreader conflicts 003 --drop")
def conflicts(*, brief: str | None, take: bool, drop: bool, library: Path | None, as_json: bool) -> None:
    """List versions of notes that were put aside, by us or by a synchronising service, and what the notes lack of them.

    They arise when two programs rewrite the same text, or when a notes file is broken. --take and --drop settle those
    of one brief. Exit status 1 while any is left.
    """
    if (take or drop) and (brief is None or (take and drop)):
        raise click.UsageError("name the brief, and --take or --drop")
    opened = the_library(library)
    say_faults(refresh_with_progress(opened).failed)
    found, faults = _found(opened, [row.id for row in opened.rows()] if brief is None else [opened.find(brief)])
    say_faults(faults)
    for brief_id, each in found if take or drop else ():
        if take:
            take_over(opened, brief_id, each.path)
        else:
            throw_away(opened, each.path)
    if as_json:
        print_json(list(map(_to_json, found)))
    else:
        _draw(found)
    if faults or (found and not (take or drop)):
        raise CommandFailedError(f"{counted(len(found), 'version')} to settle: --take or --drop")


def _found(library: "Library", ids: "Iterable[BriefId]") -> "tuple[list[Found], tuple[Fault, ...]]":
    found: list[Found] = []
    faults = []
    for brief_id in ids:
        try:
            found += [(brief_id, each) for each in asides(library, brief_id)]
        except BriefreaderError as error:
            faults.append(Fault(where=brief_id, what=str(error), severity="error"))
    return found, tuple(faults)


def _draw(found: "Sequence[Found]") -> None:
    for brief_id, each in found:
        click.echo(safe(f"{brief_id}: {each.path}"))
        for line in (each.fault,) if each.fault else each.lacking or ("nothing that the notes lack",):
            click.echo(safe(f"  {' '.join(line.split())}"))
    if not found:
        click.echo("No version of notes was put aside.")


def _to_json(found: "Found") -> "Json":
    brief_id, each = found
    return {"brief": brief_id, "path": each.path, "lacking": list(each.lacking), "fault": each.fault}
