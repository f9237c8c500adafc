"""The minds of the browser of all notes and of the basket: what is shown of what is typed, and what a key does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from briefreader.library.memo import Basket
from briefreader.library.note_entries import EntryKind, NoteEntry, filtered
from briefreader.model.annotation import Color
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.wording import counted

_MOST_UNEVEN: Final = 1000
"""Rows that are laid out to their own height before the first one is shown; beyond, all get the same height."""
_EVEN_LINES: Final = 3
_QUOTE_LINES: Final = 3
HINT: Final = "words, #tag, color:red, brief:name, is:highlight claim note orphan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing:
    """The state of the browser, or, without a line, of the basket.

    Attributes:
        line: what is typed to filter by.
        cursor: the index of the chosen entry among those that are shown.
    """

    entries: tuple[NoteEntry, ...]
    basket: Basket = field(default_factory=Basket)
    line: str = ""
    cursor: int = 0


def shown(browsing: Browsing) -> tuple[NoteEntry, ...]:
    """The entries that meet what is typed: all words, tags, colours and kinds of them."""
    tags, others = [], []
    color: Color | None = None
    wanted: list[str] = []
    brief = ""
    for word in browsing.line.split():
        name, _, value = word.partition(":")
        if word.startswith("#") and len(word) > 1:
            tags.append(word[1:])
        elif name == "tag" and value:
            tags.append(value)
        elif name == "color" and value:
            color = next((each for each in Color if each.startswith(value)), color)
        elif name == "brief" and value:
            brief = value.casefold()
        elif name == "is" and value:
            wanted.append(value)
        else:
            others.append(word)
    found = filtered(browsing.entries, color=color, text=" ".join(others))
    return tuple(
        entry
        for entry in found
        if brief in f"{entry.brief} {entry.title}".casefold()
        and all(_is(entry, each) for each in wanted)
        and all(_has_tag(entry, each) for each in tags)
    )


def _has_tag(entry: NoteEntry, typed: str) -> bool:
    """Whether a tag, or one of its levels, begins with what is typed so far."""
    return any(f"/{typed.casefold()}" in f"/{tag.casefold()}" for tag in entry.tags)


def _is(entry: NoteEntry, what: str) -> bool:
    if "orphan".startswith(what):
        return entry.is_orphan
    return entry.kind.value.startswith(what)


def type_line(browsing: Browsing, line: str) -> Browsing:
    """Filter by another line; the cursor goes to the first entry."""
    return replace(browsing, line=line, cursor=0)


def chosen(browsing: Browsing) -> NoteEntry | None:
    """The entry under the cursor."""
    found = shown(browsing)
    return found[browsing.cursor] if 0 <= browsing.cursor < len(found) else None


def move(browsing: Browsing, by: int) -> Browsing:
    """Move the cursor, as far as there is room."""
    last = max(0, len(shown(browsing)) - 1)
    return replace(browsing, cursor=min(max(0, browsing.cursor + by), last))


def toggle(browsing: Browsing) -> Browsing:
    """Put the chosen entry into the basket, or take it out."""
    entry = chosen(browsing)
    if entry is None:
        return browsing
    is_in = entry.key in browsing.basket.keys
    basket = browsing.basket.without(entry.key) if is_in else browsing.basket.with_entry(entry.key)
    return replace(browsing, basket=basket)


def in_order(browsing: Browsing) -> Browsing:
    """The entries that lie in the basket, in its order."""
    entries = browsing.basket.chosen(browsing.entries)
    return replace(browsing, entries=entries, cursor=min(browsing.cursor, max(0, len(entries) - 1)))


def shift(browsing: Browsing, by: int) -> Browsing:
    """Move the chosen entry of the basket up or down, and the cursor with it."""
    entry = chosen(browsing)
    if entry is None:
        return browsing
    basket = browsing.basket.moved(entry.key, by)
    moved = in_order(replace(browsing, basket=basket))
    return replace(moved, cursor=basket.keys.index(entry.key) if entry.key in basket.keys else 0)


def take_out(browsing: Browsing) -> Browsing:
    """Take the chosen entry out of the basket."""
    entry = chosen(browsing)
    return browsing if entry is None else in_order(replace(browsing, basket=browsing.basket.without(entry.key)))


def browser_view(browsing: Browsing) -> ListView:
    """The entries under the titles of their briefs."""
    found = shown(browsing)
    total = len(browsing.entries)
    title = f"All notes · {len(found)} of {total}" if len(found) < total else f"All notes · {total}"
    empty = "Nothing fits what is typed."
    if len(found) > _MOST_UNEVEN:
        rows: Sequence[Row] = [_row(browsing, entry, even=True) for entry in found]
        return ListView(rows=rows, row_height=_EVEN_LINES, cursor=browsing.cursor, title=title, empty=empty)
    rows = list(_grouped(browsing, found))
    at = [place for place, row in enumerate(rows) if not row.is_heading]
    cursor = at[browsing.cursor] if browsing.cursor < len(at) else 0
    return ListView(rows=rows, cursor=cursor, title=title, empty=empty)


def entry_index(browsing: Browsing, row: int) -> int:
    """The index of the entry that stands in a row of `browser_view`."""
    rows = browser_view(browsing).rows
    return sum(1 for each in rows[:row] if not each.is_heading)


def basket_view(browsing: Browsing) -> ListView:
    """The basket in its order."""
    rows = [_row(browsing, entry, with_title=True) for entry in browsing.entries]
    title = f"Basket · {counted(len(rows), 'passage')}"
    return ListView(rows=rows, cursor=browsing.cursor, title=title, empty="The basket is empty.")


def _grouped(browsing: Browsing, found: Sequence[NoteEntry]) -> Iterator[Row]:
    for brief, group in groupby(found, key=lambda entry: entry.brief):
        entries = list(group)
        line = RowLine((Piece(entries[0].title, Tone.GROUP), Piece(f" {len(entries)}", Tone.MUTED)))
        yield Row(key=f"brief {brief}", lines=(line,), is_heading=True)
        yield from (_row(browsing, entry) for entry in entries)


def _row(browsing: Browsing, entry: NoteEntry, *, even: bool = False, with_title: bool = False) -> Row:
    tone = Tone(entry.color.value) if entry.color is not None else Tone.ACCENT
    sign = "+ " if entry.key in browsing.basket.keys and not with_title else "┃ "
    quote = " ".join((entry.quote or entry.remark).split())
    facts = [
        "" if entry.number is None else f"¶{entry.number}",
        entry.color or entry.kind.value,
        *(f"#{tag}" for tag in entry.tags),
        entry.title if with_title or even else "",
    ]
    lost = (Piece(" not in the text any more", Tone.BAD),) if entry.is_orphan else ()
    lines = [
        RowLine((Piece(sign, tone), Piece(quote)), lines=1 if even else _QUOTE_LINES),
        RowLine((Piece(" · ".join(filter(None, facts)), Tone.MUTED), *lost), indent=2),
    ]
    if entry.remark and entry.kind is not EntryKind.NOTE and not even:
        lines.append(RowLine((Piece(" ".join(entry.remark.split()), Tone.STRONG),), lines=2, indent=2))
    lines.append(RowLine(()))
    return Row(key=entry.key, lines=tuple(lines))
