"""Front end for PDF (extra `pdf`): pypdfium2's rectangles of text, put into lines, columns and paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, Protocol

from briefreader.errors import Fault
from briefreader.extract.front.characters import shown
from briefreader.extract.front.lines import RUNNING_HEAD, Line, Page, tidy
from briefreader.model.brief import BlockKind

MAGIC: Final = b"%PDF-"
_MAX_PAGES: Final = 500
_SAME_LINE: Final = 0.5
"""Rectangles whose middles differ by less than this part of their height are on one line."""
_WORD_GAP: Final = 0.12
_PARAGRAPH_GAP: Final = 1.5
"""Lines further apart than this many times the usual distance begin a paragraph."""
_INDENT: Final = 0.8
_SHORT: Final = 0.85
"""A line that ends before this part of the column's width is the last of its paragraph."""
_MEASURED_ROWS: Final = 200
"""The rows of the first pages tell how wide a column is."""
_HEADING: Final = 1.15
_NOTE: Final = 0.9
_MARGIN: Final = 0.12
"""Running heads and page numbers stand in this part of the page's height at its top and bottom."""
_REPEATED: Final = 3
_GUTTER: Final = 0.02
_NUMBERS: Final = re.compile(r"\d+|[ivxlc]+\Z")
_LINE_HYPHEN: Final = re.compile("[\x02\ufffe]")
"""How pdfium gives back the hyphen at the end of a line."""
_NOTE_MARK: Final = re.compile(r"\d{1,3}[.)]?\s|[*†‡]\s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of a page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    page: int
    is_marginal: bool


def read_pdf(data: bytes, where: str) -> Page:
    """The text of a PDF by paragraphs; without the extra, or for a broken file, a page without lines and a fault."""
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError:
        what = "PDF files need the extra: pip install 'briefreader[pdf]'"
        return Page(lines=(), source=(), faults=(Fault(where=where, what=what, severity="error"),))
    rows: list[_Row] = []
    faults: tuple[Fault, ...] = ()
    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            for number in range(min(count, _MAX_PAGES)):
                rows += _page_rows(document[number], number)
    except (pypdfium2.PdfiumError, ValueError, IndexError) as error:
        faults = (Fault(where=where, what=f"the PDF cannot be read: {error}", severity="error"),)
    else:
        if count > _MAX_PAGES:
            faults = (Fault(where=where, what=f"only the first {_MAX_PAGES} of {count} pages were read"),)
        elif not rows:
            what = "the PDF holds no text, only pictures of it; it has to go through character recognition first"
            faults = (Fault(where=where, what=what, severity="error"),)
    lines = _lines(rows)
    source = [""] * (lines[-1].last if lines else 0)
    for line in lines:
        source[line.first - 1] = line.text
    return Page(lines=tuple(lines), source=tuple(source), is_marked=False, faults=faults)


class _TextPage(Protocol):
    """What is used of pypdfium2's PdfTextPage."""

    def count_rects(self) -> int: ...

    def get_rect(self, index: int) -> tuple[float, float, float, float]: ...

    def get_text_bounded(self, left: float, bottom: float, right: float, top: float) -> str: ...


class _PdfPage(Protocol):
    """What is used of pypdfium2's PdfPage."""

    def get_size(self) -> tuple[float, float]: ...

    def get_textpage(self) -> _TextPage: ...


def _page_rows(page: _PdfPage, number: int) -> list[_Row]:
    """The lines of one page in reading order: column by column."""
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        words = tidy(shown(_LINE_HYPHEN.sub("-", text.get_text_bounded(left, bottom, right, top))))
        if words and top > bottom:
            boxes.append((left, bottom, right, top, words))
    rows = []
    for column in _columns(boxes, width):
        for run in _same_line(column):
            bottom = min(box[1] for box in run)
            size = max(box[3] - box[1] for box in run)
            rows.append(
                _Row(
                    text=_joined(run),
                    left=run[0][0],
                    right=run[-1][2],
                    bottom=bottom,
                    height=size,
                    page=number,
                    is_marginal=bottom > height * (1 - _MARGIN) or bottom < height * _MARGIN,
                )
            )
    return rows


_Box = tuple[float, float, float, float, str]


def _columns(boxes: Sequence[_Box], width: float) -> list[list[_Box]]:
    """Two columns where a gutter in the middle third is crossed by hardly any line; what crosses it comes first."""
    if len(boxes) < 2 * _REPEATED:
        return [list(boxes)]
    for step in range(10):
        gutter = width * (0.4 + 0.02 * step)
        half = width * _GUTTER / 2
        crossing = [box for box in boxes if box[0] < gutter - half and box[2] > gutter + half]
        left = [box for box in boxes if box[2] <= gutter + half]
        right = [box for box in boxes if box[0] >= gutter - half]
        if len(crossing) <= 0.2 * len(boxes) and min(len(left), len(right)) >= 0.25 * len(boxes):
            return [crossing, left, right]
    return [list(boxes)]


def _same_line(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    """Boxes from top to bottom, those of one line from left to right."""
    run: list[_Box] = []
    for box in sorted(boxes, key=lambda box: (-(box[1] + box[3]), box[0])):
        middle = (box[1] + box[3]) / 2
        if run and abs(middle - (run[0][1] + run[0][3]) / 2) > _SAME_LINE * (run[0][3] - run[0][1]):
            yield sorted(run)
            run = []
        run.append(box)
    if run:
        yield sorted(run)


def _joined(run: Sequence[_Box]) -> str:
    pieces = [run[0][4]]
    for before, box in pairwise(run):
        pieces.append(" " * (box[0] - before[2] > _WORD_GAP * (box[3] - box[1])) + box[4])
    return tidy("".join(pieces))


def _lines(rows: Sequence[_Row]) -> list[Line]:
    """Paragraphs, headings and notes; running heads are told as such."""
    if not rows:
        return []
    size = median(row.height for row in rows)
    measured = rows[:_MEASURED_ROWS]
    width = max(row.right for row in measured) - min(row.left for row in measured)
    repeated = Counter(_NUMBERS.sub("", row.text) for row in rows if row.is_marginal)
    lines: list[Line] = []
    before: _Row | None = None
    for row in rows:
        key = _NUMBERS.sub("", row.text)
        is_running = row.is_marginal and (repeated[key] >= _REPEATED or not key.strip(" -|–—"))
        if is_running:
            number = lines[-1].last + 2 if lines else 1
            lines.append(Line(first=number, last=number, text=row.text, known=RUNNING_HEAD))
            continue
        shape = _shape(row, size)
        if before and lines and _goes_on(before, row, width, size):
            place = next(at for at in range(len(lines) - 1, -1, -1) if not lines[at].known)
            lines[place] = _extended(lines[place], row.text)
        else:
            number = lines[-1].last + 2 if lines else 1
            level = 2 if shape is BlockKind.HEADING else 0
            lines.append(Line(first=number, last=number, text=row.text, shape=shape, level=level))
        before = row
    return lines


def _shape(row: _Row, size: float) -> BlockKind:
    if row.height > _HEADING * size:
        return BlockKind.HEADING
    if row.height < _NOTE * size and _NOTE_MARK.match(row.text):
        return BlockKind.FOOTNOTE
    return BlockKind.PARAGRAPH


def _goes_on(before: _Row, row: _Row, width: float, size: float) -> bool:
    """Whether a row belongs to the paragraph of the row before it, in a text of that width and size."""
    if abs(before.height - row.height) > (_HEADING - 1) * size or _shape(row, size) is BlockKind.FOOTNOTE:
        return False
    is_next_column = row.page != before.page or row.bottom > before.bottom
    if is_next_column:
        return not before.text.endswith((".", "!", "?", ":", "”", '"')) and not row.text[:1].isupper()
    is_short = before.right - before.left < _SHORT * min(width, max(row.right - row.left, before.right - before.left))
    is_far = before.bottom - row.bottom > _PARAGRAPH_GAP * 1.3 * size
    is_indented = row.left - before.left > _INDENT * size
    return not (is_far or is_indented or (is_short and before.text.endswith((".", "!", "?", "”"))))


def _extended(line: Line, text: str) -> Line:
    is_hyphenated = line.text.endswith("-") and line.text[-2:-1].islower() and text[:1].islower()
    whole = line.text[:-1] + text if is_hyphenated else f"{line.text} {text}"
    return Line(first=line.first, last=line.last, text=whole, shape=line.shape, level=line.level)
