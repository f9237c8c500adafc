"""Which addresses lead to one page, and which do not."""

import pytest

from briefreader.library.same_page import by_page, leads_to_same_page
from briefreader.model.brief import Link, LinkKind


def link(url: str | None, *, href: str | None = None, target: str | None = None, dead: bool = False) -> Link:
    return Link(kind=LinkKind.CITATION, text="a word", href=href or url or "#", url=url, target=target, dead=dead)


@pytest.mark.parametrize(
    "other",
    [
        "http://quay.example/tides",
        "https://www.quay.example/tides/",
        "https://QUAY.example:443/tides#spring",
        "https://quay.example./tides#:~:text=neap",
    ],
)
def test_these_lead_to_one_page(other: str) -> None:
    assert leads_to_same_page(link("https://quay.example/tides"), link(other))


@pytest.mark.parametrize(
    "other",
    [
        "https://quay.example/Tides",
        "https://quay.example/tides?year=2024",
        "https://quay.example/tides#/neap",
        "https://quay.example/tides#!neap",
        "https://quay.example:8443/tides",
        "https://quay.example.org/tides",
        "https://harbour.quay.example/tides",
        "https://quay.example/tides/neap",
    ],
)
def test_these_lead_to_another(other: str) -> None:
    assert not leads_to_same_page(link("https://quay.example/tides"), link(other))


def test_a_path_on_the_site_of_the_page_is_compared_as_well() -> None:
    assert leads_to_same_page(link(None, href="/tides/", target="/tides/"), link(None, target="/tides#neap", dead=True))


def test_links_that_lead_nowhere_are_not_the_same() -> None:
    one, other = link(None, dead=True), link(None, dead=True)
    assert not leads_to_same_page(one, other)
    assert leads_to_same_page(one, one)
    assert by_page((one, other, one)) == ((0,), (1,), (2,))


def test_pages_stand_in_the_order_of_their_first_links() -> None:
    links = [
        link(url) for url in ("https://a.example", "https://b.example/x", "http://a.example/", "https://c.example")
    ]
    assert by_page(links) == ((0, 2), (1,), (3,))
    assert by_page([]) == ()
