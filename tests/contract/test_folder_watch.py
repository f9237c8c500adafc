"""The system tells of changes among the briefs, and of nothing else."""

import sys
import threading
from pathlib import Path

import pytest

from briefreader.store import folder_watch
from briefreader.store.folder_watch import concerns_briefs, watch_folder

PATIENCE = 30.0
FOLDER = Path("/home/ada/briefs")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("a.txt", True),
        ("rivers/salmon.MD", True),
        ("rivers", True),
        ("picture.png", False),
        ("notes/a.yaml", False),
        ("notes/a.md", False),
        ("rivers/notes/a.md", True),
        (".git/a.txt", False),
        ("rivers/.a.txt.swp", False),
        ("../elsewhere/a.txt", False),
        ("", False),
    ],
)
def test_what_can_mean_another_list_of_briefs(path: str, *, told: bool) -> None:
    name = "/home/ada/elsewhere/a.txt" if path.startswith("..") else f"{FOLDER}/{path}"
    assert concerns_briefs(FOLDER, name) is told


def test_a_new_brief_is_told_and_the_end_is_heeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("watchfiles")
    monkeypatch.setattr(folder_watch, "_BEGINS_AFTER", 0.0)
    monkeypatch.setattr(folder_watch, "_GATHERS_MS", 50)
    told = threading.Event()
    end = watch_folder(tmp_path, told.set)
    try:
        # The watch begins at some moment after this one: a brief is written until one is seen.
        assert any(_written(tmp_path, number, told) for number in range(int(PATIENCE / 0.2)))
    finally:
        end()
    watcher = next((each for each in threading.enumerate() if each.name == "watch"), None)
    if watcher is not None:
        watcher.join(PATIENCE)
        assert not watcher.is_alive()


def _written(folder: Path, number: int, told: threading.Event) -> bool:
    (folder / f"{number}.txt").write_text("A brief.\n", encoding="utf-8")
    return told.wait(0.2)


def test_without_the_extra_nothing_is_told_and_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_watch, "_BEGINS_AFTER", 0.0)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    end = watch_folder(tmp_path, lambda: pytest.fail("nothing can be told"))
    for each in threading.enumerate():
        if each.name == "watch":
            each.join(PATIENCE)
            assert not each.is_alive()
    end()
