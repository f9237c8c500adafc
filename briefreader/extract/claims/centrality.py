"""How much of a brief hangs on one sentence: features for the head that ranks whole documents."""

from collections.abc import Mapping
from math import exp, log1p
from typing import Final

from briefreader.extract.claims.document import Standing
from briefreader.extract.claims.features import dot
from briefreader.extract.claims.lexicon import CONNECTIVES, PRONOUNS, Cue
from briefreader.extract.claims.model import Head, Model, probability
from briefreader.extract.claims.reading import Reading

_CUES: Final = tuple(Cue)
_HEADS: Final = tuple(Head)
_LEAD: Final = 5
"""Sentences of a lead paragraph or two."""
_SHORT, _LONG = 8, 45
_TITLE_WORDS: Final = 3
_NAMES, _FIGURES = 6, 4


def central_features(reading: Reading, standing: Standing, odds: Mapping[Head, float]) -> list[float]:
    """Place, length, centrality, the other heads and the cues of a sentence, each from 0 to about 1; the last is 1."""
    place, count = standing.place, len(reading.words)
    first = reading.words[0] if reading.words else ""
    return [
        place == 0,
        place == 1,
        place < _LEAD,
        1 / (1 + place),
        exp(-place / 5),
        exp(-place / 15),
        standing.depth,
        standing.depth > 0.9,  # noqa: PLR2004 - the last tenth
        standing.depth >= 1,
        standing.opens,
        standing.closes,
        standing.opens and standing.closes,
        standing.centrality,
        standing.centrality**2,
        min(len(standing.title_words), _TITLE_WORDS) / _TITLE_WORDS,
        bool(standing.title_words),
        log1p(count) / 4,
        count < _SHORT,
        count > _LONG,
        *[probability(odds[head]) for head in _HEADS],
        reading.is_question,
        first in PRONOUNS,
        first in CONNECTIVES,
        *[cue in reading.cues for cue in _CUES],
        min(reading.count(Cue.NAME), _NAMES) / _NAMES,
        min(reading.count(Cue.FIGURE), _FIGURES) / _FIGURES,
        1,
    ]


def central_score(model: Model, reading: Reading, standing: Standing, odds: Mapping[Head, float]) -> float:
    """The expected worth of a sentence as a summary of its document: about 0 for most, 3 for a thesis."""
    return dot(model.central, central_features(reading, standing, odds))
