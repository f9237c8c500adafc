"""Tags: short names with `/` between the levels, `ukraine/ceasefire` below `ukraine`."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from briefreader.errors import BriefreaderError

SEPARATOR: Final = "/"
_SPACES: Final = re.compile(r"\s+")
# A comma and brackets separate tags where they are typed in a row; a hash begins one in Obsidian, a comment in YAML.
_FORBIDDEN: Final = frozenset(',[]{}#"`|')


class InvalidTagError(BriefreaderError):
    """A name cannot be a tag; the message says why."""


def normalised(tag: str) -> str:
    """A tag's one spelling: NFC, one space between words, none around a level; a `#` before it is dropped.

    Upper and lower case are kept, and told apart by nobody: see `same`.

    Raises:
        InvalidTagError: nothing is left, a level is empty, or there is a character that a tag cannot hold.
    """
    text = unicodedata.normalize("NFC", tag).strip().removeprefix("#")
    levels = [_SPACES.sub(" ", level).strip() for level in text.split(SEPARATOR)]
    if not any(levels):
        raise InvalidTagError("a tag needs a name")
    if not all(levels):
        raise InvalidTagError(f"'{tag.strip()}' has an empty level")
    clean = SEPARATOR.join(levels)
    bad = next((char for char in clean if char in _FORBIDDEN or unicodedata.category(char).startswith("C")), None)
    if bad is not None:
        raise InvalidTagError(f"'{tag.strip()}' holds {bad!r}, which a tag cannot")
    return clean


def same(one: str, other: str) -> bool:
    """Whether two names are one tag: case does not count."""
    return one.casefold() == other.casefold()


def is_below(tag: str, ancestor: str) -> bool:
    """Whether `tag` is `ancestor` or one of its descendants."""
    low, above = tag.casefold(), ancestor.casefold()
    return low == above or low.startswith(above + SEPARATOR)


def with_tags(tags: Iterable[str], added: Iterable[str]) -> tuple[str, ...]:
    """`tags` and then those of `added` that are not among them. Raises InvalidTagError."""
    found = list(tags)
    for tag in map(normalised, added):
        if not any(same(tag, each) for each in found):
            found.append(tag)
    return tuple(found)


def without_tags(tags: Iterable[str], removed: Iterable[str]) -> tuple[str, ...]:
    """`tags` less those of `removed`, which need not be among them nor be valid names."""
    gone = {tag.strip().removeprefix("#").casefold() for tag in removed}
    return tuple(tag for tag in tags if tag.casefold() not in gone)


def renamed(tags: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    """`tags` with `old` and its descendants moved to `new`; what becomes equal is kept once, at the first place.

    Raises InvalidTagError where `new` is no name.
    """
    new = normalised(new)
    found: list[str] = []
    for tag in tags:
        moved = new + tag[len(old) :] if is_below(tag, old) else tag
        if not any(same(moved, each) for each in found):
            found.append(moved)
    return tuple(found)
