"""The screen is put together by ours as it is by the toolkit."""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from itertools import pairwise

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from briefreader.tui.compositing import FrontToBack, compositor_for, hold, let_go, release_of_toolkit

SIZE = (40, 12)
REGIONS = (
    Region(0, 0, *SIZE),
    Region(3, 2, 1, 1),
    Region(0, 5, 40, 1),
    Region(12, 0, 9, 12),
    Region(19, 4, 21, 5),
    Region(39, 11, 1, 1),
)


class Crowded(App[None]):
    """Widgets beside, inside and over each other, one of them scrolled."""

    CSS = """
    Screen { layers: below above; }
    #left { width: 13; border: round red; }
    #right { width: 1fr; }
    #over { layer: above; width: 11; height: 4; offset: 8 3; border: solid green; }
    #behind { layer: above; width: 5; height: 2; offset: 10 4; }
    #foot { dock: bottom; height: 1; }
    """

    def compose(self) -> ComposeResult:
        """All of them."""
        with Horizontal():
            yield Static("left " * 40, id="left")
            with VerticalScroll(id="right"):
                yield from (Static(f"line {number} " + "日本 " * 9) for number in range(30))
        yield Static("behind " * 3, id="behind")
        yield Static("over " * 12, id="over")
        yield Static("foot " * 12, id="foot")


def letters(line: Mapping[int, Strip | None]) -> dict[int, list[tuple[str, object]]]:
    return {cut: [(part.text, part.style) for part in strip] for cut, strip in line.items() if strip is not None}


def wanted(cuts: list[int], region: Region) -> Iterator[int]:
    return (cut for cut, end in pairwise(cuts) if cut < region.right and end > region.x)


@pytest.mark.parametrize("region", REGIONS)
async def test_whatever_is_asked_for_is_drawn_as_the_toolkit_draws_it(region: Region) -> None:
    app = Crowded()
    async with app.run_test(size=SIZE) as pilot:
        app.query_one("#right").scroll_to(y=3, animate=False)
        await pilot.pause()
        compositor = app.screen._compositor
        whole = [letters(line) for line in Compositor._render_chops(compositor, Region(0, 0, *SIZE), lambda _: True)]
        ours = FrontToBack()
        ours.__dict__.update(compositor.__dict__)
        lines = range(region.y, region.bottom)
        drawn = [letters(line) for line in ours._render_chops(region, lines.__contains__)]
        for y, line in enumerate(drawn):
            asked = set(wanted(compositor.cuts[y], region)) if y in lines else set()
            assert line == {cut: whole[y][cut] for cut in asked}


async def test_an_update_holds_what_has_changed_and_leaves_nothing_behind() -> None:
    app = Crowded()
    async with app.run_test(size=SIZE):
        ours = FrontToBack()
        ours.__dict__.update(app.screen._compositor.__dict__)
        ours._dirty_regions = {Region(2, 2, 3, 1), Region(30, 9, 2, 2)}
        update = ours.render_partial_update()
        assert update is not None
        assert update.spans == [(2, 2, 5), (9, 30, 32), (10, 30, 32)]
        assert [y for y, line in enumerate(update.chops) if any(line.values())] == [2, 9, 10]
        assert ours.render_partial_update() is None


def test_a_release_whose_insides_are_not_known_is_left_to_itself() -> None:
    assert type(compositor_for("8.2.8")) is FrontToBack
    assert type(compositor_for("8.3.0")) is Compositor
    assert type(compositor_for("9.0.0b1")) is Compositor


def test_the_release_is_found_without_asking_for_it() -> None:
    assert release_of_toolkit() == version("textual")


async def test_what_is_held_is_drawn_later() -> None:
    app = Crowded()
    async with app.run_test(size=SIZE):
        ours = FrontToBack()
        ours.__dict__.update(app.screen._compositor.__dict__)
        ours._dirty_regions = {Region(2, 2, 3, 1)}
        assert hold(ours)
        assert not hold(ours)
        assert ours.render_update() is None
        assert let_go(ours)
        assert not let_go(ours)
        update = ours.render_update()
        assert isinstance(update, ChopsUpdate)
        assert update.spans == [(2, 2, 5)]


def test_the_toolkits_own_way_cannot_be_held() -> None:
    assert not hold(Compositor())
    assert not let_go(Compositor())
