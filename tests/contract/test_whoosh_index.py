"""What the index in Whoosh's own format promises beyond the port: sound after every accident."""

import gc
from pathlib import Path

import pytest

from briefreader.errors import IndexUnusableError
from briefreader.library.ports import Document
from briefreader.model.brief import BriefId
from briefreader.model.search import Word
from briefreader.store import whoosh_index
from briefreader.store.whoosh_index import WhooshIndex


def doc(name: str, body: str) -> Document:
    return Document(id=BriefId(name), fingerprint="sha256:0", title="T", body=body)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def is_new(index: WhooshIndex) -> bool:
    return index.rebuild_needed


def filled(folder: Path) -> None:
    index = WhooshIndex(folder)
    assert is_new(index)
    index.commit(put=[doc("a", "peace"), doc("b", "war")])
    assert not is_new(index)
    index.close()


def test_an_index_is_there_when_it_is_opened_again(folder: Path) -> None:
    filled(folder)
    index = WhooshIndex(folder)
    assert not is_new(index)
    assert set(index.fingerprints()) == {"a", "b"}
    index.close()


def test_the_folder_is_the_users_alone(folder: Path) -> None:
    filled(folder)
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh's
@pytest.mark.parametrize("damage", ["toc cut", "toc gone", "segment cut", "segment gone", "foreign"])
def test_a_broken_index_starts_anew_and_says_so(folder: Path, damage: str) -> None:
    filled(folder)
    pattern = "*.toc" if "toc" in damage else "*.trm"
    for path in folder.glob(pattern):
        if "cut" in damage:
            path.write_bytes(path.read_bytes()[:20])
        elif "gone" in damage:
            path.unlink()
        else:
            path.rename(path.with_name(f"another{path.name}"))
    index = WhooshIndex(folder)
    assert index.search(Word(text="peace")).hits == ()
    assert is_new(index)
    index.clear()
    index.commit(put=[doc("c", "peace")])
    assert [hit.id for hit in index.search(Word(text="peace")).hits] == ["c"]
    assert not is_new(index)
    index.close()
    gc.collect()  # files that Whoosh left open hang on circles; they would be complained of in some later test


def test_a_writer_waits_for_another_and_then_gives_up_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    first, second = WhooshIndex(folder), WhooshIndex(folder)
    monkeypatch.setattr(whoosh_index, "WRITER_SECONDS", 0.1)
    writer = first._writer()
    with pytest.raises(IndexUnusableError, match="another process"):
        second.commit(put=[doc("c", "peace")])
    assert len(second.fingerprints()) == 2
    writer.cancel()
    second.commit(put=[doc("c", "peace")])
    assert len(first.fingerprints()) == 3
    first.close()
    second.close()


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexUnusableError, match="file"):
        WhooshIndex(tmp_path / "file" / "index")
