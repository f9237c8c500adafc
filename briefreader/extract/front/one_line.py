"""Newsletters and feeds that stand on one physical line: cut at separators, then into sentences to be judged singly."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.front.lines import Anchor, Line, Part
from briefreader.extract.words.sentences import sentence_spans
from briefreader.model.brief import BlockKind, Span

_MIN_WORDS: Final = 300
"""No paragraph of a brief is so long."""
_MOST_CHARS: Final = 200_000
"""More on one line is data: to cut it would only cost time."""
_MIN_SHARE: Final = 0.6
"""The one line holds at least so much of the file."""
_SEPARATOR: Final = re.compile(r"\s+(?:\||•|·|\*{3}|—{2,}|-{3,}|={3,}|~{3,})\s+")
_MIN_SEPARATORS: Final = 2


def cut_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, but a line that holds nearly the whole text as one line for each of its sentences."""
    whole = sum(len(line.text) for line in lines)
    cut: list[Line] = []
    for line in lines:
        is_run = line.shape is BlockKind.PARAGRAPH and _MIN_SHARE * whole < len(line.text) <= _MOST_CHARS
        if is_run and line.text.count(" ") >= _MIN_WORDS:
            cut += _parts(line)
        else:
            cut.append(line)
    return tuple(cut)


def _parts(line: Line) -> Iterator[Line]:
    places = sorted(line.anchors, key=_start)
    for section in _sections(line.text):
        text = line.text[section.start : section.end]
        for number, sentence in enumerate(sentence_spans(text)):
            start, end = section.start + sentence.start, section.start + sentence.end
            near = places[bisect_left(places, start, key=_start) : bisect_right(places, end, key=_start)]
            anchors = tuple(anchor.moved(-start) for anchor in near if anchor.end <= end)
            part = Part.GOES_ON if number else Part.BEGINS
            yield replace(line, text=line.text[start:end], anchors=anchors, part=part)


def _start(anchor: Anchor) -> int:
    return anchor.start


def _sections(text: str) -> Iterator[Span]:
    """What stands between separators, where there are several of them; else the whole text."""
    marks = list(_SEPARATOR.finditer(text))
    start = 0
    for mark in marks if len(marks) >= _MIN_SEPARATORS else ():
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < len(text):
        yield Span(start, len(text))
