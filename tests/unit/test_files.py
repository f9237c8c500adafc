from pathlib import Path

import pytest

from briefreader.errors import LibraryNotFoundError, UnreadableBriefError
from briefreader.model.brief import BriefId
from briefreader.store.files import FolderSource

TREE = ("b.txt", "sub/a.MD", "sub/deep/c.html", "notes/b.yaml", "notes/x.md", ".hidden.txt", ".git/d.txt", "e.csv")


def test_briefs_are_listed_by_id_and_nothing_else_is(tmp_path: Path) -> None:
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    assert [file.id for file in FolderSource(tmp_path).list()] == ["b.txt", "sub/a.MD", "sub/deep/c.html"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [file.id for file in FolderSource(tmp_path).list()] == ["a.txt"]


def test_a_missing_folder_and_a_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotFoundError, match="no such folder"):
        FolderSource(tmp_path / "nowhere").list()
    (tmp_path / "file.txt").write_text("text")
    with pytest.raises(LibraryNotFoundError, match="not a folder"):
        FolderSource(tmp_path / "file.txt").list()


def test_read_and_find(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"bytes\x00\xff")
    source = FolderSource(tmp_path)
    assert source.read(BriefId("a.txt")) == b"bytes\x00\xff"
    found = source.find(BriefId("a.txt"))
    assert found is not None
    assert found == source.list()[0]
    assert source.find(BriefId("b.txt")) is None
    assert source.find(BriefId("a\0.txt")) is None
    with pytest.raises(UnreadableBriefError, match="cannot be read"):
        source.read(BriefId("b.txt"))
