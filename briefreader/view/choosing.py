"""One of several things is chosen: what fits the typed words, and where the cursor is."""

from dataclasses import dataclass, replace

from briefreader.view.models import ListView, Piece, Row, RowLine, Tone


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen.

    Attributes:
        key: what it is known by.
        aside: what is said of it: a count, a query.
    """

    key: str
    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """A choice under way."""

    choices: tuple[Choice, ...]
    line: str = ""
    cursor: int = 0

    def typed(self, line: str) -> "Choosing":
        """With another line."""
        return self if line == self.line else replace(self, line=line, cursor=0)

    def at(self, index: int) -> "Choosing":
        """With the cursor elsewhere."""
        return replace(self, cursor=index)

    def moved(self, by: int) -> "Choosing":
        """With the cursor further down or up."""
        last = max(0, len(self.fitting()) - 1)
        return replace(self, cursor=min(max(0, self.cursor + by), last))

    def fitting(self) -> tuple[Choice, ...]:
        """Those that hold every word of the line."""
        words = self.line.casefold().split()
        return tuple(
            choice
            for choice in self.choices
            if all(word in f"{choice.text} {choice.aside}".casefold() for word in words)
        )

    def view(self) -> ListView:
        """As a list shows it."""
        rows = [
            Row(
                key=choice.key,
                lines=(RowLine((Piece(choice.text), Piece(f"  {choice.aside}" if choice.aside else "", Tone.MUTED))),),
            )
            for choice in self.fitting()
        ]
        return ListView(rows=rows, row_height=1, cursor=self.cursor, empty="Nothing fits.")
