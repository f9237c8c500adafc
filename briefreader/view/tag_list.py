"""The mind of the list of all tags: its rows, and what a step over them would do, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from briefreader.config.library_file import TagStyle
from briefreader.library.tagging import Swap, TagPlan
from briefreader.library.tags import SEPARATOR
from briefreader.model.annotation import Color
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.wording import counted

MOST_SHOWN: Final = 200
"""Briefs of a plan that are listed: nobody reads on, and the rest is counted."""
_NAME_CELLS: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class TagList:
    """All tags, the most frequent first where `by_count` says so, else by name.

    Attributes:
        counts: on how many briefs each is.
        styles: what is said of some.
        last: the step that can be undone, or "".
    """

    counts: Mapping[str, int]
    styles: Mapping[str, TagStyle]
    last: str = ""
    by_count: bool = False
    cursor: int = 0


def names(tags: TagList) -> tuple[str, ...]:
    """The tags in their order."""
    found = sorted({*tags.counts, *tags.styles}, key=str.casefold)
    return tuple(sorted(found, key=lambda tag: -tags.counts.get(tag, 0)) if tags.by_count else found)


def chosen(tags: TagList) -> str:
    """The tag under the cursor, or ""."""
    found = names(tags)
    return found[tags.cursor] if 0 <= tags.cursor < len(found) else ""


def move(tags: TagList, to: int) -> TagList:
    """The cursor on another row, as far as there are any."""
    return replace(tags, cursor=min(max(0, to), max(0, len(names(tags)) - 1)))


def reorder(tags: TagList) -> TagList:
    """By name or by frequency; the same tag stays chosen."""
    tag = chosen(tags)
    turned = replace(tags, by_count=not tags.by_count)
    return replace(turned, cursor=names(turned).index(tag) if tag else 0)


def next_color(style: TagStyle) -> TagStyle:
    """The style with the next colour; none after the last one."""
    colors = [None, *Color]
    return replace(style, color=colors[(colors.index(style.color) + 1) % len(colors)])


def tags_view(tags: TagList) -> ListView:
    """A row a tag: indented below its parent, with its count and description."""
    found = names(tags)
    rows = [_row(tags, tag) for tag in found]
    return ListView(
        rows=rows,
        row_height=1,
        cursor=tags.cursor,
        title=f"Tags · {counted(len(found), 'tag')}, by {'count' if tags.by_count else 'name'}",
        empty="No tags are left.",
    )


def _row(tags: TagList, tag: str) -> Row:
    style = tags.styles.get(tag, TagStyle())
    depth = 0 if tags.by_count else tag.count(SEPARATOR)
    parent = tag.rpartition(SEPARATOR)[0]
    is_below = depth > 0 and parent in {*tags.counts, *tags.styles}
    name = "  " * depth + tag.rpartition(SEPARATOR)[2] if is_below else tag
    pieces = (
        Piece(f"{tags.counts.get(tag, 0):>5,}  ", Tone.MUTED),
        Piece("● " if style.color else "  ", Tone(style.color.value) if style.color else Tone.MUTED),
        Piece(name.ljust(_NAME_CELLS), Tone.STRONG),
        Piece(f" {style.description}", Tone.MUTED),
    )
    return Row(key=tag, lines=(RowLine(pieces),))


def plan_view(plan: TagPlan) -> ListView:
    """What a plan changes: a row a brief."""
    rows = [
        Row(key=change.brief, lines=(RowLine((Piece(change.brief), Piece(f"  {words}", Tone.MUTED))),))
        for change in plan.changes[:MOST_SHOWN]
        if (words := "; ".join(map(_in_words, [*([change.tags] if change.tags else ()), *change.highlights.values()])))
    ]
    if len(plan.changes) > MOST_SHOWN:
        more = RowLine((Piece(f"and {len(plan.changes) - MOST_SHOWN:,} more", Tone.MUTED),))
        rows.append(Row(key="", lines=(more,)))
    title = f"{plan.what[:1].upper()}{plan.what[1:]} · {counted(len(plan.changes), 'brief')}"
    return ListView(rows=rows, row_height=1, title=title, empty="Only what briefreader.yaml says of the tag changes.")


def _in_words(swap: Swap) -> str:
    return " ".join((*(f"-{name}" for name in swap.removed), *(f"+{name}" for name in swap.added)))
