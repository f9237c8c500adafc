"""How far the sentences of a text can be checked: several heads together, and a little of their neighbours.

The factual head is taught by debates alone. On other texts it errs less where the other heads, trained for other
questions and in part on other texts, have a say, and where a sentence among plain facts gets the benefit of the doubt.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from briefreader.extract.claims.model import Head
from briefreader.extract.claims.reading import Reading

_SHARES: Final = ((Head.FACTUAL, 1.0), (Head.CHECKWORTHY, 0.5), (Head.ASSERTION, -0.5))
"""What states a view needs support, and is seldom what can be checked itself."""
_USUAL: Final = 20
"""Words of a sentence: longer ones hold more that could be checked, and the heads only see their average word."""
_NEIGHBOURS: Final = 0.15
"""Share of each neighbour's figure; beyond .3 it blurs (measured on speeches)."""


def checkable(readings: Sequence[Reading], odds: Sequence[Mapping[Head, float]]) -> list[float]:
    """A figure for each sentence of one text, in its order; `Model.checkable_from` is where yes begins.

    Args:
        readings: the sentences.
        odds: what `Model.log_odds` says of each of them.
    """
    alone = [
        sum(share * heads[head] for head, share in _SHARES) + log((len(reading.words) + 1) / _USUAL)
        for reading, heads in zip(readings, odds, strict=True)
    ]
    around = zip([0.0, *alone], alone, [*alone[1:], 0.0], strict=False)
    return [figure + _NEIGHBOURS * (before + after) for before, figure, after in around]
