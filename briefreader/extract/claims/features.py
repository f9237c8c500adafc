"""What the linear heads see of a sentence: a bag of hashed n-grams and a row of figures.

The same functions serve training and use, so the two cannot drift apart.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log1p, sqrt
from operator import mul
from typing import Final
from zlib import crc32

from briefreader.extract.claims.lexicon import STOP_WORDS, Cue
from briefreader.extract.claims.reading import Reading

BUCKETS: Final = 1 << 17
"""Rows of the hashed weights; fewer cost average precision by collisions (measured: .01 at 2**15)."""

_GRAM: Final = 4
"""Code points of a character n-gram: it finds a word's stem and ending without a stemmer's mistakes."""

_CACHED_WORDS: Final = 20_000
_LONGEST_WORD: Final = 40
"""Code points of a word that are looked at: what is longer is an address or noise."""

_LONG_SENTENCE: Final = 60
_MANY: Final = 4
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_SPEAKERS: Final = frozenset({"i", "we", "you"})


def shapes(reading: Reading) -> list[str]:
    """The words of a sentence with figures and names replaced by what they are.

    Names and figures of one year's debates say nothing about the next year's, that there is one says much.
    """
    shouted = reading.text.isupper()
    found = []
    for place, (token, word) in enumerate(zip(reading.tokens, reading.words, strict=True)):
        first = token[0]
        if first.isdigit() or first in "$€£¥":
            found.append(_figure_shape(token))
        elif place and first.isupper() and not shouted and word not in STOP_WORDS and word[:2] not in {"i", "i'"}:
            found.append("<name>")
        else:
            found.append(word)
    return found


def _figure_shape(token: str) -> str:
    if token[0] in "$€£¥":
        return "<money>"
    if token[-1] == "%":
        return "<percent>"
    return "<year>" if _YEAR.fullmatch(token) else "<number>"


def buckets(reading: Reading) -> list[int]:
    """The rows of the hashed weights that a sentence touches, one for each of its n-grams. At least one."""
    normal = shapes(reading)
    found: list[int] = []
    for word, shape in zip(reading.words, normal, strict=True):
        found += word_buckets(word, shape)
    return found + pair_buckets(normal)


def pair_buckets(normal: Sequence[str]) -> list[int]:
    """The rows of a sentence's pairs of neighbours, given its shapes; one more than it has words."""
    pairs = zip(("<s>", *normal), (*normal, "</s>"), strict=True)
    return [crc32(f"{before} {shape}".encode()) % BUCKETS for before, shape in pairs]


def weight_of_length(reading: Reading) -> float:
    """What the sum over the buckets is multiplied with, so that long sentences do not outweigh everything else."""
    return 1 / sqrt(len(reading.words) + 1)


@lru_cache(maxsize=_CACHED_WORDS)
def word_buckets(word: str, shape: str) -> tuple[int, ...]:
    """The rows of one word: its shape, and its pieces of four letters."""
    framed = f"<{word[:_LONGEST_WORD]}>"
    grams = (framed[at : at + _GRAM] for at in range(len(framed) - _GRAM + 1))
    return (
        crc32(shape.encode()) % BUCKETS,
        *(crc32(b"#" + gram.encode()) % BUCKETS for gram in grams),
    )


def figures(reading: Reading) -> list[float]:
    """Length, form and cues of a sentence, each from 0 to about 1."""
    count = len(reading.words)
    past = len([word for word in reading.words if word[-2:] == "ed"])
    row = [
        log1p(count) / 4,
        min(count, _LONG_SENTENCE) / _LONG_SENTENCE,
        float(count < 6),  # noqa: PLR2004 - too short to say much
        float(reading.is_question),
        float(past > 0),
        past / (count + 1),
        float(reading.words[:1] != () and reading.words[0] in _SPEAKERS),
        len(reading.stems) / (count + 1),
    ]
    shown = [0.0] * (2 * len(Cue))
    for cue, found in reading.cues.items():
        shown[2 * cue - 2] = 1.0
        shown[2 * cue - 1] = min(len(found), _MANY) / _MANY
    return row + shown


def dot(weights: Sequence[float], row: Sequence[float]) -> float:
    """The sum of products of two rows of the same length."""
    return sum(map(mul, weights, row), 0.0)
