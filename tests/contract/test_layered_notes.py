"""Notes of a library that was writable and is not, and the other way round."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId
from briefreader.store.layered_notes import LayeredNotes
from briefreader.store.yaml_files import YamlNoteStore

REF = BriefRef(file=BriefId("talks.txt"), fingerprint="sha256:00")
OTHER = BriefRef(file=BriefId("other.txt"), fingerprint="sha256:01")


@pytest.fixture
def beside(tmp_path: Path) -> YamlNoteStore:
    return YamlNoteStore(tmp_path / "library" / "notes")


@pytest.fixture
def elsewhere(tmp_path: Path) -> YamlNoteStore:
    return YamlNoteStore(tmp_path / "data" / "notes")


def write(store: YamlNoteStore, reference: BriefRef, note: str) -> None:
    loaded = store.load(reference)
    store.save(replace(loaded.notes, note=note), revision=loaded.revision)


def test_notes_that_can_only_be_read_are_read(beside: YamlNoteStore, elsewhere: YamlNoteStore) -> None:
    write(beside, REF, "Old.\n")
    layered = LayeredNotes(written=elsewhere, read=beside)
    assert layered.load(REF).notes.note == "Old.\n"
    assert layered.load(OTHER).notes.is_blank
    assert layered.stamps() == beside.stamps()
    assert layered.faults() == ()


def test_a_change_goes_to_the_other_folder_with_all_that_was_there(
    beside: YamlNoteStore, elsewhere: YamlNoteStore
) -> None:
    write(beside, REF, "Old.\n")
    layered = LayeredNotes(written=elsewhere, read=beside)
    loaded = layered.load(REF)
    saved = layered.save(replace(loaded.notes, tags=("new",)), revision=loaded.revision)
    assert (saved.notes.note, saved.notes.tags) == ("Old.\n", ("new",))
    assert beside.load(REF).notes.tags == ()
    assert layered.load(REF).notes == saved.notes
    assert layered.stamps() == elsewhere.stamps()
    assert [fault.where for fault in layered.faults()] == ["talks"]


def test_what_was_written_elsewhere_is_found_when_the_library_can_be_written(
    beside: YamlNoteStore, elsewhere: YamlNoteStore
) -> None:
    write(elsewhere, REF, "On the train.\n")
    layered = LayeredNotes(written=beside, read=elsewhere)
    assert layered.load(REF).notes.note == "On the train.\n"
    assert layered.folder == beside.folder
