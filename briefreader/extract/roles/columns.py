"""Columns of numbers over the lines of a page: running sums, windows, distances."""

from collections.abc import Sequence
from itertools import accumulate
from operator import sub
from typing import Final

FAR: Final = 50.0
"""No distance is counted beyond this."""


def running(values: Sequence[float]) -> list[float]:
    """Sums of the first n values, for n from 0."""
    return list(accumulate(values, initial=0.0))


def windows(sums: Sequence[float], reach: int) -> list[float]:
    """For each line the sum over it and `reach` lines on either side, from running sums."""
    padded = [*[sums[0]] * reach, *sums, *[sums[-1]] * reach]
    return list(map(sub, padded[2 * reach + 1 :], padded))


def distances(marks: Sequence[float]) -> list[float]:
    """How many lines ago a mark stood, at most `FAR`; 0 on the mark itself."""
    found = []
    apart = FAR
    for mark in marks:
        apart = 0.0 if mark else apart + 1 if apart < FAR else FAR
        found.append(apart)
    return found


def shifted(values: Sequence[float], offset: int, border: float) -> list[float]:
    """For each line the value of the one `offset` lines on, `border` beyond the page."""
    size = len(values)
    if offset < 0:
        return [*[border] * min(size, -offset), *values[: max(0, size + offset)]]
    return [*values[offset:], *[border] * min(size, offset)]
