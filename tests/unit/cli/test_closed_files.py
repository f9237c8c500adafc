"""Files and folders that the system keeps closed, as a user without rights meets them; root never does."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def test_a_brief_that_may_not_be_read_is_said_in_one_line(
    briefreader: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "secret.txt").write_text("words", encoding="utf-8")
    read_bytes = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    said = briefreader("show", "secret.txt")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "secret.txt" in said.err
    assert "Permission denied" in said.err


def test_notes_of_a_library_that_may_not_be_written_to_lie_elsewhere(
    briefreader: Command, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.iterdir())
    access = os.access

    def closed(path: "os.PathLike[str] | str", mode: int) -> bool:
        is_below = Path(path).absolute().is_relative_to(folder)
        return access(path, mode) and not (is_below and mode & os.W_OK)

    monkeypatch.setattr(os, "access", closed)
    said = briefreader("tag", "add", "valley.md", "war")
    assert said.status == 0
    assert "is read-only: the notes are in" in said.err
    assert briefreader("tag", "list").out == "1  war\n"
    assert briefreader("tag", "describe", "war", "All of it").status == 0
    assert briefreader("tag", "list").out == "1  war    All of it\n"
    assert sorted(folder.iterdir()) == before
    assert list((home / ".local" / "share").rglob("valley.yaml"))
