"""Boosted trees of few leaves for `briefreader.extract.roles.trees`, trained with scikit-learn."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

Matrix = NDArray[np.float32]

CUTS = 250
SAMPLED = 60_000
SETTINGS: Mapping[str, Any] = {
    "max_leaf_nodes": 8,
    "l2_regularization": 20.0,
    "early_stopping": False,
    "random_state": 0,
}


class Boosted:
    """A trained ensemble.

    Columns are cut at their quantiles first and the trees see the number of the part: with weights scikit-learn's own
    cutting takes longer than all trees.
    """

    def __init__(
        self,
        rows: Matrix,
        wanted: NDArray[np.bool_],
        settings: Mapping[str, Any],
        weights: NDArray[np.float64] | None = None,
    ) -> None:
        self._cuts = [_cuts_of(rows[:, column]) for column in range(rows.shape[1])]
        self._model = HistGradientBoostingClassifier(**{**SETTINGS, **settings})
        self._model.fit(self._parts(rows), wanted, sample_weight=weights)

    def odds(self, rows: Matrix) -> NDArray[np.float64]:
        """The log-odds of each row."""
        found: NDArray[np.float64] = self._model.decision_function(self._parts(rows))
        return found

    def lines(self, names: Sequence[str]) -> list[str]:
        """The text form: the start value, then a tree a line."""
        start = f"{float(np.ravel(self._model._baseline_prediction)[0]):.3f}"  # noqa: SLF001 - no public way
        return [start, *(self._text(stage[0].nodes, 0, names) for stage in self._model._predictors)]  # noqa: SLF001

    def _text(self, nodes: Any, at: int, names: Sequence[str]) -> str:  # noqa: ANN401 - a NumPy record array
        node = nodes[at]
        if node["is_leaf"]:
            return f"{node['value']:.3f}"
        column = node["feature_idx"]
        threshold = f"{self._cuts[column][int(node['num_threshold'])]:.4g}"
        yes, no = (self._text(nodes, node[side], names) for side in ("left", "right"))
        return f"{names[column]}<={threshold}?({yes}:{no})"

    def _parts(self, rows: Matrix) -> Matrix:
        columns = [np.searchsorted(cuts, rows[:, column]) for column, cuts in enumerate(self._cuts)]
        return np.stack(columns, axis=1).astype(np.float32)


def _cuts_of(values: Matrix) -> Matrix:
    """Where a column is cut: between its values, or the quantiles of a sample where they are many."""
    sample = np.random.default_rng(0).choice(values, min(len(values), SAMPLED), replace=False)
    found = np.unique(sample)
    if len(found) > CUTS:
        found = np.unique(np.quantile(sample, np.linspace(0, 1, CUTS), method="nearest"))
    middle: Matrix = (found[:-1] + found[1:]) / 2
    return middle
