"""The links pane: one row a page, and every place of it within reach."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.model.annotation import BriefNotes, BriefRef
from briefreader.model.brief import (
    Block,
    BlockKind,
    Brief,
    BriefId,
    Link,
    LinkKind,
    Metadata,
    Source,
    Span,
    TextFragment,
)
from briefreader.view import effects, events
from briefreader.view.models import ListView
from briefreader.view.present.sides import links_view
from briefreader.view.regions import Pane
from briefreader.view.session import step
from briefreader.view.state import Opening, Session

TEXT = "The tide table is late, it says itself; the quay agrees."
TIDES = "https://quay.example/tides"


def link(url: str | None, words: str = "", kind: LinkKind = LinkKind.CITATION, number: int | None = 1) -> Link:
    start = TEXT.index(words)
    span = Span(start, start + len(words)) if words else None
    number = number if words else None
    return Link(kind=kind, text=words or "more", href=url or "#", url=url, dead=not url, number=number, span=span)


LINKS = (
    link(TIDES, kind=LinkKind.RELATED),
    link(TIDES, "tide table"),
    link("https://news.example", "itself"),
    link("http://www.quay.example/tides/", "the quay", number=4),
)
DEAD = (link(None, kind=LinkKind.OTHER), link(None, kind=LinkKind.OTHER))


def opened(links: tuple[Link, ...] = LINKS) -> Session:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(TEXT)), number=1, lines=(1, 1))
    source = Source(path="/b/a.md", fingerprint="sha256:0", media_type="text/markdown", encoding="utf-8")
    brief = Brief(
        id=BriefId("a.md"), source=source, metadata=Metadata(), text=TEXT, words=10, blocks=(block,), links=links
    )
    notes = BriefNotes(brief=BriefRef(file=brief.id, fingerprint="sha256:0"))
    session = Session(opening=Opening(brief_id=brief.id, request=7))
    session, _ = step(session, events.BriefOpened(7, brief, notes))
    return step(session, events.Scrolled(0, len(TEXT), 1.0))[0]


def shown(view: ListView) -> list[str]:
    return [
        "|".join("".join(piece.text for piece in line.pieces) for line in row.lines if line.pieces) for row in view.rows
    ]


def chosen(session: Session) -> int:
    assert session.reading is not None
    return session.reading.link


def test_a_page_is_one_row_with_all_its_paragraphs() -> None:
    view = links_view(opened())
    assert view.title == "Links 2"
    assert shown(view) == [
        "SOURCES CITED 2",
        "tide table|¶1, 4 · 3 links · quay.example",
        "itself|¶1 · news.example",
    ]


def test_links_that_lead_nowhere_are_not_taken_for_one_page() -> None:
    assert shown(links_view(opened(DEAD)))[2:] == ["more|leads nowhere · dead link"] * 2


def test_a_row_names_every_passage_that_is_pointed_to() -> None:
    first, second = (
        replace(LINKS[1], text_fragment=TextFragment(start=passage)) for passage in ("at noon", "at night")
    )
    assert shown(links_view(opened((first, second))))[1] == (
        "tide table|¶1 · 2 links · quay.example|points to “at noon”|points to “at night”"
    )


def test_many_paragraphs_are_counted_and_not_all_named() -> None:
    links = tuple(link(TIDES, "tide table", number=number) for number in range(1, 11))
    assert "¶1, 2, 3, 4, 5, 6, 7, 8, … · 10 links · quay" in shown(links_view(opened(links)))[1]


def test_the_cursor_stands_on_the_page_of_the_chosen_link() -> None:
    session = opened()
    assert session.reading is not None
    assert [links_view(replace(session, reading=replace(session.reading, link=each))).cursor for each in range(4)] == [
        1,
        1,
        2,
        1,
    ]


def test_one_key_goes_from_place_to_place_and_around() -> None:
    session = opened()
    assert chosen(session) == 1
    visited = []
    for _ in range(3):
        session, done = step(session, events.Invoked("link.again", datetime(2025, 5, 1, tzinfo=UTC), "0badf00d"))
        said = next(effect.text for effect in done if isinstance(effect, effects.Say))
        visited.append((chosen(session), said))
    first, second = (1, "Link 1 of 2 to this page"), (3, "Link 2 of 2 to this page")
    assert visited == [first, second, first]


def test_the_row_of_a_page_does_not_take_the_chosen_place_back() -> None:
    session = opened()
    assert session.reading is not None
    session = replace(session, reading=replace(session.reading, link=3))
    assert chosen(step(session, events.ListMoved(Pane.LINKS, 1, "1"))[0]) == 3
    assert chosen(step(session, events.ListMoved(Pane.LINKS, 2, "2"))[0]) == 2


@pytest.mark.parametrize(("links", "said"), [((), "no link"), (LINKS[:1], "No link in the text")])
def test_without_a_place_the_key_says_so(links: tuple[Link, ...], said: str) -> None:
    _, done = step(opened(links), events.Invoked("link.again", datetime(2025, 5, 1, tzinfo=UTC), "0badf00d"))
    assert [said in effect.text for effect in done if isinstance(effect, effects.Say)] == [True]


def test_links_of_which_none_is_a_source_do_not_hide_that_finding() -> None:
    around = (link(TIDES, kind=LinkKind.TOPIC), link("https://news.example", kind=LinkKind.OTHER))
    view = links_view(opened(around))
    assert view.rows[0].is_heading
    assert "None of these is cited as the source" in "".join(shown(view))
    assert view.cursor == 2
    assert "None of these" not in "".join(shown(links_view(opened())))
