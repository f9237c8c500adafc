"""Marks of pages in the text of a PDF: numbers, counters and running heads, which tear it at every page's edge."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.front.lines import RUNNING_HEAD, Line

_NUMBER: Final = re.compile(r"[\W_]*(?:page |p\. ?)?\d{1,4}[\W_]*", re.IGNORECASE)
_COUNTER: Final = re.compile(r"[\W_]*(?:page |seite )?\d{1,4} ?(?:/|of|von|de|sur|di) ?\d{1,4}[\W_]*", re.IGNORECASE)
_FORM_FEED: Final = "\f"
_MAX_HEAD_CHARS: Final = 120
_MIN_HEADS: Final = 2
_MOST_DIGITS: Final = 3
_MIN_PAGES: Final = 3
_MIN_PAGE_WORDS: Final = 80
"""The steps of a list have fewer words between their numbers."""


def mark_pages(lines: Sequence[Line], source: Sequence[str]) -> Sequence[Line]:
    """The same lines, with what belongs to the pages known as such, where form feeds or numbers tell of any.

    A number alone beside a form feed is the page's, and a short line that stands beside several of them is its running
    head; so is a counter as "2 of 7".
    """
    edges = {number for number, raw in enumerate(source, start=1) if _FORM_FEED in raw}
    if not edges:
        return _mark_numbers(lines)
    beside = {place for place, line in enumerate(lines) if line.first in edges or line.last + 1 in edges}
    beside |= {place + 1 for place in beside if place + 1 < len(lines) and _NUMBER.fullmatch(lines[place].text)}
    beside |= {place - 1 for place in beside if place and _NUMBER.fullmatch(lines[place].text)}
    times = Counter(lines[place].text for place in beside)
    marked = list(lines)
    for place, line in enumerate(lines):
        is_head = place in beside and len(line.text) <= _MAX_HEAD_CHARS and times[line.text] >= _MIN_HEADS
        is_number = place in beside and _NUMBER.fullmatch(line.text)
        if line.text and (is_head or is_number or _COUNTER.fullmatch(line.text)):
            marked[place] = replace(line, known=RUNNING_HEAD)
    return marked


def _mark_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """Without form feeds, numbers that count up alone on their lines, with a page's worth of text between them."""
    marks: list[int] = []
    words = 0
    for place, line in enumerate(lines):
        text = line.text
        if text.isdecimal() and len(text) <= _MOST_DIGITS:
            number = int(text)
            is_first = not marks and number == 1
            is_next = bool(marks) and number == int(lines[marks[-1]].text) + 1 and words >= _MIN_PAGE_WORDS
            if is_first or is_next:
                marks.append(place)
                words = 0
        words += text.count(" ") + 1
    if len(marks) < _MIN_PAGES:
        return lines
    known = frozenset(marks)
    return [replace(line, known=RUNNING_HEAD) if place in known else line for place, line in enumerate(lines)]
