"""Puts widgets together into lines, drawing only what is to be seen.

The toolkit draws and cuts up every widget that shares a rectangle with what has changed, and throws away what others
cover: for a page of the article, that was the screen, the desk, three panes and the footer, and more than half of the
time of a key. Nothing public lets a screen choose how it is put together; a test holds it to the toolkit's own result.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import textual
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

_Stretch = tuple[int, int, int]
"""A line, and its cells from one to behind another."""
_KNOWN_RELEASES: Final = "8.2."
"""The releases of the toolkit whose insides this was written for."""


def compositor_for(release: str) -> Compositor:
    """Ours for a release of the toolkit that is known, else the toolkit's own: slower, and right."""
    return FrontToBack() if release.startswith(_KNOWN_RELEASES) else Compositor()


def release_of_toolkit() -> str:
    """The toolkit's release by the folder that every installer makes for it; "" where there is none.

    To ask `importlib.metadata` is the usual way, and a tenth of the time to the first text.
    """
    made = next(Path(textual.__file__).parent.parent.glob("textual-*.dist-info"), None)
    return "" if made is None else made.name.removeprefix("textual-").removesuffix(".dist-info")


def hold(compositor: Compositor) -> bool:
    """Draw nothing until `let_go`; whether that is possible, and was not so already."""
    if not isinstance(compositor, FrontToBack) or compositor.is_held:
        return False
    compositor.is_held = True
    return True


def let_go(compositor: Compositor) -> bool:
    """Draw again; whether nothing was drawn before."""
    if not isinstance(compositor, FrontToBack) or not compositor.is_held:
        return False
    compositor.is_held = False
    return True


class FrontToBack(Compositor):
    """Draws widgets from the front to the back, and of each only the lines in which something is still open.

    Attributes:
        is_held: whether nothing is drawn for the time being; what has changed meanwhile is drawn later.
    """

    is_held: bool = False

    def render_update(
        self,
        full: bool = False,  # noqa: FBT001, FBT002 - as the toolkit has it
        screen_stack: "list[Screen[Any]] | None" = None,
        simplify: bool = False,  # noqa: FBT001, FBT002
    ) -> "RenderableType | None":
        """What is to be written, or None."""
        return None if self.is_held else super().render_update(full, screen_stack, simplify)

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last time."""
        changed = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not changed:
            return None
        stretches = list(self._regions_to_spans(changed))
        return ChopsUpdate(self._drawn(stretches), stretches, [cuts[1:] for cuts in self.cuts])

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        return self._drawn((y, crop.x, crop.right) for y in crop.line_range if is_rendered_line(y))

    def _drawn(self, stretches: Iterable[_Stretch]) -> list[dict[int, Strip]]:
        """For each line of the screen the strips from cut to cut; None, as in the toolkit, where none was asked for."""
        cuts = self.cuts
        lines: list[dict[int, Strip]] = [dict.fromkeys(line[:-1]) for line in cuts]  # type: ignore[misc] # as the toolkit
        still_open: dict[int, list[int]] = {}
        for y, first, last in stretches:
            pieces = pairwise(cuts[y])
            still_open.setdefault(y, []).extend(cut for cut, end in pieces if cut < last and end > first)
        for widget, (region, clip) in self.visible_widgets.items():
            if not still_open:
                break
            shown = region.intersection(clip)
            left, right = shown.column_span
            wanted = {
                y: found
                for y in shown.line_range
                if y in still_open and (found := [cut for cut in still_open[y] if left <= cut < right])
            }
            if not wanted:
                continue
            top = min(wanted)
            strips = widget.render_lines(Region(shown.x - region.x, top - region.y, shown.width, max(wanted) + 1 - top))
            for y, found in wanted.items():
                inner = [cut - left for cut in cuts[y] if left < cut <= right]
                lines[y].update(_pieces(strips[y - top], inner, [cut - left for cut in found], left))
                still_open[y] = [cut for cut in still_open[y] if cut not in found]
                if not still_open[y]:
                    del still_open[y]
        return lines


def _pieces(strip: Strip, ends: Sequence[int], wanted: Sequence[int], left: int) -> Iterable[tuple[int, Strip]]:
    """The pieces of a widget's strip that begin at some of its cuts, each with its cell of the screen."""
    if len(ends) == 1:
        return [(left, strip)]
    starts = (0, *ends[:-1])
    return [(left + start, piece) for start, piece in zip(starts, strip.divide(ends), strict=False) if start in wanted]
