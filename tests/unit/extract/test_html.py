import builtins
import json
from collections.abc import Callable, Mapping, Sequence

import pytest

from briefreader.extract.front.html_head import read_head
from briefreader.extract.front.html_page import read_html_page
from briefreader.extract.front.html_titles import title_shown, without_site
from briefreader.extract.front.lines import Line
from briefreader.model.brief import BlockKind, Brief

CpuSeconds = Callable[[Callable[[], object]], float]

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


@pytest.mark.parametrize("key", ['["x"]', '{"a": 1}', "5", "null"])
def test_an_author_of_linked_data_may_have_any_key(key: str) -> None:
    told = read_head(f"""<script type="application/ld+json">[{{"@id": {key}, "name": "The Review"}},
        {{"@type": "Article", "author": {{"@id": {key}, "name": "Ann Marlow"}}}}]</script>""").told
    assert [author.name for author in told.authors] == ["Ann Marlow"]


def test_scripts_that_nothing_closes_take_linear_time(cpu_seconds: CpuSeconds) -> None:
    def seconds(count: int) -> float:
        source = '<script type="application/ld+json">{"name": "Ann Marlow"} ' * count
        return cpu_seconds(lambda: read_head(source))

    assert seconds(16_000) < 8 * seconds(4_000)


def test_the_head_tells_title_authors_and_date() -> None:
    told = read_head(
        '<html lang="en"><title>Port Fees | The Review</title><meta name="author" content="Ann Marlow and Bo Li">'
        '<meta property="article:published_time" content="2024-03-03T10:00:00Z">'
    ).told
    assert told.title == "Port Fees"
    assert [author.name for author in told.authors] == ["Ann Marlow", "Bo Li"]
    assert (told.published, told.language) == ("2024-03-03", "en")


@pytest.mark.parametrize(
    ("written", "authors", "signers"),
    [
        ("By Ann Marlow, The Quay", ["Ann Marlow"], []),
        ("&quot;Ann Marlow&quot;", ["Ann Marlow"], []),
        (", The Quay", [], ["The Quay"]),
        ("quay_lover", ["quay_lover"], []),
        ("The Port Desk", ["The Port Desk"], []),
        ("undefined", [], []),
        ("admin", [], []),
        ("desk@quay.org", [], []),
        ("page.head.author", [], []),
        ("3d23d65-ddc6-4ce5", [], []),
    ],
)
def test_the_site_signs_only_where_nobody_else_does_and_nobodies_never(
    written: str, authors: Sequence[str], signers: Sequence[str]
) -> None:
    head = read_head(f'<meta property="og:site_name" content="The Quay"><meta name="author" content="{written}">')
    assert [author.name for author in head.told.authors] == authors
    assert [author.name for author in head.signers] == signers


def test_the_authors_of_other_articles_in_the_linked_data_sign_nothing() -> None:
    articles = [
        json.dumps({"@type": "NewsArticle", "headline": title, "author": {"name": name}})
        for title, name in (("Port Fees", "Ann Marlow"), ("Quays", "Bo Lindqvist"))
    ]
    head = read_head(f'<script type="application/ld+json">[{",".join(articles)}]</script>')
    assert [author.name for author in head.told.authors] == ["Ann Marlow"]


@pytest.mark.parametrize(
    ("written", "outlet"),
    [
        ("The Quay Review - Harbour news for everybody since 1963", "The Quay Review"),
        ("Quay - - Make All Harbours Accessible", "Quay"),
        ("iSchool | Quay University", "iSchool | Quay University"),
        ("Homepage", None),
        ("/", None),
    ],
)
def test_an_outlet_is_named_without_its_praise(written: str, outlet: str | None) -> None:
    assert read_head(f'<meta property="og:site_name" content="{written}">').told.outlet == outlet


def test_who_signs_in_the_text_goes_before_the_site(read_text: ReadText) -> None:
    head = "<meta name='author' content='Quay'><meta name='og:site_name' content='The Quay'>"
    page = f"<html><head>{head}</head><body><h1>Port Fees</h1>{{}}<p>{PARAGRAPH}</p>"
    signed, unsigned = (read_text(page.format(by), "a.html") for by in ("<p>By Ann Marlow</p>", ""))
    assert [author.name for author in signed.metadata.authors] == ["Ann Marlow"]
    assert [author.name for author in unsigned.metadata.authors] == ["Quay"]


def test_broken_linked_data_is_ignored() -> None:
    told = read_head('<title>Port Fees</title><script type="application/ld+json">{"@type": "Article", </script>').told
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


@pytest.mark.parametrize(
    ("told", "outlet", "headings", "shown"),
    [
        (
            ["Port Fees 2025: All You Need"],
            None,
            ["1 Who pays the port fees in 2025"],
            "Who pays the port fees in 2025",
        ),
        (["Port Fees Explained"], None, ["1 Our blog", "2 Port Fees Explained"], "Port Fees Explained"),
        (
            ["Who Pays Port Fees - The Quay Review"],
            None,
            ["1 Quay Review", "2 Who pays port fees"],
            "Who pays port fees",
        ),
        (["Quay | Port Fees Explained Again"], None, ["1 Quay", "1 Port Fees Explained"], "Port Fees Explained"),
        (["The Quay Review"], "The Quay Review", ["1 The Quay Review"], "The Quay Review"),
        (["Port Fees Explained"], None, ["1 Subscribe", "2 What a quay costs"], "Port Fees Explained"),
        (["Port Fees Explained"], None, ["4 Port fees explained"], "Port Fees Explained"),
        ([], None, ["1 Port Fees"], None),
    ],
)
def test_the_title_is_the_headline_that_the_head_bears_out(
    told: Sequence[str], outlet: str | None, headings: Sequence[str], shown: str | None
) -> None:
    lines = [
        Line(first=1, last=1, text=heading[2:], level=int(heading[0]), shape=BlockKind.HEADING) for heading in headings
    ]
    assert title_shown(told, outlet, lines) == shown


def test_what_calls_itself_a_headline_and_is_a_summary_is_no_title() -> None:
    summary = "The port stands idle " * 20
    told = read_head(
        f'<title>Port Fees</title><script type="application/ld+json">{{"headline": "{summary}"}}</script>'
    ).told
    assert told.title == "Port Fees"


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


@pytest.mark.parametrize(
    "tag",
    [
        """<p class="[&>a]:underline" data-action='click->fees#open'>""",
        '<p x-show="window.innerWidth < 768" title="it\'s here">',
        '<p class="flex"\n',
        "<p title=\"a 'b' > c\">",
        '<p data-fees="' + "x" * 5000 + '" class="[&>a]:m-0">',
    ],
)
def test_angle_brackets_in_the_values_of_a_tag_are_no_text(tag: str) -> None:
    page = read_html_page(f"<div>One.</div>{tag}<b>Two</b> fees.</p> <p>Three</p>")
    assert [line.text for line in page.lines] == ["One.", "Two fees.", "Three"]


def test_what_only_looks_like_a_tag_is_text() -> None:
    page = read_html_page("<p>If a <b and c> d, it's said.</p><p>x <y <b>z</b></p><p>'tis <a href=it's>one</a>.</p>")
    assert [line.text for line in page.lines] == ["If a d, it's said.", "x <y z", "'tis one."]


def test_a_link_around_several_blocks_is_on_each_of_them() -> None:
    page = read_html_page("<a href='/x'><h3>Port Fees</h3><p>They rose again.</p></a><p>Others did not.</p>")
    assert [[(anchor.start, anchor.end, anchor.href) for anchor in line.anchors] for line in page.lines] == [
        [(0, 9, "/x")],
        [(0, 16, "/x")],
        [],
    ]
