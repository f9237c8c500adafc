"""What the index of flat arrays promises beyond the port: sound after every accident."""

import os
from datetime import date
from pathlib import Path

import pytest

from briefreader.errors import IndexUnusableError
from briefreader.library.ports import Document
from briefreader.library.query import parse_query
from briefreader.model.brief import BriefId
from briefreader.model.search import Phrase, Query, Word
from briefreader.store.whoosh_arrays import index as array_index
from briefreader.store.whoosh_arrays import writing
from briefreader.store.whoosh_arrays.index import ArrayIndex
from briefreader.store.whoosh_arrays.listing import newest, read_listing


def doc(name: str, body: str) -> Document:
    return Document(id=BriefId(name), fingerprint=f"sha256:{name}", title="T", body=body, published=date(2025, 1, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def filled(folder: Path) -> None:
    index = ArrayIndex(folder)
    assert is_new(index)
    index.commit(put=[doc("a", "peace talks and peace"), doc("b", "war and peace"), doc("c", "trade")])
    assert not is_new(index)
    index.close()


def is_new(index: ArrayIndex) -> bool:
    return index.rebuild_needed


def segments(folder: Path) -> list[int]:
    """How many documents each segment holds."""
    return [entry.documents for entry in read_listing(folder, newest(folder))]


def ids(index: ArrayIndex, query: Query) -> str:
    return " ".join(sorted(hit.id for hit in index.search(query, limit=1000).hits))


STRIDE = int(os.environ.get("BRIEFREADER_TEST_STRIDE", "7"))
"""Bytes from one change to the next; 1 changes all of them, and takes half a minute."""
QUERIES = [
    parse_query(line, today=date(2025, 1, 1)).query for line in ("peace", "pe*", '"peace talks"', "", "date:2025")
]


def test_an_index_is_there_when_it_is_opened_again(folder: Path) -> None:
    filled(folder)
    index = ArrayIndex(folder)
    assert not is_new(index)
    assert index.fingerprints() == {"a": "sha256:a", "b": "sha256:b", "c": "sha256:c"}
    assert ids(index, Word(text="peace")) == "a b"
    index.close()


def test_the_folder_is_the_users_alone(folder: Path) -> None:
    filled(folder)
    assert folder.stat().st_mode & 0o077 == 0


def test_no_changed_byte_goes_unnoticed(folder: Path) -> None:
    """The bytes of every file are changed in turn: the answer is right, or the index says that it is broken."""
    filled(folder)
    fresh = ArrayIndex(folder)
    right = [ids(fresh, query) for query in QUERIES]
    prints = fresh.fingerprints()
    fresh.close()
    for path in sorted(folder.iterdir()):
        whole = path.read_bytes()
        for place in range(0, len(whole), STRIDE):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
            index = Opened(folder)
            answers = [ids(index, query) for query in QUERIES]
            found = (answers, index.fingerprints())
            assert index.rebuild_needed or found == (right, prints), (path.name, place)
            index.close()
        path.write_bytes(whole)


class Opened(ArrayIndex):
    """An index that says that it is broken without emptying its folder, so that the test can go on with it."""

    def _start_anew(self) -> None:
        pass


@pytest.mark.parametrize("ending", [".toc", ".arrays"])
@pytest.mark.parametrize("size", [0, 1, 30, -1])
def test_a_file_cut_short_starts_anew(folder: Path, ending: str, size: int) -> None:
    filled(folder)
    for path in folder.glob(f"*{ending}"):
        path.write_bytes(path.read_bytes()[:size])
    index = ArrayIndex(folder)
    assert ids(index, Word(text="peace")) == ""
    assert is_new(index)
    index.commit(put=[doc("a", "peace")])
    assert ids(index, Word(text="peace")) == "a"
    assert not is_new(index)
    index.close()


def test_a_file_that_is_gone_starts_anew(folder: Path) -> None:
    filled(folder)
    for path in folder.glob("*.arrays"):
        path.unlink()
    index = ArrayIndex(folder)
    assert is_new(index)
    index.close()


def test_segments_stay_few(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "FLUSH", 7)
    index = ArrayIndex(folder)
    index.commit(put=[doc(f"first{number:03}", f"common word{number}") for number in range(100)])
    for number in range(60):
        index.commit(put=[doc(f"later{number:03}", "common")])
        assert len(segments(folder)) <= writing.MOST_SEGMENTS
    assert index.search(Word(text="common")).total == 160
    assert ids(index, Word(text="word42")) == "first042"
    assert len(list(folder.glob("*.arrays"))) == len(segments(folder))
    index.close()


def test_a_segment_that_is_mostly_deleted_is_written_anew(folder: Path) -> None:
    index = ArrayIndex(folder)
    index.commit(put=[doc(f"{number}", "common") for number in range(10)])
    index.commit(delete=[BriefId(f"{number}") for number in range(6)])
    assert segments(folder) == [4]
    assert index.search(Word(text="common")).total == 4
    index.close()


def test_a_long_brief_and_a_word_repeated_without_end_keep_their_positions(folder: Path) -> None:
    index = ArrayIndex(folder)
    index.commit(put=[doc("long", "again " * 70_000 + "needle in hay " + "again " * 300), doc("short", "again needle")])
    assert ids(index, Phrase(text="again needle")) == "long short"
    assert ids(index, Phrase(text="needle in hay again")) == "long"
    assert index.search(Word(text="again")).hits[0].id == "long"
    index.commit(put=[doc("other", "again")])
    index.close()


def test_a_writer_waits_for_another_and_then_gives_up_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    first, second = ArrayIndex(folder), ArrayIndex(folder)
    monkeypatch.setattr(array_index, "WRITER_SECONDS", 0.1)
    with first._writing(), pytest.raises(IndexUnusableError, match="another process"):
        second.commit(put=[doc("d", "peace")])
    second.commit(put=[doc("d", "peace")])
    assert ids(first, Word(text="peace")) == "a b d"
    first.close()
    second.close()


def test_a_brief_with_nothing_but_rare_completions_is_among_the_hits(folder: Path) -> None:
    often = " ".join(f"po{one}{two}" for one in "bcdfghkl" for two in "bcdfghklmn")
    index = ArrayIndex(folder)
    index.commit(put=[doc("a", often), doc("b", often), doc("z", "pozzz alone")])
    for line in ("po*", "po* OR nowhere"):
        found = index.search(parse_query(line, today=date(2025, 5, 1)).query)
        assert [hit.id for hit in found.hits] == ["a", "b", "z"], line
        assert found.total == 3
    index.close()


def test_the_files_of_an_older_format_do_not_stay(folder: Path) -> None:
    folder.mkdir()
    for name in ("arrays4_1f.arrays", "_arrays4_3.toc"):
        (folder / name).write_bytes(b"older")
    filled(folder)
    assert not list(folder.glob("*arrays4*"))
    assert ids(ArrayIndex(folder), Word(text="peace")) == "a b"
