"""Where every line of a page stands at a given width."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from briefreader.tui.widgets.wrapping import cell_of, index_at, wrap
from briefreader.view.models import Page, PageBlock


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen.

    Attributes:
        block: the index of its block, or -1 for a blank line.
        start: its first code point in the block's text.
        end: behind its last one.
        is_first: whether it is the block's first line.
    """

    block: int
    start: int
    end: int
    is_first: bool


_NO_BLOCK: Final = -1
_BLANK: Final = Line(_NO_BLOCK, 0, 0, is_first=False)


class ArticleLayout:
    """A page, broken into lines.

    Places in the text are code points of `Brief.text`; the blocks around the body have none, and count as the place of
    the body's next block. Lines are kept as bare numbers: a book has ten thousand of them, and each change of the
    width makes all of them anew.
    """

    def __init__(self, page: Page, width: int) -> None:
        self.page = page
        self.width = width
        self._line_starts = array("l")
        self._line_ends = array("l")
        self._blocks = array("l")
        self._first_lines: list[int] = []
        self._bodies: list[int] = []
        self._starts: list[int] = []
        for index, block in enumerate(page.blocks):
            self._add(index, block)
            if block.start is not None:
                self._bodies.append(index)
                self._starts.append(block.start)

    def _add(self, index: int, block: PageBlock) -> None:
        if self._blocks and block.gap:
            nothing = array("l", [0]) * block.gap
            self._line_starts.extend(nothing)
            self._line_ends.extend(nothing)
            self._blocks.extend(array("l", [_NO_BLOCK]) * block.gap)
        self._first_lines.append(len(self._blocks))
        spans = wrap(block.text, max(1, self.width - block.indent), hang=block.hang, wrapped=block.wrapped)
        starts, ends = zip(*spans, strict=True)
        self._line_starts.extend(starts)
        self._line_ends.extend(ends)
        self._blocks.extend(array("l", [index]) * len(spans))

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._blocks)

    def line(self, y: int) -> Line:
        """A line. Raises IndexError."""
        block = self._blocks[y]
        if block < 0:
            return _BLANK
        return Line(block, self._line_starts[y], self._line_ends[y], is_first=self._first_lines[block] == y)

    def text_range(self, y: int) -> tuple[int, int] | None:
        """The code points of a line in `Brief.text`, or None for a line that is not of the body."""
        if not 0 <= y < len(self):
            return None
        block = self._blocks[y]
        if block < 0 or (at := self.page.blocks[block].start) is None:
            return None
        return at + self._line_starts[y], at + self._line_ends[y]

    def line_of(self, position: int) -> int:
        """The line that holds a place of the text."""
        if not self._bodies:
            return 0
        nearest = max(0, bisect_right(self._starts, position) - 1)
        index = self._bodies[nearest]
        inside = position - self._starts[nearest]
        first = self._first_lines[index]
        last = self._first_lines[index + 1] if index + 1 < len(self._first_lines) else len(self)
        while self._blocks[last - 1] != index:
            last -= 1
        return max(first, bisect_right(self._line_starts, inside, first, last) - 1)

    def lines_of(self, block: int) -> tuple[int, int]:
        """The first and the last line of a block."""
        first = self._first_lines[block]
        last = first
        while last + 1 < len(self) and self._blocks[last + 1] == block:
            last += 1
        return first, last

    def place_of(self, y: int) -> int:
        """The place of a line: that of the next line of the body, or of the last where none follows."""
        for following in range(max(0, y), len(self)):
            if (found := self.text_range(following)) is not None:
                return found[0]
        for before in range(min(y, len(self)) - 1, -1, -1):
            if (found := self.text_range(before)) is not None:
                return found[1]
        return 0

    def at(self, y: int, cell: int) -> int | None:
        """The code point of `Brief.text` in a cell of the text column, or None outside the body."""
        found = self.text_range(y)
        if found is None:
            return None
        line = self.line(y)
        block = self.page.blocks[line.block]
        text = block.text[line.start : line.end]
        return found[0] + index_at(text, cell - self.left_of(y))

    def cell_at(self, position: int) -> tuple[int, int]:
        """The line and the cell of a place of the text."""
        y = self.line_of(position)
        found = self.text_range(y)
        if found is None:
            return y, 0
        line = self.line(y)
        text = self.page.blocks[line.block].text[line.start : line.end]
        return y, self.left_of(y) + cell_of(text, min(position - found[0], len(text)))

    def left_of(self, y: int) -> int:
        """By how many cells a line stands in."""
        line = self.line(y)
        if line.block < 0:
            return 0
        block = self.page.blocks[line.block]
        return block.indent + (0 if line.is_first else block.hang)
