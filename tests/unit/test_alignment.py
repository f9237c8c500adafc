"""Two rows of words side by side."""

import pytest

from briefreader.library.alignment import align


def one_bit(_: str) -> float:
    return 4.0


def pairs(mine: str, theirs: str) -> list[tuple[str, str]]:
    one, other = mine.split(), theirs.split()
    return [(one[left], other[right]) for left, right, _ in align(one, other, one_bit).pairs]


def test_a_replaced_word_stands_beside_its_replacement() -> None:
    assert pairs("a b c d", "x a b z d y") == [("a", "a"), ("b", "b"), ("c", "z"), ("d", "d")]


def test_deleted_and_inserted_words_stand_alone() -> None:
    assert pairs("a b c d", "a c new d") == [("a", "a"), ("c", "c"), ("d", "d")]


@pytest.mark.parametrize(
    ("one", "other", "is_kin"),
    [
        ("zelensky", "zelenskyy", True),
        ("licence", "licences", True),
        ("sanction", "sanctioned", True),
        ("solutions", "sotutions", True),
        ("teams", "tsams", True),
        ("ceasefire", "easefire", True),
        ("form", "from", False),
        ("the", "thy", False),
        ("war", "warsaw", False),
        ("peace", "police", False),
    ],
)
def test_spellings_of_one_word(one: str, other: str, *, is_kin: bool) -> None:
    assert bool(align(["x", one], ["x", other], one_bit).score > 4.0) == is_kin
    assert bool(align(["x", other], ["x", one], one_bit).score > 4.0) == is_kin


def test_nothing_in_common_is_nothing() -> None:
    assert align(["a"], ["b"], one_bit).pairs == ()
    assert align([], ["b"], one_bit).score == 0.0
