"""Texts to numbered pieces, many texts at a time, with the same words and positions as the tokenizer.

A text is cut only where every tokenizer would cut: at spaces and plain punctuation. Whatever else a piece holds (full
stops, apostrophes, accents, Chinese) is left in it, and `lexicon.py` reads each *distinct* piece once.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np

from briefreader.store.whoosh_arrays.piece_table import WORD, PieceTable
from briefreader.store.whoosh_arrays.sections import Array

KEPT: Final = frozenset(b"'.")
"""ASCII marks that may belong to a word: `don't`, `U.S.`."""
CUT_AT: Final = bytes(
    code if code > ord("\x7f") or code in KEPT or chr(code).isalnum() else ord(" ")
    for code in range(256)
)  # fmt: skip
NON_ASCII_CUTS: Final = ("“", "”", "—", "–", "…", "\u00a0", "‘", "•")
"""The commonest marks beyond ASCII; rarer ones stay in their piece and are cut with it."""
END: Final = b"\xff"
"""Stands behind every text, as a piece of its own: no UTF-8 holds this byte."""
SPACE: Final = ord(" ")


def numbered(texts: Iterable[str], table: PieceTable) -> tuple[Array, list[bytes]]:
    """The numbers of the pieces of the texts, one text after the other, each followed by the number of `END`.

    Also the pieces that are new to the table, in the order of their numbers.
    """
    joined = b" \xff ".join([_lowered(text) for text in texts])
    # A full stop before a space ends a sentence or an abbreviation; the word is the same without it.
    buffer = b"".join((b" ", joined.translate(CUT_AT).replace(b". ", b"  "), b" \xff ", bytes(WORD)))
    is_word = np.frombuffer(buffer, np.uint8)[: len(buffer) - WORD] != SPACE
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    return table.numbers(buffer, edges[0::2], edges[1::2])


def _lowered(text: str) -> bytes:
    if not text.isascii():
        if "İ" in text:  # the one letter whose small form is two code points
            text = text.replace("İ", "I")
        for mark in NON_ASCII_CUTS:
            text = text.replace(mark, " ")
    return text.lower().encode("utf-8", "surrogatepass")
