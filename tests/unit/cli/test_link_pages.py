"""`links`: a page is listed once, with every place that links to it."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

Command = Callable[..., Any]

PASTED = """# Port Fees Rise

By Ann Marlow

March 3, 2025

The [harbour authority](https://example.org/port) raised its fees again this year, and its oldest shippers have left it.

The towns should not wait for [an appointment](https://example.org/chair) that nobody is in a hurry to make. What the
[authority](http://www.example.org/port/#fees) says, and what the [harbour authority](https://example.org/port) wrote
in the winter before that, the [harbour authority](https://example.org/port) does not say in the same words today.
"""


@pytest.fixture(autouse=True)
def pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PASTED.encode())))


def test_each_wording_names_its_paragraphs_above_one_address(briefreader: Command) -> None:
    said = briefreader("links", "-")
    assert said.status == 0
    listed = said.out[said.out.index("citation") :].split("\n")
    assert [line.strip() for line in listed[1:6]] == [
        "harbour authority ¶1, ¶2 (3 times)",
        "authority ¶2",
        "https://example.org/port",
        "an appointment ¶2",
        "https://example.org/chair",
    ]


def test_as_json_every_link_is_there_and_pages_tell_which_belong_together(briefreader: Command) -> None:
    (told,) = json.loads(briefreader("links", "-", "--json").out)
    assert [link["text"] for link in told["links"]] == [
        "harbour authority",
        "an appointment",
        "authority",
        "harbour authority",
        "harbour authority",
    ]
    assert told["pages"] == [[0, 2, 3, 4], [1]]


def test_show_tells_which_links_belong_together_too(briefreader: Command) -> None:
    told = json.loads(briefreader("show", "-", "--json").out)
    assert told["pages"] == [[0, 2, 3, 4], [1]]
    assert [told["links"][first]["url"] for first, *_ in told["pages"]] == [
        "https://example.org/port",
        "https://example.org/chair",
    ]


def test_it_is_said_that_none_of_the_links_is_a_source(briefreader: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = "None of these is cited as the source"
    assert finding not in briefreader("links", "-").out
    text = PASTED.partition("The [harbour")[0] + "The harbour authority raised its fees again this year. " * 9
    page = f"{text}\n\nTopics\n\n[Harbours](https://example.org/harbours)\n\n[Fees](https://example.org/fees)\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    assert finding in briefreader("links", "-").out
