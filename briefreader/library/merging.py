"""Three versions of one brief's notes become one: two windows, or a window and a sync client, wrote at the same time.

The unit is the entry: a tag, a highlight, a verdict, the note. Edits of different entries are both kept. For the same
entry no work is lost: a change beats a deletion, and a text that both sides rewrote is not for a program to choose.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from briefreader.model.annotation import BriefNotes, ClaimVerdict, Highlight

Value = TypeVar("Value")
Entry = TypeVar("Entry")


class _ClashError(Exception):
    """Both sides rewrote the same text."""


def merge(base: BriefNotes, mine: BriefNotes, theirs: BriefNotes) -> BriefNotes | None:
    """What `base` becomes by both `mine` and `theirs`; None where a person must choose.

    For status, reading position and colour, which are one key to set again, mine wins.
    """
    place = theirs if _place(mine) == _place(base) else mine
    try:
        return replace(
            mine,
            brief=replace(mine.brief, extra=_merge_extra(base.brief.extra, mine.brief.extra, theirs.brief.extra)),
            status=_later(base.status, mine.status, theirs.status),
            position=place.position,
            position_words=place.position_words,
            tags=_merge_tags(base.tags, mine.tags, theirs.tags),
            note=_merge_text(base.note, mine.note, theirs.note),
            highlights=_in_reading_order(
                _merge_entries(base.highlights, mine.highlights, theirs.highlights, lambda each: each.id, _highlight),
            ),
            claims=_merge_entries(base.claims, mine.claims, theirs.claims, _claim_key, _later),
            comment=_merge_text(base.comment, mine.comment, theirs.comment),
            extra=_merge_extra(base.extra, mine.extra, theirs.extra),
        )
    except _ClashError:
        return None


def _place(notes: BriefNotes) -> tuple[int, str]:
    return notes.position, notes.position_words


def _later(base: Value, mine: Value, theirs: Value) -> Value:
    return theirs if mine == base else mine


def _agreed(base: Value, mine: Value, theirs: Value) -> Value:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    raise _ClashError


def _merge_tags(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    removed = set(base) - set(mine)
    kept = [tag for tag in theirs if tag not in removed]
    added = [tag for tag in mine if tag not in base and tag not in kept]
    return (*kept, *added)


def _merge_text(base: str, mine: str, theirs: str) -> str:
    """As `_agreed`, but where both only added at the end, theirs comes first and then mine."""
    if mine not in (base, theirs) and theirs != base and mine.startswith(base) and theirs.startswith(base):
        return theirs.rstrip("\n") + "\n\n" + mine[len(base) :].lstrip("\n")
    return _agreed(base, mine, theirs)


def _merge_entries(
    base: Iterable[Entry],
    mine: Iterable[Entry],
    theirs: Iterable[Entry],
    key: Callable[[Entry], Hashable],
    both: Callable[[Entry, Entry, Entry], Entry],
) -> tuple[Entry, ...]:
    before = {key(entry): entry for entry in base}
    ours = {key(entry): entry for entry in mine}
    others = {key(entry): entry for entry in theirs}
    merged = []
    for name in [*others, *(name for name in ours if name not in others)]:
        old, my, their = before.get(name), ours.get(name), others.get(name)
        if my is not None and their is not None:
            merged.append(both(old if old is not None else my, my, their))
        elif (left := my if my is not None else their) is not None and left != old:
            # New on one side, or deleted on the other side after it had been changed on this one.
            merged.append(left)
    return tuple(merged)


def _highlight(base: Highlight, mine: Highlight, theirs: Highlight) -> Highlight:
    return replace(
        mine,
        modified=max(mine.modified, theirs.modified),
        color=_later(base.color, mine.color, theirs.color),
        tags=_merge_tags(base.tags, mine.tags, theirs.tags),
        note=_merge_text(base.note, mine.note, theirs.note),
        target=_agreed(base.target, mine.target, theirs.target),
        extra=_merge_extra(base.extra, mine.extra, theirs.extra),
    )


def _claim_key(claim: ClaimVerdict) -> Hashable:
    return claim.target.exact


def _in_reading_order(highlights: Iterable[Highlight]) -> tuple[Highlight, ...]:
    return tuple(sorted(highlights, key=lambda each: (each.target.span, each.created, each.id)))


def _merge_extra(
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
) -> Mapping[str, object]:
    missing = object()
    merged: dict[str, object] = {}
    for key in [*theirs, *(key for key in mine if key not in theirs)]:
        value = _agreed(base.get(key, missing), mine.get(key, missing), theirs.get(key, missing))
        if value is not missing:
            merged[key] = value
    return merged
