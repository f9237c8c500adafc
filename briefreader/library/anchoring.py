"""Finding a marked passage again in a text that may have changed: exact, then moved, then altered, else an orphan.

The selectors are the W3C's (quote with context, position). Where the words are not simply there, the passage and its
context are aligned with the text word by word, and every agreement is weighed in bits: a word that stands in the text
twice says more than one that stands there fifty times (self-information, Shannon 1948). A place is taken only where the
bits rule out chance, most of the quote is there, and no other place comes near. Better an orphan than a wrong place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from typing import Final

from briefreader.library.alignment import align
from briefreader.model.annotation import Anchor, Fit, Target
from briefreader.model.brief import Span

CHANCE_MARGIN: Final = 8.0
"""Bits beyond what chance gives one of the text's places: a false place once in 2^8 quotes of random words."""
AMBIGUITY_MARGIN: Final = 6.0
"""Bits by which the best place must beat the next: about one rare word of a brief."""
LIKENESS_FLOOR: Final = 0.5
"""Share of the quote, by bits, that must be there."""
_MOST_OCCURRENCES: Final = 64
"""Beyond it a quote is a common word, and no context of 32 characters is looked at for all of its places."""
_MOST_CANDIDATES: Final = 4
_SEED_COMMONNESS: Final = 40
"""Words that stand more often in a text lead to no place in it."""
_DRIFT: Final = 12
"""Words by which edits may shift the parts of a passage against each other, besides a tenth of its length."""

# Scripts without spaces between words are taken character by character.
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W_]+)*")
_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
    },
)
_ORPHAN: Final = Anchor(fit=Fit.ORPHAN, span=None, likeness=0.0)


def resolve(target: Target, text: str) -> Anchor:
    """Where `target` stands in `text`."""
    return resolve_all((target,), text)[0]


def resolve_all(targets: Iterable[Target], text: str) -> tuple[Anchor, ...]:
    """Where each target stands in `text`, in their order; the text's words are counted once, and only if needed."""
    page = _Page(text)
    return tuple(_resolve(target, page) for target in targets)


def _resolve(target: Target, page: "_Page") -> Anchor:
    if _stands_as_marked(target, page.text):
        return Anchor(fit=Fit.EXACT, span=target.span)
    if not target.exact.strip():
        return _ORPHAN
    span = _by_its_words(target, page)
    if span is not None:
        return Anchor(fit=Fit.EXACT if span == target.span else Fit.MOVED, span=span)
    return _by_alignment(target, page)


def _stands_as_marked(target: Target, text: str) -> bool:
    """Whether words and context are where they were: then nothing else needs to be looked at."""
    start, end = target.span.start, target.span.end
    return (
        bool(target.exact)
        and text.startswith(target.exact, start)
        and end - start == len(target.exact)
        and text.endswith(target.prefix, 0, start)
        and text.startswith(target.suffix, end)
    )


def folded(text: str) -> str:
    """A text as a quote is compared: without differences of quotation marks, dashes and white space."""
    return " ".join(text.translate(_ALIKE).split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place of the quote: its bits with those of its context, and the share of the quote that is there."""

    span: Span
    words: Span
    bits: float
    likeness: float


@dataclass(frozen=True, slots=True)
class _Query:
    """The words of a context and, from `first` to before `last`, of the quote within it."""

    target: Target
    words: tuple[str, ...]
    first: int
    last: int


class _Page:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        return [_normal(self.text[start:end]) for start, end in self._spans]

    @cached_property
    def starts(self) -> list[int]:
        return [start for start, _ in self._spans]

    @cached_property
    def ends(self) -> list[int]:
        return [end for _, end in self._spans]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, by number of word."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            found.setdefault(word, []).append(place)
        return found

    def bits(self, word: str) -> float:
        """How much a word tells of its place; a word that the text does not have tells as much as the rarest."""
        return log2((len(self.words) + 2) / len(self.places.get(word, "1")))

    @property
    def chance(self) -> float:
        """Bits that some place of the text agrees with anything."""
        return log2(len(self.words) + 2)


def _normal(word: str) -> str:
    return word.replace("’", "'").casefold()


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [_normal(match[0]) for match in _WORD.finditer(text)]


def _context(target: Target) -> tuple[list[str], list[str]]:
    """The whole words before and after the quote: the outermost ones may have been cut by the length of the context."""
    before, after = words_of(target.prefix), words_of(target.suffix)
    return before[1:] if len(before) > 1 else before, after[:-1] if len(after) > 1 else after


def _by_its_words(target: Target, page: _Page) -> Span | None:
    """The place where the very words stand, if context or length tell that it is the one."""
    found = list(_occurrences(target.exact, page.text))
    if not found:
        return None
    before, after = _context(target)
    quote_bits = sum(map(page.bits, words_of(target.exact)))
    candidates = []
    for span in found[:_MOST_OCCURRENCES]:
        words = Span(bisect_left(page.starts, span.start), bisect_left(page.starts, span.end))
        candidates.append(_Candidate(span, words, quote_bits + _context_bits(page, words, before, after), 1.0))
    best = _clear_winner(candidates, page)
    return best.span if best else None


def _occurrences(exact: str, text: str) -> Iterator[Span]:
    place = text.find(exact)
    while place >= 0:
        yield Span(place, place + len(exact))
        place = text.find(exact, place + 1)


def _context_bits(page: _Page, quote: Span, before: Sequence[str], after: Sequence[str]) -> float:
    near = page.words[max(0, quote.start - len(before) - 1) : quote.start]
    following = page.words[quote.end : quote.end + len(after) + 1]
    return sum(align(words, there, page.bits).score for words, there in ((before, near), (after, following)))


def _clear_winner(candidates: Iterable[_Candidate], page: _Page) -> _Candidate | None:
    ranked = sorted(candidates, key=lambda each: -each.bits)
    if not ranked or ranked[0].bits < page.chance + CHANCE_MARGIN:
        return None
    best = ranked[0]
    for other in ranked[1:]:
        if not other.span.overlaps(best.span) and best.bits - other.bits < AMBIGUITY_MARGIN:
            return None
    return best


def _by_alignment(target: Target, page: _Page) -> Anchor:
    quote = words_of(target.exact)
    if not quote or not page.words:
        return _ORPHAN
    before, after = _context(target)
    query = _Query(target, (*before, *quote, *after), len(before), len(before) + len(quote))
    regions = list(_regions(query.words, page))
    candidates: list[_Candidate] = []
    # The best region is looked at twice: without the place found in it, there may be another of the kind.
    for first, last in [*regions, *regions[:1]]:
        free = page.words[first:last]
        for candidate in candidates:
            for place in range(max(first, candidate.words.start), min(last, candidate.words.end)):
                free[place - first] = ""
        candidates.extend(_aligned(query, free, first, page))
    best = _clear_winner(candidates, page)
    if best is None or best.likeness < LIKENESS_FLOOR:
        return _ORPHAN
    if folded(page.text[best.span.start : best.span.end]) == folded(target.exact):
        return Anchor(fit=Fit.MOVED, span=best.span)
    return Anchor(fit=Fit.ALTERED, span=best.span, likeness=best.likeness)


def _regions(query: Sequence[str], page: _Page) -> Iterator[tuple[int, int]]:
    """The stretches of the text, by number of word, in which most of the query's rarer words stand in their order."""
    votes: list[tuple[int, float]] = []
    for offset, word in enumerate(query):
        places = page.places.get(word, ())
        if len(places) <= _SEED_COMMONNESS:
            votes.extend((place - offset, page.bits(word)) for place in places)
    votes.sort()
    drift = _DRIFT + len(query) // 10
    sums: list[tuple[float, int, int]] = []
    left, total = 0, 0.0
    for diagonal, weight in votes:
        total += weight
        while votes[left][0] < diagonal - drift:
            total -= votes[left][1]
            left += 1
        sums.append((total, votes[left][0], diagonal))
    taken: list[int] = []
    for _, low, high in sorted(sums, key=lambda each: -each[0]):
        if all(abs(low - other) > drift for other in taken):
            taken.append(low)
            yield max(0, low - drift), min(len(page.words), high + len(query) + drift)
            if len(taken) == _MOST_CANDIDATES:
                return


def _aligned(query: _Query, words: Sequence[str], offset: int, page: _Page) -> Iterator[_Candidate]:
    """The best place of the quote, if there is any, among words of the text of which the first is number `offset`."""
    alignment = align(query.words, words, page.bits)
    pairs = [(theirs + offset, bits) for mine, theirs, bits in alignment.pairs if query.first <= mine < query.last]
    agreeing = sum(bits for _, bits in pairs if bits > 0)
    if not agreeing:
        return
    whole = sum(map(page.bits, query.words[query.first : query.last]))
    first, last = pairs[0][0], pairs[-1][0]
    span = _with_edges(query.target, page, first, last)
    yield _Candidate(span, Span(first, last + 1), alignment.score, min(1.0, agreeing / whole))


def _with_edges(target: Target, page: _Page, first: int, last: int) -> Span:
    """From one word to another, with those marks at either end that the quote had at its ends."""
    start, end = page.starts[first], page.ends[last]
    marks = list(_WORD.finditer(target.exact))
    lead = folded(target.exact[: marks[0].start()])
    tail = folded(target.exact[marks[-1].end() :])
    floor = page.ends[first - 1] if first else 0
    ceiling = page.starts[last + 1] if last + 1 < len(page.starts) else len(page.text)
    while lead and start > floor and folded(page.text[start - 1]) == lead[-1]:
        start, lead = start - 1, lead[:-1].rstrip()
    while tail and end < ceiling and folded(page.text[end]) == tail[0]:
        end, tail = end + 1, tail[1:].lstrip()
    return Span(start, end)
