"""The sections of one field of a segment: terms, postings, counts, positions, lengths, and the best of common terms."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import adler32, crc32

import numpy as np

from briefreader.store.whoosh_arrays.sections import Array

POSITION_BITS: Final = 24
DOCUMENT_BITS: Final = 16
TERM_SHIFT: Final = POSITION_BITS + DOCUMENT_BITS
LAST_POSITION: Final = (1 << POSITION_BITS) - 1
"""Words beyond the sixteen millionth of one brief share this position."""
ESCAPE: Final = 255
"""A count that does not fit a byte: the true one stands in a list of its own."""
COMMON: Final = 256
"""Documents of a term from which on its best ones are listed: fewer are scored faster than a list is looked up."""
CHAMPIONS: Final = 64
"""Best documents listed of a common term: three pages of results."""
MASKED: Final = 20_000
"""Postings of a short prefix from which on its documents are listed as bits: fewer are gone through."""
SHORT: Final = 4
"""Bytes of the longest such prefix; longer ones have few enough postings."""
K1: Final = 1.2
B: Final = 0.75
"""The constants of Whoosh's BM25F."""


def encoded(term: str) -> bytes:
    """A term as bytes; what is no Unicode becomes a question mark, as everywhere in the index."""
    return term.encode("utf-8", "replace")


def blob(items: Sequence[bytes]) -> Array:
    """Byte strings one after the other."""
    return np.frombuffer(b"".join(items), np.uint8)


def ends(items: Sequence[bytes]) -> Array:
    """Where each of them ends."""
    return np.cumsum(np.fromiter(map(len, items), np.int64, len(items))).astype(np.uint32)


def key(terms: Array, documents: Array, places: Array) -> Array:
    """Terms, documents and positions as 64-bit keys."""
    keys: Array = terms << np.uint64(TERM_SHIFT)
    keys |= documents << np.uint64(POSITION_BITS)
    keys |= places
    return keys


def packed(terms: Array, documents: Array, places: Array) -> Array:
    """Terms, documents and positions as 64-bit keys, sorted."""
    keys = key(terms, documents, places)
    keys.sort()
    return keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverted:
    """Sorted keys taken apart.

    Attributes:
        numbers: the numbers of the terms, rising.
        sizes: how many postings each has.
        docs: the document of each posting.
        counts: how often the term stands there.
        positions: and where, posting by posting.
    """

    numbers: Array
    sizes: Array
    docs: Array
    counts: Array
    positions: Array

    @classmethod
    def of(cls, keys: Array) -> "Inverted":
        """From keys as `packed` sorts them."""
        pairs = keys >> np.uint64(POSITION_BITS)
        firsts = np.flatnonzero(np.diff(pairs, prepend=np.uint64(0xFFFF_FFFF_FFFF_FFFF)))
        pairs = pairs[firsts]
        numbers = (pairs >> np.uint64(DOCUMENT_BITS)).astype(np.int64)
        term_firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
        return cls(
            numbers=numbers[term_firsts],
            sizes=np.diff(term_firsts, append=len(numbers)),
            docs=(pairs & np.uint64(0xFFFF)).astype(np.uint16),
            counts=np.diff(firsts, append=len(keys)),
            positions=(keys & np.uint64(LAST_POSITION)).astype(np.uint32),
        )


def field_sections(
    name: str, keys: Array, terms: Sequence[bytes], documents: int, *, scored: bool
) -> Mapping[str, Array]:
    """The sections of a field, from its sorted keys; `terms` are those that the keys number, and possibly more."""
    inverted = Inverted.of(keys)
    made: dict[str, Array] = {f"{name}.docs": inverted.docs, f"{name}.positions": narrowed(inverted.positions)}
    own_terms = [terms[number] for number in inverted.numbers.tolist()]
    made.update(term_sections(name, own_terms, inverted))
    made.update(count_sections(name, inverted.counts))
    if scored:
        made.update(mask_sections(name, own_terms, made, documents))
        lengths = np.bincount(inverted.docs, weights=inverted.counts, minlength=documents).astype(np.int64)
        length_bytes = np.minimum(np.searchsorted(_byte_lengths(), lengths), 255).astype(np.uint8)
        made.update(length_sections(name, length_bytes, int(lengths.sum())))
        made.update(champion_sections(name, made))
    return made


def narrowed(positions: Array) -> Array:
    """Positions in two bytes each where they fit."""
    fits = not len(positions) or int(positions.max()) <= 0xFFFF  # noqa: PLR2004 - two bytes
    return positions.astype(np.uint16 if fits else np.uint32)


def hashes(words: Sequence[bytes]) -> Array:
    """The CRC-32 of each word, sorted: most words that are not there are told by it without a search."""
    found = np.fromiter(map(crc32, words), np.uint32, len(words))
    found.sort()
    return found


def identities(terms: Sequence[bytes]) -> Array:
    """A number for each term that is the same in every segment: its CRC-32 and its Adler-32 sum.

    No two of a field's terms share one but by a chance of one in many millions.
    """
    sums = [crc32(term) << 32 | adler32(term) for term in terms]
    return np.array(sums, np.uint64)


def term_sections(name: str, terms: Sequence[bytes], inverted: Inverted) -> Iterator[tuple[str, Array]]:
    """The terms, and where the postings and positions of each end."""
    posting_ends = np.cumsum(inverted.sizes)
    position_ends = np.cumsum(inverted.counts)
    yield f"{name}.terms", blob(terms)
    yield f"{name}.terms.ends", ends(terms)
    yield f"{name}.terms.identities", identities(terms)
    yield f"{name}.postings.ends", posting_ends.astype(np.uint32)
    yield f"{name}.positions.ends", position_ends[posting_ends - 1].astype(np.uint32)


def count_sections(name: str, counts: Array) -> Iterator[tuple[str, Array]]:
    """Counts in a byte each, and those that do not fit."""
    large = np.flatnonzero(counts >= ESCAPE)
    yield f"{name}.counts", np.minimum(counts, ESCAPE).astype(np.uint8)
    yield f"{name}.counts.large", large.astype(np.uint32)
    yield f"{name}.counts.true", counts[large].astype(np.uint32)


def length_sections(name: str, length_bytes: Array, total: int) -> Iterator[tuple[str, Array]]:
    """Documents' lengths as the bytes that Whoosh scores by, and their exact sum."""
    yield f"{name}.lengths", length_bytes
    yield f"{name}.total", np.array([total], np.int64)


def champion_sections(name: str, made: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """The best documents of each common term, as places among its postings, and what the others do not exceed."""
    posting_ends = made[f"{name}.postings.ends"].astype(np.int64)
    starts = posting_ends - np.diff(posting_ends, prepend=0)
    common = np.flatnonzero(posting_ends - starts >= COMMON)
    norms = norms_of(made[f"{name}.lengths"], average(made, name))
    large = dict(zip(made[f"{name}.counts.large"].tolist(), made[f"{name}.counts.true"].tolist(), strict=True))
    places = np.empty((len(common), CHAMPIONS), np.uint16)
    bounds = np.empty(len(common), np.float64)
    docs, counts = made[f"{name}.docs"], made[f"{name}.counts"]
    for row, number in enumerate(common.tolist()):
        start, end = int(starts[number]), int(posting_ends[number])
        tf = counts[start:end].astype(np.float64)
        for place in np.flatnonzero(tf == ESCAPE).tolist():
            tf[place] = large[start + place]
        impact = tf / (tf + norms[docs[start:end]])
        best = np.argpartition(impact, -CHAMPIONS)[-CHAMPIONS:]
        bounds[row] = impact[best].min()
        places[row] = np.sort(best)
    yield f"{name}.champions.terms", common.astype(np.uint32)
    yield f"{name}.champions", places.reshape(-1)
    yield f"{name}.champions.bounds", bounds


def mask_sections(
    name: str, terms: Sequence[bytes], made: Mapping[str, Array], documents: int
) -> Iterator[tuple[str, Array]]:
    """For each short prefix with very many postings the documents that hold a completion, a bit for each."""
    posting_ends, docs = made[f"{name}.postings.ends"], made[f"{name}.docs"]
    masks: dict[bytes, Array] = {}
    for prefix, first, last in _frequent_prefixes(terms, posting_ends):
        mask = np.zeros(documents, np.bool_)
        mask[docs[_end_before(posting_ends, first) : int(posting_ends[last - 1])]] = True
        masks[prefix] = np.packbits(mask)
    prefixes = sorted(masks)
    yield f"{name}.masks.prefixes", blob(prefixes)
    yield f"{name}.masks.prefixes.ends", ends(prefixes)
    yield f"{name}.masks", np.concatenate([masks[prefix] for prefix in prefixes] or [np.empty(0, np.uint8)])


def _frequent_prefixes(terms: Sequence[bytes], posting_ends: Array) -> Iterator[tuple[bytes, int, int]]:
    """Short prefixes of `MASKED` postings or more, and the range of their terms; those of a rare prefix are rare."""
    ranges = [(b"", 0, len(terms))]
    while ranges:
        shorter, first, beyond = ranges.pop()
        while first < beyond:
            prefix = terms[first][: len(shorter) + 1]
            if prefix == shorter:  # the whole term
                first += 1
                continue
            last = bisect_left(terms, prefix + b"\xff", first, beyond)
            if int(posting_ends[last - 1]) - _end_before(posting_ends, first) >= MASKED:
                yield prefix, first, last
                if len(prefix) < SHORT:
                    ranges.append((prefix, first, last))
            first = last


def _end_before(posting_ends: Array, number: int) -> int:
    return int(posting_ends[number - 1]) if number else 0


def average(made: Mapping[str, Array], name: str) -> float:
    """The mean length of a field in one segment."""
    lengths = made[f"{name}.lengths"]
    return float(made[f"{name}.total"][0]) / len(lengths) if len(lengths) and made[f"{name}.total"][0] else 1.0


def norms_of(length_bytes: Array, mean: float) -> Array:
    """What BM25 adds to the count below the line, for each document."""
    by_byte: Array = K1 * ((1 - B) + B * _byte_lengths() / mean)
    norms: Array = by_byte[length_bytes]
    return norms


@lru_cache(maxsize=1)
def _byte_lengths() -> Array:
    """The length that each byte stands for: Whoosh's table (`whoosh.util.numeric`), by the formula it was made with."""
    return np.array([round((1.033**code - 1) * 27) for code in range(256)], np.float64)
