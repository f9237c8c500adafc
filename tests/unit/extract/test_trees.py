import pytest

from briefreader.extract.trees import Ensemble, parse_tree

COLUMNS = {"words": 0, "gap-1": 1}


def test_a_tree_is_read_and_scored() -> None:
    tree = parse_tree("words<=2.5?(gap-1<=0?(0.5:-0.25):1)", COLUMNS)
    ensemble = Ensemble.of(0.1, [tree, 2.0])
    assert ensemble.score([2, 0]) == pytest.approx(0.1 + 0.5 + 2)
    assert ensemble.score([2.5, 1]) == pytest.approx(0.1 - 0.25 + 2)
    assert ensemble.score([3, 0]) == pytest.approx(0.1 + 1 + 2)


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
