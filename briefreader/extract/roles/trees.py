"""Boosted decision trees, read from text and evaluated in plain Python, all of them at once.

Training needs a library; deciding needs only comparisons. The text form is made to be read:

    a tree is      name<=threshold?(yes:no)
    a leaf is      a number, added to the score

One tree of at most eight leaves stands on one line; the score of a row is the sum of the leaves it falls into
(log-odds).

Evaluation follows QuickScorer (Lucchese and others, SIGIR 2015): every leaf of every tree is one bit of a long number,
and an answered question is a mask over them, so that a row costs one bisection and one "and" for each column instead
of a walk through each tree. A column in which all rows are alike (a page without links has many) is asked once. The
leaves that are left are not looked up but counted: for each binary digit of their values there is a mask of the leaves
that have it, so that ten counts of bits add up the leaves of all trees. They are whole numbers, so the sum is exact.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

Tree = float | tuple[int, float, "Tree", "Tree"]
"""A leaf, or the column that is asked, its threshold, and where to go if it is at most that, or more."""

_LEAVES: Final = 8
"""One byte a tree."""
_SCALE: Final = 1000
"""Leaves are written, and added up, in thousandths."""
_PART: Final = re.compile(r"(?P<name>\w+(?:[+-]\d)?)<=(?P<threshold>-?[\d.e+-]+)\?\(|(?P<leaf>-?[\d.]+)|[:)]")


def parse_tree(text: str, columns: Mapping[str, int]) -> Tree:
    """Read one tree. Raises ValueError or KeyError for what is none."""
    stack: list[tuple[int, float, list[Tree]]] = []
    tree: Tree | None = None
    for part in _PART.finditer(text):
        if part["name"] is not None:
            stack.append((columns[part["name"]], float(part["threshold"]), []))
            continue
        if part["leaf"] is None:
            continue
        tree = float(part["leaf"])
        while stack:
            column, threshold, branches = stack[-1]
            branches.append(tree)
            if len(branches) == 1:
                break
            stack.pop()
            tree = (column, threshold, branches[0], branches[1])
    if tree is None or stack:
        raise ValueError(f"not a tree: {text[:60]}")
    return tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Ensemble:
    """Many trees, ready to score rows.

    Attributes:
        start: the log-odds that the leaves are added to.
        columns: for each column that is asked its place, its thresholds in order, and, for each number of thresholds
            that a value exceeds, the mask of the leaves that are still open.
        digits: for each binary digit, the lowest first, the mask of the leaves whose value has it; values are counted
            from the smallest leaf of all, in thousandths.
        smallest: the sum of as many smallest leaves as there are trees.
        full: the mask of all leaves.
    """

    start: float
    columns: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]
    digits: tuple[int, ...]
    smallest: int
    full: int

    @classmethod
    def of(cls, start: float, trees: Sequence[Tree]) -> Self:
        """Put trees together. Raises ValueError for one with more than eight leaves."""
        questions: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
        leaves: dict[int, int] = {}
        for place, tree in enumerate(trees):
            values: list[float] = []
            shift = place * _LEAVES
            for column, threshold, yes, no in _questions(tree, values):
                questions[column].append((threshold, yes << shift, no << shift))
            if len(values) > _LEAVES:
                raise ValueError(f"tree {place + 1} has {len(values)} leaves, more than {_LEAVES}")
            leaves.update({1 << (shift + at): round(value * _SCALE) for at, value in enumerate(values)})
        full = sum(leaves)
        smallest = min(leaves.values(), default=0)
        size = (max(leaves.values(), default=0) - smallest).bit_length()
        return cls(
            start=start,
            columns=tuple((column, *_masks(asked, full)) for column, asked in sorted(questions.items())),
            digits=tuple(
                sum(leaf for leaf, value in leaves.items() if (value - smallest) >> digit & 1) for digit in range(size)
            ),
            smallest=smallest * len(trees),
            full=full,
        )

    def scores(self, columns: Sequence[Sequence[float]]) -> list[float]:
        """For each line the sum of the leaves that its values, one in each column, fall into."""
        size = len(columns[0])
        everywhere = self.full
        open_leaves: list[int] = [self.full] * size
        for column, thresholds, masks in self.columns:
            values = columns[column]
            if values.count(values[0]) == size:
                everywhere &= masks[bisect_left(thresholds, values[0])]
            else:
                pairs = zip(open_leaves, values, strict=True)
                open_leaves = [leaves & masks[bisect_left(thresholds, value)] for leaves, value in pairs]
        return [self.start + self._value(leaves & everywhere) / _SCALE for leaves in open_leaves]

    def _value(self, open_leaves: int) -> int:
        """What leaves, one of each tree, add up to, in thousandths."""
        total = self.smallest
        for digit, mask in enumerate(self.digits):
            total += (open_leaves & mask).bit_count() << digit
        return total


def _questions(tree: Tree, values: list[float]) -> Iterator[tuple[int, float, int, int]]:
    """All questions of a tree with the masks of the leaves behind yes and no; `values` collects the leaves in order."""
    if not isinstance(tree, tuple):
        values.append(tree)
        return
    first = len(values)
    yield from _questions(tree[2], values)
    middle = len(values)
    yield from _questions(tree[3], values)
    yield tree[0], tree[1], (1 << middle) - (1 << first), (1 << len(values)) - (1 << middle)


def _masks(asked: Sequence[tuple[float, int, int]], full: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """The thresholds of a column, each once, and what stays open for a value that exceeds the first 0, 1, 2 … of them.

    Questions that share a threshold are answered together.
    """
    behind: dict[float, tuple[int, int]] = {}
    for threshold, yes, no in asked:
        all_yes, all_no = behind.get(threshold, (0, 0))
        behind[threshold] = all_yes | yes, all_no | no
    thresholds = sorted(behind)
    masks = [full] * (len(thresholds) + 1)
    closed = 0
    for place, threshold in enumerate(thresholds):
        closed |= behind[threshold][0]
        masks[place + 1] &= ~closed
    closed = 0
    for place in range(len(thresholds) - 1, -1, -1):
        closed |= behind[thresholds[place]][1]
        masks[place] &= ~closed
    return tuple(thresholds), tuple(masks)
