"""Lists of the body are not torn by the roles of their single lines."""

from collections.abc import Callable

import pytest

from briefreader.extract.lines import Line
from briefreader.extract.whole_lists import keep_lists_whole
from briefreader.model.brief import BlockKind, Brief, CutDecision, CutVerdict

STATEMENT = "The board has named four of its own berths:"
ITEMS = {"*": BlockKind.LIST_ITEM, "": BlockKind.PARAGRAPH}


def kinds_of(*written: tuple[str, str]) -> list[str]:
    """The kinds of lines ("* North", "aside"): a mark makes an item, "-" stands for the body."""
    lines = [
        Line(first=number, last=number, text=text.removeprefix("* "), shape=ITEMS["*" if text[0] == "*" else ""])
        for number, (text, _) in enumerate(written, 1)
    ]
    return keep_lists_whole(lines, [kind.replace("-", "") for _, kind in written])


def test_an_item_between_items_of_the_body_belongs_to_them() -> None:
    assert kinds_of(("* North", "-"), ("* East", "aside"), ("* South", "-")) == ["", "", ""]


def test_items_that_follow_or_lead_up_belong_to_the_list_and_what_is_no_item_does_not() -> None:
    found = kinds_of(
        ("* North", "-"), ("* East", "aside"), ("Share", "aside"), ("* West", "aside"), ("* South", "-"), ("End.", "-")
    )
    assert found == ["", "", "aside", "", "", ""]


@pytest.mark.parametrize("kind", ["share", "sign_up", "related_stories", "image_caption", "separator"])
def test_what_is_known_to_be_something_else_stays_out(kind: str) -> None:
    assert kinds_of(("* North", "-"), ("* East", kind), ("* South", "-"))[1] == kind
    assert kinds_of((STATEMENT, "-"), ("North", "aside"), ("East", kind), ("South.", "-"))[1:3] == ["aside", kind]


def test_what_a_sentence_announces_belongs_to_it() -> None:
    assert kinds_of((STATEMENT, "-"), ("North", "aside"), ("East", "aside"), ("So it is.", "-")) == [""] * 4


@pytest.mark.parametrize("above", ["Also read:", "Berths:", "The board has named four of its own berths."])
def test_a_label_or_a_whole_sentence_announces_nothing(above: str) -> None:
    assert kinds_of((above, "-"), ("North", "aside"), ("So it is.", "-"))[1] == "aside"


def test_a_long_run_is_no_list_that_a_sentence_announces() -> None:
    run = [(f"Berth {number}", "aside") for number in range(13)]
    assert kinds_of((STATEMENT, "-"), *run, ("So it is.", "-"))[1:-1] == ["aside"] * 13


def test_what_stands_before_or_after_the_article_is_none_of_its_lists() -> None:
    assert kinds_of(("* North", "aside"), ("* East", "-"), ("* South", "aside")) == ["aside", "", "aside"]
    assert kinds_of() == []


def test_the_readers_own_cut_is_not_mended(read_text: Callable[..., Brief]) -> None:
    paragraph = (
        "Port fees rose by a third last year, and they will rise again in spring, as the harbour board decided. "
    )
    text = f"# Port fees\n\n{paragraph * 3}\n\n* North quay\n* Berth of the ferry\n* South quay\n\n{paragraph * 3}\n"
    cut = CutDecision(verdict=CutVerdict.CUT, quote="Berth of the ferry")
    assert "Berth of the ferry" in read_text(text, path="brief.md").text
    assert "Berth of the ferry" not in read_text(text, path="brief.md", decisions=[cut]).text
