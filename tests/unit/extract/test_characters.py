"""Controls and unseen characters stay out of a brief, however they are written."""

from collections.abc import Callable

import pytest

from briefreader.extract.front.characters import composed
from briefreader.extract.front.html_head import read_head
from briefreader.extract.front.inline import read_inline
from briefreader.extract.front.pdf import _page_rows
from briefreader.model.brief import Brief

CpuSeconds = Callable[[Callable[[], object]], float]

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
    ).told
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


@pytest.mark.parametrize(
    ("work", "unit"),
    [(composed, "\u0315\u0300"), (read_inline, "[cafe\u0301](/x) ")],
    ids=["marks on one letter", "links with marks"],
)
def test_to_compose_letters_takes_linear_time(
    cpu_seconds: CpuSeconds, work: Callable[[str], object], unit: str
) -> None:
    few, many = "a" + unit * 4_000, "a" + unit * 16_000
    assert cpu_seconds(lambda: work(many)) < 8 * cpu_seconds(lambda: work(few))


def test_letters_are_composed_and_keep_thirty_marks_at_the_most() -> None:
    assert composed("cafe\u0301") == "caf\u00e9"
    assert composed("x\u0323\u0301" * 40) == "x\u0323\u0301" * 40
    assert composed("x" + "\u0323\u0301" * 40 + "y") == "x" + "\u0323" * 15 + "\u0301" * 15 + "y"
