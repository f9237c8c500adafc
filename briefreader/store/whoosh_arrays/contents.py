"""Whoosh's table of contents: written by every commit, read by Whoosh alone. For the application see `listing.py`."""

from pathlib import Path
from typing import Self

import briefreader.store.whoosh_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
import whoosh.filedb.filestore
import whoosh.index
from whoosh.codec import base

from briefreader.store.atomic import write_atomically
from briefreader.store.whoosh_arrays.listing import INDEX_NAME, Listed, table_name, with_listing


class ArraySegment(base.Segment):  # type: ignore[misc] # Whoosh has no types
    """A segment as Whoosh's table of contents lists it."""

    def __init__(self, documents: int) -> None:
        super().__init__(INDEX_NAME)
        self.documents = documents
        self.deleted: set[int] = set()

    @classmethod
    def of(cls, listed: Listed) -> Self:
        """A segment that is there, to be changed by a commit."""
        made = cls(listed.documents)
        made.segid = listed.name
        made.deleted = set(listed.deleted)
        return made

    @property
    def listed(self) -> Listed:
        """The segment as it is now."""
        return Listed(name=self.segid, documents=self.documents, deleted=frozenset(self.deleted))

    def codec(self) -> base.Codec:
        """What reads it for Whoosh; loaded then, for the application reads it by itself."""
        from briefreader.store.whoosh_arrays.codec import ArrayCodec  # noqa: PLC0415 - it loads all of Whoosh

        return ArrayCodec()

    def doc_count_all(self) -> int:
        """Documents, deleted ones included."""
        return self.documents

    def deleted_count(self) -> int:
        """Deleted documents."""
        return len(self.deleted)

    def deleted_docs(self) -> set[int]:
        """Their numbers."""
        return self.deleted

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self.deleted

    def delete_document(self, docnum: int, *, delete: bool = True) -> None:
        """Delete a document, or take that back."""
        (self.deleted.add if delete else self.deleted.discard)(docnum)

    @property
    def file_name(self) -> str:
        """The file that holds it."""
        return self.listed.file_name


def write_contents(folder: Path, generation: int, segments: list[ArraySegment], schema: object) -> None:
    """Make these segments the newest generation, in one step, and remove the files of older ones. Raises OSError."""
    storage = whoosh.filedb.filestore.RamStorage()
    whoosh.index.TOC(schema, segments, generation).write(storage, INDEX_NAME)
    table = storage.files[table_name(generation)]
    write_atomically(folder / table_name(generation), with_listing(table, [segment.listed for segment in segments]))
    whoosh.index.clean_files(whoosh.filedb.filestore.FileStorage(str(folder)), INDEX_NAME, generation, segments)
