"""`briefreader conflicts`: versions that were put aside are listed and settled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def aside(briefreader: Command, folder: Path) -> Path:
    briefreader("tag", "add", "valley.md", "theirs")
    notes = folder / "notes" / "valley.yaml"
    aside = notes.rename(folder / "notes" / "valley.yaml.conflict")
    briefreader("tag", "add", "valley.md", "mine")
    return aside


def test_versions_are_listed_with_what_the_notes_lack(briefreader: Command, aside: Path) -> None:
    said = briefreader("conflicts")
    assert (said.status, said.out) == (1, f"valley.md: {aside}\n  the tag #theirs\n")
    (found,) = briefreader("conflicts", "--json").document
    assert found["lacking"] == ["the tag #theirs"]
    assert "conflicts" in briefreader("doctor").out


def test_a_version_is_taken_over(briefreader: Command, aside: Path) -> None:
    assert briefreader("conflicts", "valley", "--take").status == 0
    assert not aside.exists()
    assert briefreader("tag", "add", "valley.md", "mine").out == "valley.md: #mine #theirs\n"
    assert briefreader("conflicts").out == "No version of notes was put aside.\n"


def test_a_version_is_dropped(briefreader: Command, aside: Path) -> None:
    assert briefreader("conflicts", "--drop").status == 2
    assert briefreader("conflicts", "valley", "--drop").status == 0
    assert not aside.exists()
    assert briefreader("tag", "add", "valley.md", "mine").out == "valley.md: #mine\n"
