"""Threads of comments below a text: somebody's name, when it was written, what is said, again and again.

Nothing in what readers write tells it from an article; only the lines between do.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.words.patterns import Cue

_HOUR: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_AGO: Final = re.compile(r"(?:\d+|an?) ?(?:minute|hour|day|week|month|year)s? ago", re.IGNORECASE)
_INITIAL: Final = re.compile(r"\b[A-Z]\.\Z")
_MAX_NAME_WORDS: Final = 4
_FEWEST: Final = 3
"""Comments that make a thread."""
_LEAST_TEXT: Final = 100
"""Words that are likely text stand above a thread; the entries of a live report begin at once."""


def thread_start(lines: Sequence[Line], cues: Sequence[Cue], words: Sequence[int], body: Sequence[bool]) -> int:
    """The place of the first comment of a thread, or the number of lines where there is none.

    Args:
        lines: those of the page.
        cues: what each says about itself.
        words: how many each has.
        body: whether each is likely the text's.
    """
    signed = [
        place
        for place, (name, time) in enumerate(pairwise(lines))
        if 0 < words[place] <= _MAX_NAME_WORDS
        and cues[place] in {Cue.NONE, Cue.NAME}
        and _is_name(name)
        and _says_when(time, cues[place + 1])
    ]
    if len({lines[place].text for place in signed}) < _FEWEST:
        return len(lines)
    before = sum(count for count, is_text in zip(words[: signed[0]], body, strict=False) if is_text)
    return signed[0] if before >= _LEAST_TEXT else len(lines)


def _is_name(line: Line) -> bool:
    return _INITIAL.search(line.text) is not None or not line.text.endswith((".", "?", "!", ","))


def _says_when(line: Line, cue: Cue) -> bool:
    return (cue is Cue.DATE and _HOUR.search(line.text) is not None) or _AGO.fullmatch(line.text) is not None
