"""The library over real adapters in a temporary folder: what a person does, and what is on disk afterwards."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.errors import BriefNotFoundError, IndexUnusableError, UnreadableNotesError
from briefreader.library.agreement import Agreement, NoAgreement
from briefreader.library.library import Library
from briefreader.library.ports import Document, Ports, SearchIndex
from briefreader.library.refresh import Progress
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId
from briefreader.store.agreement_file import AgreementFile
from briefreader.store.catalogue import SqliteCatalogue
from briefreader.store.extraction_pool import ExtractionPool
from briefreader.store.files import FolderSource
from briefreader.store.lazy_index import LazyIndex
from briefreader.store.memory_index import MemoryIndex
from briefreader.store.recent_searches import RecentSearchesFile
from briefreader.store.tag_journal import NAME, TagJournalFile
from briefreader.store.whoosh_arrays.index import ArrayIndex
from briefreader.store.yaml_files import YamlLibraryFile, YamlNoteStore, YamlPutAside

HARBOUR = BriefId("harbour.txt")
ORCHARD = BriefId("sub/orchard.txt")
BLANK_LINE = "\n\n"
BODY = (
    "{title}\n\nMarch 3, 2024\n\n"
    "The ministry of {topic} has spent a decade on plans that nobody in the region remembers asking for, and each of "
    "them was dearer than the one before it.\n\n"
    "It should publish the costs of every plan before the next budget is voted on, because the voters who pay for all "
    "of them have not seen a single figure so far.\n\n"
    "Nothing in the law stands in the way of that, and the ministry's own auditors have asked for it twice since the "
    "last of the plans was given up without a word.\n"
)


class FixedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class LockedIndex(MemoryIndex):
    """Another process holds the index."""

    is_locked = False

    def commit(self, *, put: Iterable[Document] = (), delete: Iterable[BriefId] = ()) -> None:
        if self.is_locked:
            raise IndexUnusableError("index", "another process is writing")
        super().commit(put=put, delete=delete)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "sub").mkdir(parents=True)
    (folder / HARBOUR).write_text(BODY.format(title="Dredging the Harbour Again", topic="ports"), encoding="utf-8")
    (folder / ORCHARD).write_text(BODY.format(title="Frost in the Orchards", topic="farming"), encoding="utf-8")
    return folder


def make_library(folder: Path, index: SearchIndex, agreement: Agreement | None = None) -> Library:
    notes = YamlNoteStore(folder / "notes")
    ports = Ports(
        source=FolderSource(folder),
        catalogue=SqliteCatalogue(folder.parent / "catalogue.sqlite"),
        index=index,
        notes=notes,
        put_aside=YamlPutAside(notes),
        file=YamlLibraryFile(folder / "briefreader.yaml"),
        reader=ExtractionPool(workers=1),
        recent=RecentSearchesFile(folder.parent / "searches"),
        journal=TagJournalFile(folder / "notes" / NAME),
        agreement=agreement or NoAgreement(),
    )
    return Library(folder=str(folder), ports=ports, clock=FixedClock())


@pytest.fixture
def index() -> LockedIndex:
    return LockedIndex()


@pytest.fixture
def library(folder: Path, index: LockedIndex) -> Iterator[Library]:
    library = make_library(folder, index)
    yield library
    library.close()


@pytest.fixture
def kept_library(folder: Path) -> Iterator[Library]:
    """With catalogue and index on the disk, and what tells that they agree."""
    catalogue, index = folder.parent / "catalogue.sqlite", folder.parent / "index"
    agreement = AgreementFile(folder.parent / "agreed", catalogue=catalogue, index=index)
    library = make_library(folder, ArrayIndex(index), agreement)
    yield library
    library.close()


def found(library: Library, line: str) -> list[BriefId]:
    return [result.row.id for result in library.search(line).results]


def test_a_refresh_reads_everything_once(library: Library) -> None:
    seen: list[Progress] = []
    report = library.refresh(progress=seen.append)
    assert set(report.added) == {HARBOUR, ORCHARD}
    assert (seen[-1].done, seen[-1].total) == (2, 2)
    again = library.refresh()
    assert (again.added, again.changed, again.unchanged) == ((), (), 2)


def test_a_refresh_that_has_seen_it_all_before_reads_nothing_back(
    kept_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_library.refresh()
    with monkeypatch.context() as patched:
        patched.delattr(SqliteCatalogue, "stamps")
        assert kept_library.refresh().unchanged == 2


@pytest.mark.parametrize("name", [HARBOUR, "sub/new.txt", "notes/harbour.yaml", "briefreader.yaml"])
def test_a_refresh_sees_whatever_has_changed(kept_library: Library, folder: Path, name: str) -> None:
    kept_library.refresh()
    before = kept_library.rows(), kept_library.tags(), kept_library.brief(BriefId(HARBOUR))
    texts = {
        "notes/harbour.yaml": "format: briefreader-notes/1\nbrief: {file: harbour.txt}\ntags: [ports]\n",
        "briefreader.yaml": f"cuts:\n  {HARBOUR}:\n  - {{verdict: cut, quote: '{BODY.split(BLANK_LINE)[3]}'}}\n",
    }
    (folder / "notes").mkdir(exist_ok=True)
    (folder / name).write_text(texts.get(name, BODY.format(title="Zebras", topic="zebras")), encoding="utf-8")
    kept_library.refresh()
    assert (kept_library.rows(), kept_library.tags(), kept_library.brief(BriefId(HARBOUR))) != before
    assert kept_library.refresh().unchanged == kept_library.count()


def test_a_refresh_names_the_briefs_whose_notes_another_program_changed(library: Library, folder: Path) -> None:
    library.refresh()
    library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports",)))
    assert library.refresh().annotated == ()
    notes = folder / "notes" / "harbour.yaml"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.replace("ports", "quays"), encoding="utf-8")
    assert library.refresh().annotated == (HARBOUR,)
    notes.write_text("tags: [\n", encoding="utf-8")
    report = library.refresh()
    assert (report.annotated, len(report.failed)) == ((), 1)
    notes.write_text(text.replace("ports", "quays"), encoding="utf-8")
    assert library.refresh().annotated == (HARBOUR,)


@pytest.mark.parametrize("line", ["ministry", f"like:{HARBOUR}", '"voters who pay"', "minsitry"])
def test_an_index_that_was_damaged_answers_when_it_is_made_anew(kept_library: Library, folder: Path, line: str) -> None:
    kept_library.refresh()
    right = kept_library.search(line)
    kept_library.close()
    damaged = set((folder.parent / "index").glob("*.arrays"))
    for path in damaged:
        content = path.read_bytes()
        table = 24 + int.from_bytes(content[-24:-16], "little")  # what is not damaged: the index opens
        path.write_bytes(bytes(byte ^ 0x55 for byte in content[:-table]) + content[-table:])
    again = kept_library.search(line)
    assert (again.total, again.did_you_mean) == (right.total, right.did_you_mean)
    assert damaged.isdisjoint((folder.parent / "index").glob("*.arrays"))
    assert sorted(found(kept_library, "ministry")) == [HARBOUR, ORCHARD]


def test_no_search_waits_for_the_first_index(kept_library: Library) -> None:
    assert kept_library.search("ministry").total == 0
    assert kept_library.count() == 0
    waited: list[bool] = []

    def search_meanwhile(_progress: Progress) -> None:
        searching = threading.Thread(target=kept_library.search, args=("ministry",), daemon=True)
        searching.start()
        searching.join(20)
        waited.append(searching.is_alive())

    assert len(kept_library.refresh(progress=search_meanwhile).added) == 2
    assert not any(waited)


def test_what_cannot_be_read_is_said_every_time(kept_library: Library, folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "harbour.yaml").write_text("tags: [a\n", encoding="utf-8")
    assert len(kept_library.refresh().failed) == 1
    assert len(kept_library.refresh().failed) == 1


def test_only_what_changed_is_read_again(library: Library, folder: Path) -> None:
    library.refresh()
    (folder / HARBOUR).write_text(BODY.format(title="Dredging the Harbour Again", topic="quays"), encoding="utf-8")
    (folder / ORCHARD).unlink()
    report = library.refresh()
    assert (report.changed, report.removed) == ((HARBOUR,), (ORCHARD,))
    assert found(library, "quays") == [HARBOUR]
    assert found(library, "orchards") == []


def test_a_file_that_was_only_touched_has_not_changed(library: Library, folder: Path) -> None:
    library.refresh()
    text = (folder / HARBOUR).read_bytes()
    (folder / HARBOUR).unlink()
    (folder / HARBOUR).write_bytes(text)
    report = library.refresh()
    assert (report.changed, report.unchanged) == ((), 2)


def test_an_index_that_was_lost_comes_back(library: Library, index: LockedIndex) -> None:
    library.refresh()
    index.clear()
    assert found(library, "harbour") == []
    assert library.refresh().changed == ()
    assert found(library, "harbour") == [HARBOUR]


def test_a_cancelled_refresh_goes_on_next_time(library: Library) -> None:
    assert library.refresh(cancelled=lambda: True).cancelled
    assert library.count() == 0
    assert len(library.refresh().added) == 2


def test_a_brief_is_read_without_an_index(library: Library) -> None:
    brief = library.brief(library.find("harb"))
    assert brief.metadata.title == "Dredging the Harbour Again"
    with pytest.raises(BriefNotFoundError):
        library.brief(BriefId("nothing.txt"))


def test_tags_are_on_disk_in_the_list_and_in_the_search(library: Library, folder: Path) -> None:
    library.refresh()
    library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports/dredging",)))
    assert "ports/dredging" in (folder / "notes" / "harbour.yaml").read_text(encoding="utf-8")
    assert library.tags() == {"ports/dredging": 1}
    row = next((each for each in library.rows() if each.id == HARBOUR), None)
    assert row is not None
    assert row.notes.tags == ("ports/dredging",)
    assert found(library, "tag:ports") == [HARBOUR]
    assert library.refresh().unchanged == 2


def test_notes_that_somebody_else_wrote_are_taken_up(library: Library, folder: Path) -> None:
    library.refresh()
    store = YamlNoteStore(folder / "notes")
    store.save(replace(library.notes(HARBOUR), note="Ask the pilots about silt.\n"), revision="")
    library.refresh()
    assert found(library, "note:silt") == [HARBOUR]


def test_an_edit_that_changes_nothing_writes_nothing(library: Library, folder: Path) -> None:
    library.edit_notes(HARBOUR, lambda notes: notes)
    assert not (folder / "notes").exists()


def test_notes_are_safe_while_the_index_is_locked(library: Library, index: LockedIndex) -> None:
    library.refresh()
    index.is_locked = True
    library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports",)))
    index.is_locked = False
    assert library.notes(HARBOUR).tags == ("ports",)
    library.refresh()
    assert found(library, "tag:ports") == [HARBOUR]


def test_broken_notes_are_reported_every_time_and_left_alone(library: Library, folder: Path) -> None:
    notes = folder / "notes" / "harbour.yaml"
    notes.parent.mkdir()
    notes.write_text("tags: [unclosed\n", encoding="utf-8")
    first, second = library.refresh(), library.refresh()
    assert len(first.failed) == len(second.failed) == 1
    assert first.failed[0].where == str(notes)
    assert found(library, "harbour") == [HARBOUR]
    with pytest.raises(UnreadableNotesError):
        library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports",)))
    assert notes.read_text(encoding="utf-8") == "tags: [unclosed\n"


def test_an_unreadable_brief_does_not_stop_the_others(library: Library, folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "null.txt").write_bytes(b"\x00\x01\x02" * 100)
    library.refresh()
    assert found(library, "harbour") == [HARBOUR]


def test_the_answer_says_how_the_line_was_read(library: Library) -> None:
    library.refresh()
    answer = library.search("titel:harbour")
    assert answer.remarks
    assert answer.explained
    answer = library.search("harb", as_typed=True)
    assert [result.row.id for result in answer.results] == [HARBOUR]
    snippet = answer.results[0].snippets[0]
    first = snippet.marks[0]
    assert snippet.text[first.start : first.end] == "Harbour"


def test_blank_notes_before_anything_is_written(library: Library) -> None:
    notes = library.notes(HARBOUR)
    assert isinstance(notes, BriefNotes)
    assert notes.is_blank


def test_a_brief_that_was_renamed_keeps_its_notes(library: Library, folder: Path) -> None:
    library.refresh()
    library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports",)))
    (folder / HARBOUR).rename(folder / "sub" / "dredging.md")
    report = library.refresh()
    assert [match.notes.file for match in report.reunited] == [HARBOUR]
    moved = BriefId("sub/dredging.md")
    assert library.notes(moved).tags == ("ports",)
    assert found(library, "tag:ports") == [moved]
    assert library.refresh().unchanged == 2
    assert library.check() == ()


def test_what_was_written_is_kept_though_the_brief_has_gone_meanwhile(library: Library, folder: Path) -> None:
    library.refresh()
    text = (folder / HARBOUR).read_bytes()
    (folder / HARBOUR).unlink()
    library.refresh()
    with pytest.raises(BriefNotFoundError):
        library.edit_notes(HARBOUR, lambda notes: replace(notes, note="Ask the pilots."))
    library.edit_notes(HARBOUR, lambda notes: replace(notes, note="Ask the pilots."), may_be_gone=True)
    assert [fault.where for fault in library.check()] == [HARBOUR]
    (folder / HARBOUR).write_bytes(text)
    library.refresh()
    assert library.notes(HARBOUR).note == "Ask the pilots."
    assert found(library, "note:pilots") == [HARBOUR]


def test_what_was_written_is_kept_though_the_brief_cannot_be_read_any_more(library: Library, folder: Path) -> None:
    library.refresh()
    library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports",)))
    known = library.notes(HARBOUR).brief.fingerprint
    (folder / HARBOUR).unlink()
    (folder / HARBOUR).symlink_to(folder / "nowhere.md")
    library.edit_notes(HARBOUR, lambda notes: replace(notes, note="Ask the pilots."), may_be_gone=True)
    notes = library.notes(HARBOUR)
    assert (notes.note, notes.tags, notes.brief.fingerprint) == ("Ask the pilots.", ("ports",), known)


def test_a_check_names_notes_without_a_brief_and_an_index_that_lags(
    library: Library, folder: Path, index: LockedIndex
) -> None:
    library.refresh()
    assert library.check() == ()
    library.edit_notes(HARBOUR, lambda notes: replace(notes, tags=("ports",)))
    (folder / HARBOUR).unlink()
    library.refresh()
    assert [fault.where for fault in library.check()] == [HARBOUR]
    index.clear()
    assert [fault.where for fault in library.check()] == [HARBOUR, "index"]
    assert library.mend() == ()


def test_a_broken_library_file_is_found_by_the_check(library: Library, folder: Path) -> None:
    library.refresh()
    assert library.check() == ()
    (folder / "briefreader.yaml").write_text("searches: []\ntags: [a\n", encoding="utf-8")
    (fault,) = library.check()
    assert (fault.where, fault.severity) == (str(folder / "briefreader.yaml"), "error")


def test_a_renamed_file_is_not_parsed_again(folder: Path, index: LockedIndex) -> None:
    library = make_library(folder, index)
    library.refresh()
    (folder / "old").mkdir()
    (folder / HARBOUR).rename(folder / "old" / "quay.txt")
    (folder / ORCHARD).rename(folder / "orchard.md")  # another format: it has to be read anew
    report = library.refresh()
    moved = BriefId("old/quay.txt")
    assert report.moved == ((BriefId(HARBOUR), moved),)
    assert (report.added, report.removed) == ((BriefId("orchard.md"),), (BriefId(ORCHARD),))
    brief = library.brief(moved)
    assert (brief.id, brief.source.path) == (moved, str(folder / moved))
    assert found(library, "ports") == [moved]
    assert library.refresh().unchanged == 2
    library.close()


def test_a_refresh_can_be_stopped_between_two_files_and_goes_on_from_there(folder: Path, index: LockedIndex) -> None:
    library = make_library(folder, index)
    answers = iter([False, True])
    stopped = library.refresh(cancelled=lambda: next(answers))
    assert (stopped.added, stopped.cancelled) == ((BriefId(HARBOUR),), True)
    assert library.count() == 1
    assert library.refresh().added == (BriefId(ORCHARD),)
    library.close()


def test_a_refresh_that_changes_nothing_does_not_open_the_index(folder: Path, tmp_path: Path) -> None:
    opened: list[MemoryIndex] = []
    (tmp_path / "index").mkdir()
    agreement = AgreementFile(tmp_path / "agreed", catalogue=tmp_path / "catalogue.sqlite", index=tmp_path / "index")

    def make() -> Library:
        def open_index() -> MemoryIndex:
            opened.append(MemoryIndex())
            return opened[-1]

        return make_library(folder, LazyIndex(open_index), agreement)

    with closing(make()) as first:
        first.refresh()
    assert len(opened) == 1
    with closing(make()) as second:
        assert second.refresh().unchanged == 2
        assert len(opened) == 1
        second.search("harbour")
        assert len(opened) == 2
    (tmp_path / "index" / "segment").touch()
    with closing(make()) as third:
        third.refresh()
    assert len(opened) == 3
