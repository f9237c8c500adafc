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
    fields = [segment.field(name) for segment in segments]
    numbers = [_numbers(segment, name, prefix) for segment in segments]
    most = MOST_SCORED if len(segments) == 1 else EACH_SEGMENT
    likely = [_largest(field, each, most) for field, each in zip(fields, numbers, strict=True)]
    identities = np.concatenate([field.identities[each] for field, each in zip(fields, likely, strict=True)])
    sizes = np.concatenate([field.ranges(each)[1] for field, each in zip(fields, likely, strict=True)])
    distinct, firsts, which = np.unique(identities, return_index=True, return_inverse=True)
    frequencies = np.bincount(which, weights=sizes, minlength=len(distinct))
    if len(distinct) > MOST_SCORED:
        bounds = np.cumsum([len(each) for each in likely])

        def spelled(place: int) -> bytes:
            leaf = int(np.searchsorted(bounds, firsts[place], side="right"))
            return fields[leaf].terms[int(likely[leaf][firsts[place] - bounds[leaf]])]

        distinct = np.sort(distinct[_most_frequent(frequencies, spelled)])
    return _held(segments, fields, numbers, distinct)


def weights_of(frequencies: Array, segments: Sequence[Segment]) -> Array:
    """How rare terms are that so many documents hold, removed ones included."""
    documents = sum(map(len, segments))
    weights: Array = (np.log(documents / (frequencies + 1.0)) + 1) * (K1 + 1)
    return weights


def _numbers(segment: Segment, name: IndexField, prefix: str) -> Array:
    first, last, others = segment.completions(name, prefix)
    numbers = np.arange(first, last)
    return np.sort(np.concatenate((numbers, others))) if len(others) else numbers


def _largest(field: ArrayField, numbers: Array, most: int) -> Array:
    """The most frequent of these terms; everything as large as the smallest kept one takes part."""
    if len(numbers) <= most:
        return numbers
    sizes = field.ranges(numbers)[1]
    kept: Array = numbers[sizes >= np.partition(sizes, -most)[-most]]
    return kept


def _most_frequent(frequencies: Array, spelled: Callable[[int], bytes]) -> Array:
    least = np.partition(frequencies, -MOST_SCORED)[-MOST_SCORED]
    above, level = np.flatnonzero(frequencies > least), np.flatnonzero(frequencies == least)
    wanted = MOST_SCORED - len(above)
    if len(level) > wanted:
        level = np.array(sorted(level.tolist(), key=spelled)[:wanted], np.int64)
    return np.concatenate((above, level))


def _held(
    segments: Sequence[Segment], fields: Sequence[ArrayField], numbers: Sequence[Array], identities: Array
) -> tuple[Group, ...]:
    """For each segment those of its terms that have these identities (sorted)."""
    held = []
    frequencies = np.zeros(len(identities), np.int64)
    for field, each in zip(fields, numbers, strict=True):
        own = field.identities[each]
        places = np.searchsorted(identities, own)
        places[places == len(identities)] = 0
        found = np.flatnonzero(identities[places] == own) if len(identities) else places
        held.append((each[found], places[found]))
        frequencies[held[-1][1]] += field.ranges(held[-1][0])[1]
    weights = weights_of(frequencies, segments)
    return tuple(Group(terms, weights[places]) for terms, places in held)
