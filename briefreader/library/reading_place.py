"""Where reading stopped, in a text that may be another by then: the place stays with its words."""

from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from briefreader.library.anchoring import resolve
from briefreader.model.annotation import Target
from briefreader.model.brief import Brief, Span

_MOST_CHARS: Final = 80
"""Code points that are kept of what stood at a place: a dozen words, which stand nowhere else in a brief."""
_FEWEST_CHARS: Final = 24
"""Of the end of a paragraph that is shorter, what follows is kept too."""
_BLOCK_END: Final = "\n\n"


def words_at(text: str, position: int) -> str:
    """What stands at a place of a text, as it is kept with it; "" at the beginning, which needs no words."""
    if position <= 0:
        return ""
    words = text[position : position + _MOST_CHARS]
    own = words.partition(_BLOCK_END)[0]
    return own if len(own) >= _FEWEST_CHARS else words


def place_of(words: str, position: int, text: str) -> int:
    """Where a place is in the text as it is now: where its words stand, or else as far from the beginning as it was.

    Args:
        words: what stood there, of `words_at`; "" where that was not kept.
        position: where it was, a code point.
        text: the text of now.
    """
    here = min(position, len(text))
    found = _found(words, here, text)
    return here if found is None else found


def _found(words: str, near: int, text: str) -> int | None:
    """The place of a text nearest to another one that has some words, or else the only one that has the like."""
    if not words:
        return None
    standing = list(_standing(words, text))
    if standing:
        return min(standing, key=lambda each: abs(each - near))
    anchor = resolve(Target(exact=words, span=Span(near, near + len(words))), text)
    return None if anchor.span is None else anchor.span.start


def _standing(words: str, text: str) -> Iterable[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def carried_over(positions: Iterable[int], before: Brief, after: Brief) -> list[int]:
    """Where places of a brief are in another reading of it: on the same words, or where these would follow.

    Args:
        positions: code points of the text before.
        before: the brief as it was.
        after: the brief as it is now.
    """
    if before.text == after.text:
        return list(positions)
    old = [before.quote(block.span) for block in before.blocks]
    new = [after.quote(block.span) for block in after.blocks]
    starts = [block.span.start for block in before.blocks]
    # Behind the last block of the one stands the end of the other.
    landings = [*(block.span.start for block in after.blocks), len(after.text)]
    counterparts: list[tuple[int, bool]] = []
    for kind, first, end, there, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_same = kind == "equal"
        counterparts += [(there + place - first if is_same else there, is_same) for place in range(first, end)]

    def carried(position: int) -> int:
        place = bisect_right(starts, position) - 1
        if position <= 0 or place < 0:
            return 0
        counterpart, is_same = counterparts[place]
        if is_same:
            return min(landings[counterpart] + position - starts[place], len(after.text))
        found = _found(words_at(before.text, position), landings[counterpart], after.text)
        return landings[counterpart] if found is None else found

    return [carried(position) for position in positions]
