"""What every store of notes promises; the YAML store is the only one so far."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.errors import NotesConflictError, UnreadableNotesError, UnwritableError
from briefreader.library import notebook
from briefreader.library.ports import NoteStore
from briefreader.model.annotation import BriefNotes, BriefRef, Highlight, ReadState, Target
from briefreader.model.brief import BriefId, Span
from briefreader.store.yaml_files import YamlNoteStore

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TEXT = "Sanctions bite slowly. Tariffs bite at once. Neither of them bites for ever."
REF = BriefRef(file=BriefId("ukraine/talks.txt"), fingerprint="sha256:00", title="Talks: a “plan”?", authors=("A. B.",))


def highlight(number: int, *, note: str = "") -> Highlight:
    target = Target.of(TEXT, Span(number, number + 10), 1)
    return Highlight(id=f"{number:08x}", created=NOON, modified=NOON, target=target, note=note)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def store(folder: Path) -> NoteStore:
    return YamlNoteStore(folder)


def test_a_brief_without_notes_is_blank_and_makes_no_file(store: NoteStore, folder: Path) -> None:
    loaded = store.load(REF)
    assert loaded.notes.is_blank
    assert loaded.revision == ""
    assert store.save(loaded.notes, revision="").revision == ""
    assert not list(folder.rglob("*.yaml"))


def test_what_was_saved_is_loaded_by_another_window(store: NoteStore, folder: Path) -> None:
    notes = BriefNotes(
        brief=REF,
        status=ReadState.READING,
        position=12,
        position_words="Talks: “resumed” #1 – at, last {",
        tags=("ukraine/ceasefire", "2024", "no"),
        note="# Heading\n\nA line 🕊️ with “quotes”: and # a hash\n",
        highlights=(
            highlight(3, note="one\n\ntwo"),
            replace(highlight(20), target=replace(highlight(20).target, twin=0.73, rival=1.0)),
        ),
    )
    saved = store.save(notes, revision="")
    again = YamlNoteStore(folder).load(REF)
    assert again.notes == notes == saved.notes
    assert again.revision == saved.revision != ""
    assert again.path == str(folder / "ukraine" / "talks.yaml")


def test_edits_of_different_entries_are_both_kept(store: NoteStore, folder: Path) -> None:
    first = store.save(BriefNotes(brief=REF, tags=("a",), highlights=(highlight(3), highlight(9))), revision="")
    other = YamlNoteStore(folder)
    theirs = other.load(REF)
    other.save(
        replace(theirs.notes, tags=("a", "b"), highlights=(highlight(3, note="theirs"), highlight(9))),
        revision=theirs.revision,
    )
    mine = replace(first.notes, note="Mine.\n", highlights=(highlight(3), highlight(30)))
    merged = store.save(mine, revision=first.revision).notes
    assert merged.tags == ("a", "b")
    assert merged.note == "Mine.\n"
    assert merged.highlights == (highlight(3, note="theirs"), highlight(30))
    assert YamlNoteStore(folder).load(REF).notes == merged


def test_two_rewrites_of_one_note_are_both_kept_and_said(store: NoteStore, folder: Path) -> None:
    first = store.save(BriefNotes(brief=REF, note="Old.\n"), revision="")
    YamlNoteStore(folder).save(replace(first.notes, note="Theirs.\n"), revision=first.revision)
    conflict = folder / "ukraine" / "talks.yaml.conflict"
    assert not conflict.exists()
    with pytest.raises(NotesConflictError) as caught:
        store.save(replace(first.notes, note="Mine.\n"), revision=first.revision)
    assert "Theirs." in (folder / "ukraine" / "talks.yaml").read_text()
    assert caught.value.conflict_path == str(conflict)
    assert "Mine." in conflict.read_text()


def test_the_same_conflict_saved_again_makes_no_second_file(store: NoteStore, folder: Path) -> None:
    first = store.save(BriefNotes(brief=REF, note="Old.\n"), revision="")
    YamlNoteStore(folder).save(replace(first.notes, note="Theirs.\n"), revision=first.revision)
    for text in ("Mine.\n", "Mine.\n", "Mine, and more.\n"):
        with pytest.raises(NotesConflictError):
            store.save(replace(first.notes, note=text), revision=first.revision)
    assert sorted(path.name for path in folder.rglob("*.conflict*")) == ["talks.yaml.conflict", "talks.yaml.conflict-2"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"format: briefreader-notes/1\ntags: [a\nnote: x\n", 3),
        (b"format: briefreader-notes/2\n", 1),
        (b"format: something-else\n", 1),
        (b"- a\n- b\n", 1),
        (b"format: briefreader-notes/1\n\nstatus: finished\n", 3),
        (b"format: briefreader-notes/1\nhighlights: {}\n", 2),
        (b"format: briefreader-notes/1\nhighlights:\n- id: aa\n  created: yesterday\n", 4),
        (b"format: briefreader-notes/1\ntags: [a]\ntags: [b]\n", 3),
        (b"format: briefreader-notes/1\nx: &a [1]\ny: *a\n", 3),
        (b"format: briefreader-notes/1\nx: !!python/object/apply:os.getcwd []\n", 2),
        (b"format: briefreader-notes/1\nnote: \xff\n", 2),
        (b"format: briefreader-notes/1\nnote: \x00\n", 2),
        (b"format: briefreader-notes/1\nx: " + b"[" * 100_000, 2),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_left_alone(
    store: NoteStore, folder: Path, content: bytes, line: int
) -> None:
    path = folder / "ukraine" / "talks.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(UnreadableNotesError) as unreadable:
        store.load(REF)
    assert (unreadable.value.path, unreadable.value.line) == (str(path), line)
    with pytest.raises(NotesConflictError) as conflict:
        store.save(BriefNotes(brief=REF, note="Mine.\n"), revision="")
    assert path.read_bytes() == content
    assert "Mine." in Path(conflict.value.conflict_path).read_text()


def test_namesakes_with_other_suffixes_have_files_of_their_own(store: NoteStore, folder: Path) -> None:
    text = BriefRef(file=BriefId("talks.txt"), fingerprint="sha256:01")
    markdown = BriefRef(file=BriefId("talks.md"), fingerprint="sha256:02")
    store.save(BriefNotes(brief=text, note="Of the text.\n"), revision="")
    store.save(BriefNotes(brief=markdown, note="Of the Markdown.\n"), revision=store.load(markdown).revision)
    fresh = YamlNoteStore(folder)
    assert fresh.load(text).notes.note == "Of the text.\n"
    assert fresh.load(markdown).notes.note == "Of the Markdown.\n"
    assert sorted(fresh.stamps()) == ["talks", "talks.md"]


def test_stamps_list_notes_and_nothing_else(store: NoteStore, folder: Path) -> None:
    store.save(BriefNotes(brief=REF, note="x\n"), revision="")
    (folder / "ukraine" / "talks.yaml.conflict").write_text("x")
    (folder / ".hidden.yaml").write_text("x")
    stat = (folder / "ukraine" / "talks.yaml").stat()
    assert store.stamps() == {"ukraine/talks": (stat.st_size, stat.st_mtime_ns)}


def test_the_stamp_of_saved_and_of_loaded_notes_is_the_one_of_the_list(store: NoteStore) -> None:
    blank = store.load(REF)
    assert blank.stamp == (0, 0)
    saved = store.save(replace(blank.notes, note="Mine.\n"), revision=blank.revision)
    assert saved.stamp == store.load(REF).stamp == store.stamps()[BriefId("ukraine/talks")]


def test_foreign_keys_and_the_comment_at_the_top_survive(store: NoteStore, folder: Path) -> None:
    folder.joinpath("ukraine").mkdir(parents=True)
    path = folder / "ukraine" / "talks.yaml"
    path.write_text(
        "# Kept by hand since 2024\n\n"
        "format: briefreader-notes/1\n"
        "brief: {file: ukraine/talks.txt, fingerprint: 'sha256:00', shelf: 7}\n"
        "position: {start: 4, page: 2}\n"
        "highlights:\n"
        "- id: 0000000a\n"
        "  created: 2026-11-22T12:00:00Z\n"
        "  mood: on\n"
        "  target: {exact: x, start: 1, end: 2, css: '#p'}\n"
        "claims:\n"
        "- {verdict: accepted, kind: fact, target: {exact: y, start: 3, end: 4}, by: me}\n"
        "version: 1.10\n"
        "when: 2025-04-01\n"
        "nested:\n  deep: [1, {a: 'b: c'}]\n"
        "prose: |\n  two\n  lines\n"
    )
    loaded = store.load(REF)
    store.save(notebook.set_note(loaded.notes, "New."), revision=loaded.revision)
    after = path.read_text()
    assert after.startswith("# Kept by hand since 2024\n\nformat: ")
    for kept in ("shelf: 7", "page: 2", "mood: on\n", 'css: "#p"', "by: me", "version: 1.10\n", "when: 2025-04-01\n"):
        assert kept in after
    assert YamlNoteStore(folder).load(REF).notes.extra["nested"] == {"deep": [1, {"a": "b: c"}]}
    assert YamlNoteStore(folder).load(REF).notes.extra["prose"] == "two\nlines\n"


def test_notes_that_cannot_go_anywhere_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file where the folder should be")
    store = YamlNoteStore(tmp_path / "notes")
    with pytest.raises(UnwritableError):
        store.save(BriefNotes(brief=REF, note="x\n"), revision="")


def test_a_path_out_of_the_library_is_refused(store: NoteStore) -> None:
    with pytest.raises(UnwritableError):
        store.save(BriefNotes(brief=replace(REF, file=BriefId("../talks.txt")), note="x\n"), revision="")


def test_notes_follow_a_brief_that_was_moved(store: NoteStore, folder: Path) -> None:
    store.save(BriefNotes(brief=REF, note="x\n", tags=("a",)), revision="")
    moved = BriefRef(file=BriefId("talks.md"), fingerprint="sha256:11")
    adopted = store.adopt(REF.file, moved)
    assert (adopted.notes.note, adopted.notes.brief.title) == ("x\n", REF.title)
    assert sorted(store.stamps()) == ["talks"]
    assert YamlNoteStore(folder).load(moved).notes == adopted.notes
    assert [reference.file for reference in store.references()] == ["talks.md"]


def test_notes_follow_a_brief_that_was_converted(store: NoteStore, folder: Path) -> None:
    store.save(BriefNotes(brief=REF, note="x\n"), revision="")
    converted = BriefRef(file=BriefId("ukraine/talks.md"), fingerprint="sha256:11")
    assert store.load(converted).notes.is_blank
    store.adopt(REF.file, converted)
    assert YamlNoteStore(folder).load(converted).notes.note == "x\n"
    assert len(store.stamps()) == 1


def test_notes_are_never_put_over_others(store: NoteStore) -> None:
    other = BriefRef(file=BriefId("other.txt"), fingerprint="")
    store.save(BriefNotes(brief=REF, note="x\n"), revision="")
    store.save(BriefNotes(brief=other, note="y\n"), revision="")
    with pytest.raises(UnwritableError, match="of its own"):
        store.adopt(REF.file, other)
    with pytest.raises(UnwritableError, match="no notes"):
        store.adopt(BriefId("gone.txt"), other)
    assert store.load(REF).notes.note == "x\n"


def test_what_synchronising_services_leave_is_noticed(store: NoteStore, folder: Path) -> None:
    saved = store.save(BriefNotes(brief=REF, note="x\n"), revision="")
    content = Path(saved.path).read_bytes()
    names = (
        "talks (A's conflicted copy 2026-11-22).yaml",
        "talks 2.yaml",
        "talks.sync-conflict-20261122-101112-ABCDEFG.yaml",
        "talks.yaml.conflict",
    )
    for name in names:
        (folder / "ukraine" / name).write_bytes(content)
    (folder / "broken.yaml").write_text("a: [\n")
    (folder / "ukraine" / "talks on trade.yaml").write_bytes(content.replace(b"talks.txt", b"talks on trade.txt"))
    assert sorted(Path(path).name for path in store.conflicts(REF.file)) == [names[0], *names[2:]]
    found = {Path(fault.where).name: fault for fault in store.faults()}
    assert sorted(found) == sorted([*names, "broken.yaml"])
    assert (found["broken.yaml"].line, found["broken.yaml"].severity) == (2, "error")
    assert "a copy of the notes of ukraine/talks.txt" in found["talks 2.yaml"].what


def test_a_converted_brief_keeps_its_notes_once_the_old_file_is_gone(folder: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    (library / "ukraine").mkdir(parents=True)
    (library / "ukraine" / "talks.txt").write_text("x")
    store = YamlNoteStore(folder, library=library)
    store.save(BriefNotes(brief=REF, note="x\n"), revision="")
    converted = BriefRef(file=BriefId("ukraine/talks.md"), fingerprint="sha256:11")
    assert store.load(converted).notes.is_blank
    (library / "ukraine" / "talks.txt").unlink()
    loaded = store.load(converted)
    assert loaded.notes.note == "x\n"
    store.save(notebook.append_note(loaded.notes, "y"), revision=loaded.revision)
    assert [reference.file for reference in store.references()] == ["ukraine/talks.md"]
    assert list(store.stamps()) == ["ukraine/talks"]
    assert store.adopt(converted.file, converted).notes.note == "x\n\ny\n"


def test_a_name_as_long_as_a_file_may_have_has_notes_too(store: NoteStore) -> None:
    ref = BriefRef(file=BriefId("b" * 250 + ".md"), fingerprint="")  # with ".yaml" behind it, no file can be called so
    loaded = store.load(ref)
    store.save(replace(loaded.notes, note="kept"), revision=loaded.revision)
    assert store.load(ref).notes.note == "kept"
