"""A version of notes that was put aside: what it holds besides, and both become one."""

from pathlib import Path

import pytest

from briefreader.errors import UnreadableNotesError, UnwritableError
from briefreader.library.library import Library
from briefreader.library.notebook import add_highlight, add_tags, set_note, set_verdict
from briefreader.library.settling import asides, completed, take_over, throw_away
from briefreader.model.annotation import BriefNotes, Target, Verdict
from briefreader.model.brief import BriefId, ClaimKind, Span

HARBOUR = BriefId("harbour.txt")


@pytest.fixture
def aside(made_library: Library) -> str:
    """Another version, as a synchronising service leaves it, with all kinds of entries that the notes lack."""
    text = made_library.brief(HARBOUR).text
    now = made_library.clock.now()

    def write(notes: BriefNotes) -> BriefNotes:
        notes = add_highlight(
            notes, Target.of(text, Span(0, 12)), highlight_id="a" * 8, now=now, tags=["x"], note="Two."
        )
        notes = add_highlight(notes, Target.of(text, Span(20, 32)), highlight_id="b" * 8, now=now)
        notes = set_verdict(notes, Target.of(text, Span(40, 50)), ClaimKind.FACT, Verdict.ACCEPTED)
        return set_note(add_tags(notes, ["Ports", "sea"]), "Theirs.")

    made_library.edit_notes(HARBOUR, write)
    path = Path(made_library.notes_folder) / "harbour.yaml"
    other = path.with_name("harbour.sync-conflict-20261122-101112-ABCDEFG.yaml")
    path.rename(other)
    made_library.edit_notes(
        HARBOUR,
        lambda notes: set_note(
            add_tags(
                add_highlight(
                    notes, Target.of(text, Span(0, 12)), highlight_id="a" * 8, now=now, tags=["y"], note="One."
                ),
                ["ports"],
            ),
            "Mine.",
        ),
    )
    return str(other)


def test_what_the_notes_lack_is_said_and_taken_over(made_library: Library, aside: str) -> None:
    (found,) = asides(made_library, HARBOUR)
    assert (found.path, found.fault, len(found.lacking)) == (aside, "", 5)
    notes = take_over(made_library, HARBOUR, aside)
    assert notes == made_library.notes(HARBOUR)
    assert notes.note == "Mine.\n\nTheirs.\n"
    assert notes.tags == ("ports", "sea")
    assert [(each.id, each.tags, each.note) for each in notes.highlights] == [
        ("a" * 8, ("y", "x"), "One.\n\nTwo."),
        ("b" * 8, (), ""),
    ]
    assert len(notes.claims) == 1
    assert asides(made_library, HARBOUR) == ()
    assert not Path(aside).exists()


def test_what_is_known_lacks_nothing(made_library: Library, aside: str) -> None:
    theirs = made_library.put_aside.read_aside(aside)
    once = completed(made_library.notes(HARBOUR), theirs)
    assert completed(once, theirs) == once
    assert completed(theirs, theirs) == theirs


def test_a_version_is_thrown_away_and_nothing_else_ever_is(made_library: Library, aside: str) -> None:
    throw_away(made_library, aside)
    assert asides(made_library, HARBOUR) == ()
    notes = Path(made_library.notes_folder) / "harbour.yaml"
    with pytest.raises(UnwritableError):
        throw_away(made_library, str(notes))
    assert notes.exists()


def test_a_broken_version_is_said_and_stays(made_library: Library, aside: str) -> None:
    Path(aside).write_text("tags: [a\n", encoding="utf-8")
    (found,) = asides(made_library, HARBOUR)
    assert "cannot be read" in found.fault
    with pytest.raises(UnreadableNotesError):
        take_over(made_library, HARBOUR, aside)
    assert Path(aside).exists()
