"""Fit the score card that chooses the title (`briefreader.extract.roles.score_card`).

The chance of each candidate of a page, and of "none of them", is the exponential of its points over the sum for all of
the page; the points are those under which the true titles are likeliest (conditional logit, with a penalty on large
points). A page whose true title stands in no line says "none", and counts less: mostly it does show a headline, only
another than the one its publisher gave as the title.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from briefreader.extract.roles.score_card import ScoreCard
from briefreader.extract.roles.title_columns import NAMES
from briefreader.extract.roles.titles import LEAST_CHANCE, likeliest

PENALTY = 20.0
WEIGHT_OF_NONE = 0.3
FEW_VALUES = 6
QUANTILES = (0.1, 0.3, 0.5, 0.7, 0.9)
MOST_STEPS = 400
CHANCES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""The least chances of the curve that is printed."""

Matrix = NDArray[np.float32]
Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates of a page.

    Attributes:
        rows: the features of each.
        right: which of them are the title.
        texts: the words of each.
        is_headed: whether the page has headings.
        stands: whether the true title stands in a line of the page at all.
        pack: the pack that the page is from.
        fold: the part of the outlets that its outlet is in.
    """

    rows: Matrix
    right: NDArray[np.bool_]
    texts: Sequence[str]
    is_headed: bool
    stands: bool
    pack: str
    fold: int


def fit_card(choices: Sequence[Choice]) -> list[str]:
    """The score card in its text form."""
    chosen = [choice for choice in choices if len(choice.rows)]
    values = np.concatenate([choice.rows for choice in chosen]).astype(np.float64)
    thresholds = [_thresholds(column) for column in values.T]
    center, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    steps = [values[:, [at]] > own for at, own in enumerate(thresholds)]
    inputs = np.concatenate([(values - center) / spread, *steps], axis=1)
    points, none = _likeliest(inputs, chosen)
    slopes = points[: len(NAMES)] / spread
    rest = iter(points[len(NAMES) :])
    shift = float(slopes @ center)
    lines = [f"none {none[0] + shift:.3f} {none[0] + none[1] + shift:.3f}"]
    for name, slope, own in zip(NAMES, slopes, thresholds, strict=True):
        lines.append(" ".join([name, f"{slope:.4g}", *_steps(own, rest)]))
    return lines


def _steps(thresholds: Column, points: Iterator[np.float64]) -> list[str]:
    return [f"{threshold:.4g}:{next(points):.3f}" for threshold in thresholds]


def _thresholds(values: Column) -> Column:
    """Between all values where they are few, else some of their quantiles."""
    seen = np.unique(values)
    between = (seen[:-1] + seen[1:]) / 2
    found = between if len(seen) <= FEW_VALUES else np.unique(np.quantile(values, QUANTILES))
    return found[(found >= seen[0]) & (found < seen[-1])]


def _likeliest(inputs: Column, choices: Sequence[Choice]) -> tuple[Column, Column]:
    """The points of the inputs, and those of "none": on every page, and more on pages with headings."""
    sizes = [len(choice.rows) for choice in choices]
    pages = np.repeat(np.arange(len(choices)), sizes)
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    right = np.concatenate([choice.right for choice in choices])
    has_title = np.array([choice.right.any() for choice in choices])
    weights = np.where(has_title, 1.0, WEIGHT_OF_NONE)
    none_inputs = np.array([(1.0, float(choice.is_headed)) for choice in choices])
    count = inputs.shape[1]

    def loss(points: Column) -> tuple[float, Column]:
        own = inputs @ points[:count]
        none = none_inputs @ points[count:]
        most = np.maximum(np.maximum.reduceat(own, starts), none)
        odds, none_odds = np.exp(own - most[pages]), np.exp(none - most)
        total = np.add.reduceat(odds, starts) + none_odds
        wanted = np.where(has_title, np.add.reduceat(np.where(right, odds, 0.0), starts), none_odds)
        pull = np.where(right & has_title[pages], odds / wanted[pages], 0.0) - odds / total[pages]
        none_pull = weights * (np.where(has_title, 0.0, 1.0) - none_odds / total)
        gradient = np.r_[(pull * weights[pages]) @ inputs, none_pull @ none_inputs]
        kept = np.r_[PENALTY * points[:count], 0.0, 0.0]
        return float(weights @ np.log(total / wanted) + kept @ points / 2), kept - gradient

    found = minimize(loss, np.zeros(count + 2), jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    return found.x[:count], found.x[count:]


def cross_validate_titles(choices: Sequence[Choice], sizes: Mapping[str, int]) -> None:
    """Print how many titles of unseen outlets are right and wrong, at the least chance that is set and at others."""
    answers = defaultdict(list)
    for fold in sorted({choice.fold for choice in choices}):
        card = ScoreCard.parse(fit_card([choice for choice in choices if choice.fold != fold]), NAMES)
        for choice in choices:
            if choice.fold == fold:
                chances = card.chances(choice.rows.tolist(), is_headed=choice.is_headed)
                chance, best = likeliest(choice.texts, chances)
                answers[choice.pack].append((choice, chance, bool(best >= 0 and choice.right[best])))
    print("titles right / wrong / wrong where the true one stands in a line, by the least chance that is asked for")
    for pack, own in sorted(answers.items()):
        size = sizes[pack]
        nowhere = size - sum(choice.stands for choice, _, _ in own)
        set_least = LEAST_CHANCE[own[0][0].is_headed]
        print(f"{pack}: in no line on {nowhere} of {size} pages; the least chance that is set is {set_least}")
        for least in (set_least, *CHANCES):
            given = [(choice, is_right) for choice, chance, is_right in own if chance >= least]
            wrong = [choice for choice, is_right in given if not is_right]
            shares = [(len(given) - len(wrong)) / size, len(wrong) / size, sum(c.stands for c in wrong) / size]
            print(f"  {least:4} " + " / ".join(f"{share:.3f}" for share in shares))
