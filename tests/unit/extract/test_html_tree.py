"""The tree of an HTML page, and what it says about the lines."""

from dataclasses import replace

import pytest

from briefreader.extract.front.html_page import read_html_page
from briefreader.extract.front.html_tree import Tree, words_of_attributes
from briefreader.extract.front.lines import Page
from briefreader.extract.roles import html_features
from briefreader.extract.roles.features import feature_columns
from briefreader.extract.roles.html_features import html_columns
from briefreader.extract.roles.lexicon import Lexicon
from briefreader.extract.roles.reading import survey

SENTENCE = "The harbour authority raised its fees again, and the shippers who had threatened to leave have now left it."
PAGE = (
    "<body><nav class='site-menu'><ul><li><a href='/'>Home</a></li></ul></nav>"
    f"<main><article class='post'><div class='entry'>{f'<p>{SENTENCE}</p>' * 4}</div>"
    f"<aside id='relatedPosts'><p>{SENTENCE}</p></aside></article></main>"
    "<footer hidden>All rights</footer></body>"
)


def tree_of(page: Page) -> Tree:
    assert page.tree is not None
    return page.tree


def tags_of(page: Page, line: int) -> list[str]:
    tree = tree_of(page)
    tags = []
    place = tree.places[line]
    while place > 0:
        tags.append(tree.elements[place].tag)
        place = tree.elements[place].parent
    return tags


def columns(page: Page, *, odds: list[float], classes: dict[str, float] | None = None) -> dict[str, list[float]]:
    seen = survey(page)
    first = (feature_columns(seen, Lexicon.of({})), odds)
    found = html_columns(seen, tree_of(page), first, classes or {})
    return dict(zip(html_features.NAMES, map(list, found), strict=True))


def test_every_line_knows_the_elements_around_it() -> None:
    page = read_html_page(PAGE)
    assert tags_of(page, 0) == ["li", "ul", "nav", "body"]
    assert tags_of(page, 1) == ["p", "div", "article", "main", "body"]
    assert tags_of(page, 5) == ["p", "aside", "article", "main", "body"]
    assert tags_of(page, 6) == ["footer", "body"]


def test_elements_that_are_not_closed_end_where_the_next_begins() -> None:
    page = read_html_page("<div><ul><li>One<li>Two<ul><li>Three</ul></ul><p>Four<p>Five</div></section>Six")
    assert [tags_of(page, line) for line in range(6)] == [
        ["li", "ul", "div"],
        ["li", "ul", "div"],
        ["li", "ul", "li", "ul", "div"],
        ["p", "div"],
        ["p", "div"],
        [],
    ]


def test_no_page_makes_the_tree_deeper_than_it_may_be() -> None:
    page = read_html_page("<div>" * 5_000 + "One" + "</div>" * 5_000 + "Two")
    depths = [tree_of(page).elements[place].depth for place in tree_of(page).places]
    assert depths[0] <= 200
    assert len(tree_of(page).elements) <= 201


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        (' class="post-body entryContent" id=main2', ("post", "body", "entry", "content", "main")),
        (" role='complementary'", ("complementary",)),
        (' style="display: none"', ("hidden",)),
        (' data-x="y"', ()),
    ],
)
def test_the_words_of_a_class(attributes: str, words: tuple[str, ...]) -> None:
    assert words_of_attributes(attributes) == words


def test_a_line_is_known_by_its_branch_and_its_kin() -> None:
    page = read_html_page(PAGE)
    found = columns(page, odds=[-4.0, 4.0, 4.0, -4.0, 4.0, 0.0, -4.0], classes={"aside:": -1.0, "related": -0.5})
    assert found["branch80_steps"][1:6] == [1, 1, 1, 1, 2]
    assert found["branch80_classes"][5] == pytest.approx(-1.5)
    assert found["kin4_likely"][3] > found["kin4_likely"][5]
    assert found["in_aside"] == [0, 0, 0, 0, 0, 1, 0]
    assert found["hidden"][-1] == 1


def test_what_trafilatura_keeps_is_seen_or_said_to_be_unknown() -> None:
    page = read_html_page(PAGE)
    odds = [0.0] * len(page.lines)
    assert set(columns(page, odds=odds)["kept"]) == {-1.0}
    judged = replace(page, tree=replace(tree_of(page), kept=(0.0, 1.0, 1.0, 1.0, 1.0, 0.7, 0.0)))
    found = columns(judged, odds=odds)
    assert found["kept-1"][2] == 1
    assert found["element1_kept"][1] == pytest.approx(1)


def test_the_tree_of_a_page_that_was_cut_fits_its_lines() -> None:
    tree = tree_of(read_html_page(PAGE))
    short = replace(tree, kept=(1.0,) * len(tree.places)).cut(3)
    assert short.places == (*tree.places[:3], 0)
    assert short.kept == (1.0, 1.0, 1.0, 0.0)
