"""The arrays as a codec of Whoosh, to read: its own index, searcher, query objects and scoring work over them.

    whoosh.index.open_dir(folder, indexname=INDEX_NAME).searcher().search(whoosh.query.Term("text", "sanction"))

The application does not search this way, for it would spend its time in Python's matchers; this is what holds its own
way to Whoosh's, hit by hit and score by score. Segments are written by `writing.py` alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

import briefreader.store.whoosh_search_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
from whoosh import matching, reading
from whoosh.codec import base
from whoosh.util.numeric import byte_to_length

from briefreader.library.postings import PROSE, IndexField
from briefreader.store.whoosh_arrays.contents import ArraySegment
from briefreader.store.whoosh_arrays.segment import Segment
from briefreader.store.whoosh_schema import SPELLING, WITHOUT_POSITIONS

FIELDS: Final = frozenset(IndexField)
Key = tuple[str, bytes]


class ArrayCodec(base.Codec):  # type: ignore[misc] # Whoosh has no types
    """Reads segments of arrays for Whoosh."""

    def terms_reader(self, storage: Any, segment: ArraySegment) -> "ArrayTerms":  # noqa: ANN401 - Whoosh's storage
        """The terms and postings of a segment."""
        return ArrayTerms(Segment(Path(storage.folder) / segment.file_name))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> "ArrayDocuments":  # noqa: ANN401 - as above
        """Lengths, deletions and stored fields of a segment."""
        return ArrayDocuments(Segment(Path(storage.folder) / segment.file_name), segment)


class ArrayTerms(base.TermsReader):  # type: ignore[misc] # Whoosh has no types
    """Terms and postings of one segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: Key) -> bool:
        name, text = term
        if name == SPELLING:
            return self._segment.spellings.find(text) >= 0
        return name in FIELDS and self._segment.field(IndexField(name)).number_of(text) >= 0

    def indexed_field_names(self) -> Iterable[str]:
        """The fields with terms."""
        return FIELDS

    def terms(self) -> Iterator[Key]:
        """All terms, by field."""
        for name in sorted(FIELDS):
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Key]:
        """The terms of a field that do not come before the prefix."""
        if fieldname in FIELDS:
            terms = self._segment.field(IndexField(fieldname)).terms
            first, _ = terms.starting(prefix)
            yield from ((fieldname, terms[number]) for number in range(first, len(terms)))

    def items(self) -> Iterator[tuple[Key, reading.TermInfo]]:
        """All terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Key, reading.TermInfo]]:
        """As `terms_from`, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> reading.TermInfo:
        """Frequencies, lengths and documents of a term. Raises KeyError for an unknown one."""
        field = self._segment.field(IndexField(fieldname))
        start, end = field.range(self._number(fieldname, text))
        docs, counts = field.docs[start:end], field.counts(slice(start, end))
        lengths = [byte_to_length(int(code)) for code in np.unique(field.lengths[docs])] if fieldname in PROSE else [1]
        return reading.TermInfo(
            weight=float(counts.sum()),
            df=end - start,
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=float(counts.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents hold the term."""
        start, end = self._segment.field(IndexField(fieldname)).range(self._number(fieldname, text))
        return end - start

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> matching.Matcher:  # noqa: ANN401 - Whoosh's
        """The postings of a term."""
        number = self._number(fieldname, text)
        return ArrayMatcher(self._segment, IndexField(fieldname), number, format_, scorer, (fieldname, text))

    def _number(self, fieldname: str, text: bytes) -> int:
        number = self._segment.field(IndexField(fieldname)).number_of(text) if fieldname in FIELDS else -1
        if number < 0:
            raise KeyError((fieldname, text))
        return number


class ArrayMatcher(matching.ListMatcher):  # type: ignore[misc] # Whoosh has no types
    """The postings of one term, whose positions are read where they are asked for."""

    def __init__(
        self,
        segment: Segment,
        name: IndexField,
        number: int,
        format_: Any,  # noqa: ANN401 - Whoosh's
        scorer: Any,  # noqa: ANN401 - Whoosh's
        term: Key,
        position: int = 0,
    ) -> None:
        self._made_of = (segment, name, number, format_, scorer, term)
        self._field, self._number = segment.field(name), number
        start, end = self._field.range(number)
        ids, weights = self._field.docs[start:end].tolist(), self._field.counts(slice(start, end)).tolist()
        info = ArrayTerms(segment).term_info(*term)
        super().__init__(ids, weights, format=format_, scorer=scorer, position=position, term=term, terminfo=info)

    def copy(self) -> "ArrayMatcher":
        """Another one at the same place."""
        return ArrayMatcher(*self._made_of, position=self._i)

    def value(self) -> bytes:
        """The positions of the present posting, as the field's format encodes them."""
        places, _ = self._field.positions(self._number, np.array([self._i]))
        value: bytes = self._format.encode(places.tolist()) if self._field.name not in WITHOUT_POSITIONS else b""
        return value


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc] # Whoosh has no types
    """What one segment knows of its documents."""

    def __init__(self, segment: Segment, entry: ArraySegment) -> None:
        self._segment = segment
        self._entry = entry

    def doc_count(self) -> int:
        """Living documents."""
        return self._entry.doc_count_all() - self._entry.deleted_count()

    def doc_count_all(self) -> int:
        """Documents, deleted ones included."""
        return self._entry.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether any are deleted."""
        return bool(self._entry.deleted_count())

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is."""
        return self._entry.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        """Those that are."""
        return self._entry.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The length of a field in a document, as exact as its byte."""
        lengths = self._lengths(fieldname)
        return byte_to_length(int(lengths[docnum])) if len(lengths) else default

    def field_length(self, fieldname: str) -> int:
        """The exact sum of a field's lengths."""
        return self._segment.field(IndexField(fieldname)).total if fieldname in PROSE else 0

    def min_field_length(self, fieldname: str) -> int:
        """The shortest."""
        lengths = self._lengths(fieldname)
        return byte_to_length(int(min(lengths))) if len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """The longest."""
        lengths = self._lengths(fieldname)
        return byte_to_length(int(max(lengths))) if len(lengths) else 0

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """What a hit is known by."""
        return {"id": self._segment.id_of(docnum), "fingerprint": self._segment.fingerprints()[docnum]}

    def _lengths(self, fieldname: str) -> Sequence[int]:
        return self._segment.field(IndexField(fieldname)).lengths.tolist() if fieldname in PROSE else ()
