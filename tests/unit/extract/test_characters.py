"""Controls and unseen characters stay out of a brief, however they are written."""

from collections.abc import Callable

import pytest

from briefreader.extract.front.html_head import read_head
from briefreader.extract.front.pdf import _page_rows
from briefreader.model.brief import Brief

ReadText = Callable[..., Brief]

SENTENCE = "The harbour au&shy;thority raised its &#8238;fees&#x202C; again&#x200b;, and the &lrm;shippers moved on. "
SHOWN = "The harbour authority raised its fees again, and the shippers moved on."


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (f"<!doctype html><html><body><h1>Port Fees</h1>{f'<p>{SENTENCE * 2}</p>' * 6}</body></html>", "page.html"),
        ("# Port Fees\n\n" + f"{SENTENCE * 2}[See&shy;n here](https://x.org/a)\n\n" * 6, "page.md"),
    ],
)
def test_a_reference_brings_in_no_unseen_character(read_text: ReadText, page: str, path: str) -> None:
    brief = read_text(page, path)
    assert brief.text.startswith(f"{SHOWN} {SHOWN}")
    assert brief.text.isascii()
    assert {link.text for link in brief.links} <= {"Seen here"}


def test_linked_data_brings_in_none_either() -> None:
    told = read_head(
        '<script type="application/ld+json">{"@type": "Article", "headline": "Port \\ud800Fees \\u202eRise",'
        ' "author": {"name": "Ann\\u200b Marlow"}}</script>'
    )
    assert told.title == "Port Fees Rise"
    assert [author.name for author in told.authors] == ["Ann Marlow"]


class OneWordPage:
    """A page of a PDF, and its text, as the library hands them out."""

    def get_size(self) -> tuple[float, float]:
        return 612.0, 792.0

    def get_textpage(self) -> "OneWordPage":
        return self

    def count_rects(self) -> int:
        return 1

    def get_rect(self, index: int) -> tuple[float, float, float, float]:
        del index
        return 72.0, 400.0, 140.0, 411.0

    def get_text_bounded(self, left: float, bottom: float, right: float, top: float) -> str:
        del left, bottom, right, top
        return "har\xadbour\u200b\x01"


def test_a_pdf_brings_in_none_either() -> None:
    assert [row.text for row in _page_rows(OneWordPage(), 0)] == ["harbour"]
