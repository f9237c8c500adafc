"""Terms that score as one, by the best of them: the completions of a prefix, near spellings, or a single term.

Which term of one segment is which of another is told by their identities, a number each, so that nothing here takes a
term's letters into Python but where two are equally frequent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from briefreader.library.postings import IndexField
from briefreader.library.search_plan import MOST_SCORED
from briefreader.store.whoosh_arrays.fields import K1
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import ArrayField, Segment

EACH_SEGMENT: Final = 256
"""Completions of a segment that take part where there are several: what is rare in each may be frequent in all."""
HASHES: Final = 4096
"""Places of the table that tells which completions may be among the most frequent: a power of two, far above their
number."""


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one field in one segment.

    Attributes:
        numbers: the terms, rising.
        weights: what each adds to a score at most: how rare it is in the whole library, by Whoosh's formula.
    """

    numbers: Array
    weights: Array

    def weights_of(self, numbers: Array) -> Array:
        """The weights of these terms; 0 for one that is not in the group."""
        if not len(self.numbers):
            return np.zeros(len(numbers))
        places = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[places] == numbers, self.weights[places], 0.0)


def group_terms(segments: Sequence[Segment], name: IndexField, terms: Sequence[bytes]) -> tuple[Group, ...]:
    """These terms, for each segment those that it holds."""
    held = []
    for segment in segments:
        field = segment.field(name)
        found = sorted((number, place) for place, term in enumerate(terms) if (number := field.number_of(term)) >= 0)
        held.append(np.array(found, np.int64).reshape(-1, 2))
    frequencies = np.zeros(len(terms), np.int64)
    for segment, pairs in zip(segments, held, strict=True):
        frequencies[pairs[:, 1]] += segment.field(name).ranges(pairs[:, 0])[1]
    weights = weights_of(frequencies, segments)
    return tuple(Group(pairs[:, 0], weights[pairs[:, 1]]) for pairs in held)


def group_completions(segments: Sequence[Segment], name: IndexField, prefix: str) -> tuple[Group, ...]:
    """The completions that score, `MOST_SCORED` at most: the most frequent ones, ties by term."""
    each = [_Completions.of(segment, name, prefix) for segment in segments]
    most = MOST_SCORED if len(segments) == 1 else EACH_SEGMENT
    likely = [completions.largest(most) for completions in each]
    identities = np.concatenate([one.identities[places] for one, places in zip(each, likely, strict=True)])
    sizes = np.concatenate([one.sizes[places] for one, places in zip(each, likely, strict=True)])
    distinct, firsts, which = np.unique(identities, return_index=True, return_inverse=True)
    frequencies = np.bincount(which, weights=sizes, minlength=len(distinct))
    if len(distinct) > MOST_SCORED:
        bounds = np.cumsum([0, *map(len, likely)])

        def spelled(number: int) -> bytes:
            place = int(np.searchsorted(bounds, firsts[number], side="right")) - 1
            return each[place].term(int(likely[place][firsts[number] - bounds[place]]))

        distinct = np.sort(distinct[_most_frequent(frequencies, spelled)])
    return _held(segments, each, distinct)


def weights_of(frequencies: Array, segments: Sequence[Segment]) -> Array:
    """How rare terms are that so many documents hold, removed ones included."""
    documents = sum(map(len, segments))
    weights: Array = (np.log(documents / (frequencies + 1.0)) + 1) * (K1 + 1)
    return weights


@dataclass(frozen=True, slots=True)
class _Completions:
    """The completions of a prefix in one segment: nearly all stand side by side, which spares looking them up.

    Attributes:
        first: the number of the first of them.
        beside: how many there are from it on; the others follow in these arrays.
    """

    field: ArrayField
    first: int
    beside: int
    others: Array
    sizes: Array
    identities: Array

    @classmethod
    def of(cls, segment: Segment, name: IndexField, prefix: str) -> "_Completions":
        field = segment.field(name)
        first, last, others = segment.completions(name, prefix)
        sizes, identities = field.sizes(first, last), field.identities[first:last]
        if len(others):
            sizes = np.concatenate((sizes, field.ranges(others)[1]))
            identities = np.concatenate((identities, field.identities[others]))
        return cls(field, first, last - first, others, sizes, identities)

    def largest(self, most: int) -> Array:
        """The places of the most frequent; everything as large as the smallest kept one takes part."""
        if len(self.sizes) <= most:
            return np.arange(len(self.sizes))
        return np.flatnonzero(self.sizes >= np.partition(self.sizes, -most)[-most])

    def numbers(self, places: Array) -> Array:
        """The terms at some places (rising)."""
        if not len(self.others):
            return places + self.first
        return np.where(places < self.beside, places + self.first, self.others[np.maximum(places - self.beside, 0)])

    def term(self, place: int) -> bytes:
        """The letters of one."""
        return self.field.terms[int(self.numbers(np.array([place]))[0])]


def _most_frequent(frequencies: Array, spelled: Callable[[int], bytes]) -> Array:
    least = np.partition(frequencies, -MOST_SCORED)[-MOST_SCORED]
    above, level = np.flatnonzero(frequencies > least), np.flatnonzero(frequencies == least)
    wanted = MOST_SCORED - len(above)
    if len(level) > wanted:
        level = np.array(sorted(level.tolist(), key=spelled)[:wanted], np.int64)
    return np.concatenate((above, level))


def _held(segments: Sequence[Segment], each: Sequence[_Completions], identities: Array) -> tuple[Group, ...]:
    """For each segment those of its completions that have these identities (sorted)."""
    held = []
    frequencies = np.zeros(len(identities), np.int64)
    likely = np.zeros(HASHES, np.bool_)
    likely[_hashes(identities)] = True
    for one in each:
        # A short prefix has tens of thousands of completions: a table rules nearly all of them out.
        found = np.flatnonzero(likely[_hashes(one.identities)])
        own = one.identities[found]
        places = np.searchsorted(identities, own)
        places[places == len(identities)] = 0
        same = np.flatnonzero(identities[places] == own)
        found, places = found[same], places[same]
        held.append((one.numbers(found), places))
        frequencies[places] += one.sizes[found]
    weights = weights_of(frequencies, segments)
    groups = []
    for numbers, places in held:
        order = np.argsort(numbers)
        groups.append(Group(numbers[order], weights[places[order]]))
    return tuple(groups)


def _hashes(identities: Array) -> Array:
    hashes: Array = (identities >> np.uint64(32)).astype(np.int64) & (HASHES - 1)
    return hashes
