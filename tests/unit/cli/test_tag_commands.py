"""`briefreader tag`: one brief, many briefs, and the way back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def tags(briefreader: Command) -> list[str]:
    return [f"{entry['tag']} {entry['briefs']}" for entry in briefreader("tag", "list", "--json").document]


def test_tags_of_one_brief(briefreader: Command) -> None:
    assert briefreader("tag", "add", "valley.md", "war/talks", "trade").out == "valley.md: #war/talks #trade\n"
    assert briefreader("tag", "remove", "valley.md", "trade", "never").out == "valley.md: #war/talks\n"
    assert tags(briefreader) == ["war/talks 1"]


def test_a_dry_run_changes_nothing(briefreader: Command, folder: Path) -> None:
    for arguments in (
        ("tag", "add", "valley.md", "a", "-n"),
        ("tag", "add", "--query", "embargo", "a", "--dry-run"),
        ("tag", "remove", "--query", "embargo", "a", "--dry-run", "--json"),
    ):
        assert briefreader(*arguments).status == 0
    assert not list(folder.glob("notes/*.yaml"))
    assert briefreader("tag", "add", "--query", "embargo", "a", "-n").out == "add a: 1 brief\n  valley.md  +a\n"


def test_a_rename_and_its_undoing(briefreader: Command) -> None:
    briefreader("tag", "add", "--query", "embargo", "war/talks", "talks")
    plan = briefreader("tag", "rename", "war/talks", "talks", "--dry-run", "--json").document
    assert plan["changes"][0]["tags"] == {"before": ["war/talks", "talks"], "after": ["talks"]}
    assert briefreader("tag", "rename", "war/talks", "talks").status == 0
    assert tags(briefreader) == ["talks 1"]
    assert "-talks +war/talks" not in briefreader("tag", "undo", "-n").out
    assert briefreader("tag", "undo").status == 0
    assert tags(briefreader) == ["talks 1", "war/talks 1"]
    assert briefreader("tag", "undo").status == 0
    assert briefreader("tag", "undo").status == 1


def test_rules_are_shown_before_they_run(briefreader: Command, folder: Path) -> None:
    assert "No rules yet" in briefreader("tag", "rules").out
    assert (
        briefreader("tag", "rules", "--add", "embargo", "sanctions").out
        == "embargo  →  sanctions\n  valley.md  +sanctions\n"
    )
    assert tags(briefreader) == []
    assert "{query: embargo, tag: sanctions}" in (folder / "briefreader.yaml").read_text(encoding="utf-8")
    assert briefreader("tag", "rules", "--apply").status == 0
    assert tags(briefreader) == ["sanctions 1"]
    (rule,) = briefreader("tag", "rules", "--json").document
    assert (rule["found"], rule["changes"]) == (1, [])
    assert briefreader("tag", "rules", "--remove", "embargo", "sanctions").status == 0
    assert briefreader("tag", "rules", "--remove", "embargo", "sanctions").status == 1


def test_a_described_tag_is_listed(briefreader: Command) -> None:
    assert briefreader("tag", "describe", "sanctions", "All embargoes", "--color", "red").status == 0
    assert briefreader("tag", "list").out == "0  sanctions  red  All embargoes\n"
    assert briefreader("tag", "describe", "sanctions", "", "--color", "none").status == 0
    assert tags(briefreader) == []


@pytest.mark.parametrize(
    ("arguments", "status", "what"),
    [
        (("tag", "add", "valley.md"), 2, "at least one tag"),
        (("tag", "add", "valley.md", "a//b"), 1, "empty level"),
        (("tag", "add", "--query", "zebra", "a"), 1, "no brief answers"),
        (("tag", "rename", "never", "ever"), 1, "nothing is tagged never"),
        (("tag", "rename", "never", "a,b"), 1, "which a tag cannot"),
        (("tag", "describe", "a", "--color", "pink"), 2, "pink"),
    ],
)
def test_what_cannot_be_done_is_said(briefreader: Command, arguments: tuple[str, ...], status: int, what: str) -> None:
    said = briefreader(*arguments)
    assert (said.status, what in said.err) == (status, True)
