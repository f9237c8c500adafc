"""Lists and headings of the body are not torn off it by the roles of single lines."""

from collections.abc import Callable

import pytest

from briefreader.extract.front.lines import Anchor, Line
from briefreader.extract.roles.mending import mend
from briefreader.model.brief import BlockKind, Brief, CutDecision, CutVerdict, LinkKind

STATEMENT = "The board has named four of its own berths:"
ITEMS = {"*": BlockKind.LIST_ITEM, "": BlockKind.PARAGRAPH}


def kinds_of(*written: tuple[str, str], has_tree: bool = False) -> list[str]:
    """The kinds of lines ("* North", "aside"): a mark makes an item, "-" stands for the body."""
    lines = [
        Line(first=number, last=number, text=text.removeprefix("* "), shape=ITEMS["*" if text[0] == "*" else ""])
        for number, (text, _) in enumerate(written, 1)
    ]
    return mend(lines, [kind.replace("-", "") for _, kind in written], has_tree=has_tree)


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


def test_the_item_with_the_next_number_is_the_list_s_last_also_behind_a_gap() -> None:
    def kinds(last: str) -> list[str]:
        texts = {1: "The board has met.", 3: "1. Ask the office.", 5: "2. Publish.", 7: last}
        shapes = {number: BlockKind.LIST_ITEM if number > 1 else BlockKind.PARAGRAPH for number in texts}
        lines = [Line(first=at, last=at, text=text, shape=shapes[at]) for at, text in texts.items()]
        return mend(lines, ["", "", "", "end"])

    assert kinds("3. Vote in June.")[3] == ""
    assert kinds("1. Most read")[3] == "end"


@pytest.mark.parametrize(
    ("heading", "item", "is_own"),
    [("Next steps", "* 1. Ask", True), ("Next steps", "* 4. Ask", False), ("Subscribe now", "* 1. Ask", False)],
)
def test_a_few_words_over_the_first_item_head_the_list(heading: str, item: str, *, is_own: bool) -> None:
    found = kinds_of(("The board has met.", "-"), (heading, "aside"), (item, "-"), ("So it is.", "-"))
    assert found[1] == ("" if is_own else "aside")


@pytest.mark.parametrize("above", ["Also read:", "Berths:", "The board has named four of its own berths."])
def test_a_label_or_a_whole_sentence_announces_nothing(above: str) -> None:
    assert kinds_of((above, "-"), ("North", "aside"), ("So it is.", "-"))[1] == "aside"


def test_references_behind_the_last_items_are_found_from_the_last_of_them() -> None:
    items = [(f"* Berth {number}", "end") for number in range(20)]
    found = kinds_of(("* North", "-"), *items, ("References", "end"), ("Marlow, A. (2021). On berths.", "end"))
    assert found == [""] * len(found)


def test_a_line_with_a_colon_belongs_to_the_list_of_the_body_below() -> None:
    assert kinds_of(("So.", "-"), ("Boards should:", "aside"), ("* Act", "-"), ("* Wait", "-")) == [""] * 4
    assert kinds_of(("So.", "-"), ("Boards should:", "aside"), ("* Act", "aside"), ("* Wait", "-")) == [""] * 4
    assert kinds_of(("So.", "-"), ("Boards act", "aside"), ("* Act", "-"), ("* Wait", "-"))[1] == "aside"
    assert kinds_of(("So.", "-"), ("Also read:", "aside"), ("Act.", "-"), ("Wait.", "-"))[1] == "aside"


def test_a_long_run_is_no_list_that_a_sentence_announces() -> None:
    run = [(f"Berth {number}", "aside") for number in range(13)]
    assert kinds_of((STATEMENT, "-"), *run, ("So it is.", "-"))[1:-1] == ["aside"] * 13


def test_the_last_list_of_the_body_goes_on_to_its_end() -> None:
    found = kinds_of(("* North", "-"), ("* East", "end"), ("* South", "end"), ("The end.", "end"), ("* West", "end"))
    assert found == ["", "", "", "end", "end"]
    assert kinds_of(("* North", "-"), ("* East", "end"), has_tree=True) == ["", "end"]
    assert kinds_of(("* North", "-"), ("* East", "share"), ("* South", "end"))[1:] == ["share", "end"]
    assert kinds_of(("North.", "-"), ("* East", "end"))[1] == "end"


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


NAMES = "The northern berth"
PARAGRAPH = "The northern berth is the one that the ferries use, and it has been too short for them for a good while."
OTHER = "Nobody knows for how long the ferries will go on using the one that has been too short for a good while now."


def linked(*written: tuple[str, str], is_headed: bool = False) -> list[str]:
    """As `kinds_of`, with a link over every line that is not of the body, perhaps below a marked heading."""
    lines = [
        Line(
            first=number,
            last=number,
            text=text,
            anchors=(Anchor(start=0, end=len(text), href="https://quay.example/a"),) if kind != "-" else (),
        )
        for number, (text, kind) in enumerate(written, 2)
    ]
    head = [Line(first=1, last=1, text="Berths", shape=BlockKind.HEADING)] if is_headed else []
    return mend([*head, *lines], ["title"] * len(head) + [kind.replace("-", "") for _, kind in written])[len(head) :]


@pytest.mark.parametrize("name", [NAMES, f"3. {NAMES}", "NORTHERN BERTH:"])
def test_a_line_that_names_the_paragraph_below_heads_it(name: str) -> None:
    assert kinds_of((OTHER, "-"), (name, "aside"), (PARAGRAPH, "-")) == ["", "", ""]
    assert kinds_of((OTHER, "-"), (name, "aside"), ("Photo", "aside"), (PARAGRAPH, "-")) == ["", "", "aside", ""]


@pytest.mark.parametrize("name", ["Quay", "Visit the northern berth", "The berth", "northern berths"])
def test_a_line_that_does_not_stays_out(name: str) -> None:
    assert kinds_of((OTHER, "-"), (name, "aside"), (PARAGRAPH, "-"))[1] == "aside"
    assert kinds_of((PARAGRAPH, "-"), (NAMES, "aside"), (OTHER, "-"))[1] == "aside"


def test_where_headings_lost_their_marks_a_short_link_over_a_paragraph_is_one() -> None:
    written = ((OTHER, "-"), ("Subscribe", "aside"), ("A ferry’s home", "aside"), (PARAGRAPH, "-"))
    assert linked(*written) == ["", "aside", "", ""]
    assert linked(*written, is_headed=True) == ["", "aside", "aside", ""]
    assert kinds_of(*written) == ["", "aside", "aside", ""]


@pytest.mark.parametrize("text", ["Book a ferry", "A ferry’s home that is longer than any heading has to be"])
def test_an_invitation_or_a_long_link_over_a_paragraph_is_none(text: str) -> None:
    assert linked((OTHER, "-"), (text, "aside"), (PARAGRAPH, "-"))[1] == "aside"


def test_short_links_among_short_lines_are_a_list_that_lost_its_marks() -> None:
    assert linked(("North", "-"), ("East", "aside"), ("South", "-")) == ["", "", ""]
    assert kinds_of(("North", "-"), ("East", "aside"), ("South", "-"))[1] == "aside"
    assert linked((OTHER, "-"), ("East", "aside"), ("South", "-"))[1] == "aside"
    assert linked(("North", "-"), *[("East", "aside")] * 5, ("South", "-"))[1:-1] == ["aside"] * 5
    assert linked(("North", "-"), ("East", "aside"), ("Buy $5", "aside"), ("South", "-"))[1] == "aside"


FIRST, SECOND = "1. A. Marlow, Fees and Ferries (Quay Press)", "B. Sands, “Berths”, Harbour Review 12 (2019)"


@pytest.mark.parametrize("label", ["References", "Sources:", "Works Cited", "Reference list", "BIBLIOGRAPHY"])
def test_references_behind_the_text_belong_to_it(label: str) -> None:
    after = (("Share", "share"), (label, "end"), (FIRST, "end"), (SECOND, "copyright"), ("Read more about it", "end"))
    assert kinds_of((PARAGRAPH, "-"), *after)[1:] == ["share", "", "", "", "end"]
    assert kinds_of((PARAGRAPH, "-"), *after, has_tree=True)[1:] == [kind for _, kind in after]


@pytest.mark.parametrize(
    "after",
    [
        (("References", "end"), ("Nothing here", "end")),
        (("Sources of trouble", "end"), (FIRST, "end")),
        (("Share", "share"), ("Tweet", "share"), ("Post", "share"), ("References", "end"), (FIRST, "end")),
        (("References", "end"), (FIRST, "comments")),
    ],
)
def test_other_lists_behind_the_text_do_not(after: tuple[tuple[str, str], ...]) -> None:
    assert kinds_of((PARAGRAPH, "-"), *after)[1:] == [kind for _, kind in after]


def test_a_reference_that_is_nothing_but_a_long_link_is_a_citation(read_text: Callable[..., Brief]) -> None:
    titles = (
        "Ferries and their berths in the ports of the northern coast",
        "Fees of ports in four countries since 2010",
    )
    entries = "\n\n".join(f"[{title}](https://quay.example/{place})" for place, title in enumerate(titles))
    text = f"# Port fees\n\n{PARAGRAPH * 4}\n\n{OTHER * 4}\n\nReferences\n\n{entries}\n"
    brief = read_text(text, path="brief.md")
    assert [(link.text, link.kind) for link in brief.links] == [(title, LinkKind.CITATION) for title in titles]
    assert brief.text.endswith(titles[1])


@pytest.mark.parametrize(
    "note",
    [
        "Note: Ships are counted by berth and not by tonnage.",
        "Sources: harbour board, customs office, and interviews with nine captains.",
        "Source: Harbour Board, annual report 2020; author's calculations",
        "Note on sources: All figures are those of the board.",
        "Methodology: We asked 412 captains between March and May.",
    ],
)
def test_a_note_on_method_or_sources_right_behind_the_text_belongs_to_it(note: str) -> None:
    assert kinds_of(("So it is.", "-"), (note, "end"), ("Related", "related_stories")) == ["", "", "related_stories"]
    assert kinds_of(("So it is.", "-"), ("Share", "share"), (note, "end"))[2] == "end"


@pytest.mark.parametrize(
    "note",
    [
        "Source: Harbour Board",
        "Note: Want to lengthen your own quay?",
        "Note: Please contact the board for a berth.",
        "Notes",
        "Data protection",
    ],
)
def test_a_picture_s_source_and_an_offer_do_not(note: str) -> None:
    assert kinds_of(("So it is.", "-"), (note, "end"), ("Related", "related_stories"))[1] == "end"


def test_the_last_two_sentences_of_a_file_belong_to_its_text() -> None:
    assert kinds_of(("So it is.", "-"), ("They said so then.", "end"), ("Nobody laughed.", "end")) == ["", "", ""]


@pytest.mark.parametrize(
    "after",
    [
        (("They said so then.", "end"), ("Related", "related_stories")),
        (("Accept", "end"),),
        (("Contact us for more.", "end"),),
        (("For more information write to desk@alder.example.", "end"),),
        (("One.", "end"), ("Two.", "end"), ("Three.", "end")),
    ],
)
def test_what_a_page_adds_does_not(after: tuple[tuple[str, str], ...]) -> None:
    assert kinds_of(("So it is.", "-"), *after)[1:] == [kind for _, kind in after]


def test_the_date_in_a_memo_s_head_that_the_text_quotes_is_text() -> None:
    quoted = (("FROM: Harbour Office", "-"), ("DATE: 3 March 1974", "date"), ("RE: Hiring", "-"))
    assert kinds_of(*quoted) == ["", "", ""]
    assert kinds_of(("It is so.", "-"), ("DATE: 3 March 1974", "date"), ("So it is.", "-"))[1] == "date"
