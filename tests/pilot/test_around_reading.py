"""Journeys around the reading: an empty library, panes, keys read again, changes on disk, lists grouped and marked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rich.color import ColorType
from textual.command import DiscoveryHit
from textual.pilot import Pilot
from textual.widgets import Input

from briefreader.config.keymap import Keymap
from briefreader.config.settings import Settings
from briefreader.errors import Fault
from briefreader.library import notebook
from briefreader.library.refresh import RefreshReport
from briefreader.model.annotation import ReadState
from briefreader.model.brief import BriefId, CutDecision, CutVerdict
from briefreader.tui.app import DeskApp
from briefreader.tui.outside import Outside
from briefreader.tui.palette import CommandsProvider, ThemesProvider
from briefreader.tui.screens.faults_dialog import FaultsDialog
from briefreader.tui.screens.line_dialog import LineDialog
from briefreader.tui.widgets.article import ArticleView
from briefreader.view import events
from briefreader.view.regions import Pane

HARBOUR, QUIET = BriefId("harbour.md"), BriefId("quiet.txt")
Desk = DeskApp
Fake = Any
"""The library of the conftest, whose type cannot be imported."""
Until = Any
WIDE, MEDIUM = (200, 60), (120, 40)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def width_of(desk: Desk, pane: str) -> int:
    return desk.desk.query_one(pane).outer_size.width if desk.desk.query_one(pane).is_on_screen else 0


async def test_an_empty_library_offers_the_samples_with_one_key(
    library: Fake, settings: Settings, keymap: Keymap, until: Until
) -> None:
    library.briefs.clear()
    desk = DeskApp(lambda: (library, None), settings, keymap, outside=Outside(samples="/samples"))
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(desk.screen, LineDialog))
        assert desk.screen.query_one(Input).value == "/samples"


async def test_the_palette_lists_all_commands_and_behind_them_the_themes(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.shelf.is_known)
        found = [
            [str(hit.text) async for hit in provider(desk.screen).discover() if isinstance(hit, DiscoveryHit)]
            for provider in (CommandsProvider, ThemesProvider)
        ]
        listed, others = found
        assert not others
        are_themes = [text.startswith("Theme: ") for text in listed]
        assert are_themes == sorted(are_themes)
        assert {False, True} == set(are_themes)


async def test_panes_are_swapped_widened_hidden_and_put_away(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        library, side = desk.desk.query_one("#library-pane"), desk.desk.query_one("#side-pane")
        assert library.region.x < side.region.x
        await press(pilot, "alt+s")
        await until(pilot, lambda: library.region.x > side.region.x)
        await press(pilot, "alt+s", "h")
        before = width_of(desk, "#library-pane")
        await press(pilot, "alt+l")
        await until(pilot, lambda: width_of(desk, "#library-pane") > before)
        await press(pilot, "l", "B")
        await until(pilot, lambda: width_of(desk, "#library-pane") == 0)
        await press(pilot, "backslash")
        await until(pilot, lambda: width_of(desk, "#side-pane") == 0)
        await press(pilot, "alt+z")
        await until(pilot, lambda: width_of(desk, "#key-bar") == 0)
        await press(pilot, "alt+z")
        await until(pilot, lambda: width_of(desk, "#key-bar") == WIDE[0])


async def test_keys_are_read_again_without_leaving_and_their_faults_are_listed(
    library: Fake, settings: Settings, keymap: Keymap, until: Until
) -> None:
    other = replace(keymap, keys={**keymap.keys, "view.zen": ("alt+y",)})
    fault = Fault(where="mine.yaml", line=3, what="unknown command nav.dwon", severity="error")
    answers = [(other, ()), (other, (fault,))]
    desk = DeskApp(lambda: (library, None), settings, keymap, outside=Outside(read_keys=lambda: answers.pop(0)))
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        await press(pilot, "f9")
        await until(pilot, lambda: desk.session.keymap is other)
        await press(pilot, "alt+z")
        assert not desk.session.layout.is_zen
        await press(pilot, "alt+y")
        await until(pilot, lambda: desk.session.layout.is_zen)
        await press(pilot, "f9")
        await until(pilot, lambda: isinstance(desk.screen, FaultsDialog))


async def test_what_changes_on_disk_appears_by_itself(
    library: Fake, settings: Settings, keymap: Keymap, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.view.steps.shelf.MOST_WATCHED", 1)  # two are too many to be looked at
    watchers: list[Callable[[], None]] = []

    def watch(changed: Callable[[], None]) -> Callable[[], None]:
        watchers.append(changed)
        return watchers.clear

    desk = DeskApp(lambda: (library, None), settings, keymap, outside=Outside(watch=watch))
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.has_looked and watchers)
        gone = library.briefs.pop(QUIET)
        library.refresh = lambda **_: replace(type(library).refresh(library), removed=(gone.id,))
        watchers[0]()
        await until(pilot, lambda: desk.session.shelf.total == 1)
    assert not watchers


async def test_marked_briefs_change_together_and_back(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "m", "j", "m", "r")
        await until(pilot, lambda: len(library.written) == 2 and not desk.session.unsaved)
        assert {notes.status for notes in library.written.values()} != {ReadState.UNREAD}
        await press(pilot, "U")
        await until(pilot, lambda: {notes.status for notes in library.written.values()} == {ReadState.UNREAD})


async def test_the_list_is_grouped_and_a_group_opens(desk: Desk, library: Fake, until: Until) -> None:
    library.edit_notes(QUIET, lambda notes: notebook.add_tags(notes, ["energy"]))
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "v", "v")
        await until(pilot, lambda: [group.name for group in desk.session.shelf.groups] == ["energy"])
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.inquiry.line == "tag:energy")


async def test_the_terminals_own_colours_are_left_to_the_terminal(
    library: Fake, settings: Settings, keymap: Keymap, until: Until
) -> None:
    desk = DeskApp(lambda: (library, None), replace(settings, theme="desk-terminal"), keymap)
    async with desk.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter", "c")
        await until(pilot, lambda: desk.session.layout.focus is Pane.CLAIMS)
        styles = [part.style for strip in desk.desk._compositor.render_strips() for part in strip if part.style]
        colors = {color.type for style in styles for color in (style.color, style.bgcolor) if color is not None}
        assert colors <= {ColorType.DEFAULT, ColorType.STANDARD}
        article = desk.desk.query_one("#article")
        claims = [part.style for strip in article.render_lines(article.size.region) for part in strip]
        assert {str(style.bgcolor) for style in claims if style is not None} <= {
            "Color('default', ColorType.DEFAULT)",
            "None",
        }


def words_in_sight(desk: Desk) -> str:
    view = desk.desk.query_one(ArticleView)
    brief = desk.session.reading and desk.session.reading.brief
    return brief.text[view.place[0] :][:40] if brief else ""


async def test_what_is_in_sight_stays_there_when_the_text_above_it_changes(
    desk: Desk, library: Fake, until: Until
) -> None:
    first = CutDecision(verdict=CutVerdict.CUT, quote=library.brief(HARBOUR).text.split("\n\n")[0])
    async with desk.run_test(size=(80, 12)) as pilot:
        await until(pilot, lambda: desk.session.shelf.is_known)
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        await press(pilot, *["j"] * 10)
        seen, whole = words_in_sight(desk), desk.session.reading
        assert whole is not None
        assert seen != whole.brief.text[:40]
        for decision in (first, first.opposite):
            library.decide_cut([HARBOUR], decision)
            desk.conductor.dispatch(events.Refreshed(RefreshReport(changed=(HARBOUR,))))
            await until(pilot, lambda before=desk.session.reading: desk.session.reading is not before)
            await pilot.pause()
            assert words_in_sight(desk) == seen
            assert desk.session.reading is not None
            assert desk.session.reading.brief.text[desk.session.reading.top :].startswith(seen)
