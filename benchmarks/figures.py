"""The figures that `benchmarks/claims.py` prints, and how they are told."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. `low` and `high` bound its 95 % bootstrap interval over sentences, where there is one."""

    name: str
    subject: str
    value: float
    unit: str
    peer: str | None = None
    peer_value: float | None = None
    ratio: float | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        interval = f" [{self.low:.3f}, {self.high:.3f}]" if self.low is not None and self.high is not None else ""
        peer = f"   {self.peer} {self.peer_value:.3f}" if self.peer and self.peer_value is not None else ""
        return f"{self.name:<34} {self.subject:<28} {self.value:>9.3f} {self.unit}{interval}{peer}   n={self.n}"


Pairs = Sequence[tuple[bool, float]]
"""Truth and log odds above the threshold, one a sentence."""


def f1(pairs: Pairs) -> float:
    """F1 of the positive class."""
    hits = sum(truth and odds >= 0 for truth, odds in pairs)
    return 2 * hits / max(1, sum(truth for truth, _ in pairs) + sum(odds >= 0 for _, odds in pairs))


def accuracy(pairs: Pairs) -> float:
    """The share of right answers."""
    return sum(truth == (odds >= 0) for truth, odds in pairs) / len(pairs)


def average_precision(pairs: Pairs) -> float:
    """The mean precision at the ranks of the positives."""
    hits, total = 0, 0.0
    for rank, (truth, _) in enumerate(sorted(pairs, key=lambda pair: -pair[1]), 1):
        if truth:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def precision_at_20(pairs: Pairs) -> float:
    """The share of positives among the first 20."""
    return sum(truth for truth, _ in sorted(pairs, key=lambda pair: -pair[1])[:20]) / 20


def macro_f1(pairs: Pairs) -> float:
    """The mean of both classes' F1."""
    return (f1(pairs) + f1(flipped(pairs))) / 2


def weighted_f1(pairs: Pairs) -> float:
    """Both classes' F1, weighted by their size."""
    share = sum(truth for truth, _ in pairs) / len(pairs)
    return share * f1(pairs) + (1 - share) * f1(flipped(pairs))


def flipped(pairs: Pairs) -> Pairs:
    """The same answers with yes and no exchanged."""
    return [(not truth, -odds if odds else -1e-9) for truth, odds in pairs]


def row_for(name: str, subject: str, pairs: Pairs, figure: Callable[[Pairs], float], rounds: int) -> Row:
    """A figure with its bootstrap interval."""
    chance = random.Random(0)
    values = sorted(figure(chance.choices(pairs, k=len(pairs))) for _ in range(rounds))
    low, high = values[int(0.025 * rounds)], values[int(0.975 * rounds)]
    return Row(name=name, subject=subject, value=figure(pairs), unit="", n=len(pairs), low=low, high=high)


def discounted(worth: Sequence[int]) -> float:
    """Discounted cumulative gain (Järvelin and Kekäläinen, 2002)."""
    return sum(value / log2(rank + 2) for rank, value in enumerate(worth))


def compared(name: str, subject: str, unit: str, n: int, own: float, peer: str, value: float) -> Row:
    """A figure beside that of a peer; without a peer where its name is empty."""
    if not peer:
        return Row(name=name, subject=subject, value=own, unit=unit, n=n)
    ratio = own / value if value else None
    return Row(name=name, subject=subject, value=own, unit=unit, n=n, peer=peer, peer_value=value, ratio=ratio)
