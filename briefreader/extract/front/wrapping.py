"""Undo hard wrapping: physical lines that a program broke at a width become one logical line again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefreader.extract.front.lines import Anchor, Line
from briefreader.model.brief import BlockKind

_MIN_RUN: Final = 3
"""So many lines without a blank one between them are looked at; two may well be a name and a date."""
_MIN_WRAPPED: Final = 3
"""A page is wrapped as a whole where at least so many runs are, and more than half of them."""
_MOST_TITLE_LINES: Final = 5
_MIN_TITLE_WORDS: Final = 3
"""Of its first line; one or two words in capitals are a label."""
_WIDTHS: Final = range(40, 131)
"""Programs wrap at 40 (columns of a page) to 130 characters; a longer line is a paragraph."""
_SLACK: Final = 0.12
"""How much shorter than the width a line may be and still count as full: proportional type and long words."""
_FORCED_SHARE: Final = 0.6
"""At least this share of a run's line breaks must be explained by the width."""
_HYPHENS: Final = ("-", "‐")


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join wrapped lines; a run of lines is taken as wrapped when its width explains most of its line breaks."""
    runs = list(_runs(lines))
    width = _common_width(runs)
    joined: list[Line] = []
    for run in map(_with_whole_title, runs) if width else runs:
        joined += _unwrapped(run) if len(run) >= _MIN_RUN else _unwrapped_short(run, width)
    return tuple(joined)


def _common_width(runs: Sequence[Sequence[Line]]) -> int:
    """The width that most of a page's longer runs were wrapped at; 0 where hardly any was."""
    long = [run for run in runs if len(run) >= _MIN_RUN]
    widths = sorted(max(len(line.text) for line in run) for run in long if _is_wrapped(run))
    return widths[len(widths) // 2] if len(widths) >= _MIN_WRAPPED and 2 * len(widths) > len(long) else 0


def _with_whole_title(run: list[Line]) -> list[Line]:
    """A run of a wrapped page whose first lines are in capitals: they are one, for large type breaks titles up."""
    count = next((at for at, line in enumerate(run) if not line.text.isupper()), len(run))
    is_title = 1 < count <= _MOST_TITLE_LINES and run[0].text.count(" ") + 1 >= _MIN_TITLE_WORDS
    return [_joined(run[:count]), *run[count:]] if is_title else run


def _unwrapped_short(run: list[Line], width: int) -> list[Line]:
    """One or two lines; two are joined where the page is wrapped and the second goes on in the middle of a sentence."""
    if not width or len(run) == 1:
        return run
    first, second = run
    return [_joined(run)] if second.text[:1].islower() and _is_forced(first, second, width) else run


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line between them, of which only the first may be marked up."""
    run: list[Line] = []
    for line in lines:
        is_text = line.shape is BlockKind.PARAGRAPH and line.text and not line.known
        goes_on = run and line.first == run[-1].last + 1 and is_text and not run[-1].known
        if run and not (goes_on and run[-1].shape is not BlockKind.HEADING and run[-1].text):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _unwrapped(run: list[Line]) -> list[Line]:
    if not _is_wrapped(run):
        return run
    forced = _forced(run)
    joined: list[list[Line]] = [[run[0]]]
    for line, is_forced in zip(run[1:], forced, strict=True):
        if is_forced:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_joined(parts) if len(parts) > 1 else parts[0] for parts in joined]


def _is_wrapped(run: Sequence[Line]) -> bool:
    """Whether the width of a run explains most of its line breaks."""
    forced = _forced(run)
    return max(len(line.text) for line in run) in _WIDTHS and sum(forced) >= _FORCED_SHARE * len(forced)


def _forced(run: Sequence[Line]) -> list[bool]:
    width = max(len(line.text) for line in run)
    return [_is_forced(line, following, width) for line, following in pairwise(run)]


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
        anchors += [anchor.moved(length) for anchor in part.anchors]
        pieces.append(part.text)
        length += len(part.text)
    return replace(parts[0], last=parts[-1].last, text="".join(pieces), anchors=tuple(anchors))
