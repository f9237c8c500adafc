"""`index`, `show --furniture` and `doctor`: a line that four briefs of one outlet have."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]

LETTER = "Every Thursday our editors send a short letter to readers who want to know what comes next."
TEXT = """---
outlet: The River Review
---

# The {topic} Need a Deadline

For the second year in a row the owners of the {topic} were told to wait, and the {topic} have outlived three envoys.

{letter}

A date that both sides know in advance invites them to sit still until it comes, say those who have sold their {topic}.
"""


@pytest.fixture(autouse=True)
def three(folder: Path) -> None:
    (folder / "valley.md").unlink()
    for topic in ("mills", "barges", "weirs"):
        put(folder, topic)


def put(folder: Path, topic: str) -> None:
    (folder / f"{topic}.md").write_text(TEXT.format(topic=topic, letter=LETTER), encoding="utf-8")


def test_the_fourth_brief_cuts_it_from_all_and_each_command_says_so(briefreader: Command, folder: Path) -> None:
    assert briefreader("index").out == "3 added, 0 changed, 0 removed, 0 unchanged, 0 failed\n"
    assert LETTER[:40] in briefreader("show", "mills").out
    assert "3 briefs of The River Review" in briefreader("doctor").out
    put(folder, "locks")
    assert briefreader("index", "--json").document == {
        "added": ["locks.md"],
        "changed": [],
        "removed": [],
        "moved": [],
        "recut": ["barges.md", "mills.md", "weirs.md"],
        "unchanged": 3,
        "failed": [],
    }
    assert LETTER[:40] not in briefreader("show", "mills").out
    with_cuts = briefreader("show", "mills", "--furniture").out
    assert "stands word for word in several other briefs of this outlet" in " ".join(with_cuts.split())
    assert LETTER[:40] in with_cuts
    assert "cut from 4 briefs of The River Review" in briefreader("doctor").out


def test_what_came_and_went_is_told_in_words(briefreader: Command, folder: Path) -> None:
    put(folder, "locks")
    assert briefreader("index").out == "4 added, 0 changed, 0 removed, 0 unchanged, 0 failed\n"
    (folder / "locks.md").unlink()
    told = "0 added, 0 changed, 1 removed, 3 unchanged, 0 failed, 3 with other repeated lines cut\n"
    assert briefreader("index").out == told
    assert LETTER[:40] in briefreader("show", "mills").out
