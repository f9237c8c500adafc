"""Lines that stand word for word in several other briefs of an outlet: what they are known by, and their cut.

Which lines these are cannot be told from one page: `library.repetition` finds them, and hands in what they are known
by. They are cut after the page was decoded and move no other line of it, so that the body is the one the page tells by
itself, less exactly these lines.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from briefreader.extract.blocks import kinds_of
from briefreader.extract.lines import Line
from briefreader.model.brief import BlockKind

REPEATED: Final = "repeated"
FEWEST_WORDS: Final = 8
"""Shorter lines are headings and formulas that any two pieces of an outlet may have ("What comes next"). Such a line is
told by what follows it too, and goes with that: with an invitation its heading."""
_MAY_BE_FURNITURE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""Notes, tables and quotations may well be the same in several pieces and belong to each of them."""
_OPENING_MARKS: Final = ("“", "”", '"', "„", "«", "»", "‘", "'")
"""Pieces about one law may quote the same sentence of it."""
_WORD_BITS: Final = 16
_MOST_WORDS: Final = (1 << _WORD_BITS) - 1


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of the body that may be furniture.

    Attributes:
        known_by: its print.
        company: the place of the line that it goes with; None for a line that stands for itself.
    """

    place: int
    known_by: int
    company: int | None = None


def print_of(text: str, words: int) -> int:
    """What a line is known by: 48 bits for its text, 16 for the number of its words."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest, "big") << _WORD_BITS | min(words, _MOST_WORDS)


def words_of(line_print: int) -> int:
    """How many words the line has."""
    return line_print & _MOST_WORDS


def prints_of(lines: Sequence[Line], kinds: Sequence[str], words: Sequence[int]) -> tuple[int, ...]:
    """The prints of the lines of the body that may be furniture, each once, from the last line to the first.

    Args:
        lines: the page's lines.
        kinds: the kind of furniture of each, "" for the body, as the page alone tells.
        words: how many words each has.
    """
    return tuple(dict.fromkeys(line.known_by for line in _printed(lines, kinds, words)))


def cut_repeated(
    lines: Sequence[Line], kinds: Sequence[str], words: Sequence[int], repeated: Collection[int]
) -> list[str]:
    """The kinds with these lines cut; nothing is cut from a page of which nothing would be left."""
    cut: set[int] = set()
    for line in _printed(lines, kinds, words):
        if line.known_by in repeated and (line.company is None or line.company in cut):
            cut.add(line.place)
    if not any(not kind and lines[place].text and place not in cut for place, kind in enumerate(kinds)):
        return list(kinds)
    return [REPEATED if place in cut else kind for place, kind in enumerate(kinds)]


def _printed(lines: Sequence[Line], kinds: Sequence[str], words: Sequence[int]) -> Iterator[_Printed]:
    """The lines of the body that may be furniture, from the last to the first."""
    body = [place for place, kind in enumerate(kinds) if not kind and lines[place].text]
    shapes = kinds_of([lines[place] for place in body])
    below: _Printed | None = None
    for place, shape in zip(reversed(body), reversed(shapes), strict=True):
        text, length = lines[place].text, words[place]
        if length < FEWEST_WORDS:
            if below is not None:
                known_by = print_of(f"{text}\n{below.known_by}", length)
                below = _Printed(place, known_by, company=below.place)
        elif shape in _MAY_BE_FURNITURE and not text.startswith(_OPENING_MARKS):
            below = _Printed(place, print_of(text, length))
        else:
            below = None
        if below is not None:
            yield below
