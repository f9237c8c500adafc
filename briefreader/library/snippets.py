"""Passages that show why a brief was found: the windows of its text that hold the most words of the query."""

from collections.abc import Sequence
from typing import Final

from briefreader.library.marks import Mark, Wanted, find_marks, wanted
from briefreader.library.ports import Passages
from briefreader.model.brief import Span
from briefreader.model.search import Field, Query, Snippet

WINDOW: Final = 160
"""Code points of a snippet: two lines of a result list."""
ENOUGH: Final = 10
"""Places of a word that are looked at for a window: the best of the first ones is good enough, and soon found."""
LEAD: Final = 40
"""Code points shown before the first mark, so that it stands in its sentence."""


def snippets(passages: Passages, query: Query, *, limit: int = 1) -> tuple[Snippet, ...]:
    """The best passages of a brief for a query: of its body first, then its notes, then its title.

    A query that asks for claims or notes gets passages of those before all others. No passage crosses a paragraph.

    Args:
        passages: what the catalogue keeps of the brief.
        query: what was asked; what it forbids is not marked.
        limit: how many passages at most.
    """
    found: list[Snippet] = []
    for place in (Field.CLAIM, Field.BODY, Field.NOTE, Field.TITLE):
        if len(found) >= limit:
            break
        pieces = wanted(query, place)
        if pieces:
            found.extend(_of(passages, place, pieces, limit - len(found)))
    return tuple(found[:limit])


def _of(passages: Passages, place: Field, pieces: tuple[Wanted, ...], limit: int) -> list[Snippet]:
    match place:
        case Field.BODY:
            return _windows(passages.text, place, pieces, limit, within=Span(0, len(passages.text)))
        case Field.CLAIM:
            spans = passages.claims
            each = [_windows(passages.text, place, pieces, 1, within=span) for span in spans]
        case Field.NOTE:
            each = [_windows(note, place, pieces, 1, within=None) for note in passages.notes]
        case _:
            each = [_windows(passages.title, place, pieces, 1, within=None)]
    return [snippet for some in each for snippet in some][:limit]


def _windows(text: str, place: Field, pieces: Sequence[Wanted], limit: int, *, within: Span | None) -> list[Snippet]:
    """The best windows of a text in its order; `within` is the part of the body that may be shown."""
    marks = every = find_marks(text, pieces, most=ENOUGH)
    if within is not None:
        marks = [mark for mark in marks if within.start <= mark.start and mark.end <= within.end]
    chosen: list[tuple[int, int]] = []
    while marks and len(chosen) < limit:
        start, end = _frame(text, *_best(text, marks), within or Span(0, len(text)))
        chosen.append((start, end))
        marks = [mark for mark in marks if mark.end <= start or mark.start >= end]
    return [_snippet(text, start, end, every, place, in_body=within is not None) for start, end in sorted(chosen)]


def _best(text: str, marks: list[Mark]) -> tuple[int, int]:
    """First and last mark of the window with the most different words, then the most marks, then the earliest."""
    best, best_worth = (0, 0), (0, 0)
    first = 0
    for last, mark in enumerate(marks):
        while first < last and (
            mark.end - marks[first].start > WINDOW - LEAD or "\n" in text[marks[first].end : mark.start]
        ):
            first += 1
        group = marks[first : last + 1]
        worth = (len({one.key for one in group}), len(group))
        if worth > best_worth:
            best, best_worth = (first, last), worth
    return marks[best[0]].start, marks[best[1]].end


def _frame(text: str, start: int, end: int, within: Span) -> tuple[int, int]:
    """The window around these marks: inside their paragraph, from the beginning of a word to the end of one."""
    opens = max(within.start, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end, within.end)
    closes = within.end if line_end < 0 else line_end
    left = max(opens, start - LEAD)
    right = min(closes, max(end, left + WINDOW))
    left = max(opens, min(left, right - WINDOW)) if right == closes else left
    if left > opens and not text[left - 1].isspace():
        left = next((place + 1 for place in range(left, start) if text[place].isspace()), start)
    if right < closes and not text[right].isspace():
        right = next((place for place in range(right, end, -1) if text[place].isspace()), end)
    return left, right


def _snippet(text: str, start: int, end: int, marks: list[Mark], place: Field, *, in_body: bool) -> Snippet:
    inside = (mark for mark in marks if start <= mark.start and mark.end <= end)
    return Snippet(
        text=text[start:end],
        marks=tuple(Span(mark.start - start, mark.end - start) for mark in inside),
        field=place,
        span=Span(start, end) if in_body else None,
    )
