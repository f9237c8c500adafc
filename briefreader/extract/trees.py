"""Boosted decision trees, read from text and evaluated in plain Python.

Training needs a library; deciding needs only comparisons. The text form is made to be read:

    a tree is      name<=threshold?(yes:no)
    a leaf is      a number, added to the score

One tree stands on one line; the score of a row is the sum of the leaves it falls into (log-odds).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Tree = float | tuple[int, float, "Tree", "Tree"]
"""A leaf, or the column that is asked, its threshold, and where to go if it is at most that, or more."""

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


def score(trees: Iterable[Tree], row: Sequence[float], start: float = 0.0) -> float:
    """The sum of the trees' leaves for a row."""
    total = start
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            node = node[2] if row[node[0]] <= node[1] else node[3]
        total += node
    return total
