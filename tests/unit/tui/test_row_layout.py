import pytest

from briefreader.tui.widgets.row_layout import draw_row, heights_of
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone

BEFORE, AFTER = "one two three four five six ", " seven eight nine ten eleven twelve"
SNIPPET = RowLine((Piece(BEFORE, Tone.MUTED), Piece("MARK", Tone.MARK), Piece(AFTER, Tone.MUTED)), lines=2)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, ["one two three four five six MARK seven eight nine ten eleven twelve"]),
        (22, ["one two three four", "five six MARK seven e…"]),
        (12, ["…MARK seven", "eight nine…"]),
        (6, ["…MARK", "seven…"]),
    ],
)
def test_a_passage_that_is_cut_off_still_shows_its_mark(width: int, shown: list[str]) -> None:
    lines = ["".join(piece.text for piece in line) for line in draw_row(Row(key="", lines=(SNIPPET,)), width)]
    assert [line.rstrip() for line in lines] == [line.rstrip() for line in shown]


def test_a_text_without_a_mark_begins_at_its_beginning() -> None:
    plain = RowLine((Piece(BEFORE + AFTER),), lines=2)
    (first, _) = draw_row(Row(key="", lines=(plain,)), 12)
    assert "".join(piece.text for piece in first).startswith("one two")


@pytest.mark.parametrize("width", range(1, 40))
def test_what_is_cut_off_is_said_once_to_be(width: int) -> None:
    line = RowLine((Piece("Boot · 17 Apr 2025 · 4 min"), Piece(" · "), Piece("2 hl"), Piece(" #sanctions")))
    ((*pieces,),) = draw_row(Row(key="", lines=(line,)), width)
    assert "".join(piece.text for piece in pieces).count("…") == 1


@pytest.mark.parametrize("width", [1, 3, 4, 7, 12, 40])
@pytest.mark.parametrize("text", ["", "a b", "日本語", "one two three four", "wide 日本語 and narrow", "x" * 30])
@pytest.mark.parametrize("most", [1, 2, 4])
def test_rows_are_as_tall_as_they_are_drawn(text: str, width: int, most: int) -> None:
    lines = (RowLine((Piece(text[:2]), Piece(text[2:])), lines=most), RowLine((Piece("¶1"),), indent=2), RowLine(()))
    row = Row(key="", lines=lines)
    assert heights_of(ListView(rows=(row,)), width).total == len(draw_row(row, width))
