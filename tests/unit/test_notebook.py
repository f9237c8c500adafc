"""Edits of notes, one by one."""

from datetime import UTC, datetime

import pytest

from briefreader.library import notebook, tags
from briefreader.model.annotation import BriefNotes, BriefRef, Color, ReadState, Target, Verdict
from briefreader.model.brief import BriefId, ClaimKind, Span

TEXT = "Sanctions bite slowly. Tariffs bite at once."
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
BLANK = BriefNotes(brief=BriefRef(file=BriefId("a.txt"), fingerprint=""))
FIRST = Target.of(TEXT, Span(0, 22), 1)
SECOND = Target.of(TEXT, Span(23, 44), 1)


def marked(*tag_names: str) -> BriefNotes:
    return notebook.add_highlight(BLANK, SECOND, highlight_id="b" * 8, now=NOON, tags=tag_names)


def test_highlights_stand_in_reading_order() -> None:
    notes = notebook.add_highlight(marked(), FIRST, highlight_id="a" * 8, now=LATER, color=Color.RED, note=" why ")
    assert [each.id for each in notes.highlights] == ["a" * 8, "b" * 8]
    assert notes.highlights[0].note == "why"


def test_marking_a_marked_passage_changes_nothing() -> None:
    notes = marked()
    assert notebook.add_highlight(notes, SECOND, highlight_id="c" * 8, now=LATER) is notes


def test_an_id_is_taken_once() -> None:
    with pytest.raises(ValueError, match="taken"):
        notebook.add_highlight(marked(), FIRST, highlight_id="b" * 8, now=LATER)


def test_an_edit_of_a_highlight_moves_its_time() -> None:
    changed = notebook.edit_highlight(marked(), "b" * 8, now=LATER, note="New.", color=Color.BLUE, tags=["x"])
    (highlight,) = changed.highlights
    assert (highlight.note, highlight.color, highlight.tags) == ("New.", Color.BLUE, ("x",))
    assert (highlight.created, highlight.modified) == (NOON, LATER)
    assert notebook.edit_highlight(changed, "b" * 8, now=LATER, note="New.") is changed


def test_a_highlight_is_removed_once() -> None:
    assert notebook.remove_highlight(marked(), "b" * 8) == BLANK
    assert notebook.remove_highlight(BLANK, "b" * 8) is BLANK


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a", "a\n"), ("a\r\nb  \n\n", "a\nb\n"), (" \n ", ""), ("🕊️", "🕊️\n")],
)
def test_a_note_ends_with_one_line_end(typed: str, kept: str) -> None:
    assert notebook.set_note(BLANK, typed).note == kept


def test_a_note_grows_by_paragraphs() -> None:
    notes = notebook.append_note(notebook.append_note(BLANK, "One."), " Two. ")
    assert notes.note == "One.\n\nTwo.\n"
    assert notebook.append_note(notes, "  ") is notes


def test_tags_are_kept_once_whatever_their_case() -> None:
    notes = notebook.add_tags(BLANK, ["Ukraine / ceasefire", "#ukraine/Ceasefire", "trade"])
    assert notes.tags == ("Ukraine/ceasefire", "trade")
    assert notebook.remove_tags(notes, ["TRADE", "unknown"]).tags == ("Ukraine/ceasefire",)


@pytest.mark.parametrize("bad", ["", " ", "/", "a//b", "/a", "a/", "a,b", "a\nb\x00", "[a]", "a\u200bb"])
def test_some_names_are_no_tags(bad: str) -> None:
    with pytest.raises(tags.InvalidTagError):
        notebook.add_tags(BLANK, [bad])


def test_state() -> None:
    notes = notebook.set_state(BLANK, ReadState.DONE)
    assert notes.status is ReadState.DONE
    assert notebook.set_state(notes, ReadState.DONE) is notes


def test_a_verdict_follows_the_words_and_can_be_taken_back() -> None:
    notes = notebook.set_verdict(BLANK, FIRST, ClaimKind.FACT, Verdict.ACCEPTED)
    moved = Target.of("Indeed. " + TEXT, Span(8, 30), 1)
    notes = notebook.set_verdict(notes, moved, ClaimKind.THESIS, Verdict.REJECTED)
    (claim,) = notes.claims
    assert (claim.verdict, claim.kind, claim.target) == (Verdict.REJECTED, ClaimKind.THESIS, moved)
    assert notebook.set_verdict(notes, moved, ClaimKind.THESIS, Verdict.REJECTED) is notes
    assert notebook.set_verdict(notes, FIRST, ClaimKind.FACT, None) == BLANK
