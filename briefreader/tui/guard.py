"""The last door before the terminal: nothing leaves that a terminal would obey."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefreader.view.safe import is_safe, safe


class Guard(LineFilter):
    """Makes every text of every widget harmless, whatever was forgotten before.

    Args:
        behind: filters that come after it.
    """

    def __init__(self, behind: tuple[LineFilter, ...]) -> None:
        super().__init__()
        self.behind = behind

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line without controls; nearly always the very same list."""
        if not is_safe("".join([segment.text for segment in segments if not segment.control])):
            segments = [
                segment if segment.control else Segment(safe(segment.text), segment.style) for segment in segments
            ]
        for each in self.behind:
            segments = each.apply(segments, background)
        return segments
