"""The claims pane as a reader uses it: keys in, screen and notes out."""

from typing import Any

import pytest
from textual.pilot import Pilot

from briefreader.extract.pipeline import with_claims
from briefreader.model.annotation import Verdict
from briefreader.model.brief import BriefId, ClaimKind
from briefreader.tui.app import DeskApp
from briefreader.view.claims_in import claims_shown
from briefreader.view.regions import Pane

HARBOUR = BriefId("harbour.md")
Fake = Any
"""The library of the conftest, whose type cannot be imported."""
Until = Any
"""The fixture `until`: waits for a condition, step by step of the app's own work."""


@pytest.fixture(autouse=True)
def several_claims(library: Fake) -> None:
    """The brief as it is read, rather than with one claim alone."""
    library.briefs[HARBOUR] = with_claims(library.briefs[HARBOUR])


async def press(pilot: Pilot[None], *keys: str) -> None:
    desk = pilot.app
    assert isinstance(desk, DeskApp)
    for key in keys:
        await pilot.press(key)
        while desk.keyboard.is_busy:
            await pilot.pause(0.001)
    await pilot.pause()


async def open_claims(desk: DeskApp, pilot: Pilot[None], until: Until) -> None:
    await until(pilot, lambda: desk.session.has_looked)
    await press(pilot, "enter")
    await until(pilot, lambda: desk.session.reading is not None)
    await press(pilot, "c")
    assert desk.desk.focused_pane() is Pane.CLAIMS


def reading(desk: DeskApp) -> Any:  # noqa: ANN401 - spares each line a test for None
    assert desk.session.reading is not None
    return desk.session.reading


def on_screen(desk: DeskApp) -> str:
    return "\n".join(strip.text for strip in desk.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_article_goes_along_with_the_cursor(desk: DeskApp, until: Until, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await open_claims(desk, pilot, until)
        assert reading(desk).current is None
        places = []
        for key in ("j", "k"):
            await press(pilot, key)
            span = reading(desk).current
            assert reading(desk).top <= span.start < reading(desk).bottom
            places.append(span)
        assert places[0] != places[1]
        assert desk.desk.focused_pane() is Pane.CLAIMS


async def test_enter_leaves_the_pane_where_there_is_room_for_both(desk: DeskApp, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await open_claims(desk, pilot, until)
        await press(pilot, "enter")
        assert desk.desk.focused_pane() is Pane.ARTICLE
        assert "Key claims" in on_screen(desk)


async def test_a_claim_is_dropped_re_sorted_and_all_of_it_taken_back(
    desk: DeskApp, library: Fake, until: Until
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await open_claims(desk, pilot, until)
        count = len(claims_shown(reading(desk)))
        await press(pilot, "d")
        await until(pilot, lambda: HARBOUR in library.written)
        assert library.written[HARBOUR].claims[0].verdict is Verdict.REJECTED
        assert "DROPPED BY YOU 1" in on_screen(desk)
        assert f"Key claims {count - 1}" in on_screen(desk)
        await press(pilot, "w")
        await until(pilot, lambda: len(library.written[HARBOUR].claims) == 2)
        assert {each.kind for each in library.written[HARBOUR].claims} <= set(ClaimKind)
        await press(pilot, "U", "U")
        await until(pilot, lambda: not library.written[HARBOUR].claims)
        assert "DROPPED BY YOU" not in on_screen(desk)


async def test_a_filter_shows_one_kind(desk: DeskApp, until: Until) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await open_claims(desk, pilot, until)
        kinds = {claim.kind for claim in claims_shown(reading(desk))}
        await press(pilot, "f")
        assert len({claim.kind for claim in claims_shown(reading(desk))}) == 1
        assert " claims" in on_screen(desk)
        await press(pilot, *["f"] * len(kinds))
        assert {claim.kind for claim in claims_shown(reading(desk))} == kinds
