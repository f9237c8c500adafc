"""Columns of numbers over the lines of a page: running sums, windows, distances."""

from collections.abc import Sequence
from typing import Final

FAR: Final = 50.0
"""No distance is counted beyond this."""


def running(values: Sequence[float]) -> list[float]:
    """Sums of the first n values, for n from 0."""
    sums = [0.0]
    total = 0.0
    for value in values:
        total += value
        sums.append(total)
    return sums


def windows(sums: Sequence[float], reach: int) -> list[float]:
    """For each line the sum over it and `reach` lines on either side, from running sums."""
    padded = [*[sums[0]] * reach, *sums, *[sums[-1]] * reach]
    return [after - before for before, after in zip(padded, padded[2 * reach + 1 :], strict=False)]


def distances(marks: Sequence[float]) -> list[float]:
    """How many lines ago a mark stood, at most `FAR`; 0 on the mark itself."""
    found = []
    apart = FAR
    for mark in marks:
        apart = 0.0 if mark else min(FAR, apart + 1)
        found.append(apart)
    return found


def shifted(values: Sequence[float], offset: int, border: float) -> list[float]:
    """For each line the value of the one `offset` lines on, `border` beyond the page."""
    size = len(values)
    if offset < 0:
        return [*[border] * min(size, -offset), *values[: max(0, size + offset)]]
    return [*values[offset:], *[border] * min(size, offset)]
