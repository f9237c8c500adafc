"""Lines of text in cells: where they break, how wide they are, and which code point stands in which cell."""

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import get_character_cell_size

_NOT_SINGLE: Final = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0384-\u0481\u048a-\u0513\u2010-\u2027\u2030-\u205e]"
)
"""Anything that may not be one cell wide. Nearly all text of a brief is single: then a cell is a code point."""


def is_single(text: str) -> bool:
    """Whether every code point surely takes one cell."""
    return text.isascii() or _NOT_SINGLE.search(text) is None


def cell_width(text: str) -> int:
    """The cells a text takes."""
    return len(text) if is_single(text) else sum(map(get_character_cell_size, text))


def wrap(text: str, width: int, *, hang: int = 0, wrapped: bool = True) -> list[tuple[int, int]]:
    """Break a text into lines of at most `width` cells: spans without the blanks at their ends.

    Args:
        text: safe text; a line feed always ends a line.
        width: cells of the first line; the others have `hang` fewer.
        hang: cells by which the lines after the first are shorter.
        wrapped: whether long lines break; if not, only line feeds do.
    """
    if not wrapped:
        return list(_at_line_feeds(text))
    lines: list[tuple[int, int]] = []
    for start, end in _at_line_feeds(text):
        first = max(1, width - (hang if lines else 0))
        rest = max(1, width - hang)
        breaks = _wrap_single if is_single(text[start:end]) else _wrap_cells
        lines.extend(breaks(text, start, end, first, rest))
    return lines


def _at_line_feeds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _wrap_single(text: str, start: int, end: int, width: int, rest: int) -> Iterator[tuple[int, int]]:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = start + width
            yield start, cut
        else:
            last = cut
            while last > start and text[last - 1] == " ":
                last -= 1
            yield start, last
        start = cut
        while start < end and text[start] == " ":
            start += 1
        width = rest
    yield start, end


def _wrap_cells(text: str, start: int, end: int, width: int, rest: int) -> Iterator[tuple[int, int]]:
    """As `_wrap_single`, counting cells; a line also breaks after any character of two cells, as CJK text does."""
    cells = 0
    line = position = start
    chance = -1
    while position < end:
        character = text[position]
        size = get_character_cell_size(character)
        if cells + size > width and position > line:
            blank = character == " "
            cut = position if blank or chance <= line else chance
            yield line, _without_blanks(text, line, cut)
            position = cut
            while position < end and text[position] == " ":
                position += 1
            line, cells, chance, width = position, 0, -1, rest
            continue
        cells += size
        position += 1
        if character == " " or size > 1:
            chance = position
    if line < end or start == end:
        yield line, end


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def cell_of(text: str, index: int) -> int:
    """The cell where the code point of an index begins."""
    return index if is_single(text) else cell_width(text[:index])


def index_at(text: str, cell: int) -> int:
    """The code point that covers a cell; the length of the text for a cell behind it."""
    cell = max(0, cell)
    if is_single(text):
        return min(cell, len(text))
    reached = 0
    for index, character in enumerate(text):
        size = get_character_cell_size(character)
        reached += size
        if size and reached > cell:
            return index
    return len(text)


def cut_to(text: str, width: int) -> str:
    """The text, or its beginning and an ellipsis, in at most `width` cells."""
    if width <= 0:
        return ""
    text = text[: 2 * width + 2]  # a code point of no width is rare: measuring a megabyte for one line is not worth it
    if cell_width(text) <= width:
        return text
    return text[: index_at(text, width - 1)].rstrip() + "…"
