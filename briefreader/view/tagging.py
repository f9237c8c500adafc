"""The tag editor's mind: which tags are offered for what is typed, and what a choice does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from briefreader.library.tags import InvalidTagError, normalised, same

MOST_OFFERED: Final = 50
ON_THE_LINE: Final = -1
"""The cursor is on the line, not on one of the offers."""
_NO_FIT: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A tag that can be chosen.

    Attributes:
        count: on how many briefs it is.
        is_chosen: whether it is on this one.
        digit: the key that chooses it while nothing is typed, or "".
    """

    tag: str
    count: int = 0
    is_chosen: bool = False
    is_new: bool = False
    digit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagEditing:
    """The editor's state.

    Attributes:
        original: the tags there were.
        chosen: the tags there are to be.
        known: all tags of the library and on how many briefs they are.
        recent: the tags used last.
        cursor: the offer under the cursor, or ON_THE_LINE.
        problem: why what is typed cannot be a tag.
    """

    original: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    known: Mapping[str, int]
    recent: tuple[str, ...] = ()
    typed: str = ""
    cursor: int = ON_THE_LINE
    problem: str = ""


def offers(editing: TagEditing) -> tuple[Offer, ...]:
    """The tags that fit, best first: those that begin so, then those with a level that does, then the others.

    While nothing is typed: the chosen ones, the recent ones, then the most frequent.
    """
    found = list(_fitting(editing) if editing.typed.strip() else _usual(editing))[:MOST_OFFERED]
    return tuple(found)


def _offer(editing: TagEditing, tag: str, digit: str = "") -> Offer:
    is_chosen = any(same(tag, each) for each in editing.chosen)
    return Offer(tag=tag, count=editing.known.get(tag, 0), is_chosen=is_chosen, digit=digit)


def _usual(editing: TagEditing) -> Iterator[Offer]:
    by_count = sorted(editing.known, key=lambda tag: (-editing.known[tag], tag.casefold()))
    order = dict.fromkeys((*editing.original, *editing.chosen, *editing.recent, *by_count))
    digits = {tag: str(number) for number, tag in enumerate(editing.recent[:9], 1)}
    for tag in order:
        yield _offer(editing, tag, digits.get(tag, ""))


def _fitting(editing: TagEditing) -> Iterator[Offer]:
    typed = editing.typed.strip().removeprefix("#").casefold()
    names = dict.fromkeys((*editing.known, *editing.chosen, *editing.recent))
    ranked = [(_rank(tag.casefold(), typed), -editing.known.get(tag, 0), tag) for tag in names]
    for _, _, tag in sorted(each for each in ranked if each[0] < _NO_FIT):
        yield _offer(editing, tag)
    if not any(same(typed, tag) for tag in names):
        try:
            yield Offer(tag=normalised(editing.typed), is_new=True)
        except InvalidTagError:
            return


def _rank(tag: str, typed: str) -> int:
    if tag == typed:
        return 0
    if tag.startswith(typed):
        return 1
    if any(level.startswith(typed) for level in tag.split("/")):
        return 2
    return 3 if typed in tag else _NO_FIT


def type_line(editing: TagEditing, typed: str) -> TagEditing:
    """Something else is typed; the best offer is under the cursor."""
    problem = ""
    if typed.strip():
        try:
            normalised(typed)
        except InvalidTagError as error:
            problem = str(error)
    return replace(editing, typed=typed, cursor=0 if typed.strip() else ON_THE_LINE, problem=problem)


def move(editing: TagEditing, by: int) -> TagEditing:
    """Move the cursor among the offers, and back to the line."""
    last = len(offers(editing)) - 1
    return replace(editing, cursor=min(max(ON_THE_LINE, editing.cursor + by), last))


def toggle(editing: TagEditing) -> TagEditing:
    """Choose the offer under the cursor, or let it go; the line is empty afterwards."""
    listed = offers(editing)
    if not 0 <= editing.cursor < len(listed):
        return editing
    return _toggled(editing, listed[editing.cursor].tag)


def toggle_digit(editing: TagEditing, digit: str) -> TagEditing:
    """Choose the recent tag of a digit, or let it go."""
    tag = next((offer.tag for offer in offers(editing) if offer.digit == digit), None)
    return editing if tag is None else _toggled(editing, tag)


def _toggled(editing: TagEditing, tag: str) -> TagEditing:
    left = tuple(each for each in editing.chosen if not same(each, tag))
    chosen = left if len(left) < len(editing.chosen) else (*editing.chosen, tag)
    cursor = ON_THE_LINE if editing.typed else editing.cursor
    return replace(editing, chosen=chosen, typed="", cursor=cursor, problem="")


def result(editing: TagEditing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags to add and the tags to remove."""
    added = tuple(tag for tag in editing.chosen if not any(same(tag, each) for each in editing.original))
    removed = tuple(tag for tag in editing.original if not any(same(tag, each) for each in editing.chosen))
    return added, removed
