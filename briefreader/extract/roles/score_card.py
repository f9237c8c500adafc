"""A score card: every number of a row earns points, and the candidates of a page share the chance by their points.

It is the conditional logit model (McFadden 1974), made to choose one of several: only differences between the
candidates of one page count, so that a page with sixty short lines is judged like one with three, and "none of them" is
one more candidate. The text form is made to be read:

    none plain headed                       the points of "none" on a page without headings, and with them
    name slope threshold:points ...         what a value earns: slope times itself, and the points of each threshold
                                            that it exceeds
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """The points for each column of a row.

    Attributes:
        none: the points of "none of them", by whether the page has headings.
        columns: for each column its slope, its thresholds in order, and the points for exceeding the first 0, 1, 2 …
    """

    none: Mapping[bool, float]
    columns: tuple[tuple[float, tuple[float, ...], tuple[float, ...]], ...]

    @classmethod
    def parse(cls, lines: Iterable[str], names: Sequence[str]) -> Self:
        """Read the text form. Raises ValueError or KeyError for what is none, or where a name is missing."""
        parts = {name: rest for name, *rest in map(str.split, lines)}
        plain, headed = map(float, parts["none"])
        return cls(none={False: plain, True: headed}, columns=tuple(_column(parts[name]) for name in names))

    def points(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """What each row earns."""
        totals = [0.0] * len(rows)
        for values, (slope, thresholds, steps) in zip(zip(*rows, strict=True), self.columns, strict=True):
            pairs = zip(totals, values, strict=True)
            totals = [total + slope * value + steps[bisect_left(thresholds, value)] for total, value in pairs]
        return totals

    def chances(self, rows: Sequence[Sequence[float]], *, is_headed: bool) -> list[float]:
        """How likely each of a page's candidates is the one that is looked for; what is left to 1 is "none"."""
        points = self.points(rows) if rows else []
        none = self.none[is_headed]
        most = max([none, *points])
        odds = [math.exp(value - most) for value in points]
        total = sum(odds) + math.exp(none - most)
        return [value / total for value in odds]


def _column(parts: Sequence[str]) -> tuple[float, tuple[float, ...], tuple[float, ...]]:
    slope, *steps = parts
    pairs = [(float(threshold), float(points)) for threshold, points in (step.split(":") for step in steps)]
    thresholds = tuple(threshold for threshold, _ in pairs)
    return float(slope), thresholds, tuple(accumulate((points for _, points in pairs), initial=0.0))
