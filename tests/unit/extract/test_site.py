"""A page that says where it stood has no link that is relative to a site nobody knows."""

from collections.abc import Callable

import pytest

from briefreader.extract.body.links import is_on_page, whole_address
from briefreader.extract.front.html_head import read_site
from briefreader.extract.front.lines import Site
from briefreader.model.brief import Brief, LinkKind

ReadText = Callable[..., Brief]
PAGE = "https://quay.example/port/fees?id=7"


@pytest.mark.parametrize(
    ("head", "site"),
    [
        (f'<link rel="canonical" href="{PAGE}">', Site(PAGE, PAGE)),
        (f"<LINK href='{PAGE.replace('&', '&amp;')}' rel='Canonical' />", Site(PAGE, PAGE)),
        (f'<meta property="og:url" content="{PAGE}">', Site(PAGE, PAGE)),
        (f'<meta property="og:url" content="{PAGE}"><link rel=canonical href="/port">', Site(PAGE, PAGE)),
        (f"<!-- saved from url=(0035){PAGE} -->", Site(PAGE, PAGE)),
        (f"<!--\n Page saved with a program\n url: {PAGE}\n saved date: today\n-->", Site(PAGE, PAGE)),
        ('<base href="https://quay.example/"><p>', Site(None, "https://quay.example/")),
        (
            f'<base href="https://quay.example/"><link rel="canonical" href="{PAGE}">',
            Site(PAGE, "https://quay.example/"),
        ),
        ('<base target="_blank"><link rel="stylesheet" href="https://quay.example/a.css">', Site()),
        ('<link rel="canonical" href="javascript:alert(1)"><base href="file:///etc/">', Site()),
        ("", Site()),
    ],
)
def test_a_page_says_in_many_ways_where_it_stood(head: str, site: Site) -> None:
    assert read_site(f"<html><head>{head}</head><body></body></html>") == site


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/rota", "https://quay.example/rota"),
        ("rota.html#spring", "https://quay.example/port/rota.html#spring"),
        ("../rota", "https://quay.example/rota"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("?id=8", "https://quay.example/port/fees?id=8"),
        ("https://news.example/a", "https://news.example/a"),
        ("mailto:board@quay.example", "mailto:board@quay.example"),
        ("#spring", "#spring"),
        ("#", "#"),
        ("javascript:void(0)", "javascript:void(0)"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_relative_address_is_made_whole(address: str, whole: str) -> None:
    assert whole_address(address, Site(PAGE, PAGE)) == whole
    assert whole_address(address, Site()) == address


def test_a_place_on_the_page_is_told_from_other_pages() -> None:
    site = Site(PAGE, PAGE)
    assert is_on_page("#spring", Site())
    assert is_on_page("#/spring", site)
    assert not is_on_page("https://quay.example/port/fees?id=8#spring", site)
    assert is_on_page("http://www.quay.example/port/fees?id=7#spring", site)
    assert not is_on_page("https://quay.example/port/fees#spring", Site())
    assert not is_on_page(PAGE, site)
    assert not is_on_page("https://quay.example/port/rota#spring", site)


WORDS = "The harbour board has raised the fees of the port again, as it did in each of the four years before this one. "
HTML = f"""<!doctype html><html><head><title>Fees</title><link rel="canonical" href="{PAGE}"></head><body><article>
<h1>Fees of the port</h1><p>{WORDS * 2}</p><p>{WORDS}It says so in <a href="/rota?utm_source=a#:~:text=in%20spring">its
rota</a>, <a href="{PAGE}#note">in a note</a> and <a href="#">nowhere else</a>. {WORDS}</p><p>{WORDS * 2}</p></article>
</body></html>"""


def test_the_links_of_html_are_absolute(read_text: ReadText) -> None:
    links = {link.text: link for link in read_text(HTML, path="fees.html").links}
    rota, note, nowhere = links["its rota"], links["in a note"], links["nowhere else"]
    assert (rota.href[:5], rota.url, rota.target, rota.kind) == (
        "/rota",
        "https://quay.example/rota",
        None,
        LinkKind.CITATION,
    )
    assert rota.text_fragment is not None
    assert rota.text_fragment.start == "in spring"
    assert (note.kind, note.url) == (LinkKind.OTHER, f"{PAGE}#note")
    assert (nowhere.dead, nowhere.url, nowhere.target) == (True, None, None)


@pytest.mark.parametrize("key", ["url", "source", "canonical_url", "Original URL"])
def test_the_block_of_a_markdown_file_says_where_its_page_stood(read_text: ReadText, key: str) -> None:
    body = f"# Fees\n\n{WORDS * 2}\n\n{WORDS}It says so in [its rota](/rota). {WORDS}\n\n{WORDS * 2}\n"
    (link,) = read_text(f'---\ntitle: Fees\n{key}: "{PAGE}"\n---\n\n{body}', path="fees.md").links
    assert (link.url, link.target) == ("https://quay.example/rota", None)
    (link,) = read_text(f"---\ntitle: Fees\n{key}: the board\n---\n\n{body}", path="fees.md").links
    assert (link.url, link.target) == (None, "/rota")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{PAGE}&amp;utm_source=a#top">', PAGE),
        ('<link rel="canonical" href="https://quay.example/">', None),
        ('<link rel="canonical" href="http://quay/port">', None),
        ('<link rel="canonical" href="https://[quay/port">', None),
        ('<base href="https://quay.example/port/">', None),
        ("", None),
    ],
)
def test_the_address_of_the_page_is_told_where_it_is_that_of_one_page(
    read_text: ReadText, head: str, url: str | None
) -> None:
    page = HTML.replace(f'<link rel="canonical" href="{PAGE}">', head)
    assert read_text(page, path="fees.html").metadata.url == url
