"""How the desk is arranged, and how that is remembered."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.config.keymap import Keymap, default_keymap
from briefreader.config.remembered import Remembered
from briefreader.errors import Fault
from briefreader.library.ports import Group, Grouping, Sort
from briefreader.library.refresh import Progress, RefreshReport
from briefreader.model.brief import BriefId
from briefreader.view import effects, events, housekeeping
from briefreader.view.present.library import library_view
from briefreader.view.regions import Pane
from briefreader.view.session import step
from briefreader.view.state import Desk, Session, Shelf
from briefreader.view.steps.arranging import arranged, to_remember

NOW = datetime(2025, 5, 1, tzinfo=UTC)


def invoke(session: Session, command: str) -> tuple[Session, effects.Step]:
    return step(session, events.Invoked(command, NOW, "00000001"))


@pytest.fixture
def desk() -> Session:
    session, _ = step(Session(), events.Resized(160))
    return session


def test_the_pane_with_the_focus_grows_and_shrinks_within_bounds(desk: Session) -> None:
    wider, _ = invoke(desk, "pane.wider")
    assert wider.layout.library_width == 48
    side, _ = step(desk, events.Focused(Pane.CLAIMS))
    for _ in range(30):
        side, _ = invoke(side, "pane.narrower")
    assert side.layout.side_width == 24
    assert side.layout.library_width is None


def test_an_arrangement_comes_back_as_it_was_left(desk: Session) -> None:
    for command in ("pane.wider", "view.swap", "view.library", "view.wider", "library.sort"):
        desk, _ = invoke(desk, command)
    kept = to_remember(desk, 72)
    assert kept.sort == Sort.TITLE
    assert to_remember(arranged(Session(), kept), 72) == kept


def test_a_width_of_the_settings_is_no_choice_made_here() -> None:
    assert to_remember(Session(), 72).reading_width is None
    assert arranged(Session(), Remembered(sort="by smell")).shelf.sort is Sort.DATE


def test_keys_with_faults_are_used_as_far_as_they_go_and_all_faults_are_shown(desk: Session) -> None:
    faults = (Fault(where="mine.yaml", line=3, what="unknown command nav.dwon", severity="error"),)
    _, ordered = step(desk, housekeeping.KeysRead(default_keymap(), faults))
    assert housekeeping.UseKeys(default_keymap()) in ordered
    assert any(isinstance(each, housekeeping.ShowFaults) and each.faults == faults for each in ordered)


def test_groups_are_outlets_then_tags_then_none_and_open_as_searches(desk: Session) -> None:
    _, ordered = invoke(desk, "library.group")
    assert ordered == (housekeeping.LoadGroups(Grouping.OUTLET),)
    outlets = (Group(name="Harbour Post", briefs=3, unread=1), Group(name="Quay", briefs=1, unread=0))
    desk, _ = step(desk, housekeeping.GroupsLoaded(Grouping.OUTLET, outlets))
    assert invoke(desk, "item.open")[1] == (effects.SetQuery('outlet:"Harbour Post"'),)
    desk, _ = step(desk, events.ListMoved(Pane.LIBRARY, 1, "Quay"))
    assert invoke(desk, "item.open")[1] == (effects.SetQuery("outlet:Quay"),)
    assert invoke(desk, "library.group")[1] == (housekeeping.LoadGroups(Grouping.TAG),)
    assert invoke(desk, "nav.back")[0].shelf.grouping is None


def test_the_next_unread_brief_is_looked_for_in_the_whole_list(desk: Session) -> None:
    _, ordered = invoke(desk, "brief.next_unread")
    assert ordered == (housekeeping.FindUnread(Sort.DATE, 0),)
    assert step(desk, housekeeping.UnreadFound(70_000))[0].shelf.cursor == 70_000
    assert step(desk, housekeeping.UnreadFound(None))[1] == (effects.Say("Nothing is unread here"),)


def test_messages_name_the_keys_in_force(desk: Session) -> None:
    taken = Keymap(name="mine", keys={**default_keymap().keys, "tag.edit": ("f7",), "item.open": ("ctrl+x o",)})
    desk, _ = step(desk, housekeeping.KeysRead(taken, ()))
    assert invoke(desk, "tag.filter")[1] == (effects.Say("There are no tags yet: f7 adds some"),)
    assert invoke(desk, "claims.show")[1] == (effects.Say("Open a brief first (ctrl+x o)"),)


@pytest.mark.parametrize(
    ("keys", "while_typing", "told"),
    [
        (("g g", "home"), False, "g g"),
        (("g g", "home"), True, "home"),
        (("question_mark",), False, "?"),
        ((), False, "“Go to the top” in the palette"),
        (("g g",), True, "“Go to the top” in the palette"),
    ],
)
def test_the_key_to_name_is_the_first_that_can_be_pressed(
    keys: tuple[str, ...], *, while_typing: bool, told: str
) -> None:
    assert Keymap(name="mine", keys={"nav.top": keys}).key_for("nav.top", while_typing=while_typing) == told


def test_enter_in_an_empty_library_offers_the_samples(desk: Session) -> None:
    empty = replace(desk, shelf=Shelf(is_known=True), has_looked=True, desk=Desk(folder="briefs", samples="seeds"))
    assert invoke(empty, "item.open")[1] == (housekeeping.AskFolder("seeds"),)


def test_a_library_whose_briefs_are_on_their_way_is_not_called_empty(desk: Session) -> None:
    started, _ = step(replace(desk, shelf=Shelf()), events.Started())
    generation = started.shelf.generation
    unread, _ = step(started, events.RowsLoaded(generation=generation, page=0, total=0, rows=()))
    read, _ = step(unread, events.RefreshProgressed(Progress(done=0, total=1, current="")))
    looked, _ = step(read, events.Refreshed(RefreshReport(added=(BriefId("a.txt"),))))
    for session in (started, unread, read, looked):
        assert invoke(session, "item.open")[1] == ()
        assert library_view(session).empty == "Reading the library…"
    gone, _ = step(looked, events.RowsLoaded(generation=looked.shelf.generation, page=0, total=0, rows=()))
    assert invoke(gone, "item.open")[1] == (housekeeping.AskFolder(gone.desk.samples),)
    assert "No briefs" in library_view(gone).empty
