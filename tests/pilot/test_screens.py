"""The desk as it stands on the screen, letter by letter, at the three sizes.

`BRIEFREADER_WRITE_SCREENS=1 pytest tests/pilot/test_screens.py` writes the pictures anew; a changed one is looked at.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from briefreader.view.state import MEDIUM_COLUMNS

SCREENS = Path(__file__).parent / "screens"


def shown(screen: Screen[Any]) -> str:
    """All that is on the screen, without its colours."""
    strips = screen._compositor.render_strips()
    return "".join("".join(segment.text for segment in strip).rstrip() + "\n" for strip in strips)


def is_whole(state: str, size: tuple[int, int], text: str) -> bool:
    """Whether what is drawn last is there."""
    if state == "library":
        return "1/2" in text and ("enter opens it" in text or size[0] < MEDIUM_COLUMNS)
    return "what should be done" in text if state == "claims" else "the end" in text or " left" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("state", ["library", "article", "claims"])
async def test_the_screen(desk, until, size, state) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - fixtures of the conftest
    async with desk.run_test(size=size) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        if state != "library":
            await pilot.press("enter")
            await until(pilot, lambda: desk.session.reading is not None and desk.session.reading.bottom)
        if state == "claims":
            await pilot.press("c")
        await until(pilot, lambda: not desk.keyboard.is_busy and is_whole(state, size, shown(desk.screen)))
        text = shown(desk.screen)
    picture = SCREENS / f"{state}-{size[0]}x{size[1]}.txt"
    if os.environ.get("BRIEFREADER_WRITE_SCREENS"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(text, encoding="utf-8")
    assert text == picture.read_text(encoding="utf-8")
