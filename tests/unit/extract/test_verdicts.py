from collections.abc import Callable

import pytest

from briefreader.model.brief import BlockKind, Brief

ReadText = Callable[..., Brief]

FIRST = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail, and each summer the treasury pays it."
)
SECOND = (
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands, and the operator knows it."
)
HEAD = "What the Islands Are Owed\n\nBy Ann Marlow\n\nMarch 3, 2024\n\n"


@pytest.mark.parametrize(
    "notice", ["Read the full commentary in The Coast Times.", "Subscribe to continue reading.", "Continue reading…"]
)
def test_a_stub_is_said_to_be_one(read_text: ReadText, notice: str) -> None:
    brief = read_text(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{notice}\n")
    assert any("only the beginning" in fault.what for fault in brief.faults)
    assert notice not in brief.text


def test_an_article_has_no_faults(read_text: ReadText) -> None:
    assert read_text(f"{HEAD}{FIRST}\n\n{SECOND}\n").faults == ()


def test_short_lines_before_paragraphs_are_headings_and_notes_are_notes(read_text: ReadText) -> None:
    body = f"{FIRST} [1]\n\nThe market that is none\n\n{SECOND}\n\nNotes\n\n[1] Ministry, Timetables, p. 14."
    brief = read_text(HEAD + body)
    assert [block.kind for block in brief.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.FOOTNOTE,
    ]
    assert [block.number for block in brief.blocks] == [1, None, 2, None, 3]


def test_a_listing_is_told_also_where_no_line_of_it_is_text(read_text: ReadText) -> None:
    items = [f"Ferry {number}\n\nMarch {number}, 2024\n\nBy Ann Marlow\n\nRead more\n" for number in range(1, 9)]
    brief = read_text("Transport\n\n" + "\n".join(items))
    assert any("a list of articles" in fault.what for fault in brief.faults)
