"""One segment of the index, read: its terms, postings and documents as arrays in mapped memory."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, overload

import numpy as np

from briefreader.library.postings import PROSE, IndexField
from briefreader.model.brief import BriefId
from briefreader.store.whoosh_arrays.fields import ESCAPE
from briefreader.store.whoosh_arrays.sections import Array, Sections

BEYOND: Final = b"\xff"
"""Sorts after every continuation of a prefix: no UTF-8 holds this byte."""


APART: Final = 64
"""Strings from one landmark of the binary search to the next."""
MOST_KNOWN: Final = 10_000
"""Terms of a field whose number is remembered."""


class _Unchecked:
    """Byte strings one after the other, by numbers that are known to be right: what a binary search asks most."""

    __slots__ = ("_blob", "_ends")

    def __init__(self, blob: memoryview, ends: memoryview) -> None:
        self._blob, self._ends = blob, ends

    def __getitem__(self, number: int) -> bytes:
        ends = self._ends
        return bytes(self._blob[ends[number - 1] if number else 0 : ends[number]])

    def __len__(self) -> int:
        return len(self._ends)


class Strings:
    """Sorted byte strings in two arrays, as a sequence that `bisect` can search."""

    def __init__(self, sections: Mapping[str, Array], name: str) -> None:
        self._ends = memoryview(sections[f"{name}.ends"].data)
        self._unchecked = _Unchecked(memoryview(sections[name].data), self._ends)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            return [self._unchecked[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self._ends):
            raise IndexError(number)
        return self._unchecked[number]

    def find(self, item: bytes) -> int:
        """The number of a string, or -1."""
        number = self._at(item)
        return number if number < len(self) and self[number] == item else -1

    def starting(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the strings that begin so, as a half-open range."""
        return self._at(prefix), self._at(prefix + BEYOND)

    def _at(self, item: bytes) -> int:
        """Where a string stands or would stand: among every sixty-fourth first, for those are Python's own."""
        place = bisect_right(self._landmarks, item)
        low, high = max(0, (place - 1) * APART), min(len(self), place * APART)
        return bisect_left(self._unchecked, item, low, high)

    @cached_property
    def _landmarks(self) -> list[bytes]:
        return self[::APART]


class ArrayField:
    """One field of a segment."""

    def __init__(self, sections: Mapping[str, Array], name: IndexField) -> None:
        self._sections = sections
        self.name = name
        self.terms = Strings(sections, f"{name}.terms")
        self._ends = memoryview(sections[f"{name}.postings.ends"].data)
        self._numbers: dict[bytes, int] = {}

    def number_of(self, term: bytes) -> int:
        """The number of a term, or -1; remembered, for a term is looked up several times in one search."""
        found = self._numbers.get(term)
        if found is None:
            if len(self._numbers) >= MOST_KNOWN:
                self._numbers = {}
            found = self._numbers[term] = self.terms.find(term)
        return found

    @cached_property
    def docs(self) -> Array:
        """The documents of all postings, term by term."""
        return self._sections[f"{self.name}.docs"]

    @cached_property
    def _counts(self) -> Array:
        return self._sections[f"{self.name}.counts"]

    @cached_property
    def lengths(self) -> Array:
        """Each document's length as a byte."""
        return self._sections[f"{self.name}.lengths"]

    @cached_property
    def total(self) -> int:
        """The sum of all lengths."""
        return int(self._sections[f"{self.name}.total"][0])

    @cached_property
    def position_ends(self) -> Array:
        """Where the positions of each term end."""
        return self._sections[f"{self.name}.positions.ends"]

    @cached_property
    def all_positions(self) -> Array:
        """The positions of all postings, one posting after the other."""
        return self._sections[f"{self.name}.positions"]

    def range(self, number: int) -> tuple[int, int]:
        """Where the postings of a term stand."""
        return (self._ends[number - 1] if number else 0), self._ends[number]

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """Where the postings of the terms from `first` up to `last` stand."""
        return (self._ends[first - 1] if first else 0), (self._ends[last - 1] if last else 0)

    def sizes(self, first: int, last: int) -> Array:
        """How many postings each of these terms has."""
        return np.diff(self.bounds[first : last + 1])

    @cached_property
    def bounds(self) -> Array:
        """Where the postings of each term begin, and at last where those of the last one end."""
        ends = self._sections[f"{self.name}.postings.ends"]
        bounds = np.zeros(len(ends) + 1, np.int64)
        bounds[1:] = ends
        return bounds

    @cached_property
    def identities(self) -> Array:
        """For each term a number that is the same in every segment."""
        return self._sections[f"{self.name}.terms.identities"]

    def ranges(self, numbers: Array) -> tuple[Array, Array]:
        """Where the postings of these terms begin, and how many each has."""
        starts = self.bounds[numbers]
        return starts, self.bounds[numbers + 1] - starts

    @cached_property
    def _has_large_counts(self) -> bool:
        return len(self._sections[f"{self.name}.counts.large"]) > 0

    def counts(self, places: slice | Array) -> Array:
        """How often the term stands in the documents of these postings."""
        found = self._counts[places].astype(np.float64)
        at_limit = np.flatnonzero(found == ESCAPE) if self._has_large_counts else ()
        if len(at_limit):
            numbers = np.arange(places.start, places.stop)[at_limit] if isinstance(places, slice) else places[at_limit]
            which = np.searchsorted(self._sections[f"{self.name}.counts.large"], numbers)
            found[at_limit] = self._sections[f"{self.name}.counts.true"][which]
        return found

    def positions(self, number: int, wanted: Array) -> tuple[Array, Array]:
        """The positions of a term in some of its postings (numbered from its first): all of them, and how many each."""
        start, end = self.range(number)
        counts = self.counts(slice(start, end)).astype(np.int64)
        base = int(self.position_ends[number - 1]) if number else 0
        firsts = base + np.cumsum(counts) - counts
        sizes = counts[wanted]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = self.all_positions[np.repeat(firsts[wanted], sizes) + within]
        return places.astype(np.int64), sizes

    def champions(self, numbers: Array) -> tuple[Array, Array]:
        """The best documents of common terms, as places among the postings of each, and what the others do not exceed.

        Args:
            numbers: terms of `COMMON` postings or more.
        """
        terms, bounds = self._sections[f"{self.name}.champions.terms"], self._sections[f"{self.name}.champions.bounds"]
        places = self._sections[f"{self.name}.champions"].reshape(len(terms), -1)
        rows = np.searchsorted(terms, numbers)
        return places[rows].astype(np.int64), bounds[rows]


Completions = tuple[int, int, Array]
MOST_REMEMBERED: Final = 256
"""Prefixes whose completions are kept: one search asks for them several times, and the next key press again."""


class Segment:
    """One segment. Raises BrokenFileError on opening, or wherever a changed section is first used."""

    def __init__(self, path: Path) -> None:
        self.sections = Sections(path)
        self._fields: dict[IndexField, ArrayField] = {}
        self._prefixes: dict[IndexField, Strings] = {}
        self._completions: dict[tuple[IndexField, str], Completions] = {}

    def __len__(self) -> int:
        return len(self.states)

    def field(self, name: IndexField) -> ArrayField:
        """One of its fields."""
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = ArrayField(self.sections, name)
        return found

    @cached_property
    def states(self) -> Array:
        """Each document's read state, as its number in ReadState."""
        return self.sections["states"]

    @cached_property
    def ids(self) -> Strings:
        """Each document's id, by its number (not sorted)."""
        return Strings(self.sections, "ids")

    @cached_property
    def spellings(self) -> Strings:
        """The spelled words of TEXT."""
        return Strings(self.sections, "spellings")

    def spells(self, words: Sequence[bytes], hashes: Array) -> list[bytes]:
        """Those of the words that TEXT spells so; their hashes (CRC-32) decide about nearly all that it does not."""
        known = self.sections["spellings.hashes"]
        places = known.searchsorted(hashes)
        places[places == len(known)] = 0
        likely = np.flatnonzero(known[places] == hashes).tolist() if len(known) else []
        return [words[number] for number in likely if self.spellings.find(words[number]) >= 0]

    def id_of(self, document: int) -> BriefId:
        """The brief's id."""
        return BriefId(self.ids[document].decode("utf-8", "surrogatepass"))

    def number_of(self, brief_id: BriefId) -> int:
        """The document of a brief, or -1."""
        wanted = brief_id.encode("utf-8", "surrogatepass")
        order = self.sections["ids.order"]
        place = bisect_left(order, wanted, key=lambda number: self.ids[int(number)])
        return int(order[place]) if place < len(order) and self.ids[int(order[place])] == wanted else -1

    def fingerprints(self) -> list[str]:
        """Each document's fingerprint."""
        strings = Strings(self.sections, "fingerprints")
        return [strings[number].decode("utf-8", "surrogatepass") for number in range(len(strings))]

    def short_prefix(self, name: IndexField, prefix: str) -> Array | None:
        """For each document a bit, whether a term begins so that stands in it; None for a prefix that is not listed."""
        if name not in PROSE:
            return None
        place = self._masked(name).find(prefix.encode("utf-8", "replace"))
        if place < 0:
            return None
        size = (len(self) + 7) // 8
        return self.sections[f"{name}.masks"][place * size : (place + 1) * size]

    def _masked(self, name: IndexField) -> Strings:
        found = self._prefixes.get(name)
        if found is None:
            found = self._prefixes[name] = Strings(self.sections, f"{name}.masks.prefixes")
        return found

    def completions(self, name: IndexField, prefix: str) -> Completions:
        """The terms that complete a prefix: a range of numbers, and the numbers outside it of further ones."""
        known = self._completions.get((name, prefix))
        if known is None:
            if len(self._completions) >= MOST_REMEMBERED:
                self._completions = {}
            known = self._completions[name, prefix] = self._look_up(name, prefix)
        return known

    def _look_up(self, name: IndexField, prefix: str) -> Completions:
        encoded = prefix.encode("utf-8", "replace")
        first, last = self.field(name).terms.starting(encoded)
        if name not in PROSE:
            return first, last, np.empty(0, np.int64)
        low, high = self.spellings.starting(encoded)
        numbers = self.sections["spellings.terms"][low:high].astype(np.int64)
        text_first, text_last = (
            (first, last) if name is IndexField.TEXT else self.field(IndexField.TEXT).terms.starting(encoded)
        )
        others = np.unique(numbers[(numbers < text_first) | (numbers >= text_last)])
        if name is not IndexField.TEXT:
            of_text = self.field(IndexField.TEXT).terms
            found = (self.field(name).terms.find(of_text[int(number)]) for number in others)
            others = np.array(sorted(number for number in found if number >= 0), np.int64)
        return first, last, others
