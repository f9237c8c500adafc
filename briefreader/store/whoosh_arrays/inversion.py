"""Documents to the sections of a segment: numbered words are sorted once, as 64-bit keys."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from briefreader.library.ports import Document
from briefreader.library.postings import PART_GAP, PROSE, TITLE_WEIGHT, IndexField, link_terms, tag_terms
from briefreader.library.tokens import names
from briefreader.model.annotation import ReadState
from briefreader.model.search import Trait
from briefreader.store.whoosh_arrays.fields import (
    LAST_POSITION,
    TERM_SHIFT,
    blob,
    encoded,
    ends,
    field_sections,
    hashes,
    key,
    packed,
)
from briefreader.store.whoosh_arrays.lexicon import Lexicon
from briefreader.store.whoosh_arrays.sections import Array

MOST_DOCUMENTS: Final = 65_535
"""Documents of a segment: their numbers fit two bytes."""
STATES: Final = tuple(ReadState)
TRAITS: Final = tuple(Trait)
AT_ONCE: Final = 1_000_000
"""Code points read at a time: enough for NumPy's pace, and a few dozen MB on the way."""
Parts = tuple[range, ...]
"""The parts of a document that make up a field, by their numbers; a range may come more than once."""


class Inverter:
    """Collects documents, and makes the sections of one segment of them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._texts: list[str] = []
        self._waiting = 0
        self._layouts: list[Mapping[IndexField, Parts]] = []
        self._read = 0
        self._keys: dict[IndexField, list[Array]] = {name: [] for name in sorted(PROSE)}
        self._uses = np.zeros(0, np.int64)
        self._names: dict[IndexField, list[tuple[str, int, int]]] = {
            name: [] for name in IndexField if name not in PROSE
        }
        self._documents: list[tuple[bytes, bytes, int, int, int]] = []

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, document: Document) -> None:
        """Take one document; its number is how many there were before."""
        number = len(self._documents)
        self._layouts.append(self._lay_out(document))
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
        if self._waiting > AT_ONCE:
            self._read_texts()

    def sections(self) -> Mapping[str, Array]:
        """All sections of the segment, by name."""
        self._read_texts()
        made: dict[str, Array] = {}
        made.update(self._document_sections())
        terms = self._lexicon.terms()
        order = sorted(range(len(terms)), key=terms.__getitem__)
        ranks = np.empty(len(terms), np.uint64)
        ranks[order] = np.arange(len(terms), dtype=np.uint64)
        ordered = [terms[number] for number in order]
        for name, parts in self._keys.items():
            keys = renumbered(parts, ranks)
            parts.clear()
            made.update(field_sections(name, keys, ordered, len(self), scored=True))
        for field, postings in self._names.items():
            made.update(_name_sections(field, postings, len(self)))
        made.update(self._spelling_sections(ranks))
        return made

    def _lay_out(self, document: Document) -> Mapping[IndexField, Parts]:
        """Put the texts of a document into the queue; which of them make up which field."""
        outlet = () if document.outlet is None else (document.outlet,)
        groups = (
            (document.title,),
            (document.body, *document.authors, *filter(None, outlet)),
            document.subjects,
            document.tags,
            document.notes,
            document.claims,
        )
        ranges = []
        for group in groups:
            first = len(self._texts)
            self._texts.extend(group)
            self._waiting += sum(map(len, group))
            ranges.append(range(first, len(self._texts)))
        title, speaking, subjects, _, notes, claims = ranges
        return {
            IndexField.TEXT: (*[title] * TITLE_WEIGHT, range(speaking.start, notes.stop)),
            IndexField.TITLE: (title,),
            IndexField.SUBJECT: (subjects,),
            IndexField.NOTE: (notes,),
            IndexField.CLAIM: (claims,),
        }

    def _read_texts(self) -> None:
        """Read the waiting texts: for each word that is indexed a key of its term, its document and its place."""
        if not self._layouts:
            return
        numbers = self._lexicon.read(self._texts)
        stops = np.flatnonzero(numbers == self._lexicon.end) + 1
        starts = np.concatenate((np.zeros(1, np.int64), stops))
        cutter = Cutter(self._lexicon)
        for name, keys in self._keys.items():
            streams = [
                [numbers[starts[parts.start] : starts[parts.stop]] for parts in layout[name]]
                for layout in self._layouts
            ]
            found, spellings = cutter.keys(streams, first=self._read)
            keys.append(found)
            if name is IndexField.TEXT:
                uses = np.bincount(spellings, minlength=len(self._uses))
                uses[: len(self._uses)] += self._uses
                self._uses = uses
        self._read += len(self._layouts)
        self._texts, self._layouts, self._waiting = [], [], 0

    def _spelling_sections(self, ranks: Array) -> Iterable[tuple[str, Array]]:
        """The spelled words of TEXT, how often each stands there, and their terms' numbers in that field."""
        spellings, term_of = self._lexicon.spellings(), self._lexicon.term_of()
        used = sorted(np.flatnonzero(self._uses).tolist(), key=spellings.__getitem__)
        words = [spellings[number] for number in used]
        ranked = ranks[term_of[used]] if used else np.empty(0, np.uint64)
        yield "spellings", blob(words)
        yield "spellings.ends", ends(words)
        yield "spellings.hashes", hashes(words)
        yield "spellings.counts", self._uses[used].astype(np.uint32)
        yield "spellings.terms", np.unique(ranked, return_inverse=True)[1].astype(np.uint32)

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


class Cutter:
    """Takes streams of numbered pieces apart into the keys of their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._widths, self._counts = lexicon.widths(), lexicon.counts()
        self._firsts, self._places = lexicon.firsts(), lexicon.places()
        self._spellings = lexicon.entry_spellings()
        self._term_of = lexicon.term_of()

    def keys(self, streams: Sequence[Sequence[Array]], *, first: int) -> tuple[Array, Array]:
        """A key for each indexed word, its term by the lexicon's number; and the number of its spelling.

        Args:
            streams: the pieces of each document, in parts.
            first: the number of the first document.
        """
        lengths = np.array([sum(map(len, parts)) for parts in streams], np.int64)
        joined = np.concatenate([part for parts in streams for part in parts] or [np.empty(0, np.uint32)])
        reached = np.concatenate((np.zeros(1, np.int64), np.cumsum(self._widths[joined], dtype=np.int64)))
        # Positions count from the beginning of each document: what was reached before it is taken off.
        places = reached[:-1] - np.repeat(reached[np.cumsum(lengths) - lengths], lengths)
        documents = np.repeat(np.arange(first, first + len(streams), dtype=np.uint64), lengths)
        counts = self._counts[joined]
        which = np.flatnonzero(counts)
        entries = self._firsts[joined[which]].astype(np.int64)
        counts = counts[which].astype(np.int64)
        if len(counts) and int(counts.max()) > 1:  # pieces of several words: `U.S.-led`, Chinese
            following = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
            which, entries = np.repeat(which, counts), np.repeat(entries, counts) + following
        spellings = self._spellings[entries]
        places = np.minimum(places[which] + self._places[entries], LAST_POSITION).astype(np.uint64)
        return key(self._term_of[spellings].astype(np.uint64), documents[which], places), spellings


def renumbered(parts: Sequence[Array], ranks: Array) -> Array:
    """Keys with other numbers for their terms, sorted."""
    keys: Array = np.concatenate(parts) if parts else np.empty(0, np.uint64)
    shift = np.uint64(TERM_SHIFT)
    found: Array = ranks[(keys >> shift).astype(np.int64)] << shift
    found |= keys & np.uint64((1 << TERM_SHIFT) - 1)
    found.sort()
    return found


def _name_sections(name: IndexField, postings: list[tuple[str, int, int]], documents: int) -> Mapping[str, Array]:
    terms = sorted({encoded(term) for term, *_ in postings})
    numbers = {term: number for number, term in enumerate(terms)}
    keys = packed(
        np.array([numbers[encoded(term)] for term, *_ in postings], np.uint64),
        np.array([document for _, document, _ in postings], np.uint64),
        np.array([min(place, LAST_POSITION) for *_, place in postings], np.uint64),
    )
    return field_sections(name, keys, terms, documents, scored=False)
