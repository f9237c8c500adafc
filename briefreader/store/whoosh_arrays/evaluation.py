"""A search plan over one segment: documents in rising order, each with its score."""

from dataclasses import dataclass

import numpy as np

from briefreader.library.postings import PROSE, IndexField
from briefreader.library.search_plan import All, Any, Best, Plan, Sequence, Starting, Term, Without
from briefreader.model.annotation import ReadState
from briefreader.model.search import DateRange, Has, InState, Trait
from briefreader.store.whoosh_arrays.fields import encoded
from briefreader.store.whoosh_arrays.groups import Group
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import ArrayField
from briefreader.store.whoosh_arrays.snapshot import Snapshot

STATES = tuple(ReadState)
TRAITS = tuple(Trait)


@dataclass(frozen=True, slots=True)
class Found:
    """Documents of one segment, rising, and their scores; None where all of them score nothing."""

    docs: Array
    scores: Array | None = None

    def scored(self) -> Array:
        """The scores, as an array in any case."""
        return np.zeros(len(self.docs)) if self.scores is None else self.scores


NOTHING = Found(np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class _Postings:
    """The postings of a term that stands in the segment."""

    field: ArrayField
    number: int
    term: bytes

    @property
    def docs(self) -> Array:
        start, end = self.field.range(self.number)
        return self.field.docs[start:end]

    def counts(self, places: Array | None) -> Array:
        start, end = self.field.range(self.number)
        return self.field.counts(slice(start, end) if places is None else places + start)


class Evaluator:
    """Evaluates plans over one leaf of a snapshot; deleted documents are still among what it finds."""

    def __init__(self, snapshot: Snapshot, place: int) -> None:
        self._snapshot = snapshot
        self._place = place
        self._leaf = snapshot.leaves[place]

    def find(self, plan: Plan) -> Found:  # noqa: C901, PLR0911 - one case a kind of look-up
        """The documents that answer, with their scores."""
        match plan:
            case Term(field=field, term=term):
                postings = self._postings(field, encoded(term))
                return NOTHING if postings is None else self._scored(postings, None, _wide(postings.docs))
            case Sequence():
                return self._sequence(plan)
            case Best(field=field, terms=terms):
                group = self._snapshot.terms(field, [encoded(term) for term in terms])[self._place]
                return self._best(field, group)
            case Starting():
                return self._starting(plan)
            case All(parts=parts):
                return self._all(parts)
            case Any(parts=parts):
                return self._any([self.find(part) for part in parts])
            case Without(part=part):
                kept = np.ones(len(self._leaf.segment), np.bool_)
                kept[self.find(part).docs] = False
                return Found(np.flatnonzero(kept))
            case DateRange(first=first, last=last):
                days = self._leaf.segment.sections["published"]
                low, high = 1 if first is None else first.toordinal(), 1 << 30 if last is None else last.toordinal()
                return Found(np.flatnonzero((days >= low) & (days <= high)))
            case InState(state=state):
                return Found(np.flatnonzero(self._leaf.segment.states == STATES.index(state)))
            case Has(trait=trait):
                bits = self._leaf.segment.sections["traits"]
                return Found(np.flatnonzero(bits & (1 << TRAITS.index(trait))))

    def score_at(self, field: IndexField, term: bytes, counts: Array, docs: Array) -> Array:
        """BM25 of a term for documents that hold it so often."""
        norms = self._snapshot.norms(self._leaf, field)[docs]
        scores: Array = self._snapshot.weight(field, term) * counts / (counts + norms)
        return scores

    def _postings(self, name: IndexField, term: bytes) -> _Postings | None:
        field = self._leaf.segment.field(name)
        number = field.number_of(term)
        return None if number < 0 else _Postings(field, number, term)

    def _scored(self, postings: _Postings, places: Array | None, docs: Array) -> Found:
        if postings.field.name not in PROSE:
            return Found(docs)
        counts = postings.counts(places)
        return Found(docs, self.score_at(postings.field.name, postings.term, counts, docs))

    def _all(self, parts: tuple[Plan, ...]) -> Found:
        """What answers the parts; of a word that is being typed only what answers the others is looked at."""
        whole = tuple(part for part in parts if beginning_of(part) is None)
        if len(whole) == len(parts):
            return self._whole(whole)
        # While a word is being typed, those before it stay: what they find is kept for the next key press.
        found = self._leaf.recent(whole, lambda: self._whole(whole))
        for begun in filter(None, map(beginning_of, parts)):
            found = self._narrowed(found, *begun)
        return found

    def _whole(self, parts: tuple[Plan, ...]) -> Found:
        """Terms are intersected from the rarest on, and scored where all parts stand."""
        held = [self._postings(part.field, encoded(part.term)) for part in parts if isinstance(part, Term)]
        terms = sorted((one for one in held if one is not None), key=lambda one: len(one.docs))
        if len(terms) < len(held):
            return NOTHING
        others = [self.find(part) for part in parts if not isinstance(part, Term)]
        others.sort(key=lambda one: len(one.docs))
        lists = [one.docs for one in terms] + [one.docs for one in others]
        docs = _wide(lists[0]) if lists else np.arange(len(self._leaf.segment))
        places = [np.arange(len(docs))]
        for one in lists[1:]:
            among = _places(one, docs, len(self._leaf.segment))
            kept = np.flatnonzero(among >= 0)
            docs, places = docs[kept], [each[kept] for each in (*places, among)]
            if not len(docs):
                return NOTHING
        return Found(docs, self._sum(terms, others, docs, places))

    def _sum(self, terms: list[_Postings], others: list[Found], docs: Array, places: list[Array]) -> Array:
        """What some documents score by several parts, of which they are at these places."""
        total = np.zeros(len(docs))
        for each, place in zip(terms, places, strict=False):
            if each.field.name in PROSE:
                total += self.score_at(each.field.name, each.term, each.counts(place), docs)
        for other, place in zip(others, places[len(terms) :], strict=False):
            if other.scores is not None:
                total += other.scores[place]
        return total

    def _narrowed(self, found: Found, prefix: Starting, ways: tuple[Plan, ...]) -> Found:
        """Those of some documents that hold a completion, or the word written in other ways; what is held scores."""
        docs = found.docs
        if not len(docs):
            return NOTHING
        if prefix.scored and prefix.field in PROSE:
            best = self.score_of_best(prefix, docs)
            held, scores = best >= 0, np.maximum(best, 0.0)
        else:
            held, scores = self._completing_of(prefix, docs), np.zeros(len(docs))
        for way in map(self.find, ways):
            if len(way.docs):
                places = _places(way.docs, docs, len(self._leaf.segment))
                also = np.flatnonzero(places >= 0)
                held[also] = True
                scores[also] += way.scored()[places[also]]
        kept = np.flatnonzero(held)
        return Found(docs[kept], found.scored()[kept] + scores[kept])

    def _completing_of(self, prefix: Starting, docs: Array) -> Array:
        """For each of some documents, whether it holds a completion of the prefix."""
        bits = self._leaf.segment.short_prefix(prefix.field, prefix.prefix)
        if bits is None or len(docs) * DENSE > len(self._leaf.segment):
            everywhere: Array = self.completing(prefix.field, prefix.prefix)[docs]
            return everywhere
        held: Array = (bits[docs >> 3] << (docs & 7).astype(np.uint8)) & 128 != 0
        _, _, others = self._leaf.segment.completions(prefix.field, prefix.prefix)
        if len(others):
            held |= _among(docs, self._leaf.segment.field(prefix.field), others, len(self._leaf.segment))
        return held

    def _any(self, found: list[Found]) -> Found:
        present = [one for one in found if len(one.docs)]
        if len(present) < 2:  # noqa: PLR2004 - nothing to unite
            return present[0] if present else NOTHING
        here = np.zeros(len(self._leaf.segment), np.bool_)
        total = np.zeros(len(self._leaf.segment))
        for one in present:
            here[one.docs] = True
            if one.scores is not None:
                total[one.docs] += one.scores  # no document comes twice in one find
        docs = np.flatnonzero(here)
        return Found(docs, total[docs] if any(one.scores is not None for one in present) else None)

    def _sequence(self, plan: Sequence) -> Found:
        found = [self._postings(plan.field, encoded(term)) for term in plan.terms]
        held = [one for one in found if one is not None]
        if len(held) < len(found):
            return NOTHING
        rarest = sorted(held, key=lambda one: len(one.docs))
        docs = _wide(rarest[0].docs)
        for one in rarest[1:]:
            docs = docs[_places(one.docs, docs, len(self._leaf.segment)) >= 0]
        if not len(docs):
            return NOTHING
        starts: Array | None = None
        for one, offset in sorted(zip(held, plan.offsets, strict=True), key=lambda pair: len(pair[0].docs)):
            places = _places(one.docs, docs, len(self._leaf.segment))
            positions, sizes = one.field.positions(one.number, places)
            # One key an occurrence: the document, and where the sequence would have to begin (never negative).
            keys = (np.repeat(docs, sizes) << 32) + positions - offset + (1 << 16)
            starts = keys if starts is None else np.intersect1d(starts, keys, assume_unique=True)
        here = np.unique(starts >> 32) if starts is not None else docs
        total = np.zeros(len(here))
        if plan.field not in PROSE:
            return Found(here)
        for one in held:
            places = _places(one.docs, here, len(self._leaf.segment))
            total += self.score_at(plan.field, one.term, one.counts(places), here)
        return Found(here, total)

    def _best(self, field: IndexField, group: Group) -> Found:
        """The union of some terms, scored by the best of them."""
        if not len(group.numbers):
            return NOTHING
        reader = self._leaf.segment.field(field)
        places, sizes = postings_of(reader, group.numbers)
        docs, best = reader.docs[places], np.full(len(self._leaf.segment), -1.0)
        if field in PROSE:
            np.maximum.at(best, docs, self.scores_of(field, np.repeat(group.weights, sizes), places, docs))
        else:
            best[docs] = 0.0
        docs = np.flatnonzero(best >= 0)
        return Found(docs, best[docs] if field in PROSE else None)

    def scores_of(self, name: IndexField, weights: Array, places: Array, docs: Array) -> Array:
        """BM25 of postings, from the weights of their terms."""
        counts = self._leaf.segment.field(name).counts(places)
        scores: Array = weights * counts / (counts + self._snapshot.norms(self._leaf, name)[docs])
        return scores

    def _starting(self, plan: Starting) -> Found:
        mask = self.completing(plan.field, plan.prefix)
        docs = np.flatnonzero(mask)
        if not plan.scored or plan.field not in PROSE or not len(docs):
            return Found(docs)
        scored = self._best(plan.field, self._snapshot.completions(plan.field, plan.prefix)[self._place])
        total = np.zeros(len(mask))
        total[scored.docs] = scored.scored()
        return Found(docs, total[docs])

    def score_of_best(self, prefix: Starting, docs: Array) -> Array:
        """For each of some documents the score of the best completion; 0 for one that does not count, -1 without any.

        The postings of all completions stand one after the other and are gone through once.
        """
        field = self._leaf.segment.field(prefix.field)
        first, last, others = self._leaf.segment.completions(prefix.field, prefix.prefix)
        start, end = field.range_of(first, last)
        wanted = np.zeros(len(self._leaf.segment), np.bool_)
        wanted[docs] = True
        places = np.flatnonzero(wanted[field.docs[start:end]]) + start
        numbers = field.bounds[first + 1 : last + 1].searchsorted(places, side="right") + first
        if len(others):
            further, sizes = postings_of(field, others)
            kept = np.flatnonzero(wanted[field.docs[further]])
            places = np.concatenate((places, further[kept]))
            numbers = np.concatenate((numbers, np.repeat(others, sizes)[kept]))
        found = field.docs[places]
        group = self._snapshot.completions(prefix.field, prefix.prefix)[self._place]
        weights = group.weights_of(numbers)
        best = np.full(len(docs), -1.0)
        rows = np.searchsorted(docs, found)
        np.maximum.at(best, rows, self.scores_of(prefix.field, weights, places, found))
        return best

    def completing(self, name: IndexField, prefix: str) -> Array:
        """For each document, whether it holds a completion of the prefix."""
        field = self._leaf.segment.field(name)
        first, last, others = self._leaf.segment.completions(name, prefix)
        bits = self._leaf.segment.short_prefix(name, prefix)
        if bits is None:
            mask = np.zeros(len(self._leaf.segment), np.bool_)
            start, end = field.range_of(first, last)
            mask[field.docs[start:end]] = True
        else:
            mask = np.unpackbits(bits, count=len(self._leaf.segment)).view(np.bool_)
        if len(others):
            mask[field.docs[postings_of(field, others)[0]]] = True
        return mask


def beginning_of(part: Plan) -> tuple[Starting, tuple[Plan, ...]] | None:
    """The beginning of a word that is being typed, and other ways to write the word; None for another part."""
    match part:
        case Starting():
            return part, ()
        case Any(parts=(Starting() as first, *ways)):
            return first, tuple(ways)
        case _:
            return None


def postings_of(field: ArrayField, numbers: Array) -> tuple[Array, Array]:
    """The places of all postings of some terms, term by term, and how many each has."""
    starts, sizes = field.ranges(numbers)
    befores = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(starts - befores, sizes), sizes


def _among(docs: Array, field: ArrayField, numbers: Array, size: int) -> Array:
    """For each of some documents, whether it holds one of these terms."""
    mask = np.zeros(size, np.bool_)
    mask[field.docs[postings_of(field, numbers)[0]]] = True
    found: Array = mask[docs]
    return found


DENSE = 16
"""Where the longer list is at most so many times the shorter, a table of places beats binary search."""


def _places(long: Array, docs: Array, size: int) -> Array:
    """Where each of `docs` stands in a sorted list of documents, or -1."""
    if len(docs) * DENSE > len(long):
        table = np.full(size, -1, np.int32)
        table[long] = np.arange(len(long), dtype=np.int32)
        places: Array = table[docs].astype(np.int64)
        return places
    found = np.searchsorted(long, docs.astype(long.dtype))
    inside = np.minimum(found, len(long) - 1)
    return np.where(long[inside] == docs, inside, -1) if len(long) else np.full(len(docs), -1)


def _wide(docs: Array) -> Array:
    wide: Array = docs.astype(np.int64)
    return wide
