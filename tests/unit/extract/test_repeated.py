from collections.abc import Callable

import pytest

from briefreader.extract.body.repeated import print_of, words_of
from briefreader.model.brief import Brief, CutDecision, CutVerdict

ReadText = Callable[..., Brief]

OUTLET = "The Island Review"
HEAD = f"---\noutlet: {OUTLET}\n---\n\n# Ferries\n\nBy Ann Marlow\n\nMarch 3, 2024\n\n"
FIRST = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail."
)
LETTER = "Every Thursday our editors send a short letter to readers who want to know what comes next."
LAST = (
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands."
)


def page(*middle: str) -> str:
    return HEAD + "\n\n".join((FIRST, *middle, LAST)) + "\n"


def without(read_text: ReadText, text: str, **more: object) -> Brief:
    """The page with every line cut that may be."""
    return read_text(text, path="brief.md", repeated={OUTLET: read_text(text, path="brief.md").prints.own}, **more)


def letter_cut(read_text: ReadText, text: str, **more: object) -> Brief:
    """The page with those lines cut that it does not share with a page without them."""
    kept = set(read_text(page(), path="brief.md").prints.own)
    own = read_text(text, path="brief.md").prints.own
    return read_text(text, path="brief.md", repeated={OUTLET: [each for each in own if each not in kept]}, **more)


def test_a_repeated_line_is_cut_with_its_reason_and_nothing_else_moves(read_text: ReadText) -> None:
    brief = letter_cut(read_text, page(LETTER))
    alone = read_text(page(LETTER), path="brief.md")
    assert brief.text == alone.text.replace(f"{LETTER}\n\n", "")
    (piece,) = [piece for piece in brief.furniture if piece.kind == "repeated"]
    assert (piece.text, piece.reason) == (LETTER, "stands word for word in several other briefs of this outlet")
    assert brief.metadata == alone.metadata
    assert (brief.prints.own, brief.prints.repeated) == (alone.prints.own, (print_of(LETTER, 17),))


def test_white_space_makes_no_other_line_and_a_word_does(read_text: ReadText) -> None:
    (print_,) = letter_cut(read_text, page(LETTER)).prints.repeated
    assert print_ in read_text(page(LETTER.replace(" short ", "  short\u00a0")), path="brief.md").prints.own
    assert print_ not in read_text(page(LETTER.replace("Thursday", "Friday")), path="brief.md").prints.own
    assert words_of(print_) == 17


@pytest.mark.parametrize(
    "line",
    [
        "What comes next",
        "“No port of the islands may be closed to a ship in need,” the law says.",
        "> No port of the islands may be closed to a ship in need of it.",
        "### What the ministry has said about the ferries of the islands",
        "We will come back to that.",
        "What is the one thing about the ferries that readers should take away from all this?",
        "Here is what our editors have read and watched and heard in the islands this week:",
    ],
)
def test_what_may_belong_to_every_piece_is_told_by_nothing_of_its_own(read_text: ReadText, line: str) -> None:
    assert line.lstrip("#> ") in read_text(page(line, LETTER), path="brief.md").text
    assert not shared(read_text, line)


def test_a_list_item_is_told_as_a_paragraph_is(read_text: ReadText) -> None:
    assert shared(read_text, LETTER) == shared(read_text, f"- {LETTER}") == {print_of(LETTER, 17)}


def shared(read_text: ReadText, line: str) -> set[int]:
    """The prints that two pages with a line share, but for those of a page without it."""
    others = (
        "Nobody in the islands has been asked about any of it in all these years.",
        LETTER[:-1] + " on the quays.",
    )
    one, other = (set(read_text(page(line, each), path="brief.md").prints.own) for each in others)
    return (one & other).difference(read_text(page(), path="brief.md").prints.own)


def test_a_short_heading_goes_with_what_it_announces_and_only_with_that(read_text: ReadText) -> None:
    brief = letter_cut(read_text, page("### Before you read on", LETTER))
    assert "Before you read on" not in brief.text
    repeated = set(brief.prints.repeated)
    again = read_text(page("### Before you read on", LAST, LETTER), path="brief.md", repeated={OUTLET: repeated})
    assert "Before you read on" in again.text
    assert LETTER not in again.text


def test_the_reader_wins(read_text: ReadText) -> None:
    restored = CutDecision(verdict=CutVerdict.RESTORE, quote=LETTER)
    brief = letter_cut(read_text, page(LETTER), decisions=[restored])
    assert LETTER in brief.text
    assert not [piece for piece in brief.furniture if piece.kind == "repeated"]
    cut = read_text(page(LETTER), path="brief.md", decisions=[restored.opposite])
    assert cut.prints.own == brief.prints.own


def test_a_page_is_not_cut_to_nothing(read_text: ReadText) -> None:
    alone = read_text(page(LETTER), path="brief.md")
    assert without(read_text, page(LETTER)).text == alone.text


def test_lines_of_other_outlets_cut_nothing_and_a_page_without_outlet_has_no_prints(read_text: ReadText) -> None:
    alone = read_text(page(LETTER), path="brief.md")
    assert read_text(page(LETTER), path="brief.md", repeated={"The Pier": alone.prints.own}) == alone
    nameless = page(LETTER).partition("---\n\n")[2]
    assert read_text(nameless, path="brief.md").prints.own == ()


def test_lines_around_the_body_are_known_too_but_not_those_of_articles(read_text: ReadText) -> None:
    teaser = "The harbour has been dredged again, and nobody knows who has paid for that."
    rights = "All rights reserved by the review and its readers on the islands."
    text = f"{page(LETTER)}\nTop Stories\n\n{teaser}\n\n{rights}\n"
    prints = read_text(text, path="brief.md").prints
    assert prints.own == read_text(page(LETTER), path="brief.md").prints.own
    assert print_of(rights, 12) in prints.around
    assert print_of(teaser, 14) not in (*prints.own, *prints.around)
