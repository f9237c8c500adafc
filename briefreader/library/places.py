"""The places of a text that a marked passage may have: where its words stand, and where something like it does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefreader.library.alignment import align
from briefreader.library.page_words import BLOCK_END, BREAK, PageWords, folded, row_of, word_spans
from briefreader.model.annotation import CONTEXT_LENGTH, Target
from briefreader.model.brief import Span

BEYOND_BREAK: Final = 0.3
"""Weight of context beyond the end of a block: blocks are moved, put in and taken out one by one."""
_MOST_OCCURRENCES: Final = 64
"""Beyond it a quote is a common word, and no context of 32 characters is looked at for all of its places."""
_MOST_REGIONS: Final = 4
_SEED_COMMONNESS: Final = 40
"""Words that stand more often in a text lead to no place in it."""
_DRIFT: Final = 12
"""Words by which edits may shift the parts of a passage against each other, besides a tenth of its length."""
_EDGE_REACH: Final = 2
"""Words and breaks beside a place among which the end of its block must be: one word may have been put in."""
_GAP_REACH: Final = 3
"""Words of a place, at either end, that may have taken the place of the quote's own."""

Pairs = Sequence[tuple[int, int, float]]
"""Number in the sought row, number in the text's row, bits."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A passage and its context as a row of words and breaks.

    Attributes:
        row: context, quote, context.
        first: where the quote begins in it.
        last: where it ends.
        weights: what each counts for: less beyond the end of a block.
    """

    target: Target
    row: tuple[str, ...]
    first: int
    last: int
    weights: tuple[float, ...]

    @classmethod
    def of(cls, target: Target) -> "Sought":
        """The row of a target. A context of full length may have cut a word in two; a shorter one ends the text."""
        before, after = row_of(target.prefix), row_of(target.suffix)
        if len(target.prefix) >= CONTEXT_LENGTH:
            before = _without_outermost(before[::-1])[::-1]
        elif target.prefix:
            before = [BREAK, *before]
        if len(target.suffix) >= CONTEXT_LENGTH:
            after = _without_outermost(after)
        elif target.suffix:
            after = [*after, BREAK]
        quote = row_of(target.exact.strip())
        weights = (*reversed(_fading(before[::-1])), *(1.0 for _ in quote), *_fading(after))
        return cls(target, (*before, *quote, *after), len(before), len(before) + len(quote), weights)

    @property
    def quote(self) -> tuple[str, ...]:
        """The words of the passage alone."""
        return self.row[self.first : self.last]

    @property
    def opens_block(self) -> bool:
        """Whether the passage begins where its block does."""
        return self.first > 0 and self.row[self.first - 1] == BREAK

    @property
    def closes_block(self) -> bool:
        """Whether it ends where its block does."""
        return self.last < len(self.row) and self.row[self.last] == BREAK


def _without_outermost(outwards: list[str]) -> list[str]:
    return outwards[:-1] if len(outwards) > 1 and outwards[-1] != BREAK else outwards


def _fading(outwards: Sequence[str]) -> list[float]:
    """The weights of a context from the quote outwards."""
    weights, weight = [], 1.0
    for word in outwards:
        weights.append(weight)
        if word == BREAK:
            weight *= BEYOND_BREAK
    return weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the passage may have.

    Attributes:
        words: the place by number in the text's row.
        quote_bits: what speaks for it in the quote.
        bits: the same with the context, by its weights.
        share: `bits` as a part of all that could be found.
        likeness: of the quote and what stands there, 0 to 1 (Dice coefficient over bits).
        is_verbatim: whether it is the quote word by word.
        agreeing: how many words agree.
        before: the part of the context before that stands there, 0 to 1; None where there is no such context.
        after: the same of the context after.
        context: the same of both together; 1 where there is none.
        touches: whether the neighbours of the quote, on both sides, are the neighbours of the place.
        keeps_edges: whether it begins or ends a block wherever the passage did.
    """

    span: Span
    words: Span
    quote_bits: float
    bits: float
    share: float
    likeness: float
    is_verbatim: bool
    agreeing: int
    before: float | None
    after: float | None
    context: float
    touches: bool
    keeps_edges: bool

    @property
    def best_side(self) -> float:
        """The part of the context on the side where more of it stands; 1 where there is none."""
        return max((side for side in (self.before, self.after) if side is not None), default=1.0)

    @property
    def worse_side(self) -> float:
        """The part of the context on the other side."""
        return min(self.before or 0.0, self.after or 0.0)


def verbatim(sought: Sought, page: PageWords) -> list[Place]:
    """Wherever the words of the passage stand, as they are or with other marks and capitals."""
    exact = sought.target.exact
    spans: list[tuple[Span, Span]] = []
    start = page.text.find(exact)
    while start >= 0 and len(spans) < _MOST_OCCURRENCES:
        end = start + len(exact)
        spans.append((Span(start, end), Span(bisect_left(page.starts, start), bisect_left(page.starts, end))))
        start = page.text.find(exact, start + 1)
    known = {words.start for _, words in spans}
    for words in page.occurrences(sought.quote):
        if words.start not in known and len(spans) < _MOST_OCCURRENCES:
            spans.append((_with_edges(sought.target, page, words.start, words.end - 1), words))
    return [_standing(sought, page, span, words) for span, words in spans]


def _standing(sought: Sought, page: PageWords, span: Span, words: Span) -> Place:
    before, after = sought.row[: sought.first], sought.row[sought.last :]
    near = page.row[max(0, words.start - len(before) - 1) : words.start]
    following = page.row[words.end : words.end + len(after) + 1]
    pairs = [
        *align(before, near, page.bits).pairs,
        *((mine + sought.last, theirs, bits) for mine, theirs, bits in align(after, following, page.bits).pairs),
    ]
    quote_bits = page.weight(sought.quote)
    return _place(sought, page, pairs, span, words, quote_bits=quote_bits, agreeing=len(sought.quote), likeness=1.0)


def _place(
    sought: Sought,
    page: PageWords,
    pairs: Pairs,
    span: Span,
    words: Span,
    *,
    quote_bits: float,
    agreeing: int,
    likeness: float,
) -> Place:
    """The place with what its surroundings say."""
    all_bits = [page.bits(word) * weight for word, weight in zip(sought.row, sought.weights, strict=True)]
    found = {mine: bits * sought.weights[mine] for mine, _, bits in pairs if bits > 0}
    sides = range(sought.first), range(sought.last, len(sought.row))
    got = [sum(found.get(mine, 0.0) for mine in side) for side in sides]
    could = [sum(all_bits[mine] for mine in side) for side in sides]
    bits = quote_bits + sum(got)
    opens = BREAK in page.row[max(0, words.start - _EDGE_REACH) : words.start]
    closes = BREAK in page.row[words.end : words.end + _EDGE_REACH]
    return Place(
        span=span,
        words=words,
        quote_bits=quote_bits,
        bits=bits,
        share=bits / sum(all_bits),
        likeness=likeness,
        is_verbatim=likeness == 1.0 and agreeing == len(sought.quote),
        agreeing=agreeing,
        before=got[0] / could[0] if could[0] else None,
        after=got[1] / could[1] if could[1] else None,
        context=sum(got) / sum(could) if sum(could) else 1.0,
        touches=(opens if sought.opens_block else sought.first - 1 in found)
        and (closes if sought.closes_block else sought.last in found),
        keeps_edges=(opens or not sought.opens_block) and (closes or not sought.closes_block),
    )


def aligned(sought: Sought, page: PageWords, known: Sequence[Place], *, least: float = 0.0) -> list[Place]:
    """Places, other than the known ones, that are like the passage and its context.

    Looked for only where `least` bits of its rarer words stand near each other.
    """
    found: list[Place] = []
    regions = list(_regions(sought.row, page, known, least))
    # The best region is looked at twice: without the place found in it, there may be another of the kind.
    for first, last in [*regions, *regions[:1]]:
        free = page.row[first:last]
        for place in (*known, *found):
            for number in range(max(first, place.words.start), min(last, place.words.end)):
                free[number - first] = ""
        pairs = [(mine, theirs + first, bits) for mine, theirs, bits in align(sought.row, free, page.bits).pairs]
        if (place_there := _aligned(sought, page, pairs)) is not None:
            found.append(place_there)
    return found


def _regions(row: Sequence[str], page: PageWords, known: Sequence[Place], least: float) -> Iterator[tuple[int, int]]:
    """The stretches of the text, by number of word, in which most of the row's rarer words stand in their order.

    Words in known places do not count.
    """
    taken_words = {number for place in known for number in range(place.words.start, place.words.end)}
    votes: list[tuple[int, float]] = []
    for offset, word in enumerate(row):
        places = page.places.get(word, ())
        if len(places) <= _SEED_COMMONNESS:
            votes.extend((place - offset, page.bits(word)) for place in places if place not in taken_words)
    votes.sort()
    drift = _DRIFT + len(row) // 10
    sums: list[tuple[float, int, int]] = []
    left, total = 0, 0.0
    for diagonal, weight in votes:
        total += weight
        while votes[left][0] < diagonal - drift:
            total -= votes[left][1]
            left += 1
        sums.append((total, votes[left][0], diagonal))
    taken: list[int] = []
    for bits, low, high in sorted(sums, key=lambda each: -each[0]):
        if bits < least:
            return
        if all(abs(low - other) > drift for other in taken):
            taken.append(low)
            yield max(0, low - drift), min(len(page.row), high + len(row) + drift)
            if len(taken) == _MOST_REGIONS:
                return


def _aligned(sought: Sought, page: PageWords, pairs: Pairs) -> Place | None:
    """The place of the quote by an alignment, if there is any."""
    inner: Pairs = [pair for pair in pairs if sought.first <= pair[0] < sought.last and page.row[pair[1]] != BREAK]
    if inner and BLOCK_END not in sought.target.exact:
        inner = _within_one_block(inner, page)
    agreeing = [bits for _, _, bits in inner if bits > 0]
    if not agreeing:
        return None
    first, last = _between_neighbours(sought, page, pairs, inner)
    both = page.weight(sought.quote) + page.weight(page.row[first : last + 1])
    return _place(
        sought,
        page,
        pairs,
        _with_edges(sought.target, page, first, last),
        Span(first, last + 1),
        quote_bits=sum(agreeing),
        agreeing=len(agreeing),
        likeness=min(1.0, 2 * sum(agreeing) / both),
    )


def _within_one_block(pairs: Pairs, page: PageWords) -> Pairs:
    """The pairs in the block that holds most of them, by bits: a quote from one block is not put over two."""
    blocks: dict[int, list[tuple[int, int, float]]] = {}
    for pair in pairs:
        blocks.setdefault(page.text.rfind(BLOCK_END, 0, page.starts[pair[1]]), []).append(pair)
    return max(blocks.values(), key=lambda block: sum(bits for _, _, bits in block))


def _between_neighbours(sought: Sought, page: PageWords, pairs: Pairs, inner: Pairs) -> tuple[int, int]:
    """First and last word of a place: where the quote's own outermost word is gone, up to what stood beside it."""
    found = {mine: theirs for mine, theirs, bits in pairs if bits > 0}
    (mine, first, bits), (my_last, last, last_bits) = inner[0], inner[-1]
    before, after = found.get(sought.first - 1), found.get(sought.last)
    if (mine != sought.first or bits <= 0) and before is not None and before < first <= before + _GAP_REACH:
        first = before + 1
    if (my_last != sought.last - 1 or last_bits <= 0) and after is not None and after - _GAP_REACH <= last < after:
        last = after - 1
    while page.row[first] == BREAK:
        first += 1
    while page.row[last] == BREAK:
        last -= 1
    return first, last


def _with_edges(target: Target, page: PageWords, first: int, last: int) -> Span:
    """From one word to another, with those marks at either end that the quote had at its ends."""
    start, end = page.starts[first], page.ends[last]
    own = word_spans(target.exact)
    lead = folded(target.exact[: own[0].start])
    tail = folded(target.exact[own[-1].end :])
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
