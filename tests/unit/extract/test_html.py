import builtins
from collections.abc import Callable, Mapping, Sequence

import pytest

from briefreader.extract.front.html_head import read_head, without_site
from briefreader.extract.front.html_page import read_html_page
from briefreader.model.brief import BlockKind, Brief

ReadText = Callable[..., Brief]

PARAGRAPH = (
    "The harbour authority raised its fees <a href='https://x.org/fees'>once again</a>, and the shippers who had "
    "threatened to leave moved on to the next port within the year."
)
PAGE = (
    "<!doctype html><html><head><title>Port Fees | The Review</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<h1>Port Fees</h1><p>By Ann Marlow</p>{f'<p>{PARAGRAPH}</p>' * 6}<ul><li>One</li><li>Two</li></ul>"
    "<script>var hidden = 1;</script></body></html>"
)


def test_blocks_and_links_of_a_page() -> None:
    page = read_html_page(PAGE)
    heading = page.lines[1]
    assert (heading.text, heading.shape, heading.level) == ("Port Fees", BlockKind.HEADING, 1)
    paragraph = page.lines[3]
    (anchor,) = paragraph.anchors
    assert paragraph.text[anchor.start : anchor.end] == "once again"
    assert [line.text for line in page.lines if line.shape is BlockKind.LIST_ITEM] == ["One", "Two"]
    assert all("hidden" not in line.text for line in page.lines)


@pytest.mark.parametrize(("tag", "name", "is_kept"), [("aside", "related-posts widget", False), ("div", "entry", True)])
def test_the_elements_around_a_paragraph_tell_whether_it_is_the_article(
    read_text: ReadText, tag: str, name: str, *, is_kept: bool
) -> None:
    aside = "A second harbour lowered its fees this week, and the shippers who had waited for that moved in at once."
    entry = "".join(f"<p>{number} berths: {PARAGRAPH}</p>" for number in range(2, 12))
    page = (
        f"<!doctype html><html><body><nav><a href='/'>Home</a></nav><main><article class='post'><h1>Port Fees</h1>"
        f"<div class='entry'>{entry}</div><{tag} class='{name}'><p>{aside}</p><p>{aside}</p></{tag}></article></main>"
        "<footer>Imprint</footer></body></html>"
    )
    text = read_text(page, "page.html").text
    assert "11 berths" in text
    assert ("second harbour" in text) is is_kept


def test_the_head_tells_title_authors_and_date() -> None:
    told = read_head(
        '<html lang="en"><title>Port Fees | The Review</title><meta name="author" content="Ann Marlow and Bo Li">'
        '<meta property="article:published_time" content="2024-03-03T10:00:00Z">'
    )
    assert told.title == "Port Fees"
    assert [author.name for author in told.authors] == ["Ann Marlow", "Bo Li"]
    assert (told.published, told.language) == ("2024-03-03", "en")


def test_broken_linked_data_is_ignored() -> None:
    told = read_head('<title>Port Fees</title><script type="application/ld+json">{"@type": "Article", </script>')
    assert told.title == "Port Fees"


@pytest.mark.parametrize(
    ("title", "outlet", "clean"),
    [
        ("Port Fees - The Review", "The Review", "Port Fees"),
        ("Port Fees - A History", None, "Port Fees - A History"),
        ("Port Fees", "The Review", "Port Fees"),
    ],
)
def test_the_site_is_taken_off_a_title(title: str, outlet: str | None, clean: str) -> None:
    assert without_site(title, outlet) == clean


def test_without_the_extra_the_page_is_read_and_a_note_says_so(
    monkeypatch: pytest.MonkeyPatch, read_text: ReadText
) -> None:
    real = builtins.__import__

    def without_trafilatura(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> object:
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return real(name, globals_, locals_, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", without_trafilatura)
    brief = read_text(PAGE, "page.html")
    assert "harbour authority" in brief.text
    assert [fault.severity for fault in brief.faults] == ["note"]


def test_a_page_too_large_for_trafilatura_is_read_and_a_note_says_so(
    monkeypatch: pytest.MonkeyPatch, read_text: ReadText
) -> None:
    monkeypatch.setattr("briefreader.extract.front.html._MAX_CHARS", 500)
    brief = read_text(PAGE, "page.html")
    assert "harbour authority" in brief.text
    assert ["too large" in fault.what for fault in brief.faults] == [True]
