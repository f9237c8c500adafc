"""Documents to the sections of a segment: numbered words are sorted once, as 64-bit keys."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from briefreader.library.ports import Document
from briefreader.library.postings import PART_GAP, PROSE, TITLE_WEIGHT, IndexField, link_terms, tag_terms
from briefreader.library.tokens import names
from briefreader.model.annotation import ReadState
from briefreader.model.search import Trait
from briefreader.store.whoosh_arrays.fields import LAST_POSITION, blob, encoded, ends, field_sections, hashes, packed
from briefreader.store.whoosh_arrays.raw_words import GAP, Piece, PieceNumbers, PieceReader, pieces
from briefreader.store.whoosh_arrays.sections import Array

MOST_DOCUMENTS: Final = 65_535
"""Documents of a segment: their numbers fit two bytes."""
STATES: Final = tuple(ReadState)
TRAITS: Final = tuple(Trait)
Streams = dict[IndexField, list["array[int]"]]


class Inverter:
    """Collects documents, and makes the sections of one segment of them."""

    def __init__(self, reader: PieceReader) -> None:
        self._reader = reader
        self._numbers = PieceNumbers()
        self._gap = array("I", [self._numbers[GAP]])
        self._prose: Streams = {name: [] for name in sorted(PROSE)}
        self._names: dict[IndexField, list[tuple[str, int, int]]] = {
            name: [] for name in IndexField if name not in PROSE
        }
        self._documents: list[tuple[bytes, bytes, int, int, int]] = []

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, document: Document) -> None:
        """Take one document; its number is how many there were before."""
        number = len(self._documents)
        title = self._stream([document.title])
        rest = (document.body, *document.authors, *filter(None, [document.outlet]), *document.subjects)
        stream = title * TITLE_WEIGHT
        stream.extend(self._stream([*rest, *document.tags, *document.notes]))
        self._prose[IndexField.TEXT].append(stream)
        self._prose[IndexField.TITLE].append(title)
        self._prose[IndexField.SUBJECT].append(self._stream(document.subjects))
        self._prose[IndexField.CLAIM].append(self._stream(document.claims))
        self._prose[IndexField.NOTE].append(self._stream(document.notes))
        self._add_names(IndexField.AUTHOR, number, document.authors)
        self._add_names(IndexField.OUTLET, number, filter(None, [document.outlet]))
        self._add_whole(IndexField.TAG, number, (term for tag in document.tags for term in tag_terms(tag)))
        self._add_whole(IndexField.LINK, number, (term for link in document.links for term in link_terms(link)))
        self._documents.append(
            (
                document.id.encode("utf-8", "surrogatepass"),
                document.fingerprint.encode("utf-8", "surrogatepass"),
                0 if document.published is None else document.published.toordinal(),
                STATES.index(document.state),
                sum(1 << TRAITS.index(trait) for trait in document.traits),
            )
        )

    def sections(self) -> Mapping[str, Array]:
        """All sections of the segment, by name."""
        made: dict[str, Array] = {}
        made.update(self._document_sections())
        lookup = Lookup(self._reader.read(self._numbers))
        for name, streams in self._prose.items():
            made.update(_prose_sections(name, streams, lookup))
        for name, postings in self._names.items():
            made.update(_name_sections(name, postings, len(self)))
        made.update(lookup.spelling_sections(self._prose[IndexField.TEXT]))
        return made

    def _stream(self, parts: Iterable[str]) -> "array[int]":
        stream = array("I")
        for part in parts:
            stream.extend(pieces(part, self._numbers))
            stream.extend(self._gap)
        return stream

    def _add_names(self, name: IndexField, number: int, values: Iterable[str]) -> None:
        base = 0
        for value in values:
            words = names(value)
            self._names[name].extend((word, number, base + place) for place, word in enumerate(words))
            base += len(words) + PART_GAP

    def _add_whole(self, name: IndexField, number: int, terms: Iterable[str]) -> None:
        self._names[name].extend((term, number, place) for place, term in enumerate(dict.fromkeys(filter(None, terms))))

    def _document_sections(self) -> Iterable[tuple[str, Array]]:
        ids, fingerprints, published, states, traits = (list(column) for column in zip(*self._documents, strict=True))
        yield "ids", blob(ids)
        yield "ids.ends", ends(ids)
        ranks = np.empty(len(ids), np.uint16)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        ranks[order] = np.arange(len(ids), dtype=np.uint16)
        yield "ids.order", np.array(order, np.uint16)
        yield "ids.ranks", ranks
        yield "fingerprints", blob(fingerprints)
        yield "fingerprints.ends", ends(fingerprints)
        yield "published", np.array(published, np.int32)
        yield "states", np.array(states, np.uint8)
        yield "traits", np.array(traits, np.uint16)


class Lookup:
    """What the numbered pieces stand for, as flat arrays: the words of piece `n` are the entries from `firsts[n]` on.

    Attributes:
        widths: positions that a piece takes.
        counts: words of a piece that are indexed.
        numbers: for each such word the number of its term, in the order of the terms.
        places: and its position in the piece.
        terms: the terms.
    """

    def __init__(self, read: list[Piece]) -> None:
        self.widths = np.array([piece.width for piece in read], np.int64)
        self.counts = np.array([len(piece.stems) for piece in read], np.int64)
        self.firsts = np.cumsum(self.counts) - self.counts
        self.places = np.array([place for piece in read for place in piece.places], np.int64)
        spelled = [encoded(word) for piece in read for word in piece.spellings]
        stems = [encoded(word) for piece in read for word in piece.stems]
        self.terms = sorted(set(stems))
        numbers = {term: number for number, term in enumerate(self.terms)}
        self.numbers = np.array([numbers[term] for term in stems], np.uint64)
        self._spelled, self._stem_of = spelled, dict(zip(spelled, stems, strict=True))

    def spelling_sections(self, streams: list["array[int]"]) -> Iterable[tuple[str, Array]]:
        """The spelled words of TEXT, how often each stands there, and their terms' numbers in that field."""
        uses = np.bincount(_joined(streams), minlength=len(self.counts))
        often: dict[bytes, int] = {}
        for word, count in zip(self._spelled, np.repeat(uses, self.counts).tolist(), strict=True):
            if count:
                often[word] = often.get(word, 0) + count
        words = sorted(often)
        used = sorted({self._stem_of[word] for word in words})
        numbers = {term: number for number, term in enumerate(used)}
        yield "spellings", blob(words)
        yield "spellings.ends", ends(words)
        yield "spellings.hashes", hashes(words)
        yield "spellings.counts", np.array([often[word] for word in words], np.uint32)
        yield "spellings.terms", np.array([numbers[self._stem_of[word]] for word in words], np.uint32)


def _joined(streams: list["array[int]"]) -> Array:
    return np.frombuffer(b"".join(stream.tobytes() for stream in streams), np.uint32)


def _prose_sections(name: IndexField, streams: list["array[int]"], lookup: Lookup) -> Mapping[str, Array]:
    lengths = np.array([len(stream) for stream in streams], np.int64)
    joined = _joined(streams)
    documents = np.repeat(np.arange(len(streams), dtype=np.uint64), lengths)
    widths = lookup.widths[joined]
    reached = np.concatenate((np.zeros(1, np.int64), np.cumsum(widths)))
    # Positions count from the beginning of each document: what was reached before it is taken off.
    positions = reached[:-1] - np.repeat(reached[np.cumsum(lengths) - lengths], lengths)
    counts = lookup.counts[joined]
    which = np.repeat(np.arange(len(joined)), counts)
    within = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    entry = lookup.firsts[joined[which]] + within
    places = np.minimum(positions[which] + lookup.places[entry], LAST_POSITION).astype(np.uint64)
    keys = packed(lookup.numbers[entry], documents[which], places)
    return field_sections(name, keys, lookup.terms, len(streams), scored=True)


def _name_sections(name: IndexField, postings: list[tuple[str, int, int]], documents: int) -> Mapping[str, Array]:
    terms = sorted({encoded(term) for term, *_ in postings})
    numbers = {term: number for number, term in enumerate(terms)}
    keys = packed(
        np.array([numbers[encoded(term)] for term, *_ in postings], np.uint64),
        np.array([document for _, document, _ in postings], np.uint64),
        np.array([min(place, LAST_POSITION) for *_, place in postings], np.uint64),
    )
    return field_sections(name, keys, terms, documents, scored=False)
