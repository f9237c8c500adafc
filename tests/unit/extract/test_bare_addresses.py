"""Addresses in a text that marks up no link."""

from collections.abc import Callable

import pytest

from briefreader.extract.body.bare_addresses import bare_anchors
from briefreader.extract.pipeline import read_brief
from briefreader.model.brief import Brief, BriefId, LinkKind

CpuSeconds = Callable[[Callable[[], object]], float]

PARAGRAPH = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail. Nobody in the capital can say what the crossings would cost."
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://x.example/a.", "https://x.example/a"),
        ("(see https://x.example/a)", "https://x.example/a"),
        ("it is in https://x.example/a_(b), they say", "https://x.example/a_(b)"),
        ("[https://x.example/a?b=1&c=2]", "https://x.example/a?b=1&c=2"),
        ("“https://x.example/a”, it says", "https://x.example/a"),
        ("HTTPS://X.example", "HTTPS://X.example"),
    ],
)
def test_the_marks_of_the_sentence_are_none_of_the_address(text: str, address: str) -> None:
    (anchor,) = bare_anchors(text)
    assert (anchor.href, text[anchor.start : anchor.end]) == (address, address)


@pytest.mark.parametrize(
    "text", ["http://", "https://...", "see x.example/a", "https://x.example/a- long/name", "a://b.c"]
)
def test_what_is_no_whole_address_is_none(text: str) -> None:
    assert not list(bare_anchors(text))


def read(text: str, path: str) -> Brief:
    return read_brief(text.encode(), brief_id=BriefId(path), path=path)


@pytest.mark.parametrize("path", ["note.txt", "note.md"])
def test_an_address_in_a_note_is_a_source_with_its_place(path: str) -> None:
    told = "The sum is told at https://x.example/fees?utm_source=mail, and nowhere else."
    (link,) = read(f"What Is Owed\n\n{PARAGRAPH}\n\n{told}\n\n{PARAGRAPH[:90]}.\n", path).links
    assert (link.kind, link.url, link.number) == (LinkKind.CITATION, "https://x.example/fees", 2)
    assert link.text == "https://x.example/fees?utm_source=mail"


def test_where_links_are_marked_a_plain_address_is_none() -> None:
    told = "The sum is told [in the accounts](https://x.example/a) of https://y.example, and nowhere else."
    brief = read(f"# What Is Owed\n\n{PARAGRAPH}\n\n{told}\n", "note.md")
    assert [link.url for link in brief.links] == ["https://x.example/a"]


def test_it_takes_no_longer_for_each_bracket_the_more_there_are(cpu_seconds: CpuSeconds) -> None:
    def seconds(count: int) -> float:
        text = "https://x.example/" + ")" * count + " https://x.example/" + "." * count
        return cpu_seconds(lambda: list(bare_anchors(text)))

    assert seconds(400_000) < 8 * seconds(100_000)
