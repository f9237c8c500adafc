"""One state of the index: its segments, the documents that are alive, and the statistics that scores rest on."""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from briefreader.library.postings import IndexField
from briefreader.library.search_plan import MOST_SCORED
from briefreader.model.brief import BriefId
from briefreader.store.whoosh_arrays.fields import encoded, norms_of
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import Segment

EACH_SEGMENT: Final = 256
"""Completions of a segment that take part where there are several: what is rare in each may be frequent in all."""
MOST_REMEMBERED: Final = 1_000
"""Prefixes whose completions are kept."""
FARTHEST: Final = 2
"""Bytes by which a suggested word may be longer or shorter."""
MOST_NEAR: Final = 400
"""Spellings that are compared letter by letter: about five milliseconds."""


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
        self._completions: dict[tuple[IndexField, str], list[bytes]] = {}
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
            number = field.number_of(term)
            if number >= 0:
                start, end = field.range(number)
                total += end - start
        return total

    def has(self, field: IndexField, term: str) -> bool:
        """Whether any brief holds the term."""
        return any(leaf.segment.field(field).number_of(encoded(term)) >= 0 for leaf in self.leaves)

    def postings(self, field: IndexField, prefix: str) -> int:
        """How many postings the completions of a prefix have."""
        total = 0
        for leaf in self.leaves:
            reader = leaf.segment.field(field)
            first, last, others = leaf.segment.completions(field, prefix)
            start, end = reader.range_of(first, last)
            total += end - start + sum(stop - begin for begin, stop in map(reader.range, others.tolist()))
        return total

    def spelled(self, words: Iterable[str]) -> list[str]:
        """Those of the words that the library spells so."""
        wanted = [encoded(word) for word in words]
        known = {word for leaf in self.leaves for word in leaf.segment.spells(wanted)}
        return [word.decode("utf-8", "replace") for word in wanted if word in known]

    def frequent_completions(self, field: IndexField, prefix: str) -> list[bytes]:
        """The completions that score: the most frequent ones, ties by term."""
        key = (field, prefix)
        found = self._completions.get(key)
        if found is None:
            if len(self._completions) >= MOST_REMEMBERED:
                self._completions = {}
            found = self._completions[key] = self._frequent(field, prefix)
        return found

    def _frequent(self, field: IndexField, prefix: str) -> list[bytes]:
        holding: dict[bytes, int] = {}
        most = MOST_SCORED if len(self.leaves) == 1 else EACH_SEGMENT
        for leaf in self.leaves:
            for size, term in _largest(leaf, field, prefix, most):
                holding[term] = holding.get(term, 0) + size
        return sorted(holding, key=lambda term: (-holding[term], term))[:MOST_SCORED]

    def fingerprints(self) -> dict[BriefId, str]:
        """Which text of each living brief is indexed."""
        found: dict[BriefId, str] = {}
        for leaf in self.leaves:
            prints = leaf.segment.fingerprints()
            living = range(len(prints)) if leaf.alive is None else leaf.alive.nonzero()[0].tolist()
            found.update((leaf.segment.id_of(number), prints[number]) for number in living)
        return found

    def near_spellings(self, word: str) -> dict[str, int]:
        """Spelled words of about this length and with the same first letter, and how often each stands in the library.

        Only the most frequent of each segment: what is suggested should be known well.
        """
        often: dict[str, int] = {}
        for leaf in self.leaves:
            words = leaf.segment.spellings
            first, last = words.starting(encoded(word[:1]))
            ends = np.concatenate(([0], leaf.segment.sections["spellings.ends"]))
            lengths = np.diff(ends[first : last + 1])
            counts = leaf.segment.sections["spellings.counts"][first:last]
            close = np.flatnonzero(np.abs(lengths - len(encoded(word))) <= FARTHEST)
            close = close[np.argsort(-counts[close].astype(np.int64), kind="stable")[:MOST_NEAR]]
            for number in close.tolist():
                spelling = words[first + number].decode("utf-8", "replace")
                often[spelling] = often.get(spelling, 0) + int(counts[number])
        return often


def _largest(leaf: Leaf, name: IndexField, prefix: str, most: int) -> list[tuple[int, bytes]]:
    """The most frequent completions of a prefix in one segment, with their sizes."""
    field = leaf.segment.field(name)
    first, last, others = leaf.segment.completions(name, prefix)
    sizes, numbers = field.sizes(first, last), np.arange(first, last)
    if len(others):
        further = np.array([end - start for start, end in map(field.range, others.tolist())], np.int64)
        sizes, numbers = np.concatenate((sizes, further)), np.concatenate((numbers, others))
    if len(sizes) > most:
        # Everything as large as the smallest kept one takes part, so that ties go by term.
        chosen = np.flatnonzero(sizes >= np.partition(sizes, -most)[-most])
        sizes, numbers = sizes[chosen], numbers[chosen]
    order = np.lexsort((numbers, -sizes))[:most]
    found = []
    for size, number in zip(sizes[order].tolist(), numbers[order].tolist(), strict=True):
        term = field.terms[number]
        field.remember(term, number)
        found.append((size, term))
    return found
