"""Text to numbered words at the speed of `bytes.split`, with the same terms and positions as the tokenizer.

A text is cut only where every tokenizer would cut: at spaces and plain punctuation. Whatever else a piece holds (full
stops, apostrophes, accents, Chinese) is left in it, and `library.tokens` reads each *distinct* piece once.
"""

from array import array
from collections.abc import Iterable
from typing import Final, NamedTuple

from briefreader.library.postings import PART_GAP
from briefreader.library.tokens import LONGEST_TERM, STOP_WORDS, fold, stem, stems, words

KEPT: Final = frozenset(b"'.")
"""ASCII marks that may belong to a word: `don't`, `U.S.`."""
CUT_AT: Final = bytes(
    code if code > ord("\x7f") or code in KEPT or chr(code).isalnum() else ord(" ")
    for code in range(256)
)  # fmt: skip
NON_ASCII_CUTS: Final = ("“", "”", "—", "–", "…", "\u00a0", "‘", "•")
"""The commonest marks beyond ASCII; rarer ones stay in their piece and are cut with it."""
GAP: Final = b"\0"
"""Stands between two parts of a field; no text holds it, for NUL is cut at."""


MOST_KNOWN: Final = 150_000
"""Pieces remembered: the vocabulary of some 10,000 briefs, in about 60 MB."""


class Piece(NamedTuple):
    """What a distinct piece of text stands for.

    Attributes:
        width: how many positions it takes.
        places: the position of each of its words that is indexed.
        spellings: those words, folded.
        stems: and their terms.
    """

    width: int
    places: tuple[int, ...] = ()
    spellings: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


GAP_PIECE: Final = Piece(width=PART_GAP)
STOPPED: Final = Piece(width=1)


class PieceNumbers(dict[bytes, int]):
    """A number for each distinct piece, in the order of their first appearance."""

    def __missing__(self, piece: bytes) -> int:
        number = len(self)
        self[piece] = number
        return number


class PieceReader:
    """What pieces stand for, remembered from one segment to the next."""

    def __init__(self) -> None:
        self._known: dict[bytes, Piece] = {GAP: GAP_PIECE}

    def read(self, pieces: Iterable[bytes]) -> list[Piece]:
        """The words of each piece."""
        wanted = list(pieces)
        unknown = [piece for piece in wanted if piece not in self._known]
        if len(self._known) + len(unknown) > MOST_KNOWN:
            self._known = {GAP: GAP_PIECE}
            unknown = wanted
        plain = [piece.decode("ascii") for piece in unknown if piece.isalnum() and len(piece) <= LONGEST_TERM]
        for word, term in zip(plain, stems(plain), strict=True):
            read = STOPPED if word in STOP_WORDS else Piece(1, (0,), (word,), (term,))
            self._known[word.encode("ascii")] = read
        for piece in unknown:
            if piece not in self._known:
                self._known[piece] = _read(piece)
        return [self._known[piece] for piece in wanted]


def _read(piece: bytes) -> Piece:
    places, spellings, width = [], [], 0
    for word, position, *_ in words(piece.decode("utf-8", "surrogatepass")):
        width = position + 1
        folded = fold(word)
        if folded and folded not in STOP_WORDS:
            places.append(position)
            spellings.append(folded)
    return Piece(
        width=width, places=tuple(places), spellings=tuple(spellings), stems=tuple(stem(word) for word in spellings)
    )


def pieces(text: str, numbers: PieceNumbers) -> "array[int]":
    """The numbers of the pieces of a text, in its order."""
    if not text.isascii():
        if "İ" in text:  # the one letter whose small form is two code points
            text = text.replace("İ", "I")
        for mark in NON_ASCII_CUTS:
            text = text.replace(mark, " ")
    lowered = text.lower().encode("utf-8", "surrogatepass")
    # A full stop before a space ends a sentence or an abbreviation; the word is the same without it.
    return array("I", list(map(numbers.__getitem__, lowered.replace(b". ", b"  ").translate(CUT_AT).split())))
