"""Passages that show why a brief was found: the windows of its text that hold the most words of the query."""

import re
from collections.abc import Sequence
from typing import Final

from briefreader.library.marks import Mark, Wanted, find_marks, first_marks, wanted
from briefreader.library.ports import Passages
from briefreader.model.brief import Span
from briefreader.model.search import Field, Query, Snippet

WINDOW: Final = 160
"""Code points of a snippet: two lines of a result list."""
LEAD: Final = 40
"""Code points shown before the first mark, so that it stands in its sentence."""
SPACE: Final = re.compile(r"\s")
PLACES: Final = (Field.CLAIM, Field.BODY, Field.NOTE, Field.TITLE)


class SnippetCutter:
    """Cuts snippets for one query from any number of briefs."""

    def __init__(self, query: Query) -> None:
        self._wanted = tuple((place, pieces) for place in PLACES if (pieces := wanted(query, place)))

    def cut(self, passages: Passages, *, limit: int = 1) -> tuple[Snippet, ...]:
        """The best passages of a brief: of its body first, then its notes, then its title.

        A query that asks for claims or notes gets passages of those before all others. No passage crosses a paragraph;
        what the query forbids is not marked.

        Args:
            passages: what the catalogue keeps of the brief.
            limit: how many passages at most.
        """
        found: list[Snippet] = []
        for place, pieces in self._wanted:
            found.extend(_of(passages, place, pieces, limit - len(found)))
            if len(found) >= limit:
                break
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
    marks = first_marks(text, pieces)
    if within is not None and len(within) < len(text):
        marks = [mark for mark in marks if within.start <= mark.start and mark.end <= within.end]
    chosen: list[tuple[int, int]] = []
    while marks and len(chosen) < limit:
        start, end = _frame(text, *_best(text, marks), within or Span(0, len(text)))
        chosen.append((start, end))
        if len(chosen) < limit:
            marks = [mark for mark in marks if mark.end <= start or mark.start >= end]
    return [_snippet(text, start, end, pieces, place, in_body=within is not None) for start, end in sorted(chosen)]


def _best(text: str, marks: list[Mark]) -> tuple[int, int]:
    """First and last mark of the window with the most different words, then the most marks, then the earliest."""
    best, best_worth = (0, 0), (0, 0)
    first = 0
    here: dict[int, int] = {}
    for last, mark in enumerate(marks):
        while first < last and (
            mark.end - marks[first].start > WINDOW - LEAD or text.find("\n", marks[first].end, mark.start) >= 0
        ):
            gone = marks[first].key
            here[gone] -= 1
            if not here[gone]:
                del here[gone]
            first += 1
        here[mark.key] = here.get(mark.key, 0) + 1
        worth = (len(here), last - first + 1)
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
        spaces = SPACE.search(text, left, start)
        left = spaces.end() if spaces else start
    if right < closes and not text[right].isspace():
        right = next((place for place in range(right, end, -1) if text[place].isspace()), 0)
        if not right:  # the last mark's word goes on
            space = SPACE.search(text, end, closes)
            right = space.start() if space else closes
    return left, right


def _snippet(text: str, start: int, end: int, pieces: Sequence[Wanted], place: Field, *, in_body: bool) -> Snippet:
    shown = text[start:end]
    return Snippet(
        text=shown,
        marks=tuple(Span(mark.start, mark.end) for mark in find_marks(shown, pieces)),
        field=place,
        span=Span(start, end) if in_body else None,
    )
