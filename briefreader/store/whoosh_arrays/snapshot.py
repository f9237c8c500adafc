"""One state of the index: its segments, the documents that are alive, and the statistics that scores rest on."""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from briefreader.library.postings import IndexField
from briefreader.library.search_plan import MOST_SCORED
from briefreader.store.whoosh_arrays.fields import encoded, norms_of
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import Segment


class Leaf:
    """A segment as one state of the index sees it."""

    def __init__(self, segment: Segment, deleted: Iterable[int]) -> None:
        self.segment = segment
        gone = sorted(deleted)
        self.alive: Array | None = None
        if gone:
            self.alive = np.ones(len(segment), np.bool_)
            self.alive[gone] = False
        self.living = len(segment) - len(gone)
        self.norms: dict[IndexField, Array] = {}

    @cached_property
    def ranks(self) -> Array:
        """Each document's place in the order of the ids of its segment."""
        return self.segment.sections["ids.ranks"]


class Snapshot:
    """A vocabulary over all segments, which never changes: threads may share it."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = tuple(leaves)
        self.documents = sum(len(leaf.segment) for leaf in self.leaves)
        self._means: dict[IndexField, float] = {}
        self._inverse: dict[tuple[IndexField, bytes], float] = {}

    def mean_length(self, name: IndexField) -> float:
        """The mean length of a field, as Whoosh counts it: over all documents, removed ones included."""
        found = self._means.get(name)
        if found is None:
            total = sum(leaf.segment.field(name).total for leaf in self.leaves)
            found = self._means[name] = total / self.documents if total else 1.0
        return found

    def norms(self, leaf: Leaf, name: IndexField) -> Array:
        """What BM25 adds to the count below the line, for each document of a segment."""
        found = leaf.norms.get(name)
        if found is None:
            found = leaf.norms[name] = norms_of(leaf.segment.field(name).lengths, self.mean_length(name))
        return found

    def inverse_frequency(self, name: IndexField, term: bytes) -> float:
        """How rare a term is, by Whoosh's formula."""
        key = (name, term)
        found = self._inverse.get(key)
        if found is None:
            found = self._inverse[key] = math.log(self.documents / (self.holding(name, term) + 1)) + 1
        return found

    def holding(self, name: IndexField, term: bytes) -> int:
        """How many documents hold a term, removed ones included."""
        total = 0
        for leaf in self.leaves:
            field = leaf.segment.field(name)
            number = field.terms.find(term)
            if number >= 0:
                start, end = field.range(number)
                total += end - start
        return total

    def has(self, field: IndexField, term: str) -> bool:
        """Whether any brief holds the term."""
        return any(leaf.segment.field(field).terms.find(encoded(term)) >= 0 for leaf in self.leaves)

    def postings(self, field: IndexField, prefix: str) -> int:
        """How many postings the completions of a prefix have."""
        total = 0
        for leaf in self.leaves:
            reader = leaf.segment.field(field)
            first, last, others = leaf.segment.completions(field, prefix)
            start, end = reader.range_of(first, last)
            total += end - start + sum(stop - begin for begin, stop in map(reader.range, others.tolist()))
        return total

    def frequency(self, spelling: str) -> int:
        """How often the word stands in the library in this spelling."""
        word = encoded(spelling)
        total = 0
        for leaf in self.leaves:
            number = leaf.segment.spellings.find(word)
            if number >= 0:
                total += int(leaf.segment.sections["spellings.counts"][number])
        return total

    def frequent_completions(self, field: IndexField, prefix: str) -> list[bytes]:
        """The completions that score: the most frequent ones, ties by term."""
        if len(self.leaves) == 1:
            return [term for _, term in _largest(self.leaves[0], field, prefix, MOST_SCORED)]
        holding: dict[bytes, int] = {}
        for leaf in self.leaves:
            for size, term in _largest(leaf, field, prefix, None):
                holding[term] = holding.get(term, 0) + size
        return sorted(holding, key=lambda term: (-holding[term], term))[:MOST_SCORED]

    def spelled(self) -> Iterable[tuple[str, int]]:
        """All spelled words and how often each stands in the library."""
        often: dict[bytes, int] = {}
        for leaf in self.leaves:
            words = leaf.segment.spellings
            counts = leaf.segment.sections["spellings.counts"].tolist()
            for number, count in enumerate(counts):
                word = words[number]
                often[word] = often.get(word, 0) + count
        return ((word.decode("utf-8", "replace"), count) for word, count in often.items())


def _largest(leaf: Leaf, name: IndexField, prefix: str, most: int | None) -> list[tuple[int, bytes]]:
    """The completions of a prefix in one segment with their sizes; only the `most` frequent, where that is given.

    Over several segments a term that is rare in each may be frequent in all, so there a few hundred of each take part.
    """
    field = leaf.segment.field(name)
    first, last, others = leaf.segment.completions(name, prefix)
    sizes = field.sizes(first, last)
    numbers = np.arange(first, last)
    if len(others):
        further = np.array([end - start for start, end in map(field.range, others.tolist())], np.int64)
        sizes, numbers = np.concatenate((sizes, further)), np.concatenate((numbers, others))
    keep = 4 * MOST_SCORED if most is None else most
    if len(sizes) > keep:
        # Everything as large as the smallest kept one takes part, so that ties go by term.
        least = np.partition(sizes, -keep)[-keep]
        chosen = np.flatnonzero(sizes >= least)
        sizes, numbers = sizes[chosen], numbers[chosen]
    found = sorted((-int(size), field.terms[int(number)]) for size, number in zip(sizes, numbers, strict=True))
    return [(-size, term) for size, term in found[:most]]
