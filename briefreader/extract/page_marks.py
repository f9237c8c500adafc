"""Marks of pages in the text of a PDF: numbers, counters and running heads, which tear it at every page's edge."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.lines import Line

_NUMBER: Final = re.compile(r"[\W_]*(?:page |p\. ?)?\d{1,4}[\W_]*", re.IGNORECASE)
_COUNTER: Final = re.compile(r"[\W_]*(?:page |seite )?\d{1,4} ?(?:/|of|von|de|sur|di) ?\d{1,4}[\W_]*", re.IGNORECASE)
_FORM_FEED: Final = "\f"
_MAX_HEAD_CHARS: Final = 120
_MIN_HEADS: Final = 2
_KIND: Final = "running_head"


def mark_pages(lines: Sequence[Line], source: Sequence[str]) -> Sequence[Line]:
    """The same lines, with what belongs to the pages known as such; only where form feeds show that there are pages.

    A number alone beside a form feed is the page's, and a short line that stands beside several of them is its running
    head; so is a counter as "2 of 7".
    """
    edges = {number for number, raw in enumerate(source, start=1) if _FORM_FEED in raw}
    if not edges:
        return lines
    beside = {place for place, line in enumerate(lines) if line.first in edges or line.last + 1 in edges}
    beside |= {place + 1 for place in beside if place + 1 < len(lines) and _NUMBER.fullmatch(lines[place].text)}
    beside |= {place - 1 for place in beside if place and _NUMBER.fullmatch(lines[place].text)}
    times = Counter(lines[place].text for place in beside)
    marked = list(lines)
    for place, line in enumerate(lines):
        is_head = place in beside and len(line.text) <= _MAX_HEAD_CHARS and times[line.text] >= _MIN_HEADS
        is_number = place in beside and _NUMBER.fullmatch(line.text)
        if line.text and (is_head or is_number or _COUNTER.fullmatch(line.text)):
            marked[place] = replace(line, known=_KIND)
    return marked
