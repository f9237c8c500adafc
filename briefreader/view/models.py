"""What the screen shows, as plain values: pages of text, lists of rows, and the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.model.brief import BriefId


class Role(StrEnum):
    """What a block of a page is; each has one style."""

    KICKER = "kicker"
    TITLE = "title"
    BYLINE = "byline"
    DEK = "dek"
    CAPTION = "caption"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    PULL_QUOTE = "pull-quote"
    TABLE = "table"
    CODE = "code"
    FOOTNOTE = "footnote"
    FAULT = "fault"
    CUT_REASON = "cut-reason"
    CUT = "cut"
    CUT_CHOSEN = "cut-chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """One block of a page.

    Attributes:
        text: safe text; it may hold line feeds, at which a new line begins.
        start: where the block stands in `Brief.text`; None for what is not of the body.
        margin: what stands in the margin of its first line, such as a paragraph number.
        indent: cells by which all its lines stand in.
        hang: cells by which all but its first line stand in further.
        gap: blank lines above it.
        wrapped: whether long lines break between words, rather than being cut off at the edge.
    """

    role: Role
    text: str
    start: int | None = None
    margin: str = ""
    indent: int = 0
    hang: int = 0
    gap: int = 1
    wrapped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A brief as the article pane shows it.

    Attributes:
        chosen: the block outside the body that the reader has chosen, to be kept in sight.
    """

    brief_id: "BriefId"
    title: str
    blocks: Sequence[PageBlock]
    chosen: int | None = None


class Tone(StrEnum):
    """How a piece of a row speaks; each has one style."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    MARK = "mark"
    GROUP = "group"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class RowLine:
    """One line of a row, which may take up several lines on the screen.

    Attributes:
        lines: over how many lines it may wrap before it is cut off.
        indent: cells by which it stands in.
    """

    pieces: tuple[Piece, ...]
    lines: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a list.

    Attributes:
        key: names what the row stands for, so that a choice survives a change of the list.
        is_heading: whether it only parts other rows, and cannot be chosen.
    """

    key: str
    lines: tuple[RowLine, ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list as a pane shows it.

    Attributes:
        rows: looked up one by one as they come into view.
        row_height: lines of every row, where all are alike: then a list of any length opens at once. Otherwise None.
        cursor: the chosen row; below zero for none.
        title: what the list is.
        subtitle: where the reader is in it.
        empty: what stands there when there are no rows.
    """

    rows: Sequence[Row]
    row_height: int | None = None
    cursor: int = 0
    title: str = ""
    subtitle: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class FooterItem:
    """A key and what it does."""

    key: str
    word: str
    command: str
