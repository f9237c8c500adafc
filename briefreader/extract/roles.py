"""The role of every line, decided for the page as a whole.

A page is HEAD, then BODY interrupted by ASIDE, then END. Each line brings evidence for being body; the best path
through these four zones (Viterbi) decides, so that a weak line is carried by its neighbours.
"""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from briefreader.extract.lines import Line
from briefreader.extract.patterns import Cue
from briefreader.model.brief import BlockKind


class Zone(IntEnum):
    """Where a line stands in the page; only BODY is the article."""

    HEAD = 0
    BODY = 1
    ASIDE = 2
    END = 3


_START: Final = (0.0, -1.0, -99.0, -99.0)
_STEP: Final = (
    # to HEAD, BODY, ASIDE, END
    (0.0, -1.0, -99.0, -99.0),
    (-99.0, 0.0, -1.0, -2.0),
    (-99.0, -0.5, 0.0, -0.5),
    (-99.0, -99.0, -99.0, 0.0),
)
_END_EVIDENCE: Final = 60.0
_HEAD_EVIDENCE: Final = 3.0
_FURNITURE: Final = -4.0
_HEAD_CUES: Final = frozenset({Cue.DATE, Cue.BYLINE, Cue.BIO, Cue.GENRE, Cue.AUTHOR_LABEL})
_NOT_BODY_CUES: Final = frozenset(Cue) - {Cue.NONE, Cue.NAME, Cue.PAYWALL, Cue.CREDIT, Cue.NOTES_LABEL}
_LONG_WORDS: Final = 20


def zones_of(lines: Sequence[Line], cues: Sequence[Cue], words: Sequence[int], title: int | None) -> list[Zone]:
    """One zone a line."""
    if not lines:
        return []
    repeated = Counter(line.text for line in lines)
    evidence = []
    for place, (line, cue, count) in enumerate(zip(lines, cues, words, strict=True)):
        is_doubled = repeated[line.text] > 1 or (place > 0 and line.text.startswith(lines[place - 1].text))
        body = _FURNITURE if place == title or is_doubled else _score(line, cue, count)
        head = _HEAD_EVIDENCE if place == title or cue in _HEAD_CUES else 0.0
        end = _END_EVIDENCE if cue in {Cue.END_LABEL, Cue.COMMENTS} else 0.0
        evidence.append((head, body, 0.0, end))
    return _best_path(evidence)


def _score(line: Line, cue: Cue, words: int) -> float:
    if cue in _NOT_BODY_CUES or not line.text or line.is_picture:
        return _FURNITURE
    score = -1.5
    if words >= _LONG_WORDS:
        score = 1.5 + min(words, 100) / 40
    elif line.text.endswith((".", "?", "!", "”", '"', ":")):
        score = 0.0
    if line.shape is not BlockKind.PARAGRAPH:
        score += 1.0
    return score


def _best_path(evidence: Sequence[tuple[float, ...]]) -> list[Zone]:
    """Viterbi: the sequence of zones with the most evidence less the costs of its steps."""
    best = [start + first for start, first in zip(_START, evidence[0], strict=True)]
    back: list[list[int]] = []
    for own in evidence[1:]:
        came, following = [], []
        for zone in range(len(Zone)):
            value, previous = max((best[old] + _STEP[old][zone], old) for old in range(len(Zone)))
            came.append(previous)
            following.append(value + own[zone])
        back.append(came)
        best = following
    zone = max(range(len(Zone)), key=best.__getitem__)
    path = [zone]
    for came in reversed(back):
        zone = came[zone]
        path.append(zone)
    return _closed([Zone(zone) for zone in reversed(path)])


def _closed(path: list[Zone]) -> list[Zone]:
    """After the last line of the body everything is END, also where no mark of it stands."""
    last = max((place for place, zone in enumerate(path) if zone is Zone.BODY), default=len(path))
    return path[: last + 1] + [Zone.END] * (len(path) - last - 1)
