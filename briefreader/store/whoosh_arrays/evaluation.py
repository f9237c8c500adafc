"""A search plan over one segment: documents in rising order, each with its score."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from briefreader.library.postings import PROSE, IndexField
from briefreader.library.search_plan import All, Any, Best, Plan, Sequence, Starting, Term, Without
from briefreader.model.annotation import ReadState
from briefreader.model.search import DateRange, Has, InState, Trait
from briefreader.store.whoosh_arrays.fields import K1, encoded
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import ArrayField
from briefreader.store.whoosh_arrays.snapshot import Leaf, Snapshot

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

    def __init__(self, snapshot: Snapshot, leaf: Leaf) -> None:
        self._snapshot = snapshot
        self._leaf = leaf

    def find(self, plan: Plan) -> Found:  # noqa: C901, PLR0911 - one case a kind of look-up
        """The documents that answer, with their scores."""
        match plan:
            case Term(field=field, term=term):
                postings = self._postings(field, encoded(term))
                return NOTHING if postings is None else self._scored(postings, None, _wide(postings.docs))
            case Sequence():
                return self._sequence(plan)
            case Best(field=field, terms=terms):
                return self._best(field, [encoded(term) for term in terms])
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
        inverse = self._snapshot.inverse_frequency(field, term)
        scores: Array = (inverse * (K1 + 1)) * counts / (counts + norms)
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
        """Terms are intersected from the rarest on; they and prefixes are scored only where all of them stand."""
        held = [self._postings(part.field, encoded(part.term)) for part in parts if isinstance(part, Term)]
        postings = sorted((one for one in held if one is not None), key=lambda one: len(one.docs))
        if len(postings) < len(held):
            return NOTHING
        prefixes = [part for part in parts if isinstance(part, Starting)]
        found = [self.find(part) for part in parts if not isinstance(part, Term | Starting)]
        found.sort(key=lambda one: len(one.docs))
        if postings:
            docs = _wide(postings[0].docs)
        elif found:
            docs = found[0].docs
        else:
            docs = np.arange(len(self._leaf.segment))
        for one in [_wide(one.docs) for one in postings[1:]] + [one.docs for one in found]:
            docs = docs[_places(one, docs, len(self._leaf.segment)) >= 0]
            if not len(docs):
                return NOTHING
        for prefix in prefixes:
            docs = docs[self.completing(prefix.field, prefix.prefix)[docs]]
        return Found(docs, self._sum(postings, prefixes, found, docs))

    def _sum(self, terms: list[_Postings], prefixes: list[Starting], others: list[Found], docs: Array) -> Array:
        """What some documents score by several parts, all of which they answer."""
        total = np.zeros(len(docs))
        for each in terms:
            if each.field.name in PROSE:
                places = _places(each.docs, docs, len(self._leaf.segment))
                total += self.score_at(each.field.name, each.term, each.counts(places), docs)
        for prefix in prefixes:
            if prefix.scored and prefix.field in PROSE and len(docs):
                total += self._score_of_best(prefix, docs)
        for other in others:
            if other.scores is not None:
                total += other.scores[_places(other.docs, docs, len(self._leaf.segment))]
        return total

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

    def _best(self, field: IndexField, terms: Iterable[bytes], *, within: Array | None = None) -> Found:
        """The union of some terms, scored by the best of them; of some documents alone where these are given."""
        held = [one for one in (self._postings(field, term) for term in terms) if one is not None]
        if not held:
            return NOTHING
        reader = held[0].field
        ranges = [reader.range(one.number) for one in held]
        joined = np.concatenate([np.arange(start, end) for start, end in ranges])
        which = np.repeat(np.arange(len(held)), [end - start for start, end in ranges])
        docs, best = reader.docs[joined], np.full(len(self._leaf.segment), -1.0)
        if within is not None:
            wanted = np.zeros(len(self._leaf.segment), np.bool_)
            wanted[within] = True
            kept = np.flatnonzero(wanted[docs])
            joined, which, docs = joined[kept], which[kept], docs[kept]
        if field in PROSE:
            counts = reader.counts(joined)
            weights = np.array([self._snapshot.inverse_frequency(field, one.term) * (K1 + 1) for one in held])
            norms = self._snapshot.norms(self._leaf, field)[docs]
            np.maximum.at(best, docs, weights[which] * counts / (counts + norms))
        else:
            best[docs] = 0.0
        docs = np.flatnonzero(best >= 0)
        return Found(docs, best[docs] if field in PROSE else None)

    def _starting(self, plan: Starting) -> Found:
        mask = self.completing(plan.field, plan.prefix)
        docs = np.flatnonzero(mask)
        if not plan.scored or plan.field not in PROSE or not len(docs):
            return Found(docs)
        scored = self._best(plan.field, self._snapshot.frequent_completions(plan.field, plan.prefix))
        total = np.zeros(len(mask))
        total[scored.docs] = scored.scored()
        return Found(docs, total[docs])

    def _score_of_best(self, prefix: Starting, docs: Array) -> Array:
        """For each of some documents the score of the best completion that counts."""
        completions = self._snapshot.frequent_completions(prefix.field, prefix.prefix)
        scored = self._best(prefix.field, completions, within=docs)
        scores = np.zeros(len(self._leaf.segment))
        scores[scored.docs] = scored.scored()
        found: Array = scores[docs]
        return found

    def completing(self, name: IndexField, prefix: str) -> Array:
        """For each document, whether it holds a completion of the prefix."""
        field = self._leaf.segment.field(name)
        first, last, others = self._leaf.segment.completions(name, prefix)
        mask = self._leaf.segment.short_prefix(name, prefix)
        if mask is None:
            mask = np.zeros(len(self._leaf.segment), np.bool_)
            start, end = field.range_of(first, last)
            mask[field.docs[start:end]] = True
        for number in others.tolist():
            start, end = field.range(number)
            mask[field.docs[start:end]] = True
        return mask


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
