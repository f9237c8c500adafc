import pytest

from briefreader.view.motions import whole_words, word_end

TEXT = "Ports lost money, while they waited.\n\nNeither could."


@pytest.mark.parametrize(
    ("anchor", "cursor", "selected"),
    [
        (7, 13, "lost money"),
        (13, 7, "lost money"),
        (0, 0, "Ports"),
        (16, 19, ", while"),
        (30, 40, "waited.\n\nNeither"),
    ],
)
def test_a_drag_takes_whole_words(anchor: int, cursor: int, selected: str) -> None:
    ends = whole_words(TEXT, anchor, cursor)
    first, last = sorted(ends)
    assert TEXT[first : last + 1] == selected
    assert (ends[0] <= ends[1]) == (anchor <= cursor)


def test_word_by_word_a_selection_ends_with_words() -> None:
    cursor, seen = 0, []
    for _ in range(4):
        cursor = word_end(TEXT, cursor)
        seen.append(TEXT[: cursor + 1])
    assert seen == ["Ports", "Ports lost", "Ports lost money", "Ports lost money, while"]
    assert word_end(TEXT, len(TEXT)) == len(TEXT) - 1
