"""`verify` and `doctor`: whether what is quoted is what the briefs say, and whether everything is in order."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefreader.cli.options import (
    CommandFailedError,
    examples,
    json_option,
    library_argument,
    library_option,
    say_faults,
    the_library,
)
from briefreader.cli.output import console, counted, plain, print_indented, print_json
from briefreader.cli.searching import refresh_with_progress, say_reunited
from briefreader.errors import BriefreaderError, Fault
from briefreader.library.brief_json import fault_to_json
from briefreader.library.collecting import keys_of
from briefreader.library.quote_guard import QuoteGuard, check_notes
from briefreader.view.safe import safe
from briefreader.wiring import load_keymap, load_settings

if TYPE_CHECKING:
    from briefreader.library.json_values import Json
    from briefreader.library.library import Library
    from briefreader.library.quote_guard import Checked

MEMO_SUFFIXES: Final = (".md", ".markdown")


@click.command()
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(exists=True, path_type=Path))
@library_option
@json_option
@examples("briefreader verify", "briefreader verify memo.md drafts/", "briefreader verify --json memo.md")
def verify(*, paths: tuple[Path, ...], library: Path | None, as_json: bool) -> None:
    """Check every quotation in the notes, and in the Markdown files and folders named, against the briefs.

    A quotation is exact, moved (word for word, but elsewhere), altered, or an orphan; of one that stands on the page
    but was cut from the article, it is said why. Exit status 1 if one is altered or an orphan.
    """
    opened = the_library(library)
    say_faults(refresh_with_progress(opened).failed)
    checked = [*_in_notes(opened), *_in_memos(opened, paths)]
    if as_json:
        print_json([_to_json(each) for each in checked])
    else:
        _draw(checked)
    bad = [each for each in checked if not each.holds]
    if bad:
        raise CommandFailedError(f"{counted(len(bad), 'quotation')} of {len(checked)} cannot be trusted")


@click.command()
@library_argument
@json_option
@click.option("--mend", is_flag=True, help="Give notes of briefs that were moved or renamed back to them.")
@examples("briefreader doctor", "briefreader doctor ~/briefs --mend")
def doctor(*, library: Path | None, as_json: bool, mend: bool) -> None:
    """Say what is wrong with library, notes, index and settings, and how to mend it."""
    settings, of_settings = load_settings()
    _, of_keymap = load_keymap(settings.keymap)
    opened = the_library(library)
    report = refresh_with_progress(opened)
    say_reunited((*report.reunited, *(opened.mend() if mend else ())))
    faults = tuple(dict.fromkeys((*of_settings, *of_keymap, *report.failed, *opened.check())))
    if as_json:
        print_json([fault_to_json(fault) for fault in faults])
    else:
        for fault in faults:
            click.echo(safe(f"{fault.severity}: {fault}"))
        if not faults:
            click.echo(f"{counted(opened.count(), 'brief')}, nothing wrong. Notes are in {opened.notes_folder}")
    if any(fault.severity == "error" for fault in faults):
        raise CommandFailedError("there is something to mend")


def _in_notes(library: "Library") -> Iterator["Checked"]:
    for brief_id in library.noted():
        try:
            yield from check_notes(library.brief(brief_id), library.notes(brief_id), where=brief_id)
        except BriefreaderError as error:
            say_faults((Fault(where=brief_id, what=str(error), severity="error"),))


def _in_memos(library: "Library", paths: Sequence[Path]) -> Iterator["Checked"]:
    if not paths:
        return
    briefs = [library.brief(row.id) for row in library.rows()]
    guard = QuoteGuard(briefs, keys_of(library))
    for path in _memos(paths):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise CommandFailedError(f"{path}: cannot be read as UTF-8 text: {error}") from error
        yield from guard.check_markdown(text, where=str(path))


def _memos(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix.lower() in MEMO_SUFFIXES)
        else:
            yield path


def _draw(checked: Sequence["Checked"]) -> None:
    out = console()
    for each in checked:
        place = each.where if each.line is None else f"{each.where}:{each.line}"
        number = "" if each.number is None else f" ¶{each.number}"
        found = f" {each.brief}{number}" if each.brief else ""
        out.print(plain(f"{each.verdict.value:8}{place}{found}", "" if each.holds else "bold red"), soft_wrap=True)
        print_indented(out, plain(f"“{each.quote}”"), indent=8)
        if each.what:
            print_indented(out, plain(each.what, "dim"), indent=8)
    if not checked:
        click.echo("No quotations found: highlight a passage in the desk, or name a Markdown file.")


def _to_json(each: "Checked") -> "Json":
    return {
        "where": each.where,
        "line": each.line,
        "verdict": each.verdict.value,
        "quote": each.quote,
        "brief": each.brief,
        "number": each.number,
        "what": each.what,
    }
