"""`-` stands for the text on standard input."""

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

The towns should not wait for [an appointment](https://example.org/chair) that nobody is in a hurry to make.
"""


@pytest.fixture
def pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PASTED.encode())))


@pytest.mark.usefixtures("pasted")
def test_a_pasted_text_is_shown_as_a_brief(briefreader: Command) -> None:
    said = briefreader("show", "-", "--json")
    told = json.loads(said.out)
    assert (told["title"], told["published"]) == ("Port Fees Rise", "2025-03-03")


@pytest.mark.usefixtures("pasted")
@pytest.mark.parametrize(("command", "words"), [("links", "example.org/chair"), ("claims", "towns should not wait")])
def test_its_links_and_claims_are_listed(briefreader: Command, command: str, words: str) -> None:
    said = briefreader(command, "-")
    assert said.status == 0
    assert words in " ".join(said.out.split())


def test_nothing_pasted_is_said_to_be_empty(briefreader: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    said = briefreader("show", "-")
    assert said.status == 1
    assert "empty" in said.err
