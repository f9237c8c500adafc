"""How text becomes terms, the same for briefs and for queries.

A word is a run of letters and digits; hyphens, Markdown's marks and all other punctuation part words. Apostrophes
belong to a word (`don't` is `dont`) and a possessive ending to nobody (`Trump's` is `trump`). Letters with full stops
are one word (`U.S.` is `us`). Case and accents are folded. Chinese, Japanese and Korean, which do not part words by
spaces, become pairs of neighbouring characters. English endings are cut by the Snowball stemmer (Porter2).
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

STOP_WORDS: Final = frozenset(
    "a an and are as at be been but by for from had has have in is it its of on or that the their these this those "  # noqa: SIM905 - reads best as words
    "to was were which with".split()
)
"""Words that nearly every brief holds: they are not indexed, but they keep their place, so that phrases stay exact."""
LONGEST_TERM: Final = 64
"""Code points kept of a term: longer runs are encoded data, not words."""
WORDS_REMEMBERED: Final = 200_000
"""Distinct spellings whose term is kept in memory: about the vocabulary of 50,000 briefs."""

WORD: Final = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_]\.?(?![^\W_])"  # U.S., U.S.A, p.m.
    r"|[^\W_]+(?:['’ʼ][^\W_]+)*"
)
CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")
POSSESSIVE: Final = re.compile(r"['’ʼ]s$")
UNDECOMPOSED: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "'": "",
        "’": "",
        "ʼ": "",
        ".": "",
    }
)
"""Letters that Unicode does not take apart into a base letter and an accent, and what is not part of a term."""


class Token(NamedTuple):
    """A term, where it stands among the words of its text, and which code points it was made from."""

    term: str
    position: int
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The terms of a text in order, stop words left out; positions count them."""
    for word, position, start, end in words(text):
        term = term_of(word)
        if term:
            yield Token(term, position, start, end)


def terms(text: str) -> tuple[str, ...]:
    """Only the terms of `tokens`."""
    return tuple(token.term for token in tokens(text))


def names(text: str) -> tuple[str, ...]:
    """The words of a name (an author's, an outlet's, a tag's): folded, neither stemmed nor thinned."""
    return tuple(word for word in (fold(spelling) for spelling, *_ in words(text)) if word)


def words(text: str) -> Iterator[Token]:
    """The words of a text as they are spelled, stop words included."""
    position = 0
    for match in WORD.finditer(text):
        word, start = match[0], match.start()
        if word.isascii() or not CJK.search(word):
            yield Token(word, position, start, start + len(word))
            position += 1
            continue
        for piece, offset in _pairs(word):
            yield Token(piece, position, start + offset, start + offset + len(piece))
            position += 1


@lru_cache(maxsize=WORDS_REMEMBERED)
def term_of(word: str) -> str:
    """The term of one word as it is spelled; "" for a stop word."""
    folded = fold(word)
    return "" if folded in STOP_WORDS else stem(folded)


def fold(word: str) -> str:
    """A word without case, accents, apostrophes and full stops."""
    word = POSSESSIVE.sub("", word.casefold())
    if not word.isascii():
        bare = (char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
        word = unicodedata.normalize("NFC", "".join(bare)).casefold()
    return word.translate(UNDECOMPOSED)[:LONGEST_TERM]


def stem(folded: str) -> str:
    """A folded word without its English ending; words with digits or beyond ASCII stay as they are."""
    return str(_stemmer().stemWord(folded)) if folded.isascii() and folded.isalpha() else folded


def stems(folded: list[str]) -> list[str]:
    """The stem of each of many folded words, in a third of the time."""
    stemmed = iter(_stemmer().stemWords([word for word in folded if word.isascii() and word.isalpha()]))
    return [next(stemmed) if word.isascii() and word.isalpha() else word for word in folded]


def _stemmer() -> Any:  # noqa: ANN401 - PyStemmer has no types
    if not hasattr(_PER_THREAD, "stemmer"):
        import Stemmer  # noqa: PLC0415 - 8 ms that only a search needs

        _PER_THREAD.stemmer = Stemmer.Stemmer("english")
    return _PER_THREAD.stemmer


_PER_THREAD: Final = threading.local()
"""A stemmer keeps state while it works, so threads do not share one."""


def _pairs(word: str) -> Iterator[tuple[str, int]]:
    """The parts of a word with characters that are not parted by spaces, each with its offset."""
    reached = 0
    for match in CJK.finditer(word):
        if match.start() > reached:
            yield word[reached : match.start()], reached
        run, start, reached = match[0], match.start(), match.end()
        if len(run) == 1:
            yield run, start
        for index in range(len(run) - 1):
            yield run[index : index + 2], start + index
    if reached < len(word):
        yield word[reached:], reached
