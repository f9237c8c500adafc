"""Lists of the body that the roles of single lines have torn: their lines belong together."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefreader.extract.lines import Line
from briefreader.model.brief import BlockKind

_ASIDE: Final = "aside"
_MIN_ANNOUNCING_WORDS: Final = 5
"""A shorter line with a colon is a label, and may well stand over what is no part of the article."""
_MOST_ANNOUNCED: Final = 12


def keep_lists_whole(lines: Sequence[Line], kinds: Sequence[str]) -> list[str]:
    """The kinds of the lines with the torn lists of the body mended.

    Items that follow or lead up to an item of the body belong to its list, and what stands below a statement that ends
    in a colon is what it announces; where any line of it is known to be something else, nothing is changed.
    """
    mended = list(kinds)
    for first, end in _asides(kinds):
        if not 0 < first < end < len(kinds) or kinds[first - 1] or kinds[end]:
            continue
        if _announces(lines[first - 1]) and end - first <= _MOST_ANNOUNCED:
            own = list(range(first, end))
        else:
            own = _items(lines, range(first, end), lines[first - 1])
            own += _items(lines, range(end - 1, first - 1 + len(own), -1), lines[end])
        for place in own:
            mended[place] = ""
    return mended


def _asides(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each run of lines that stand between those of the body for no reason of their own: its first, and behind it."""
    first = None
    for place, kind in enumerate((*kinds, "")):
        if kind == _ASIDE and first is None:
            first = place
        elif kind != _ASIDE and first is not None:
            yield first, place
            first = None


def _announces(line: Line) -> bool:
    return line.text.endswith(":") and line.text.count(" ") + 1 >= _MIN_ANNOUNCING_WORDS


def _items(lines: Sequence[Line], places: range, beside: Line) -> list[int]:
    """The items of a list at the beginning of some places, if the line of the body beside them is one as well."""
    own: list[int] = []
    if beside.shape is BlockKind.LIST_ITEM:
        for place in places:
            if lines[place].shape is not BlockKind.LIST_ITEM:
                break
            own.append(place)
    return own
