"""Spellings of one name: proposed from the library's own texts, for the reader to accept.

Transliterated names come in several spellings (Zelensky, Zelenskyy). Two spellings are proposed as one name when both
are written with a capital wherever they stand, are long enough, lie one edit apart, and never stand in the same brief:
an author keeps to one spelling, while different names (Austria, Australia) soon meet.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from briefreader.library.spelling import distance
from briefreader.library.tokens import fold, stem

NAME: Final = re.compile(r"(?<=[^\W_] )[^\W\d_][^\W\d_]{4,}")
"""A word of five letters or more inside a sentence, where only names have a capital."""
SHARED_BEGINNING: Final = 3
"""Letters that two spellings begin with alike; names that differ there are other names."""
MOST_READ: Final = 3_000
"""Briefs whose texts are looked through, the newest first: some seconds' work."""
LEAST_LETTERS: Final = 6
"""Letters of the shorter spelling: one edit in a shorter word makes another name."""


def proposed_aliases(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Pairs of spellings that may be one name, the most widespread pair first, ties by spelling.

    Args:
        texts: the bodies of the library's briefs.
    """
    briefs: dict[str, set[int]] = defaultdict(set)
    shown: dict[str, str] = {}
    small: set[str] = set()
    for number, text in enumerate(texts):
        for match in NAME.finditer(text):
            word = fold(match[0])
            if match[0][0].isupper():
                briefs[word].add(number)
                shown.setdefault(word, match[0])
            else:
                small.add(word)
    names = sorted(name for name in briefs if name not in small)
    pairs = [(-min(len(briefs[one]), len(briefs[two])), one, two) for one, two in _pairs(names, briefs)]
    return tuple((shown[one], shown[two]) for _, one, two in sorted(pairs))


def _pairs(names: list[str], briefs: dict[str, set[int]]) -> Iterable[tuple[str, str]]:
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[name[:SHARED_BEGINNING]].append(name)
    for group in alike.values():
        for place, one in enumerate(group):
            for two in group[place + 1 :]:
                if min(len(one), len(two)) < LEAST_LETTERS or distance(one, two, 1) > 1:
                    continue
                if stem(one) != stem(two) and not briefs[one] & briefs[two]:
                    yield one, two
