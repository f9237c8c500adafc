"""More like this: a brief as a search for the words that set it apart from the rest of its library."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from briefreader.library.tokens import STOP_WORDS, fold, stem, words
from briefreader.model.brief import Brief
from briefreader.model.search import And, Like, Not, Or, Query, Word

MOST_WORDS: Final = 20
"""Words that stand for a brief: more of them cost time and add what it only mentions."""
FEWEST_LETTERS: Final = 3
TITLE_WEIGHT: Final = 2
"""What a word counts for in the title."""
SATURATION: Final = 1.2
"""As in BM25: the tenth mention says little more than the third."""
LEAST_SHARED: Final = 2
"""Briefs that must hold a word: what only this one holds leads to no other."""
MOST_SHARED: Final = 0.5
"""The part of the library that may hold a word: what more of it holds tells nothing apart."""

Holding = Callable[[Iterable[str]], Mapping[str, int]]
"""How many briefs hold each of some words."""


def resolved(query: Query, words_of: Callable[[str], tuple[str, ...]]) -> Query:
    """The query with each likeness replaced by the words that it stands for."""
    match query:
        case Like(brief=brief):
            return Or(parts=tuple(Word(text=word) for word in words_of(brief)))
        case And(parts=parts):
            return And(parts=tuple(resolved(part, words_of) for part in parts))
        case Or(parts=parts):
            return Or(parts=tuple(resolved(part, words_of) for part in parts))
        case Not(part=part):
            return Not(part=resolved(part, words_of))
        case _:
            return query


def likenesses(query: Query) -> tuple[str, ...]:
    """The briefs that a query asks for the like of."""
    match query:
        case Like(brief=brief):
            return (brief,)
        case And(parts=parts) | Or(parts=parts):
            return tuple(brief for part in parts for brief in likenesses(part))
        case _:
            return ()


def characteristic_words(brief: Brief, holding: Holding, total: int) -> tuple[str, ...]:
    """The words that set a brief apart, the most telling first: BM25's weight of each as if the brief were a query.

    Args:
        brief: the brief.
        holding: asks the index.
        total: how many briefs there are.
    """
    spellings: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text, weight in ((brief.title, TITLE_WEIGHT), (brief.text, 1)):
        for word, *_ in words(text):
            folded = fold(word)
            if len(folded) >= FEWEST_LETTERS and folded.isalpha() and folded not in STOP_WORDS:
                term = stem(folded)
                spellings.setdefault(term, folded)
                counts[term] += weight
    held = holding(spellings.values())
    weights = {
        spelling: counts[term] / (counts[term] + SATURATION) * math.log(total / held[spelling])
        for term, spelling in spellings.items()
        if LEAST_SHARED <= held.get(spelling, 0) <= max(LEAST_SHARED, total * MOST_SHARED)
    }
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:MOST_WORDS])
