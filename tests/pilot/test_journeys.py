"""The journeys of a reader: open, read, search, jump, tag, note, export."""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from briefreader.model.annotation import Color, ReadState
from briefreader.model.brief import BriefId
from briefreader.tui.app import DeskApp
from briefreader.view.regions import Pane

HARBOUR = BriefId("harbour.md")
Desk = DeskApp
Fake = Any
"""The library of the conftest, whose type cannot be imported."""
Until = Any
"""The fixture `until`: waits for a condition, step by step of the app's own work."""


async def test_a_brief_opens_with_enter_and_escape_returns_to_the_list(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        assert desk.session.reading is not None
        assert desk.session.reading.brief.id == HARBOUR
        assert desk.desk.focused_pane() is Pane.ARTICLE
        await press(pilot, "escape")
        assert desk.desk.focused_pane() is Pane.LIBRARY


async def test_keys_typed_faster_than_the_screen_are_obeyed_in_order(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "j", "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        assert desk.session.reading is not None
        assert desk.session.reading.brief.id == "quiet.txt"


async def test_reading_moves_by_line_page_and_to_the_end(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(60, 12)) as pilot:
        await opened(desk, pilot, until)
        top = reading(desk).top
        await press(pilot, "space")
        assert reading(desk).top > top
        await press(pilot, "G")
        assert reading(desk).share == 1.0
        await press(pilot, "g")
        assert reading(desk).top == 0


async def test_a_search_explains_itself_and_lands_on_the_passage(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 20)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "slash", *"fishing")
        await until(pilot, lambda: answered(desk, "fishing"))
        assert "briefs with the word fishing" in text_of(desk, "#explained")
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        brief = reading(desk).brief
        at = brief.text.index("fishing")
        assert reading(desk).top <= at < reading(desk).bottom
        assert [brief.quote(span) for span in reading(desk).hits] == ["fishing"]
        await press(pilot, "escape", "escape")
        assert desk.desk.focused_pane() is Pane.LIBRARY
        assert desk.session.inquiry.line == "fishing"
        await press(pilot, "escape")
        await until(pilot, lambda: not desk.session.inquiry.is_active)


async def test_enter_before_the_results_opens_the_first_as_they_come(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        library.may_search.clear()
        await press(pilot, "slash", *"Storage", "enter")
        for key in ("E", "m"):
            desk.post_message(events.Key(key, key))
        await pilot.pause()
        assert desk.session.inquiry.line == "Storage"
        library.may_search.set()
        await until(pilot, lambda: desk.desk.focused_pane() is Pane.NOTES)
        assert reading(desk).brief.id == "quiet.txt"
        assert desk.session.inquiry.line == "Storage"


async def test_searches_are_sorted_narrowed_kept_and_made_again(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "slash", *"harbour")
        await until(pilot, lambda: answered(desk, "harbour"))
        await press(pilot, "escape", "S")
        await until(pilot, lambda: "by date" in screen_text(desk))
        await press(pilot, "ctrl+s")
        await press(pilot, *["backspace"] * 7, *"ports", "enter")
        await until(pilot, lambda: "Kept as ports" in notices(desk))
        assert [each.query for each in library.file.load().file.searches] == ["harbour"]
        await press(pilot, "enter")
        await until(pilot, lambda: library.recent.load() == ("harbour",))
        await press(pilot, "escape", "escape", "F")
        await until(pilot, lambda: "outlet:Zed" in screen_text(desk))
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.inquiry.line == "harbour outlet:Zed ")
        await press(pilot, "H")
        await until(pilot, lambda: "Saved searches first" in screen_text(desk))
        await press(pilot, *"port", "enter")
        await until(pilot, lambda: desk.session.inquiry.line == "harbour")


async def test_more_like_the_open_brief_is_a_search_and_spellings_are_joined(
    desk: Desk, library: Fake, until: Until
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "tilde")
        await until(pilot, lambda: desk.session.inquiry.line.startswith('like:"'))
        await press(pilot, "Z")
        await until(pilot, lambda: "Zelensky = Zelenskyy" in screen_text(desk))
        await press(pilot, "enter")
        await until(pilot, lambda: "from now on" in notices(desk))
        assert library.file.load().file.aliases == (("Zelensky", "Zelenskyy"),)


async def test_a_claim_leads_to_its_place_and_jump_back_returns(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 12)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "c")
        assert desk.desk.focused_pane() is Pane.CLAIMS
        await press(pilot, "enter")
        claim = reading(desk).brief.claims[0]
        assert reading(desk).current == claim.span
        assert reading(desk).top <= claim.span.start < reading(desk).bottom
        assert desk.desk.focused_pane() is Pane.ARTICLE
        await press(pilot, "ctrl+o")
        assert reading(desk).top == 0


async def test_a_link_shows_its_whole_address_before_anything_is_opened(
    desk: Desk, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_urls: list[str] = []

    def open_url(url: str) -> bool:
        opened_urls.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", open_url)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "u", "o")
        await until(pilot, lambda: "https://example.org/report" in screen_text(desk))
        assert not opened_urls
        await press(pilot, "enter")
        await until(pilot, lambda: opened_urls == ["https://example.org/report"])


async def test_where_no_browser_can_be_started_the_address_is_copied(
    desk: Desk, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _url: False)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "u", "o")
        await pilot.pause()
        await press(pilot, "enter")
        await until(pilot, lambda: "No browser could be started" in notices(desk))
        assert desk.clipboard == "https://example.org/report"


async def test_letters_on_the_links_lead_to_them(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "f")
        links = reading(desk).brief.links
        await until(pilot, lambda: "Sower than in 2019" in screen_text(desk))
        await press(pilot, "s")
        assert reading(desk).current == links[1].span
        assert not reading(desk).hints
        await press(pilot, "f", "escape")
        assert not reading(desk).hints
        assert "lower than in 2019" in screen_text(desk)


async def test_a_selection_and_a_link_are_searched_for_in_the_library(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "v", "w", "w", "asterisk")
        await until(pilot, lambda: desk.session.inquiry.line == '"The harbour"')
        await press(pilot, "escape", "enter")
        await until(pilot, lambda: desk.desk.focused_pane() is Pane.ARTICLE)
        await press(pilot, "L")
        await until(pilot, lambda: desk.session.inquiry.line == 'link:"https://example.org/report"')


async def test_words_are_found_in_the_article_and_counted(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 30)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "slash", *"harbour")
        await until(pilot, lambda: text_of(desk, "#find-status") == "1/2")
        find = reading(desk).find
        assert find is not None
        assert len(find.spans) == 2
        await press(pilot, "enter", "n")
        await until(pilot, lambda: text_of(desk, "#find-status") == "2/2")
        await press(pilot, "escape")
        assert reading(desk).find is None


async def test_text_is_selected_and_highlighted_by_keyboard_alone(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "v", "w", "w", "3")
        await until(pilot, lambda: library.written.get(HARBOUR) and library.written[HARBOUR].highlights)
        (highlight,) = library.written[HARBOUR].highlights
        assert highlight.target.exact == "The harbour"
        assert highlight.color is Color.BLUE
        assert reading(desk).selection is None
        await press(pilot, "U")
        await until(pilot, lambda: not library.written[HARBOUR].highlights)
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: library.written[HARBOUR].highlights == (highlight,))


async def test_text_is_selected_with_the_mouse(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await pilot.mouse_down("#article", offset=(12, 5))
        await pilot.hover("#article", offset=(30, 6))
        await pilot.mouse_up("#article", offset=(30, 6))
        await until(pilot, lambda: reading(desk).selection is not None)
        await until(pilot, lambda: reading(desk).selection.cursor > reading(desk).selection.anchor)


async def test_tags_are_completed_added_and_removed(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "t", *"ports/north", "enter", "enter")
        await until(pilot, lambda: HARBOUR in library.written)
        assert library.written[HARBOUR].tags == ("ports/north",)
        await until(pilot, lambda: desk.session.tags == {"ports/north": 1})
        await press(pilot, "j", "t", *"por", "enter", "enter")
        await until(pilot, lambda: BriefId("quiet.txt") in library.written)
        assert library.written[BriefId("quiet.txt")].tags == ("ports/north",)
        await until(pilot, lambda: "#ports/north" in screen_text(desk))
        await press(pilot, "t", "down", "enter", "ctrl+s")
        await until(pilot, lambda: library.written[BriefId("quiet.txt")].tags == ())


async def test_a_note_is_written_and_kept(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(desk.screen.focused, TextArea))
        await press(pilot, *"Compare", "escape")
        await until(pilot, lambda: HARBOUR in library.written)
        assert library.written[HARBOUR].note == "Compare\n"
        await press(pilot, "E")
        await until(pilot, lambda: "Compare" in screen_text(desk))


async def test_an_export_asks_where_and_is_written(desk: Desk, until: Until, tmp_path: Path) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(desk.screen.focused, Input))
        line = desk.screen.query_one("#line", Input)
        assert line.value == f"{tmp_path}/harbour.md"
        await press(pilot, "enter")
        target = tmp_path / "harbour.md"
        await until(pilot, target.exists)
        assert "Why the Harbour Deal Will Hold" in target.read_text(encoding="utf-8")


async def test_an_export_never_overwrites_a_foreign_file(desk: Desk, until: Until, tmp_path: Path) -> None:
    target = tmp_path / "harbour.md"
    target.write_text("a shopping list", encoding="utf-8")
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(desk.screen.focused, Input))
        await press(pilot, "enter")
        await until(pilot, lambda: "not an export" in notices(desk))
    assert target.read_text(encoding="utf-8") == "a shopping list"


async def test_the_read_state_turns_round(desk: Desk, library: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "r")
        await until(pilot, lambda: HARBOUR in library.written)
        assert library.written[HARBOUR].status is ReadState.DONE


async def test_unreadable_notes_leave_the_brief_readable_and_say_so(desk: Desk, library: Fake, until: Until) -> None:
    library.unreadable.add(HARBOUR)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await until(pilot, lambda: "harbour.md.yaml:3" in notices(desk))
        await press(pilot, "t", "x", "enter", "enter")
        await pilot.pause()
        assert HARBOUR not in library.written


async def test_what_was_cut_can_be_looked_at(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        has_cut = bool(reading(desk).brief.furniture)
        await press(pilot, "x")
        assert reading(desk).shows_cut is has_cut


async def test_help_lists_the_keys_and_does_what_is_chosen(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "question_mark")
        await until(pilot, lambda: "Go one line or one row down" in screen_text(desk))
        await press(pilot, *"zoom", "enter")
        await until(pilot, lambda: desk.session.layout.is_zoomed)


async def test_the_palette_runs_commands_and_goes_to_paragraphs(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 14)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "colon")
        await pilot.pause()
        await press(pilot, "3")
        await until(pilot, lambda: "Go to paragraph 3" in screen_text(desk))
        await press(pilot, "enter", "enter")
        third = next(block for block in reading(desk).brief.blocks if block.number == 3)
        await until(pilot, lambda: reading(desk).current == third.span)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_all_panes_can_be_reached_at_every_size(desk: Desk, until: Until, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await opened(desk, pilot, until)
        for key, pane in (("c", Pane.CLAIMS), ("u", Pane.LINKS), ("E", Pane.NOTES)):
            await press(pilot, key)
            await until(pilot, lambda pane=pane: desk.desk.focused_pane() is pane)
            await until(pilot, lambda pane=pane: desk.desk.query_one(f"#{pane}").region.area > 0)
        await press(pilot, "escape", "escape")
        assert desk.desk.focused_pane() is Pane.LIBRARY
        assert desk.desk.query_one("#briefs").region.area > 0


async def test_resizing_down_to_a_few_cells_and_back_keeps_the_place(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 14)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "space")
        place = reading(desk).top
        assert place > 0
        for size in ((40, 8), (10, 4), (3, 2), (1, 1), (200, 60), (120, 14)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        brief = reading(desk).brief
        assert brief.block_at(reading(desk).top) == brief.block_at(place)


def reading(desk: Desk) -> Any:  # noqa: ANN401 - spares each line a test for None
    assert desk.session.reading is not None
    return desk.session.reading


def answered(desk: Desk, line: str) -> bool:
    answer = desk.session.inquiry.answer
    return answer is not None and answer.query == line


async def opened(desk: Desk, pilot: Pilot[None], until: Until) -> None:
    await until(pilot, lambda: desk.session.has_looked)
    await press(pilot, "enter")
    await until(pilot, lambda: desk.session.reading is not None)
    await pilot.pause()


def text_of(desk: Desk, selector: str) -> str:
    return str(desk.desk.query_one(selector).render())


def screen_text(desk: Desk) -> str:
    strips = desk.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def notices(desk: Desk) -> str:
    return "\n".join(notification.message for notification in desk._notifications)


async def test_keys_that_come_in_one_burst_go_where_the_ones_before_have_led(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        # The search runs beside the screen; what follows its enter is for the brief that it opens.
        for key in ("slash", *"Storage", "enter", "c", "E", "escape", "t", *"gas", "enter", "enter"):
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: desk.session.tags == {"gas": 1})
        assert reading(desk).brief.id == "quiet.txt"


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let the desk come to rest."""
    desk = pilot.app
    assert isinstance(desk, DeskApp)
    for key in keys:
        await pilot.press(key)
        while desk.keyboard.is_busy:
            await pilot.pause(0.001)
    await pilot.pause()


async def test_a_block_is_cut_and_restored_in_place_and_taken_back(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        whole = reading(desk).brief.text
        await press(pilot, "V", "X")
        await until(pilot, lambda: reading(desk).brief.text != whole)
        cut = reading(desk).brief.text
        assert whole.endswith(cut)
        await press(pilot, "d")
        places = [piece.kind for piece in reading(desk).brief.furniture]
        await press(pilot, *["d"] * places.index("reader_cut"), "X")
        await until(pilot, lambda: reading(desk).brief.text == whole)
        await press(pilot, "U")
        await until(pilot, lambda: reading(desk).brief.text == cut)
        await press(pilot, "U")
        await until(pilot, lambda: reading(desk).brief.text == whole)
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: reading(desk).brief.text == cut)


async def test_the_chosen_cut_block_comes_into_sight_unfolded(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "d", "d")
        assert (reading(desk).shows_cut, reading(desk).piece) == (True, 1)
        await press(pilot, "D", "D")
        assert reading(desk).piece == 0
        await press(pilot, "x")
        assert (reading(desk).shows_cut, reading(desk).piece) == (False, None)


async def test_the_first_paint_has_the_colours_of_the_chosen_theme(desk: Desk) -> None:
    async with desk.run_test(size=(80, 24)):
        wanted = desk.current_theme.background
        assert wanted is not None
        assert desk.screen.styles.background.hex.casefold() == wanted.casefold()
