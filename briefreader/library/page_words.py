"""A text as passages are looked for in it: words and block ends in a row, each with place and weight in bits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import log2
from typing import Final

from briefreader.model.brief import Span

BLOCK_END: Final = "\n\n"
BREAK: Final = "¶"
"""Stands in a row of words for the end of a block; no word is spelled so."""

# Scripts without spaces between words are taken character by character.
_TOKEN: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W_]+)*|\n\n(?:\s*\n)?",
)
_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
    },
)


def folded(text: str) -> str:
    """A text as a quote is compared: without differences of quotation marks, dashes and white space."""
    return " ".join(text.translate(_ALIKE).split())


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word for word in row_of(text) if word != BREAK]


def row_of(text: str) -> list[str]:
    """The words and breaks of a text."""
    return [_normal(token) for token in _TOKEN.findall(text)]


def word_spans(text: str) -> list[Span]:
    """Where the words of a text stand."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text) if match[0][0] != "\n"]


def _normal(token: str) -> str:
    return BREAK if token[0] == "\n" else token.replace("’", "'").casefold()


class PageWords:
    """A text and its row of words; a break stands at its beginning and at its end too."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._bits: dict[str, float] = {}

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        inner = [match.span() for match in _TOKEN.finditer(self.text)]
        return [(0, 0), *inner, (len(self.text), len(self.text))]

    @cached_property
    def row(self) -> list[str]:
        """Words and breaks."""
        return [BREAK, *row_of(self.text), BREAK]

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins, in code points."""
        return [start for start, _ in self._spans]

    @cached_property
    def ends(self) -> list[int]:
        """Where each ends."""
        return [end for _, end in self._spans]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, by its number in the row."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.row):
            found.setdefault(word, []).append(place)
        return found

    def bits(self, word: str) -> float:
        """How much a word tells of its place; a word that the text does not have tells as much as the rarest."""
        known = self._bits.get(word)
        if known is None:
            known = self._bits[word] = log2((len(self.row) + 2) / len(self.places.get(word, "1")))
        return known

    def weight(self, words: Iterable[str]) -> float:
        """The bits of some words together."""
        return sum(map(self.bits, words))

    @property
    def chance(self) -> float:
        """Bits that some place of the text agrees with anything."""
        return log2(len(self.row) + 2)

    def occurrences(self, words: Sequence[str]) -> Iterator[Span]:
        """Where these words stand in this order, by number in the row."""
        if not words:
            return
        wanted = list(words)
        offset, rarest = min(enumerate(words), key=lambda pair: len(self.places.get(pair[1], ())))
        for place in self.places.get(rarest, ()):
            start = place - offset
            if start >= 0 and self.row[start : start + len(wanted)] == wanted:
                yield Span(start, start + len(words))
