import random

import pytest

from briefreader.extract.roles.trees import Ensemble, Tree, parse_tree

COLUMNS = {"words": 0, "gap-1": 1}


def test_a_tree_is_read_and_scored() -> None:
    tree = parse_tree("words<=2.5?(gap-1<=0?(0.5:-0.25):1)", COLUMNS)
    ensemble = Ensemble.of(0.1, [tree, 2.0])
    assert ensemble.scores([[2, 2.5, 3], [0, 1, 0]]) == pytest.approx([0.1 + 0.5 + 2, 0.1 - 0.25 + 2, 0.1 + 1 + 2])


def random_tree(chance: random.Random, depth: int) -> Tree:
    """A tree over three columns; its few thresholds are met exactly by some values, and asked again by other trees."""
    if not depth or chance.random() < 0.2:
        return chance.randint(-900, 900) / 1000
    yes, no = random_tree(chance, depth - 1), random_tree(chance, depth - 1)
    return chance.randrange(3), chance.choice([0.0, 0.5, 1.0, 2.0]), yes, no


def leaf_of(tree: Tree, row: list[float]) -> float:
    while isinstance(tree, tuple):
        column, threshold, yes, no = tree
        tree = yes if row[column] <= threshold else no
    return tree


def test_all_trees_at_once_say_what_each_says_alone_also_where_a_column_has_one_value() -> None:
    chance = random.Random(3)  # noqa: S311 - the same trees in every run
    trees = [random_tree(chance, 3) for _ in range(40)]
    columns = [[chance.choice([-1.0, 0.0, 0.3, 0.5, 1.0, 1.5, 2.0, 7.0]) for _ in range(60)] for _ in range(3)]
    for same in (None, 0, 2):
        seen = [[0.5] * 60 if place == same else column for place, column in enumerate(columns)]
        walked = [0.25 + sum(leaf_of(tree, list(row)) for tree in trees) for row in zip(*seen, strict=True)]
        assert Ensemble.of(0.25, trees).scores(seen) == pytest.approx(walked)


@pytest.mark.parametrize("text", ["", "words<=1?(1:", "nobody<=1?(1:2)"])
def test_what_is_no_tree_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        parse_tree(text, COLUMNS)


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    text = "1"
    for threshold in range(8):
        text = f"words<={threshold}?({text}:2)"
    with pytest.raises(ValueError, match="9 leaves"):
        Ensemble.of(0.0, [parse_tree(text, COLUMNS)])
