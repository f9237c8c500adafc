"""One state of the index: its segments, the documents that are alive, and the statistics that scores rest on."""

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final, TypeVar, cast
from zlib import crc32

import numpy as np

from briefreader.library.postings import IndexField
from briefreader.model.brief import BriefId
from briefreader.store.whoosh_arrays.fields import K1, encoded, norms_of
from briefreader.store.whoosh_arrays.groups import Group, group_completions, group_terms
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import Segment

Find = TypeVar("Find")

MOST_REMEMBERED: Final = 300
"""Prefixes whose completions are kept, and words whose spellings: the next key press asks for most of them again."""
MOST_KNOWN: Final = 10_000
"""Terms whose weights are kept."""
MOST_RECENT: Final = 4
"""Finds of a segment that are kept for the next key press: of all words before the one that is being typed."""
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
        self._recent: dict[object, object] = {}

    def recent(self, key: object, find: Callable[[], Find]) -> Find:
        """What was found for a key, or is found now."""
        known = self._recent.get(key)
        if known is None:
            if len(self._recent) >= MOST_RECENT:
                self._recent = {}
            known = self._recent[key] = find()
        return cast("Find", known)

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
        self._spelled: dict[tuple[str, ...], list[str]] = {}
        self._groups: dict[tuple[IndexField, str], tuple[Group, ...]] = {}
        self._weights: dict[tuple[IndexField, bytes], float] = {}

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

    def weight(self, name: IndexField, term: bytes) -> float:
        """What a term adds to a score at most: how rare it is, by Whoosh's formula."""
        key = (name, term)
        found = self._weights.get(key)
        if found is None:
            if len(self._weights) >= MOST_KNOWN:
                self._weights = {}
            rarity = math.log(self.documents / (self.holding(name, term) + 1)) + 1
            found = self._weights[key] = rarity * (K1 + 1)
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
            total += end - start + (int(reader.ranges(others)[1].sum()) if len(others) else 0)
        return total

    def spelled(self, words: Iterable[str]) -> list[str]:
        """Those of the words that the library spells so."""
        key = tuple(words)
        found = self._spelled.get(key)
        if found is None:
            if len(self._spelled) >= MOST_REMEMBERED:
                self._spelled = {}
            found = self._spelled[key] = self._look_up_spelled(key)
        return found

    def _look_up_spelled(self, words: tuple[str, ...]) -> list[str]:
        wanted = [encoded(word) for word in words]
        hashes = np.fromiter(map(crc32, wanted), np.uint32, len(wanted))
        known = {word for leaf in self.leaves for word in leaf.segment.spells(wanted, hashes)}
        return [word.decode("utf-8", "replace") for word in wanted if word in known]

    def completions(self, field: IndexField, prefix: str) -> tuple[Group, ...]:
        """The completions of a prefix that score, for each leaf."""
        key = (field, prefix)
        found = self._groups.get(key)
        if found is None:
            if len(self._groups) >= MOST_REMEMBERED:
                self._groups = {}
            found = self._groups[key] = group_completions([leaf.segment for leaf in self.leaves], field, prefix)
        return found

    def terms(self, field: IndexField, terms: Sequence[bytes]) -> tuple[Group, ...]:
        """These terms, for each leaf."""
        return group_terms([leaf.segment for leaf in self.leaves], field, terms)

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
