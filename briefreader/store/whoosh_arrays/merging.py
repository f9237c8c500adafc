"""Several segments to one: term range by term range, so that memory does not grow with the segments."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import numpy as np

from briefreader.library.postings import PROSE, IndexField
from briefreader.store.whoosh_arrays.fields import (
    Inverted,
    blob,
    champion_sections,
    count_sections,
    ends,
    hashes,
    identities,
    length_sections,
    mask_sections,
    packed,
)
from briefreader.store.whoosh_arrays.sections import Array, write_sections
from briefreader.store.whoosh_arrays.segment import ArrayField, Segment, Strings

KEYS_AT_ONCE: Final = 2_000_000
"""Positions sorted at a time: 16 MB of keys, and some four times as much on the way to them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged.

    Attributes:
        renumbered: the new number of each document, or -1 for one that is deleted.
    """

    segment: Segment
    renumbered: Array


def merge_segments(segments: Sequence[tuple[Segment, frozenset[int]]], path: Path) -> int:
    """Write one segment with the living documents of several, in their order; how many there are."""
    sources, documents = _renumbered(segments)
    with ExitStack() as stack:
        sections = dict(_document_sections(sources))
        for name in IndexField:
            sections.update(_FieldMerger(sources, name, documents, stack, path.parent).sections())
        sections.update(_spelling_sections(sources, sections))
        write_sections(path, sections)
    return documents


def _renumbered(segments: Sequence[tuple[Segment, frozenset[int]]]) -> tuple[list[Source], int]:
    sources, base = [], 0
    for segment, deleted in segments:
        living = np.ones(len(segment), np.bool_)
        living[sorted(deleted)] = False
        renumbered = np.where(living, np.cumsum(living) - 1 + base, -1)
        sources.append(Source(segment, renumbered))
        base += int(living.sum())
    return sources, base


def _document_sections(sources: Sequence[Source]) -> Iterator[tuple[str, Array]]:
    for name in ("ids", "fingerprints"):
        strings = [item for source in sources for item in _living(source, name)]
        yield name, blob(strings)
        yield f"{name}.ends", ends(strings)
        if name == "ids":
            order = sorted(range(len(strings)), key=strings.__getitem__)
            ranks = np.empty(len(order), np.uint16)
            ranks[order] = np.arange(len(order), dtype=np.uint16)
            yield "ids.order", np.array(order, np.uint16)
            yield "ids.ranks", ranks
    for name in ("published", "states", "traits"):
        parts = [source.segment.sections[name][source.renumbered >= 0] for source in sources]
        yield name, np.concatenate(parts)


def _living(source: Source, name: str) -> Iterator[bytes]:
    strings = Strings(source.segment.sections, name)
    return (strings[int(number)] for number in np.flatnonzero(source.renumbered >= 0))


class _FieldMerger:
    """Merges one field; what grows with it lies in temporary files."""

    def __init__(
        self, sources: Sequence[Source], name: IndexField, documents: int, stack: ExitStack, folder: Path
    ) -> None:
        self._sources = sources
        self._name = name
        self._documents = documents
        self._fields = [source.segment.field(name) for source in sources]
        lists = [field.terms[:] for field in self._fields]
        self._terms = sorted(set().union(*lists))
        numbers = {term: number for number, term in enumerate(self._terms)}
        self._numbers = [np.array([numbers[term] for term in terms], np.int64) for terms in lists]
        wide = any(source.segment.sections[f"{name}.positions"].dtype.itemsize > 2 for source in sources)  # noqa: PLR2004
        self._spools = {
            "docs": _Spool(stack, folder, np.dtype(np.uint16)),
            "counts": _Spool(stack, folder, np.dtype(np.uint32)),
            "positions": _Spool(stack, folder, np.dtype(np.uint32 if wide else np.uint16)),
        }

    def sections(self) -> Mapping[str, Array]:
        """The field's sections."""
        name = self._name
        numbers, sizes, held = [], [], []
        for first, last in self._ranges():
            inverted = Inverted.of(self._keys(first, last))
            numbers.append(inverted.numbers)
            sizes.append(inverted.sizes)
            held.append(np.add.reduceat(inverted.counts, np.cumsum(inverted.sizes) - inverted.sizes))
            for part, values in (
                ("docs", inverted.docs),
                ("counts", inverted.counts),
                ("positions", inverted.positions),
            ):
                self._spools[part].append(values)
        terms = [self._terms[number] for number in _joined(numbers).tolist()]
        counts = self._spools["counts"].array()
        made: dict[str, Array] = {
            f"{name}.terms": blob(terms),
            f"{name}.terms.ends": ends(terms),
            f"{name}.terms.identities": identities(terms),
            f"{name}.postings.ends": np.cumsum(_joined(sizes)).astype(np.uint32),
            f"{name}.positions.ends": np.cumsum(_joined(held)).astype(np.uint32),
            f"{name}.docs": self._spools["docs"].array(),
            f"{name}.positions": self._spools["positions"].array(),
        }
        made.update(count_sections(name, counts))
        if name in PROSE:
            lengths = [source.segment.field(name).lengths[source.renumbered >= 0] for source in self._sources]
            made.update(length_sections(name, np.concatenate(lengths), int(counts.sum(dtype=np.int64))))
            made.update(champion_sections(name, made))
            made.update(mask_sections(name, terms, made, self._documents))
        return made

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Ranges of merged terms with about as many positions as are sorted at once."""
        weights = np.zeros(len(self._terms), np.int64)
        for field, numbers in zip(self._fields, self._numbers, strict=True):
            own_ends: Array = field.position_ends.astype(np.int64)
            weights[numbers] += own_ends - np.concatenate(([0], own_ends[:-1]))[: len(own_ends)]
        reached = np.cumsum(weights)
        first = 0
        while first < len(weights):
            before = reached[first - 1] if first else 0
            last = max(first + 1, int(np.searchsorted(reached, before + KEYS_AT_ONCE, side="right")))
            yield first, last
            first = last

    def _keys(self, first: int, last: int) -> Array:
        """The keys of the living postings of a range of merged terms."""
        terms, docs, places = [], [], []
        for source, field, numbers in zip(self._sources, self._fields, self._numbers, strict=True):
            low, high = np.searchsorted(numbers, (first, last))
            own_terms, own_docs, own_places = _occurrences(field, int(low), int(high), numbers)
            renumbered = source.renumbered[own_docs]
            kept = renumbered >= 0
            terms.append(own_terms[kept])
            docs.append(renumbered[kept])
            places.append(own_places[kept])
        joined = (np.concatenate(part).astype(np.uint64) for part in (terms, docs, places))
        return packed(*joined)


def _occurrences(field: ArrayField, low: int, high: int, numbers: Array) -> tuple[Array, Array, Array]:
    """Each occurrence of a range of a segment's terms: the merged number of its term, its document, its position."""
    start, end = field.range_of(low, high)
    counts = field.counts(slice(start, end)).astype(np.int64)
    terms = np.repeat(np.repeat(numbers[low:high], field.sizes(low, high)), counts)
    docs = np.repeat(field.docs[start:end], counts)
    first = int(field.position_ends[low - 1]) if low else 0
    return terms, docs, field.all_positions[first : first + len(docs)]


def _spelling_sections(sources: Sequence[Source], made: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """The spelled words whose terms are still there; their counts include what was deleted."""
    terms = Strings(made, f"{IndexField.TEXT}.terms")
    numbers = {term: number for number, term in enumerate(terms[:])}
    often: dict[bytes, tuple[int, int]] = {}
    for source in sources:
        sections = source.segment.sections
        own_terms = source.segment.field(IndexField.TEXT).terms
        each = zip(sections["spellings.counts"].tolist(), sections["spellings.terms"].tolist(), strict=True)
        for place, (count, number) in enumerate(each):
            merged = numbers.get(own_terms[number])
            if merged is not None:
                word = source.segment.spellings[place]
                often[word] = (often.get(word, (0, 0))[0] + count, merged)
    words = sorted(often)
    yield "spellings", blob(words)
    yield "spellings.ends", ends(words)
    yield "spellings.hashes", hashes(words)
    yield "spellings.counts", np.array([often[word][0] for word in words], np.uint32)
    yield "spellings.terms", np.array([often[word][1] for word in words], np.uint32)


def _joined(parts: list[Array]) -> Array:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


class _Spool:
    """An array that grows in a temporary file."""

    def __init__(self, stack: ExitStack, folder: Path, dtype: "np.dtype[np.unsignedinteger]") -> None:
        self._file: IO[bytes] = stack.enter_context(tempfile.TemporaryFile(dir=folder))  # noqa: SIM115 - the stack closes it
        self._dtype = dtype
        self._length = 0

    def append(self, values: Array) -> None:
        self._file.write(values.astype(self._dtype).tobytes())
        self._length += len(values)

    def array(self) -> Array:
        self._file.flush()
        if not self._length:
            return np.empty(0, self._dtype)
        return np.memmap(self._file, self._dtype, mode="r", shape=(self._length,))
