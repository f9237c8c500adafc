"""Near spellings: what lies one edit away, how far two words are apart, and the word that was perhaps meant."""

from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase, digits
from typing import Final

from briefreader.model.search import And, Fuzzy, Not, Or, Phrase, Prefix, Query, Word

ASCII: Final = ascii_lowercase + digits
BLOCK: Final = 64
"""Neighbouring code points that count as letters of the same script: a block holds one case of an alphabet."""
SHORTEST: Final = 4
"""Letters of the shortest word that is corrected, and of what is suggested: among shorter ones nearly all are near."""
MOST_TRIED: Final = 12
"""Words of a line that are looked up one by one, to see which of them nobody uses: each takes a search."""
MOST_CORRECTED: Final = 2
"""Words of a line that are corrected: who mistypes more did not mean words of this library."""
LONGEST_FUZZY: Final = 32
"""Letters of the longest word whose neighbours are made: beyond it nothing is a slip of one key."""


def within_one_edit(word: str) -> Iterator[str]:
    """All words that one insertion, deletion, substitution or exchange of neighbours makes of this one."""
    if len(word) > LONGEST_FUZZY:
        return
    letters = _alphabet(word)
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for before, after in cuts:
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            if after and letter != after[0]:
                yield before + letter + after[1:]


def distance(first: str, second: str, most: int) -> int:
    """Edits between two words (optimal string alignment), or `most + 1` for more than `most`."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    earlier: list[int] = []
    previous = list(range(len(second) + 1))
    for row, letter in enumerate(first, start=1):
        current = [row]
        for column, other in enumerate(second, start=1):
            best = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                best = min(best, earlier[column - 2] + 1)
            current.append(best)
        if min(current) > most:
            return most + 1
        earlier, previous = previous, current
    return previous[-1]


def nearest(word: str, spellings: Iterable[tuple[str, int]], *, limit: int) -> tuple[str, ...]:
    """The spellings within one edit, or two for a longer word; the nearest first, then the most frequent.

    Args:
        word: folded.
        spellings: folded words and how many briefs hold each.
        limit: how many to give.
    """
    if len(word) < SHORTEST:
        return ()
    most = 2 if len(word) > 5 else 1  # noqa: PLR2004 - two slips in a short word make another word
    letters = set(word)
    found = [
        (apart, -count, spelling)
        for spelling, count in spellings
        if spelling != word
        and len(spelling) >= SHORTEST
        and len(letters ^ set(spelling)) <= 2 * most  # an edit takes one letter away and brings one in, at most
        and (apart := distance(word, spelling, most)) <= most
    ]
    return tuple(spelling for *_, spelling in sorted(found)[:limit])


def better_spelled(query: Query, known: Callable[[Query], bool], suggest: Callable[[str], tuple[str, ...]]) -> Query:
    """The query with unknown words replaced by their best suggestions; the same query where there are none.

    At most `MOST_TRIED` words are tried and `MOST_CORRECTED` of them replaced.

    Args:
        query: what was asked.
        known: whether any brief answers a single word.
        suggest: near spellings of a word, the best first.
    """
    return _Speller(known, suggest).better(query)


class _Speller:
    """Walks over one query and counts what it has tried."""

    def __init__(self, known: Callable[[Query], bool], suggest: Callable[[str], tuple[str, ...]]) -> None:
        self._known = known
        self._suggest = suggest
        self._tries_left = MOST_TRIED
        self._corrections_left = MOST_CORRECTED

    def better(self, query: Query) -> Query:
        match query:
            case And(parts=parts):
                return And(parts=tuple(map(self.better, parts)))
            case Or(parts=parts):
                return Or(parts=tuple(map(self.better, parts)))
            case Not():
                return query
            case Word() | Prefix() | Fuzzy() if self._is_unknown(query):
                self._corrections_left -= 1
                best = self._suggest(query.text)
                return Word(text=best[0], field=query.field) if best else query
            case Phrase(text=text, field=field) if self._is_unknown(query):
                words = (self.better(Word(text=word, field=field)) for word in text.split())
                return Phrase(text=" ".join(word.text for word in words if isinstance(word, Word)), field=field)
            case _:
                return query

    def _is_unknown(self, query: Query) -> bool:
        if not (self._tries_left and self._corrections_left):
            return False
        self._tries_left -= 1
        return not self._known(query)


def _alphabet(word: str) -> str:
    foreign = {ord(char) // BLOCK for char in word if not char.isascii()}
    others = (chr(block * BLOCK + offset) for block in sorted(foreign) for offset in range(BLOCK))
    return ASCII + "".join(char for char in others if char.isalnum())
