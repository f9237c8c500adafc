"""The command line in this process, on a folder of one brief."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefreader.cli import main

TEXT = """# Sanctions Need a Deadline

By Ada Example

April 1, 2025

For the second year in a row the river towns have been told to wait. The embargo was meant to last one winter, and it \
has outlived two governments, three envoys and most of the firms that it was aimed at when it began.

The embargo should be lifted only when the last regiment has left the valley, and not one day before. A date that both \
sides know in advance invites them to sit still until it comes, while a condition gives each something to do.

Officials said on Monday that [the ceasefire](https://news.example/ceasefire) had held for eleven days in a row. That \
is longer than any of the four that were signed before it, and so far it has cost nobody anything at all.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> object:
        """Its answer as JSON."""
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "valley.md").write_text(TEXT, encoding="utf-8")
    (folder / "briefreader.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def briefreader(folder: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run one command in the folder."""
    assert folder.is_dir()

    def run(*arguments: str) -> Said:
        status = 0
        try:
            main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return Said(status=status, out=said.out, err=said.err)

    return run
