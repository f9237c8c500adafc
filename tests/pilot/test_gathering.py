"""Journeys over all that was written: the browser, the basket, tags, lost highlights, versions that were put aside."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefreader.config.library_file import TagRule
from briefreader.library import notebook
from briefreader.model.annotation import BriefNotes, Color, Target
from briefreader.model.brief import BriefId, Span
from briefreader.tui.app import DeskApp
from briefreader.tui.screens.entries_dialog import BasketDialog, BrowserDialog
from briefreader.tui.screens.tags_dialog import AgreeDialog, TagsDialog
from briefreader.view.regions import Pane

HARBOUR, QUIET = BriefId("harbour.md"), BriefId("quiet.txt")
Desk = DeskApp
Fake = Any
"""The library of the conftest, whose type cannot be imported."""
Until = Any


@pytest.fixture
def noted(library: Fake) -> Fake:
    """Two briefs with a highlight each, one of them with a note."""

    def mark(brief_id: BriefId, words: str, name: str, tag: str, color: Color) -> None:
        text = library.brief(brief_id).text
        span = Span(text.index(words), text.index(words) + len(words))

        def write(notes: BriefNotes) -> BriefNotes:
            return notebook.add_highlight(
                notes,
                Target.of(text, span),
                highlight_id=name * 8,
                now=library.clock.now(),
                tags=[tag],
                color=color,
            )

        library.edit_notes(brief_id, write)

    mark(HARBOUR, "nine months of talks", "a", "trade/ports", Color.RED)
    mark(QUIET, "Storage is at sixty percent", "b", "energy", Color.YELLOW)
    library.edit_notes(QUIET, lambda notes: notebook.add_tags(notebook.set_note(notes, "Cold."), ["energy"]))
    return library


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def started(desk: Desk, pilot: Pilot[None], until: Until) -> None:
    await until(pilot, lambda: desk.session.has_looked)


async def opened(desk: Desk, pilot: Pilot[None], until: Until) -> None:
    await started(desk, pilot, until)
    await press(pilot, "enter")
    await until(pilot, lambda: desk.session.reading is not None)


async def on(desk: Desk, pilot: Pilot[None], until: Until, dialog: type[Any]) -> Any:  # noqa: ANN401 - any dialog
    await until(pilot, lambda: isinstance(desk.screen, dialog) and desk.screen.is_mounted)
    return desk.screen


def titled(dialog: Any) -> str:  # noqa: ANN401 - any dialog
    return str(dialog.query_one(".dialog").border_title)


async def test_the_browser_filters_and_goes_to_the_place(desk: Desk, noted: Fake, until: Until) -> None:
    del noted
    async with desk.run_test(size=(120, 40)) as pilot:
        await started(desk, pilot, until)
        await press(pilot, "O")
        browser = await on(desk, pilot, until, BrowserDialog)
        assert titled(browser) == "All notes · 3"
        for line, title in (("#ports", "1 of 3"), ("color:red", "1 of 3"), ("is:note", "1 of 3"), ("zebra", "0 of 3")):
            browser.query_one(Input).value = line
            await until(pilot, lambda shown=f"All notes · {title}": titled(browser) == shown)
        browser.query_one(Input).value = "brief:quiet storage"
        await pilot.pause()
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        assert desk.session.reading is not None
        assert desk.session.reading.brief.id == QUIET
        current = desk.session.reading.current
        assert current is not None
        assert desk.session.reading.brief.quote(current) == "Storage is at sixty percent"


async def test_the_basket_is_filled_put_in_order_and_written(
    desk: Desk, noted: Fake, until: Until, tmp_path: Path
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await started(desk, pilot, until)
        await press(pilot, "O")
        await on(desk, pilot, until, BrowserDialog)
        await press(pilot, "tab", "tab", "tab", "ctrl+b")
        basket = await on(desk, pilot, until, BasketDialog)
        assert titled(basket) == "Basket · 3 passages"
        await press(pilot, "j", "x", "K", "s")
        await until(pilot, lambda: isinstance(desk.screen.focused, Input))
        await press(pilot, "enter")
        memo = tmp_path / "memo.md"
        await until(pilot, memo.exists)
        keys = noted.file.load().file.basket
        assert keys == ("quiet.txt#bbbbbbbb", "harbour.md#aaaaaaaa")
        text = memo.read_text(encoding="utf-8")
        assert text.index("sixty percent") < text.index("nine months of talks")
        assert "Cold." not in text


async def test_one_key_puts_a_claim_a_highlight_or_a_selection_into_the_basket(
    desk: Desk, noted: Fake, until: Until
) -> None:
    def basket() -> tuple[str, ...]:
        keys: tuple[str, ...] = noted.file.load().file.basket
        return keys

    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "c", "plus")
        await until(pilot, lambda: len(basket()) == 1)
        assert basket()[0].startswith("harbour.md#claim-")
        await press(pilot, "plus")
        await until(pilot, lambda: not basket())
        await press(pilot, "c", "full_stop", "plus")
        await until(pilot, lambda: basket() == ("harbour.md#aaaaaaaa",))
        await press(pilot, "escape", "v", "right_curly_bracket", "plus")
        await until(pilot, lambda: len(basket()) == 2)
        assert len(noted.notes(HARBOUR).highlights) == 2


async def test_a_tag_is_renamed_everywhere_after_a_look_and_back(desk: Desk, noted: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await started(desk, pilot, until)
        await press(pilot, "number_sign")
        tags = await on(desk, pilot, until, TagsDialog)
        assert titled(tags) == "Tags · 1 tag, by name"
        await press(pilot, "r")
        await until(pilot, lambda: isinstance(desk.screen.focused, Input))
        line = desk.screen.query_one(Input)
        line.value = "energy/gas"
        await press(pilot, "enter")
        plan = await on(desk, pilot, until, AgreeDialog)
        assert titled(plan) == "Rename energy to energy/gas · 1 brief"
        assert noted.notes(QUIET).tags == ("energy",)
        await press(pilot, "enter")
        await until(pilot, lambda: noted.notes(QUIET).tags == ("energy/gas",))
        assert noted.notes(QUIET).highlights[0].tags == ("energy/gas",)
        await press(pilot, "number_sign")
        await on(desk, pilot, until, TagsDialog)
        await press(pilot, "U")
        await on(desk, pilot, until, AgreeDialog)
        await press(pilot, "enter")
        await until(pilot, lambda: noted.notes(QUIET).tags == ("energy",))


async def test_a_tag_gets_a_colour_and_the_rules_are_shown_before_they_run(
    desk: Desk, noted: Fake, until: Until
) -> None:
    noted.file.edit(lambda file: file.with_rule(TagRule(query="agreement", tag="deals")))
    async with desk.run_test(size=(120, 40)) as pilot:
        await started(desk, pilot, until)
        await press(pilot, "number_sign")
        await on(desk, pilot, until, TagsDialog)
        await press(pilot, "c")
        await until(pilot, lambda: noted.file.load().file.tags["energy"].color is Color.YELLOW)
        await on(desk, pilot, until, TagsDialog)
        await press(pilot, "a")
        plan = await on(desk, pilot, until, AgreeDialog)
        assert titled(plan) == "Apply the tag rules · 1 brief"
        await press(pilot, "escape")
        assert noted.notes(HARBOUR).tags == ()
        await press(pilot, "number_sign")
        await on(desk, pilot, until, TagsDialog)
        await press(pilot, "a")
        await on(desk, pilot, until, AgreeDialog)
        await press(pilot, "enter")
        await until(pilot, lambda: noted.notes(HARBOUR).tags == ("deals",))


@pytest.mark.parametrize("keys", ["www", "S", "V"])
async def test_a_lost_highlight_is_attached_to_what_is_selected(
    desk: Desk, noted: Fake, until: Until, keys: str
) -> None:
    lost = Target(exact="Words that were cut by the editors long ago.", span=Span(0, 44))
    noted.edit_notes(
        HARBOUR,
        lambda notes: notebook.add_highlight(
            notes, lost, highlight_id="c" * 8, now=noted.clock.now(), note="Keep me.", tags=["x"]
        ),
    )
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "i")
        reading = desk.session.reading
        assert reading is not None
        assert reading.selection is not None
        await press(pilot, *keys, "i")
        await until(pilot, lambda: notebook.find_highlight(noted.notes(HARBOUR), "c" * 8).target.exact != lost.exact)
        found = notebook.find_highlight(noted.notes(HARBOUR), "c" * 8)
        assert noted.brief(HARBOUR).text.startswith(found.target.exact)
        assert (found.note, found.tags) == ("Keep me.", ("x",))
        await press(pilot, "U")
        await until(pilot, lambda: notebook.find_highlight(noted.notes(HARBOUR), "c" * 8).target == lost)


async def test_a_version_that_was_put_aside_is_shown_and_taken_over(desk: Desk, noted: Fake, until: Until) -> None:
    theirs = replace(noted.notes(HARBOUR), tags=("theirs",), note="From the train.\n")
    noted.put_aside.versions["/notes/harbour.yaml.conflict"] = theirs
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await until(pilot, lambda: desk.session.reading is not None and bool(desk.session.reading.asides))
        await press(pilot, "E", "g", "enter")
        dialog = await on(desk, pilot, until, AgreeDialog)
        assert titled(dialog) == "What harbour.yaml.conflict holds besides"
        await press(pilot, "enter")
        await until(pilot, lambda: noted.notes(HARBOUR).tags == ("theirs",))
        assert noted.notes(HARBOUR).note == "From the train.\n"
        await until(pilot, lambda: desk.session.reading is not None and not desk.session.reading.asides)
        assert noted.put_aside.versions == {}


async def test_a_highlight_is_tagged_from_the_notes(desk: Desk, noted: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot, until)
        await press(pilot, "E", "t")
        await until(pilot, lambda: isinstance(desk.screen.focused, Input))
        await press(pilot, *"quays", "enter", "ctrl+s")
        await until(pilot, lambda: noted.notes(HARBOUR).highlights[0].tags == ("trade/ports", "quays"))
        assert noted.notes(HARBOUR).tags == ()


async def test_tags_on_many_briefs_are_one_change_to_undo(desk: Desk, noted: Fake, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await started(desk, pilot, until)
        await press(pilot, "m", "j", "m", "t")
        await until(pilot, lambda: isinstance(desk.screen.focused, Input))
        await press(pilot, *"both", "enter", "ctrl+s")
        await until(pilot, lambda: all("both" in noted.notes(each).tags for each in (HARBOUR, QUIET)))
        await until(pilot, lambda: len(desk.session.done) == 2)
        await press(pilot, "U")
        await until(pilot, lambda: not any("both" in noted.notes(each).tags for each in (HARBOUR, QUIET)))
        assert desk.session.layout.focus is Pane.LIBRARY
