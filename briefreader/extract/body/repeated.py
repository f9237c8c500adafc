"""Lines that stand word for word in several other briefs of an outlet: what they are known by, and their cut.

Which lines these are cannot be told from one page: `library.repetition` finds them, and hands in what they are known
by. They are cut after the page was decoded and move no other line of it, so that the body is the one the page tells by
itself, less exactly these lines.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from briefreader.extract.body.blocks import kinds_of
from briefreader.extract.front.lines import Line
from briefreader.model.brief import BlockKind

REPEATED: Final = "repeated"
FEWEST_WORDS: Final = 8
"""Shorter lines are headings and formulas that any two pieces of an outlet may have ("What comes next"). Such a line is
told by what follows it too, and goes with that: with an invitation its heading."""
_MAY_BE_FURNITURE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""Notes, tables and quotations may well be the same in several pieces and belong to each of them."""
_CLOSING_MARKS: Final = ("?", ":")
"""Interviews ask the same again, and a digest announces its list in the same words each time."""
_OPENING_MARKS: Final = ("“", "”", '"', "„", "«", "»", "‘", "'")
"""Pieces about one law may quote the same sentence of it."""
_OF_AN_ARTICLE: Final = frozenset(
    {"title", "duplicate_title", "dek", "related_stories", "image_caption", "front_matter", "unread", "code"}
)
"""Kinds of furniture that may have the words of an article's text."""
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
    return _prints(lines, _body(lines, kinds), words)


def prints_around(lines: Sequence[Line], kinds: Sequence[str], words: Sequence[int]) -> tuple[int, ...]:
    """The same of the lines outside of the body, but for those that are the article's own or another article's."""
    return _prints(lines, [place for place, kind in enumerate(kinds) if kind and kind not in _OF_AN_ARTICLE], words)


def cut_repeated(
    lines: Sequence[Line], kinds: Sequence[str], words: Sequence[int], repeated: Collection[int]
) -> list[str]:
    """The kinds with these lines cut; nothing is cut from a page of which nothing would be left."""
    body = _body(lines, kinds)
    cut: set[int] = set()
    for line in _printed(lines, body, words):
        if line.known_by in repeated and (line.company is None or line.company in cut):
            cut.add(line.place)
    if len(cut) == len(body):
        return list(kinds)
    return [REPEATED if place in cut else kind for place, kind in enumerate(kinds)]


def _body(lines: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    return [place for place, kind in enumerate(kinds) if not kind and lines[place].text]


def _prints(lines: Sequence[Line], places: Sequence[int], words: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(line.known_by for line in _printed(lines, places, words)))


def _printed(lines: Sequence[Line], places: Sequence[int], words: Sequence[int]) -> Iterator[_Printed]:
    """Of the lines at these places those that may be furniture, from the last to the first."""
    shapes = kinds_of([lines[place] for place in places])
    below: _Printed | None = None
    for place, shape in zip(reversed(places), reversed(shapes), strict=True):
        text, length = lines[place].text, words[place]
        if length < FEWEST_WORDS:
            if below is not None:
                known_by = print_of(f"{text}\n{below.known_by}", length)
                below = _Printed(place, known_by, company=below.place)
        elif _stands_for_itself(text, shape):
            below = _Printed(place, print_of(text, length))
        else:
            below = None
        if below is not None:
            yield below


def _stands_for_itself(text: str, shape: BlockKind) -> bool:
    return shape in _MAY_BE_FURNITURE and not text.startswith(_OPENING_MARKS) and not text.endswith(_CLOSING_MARKS)
