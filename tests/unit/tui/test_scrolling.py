"""Lines with a bar of their own."""

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.strip import Strip

from briefreader.tui.widgets.scrolling import BAR_CELLS, Lines


class Numbers(Lines):
    """Lines that say which one they are."""

    DEFAULT_CSS = "Numbers { overflow: hidden hidden; }"

    def draw_line(self, line: int, *, width: int, is_thumb: bool) -> Strip:
        """The number of a line."""
        return Strip([Segment(f"{line}".ljust(width)), self.bar(is_thumb=is_thumb)])


class Page(App[None]):
    """Nothing but numbers."""

    def compose(self) -> ComposeResult:
        """The numbers."""
        yield Numbers(id="numbers")


@pytest.mark.parametrize(
    ("total", "y", "thumb"),
    [
        (10, 0, (0, 0)),
        (20, 0, (0, 5)),
        (20, 5, (2, 7)),
        (20, 10, (5, 10)),
        (10_000, 0, (0, 1)),
        (10_000, 1, (1, 2)),
        (10_000, 9_989, (8, 9)),
        (10_000, 9_990, (9, 10)),
    ],
)
async def test_the_bar_shows_where_one_is_and_its_ends_only_at_the_ends(
    total: int, y: int, thumb: tuple[int, int]
) -> None:
    app = Page()
    async with app.run_test(size=(12, 10)):
        numbers = app.query_one(Numbers)
        numbers.set_line_count(total)
        numbers.scroll_to(y=y, animate=False)
        assert numbers.thumb() == thumb


async def test_the_bar_is_the_last_cell_and_follows_the_mouse() -> None:
    app = Page()
    async with app.run_test(size=(12, 10)) as pilot:
        numbers = app.query_one(Numbers)
        numbers.set_line_count(100)
        assert numbers.text_width == 12 - BAR_CELLS
        drawn = ["".join(part.text for part in strip) for strip in numbers.render_lines(numbers.size.region)]
        assert [text[-BAR_CELLS:].strip() != "" for text in drawn] == [True] + 9 * [False]
        await pilot.mouse_down(numbers, offset=(11, 9))
        assert numbers.scroll_y == 90
        await pilot.hover(numbers, offset=(11, 0))
        assert numbers.scroll_y == 0
        await pilot.mouse_up(numbers, offset=(11, 0))
        await pilot.hover(numbers, offset=(11, 9))
        assert numbers.scroll_y == 0


async def test_what_became_shorter_ends_at_its_end() -> None:
    app = Page()
    async with app.run_test(size=(12, 10)):
        numbers = app.query_one(Numbers)
        numbers.set_line_count(100)
        numbers.scroll_to(y=90, animate=False)
        numbers.set_line_count(30)
        assert numbers.scroll_y == 20
        numbers.set_line_count(5)
        assert numbers.scroll_y == 0
