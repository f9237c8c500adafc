"""Undo hard wrapping: physical lines that a program broke at a width become one logical line again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefreader.extract.lines import Anchor, Line
from briefreader.model.brief import BlockKind

_MIN_RUN: Final = 3
"""So many lines without a blank one between them are looked at; two may well be a name and a date."""
_WIDTHS: Final = range(40, 131)
"""Programs wrap at 40 (columns of a page) to 130 characters; a longer line is a paragraph."""
_SLACK: Final = 0.12
"""How much shorter than the width a line may be and still count as full: proportional type and long words."""
_FORCED_SHARE: Final = 0.6
"""At least this share of a run's line breaks must be explained by the width."""
_HYPHENS: Final = ("-", "‐")


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join wrapped lines; a run of lines is taken as wrapped when its width explains most of its line breaks."""
    joined: list[Line] = []
    for run in _runs(lines):
        joined += _unwrapped(run) if len(run) >= _MIN_RUN else run
    return tuple(joined)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line between them, of which only the first may be marked up."""
    run: list[Line] = []
    for line in lines:
        goes_on = run and line.first == run[-1].last + 1 and line.shape is BlockKind.PARAGRAPH and line.text
        if run and not (goes_on and run[-1].shape is not BlockKind.HEADING and run[-1].text):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _unwrapped(run: list[Line]) -> list[Line]:
    width = max(len(line.text) for line in run)
    if width not in _WIDTHS:
        return run
    forced = [_is_forced(line, following, width) for line, following in pairwise(run)]
    if sum(forced) < _FORCED_SHARE * len(forced):
        return run
    joined: list[list[Line]] = [[run[0]]]
    for line, is_forced in zip(run[1:], forced, strict=True):
        if is_forced:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_joined(parts) if len(parts) > 1 else parts[0] for parts in joined]


def _is_forced(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    word = following.text.partition(" ")[0]
    return len(line.text) + 1 + len(word) > width * (1 - _SLACK)


def _joined(parts: Sequence[Line]) -> Line:
    pieces: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for part in parts:
        if pieces and pieces[-1].endswith(_HYPHENS) and pieces[-1][-2:-1].islower() and part.text[:1].islower():
            pieces[-1] = pieces[-1][:-1]
            length -= 1
        elif pieces:
            pieces.append(" ")
            length += 1
        anchors += [
            Anchor(start=a.start + length, end=a.end + length, href=a.href, target=a.target) for a in part.anchors
        ]
        pieces.append(part.text)
        length += len(part.text)
    return replace(parts[0], last=parts[-1].last, text="".join(pieces), anchors=tuple(anchors))
