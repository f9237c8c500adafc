"""What numbered pieces stand for: read once each, remembered from one segment to the next."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from briefreader.library.postings import PART_GAP
from briefreader.library.tokens import LONGEST_TERM, STOP_WORDS, fold, stem, stems, words
from briefreader.store.whoosh_arrays.fields import encoded
from briefreader.store.whoosh_arrays.piece_table import PieceTable
from briefreader.store.whoosh_arrays.raw_words import END, numbered
from briefreader.store.whoosh_arrays.sections import Array

MOST_KNOWN: Final = 400_000
"""Pieces remembered: the vocabulary of some 100,000 briefs, in about 80 MB."""


class Numbers(dict[bytes, int]):
    """A number for each distinct string, in the order of their first appearance."""

    def __missing__(self, string: bytes) -> int:
        number = len(self)
        self[string] = number
        return number


class Lexicon:
    """Pieces, the words in them as they are spelled, and the terms of those.

    A piece takes a number of positions (`widths`) and holds words that are indexed (`counts` of them, its entries from
    `firsts` on). An entry has its position in the piece (`places`) and a spelling; a spelling has a term.
    """

    def __init__(self) -> None:
        self._table = PieceTable()
        self._widths, self._counts, self._firsts = array("I"), array("I"), array("I")
        self._places, self._entries = array("I"), array("I")
        self._spellings, self._terms = Numbers(), Numbers()
        self._term_of = array("I")
        self.end = int(self.read([])[0])
        """The number of the piece that stands behind every text."""

    @property
    def is_full(self) -> bool:
        """Whether it should be forgotten before the next segment."""
        return len(self._table) > MOST_KNOWN

    def read(self, texts: Iterable[str]) -> Array:
        """The numbers of the pieces of texts, each text followed by `end`."""
        numbers, new = numbered(texts, self._table)
        self._learn(new)
        return numbers

    def widths(self) -> Array:
        """Positions that each piece takes."""
        return np.array(self._widths, np.uint32)

    def counts(self) -> Array:
        """Indexed words in each piece."""
        return np.array(self._counts, np.uint32)

    def firsts(self) -> Array:
        """Where the entries of each piece begin."""
        return np.array(self._firsts, np.uint32)

    def places(self) -> Array:
        """The position of each entry in its piece."""
        return np.array(self._places, np.uint32)

    def entry_spellings(self) -> Array:
        """The number of each entry's spelling."""
        return np.array(self._entries, np.uint32)

    def term_of(self) -> Array:
        """The number of each spelling's term."""
        return np.array(self._term_of, np.uint32)

    def spellings(self) -> list[bytes]:
        """The spellings, by number."""
        return list(self._spellings)

    def terms(self) -> list[bytes]:
        """The terms, by number."""
        return list(self._terms)

    def _learn(self, pieces: Sequence[bytes]) -> None:
        plain = [piece.decode("ascii") for piece in pieces if _is_plain(piece)]
        stemmed = zip(plain, stems(plain), strict=True)
        for piece in pieces:
            if piece == END:
                self._add(PART_GAP)
            elif not _is_plain(piece):
                self._add_read(piece)
            else:
                word, term = next(stemmed)
                if word in STOP_WORDS:
                    self._add(1)
                else:
                    self._add(1, ((0, word, term),))

    def _add_read(self, piece: bytes) -> None:
        """Add a piece as the tokenizer reads it."""
        entries, width = [], 0
        for word, position, *_ in words(piece.decode("utf-8", "surrogatepass")):
            width = position + 1
            folded = fold(word)
            if folded and folded not in STOP_WORDS:
                entries.append((position, folded, stem(folded)))
        self._add(width, entries)

    def _add(self, width: int, entries: Sequence[tuple[int, str, str]] = ()) -> None:
        self._widths.append(width)
        self._counts.append(len(entries))
        self._firsts.append(len(self._places))
        for place, spelling, term in entries:
            number = self._spellings[encoded(spelling)]
            if number == len(self._term_of):
                self._term_of.append(self._terms[encoded(term)])
            self._places.append(place)
            self._entries.append(number)


def _is_plain(piece: bytes) -> bool:
    """Whether a piece is one word of ASCII letters and digits."""
    return piece.isalnum() and len(piece) <= LONGEST_TERM
