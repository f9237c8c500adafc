"""Breaking lines in cells."""

from hypothesis import example, given
from hypothesis import strategies as st

from briefreader.tui.widgets.wrapping import cell_of, cell_width, cut_to, index_at, wrap
from briefreader.view.safe import safe_lines

TEXTS = st.text(alphabet=st.sampled_from("ab c日本é\n-\u0301\u200b👍"), max_size=80)


@given(text=TEXTS, width=st.integers(2, 30), hang=st.integers(0, 3))
@example(text="日", width=2, hang=0)
def test_no_line_is_wider_than_the_room_and_no_word_is_lost(text: str, width: int, hang: int) -> None:
    text = safe_lines(text)
    lines = wrap(text, width, hang=hang)
    for number, (start, end) in enumerate(lines):
        assert cell_width(text[start:end]) <= max(2, width - (hang if number else 0))
    joined = "".join(text[start:end] for start, end in lines)
    assert joined.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert lines == sorted(lines)


def test_lines_break_between_words_and_long_words_are_cut() -> None:
    assert [("one two three", s) for s in wrap("one two three", 7)] == [
        ("one two three", (0, 7)),
        ("one two three", (8, 13)),
    ]
    assert wrap("abcdefgh", 3) == [(0, 3), (3, 6), (6, 8)]
    assert wrap("a\n\nb", 9) == [(0, 1), (2, 2), (3, 4)]


@given(text=TEXTS.map(lambda text: text.replace("\n", "")))
def test_cells_and_code_points_lead_to_each_other(text: str) -> None:
    for index, character in enumerate(text):
        if cell_width(character):
            assert index_at(text, cell_of(text, index)) == index


@given(text=TEXTS.map(lambda text: text.replace("\n", "")), width=st.integers(0, 20))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cell_width(cut_to(text, width)) <= width
