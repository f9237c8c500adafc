"""Links of Markdown that reach over several lines."""

from collections.abc import Callable

import pytest

from briefreader.extract.body.blocks import build_body, kinds_of
from briefreader.extract.body.links import kind_in_body
from briefreader.extract.front.lines import Site
from briefreader.extract.front.long_links import closed_lines
from briefreader.extract.front.markup import read_markdown
from briefreader.model.brief import Brief, LinkKind

ReadText = Callable[..., Brief]


@pytest.mark.parametrize(
    ("source", "texts", "links"),
    [
        ("[View all posts  \n](https://x.org/blog)", ["View all posts"], [("View all posts", "https://x.org/blog")]),
        ('[Julia  \nOlivas](/julia "Julia")', ["Julia", "Olivas"], [("Julia", "/julia")]),
        ("[  \nMore info](https://x.org)", ["More info"], [("More info", "https://x.org")]),
        (
            "[– **Stay  \n**](https://x.org/a)**[– Rent  \n](https://x.org/b)[– Walk](https://x.org/c)**",
            ["– Stay", "– Rent", "– Walk"],
            [("– Stay", "https://x.org/a"), ("– Rent", "https://x.org/b"), ("– Walk", "https://x.org/c")],
        ),
        ("an open [ bracket\n\nand words](not an address)", ["an open [ bracket", "and words](not an address)"], []),
        ("an open [ bracket" + "\n\nline" * 9 + "\n](https://x.org)", None, []),
        ("[one]\n](https://x.org)", ["[one]", "](https://x.org)"], []),
    ],
)
def test_a_link_is_closed_where_it_opens(source: str, texts: list[str] | None, links: list[tuple[str, str]]) -> None:
    page = read_markdown(source)
    if texts is not None:
        assert [line.text for line in page.lines] == texts
    found = [(line.text[a.start : a.end], a.href) for line in page.lines for a in line.anchors]
    assert found == links
    assert page.source == tuple(source.split("\n"))


def test_that_lines_stay_as_many() -> None:
    source = ["[", "](/a)[", "](/b)", "words"]
    assert len(closed_lines(source)) == len(source)


CODE = ("a = b[", "c](https://x.org)")
INDENTED = tuple("    " + line for line in CODE)


@pytest.mark.parametrize(
    "source",
    [
        ("```", *CODE, "```"),
        ("~~~ python", "```", *CODE, "~~~"),
        ("  ```", *CODE),
        ("a = b[", "```", "c](https://x.org)", "```"),
        ("```", "a = b[", "```", "c](https://x.org)"),
        ("Words.", "", *INDENTED),
        ("Words.", "", "    first", "", *INDENTED),
        ("\ta = b[", "\tc](https://x.org)"),
    ],
)
def test_that_the_brackets_of_code_stay(source: tuple[str, ...]) -> None:
    assert closed_lines(source) == list(source)


@pytest.mark.parametrize(
    "source",
    [
        ("```", "a = b[", "```", *CODE),
        ("Words.", *INDENTED),
        ("  * Item", "", *INDENTED),
        ("[", "", "    Words", "", "](https://x.org)"),
        ("    first", "Words.", *INDENTED),
    ],
)
def test_that_what_is_indented_in_text_is_no_code(source: tuple[str, ...]) -> None:
    assert closed_lines(source) != list(source)


def test_a_card_is_closed_across_empty_lines() -> None:
    card = ("## [Cold breeze", "", "  * 5 minutes ago", "", "](https://x.org/a)")
    assert closed_lines(card) == ["## [Cold breeze](https://x.org/a)", "", "  * 5 minutes ago", "", ""]


PARAGRAPH = "Port fees rose by a third last year, and they will rise again in spring, as the harbour board decided."


@pytest.mark.parametrize(
    ("before", "paragraph", "kind"),
    [
        ("", "[Read the full report.](https://x.org/report)", LinkKind.RELATED),
        ("", "» [Read the full report](https://x.org/report)", LinkKind.RELATED),
        (" This is what it says:", "[Read the full report](https://x.org/report)", LinkKind.CITATION),
        ("", "[and went on](https://x.org/report)", LinkKind.CITATION),
        ("", "The board has [a report](https://x.org/report) on it.", LinkKind.CITATION),
        ("", "The board has [a note](#_ftn1) on it.", LinkKind.OTHER),
        ("", "Write to [the board](mailto:a@x.org) about it.", LinkKind.OTHER),
        ("", "Write to [the board](https://x.org/cdn-cgi/l/email-protection#8f) about it.", LinkKind.OTHER),
        ("", "The board has [a note](http://www.x.org/fees/#note) on it.", LinkKind.OTHER),
        ("", "The board has [a note](https://x.org/fees#/notes/2) on it.", LinkKind.CITATION),
        ("", "The board has [the fees](https://x.org/fees) on it.", LinkKind.CITATION),
        ("", "[Harbour board](https://x.org/board)", LinkKind.CITATION),
        ("", "[Readers of the port](https://x.org/readers)", LinkKind.CITATION),
        ("", "[$12 a ticket](https://x.org/ticket)", LinkKind.RELATED),
        ("", "[Why the harbour board of the northern port was slow to act.](https://x.org/slow)", LinkKind.RELATED),
        ("", "Also read: [Why the board was slow](https://x.org/slow)", LinkKind.RELATED),
        ("", "> [ Related reading: [Why the board was slow](https://x.org/slow) ]", LinkKind.RELATED),
        ("", "* Don’t miss: [Why the board was slow](https://x.org/slow).", LinkKind.RELATED),
        ("", "Read our full [account of the board](https://x.org/account)", LinkKind.RELATED),
        ("", "You might also like [an account of the board](https://x.org/account)", LinkKind.RELATED),
        ("", "Also read: [the account](https://x.org/account) that the board gave of it.", LinkKind.CITATION),
        ("", "More than once the board read [its own account](https://x.org/account).", LinkKind.CITATION),
        ("", "Read what the harbour board itself says in [its account](https://x.org/account).", LinkKind.CITATION),
    ],
)
def test_what_a_link_of_the_body_is_for(before: str, paragraph: str, kind: LinkKind) -> None:
    lines = read_markdown(f"{PARAGRAPH}{before}\n\n{paragraph}\n\n{PARAGRAPH}\n").lines
    (found,) = build_body(lines, kinds_of(lines)).anchors
    assert kind_in_body(found.anchor.address, Site(page="https://x.org/fees"), is_onward=found.is_onward) is kind


def test_that_markdown_with_tags_in_it_is_markdown(read_text: ReadText) -> None:
    tags = "<p>A small <a href='/a'>tag</a> or two.</p>\n\n" * 8
    brief = read_text(f"# Fees\n\n{PARAGRAPH} [See](https://x.org/see) **this**.\n\n{tags}{PARAGRAPH}\n", "note.md")
    assert brief.source.media_type == "text/markdown"
    assert "[See]" not in brief.text
