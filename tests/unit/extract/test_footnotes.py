"""Footnote marks in the text and the notes they lead to."""

from collections.abc import Callable

import pytest

from briefreader.extract.body.footnotes import footnotes_of, leads_to_note
from briefreader.extract.front.lines import Site
from briefreader.model.brief import Brief

ReadText = Callable[..., Brief]

BODY = (
    "# What the Islands Are Owed\n\n"
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail, and each summer the treasury pays it.{one} Since [2019] nobody has asked why.\n\n"
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands, and the operator knows it.{two} It was said before.{one}\n\n"
    "## Notes\n\n{first} Ministry of Ports, annual report, page 12.\n\n{second} The same, page 40.\n"
)


@pytest.mark.parametrize(
    ("one", "two", "first", "second"),
    [
        ("[1]", "[2]", "[1]", "[2]"),
        ("¹", "²", "1.", "2."),
        ("1", "2", "1", "2"),
        ("[^1]", "[^2]", "[^1]:", "[^2]:"),
        (" [1]", " [2]", "1)", "2)"),
    ],
)
def test_marks_and_notes_are_linked(read_text: ReadText, one: str, two: str, first: str, second: str) -> None:
    brief = read_text(BODY.format(one=one, two=two, first=first, second=second), "brief.md")
    notes = footnotes_of(brief)
    assert [(note.number, len(note.marks)) for note in notes] == [(1, 2), (2, 1)]
    assert [brief.quote(mark) for mark in notes[0].marks] == [one.strip()] * 2
    assert brief.quote(notes[1].note).endswith("The same, page 40.")


def test_numbers_in_brackets_without_notes_are_no_marks(read_text: ReadText) -> None:
    text = BODY.format(one="[1]", two="[2]", first="", second="").partition("## Notes")[0]
    assert footnotes_of(read_text(text, "brief.md")) == ()


SITE = Site(page="https://quay.example/fees", base="https://quay.example/fees")


@pytest.mark.parametrize(
    ("text", "address", "site", "is_note"),
    [
        ("1", "#fn1", Site(), True),
        ("[12]", "#_ftn12", Site(), True),
        ("²", "#note-2", Site(), True),
        ("[iv]", "#_edn4", Site(), True),
        ("*", "#star", Site(), True),
        ("↩", "#fnref1", Site(), True),
        ("3", "https://quay.example/fees#fn3", SITE, True),
        ("3", "https://quay.example/fees#fn3", Site(), True),
        ("[3]", "https://quay.example/fees#cite_note-3", Site(), True),
        ("3", "https://quay.example/other#fn3", SITE, False),
        ("3", "https://quay.example/fees#page3", Site(), False),
        ("3", "https://quay.example/fees#/refunds/3", Site(), False),
        ("3", "https://quay.example/fees", Site(), False),
        ("1", "#", Site(), False),
        ("the rota", "#fn1", Site(), False),
        ("2024", "#fn1", Site(), False),
    ],
)
def test_a_mark_leads_to_a_note_on_its_page(text: str, address: str, site: Site, *, is_note: bool) -> None:
    assert leads_to_note(text, address, site) is is_note


def test_marks_and_the_ways_back_are_no_links_of_the_brief(read_text: ReadText) -> None:
    text = BODY.format(
        one="[\\[1\\]](https://quay.example/fees#fn1)",
        two="[2](#fn2)",
        first="[\\[1\\]](#fnref1)",
        second="2.",
    ).replace("annual report", "[annual report](https://ports.example/report)")
    brief = read_text(text.replace("page 40.", "page 40.[↩](#fnref2)"), "brief.md")
    assert [link.text for link in brief.links] == ["annual report"]
    assert [(note.number, len(note.marks)) for note in footnotes_of(brief)] == [(1, 2), (2, 1)]
