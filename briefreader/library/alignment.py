"""Two rows of words side by side: which word of the one answers to which word of the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_GAP: Final = 0.6
"""Bits lost by a word that has no counterpart: less than most words are worth, so that no edit parts a passage."""
_SUBSTITUTION: Final = 0.4
"""Bits lost by a word that was replaced by another: less than two gaps."""
_KIN: Final = 0.7
"""Worth of a word's other form or spelling (`Zelensky`, `Zelenskyy`), as a share of the word."""
_KIN_LENGTH: Final = 4
"""Letters that two spellings must begin with in common."""
_DIAGONAL, _UP, _LEFT, _STOP = range(4)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best local alignment.

    Attributes:
        score: bits of what agrees less what does not; 0 for no agreement.
        pairs: place in the first row, place in the second, bits (0 or below for a replaced word); ascending in both.
    """

    score: float
    pairs: tuple[tuple[int, int, float], ...]


def align(mine: Sequence[str], theirs: Sequence[str], bits: Callable[[str], float]) -> Alignment:
    """Align two rows of words so that the bits of agreeing words, less those lost between them, are most.

    Local alignment after Smith and Waterman (1981) with word weights; O(len(mine) * len(theirs)).
    """
    if not mine or not theirs:
        return Alignment(0.0, ())
    best, place = 0.0, (0, 0)
    above = [0.0] * (len(theirs) + 1)
    steps: list[bytearray] = [bytearray([_STOP]) * (len(theirs) + 1)]
    worths: list[dict[int, float]] = []
    for row, word in enumerate(mine, 1):
        worth = _worths(word, theirs, bits(word))
        worths.append(worth)
        current = [0.0]
        step = bytearray([_STOP]) * (len(theirs) + 1)
        left = 0.0
        for column in range(1, len(theirs) + 1):
            score = above[column - 1] + worth.get(column - 1, -_SUBSTITUTION)
            way = _DIAGONAL
            if (up := above[column] - _GAP) > score:
                score, way = up, _UP
            if (side := left - _GAP) > score:
                score, way = side, _LEFT
            if score <= 0:
                score, way = 0.0, _STOP
            elif score > best:
                best, place = score, (row, column)
            step[column] = way
            current.append(score)
            left = score
        steps.append(step)
        above = current
    return Alignment(best, tuple(reversed(_traced(steps, worths, place))))


def _worths(word: str, theirs: Sequence[str], full: float) -> dict[int, float]:
    """What each place of the other row is worth to a word, where it is worth anything."""
    found: dict[int, float] = {}
    first, last = word[:1], word[-1:]
    for place, other in enumerate(theirs):
        if other == word:
            found[place] = full
        elif (other[:1] == first or other[-1:] == last) and _are_kin(word, other):
            found[place] = full * _KIN
    return found


@lru_cache(maxsize=1 << 14)
def _are_kin(one: str, other: str) -> bool:
    """Whether two words of four letters and more are one in two forms or spellings, or differ in one letter."""
    shorter, longer = sorted((one, other), key=len)
    surplus = len(longer) - len(shorter)
    if len(shorter) < _KIN_LENGTH - 1 or len(longer) < _KIN_LENGTH or surplus >= _KIN_LENGTH:
        return False
    if len(shorter) >= _KIN_LENGTH and longer.startswith(shorter[: max(_KIN_LENGTH, len(shorter) - 2)]):
        return True
    if surplus > 1:
        return False
    same = next((place for place, char in enumerate(shorter) if char != longer[place]), len(shorter))
    rest = len(longer) - same - 1
    return rest <= 0 or shorter[len(shorter) - rest :] == longer[same + 1 :]


def _traced(
    steps: Sequence[bytearray],
    worths: Sequence[dict[int, float]],
    place: tuple[int, int],
) -> list[tuple[int, int, float]]:
    """The aligned pairs, last first."""
    row, column = place
    pairs: list[tuple[int, int, float]] = []
    while (way := steps[row][column]) != _STOP:
        if way == _DIAGONAL:
            row, column = row - 1, column - 1
            pairs.append((row, column, worths[row].get(column, -_SUBSTITUTION)))
        elif way == _UP:
            row -= 1
        else:
            column -= 1
    return pairs
