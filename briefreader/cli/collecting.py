"""`notes` and `memo`: all that was written in a library, to look through and to quote from."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.options import (
    CommandFailedError,
    examples,
    json_option,
    library_option,
    say,
    say_faults,
    the_library,
)
from briefreader.cli.output import console, counted, plain, print_indented, print_json
from briefreader.cli.overwriting import earlier_export
from briefreader.cli.searching import refresh_with_progress
from briefreader.library.collecting import gather, keys_of, listed, read_list, sources_of
from briefreader.library.memo import memo as memo_of
from briefreader.library.memo import memo_by_tag
from briefreader.library.note_entries import EntryKind, NoteEntry, filtered
from briefreader.model.annotation import Color
from briefreader.wiring import today, write_text

if TYPE_CHECKING:
    from briefreader.library.json_values import Json
    from briefreader.library.library import Library


@click.command()
@click.argument("words", nargs=-1)
@click.option("--tag", "-t", metavar="TAG", help="Only what carries this tag or one below it.")
@click.option("--color", "-c", type=click.Choice([*map(str, Color)]), help="Only highlights of this colour.")
@click.option("--brief", "-b", metavar="BRIEF", help="Only what is about this brief.")
@click.option("--kind", "-k", type=click.Choice([*map(str, EntryKind)]), help="Only highlights, claims or notes.")
@click.option("--orphans", is_flag=True, help="Only highlights and claims that their brief no longer has.")
@library_option
@json_option
@examples(
    "briefreader notes",
    "briefreader notes --tag sanctions --color red",
    "briefreader notes --tag sanctions > passages.list && briefreader memo passages.list",
    "briefreader notes --orphans",
)
def notes(
    *,
    words: tuple[str, ...],
    tag: str | None,
    color: str | None,
    brief: str | None,
    kind: str | None,
    orphans: bool,
    library: Path | None,
    as_json: bool,
) -> None:
    """List all highlights, accepted claims and notes of the library that hold these WORDS.

    The line above each begins with the key by which `briefreader memo` takes it from a list.
    """
    opened = _refreshed(library)
    found = gather(opened)
    say_faults(found.faults)
    chosen = filtered(
        found.entries,
        tag=tag,
        color=None if color is None else Color(color),
        brief=None if brief is None else opened.find(brief),
        kind=None if kind is None else EntryKind(kind),
        text=" ".join(words),
    )
    if orphans:
        chosen = tuple(entry for entry in chosen if entry.is_orphan)
    if as_json:
        print_json([_to_json(entry) for entry in chosen])
        return
    _draw(chosen)
    if not chosen:
        say("Nothing found." if found.entries else "Nothing is written here yet: highlight a passage in the desk.")


@click.command()
@click.argument("list_file", metavar="[LIST]", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--tag", "-t", "tags", metavar="TAG", multiple=True, help="All that carries this tag, by brief.")
@click.option("--basket", is_flag=True, help="What lies in the basket of the desk, in its order.")
@click.option("--title", help="The memo's title. Default: the tags, or the name of the list.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file. Default: stdout.")
@click.option("--force", is_flag=True, help="Overwrite a file that is no earlier memo or export.")
@library_option
@examples(
    "briefreader memo --tag sanctions -o sanctions.md",
    "briefreader memo passages.list --title 'What sanctions did' -o memo.md",
    "briefreader memo --basket -o memo.md",
)
def memo(
    *,
    list_file: Path | None,
    tags: tuple[str, ...],
    basket: bool,
    title: str | None,
    output: Path | None,
    force: bool,
    library: Path | None,
) -> None:
    """Write a Markdown memo of quotations with paragraph references and footnotes.

    LIST names highlights, claims and notes by their keys, one a line and in the order wanted, as `briefreader notes`
    prints them; lines that begin with `# ` are headings. Written again over an earlier memo, it keeps your own
    front-matter keys and what stands between `%% begin notes %%` and `%% end notes %%`.
    """
    if (list_file is not None) + bool(tags) + basket != 1:
        raise click.UsageError("name a LIST, one --tag or more, or --basket")
    opened = _refreshed(library)
    existing = None if output is None else earlier_export(output, force=force)
    if tags:
        text = tagged_memo(opened, tags, title, existing=existing)
    else:
        text = _memo_in_order(opened, _lines(opened, list_file), title or _title_of(list_file), existing=existing)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)
        say(f"{output}: written")


def tagged_memo(library: "Library", tags: Sequence[str], title: str | None = None, *, existing: str | None) -> str:
    """All that carries one of some tags, by tag and brief. Raises CommandFailedError where nothing does."""
    gathered = gather(library)
    say_faults(gathered.faults)
    found = [entry for entry in gathered.entries if any(filtered([entry], tag=tag) for tag in tags)]
    if not found:
        raise CommandFailedError(f"nothing is tagged {' or '.join(tags)}; `briefreader notes` lists what there is")
    sources = sources_of(library, found)
    return memo_by_tag(
        title or ", ".join(tags),
        found,
        sources=sources,
        citekeys=keys_of(library, sources.values()),
        created=today(),
        tags=tags,
        existing=existing,
    )


def _memo_in_order(library: "Library", lines: Sequence[str], title: str, *, existing: str | None) -> str:
    parts, faults = listed(library, lines)
    say_faults(faults)
    entries = [part for part in parts if not isinstance(part, str)]
    if not entries:
        raise CommandFailedError("nothing to quote; `briefreader notes` prints the keys that a list is made of")
    sources = sources_of(library, entries)
    return memo_of(
        title,
        parts,
        sources=sources,
        citekeys=keys_of(library, sources.values()),
        created=today(),
        existing=existing,
    )


def _lines(library: "Library", path: Path | None) -> tuple[str, ...]:
    if path is None:
        return library.file.load().file.basket
    try:
        return tuple(read_list(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise CommandFailedError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def _title_of(path: Path | None) -> str:
    return "Memo" if path is None else path.stem


def _refreshed(folder: Path | None) -> "Library":
    opened = the_library(folder)
    say_faults(refresh_with_progress(opened).failed)
    return opened


def _draw(entries: Sequence[NoteEntry]) -> None:
    out = console()
    for entry in entries:
        where = "" if entry.number is None else f"¶{entry.number}"
        labels = [where, entry.color or "", *(f"#{tag}" for tag in entry.tags), "(orphan)" if entry.is_orphan else ""]
        click.echo("  ".join((entry.key, *(label for label in labels if label))))
        if entry.quote:
            print_indented(out, plain(f"“{' '.join(entry.quote.split())}”"))
        for line in entry.remark.splitlines():
            print_indented(out, plain(line, "dim"))
    if entries:
        say(counted(len(entries), "entry"))


def _to_json(entry: NoteEntry) -> "Json":
    return {
        "key": entry.key,
        "kind": entry.kind.value,
        "brief": entry.brief,
        "title": entry.title,
        "quote": entry.quote,
        "remark": entry.remark,
        "tags": list(entry.tags),
        "color": entry.color,
        "number": entry.number,
        "start": entry.span.start if entry.span else None,
        "end": entry.span.end if entry.span else None,
        "orphan": entry.is_orphan,
        "modified": entry.modified.isoformat() if entry.modified else None,
    }
