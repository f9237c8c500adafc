"""How answers look: JSON for programs, Rich for people. No markup is ever made from the text of a brief."""

import json
import sys
from typing import TYPE_CHECKING, Final

import click

from briefreader.view.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.text import Text

    from briefreader.library.json_values import Json
    from briefreader.model.brief import Brief
    from briefreader.model.search import Snippet

READING_WIDTH: Final = 80
"""Cells, at most: as wide as the desk's column with its margin."""


SENTENCE_ENDS: Final = (".", "?", "!", ".”", "?”", "!”", '."', '?"', '!"')


def print_json(document: "Json") -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def console() -> "Console":
    """A console on stdout as wide as one can read; it honours NO_COLOR, and sends no colours into a pipe."""
    from rich.console import Console  # noqa: PLC0415 - Rich is loaded only where something is drawn

    found = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    return Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        emoji=False,
        width=min(found.width, READING_WIDTH),
        soft_wrap=False,
    )


def plain(text: str, style: str = "") -> "Text":
    """A text of a brief as it may be drawn."""
    from rich.text import Text  # noqa: PLC0415

    return Text(safe(text), style=style)


def print_indented(out: "Console", text: "Text", *, indent: int = 2, label: str = "") -> None:
    """Wrap a text with all its lines indented, and a label at the right of the first one's indent.

    No spaces are left at the ends of lines: what is printed is often copied.
    """
    from rich.text import Text  # noqa: PLC0415

    for number, line in enumerate(text.wrap(out, max(1, out.width - indent))):
        line.rstrip()
        margin = Text(f"{label} ".rjust(indent) if label and number == 0 else " " * indent, style="dim")
        out.print(margin + line, soft_wrap=True)


def byline(brief: "Brief") -> str:
    """Authors, outlet, date and length on one line; only what is known."""
    metadata = brief.metadata
    names = ", ".join(author.name for author in metadata.authors)
    length = f"{counted(brief.words, 'word')}, {brief.reading_minutes} min" if brief.words else ""
    return " · ".join(part for part in (names, metadata.outlet, metadata.published, length) if part)


def marked(snippet: "Snippet") -> "Text":
    """A snippet with its hits in bold, and dots where its sentence goes on."""
    text = plain(snippet.text)
    for mark in snippet.marks:
        text.stylize("bold reverse", mark.start, mark.end)
    before = "" if snippet.text[:1].isupper() else "… "
    after = "" if snippet.text.endswith(SENTENCE_ENDS) else " …"
    return plain(before) + text + plain(after)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 brief", "2 briefs", "3 entries"."""
    if number == 1:
        return f"{number} {noun}"
    return f"{number} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{number} {noun}s"


def columns(rows: "Iterable[tuple[str, ...]]") -> str:
    """Rows with their columns aligned by spaces, the last one ragged."""
    table = [tuple(map(safe, row)) for row in rows]
    if not table:
        return ""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table
    )
