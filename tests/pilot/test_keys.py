"""Every binding of every shipped keymap runs its command, wherever the table says that it works."""

import contextlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from textual import events

from briefreader.config.commands import COMMANDS_BY_ID, Context
from briefreader.config.keymap import Keymap, check_keymap
from briefreader.config.settings import Settings
from briefreader.tui.app import DeskApp
from briefreader.view.regions import Pane

KEYMAPS = Path(__file__).parents[2] / "keymaps"
PANES = {
    Context.ANYWHERE: Pane.LIBRARY,
    Context.LIST: Pane.LIBRARY,
    Context.ARTICLE: Pane.ARTICLE,
    Context.CLAIMS: Pane.CLAIMS,
    Context.LINKS: Pane.LINKS,
    Context.NOTES: Pane.NOTES,
    Context.SEARCH: Pane.SEARCH,
}


def shipped(name: str) -> Keymap:
    raw = yaml.safe_load((KEYMAPS / f"{name}.yaml").read_text(encoding="utf-8"))
    keymap, faults = check_keymap(raw, name=name, where=f"{name}.yaml")
    assert not faults
    return keymap


@pytest.mark.parametrize("name", ["default", "vim", "emacs"])
async def test_every_binding_runs_its_command_where_it_should(
    name: str,
    library: Any,  # noqa: ANN401 - the fake of the conftest, whose type cannot be imported
    settings: Settings,
    until: Any,  # noqa: ANN401 - as above
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []
    keymap = shipped(name)
    desk = DeskApp(lambda: (library, None), settings, keymap)
    wrong: list[str] = []
    async with desk.run_test(size=(200, 50)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await pilot.press("enter")
        await until(pilot, lambda: desk.session.reading is not None)
        monkeypatch.setattr(DeskApp, "action_invoke", lambda _self, command: ran.append(command))
        monkeypatch.setattr("briefreader.tui.conducting.is_available", lambda _session, _command: True)
        for command, sequences in keymap.keys.items():
            for context in COMMANDS_BY_ID[command].contexts:
                desk.desk.give_focus(PANES[context])
                for sequence in sequences:
                    ran.clear()
                    for key in sequence.split(" "):
                        desk.post_message(events.Key(key, None))
                        await pilot.pause()
                    with contextlib.suppress(AssertionError):  # said below, with what was run instead
                        await until(pilot, lambda: ran and not desk.keyboard.is_busy)
                    if ran != [command]:
                        wrong.append(f"{sequence} in {context}: {ran} instead of {command}")
    assert not wrong


async def test_counts_repeat_and_a_begun_sequence_says_what_can_follow(
    library: Any,  # noqa: ANN401 - as above
    settings: Settings,
    until: Any,  # noqa: ANN401 - as above
) -> None:
    desk = DeskApp(lambda: (library, None), settings, shipped("vim"))
    async with desk.run_test(size=(120, 14)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await pilot.press("enter")
        await until(pilot, lambda: desk.session.reading is not None)
        await until(pilot, lambda: desk.session.reading is not None and desk.session.reading.bottom)
        await pilot.press("5", "j")
        await until(pilot, lambda: round(desk.desk.query_one("#article").scroll_y) == 5)
        await pilot.press("g")
        await until(pilot, lambda: any("Go to the top" in each.message for each in desk._notifications))
        await pilot.press("g")
        await until(pilot, lambda: round(desk.desk.query_one("#article").scroll_y) == 0)
        assert not desk._notifications
