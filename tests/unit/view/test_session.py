"""The desk's mind, without a screen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.config.commands import COMMANDS
from briefreader.config.keymap import default_keymap
from briefreader.errors import Fault
from briefreader.library import notebook
from briefreader.library.ports import BriefRow, NotesSummary
from briefreader.library.refresh import Progress, RefreshReport
from briefreader.model.annotation import BriefNotes, BriefRef, Color, ReadState, Target
from briefreader.model.brief import (
    Block,
    BlockKind,
    Brief,
    BriefId,
    CutDecision,
    CutVerdict,
    Furniture,
    Metadata,
    Source,
    Span,
)
from briefreader.view import effects, events, housekeeping
from briefreader.view.present.keys import footer_items
from briefreader.view.present.page import page_of
from briefreader.view.regions import Pane
from briefreader.view.session import COMMAND_IDS, step
from briefreader.view.state import PAGE_ROWS, Place, Session, Width

OTHER = Place(brief_id=BriefId("b.md"), position=44)
NOW = datetime(2025, 5, 1, tzinfo=UTC)
TEXT = "One claim stands here. Another follows it.\n\nA second paragraph says more."


def invoke(session: Session, command: str) -> tuple[Session, tuple[effects.Effect, ...]]:
    return step(session, events.Invoked(command, NOW, "0badf00d"))


def brief(name: str = "a.md") -> Brief:
    first, second = TEXT.split("\n\n")
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(first)), number=1, lines=(1, 1)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(len(first) + 2, len(TEXT)), number=2, lines=(3, 3)),
    )
    source = Source(path=f"/b/{name}", fingerprint="sha256:0", media_type="text/plain", encoding="utf-8")
    assert second
    return Brief(id=BriefId(name), source=source, metadata=Metadata(title="T"), text=TEXT, words=11, blocks=blocks)


def row(name: str) -> BriefRow:
    return BriefRow(
        id=BriefId(name),
        title=name,
        authors=(),
        outlet=None,
        published=None,
        words=11,
        reading_minutes=1,
        claims=0,
        links=0,
        faults=0,
        notes=NotesSummary(),
    )


@pytest.fixture
def listed() -> Session:
    session, _ = step(Session(), events.Started())
    rows = (row("a.md"), row("b.md"))
    return step(session, events.RowsLoaded(session.shelf.generation, 0, 2, rows))[0]


@pytest.fixture
def reading(listed: Session) -> Session:
    session, _ = invoke(listed, "item.open")
    notes = BriefNotes(brief=BriefRef(file=BriefId("a.md"), fingerprint="sha256:0"))
    session, _ = step(session, events.BriefOpened(session.requests, brief(), notes))
    return step(session, events.Scrolled(0, len(TEXT), 1.0))[0]


def test_every_command_of_the_table_does_something() -> None:
    assert {command.id for command in COMMANDS} == COMMAND_IDS


@pytest.mark.parametrize("command", sorted(COMMAND_IDS))
def test_no_command_fails_in_an_empty_desk(command: str) -> None:
    for pane in Pane:
        session, _ = step(Session(), events.Focused(pane))
        assert isinstance(invoke(session, command)[0], Session)


@pytest.mark.parametrize("command", sorted(COMMAND_IDS))
def test_no_command_fails_with_an_open_brief(reading: Session, command: str) -> None:
    for pane in Pane:
        session, _ = step(reading, events.Focused(pane))
        assert isinstance(invoke(session, command)[0], Session)


def test_starting_fetches_rows_and_only_then_tags_and_what_has_changed() -> None:
    session, ordered = step(Session(), events.Started())
    assert [type(effect) for effect in ordered] == [effects.LoadRows]
    session, ordered = step(session, events.RowsLoaded(session.shelf.generation, 0, 0, ()))
    assert [type(effect) for effect in ordered] == [effects.LoadTags, effects.Refresh]
    assert step(session, events.RowsLoaded(session.shelf.generation, 0, 0, ()))[1] == ()


def test_rows_of_an_earlier_generation_are_dropped(listed: Session) -> None:
    session, _ = step(listed, events.RowsLoaded(listed.shelf.generation - 1, 0, 99, ()))
    assert session.shelf.total == 2


def test_only_pages_in_sight_are_fetched_and_each_once(listed: Session) -> None:
    wanted = events.RowsWanted(PAGE_ROWS * 7 + 3, PAGE_ROWS * 7 + 40)
    session, ordered = step(listed, wanted)
    assert ordered == (effects.LoadRows(listed.shelf.generation, listed.shelf.sort, 7),)
    assert step(session, wanted)[1] == ()


def test_a_brief_that_comes_too_late_is_dropped(listed: Session) -> None:
    session, _ = invoke(listed, "item.open")
    late = session.requests
    session, _ = step(session, events.ListMoved(Pane.LIBRARY, 1, "b.md"))
    session, _ = invoke(session, "item.open")
    session, _ = step(session, events.BriefOpened(late, brief("a.md"), None))
    assert session.reading is None


def test_answers_to_older_questions_are_dropped(listed: Session) -> None:
    session, first = step(listed, events.QueryTyped("a"))
    session, second = step(session, events.QueryTyped("ab"))
    assert isinstance(first[0], effects.Search)
    assert isinstance(second[0], effects.Search)
    assert second[0].generation > first[0].generation


def test_a_selection_becomes_a_highlight_at_once_and_on_disk(reading: Session) -> None:
    session, _ = invoke(reading, "select.sentence")
    session, ordered = invoke(session, "highlight.red")
    assert session.reading is not None
    assert session.reading.notes is not None
    (highlight,) = session.reading.notes.highlights
    assert highlight.target.exact == "One claim stands here."
    assert highlight.id == "0badf00d"
    (effect,) = ordered
    assert isinstance(effect, effects.EditNotes)
    assert effect.edit(BriefNotes(brief=BriefRef(file=BriefId("a.md"), fingerprint="x"))).highlights == (highlight,)


def test_undo_sets_back_only_what_the_change_had_set(reading: Session) -> None:
    blank = BriefNotes(brief=BriefRef(file=BriefId("a.md"), fingerprint="x"))
    tagged = BriefNotes(brief=blank.brief, tags=("old",))
    both = BriefNotes(brief=blank.brief, tags=("old", "new"))
    session, _ = step(reading, events.NotesSaved(BriefId("a.md"), "tags", tagged, both, "do"))
    _, (effect,) = invoke(session, "edit.undo")
    assert isinstance(effect, effects.EditNotes)
    written_since = BriefNotes(brief=blank.brief, tags=("old", "new"), note="later\n")
    assert effect.edit(written_since) == BriefNotes(brief=blank.brief, tags=("old",), note="later\n")


def test_a_place_is_kept_when_a_brief_is_left_and_not_when_it_was_only_looked_at(reading: Session) -> None:
    _, nothing = invoke(reading, "app.quit")
    assert nothing == (effects.Quit(),)
    session, _ = step(reading, events.Scrolled(44, len(TEXT), 1.0))
    _, ordered = invoke(session, "app.quit")
    assert isinstance(ordered[0], effects.EditNotes)
    assert ordered[0].edit(BriefNotes(brief=BriefRef(file=BriefId("a.md"), fingerprint="x"))).position == 44


def text_without_its_first_paragraph() -> Brief:
    whole = brief()
    text = whole.text[whole.blocks[1].span.start :]
    return replace(whole, text=text, blocks=(replace(whole.blocks[1], span=Span(0, len(text)), number=1),))


def test_the_place_is_found_by_its_words_when_the_text_is_another(listed: Session) -> None:
    ref = BriefRef(file=BriefId("a.md"), fingerprint="sha256:0")
    session, _ = invoke(listed, "item.open")
    session, _ = step(session, events.BriefOpened(session.requests, brief(), BriefNotes(brief=ref)))
    session, _ = step(session, events.Scrolled(TEXT.index("paragraph says"), len(TEXT), 1.0))
    _, (edit, *_) = invoke(session, "app.quit")
    assert isinstance(edit, effects.EditNotes)
    notes = edit.edit(BriefNotes(brief=ref))
    after = text_without_its_first_paragraph()
    session, _ = invoke(listed, "item.open")
    _, ordered = step(session, events.BriefOpened(session.requests, after, notes))
    (reveal,) = (effect for effect in ordered if isinstance(effect, effects.Reveal))
    assert after.text.startswith("paragraph says", reveal.start)


def test_places_and_jumps_stay_with_their_words_when_a_block_is_cut(reading: Session) -> None:
    place = TEXT.index("paragraph says")
    session, _ = step(reading, events.Scrolled(place, len(TEXT), 1.0))
    session = replace(session, behind=(Place(brief_id=BriefId("a.md"), position=place), OTHER), ahead=(OTHER,))
    decision = CutDecision(verdict=CutVerdict.CUT, quote=TEXT.split("\n\n", maxsplit=1)[0])
    after = text_without_its_first_paragraph()
    session, _ = step(session, events.CutDecided((after.id,), after, (), decision, "cut", "do"))
    assert session.reading is not None
    assert after.text.startswith("paragraph says", session.reading.top)
    assert session.behind == (Place(brief_id=after.id, position=session.reading.top), OTHER)
    assert session.ahead == (OTHER,)


PIECE = Furniture(kind="date", reason="a date", lines=(1, 1), text="Apr 1, 2025")


def with_ledger(reading: Session) -> Session:
    assert reading.reading is not None
    return replace(reading, reading=replace(reading.reading, brief=replace(brief(), furniture=(PIECE,))))


def test_the_footer_names_the_keys_of_the_cut_ledger_while_it_is_open(reading: Session) -> None:
    session, _ = invoke(with_ledger(reading), "furniture.toggle")
    words = {item.command: item.word for item in footer_items(session)}
    assert words["furniture.next"] == "Next"
    assert words["nav.back"] == "Hide"
    assert not {"furniture.decide", "highlight.add"} & set(words)
    session, _ = invoke(session, "furniture.next")
    assert footer_items(session)[0].word == "Put back"
    session, _ = invoke(session, "nav.back")
    assert session.reading is not None
    assert (session.reading.shows_cut, session.reading.piece) == (False, None)
    assert session.layout.focus is Pane.ARTICLE
    assert "furniture.next" not in {item.command for item in footer_items(session)}


def test_the_ledger_chooses_the_next_block_after_one_was_restored_and_that_block_again_after_undo(
    reading: Session,
) -> None:
    pieces = tuple(replace(PIECE, text=text, lines=(line, line)) for line, text in enumerate(("A", "B", "C"), 1))
    whole = replace(brief(), furniture=pieces)
    assert reading.reading is not None
    session = replace(reading, reading=replace(reading.reading, brief=whole, shows_cut=True, piece=1))

    def decided(session: Session, verdict: CutVerdict, text: str, left: str) -> int | None:
        after = replace(whole, furniture=tuple(piece for piece in pieces if piece.text in left))
        decision = CutDecision(verdict=verdict, quote=text, line=1)
        session, _ = step(session, events.CutDecided((after.id,), after, (), decision, "", "do"))
        return session.reading.piece if session.reading else None

    assert decided(session, CutVerdict.RESTORE, "B", "AC") == 1
    last = replace(reading, reading=replace(reading.reading, brief=whole, shows_cut=True, piece=2))
    assert decided(last, CutVerdict.RESTORE, "C", "AB") is None
    far = replace(last, reading=replace(reading.reading, brief=whole, shows_cut=True, piece=1, bottom=5))
    assert decided(far, CutVerdict.RESTORE, "B", "AC") is None
    first = replace(reading, reading=replace(reading.reading, brief=whole, shows_cut=True, piece=0))
    assert decided(first, CutVerdict.CUT, "C", "ABC") == 2


def test_the_footer_says_what_enter_does_in_a_list_of_links(reading: Session) -> None:
    session, _ = step(reading, events.Focused(Pane.LINKS))
    words = {item.command: item.word for item in footer_items(session)}
    assert (words["item.open"], words["link.open"]) == ("Show", "Open")
    session, _ = step(session, events.Focused(Pane.LIBRARY))
    assert {item.command: item.word for item in footer_items(session)}["item.open"] == "Open"


def test_a_cut_block_is_told_by_its_reason_once(reading: Session) -> None:
    session, _ = invoke(with_ledger(reading), "furniture.next")
    assert session.reading is not None
    page = page_of(session.reading.brief, session.keymap, shows_cut=True, piece=0)
    assert "▸ cut: a date · line 1 · X puts it back" in [block.text for block in page.blocks]


def test_the_list_follows_a_brief_that_was_opened_from_elsewhere(listed: Session) -> None:
    notes = BriefNotes(brief=BriefRef(file=BriefId("b.md"), fingerprint=""))
    session, _ = step(listed, events.Started(open_brief=BriefId("b.md")))
    session, _ = step(session, events.RowsLoaded(session.shelf.generation, 0, 2, (row("a.md"), row("b.md"))))
    session, ordered = step(session, events.BriefOpened(session.requests, brief("b.md"), notes))
    find = housekeeping.FindPlace(session.shelf.sort, BriefId("b.md"))
    assert find in ordered
    session, _ = step(session, housekeeping.PlaceFound(BriefId("b.md"), 1))
    assert session.shelf.cursor == 1
    session, _ = step(session, housekeeping.PlaceFound(BriefId("a.md"), 0))
    assert session.shelf.cursor == 1
    session, ordered = invoke(session, "brief.previous")
    session, ordered = step(session, events.BriefOpened(session.requests, brief("a.md"), notes))
    assert not any(isinstance(effect, housekeeping.FindPlace) for effect in ordered)


def test_going_back_undoes_one_step_of_attention_at_a_time(reading: Session) -> None:
    session, _ = invoke(reading, "select.start")
    session, _ = invoke(session, "nav.back")
    assert session.reading is not None
    assert session.reading.selection is None
    session, _ = invoke(session, "nav.back")
    assert session.layout.focus is Pane.LIBRARY
    session, _ = invoke(session, "nav.back")
    assert session.asked_to_quit
    _, ordered = invoke(session, "nav.back")
    assert effects.Quit() in ordered


def test_a_changed_file_of_the_open_brief_is_opened_anew_and_an_unchanged_one_is_not(reading: Session) -> None:
    _, ordered = step(reading, events.Refreshed(RefreshReport(changed=(BriefId("a.md"),))))
    assert any(isinstance(effect, effects.OpenBrief) for effect in ordered)
    _, ordered = step(reading, events.Refreshed(RefreshReport(unchanged=2)))
    assert ordered == ()


@pytest.mark.parametrize("what", ["annotated", "recut"])
def test_other_notes_and_other_cuts_are_opened_anew_but_not_under_a_selection(reading: Session, what: str) -> None:
    report = events.Refreshed(RefreshReport(**{what: (BriefId("a.md"),)}), is_quiet=True)  # type: ignore[arg-type]
    _, ordered = step(reading, report)
    assert any(isinstance(effect, effects.OpenBrief) for effect in ordered)
    selecting, _ = invoke(reading, "select.start")
    assert selecting.reading is not None
    assert selecting.reading.selection is not None
    selecting, ordered = step(selecting, report)
    assert not any(isinstance(effect, effects.OpenBrief) for effect in ordered)
    nothing_new = events.Refreshed(RefreshReport(), is_quiet=True)
    selecting, ordered = step(selecting, nothing_new)
    assert not any(isinstance(effect, effects.OpenBrief) for effect in ordered)
    done, _ = invoke(selecting, "nav.back")
    done, ordered = step(done, nothing_new)
    assert any(isinstance(effect, effects.OpenBrief) for effect in ordered)
    assert step(done, nothing_new)[1] == ()


@pytest.mark.parametrize(
    ("columns", "width"), [(1, Width.NARROW), (99, Width.NARROW), (100, Width.MEDIUM), (150, Width.WIDE)]
)
def test_the_width_is_told_by_the_columns(columns: int, width: Width) -> None:
    assert step(Session(), events.Resized(columns))[0].layout.width is width


def test_the_folder_is_watched_while_that_is_cheap(listed: Session) -> None:
    assert step(listed, events.Ticked())[1] == (effects.Refresh(is_quiet=True),)
    large, _ = step(listed, events.RowsLoaded(listed.shelf.generation, 0, 100_000, ()))
    assert step(large, events.Ticked())[1] == ()


def test_only_a_library_too_large_to_be_looked_at_is_watched_by_the_system_and_once(listed: Session) -> None:
    assert not listed.is_watched
    loaded = events.RowsLoaded(listed.shelf.generation, 0, 100_000, ())
    large, ordered = step(listed, loaded)
    assert housekeeping.Watch() in ordered
    assert housekeeping.Watch() not in step(large, loaded)[1]


def test_what_the_system_tells_is_looked_at_in_a_library_of_any_size(listed: Session) -> None:
    large, _ = step(listed, events.RowsLoaded(listed.shelf.generation, 0, 100_000, ()))
    assert step(large, events.FolderChanged())[1] == (effects.Refresh(is_quiet=True),)


def test_what_changes_during_a_look_is_looked_at_after_it(listed: Session) -> None:
    busy, _ = step(listed, events.RefreshProgressed(Progress(done=0, total=9, current="a.md")))
    busy, ordered = step(busy, events.FolderChanged())
    assert ordered == ()
    done, ordered = step(busy, events.Refreshed(RefreshReport()))
    assert ordered == (effects.Refresh(is_quiet=True),)
    assert step(done, events.Refreshed(RefreshReport(), is_quiet=True))[1] == ()


def test_going_from_highlight_to_highlight_chooses_each_in_the_notes(reading: Session) -> None:
    assert reading.reading is not None
    assert reading.reading.notes is not None
    notes = reading.reading.notes
    for place, token in ((0, "0a"), (TEXT.index("Another"), "0b")):
        target = Target.of(TEXT, Span(place, place + 9), 1)
        notes = notebook.add_highlight(notes, target, highlight_id=token, now=NOW, color=Color.GREEN)
    session = replace(reading, reading=replace(reading.reading, notes=notes, current=Span(1, 2)))
    there, ordered = invoke(session, "highlight.next")
    assert there.reading is not None
    assert (there.reading.entry, there.reading.current) == ("0b", Span(23, 32))
    assert ordered == (effects.Reveal(23, 32),)
    assert invoke(there, "highlight.next")[1] == (effects.Say("No highlight this way"),)


def test_the_blocks_of_a_page_are_a_sequence_and_clean() -> None:
    hostile = replace(brief(), text=TEXT.replace("more", "\x1b[1m"))
    blocks = page_of(hostile, default_keymap(), shows_cut=False).blocks
    texts = [block.text for block in blocks]
    assert texts[-2:] == ["One claim stands here. Another follows it.", "A second paragraph says \u241b[1m."]
    assert [block.text for block in blocks[-2:]] == texts[-2:]
    assert blocks[-1].start == TEXT.index("A second")
    assert blocks[len(blocks) - 1] is blocks[len(blocks) - 1]


def test_a_look_that_finds_nothing_changes_nothing_and_says_nothing(reading: Session) -> None:
    fault = Fault(where="c.md", what="cannot be read")
    reading = replace(reading, has_looked=True)
    session, ordered = step(reading, events.Refreshed(RefreshReport(failed=(fault,)), is_quiet=True))
    assert session == reading
    assert ordered == ()
    _, ordered = step(reading, events.Refreshed(RefreshReport(added=(BriefId("c.md"),)), is_quiet=True))
    assert any(isinstance(effect, effects.LoadRows) for effect in ordered)


def test_what_could_not_be_read_is_said_by_the_name_of_its_file(reading: Session) -> None:
    faults = tuple(Fault(where=f"/home/ada/briefs/{name}", what="cannot be read") for name in ("c.md", "d.md"))
    _, ordered = step(reading, events.Refreshed(RefreshReport(failed=faults)))
    assert ordered == (effects.Say("c.md: cannot be read (and 1 other)", "warning"),)


def test_the_cursor_stays_with_its_brief_when_the_list_changes(listed: Session) -> None:
    chosen, _ = step(listed, events.ListMoved(Pane.LIBRARY, 1, "b.md"))
    news = events.Refreshed(RefreshReport(added=(BriefId("0.md"),)), is_quiet=True)
    waiting, ordered = step(chosen, news)
    assert housekeeping.FindPlace(chosen.shelf.sort, BriefId("b.md")) in ordered
    assert not any(isinstance(effect, effects.LoadRows) for effect in ordered)
    followed, ordered = step(waiting, housekeeping.PlaceFound(BriefId("b.md"), 2))
    rows = tuple(map(row, ("0.md", "a.md", "b.md")))
    followed, _ = step(followed, events.RowsLoaded(followed.shelf.generation, 0, 3, rows))
    assert any(isinstance(effect, effects.LoadRows) for effect in ordered)
    assert followed.shelf.row(followed.shelf.cursor) == row("b.md")


def test_a_cursor_that_has_been_moved_meanwhile_stays_where_it_is(listed: Session) -> None:
    moved, _ = step(listed, housekeeping.PlaceFound(BriefId("b.md"), 2))
    assert moved.shelf.cursor == 0


def test_the_top_of_the_list_stays_the_top(listed: Session) -> None:
    _, ordered = step(listed, events.Refreshed(RefreshReport(added=(BriefId("0.md"),)), is_quiet=True))
    assert not any(isinstance(effect, housekeeping.FindPlace) for effect in ordered)
    assert any(isinstance(effect, effects.LoadRows) for effect in ordered)


def _written(session: Session, ordered: effects.Step, way: str, notes: BriefNotes) -> tuple[Session, effects.Step]:
    """The one edit of an order, on disk."""
    (edit,) = (each for each in ordered if isinstance(each, effects.EditNotes))
    assert edit.way == way
    return step(session, events.NotesSaved(edit.brief_id, edit.label, notes, edit.edit(notes), edit.way))


def test_undo_and_redo_wait_until_the_edit_before_them_is_answered(reading: Session) -> None:
    unread = BriefNotes(brief=BriefRef(file=BriefId("a.md"), fingerprint="sha256:0"))
    session, edit = invoke(reading, "brief.toggle_read")
    session, ordered = invoke(session, "edit.undo")
    assert ordered == ()
    session, ordered = invoke(session, "edit.redo")
    assert ordered == ()
    session, undo = _written(session, edit, "do", unread)
    session, redo = _written(session, undo, "undo", replace(unread, status=ReadState.DONE))
    session, _ = _written(session, redo, "redo", unread)
    assert not session.waiting
    assert not session.unsaved


def test_an_edit_that_fails_lets_what_waits_for_it_go_on(reading: Session) -> None:
    session, _ = invoke(reading, "brief.toggle_read")
    session, _ = invoke(session, "edit.undo")
    session, ordered = step(session, events.NotesFailed(BriefId("a.md"), "the disk is full", None))
    assert effects.Say("There is nothing to undo") in ordered
    assert not session.waiting
