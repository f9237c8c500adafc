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
NEARER_MARGIN: Final = 30.0
"""Bits by which a place must beat one with much the same words that is nearer to where the passage was: of labels that
recur through a page, the one whose neighbours were edited loses its bits, and another one must not win by that. On
edited articles it halves the wrong places (benchmarks/anchoring.py) and costs one right place in a thousand."""
_MUCH_THE_SAME: Final = 0.75
"""Likeness from which such a nearer place counts."""
LIKENESS_FLOOR: Final = 0.6
"""Least likeness of the quote and what stands in its place (Dice coefficient over bits)."""
_SELF_EVIDENT: Final = 64.0
"""Bits of the quote alone, some eight words, from which it needs no context to be known."""
_SUPPORT_FLOOR: Final = 0.45
"""Share of the context that must stand beside a shorter quote, on the average of its two sides."""
_ONE_SIDE: Final = 0.75
"""Share of the context on one side that will do for both: a passage at the edge of a block loses its neighbours."""
_MOST_OCCURRENCES: Final = 64
"""Beyond it a quote is a common word, and no context of 32 characters is looked at for all of its places."""
_FEWEST_WORDS: Final = 2
"""Words that an altered passage must still have: by one word and its neighbours it could be any passage."""
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
_BREAK: Final = "\n\n"
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
    """A place that the quote may have.

    Attributes:
        words: the place by number of word.
        bits: what speaks for it, quote and context.
        quote_bits: what of that lies in the quote.
        likeness: of the quote and what stands there, 0 to 1.
        support: what the surroundings say: see `_support`.
    """

    span: Span
    words: Span
    bits: float
    quote_bits: float
    likeness: float
    support: float

    @property
    def is_credible(self) -> bool:
        """Whether it may be the passage at all."""
        if self.likeness < LIKENESS_FLOOR:
            return False
        return self.support >= 1.0 or self.quote_bits >= _SELF_EVIDENT


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

    def weight(self, words: Iterable[str]) -> float:
        """The bits of some words together."""
        return sum(map(self.bits, words))

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
    quote_bits = page.weight(words_of(target.exact))
    candidates = []
    for span in found[:_MOST_OCCURRENCES]:
        words = Span(bisect_left(page.starts, span.start), bisect_left(page.starts, span.end))
        beside = _beside(page, words, before, after)
        support = _support(target, span, ((beside[0], before), (beside[1], after)), page)
        candidates.append(_Candidate(span, words, quote_bits + sum(beside), quote_bits, 1.0, support))
    best = _clear_winner(candidates, page, target.span)
    return best.span if best else None


def _was_block(target: Target) -> bool:
    return (not target.prefix or target.prefix.endswith(_BREAK)) and (
        not target.suffix or target.suffix.startswith(_BREAK)
    )


def _is_block(span: Span, text: str) -> bool:
    """Whether nothing but white space and marks stands between a passage and the ends of its block."""
    start = text.rfind(_BREAK, 0, span.start)
    end = text.find(_BREAK, span.end)
    before = text[max(0, start) : span.start]
    after = text[span.end : len(text) if end < 0 else end]
    return not _WORD.search(before) and not _WORD.search(after)


def _occurrences(exact: str, text: str) -> Iterator[Span]:
    place = text.find(exact)
    while place >= 0:
        yield Span(place, place + len(exact))
        place = text.find(exact, place + 1)


def _beside(page: _Page, quote: Span, before: Sequence[str], after: Sequence[str]) -> tuple[float, float]:
    """Bits of the context that stand before and after a place."""
    near = page.words[max(0, quote.start - len(before) - 1) : quote.start]
    following = page.words[quote.end : quote.end + len(after) + 1]
    return align(before, near, page.bits).score, align(after, following, page.bits).score


def _support(target: Target, span: Span, sides: Iterable[tuple[float, Sequence[str]]], page: _Page) -> float:
    """What the surroundings of a place say for it: 1 and more is enough.

    A block of its own, as a heading is, moves without its neighbours: where it is a block again, it needs no more.
    """
    was_block = _was_block(target)
    if was_block and _is_block(span, page.text):
        return 1.0
    shares = [found / page.weight(words) for found, words in sides if words]
    if not shares:
        return 1.0
    mean = sum(shares) / len(shares)
    return mean / _ONE_SIDE if was_block else max(max(shares) / _ONE_SIDE, mean / _SUPPORT_FLOOR)


def _clear_winner(candidates: Iterable[_Candidate], page: _Page, marked: Span) -> _Candidate | None:
    ranked = sorted(candidates, key=lambda each: -each.bits)
    if not ranked or ranked[0].bits < page.chance + CHANCE_MARGIN or not ranked[0].is_credible:
        return None
    best = ranked[0]
    for other in ranked[1:]:
        is_nearer = abs(other.span.start - marked.start) < abs(best.span.start - marked.start)
        margin = NEARER_MARGIN if is_nearer and other.likeness >= _MUCH_THE_SAME else AMBIGUITY_MARGIN
        if not other.span.overlaps(best.span) and best.bits - other.bits < margin:
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
    best = _clear_winner(candidates, page, target.span)
    if best is None:
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
    pairs = [(theirs, bits) for mine, theirs, bits in alignment.pairs if query.first <= mine < query.last]
    if pairs and _BREAK not in query.target.exact:
        pairs = _within_one_block(pairs, offset, page)
    if sum(bits > 0 for _, bits in pairs) < min(_FEWEST_WORDS, query.last - query.first):
        return
    first, last = pairs[0][0], pairs[-1][0]
    agreeing = sum(bits for _, bits in pairs if bits > 0)
    quote = query.words[query.first : query.last]
    likeness = 2 * agreeing / (page.weight(quote) + page.weight(words[first : last + 1]))
    before = sum(bits for mine, _, bits in alignment.pairs if mine < query.first and bits > 0)
    after = sum(bits for mine, _, bits in alignment.pairs if mine >= query.last and bits > 0)
    sides = ((before, query.words[: query.first]), (after, query.words[query.last :]))
    span = _with_edges(query.target, page, first + offset, last + offset)
    yield _Candidate(
        span,
        Span(first + offset, last + offset + 1),
        alignment.score,
        agreeing,
        min(1.0, likeness),
        _support(query.target, span, sides, page),
    )


def _within_one_block(pairs: Sequence[tuple[int, float]], offset: int, page: _Page) -> list[tuple[int, float]]:
    """The pairs in the block that holds most of them, by bits: a quote from one block is not put over two."""
    blocks: dict[int, list[tuple[int, float]]] = {}
    for place, bits in pairs:
        blocks.setdefault(page.text.rfind(_BREAK, 0, page.starts[place + offset]), []).append((place, bits))
    return max(blocks.values(), key=lambda block: sum(bits for _, bits in block))


def _with_edges(target: Target, page: _Page, first: int, last: int) -> Span:
    """From one word to another, with those marks at either end that the quote had at its ends."""
    start, end = page.starts[first], page.ends[last]
    marks = list(_WORD.finditer(target.exact))
    lead = folded(target.exact[: marks[0].start()])
    tail = folded(target.exact[marks[-1].end() :])
    before = page.text[page.ends[first - 1] if first else 0 : start]
    after = page.text[end : page.starts[last + 1] if last + 1 < len(page.starts) else len(page.text)]
    for length in range(len(before), 0, -1):
        piece = folded(before[-length:])
        if piece and lead.endswith(piece):
            start -= len(before[-length:].lstrip())
            break
    for length in range(len(after), 0, -1):
        piece = folded(after[:length])
        if piece and tail.startswith(piece):
            end += len(after[:length].rstrip())
            break
    return Span(start, end)
