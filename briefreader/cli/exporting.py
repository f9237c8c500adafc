"""`export`: a brief with its notes, for other programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from briefreader.cli.collecting import tagged_memo
from briefreader.cli.options import (
    CommandFailedError,
    examples,
    library_option,
    say,
    say_faults,
    the_brief,
    the_library,
)
from briefreader.cli.output import counted
from briefreader.cli.overwriting import earlier_export
from briefreader.cli.searching import found_by, refresh_with_progress
from briefreader.errors import UnwritableError
from briefreader.library.collecting import keys_of
from briefreader.library.documents import reference_to
from briefreader.library.export import cited
from briefreader.library.export_collection import export_collection
from briefreader.library.export_json import export_json
from briefreader.library.ports import Sort
from briefreader.library.references import biblatex, bibtex, csl_json
from briefreader.library.web_annotations import export_web_annotations
from briefreader.wiring import render_template, today, write_text

if TYPE_CHECKING:
    from briefreader.library.library import Library
    from briefreader.model.annotation import BriefNotes
    from briefreader.model.brief import Brief, BriefId

FORMATS: Final = ("markdown", "json", "web-annotation", "bibtex", "biblatex", "csl-json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One brief with what is exported of it."""

    library: "Library"
    brief: "Brief"
    notes: "BriefNotes"
    citekey: str


@click.command()
@click.argument("briefs", metavar="[BRIEF...]", nargs=-1)
@library_option
@click.option("--query", "-q", help="Export all briefs that answer this query.")
@click.option("--all", "whole", is_flag=True, help="Export the whole library.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Export all passages that carry this tag, by brief.")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="markdown", show_default=True)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="A file, or for Markdown a folder. Default: stdout."
)
@click.option("--template", "-t", metavar="NAME", help="A layout for Markdown: obsidian, readwise, or a Jinja2 file.")
@click.option("--force", is_flag=True, help="Overwrite a file that is no earlier export.")
@examples(
    "briefreader export 003 -o ross.md",
    "briefreader export --query tag:sanctions -o memo/",
    "briefreader export --tag sanctions -o sanctions.md",
    "briefreader export --all --format csl-json -o library.json",
    "briefreader export 000 003 -o both.md",
    "briefreader export 003 --template obsidian -o ross.md",
    "briefreader export 000 003 --format bibtex",
)
def export(
    *,
    briefs: tuple[str, ...],
    library: Path | None,
    query: str | None,
    whole: bool,
    tags: tuple[str, ...],
    form: str,
    output: Path | None,
    template: str | None,
    force: bool,
) -> None:
    """Export briefs with their notes: Markdown by default, with exact quotes.

    Written again over an earlier export, the Markdown keeps your own front-matter keys and what stands between
    `%% begin notes %%` and `%% end notes %%`. A file that is no export is only overwritten with --force.
    Several briefs go into one Markdown file, or into a folder, one file a brief.
    """
    if bool(briefs) + (query is not None) + whole + bool(tags) != 1:
        raise click.UsageError("name the briefs, or give one of --query, --all and --tag")
    if form != "markdown" and (tags or template is not None):
        raise click.UsageError(f"a --{'tag' if tags else 'template'} is for Markdown")
    if tags:
        _export_tags(the_library(library), tags, output, template=template, force=force)
        return
    chosen = _chosen(briefs, library, query=query, whole=whole)
    if form == "markdown":
        _export_markdown(chosen, output, template=template, force=force)
        return
    text = _rendered(chosen, form)
    if output is None:
        click.echo(text, nl=False)
    elif output.exists() and not force:
        raise UnwritableError(str(output), "it is there already; choose another name, or --force")
    else:
        write_text(output, text)
        say(f"{output}: {counted(len(chosen), 'brief')} written")


def _chosen(names: Sequence[str], folder: Path | None, *, query: str | None, whole: bool) -> list[Exported]:
    places = [(place.library, place.brief_id) for place in (the_brief(name, folder) for name in names)]
    if query is not None or whole:
        opened = the_library(folder)
        places = [(opened, brief_id) for brief_id in (_all(opened) if query is None else found_by(opened, query))]
    read = [(library, library.brief(brief_id), library.notes(brief_id)) for library, brief_id in places]
    # A key for all briefs of a library: the same brief is cited by the same key in all that is written.
    keys = {library: keys_of(library, (reference_to(brief) for _, brief, _ in read)) for library, *_ in read}
    return [
        Exported(library=library, brief=brief, notes=notes, citekey=keys[library][brief.id])
        for library, brief, notes in read
    ]


def _all(library: "Library") -> list["BriefId"]:
    say_faults(refresh_with_progress(library).failed)
    ids = [row.id for row in library.rows(sort=Sort.ID)]
    if not ids:
        raise CommandFailedError(f"{library.folder}: no briefs here yet")
    return ids


def _export_tags(
    library: "Library", tags: Sequence[str], output: Path | None, *, template: str | None, force: bool
) -> None:
    if template is not None:
        raise click.UsageError("a --template is for whole briefs")
    say_faults(refresh_with_progress(library).failed)
    text = tagged_memo(library, tags, existing=None if output is None else earlier_export(output, force=force))
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)
        say(f"{output}: written")


def _export_markdown(chosen: Sequence[Exported], output: Path | None, *, template: str | None, force: bool) -> None:
    def rendered(some: Sequence[Exported], existing: str | None) -> str:
        return _markdown(some, existing, template)

    if output is None:
        click.echo(rendered(chosen, None), nl=False)
    elif output.is_dir() or (len(chosen) > 1 and not output.suffix):
        for each, target in zip(chosen, _file_names(chosen, output), strict=True):
            write_text(target, rendered([each], earlier_export(target, force=force)))
        say(f"{output}: {counted(len(chosen), 'brief')} written")
    else:
        write_text(output, rendered(chosen, earlier_export(output, force=force)))
        say(f"{output}: written")


def _markdown(chosen: Sequence[Exported], existing: str | None, template: str | None) -> str:
    """One brief as a document of its own; several under one front matter, or, by a template, one after the other."""
    if template is not None:
        return "\n".join(
            render_template(template, each.brief, each.notes, citekey=each.citekey, existing=existing)
            for each in chosen
        )
    if len(chosen) == 1:
        only = chosen[0]
        return only.library.export_markdown(only.brief.id, existing=existing, citekey=only.citekey)
    return export_collection(
        [(each.brief, each.notes) for each in chosen],
        title=f"Notes on {counted(len(chosen), 'brief')}",
        citekeys={each.brief.id: each.citekey for each in chosen},
        created=today(),
        existing=existing,
    )


def _file_names(chosen: Sequence[Exported], folder: Path) -> Iterator[Path]:
    """A file for each brief, named as the brief's file is; with its suffix where two would have the same name."""
    stems = [PurePosixPath(each.brief.id).stem for each in chosen]
    for each, stem in zip(chosen, stems, strict=True):
        alone = stems.count(stem) == 1
        yield folder / f"{stem if alone else each.brief.id.replace('/', '-')}.md"


def _rendered(chosen: Sequence[Exported], form: str) -> str:
    if form in {"bibtex", "biblatex"}:
        entry = bibtex if form == "bibtex" else biblatex
        return "\n".join(entry(cited(each.brief, each.notes), each.citekey) for each in chosen)
    if form == "csl-json":
        items = [csl_json(cited(each.brief, each.notes), each.citekey) for each in chosen]
    elif form == "web-annotation":
        items = [export_web_annotations(each.brief, each.notes) for each in chosen]
        if len(items) == 1:
            return json.dumps(items[0], ensure_ascii=False, indent=2) + "\n"
    else:
        items = [export_json(each.brief, each.notes, citekey=each.citekey) for each in chosen]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
