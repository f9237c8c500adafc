"""`index` and `search`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefreader.cli.options import (
    CommandFailedError,
    examples,
    folder_type,
    json_option,
    library_argument,
    say,
    say_faults,
    settings_in_force,
    the_library,
)
from briefreader.cli.output import console, counted, marked, plain, print_indented, print_json
from briefreader.library.brief_json import fault_to_json
from briefreader.library.facets import searches
from briefreader.model.search import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefreader.library.json_values import Json
    from briefreader.library.library import Library
    from briefreader.library.matching import Match
    from briefreader.library.refresh import RefreshReport
    from briefreader.library.searching import SearchAnswer, SearchResult
    from briefreader.model.brief import BriefId
    from briefreader.model.search import Facets

MOST_OF_A_FACET: Final = 12
"""Values of a facet that are listed; --json has all of them."""


@click.command()
@library_argument
@click.option("--rebuild", is_flag=True, help="Make the index again from nothing.")
@json_option
@examples("briefreader index", "briefreader index ~/briefs --rebuild")
def index(*, library: Path | None, rebuild: bool, as_json: bool) -> None:
    """Bring the index up to date and say what was added, changed, removed, and what failed.

    A line that several briefs of an outlet repeat is cut from each, unless your notes speak of it: `briefreader show
    BRIEF --furniture` shows it.
    """
    opened = the_library(library)
    report = refresh_with_progress(opened, rebuild=rebuild)
    if as_json:
        print_json(_report_to_json(report))
    else:
        click.echo(
            f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, "
            f"{report.unchanged} unchanged, {len(report.failed)} failed"
            + (f", {len(report.moved)} moved" if report.moved else "")
            + (f", {len(report.recut)} with other repeated lines cut" if report.recut else "")
        )
    say_reunited(report.reunited)
    _say_if_empty(opened)
    if report.failed:
        say_faults(report.failed)
        raise CommandFailedError(f"{counted(len(report.failed), 'file')} could not be read")


# -word is part of the query, so that no letter may be an option, not even -h.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", nargs=-1, required=True)
@click.option("--library", type=folder_type, metavar="FOLDER", help="The folder of briefs, as for the other commands.")
@click.option("--limit", type=click.IntRange(min=1), help="How many at most. Default: as configured, else 50.")
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.RELEVANCE.value,
    show_default=True,
    help="The best first, the newest first, or A to Z.",
)
@click.option("--facets", "with_facets", is_flag=True, help="Count the hits by outlet, tag, year and kind of claim.")
@json_option
@examples(
    "briefreader search cease-fire sanctions",
    "briefreader search '\"frozen assets\" author:ross' --sort date",
    "briefreader search 'tag:ukraine date:2025-04 -tariffs' --json",
    "briefreader search like:003 --facets",
)
def search(
    *, query: tuple[str, ...], library: Path | None, limit: int | None, sort: str, with_facets: bool, as_json: bool
) -> None:
    """Search the library. The index is brought up to date first; no hit is no error."""
    opened = the_library(library)
    report = refresh_with_progress(opened)
    limit = limit or settings_in_force().results
    answer = opened.search(" ".join(query), limit=limit, order=Order(sort), with_facets=with_facets)
    if as_json:
        print_json(_answer_to_json(answer, opened))
    else:
        _draw_answer(answer)
    _say_if_empty(opened)
    say_faults(report.failed)


def refresh_with_progress(library: "Library", *, rebuild: bool = False) -> "RefreshReport":
    """Bring the index up to date, with a progress bar where a person is watching."""
    if not sys.stderr.isatty():
        return library.refresh(rebuild=rebuild)
    from rich.console import Console  # noqa: PLC0415 - drawn only when a person looks
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    parts = (TextColumn("indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("indexing", total=None)
        return library.refresh(
            rebuild=rebuild, progress=lambda now: bar.update(task, completed=now.done, total=now.total)
        )


def found_by(library: "Library", query: str) -> "list[BriefId]":
    """All briefs that answer a query, best first. Raises CommandFailedError where there is none."""
    say_faults(refresh_with_progress(library).failed)
    answer = library.search(query, limit=max(1, library.count()))
    if not answer.results:
        raise CommandFailedError(f"no brief answers to the query; it was read as: {answer.explained}")
    return [result.row.id for result in answer.results]


def say_reunited(matches: "Iterable[Match]") -> None:
    """Say whose notes have gone to which brief."""
    for match in matches:
        if match.brief is not None:
            say(f"{match.brief.file}: has the notes of {match.notes.file}, by {match.sign}")


def _say_if_empty(library: "Library") -> None:
    if not library.count():
        say(f"{library.folder}: no briefs here yet; put .txt, .md or .html files into it")


def _report_to_json(report: "RefreshReport") -> "Json":
    return {
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "moved": [list(pair) for pair in report.moved],
        "recut": list(report.recut),
        "unchanged": report.unchanged,
        "failed": [fault_to_json(fault) for fault in report.failed],
    }


def _answer_to_json(answer: "SearchAnswer", library: "Library") -> "Json":
    return {
        "query": answer.query,
        "explained": answer.explained,
        "remarks": list(answer.remarks),
        "total": answer.total,
        "total_is_exact": answer.total_is_exact,
        "took_ms": round(answer.took_ms, 3),
        "did_you_mean": answer.did_you_mean,
        **_facets_to_json(answer.facets),
        "hits": [_result_to_json(result, library) for result in answer.results],
    }


def _facets_to_json(found: "Facets | None") -> "dict[str, Json]":
    if found is None:
        return {}
    by_facet = {"outlet": found.outlets, "tag": found.tags, "year": found.years, "kind": found.kinds}
    return {"facets": {name: dict(counts) for name, counts in by_facet.items()}}


def _result_to_json(result: "SearchResult", library: "Library") -> "Json":
    row = result.row
    return {
        "id": row.id,
        "path": str(Path(library.folder) / row.id),
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "tags": list(row.notes.tags),
        "score": result.score,
        "snippets": [
            {
                "text": snippet.text,
                "marks": [[mark.start, mark.end] for mark in snippet.marks],
                "field": snippet.field.value,
            }
            for snippet in result.snippets
        ],
    }


def _draw_answer(answer: "SearchAnswer") -> None:
    say(answer.explained)
    for remark in answer.remarks:
        say(f"note: {remark}")
    out = console()
    for result in answer.results:
        row = result.row
        tags = " ".join(f"#{tag}" for tag in row.notes.tags)
        facts = " · ".join(part for part in (", ".join(row.authors), row.outlet, row.published, tags) if part)
        out.print(plain(row.title, "bold"))
        out.print(plain(f"{facts} · {row.id}" if facts else row.id, "dim"))
        for snippet in result.snippets:
            print_indented(out, marked(snippet))
        out.print()
    if answer.facets is not None:
        for facet, lines in searches(answer.facets).items():
            counted_lines = [f"{line} ({count:,})" for line, count in lines.items()]
            more = [f"and {len(counted_lines) - MOST_OF_A_FACET} more"] if len(counted_lines) > MOST_OF_A_FACET else []
            shown = [*counted_lines[:MOST_OF_A_FACET], *more]
            print_indented(out, plain("  ".join(shown) or "none"), indent=8, label=facet)
    if not answer.results:
        say("Nothing found.")
    elif answer.total > len(answer.results):
        say(f"{len(answer.results)} of {answer.total} shown; --limit shows more")
    if answer.did_you_mean:
        say(f"Did you mean: {answer.did_you_mean}")
