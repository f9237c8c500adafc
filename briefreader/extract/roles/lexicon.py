"""The words of a line, and what they say about its being body: log-odds that were learned over many outlets."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

LOOKED_AT_WORDS: Final = 40
LONG_WORDS: Final = 20
SEEN_CHARS: Final = 400
"""Word shapes, marks and the lexicon are read from the beginning of a line: more does not change the verdict."""
_SHORT_WORDS: Final = 6
_TOKEN: Final = re.compile(r"[^\W_]+")
_TOKEN_WITH_APOSTROPHE: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DIGIT: Final = re.compile(r"\d")


def tokens_of(text: str) -> list[str]:
    """The first words of a line in lower case, as the lexicon counts them: every number is "0"."""
    seen = text[:SEEN_CHARS].lower()
    has_apostrophe = "'" in seen or "’" in seen
    tokens: list[str] = (_TOKEN_WITH_APOSTROPHE if has_apostrophe else _TOKEN).findall(seen)
    del tokens[LOOKED_AT_WORDS:]
    if seen.isascii() and not _DIGIT.search(seen):
        return tokens
    return ["0" if token[0].isdigit() else token for token in tokens]


def lexicon_terms(tokens: Sequence[str], words: int) -> list[str]:
    """The terms of a line that the lexicon may weigh: words, pairs, its first word, and whether it is short."""
    size = _size(words)
    terms = [f"{size}:{token}" for token in set(tokens)]
    if tokens:
        terms.append(f"^{tokens[0]}")
    if size != "l":
        terms += [f"{one} {two}" for one, two in pairwise(tokens)]
    return terms


def _size(words: int) -> str:
    """Labels, sentences, paragraphs."""
    return "s" if words < _SHORT_WORDS else "m" if words < LONG_WORDS else "l"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Log-odds of being body for terms, kept apart by their kind so that only the few words that are known are weighed.

    Attributes:
        words: by the size of the line, its words.
        firsts: the word that a line begins with.
        pairs: by the first word of a pair, its second ones.
    """

    words: Mapping[str, Mapping[str, float]]
    firsts: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Self:
        """The lexicon of terms as `lexicon_terms` writes them."""
        words: dict[str, dict[str, float]] = {"s": {}, "m": {}, "l": {}}
        pairs: defaultdict[str, dict[str, float]] = defaultdict(dict)
        firsts: dict[str, float] = {}
        for term, weight in weights.items():
            one, is_pair, two = term.partition(" ")
            if is_pair:
                pairs[one][two] = weight
            elif term.startswith("^"):
                firsts[term[1:]] = weight
            else:
                words[term[0]][term[2:]] = weight
        return cls(words=words, firsts=firsts, pairs=dict(pairs))

    def score(self, tokens: Sequence[str], distinct: Collection[str], words: int) -> float:
        """What the terms of a line weigh together, rounded once, so that their order does not matter.

        Args:
            tokens: as `tokens_of`.
            distinct: each of them once.
            words: how many words the whole line has.
        """
        if not tokens:
            return 0.0
        size = _size(words)
        known = self.words[size]
        found = [known[token] for token in distinct if token in known]
        found.append(self.firsts.get(tokens[0], 0.0))
        if size != "l" and not self.pairs.keys().isdisjoint(distinct):
            nothing: Mapping[str, float] = {}
            found += [self.pairs.get(one, nothing).get(two, 0.0) for one, two in pairwise(tokens)]
        return math.fsum(found)
