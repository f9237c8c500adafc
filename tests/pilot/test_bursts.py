"""Keys that come faster than the desk is painted do not undo each other."""

from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

Desk = Any
"""The app; without its type, so that each line is spared a test for None."""
Until = Any
"""The fixture `until`: waits for a condition, step by step of the app's own work."""


async def test_a_word_typed_in_one_burst_is_found_and_the_desk_comes_to_rest(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await open_first(desk, pilot, until)
        await type_at_once(desk, pilot, until, "slash", *"agreement")
        await until(pilot, lambda: desk.session.reading.find is not None)
        await until(pilot, lambda: desk.session.reading.find.line == "agreement")
        line = desk.desk.query_one("#find", Input)
        changes: list[str] = []
        watch = line.post_message

        def counted(message: Any) -> bool:  # noqa: ANN401 - the toolkit's own signature
            if isinstance(message, Input.Changed):
                changes.append(message.value)
            return bool(watch(message))

        line.post_message = counted
        await type_at_once(desk, pilot, until, "enter", "n", "n")
        await until(pilot, lambda: str(desk.desk.query_one("#find-status").render()) == "3/3")
        for _ in range(20):
            await pilot.pause()
        assert line.value == "agreement"
        assert changes == []


async def test_backspaces_in_one_burst_are_not_undone(desk: Desk, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await open_first(desk, pilot, until)
        await type_at_once(desk, pilot, until, "slash", *"harbor", "backspace", "backspace", *"our")
        await until(pilot, lambda: desk.session.reading.find.line == "harbour")
        assert desk.desk.query_one("#find", Input).value == "harbour"


async def open_first(desk: Desk, pilot: Pilot[None], until: Until) -> None:
    await until(pilot, lambda: desk.session.has_looked)
    await type_at_once(desk, pilot, until, "enter")
    await until(pilot, lambda: desk.session.reading is not None)
    await pilot.pause()


async def type_at_once(desk: Desk, pilot: Pilot[None], until: Until, *keys: str) -> None:
    """All keys before any of them is answered."""
    for key in keys:
        desk.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await until(pilot, lambda: not desk.keyboard.is_busy)
