"""Words that many places need."""

from urllib.parse import urlsplit

import pytest

from briefreader.view.wording import host_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example/a/b?c#d", "news.example"),
        ("http://news.example", "news.example"),
        ("https://news.example?q=1", "news.example"),
        ("https://NEWS.example/a", "news.example"),
        ("https://user@news.example/", "news.example"),
        ("https://news.example:8080/a", "news.example"),
        ("https://localhost/a", "localhost"),
        ("mailto:someone@news.example", ""),
        ("https://[::1", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url", ["https://a.b/c", "https://a.b\\@c.d/", "https://a.b:c@d.e/", "https://a.b%2f@c.d/", "https://a.b"]
)
def test_the_quick_way_and_the_thorough_one_agree(url: str) -> None:
    assert host_of(url) == urlsplit(url).hostname
