"""One commit: deletions and new documents become segments, and small segments become one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from briefreader.library.ports import Document
from briefreader.model.brief import BriefId
from briefreader.store.whoosh_arrays.contents import ArraySegment
from briefreader.store.whoosh_arrays.inversion import MOST_DOCUMENTS, Inverter
from briefreader.store.whoosh_arrays.lexicon import Lexicon
from briefreader.store.whoosh_arrays.listing import Listed
from briefreader.store.whoosh_arrays.merging import merge_segments
from briefreader.store.whoosh_arrays.sections import write_sections
from briefreader.store.whoosh_arrays.segment import Segment

FLUSH: Final = 4_000
"""Documents of a new segment: more in one go cost memory, fewer cost merging."""
MOST_SEGMENTS: Final = 8
"""Every search pays for each segment."""
FEWEST_MERGED: Final = 4
"""Segments of about one size that are merged although there are not too many: each document is copied log4(n) times."""
RATIO: Final = 2
"""A segment joins the smaller ones in a merge unless it is more than so many times all of them together."""


class Change:
    """Collects one commit; nothing of it is visible before the segments it gives are written into the contents."""

    def __init__(
        self,
        folder: Path,
        listed: Iterable[Listed],
        reader_of: Callable[[str], Segment],
        lexicon: Lexicon,
    ) -> None:
        self._folder = folder
        self._listed = [ArraySegment.of(entry) for entry in listed]
        self._reader_of = reader_of
        self._lexicon = lexicon
        self._pending: dict[BriefId, Document] = {}
        self._written: list[Path] = []

    def delete(self, brief_id: BriefId) -> None:
        """Remove a brief; an unknown one is no error."""
        self._pending.pop(brief_id, None)
        for entry in self._listed:
            number = self._reader_of(entry.file_name).number_of(brief_id)
            if number >= 0:
                entry.delete_document(number)

    def put(self, document: Document) -> None:
        """Add or replace a brief."""
        self.delete(document.id)
        self._pending[document.id] = document
        if len(self._pending) >= FLUSH:
            self._flush()

    def segments(self) -> list[ArraySegment]:
        """The segments of the new state, few enough."""
        self._flush()
        self._listed = [entry for entry in self._listed if entry.doc_count()]
        for group in iter(lambda: to_merge(self._listed), []):
            self._merge(group)
        return self._listed

    def abandon(self) -> None:
        """Remove the files that were written for nothing."""
        for path in self._written:
            path.unlink(missing_ok=True)

    def _flush(self) -> None:
        if not self._pending:
            return
        inverter = Inverter(self._lexicon)
        for document in self._pending.values():
            inverter.add(document)
        entry = ArraySegment(len(inverter))
        self._write(entry, lambda path: write_sections(path, inverter.sections()))
        self._listed.append(entry)
        self._pending = {}

    def _merge(self, group: list[ArraySegment]) -> None:
        merged = ArraySegment(sum(entry.doc_count() for entry in group))
        sources = [(self._reader_of(entry.file_name), frozenset(entry.deleted)) for entry in group]
        self._write(merged, lambda path: merge_segments(sources, path))
        self._listed = [entry for entry in self._listed if entry not in group] + [merged]

    def _write(self, entry: ArraySegment, write: Callable[[Path], object]) -> None:
        path = self._folder / entry.file_name
        self._written.append(path)
        write(path)


def to_merge(listed: Sequence[ArraySegment]) -> list[ArraySegment]:
    """Which segments to make one of: the smallest ones of about one size; none while there are few and unlike."""
    by_size = sorted(listed, key=lambda entry: entry.doc_count())
    group: list[ArraySegment] = []
    total = 0
    for entry in _fitting(by_size):
        if len(group) >= 2 and entry.doc_count() > RATIO * total:  # noqa: PLR2004 - two make a merge
            break
        group.append(entry)
        total += entry.doc_count()
    if len(group) >= FEWEST_MERGED or (len(listed) > MOST_SEGMENTS and len(group) > 1):
        return group
    half_gone = [entry for entry in listed if entry.deleted_count() * 2 > entry.doc_count_all()]
    return half_gone[:1]


def _fitting(by_size: Sequence[ArraySegment]) -> Iterator[ArraySegment]:
    """The smallest segments that together stay within what document numbers can tell apart."""
    total = 0
    for entry in by_size:
        total += entry.doc_count()
        if total > MOST_DOCUMENTS:
            return
        yield entry
