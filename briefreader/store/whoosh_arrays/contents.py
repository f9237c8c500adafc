"""Whoosh's table of contents: which segments make up the index, and which of their documents are gone."""

import re
import struct
import zlib
from pathlib import Path
from typing import Final

import briefreader.store.whoosh_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
import whoosh.filedb.filestore
import whoosh.index
from whoosh.codec import base

from briefreader.store.atomic import write_atomically
from briefreader.store.whoosh_arrays.sections import BrokenFileError

INDEX_NAME: Final = "arrays3"
"""Part of every file name; counted up with every change of a format, so that an older index is not even seen."""
ENDING: Final = ".arrays"
SUM: Final = struct.Struct("<I4s")
MARK: Final = b"BRFT"
"""Behind Whoosh's own bytes, with their CRC-32: Whoosh reads its table as a pickle and checks nothing."""
TABLE_NAME: Final = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")


class ArraySegment(base.Segment):  # type: ignore[misc] # Whoosh has no types
    """A segment as Whoosh's table of contents lists it."""

    def __init__(self, documents: int) -> None:
        super().__init__(INDEX_NAME)
        self.documents = documents
        self.deleted: set[int] = set()

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
        return str(self.make_filename(ENDING))


def newest(folder: Path) -> int:
    """The newest generation in the folder, or -1. Raises OSError."""
    found = (TABLE_NAME.fullmatch(path.name) for path in folder.iterdir())
    return max((int(match[1]) for match in found if match), default=-1)


def read_contents(folder: Path, generation: int) -> list[ArraySegment]:
    """The segments of a generation. Raises BrokenFileError, and FileNotFoundError for one that has been replaced."""
    name = f"_{INDEX_NAME}_{generation}.toc"
    content = (folder / name).read_bytes()
    table = content[: -SUM.size]
    if len(content) < SUM.size or SUM.unpack(content[-SUM.size :]) != (zlib.crc32(table), MARK):
        raise BrokenFileError(f"{name} has changed on disk")
    storage = whoosh.filedb.filestore.RamStorage()
    storage.files[name] = table
    segments: list[ArraySegment] = whoosh.index.TOC.read(storage, INDEX_NAME, gen=generation).segments
    return segments


def write_contents(folder: Path, generation: int, segments: list[ArraySegment], schema: object) -> None:
    """Make these segments the newest generation, in one step, and remove the files of older ones. Raises OSError."""
    storage = whoosh.filedb.filestore.RamStorage()
    whoosh.index.TOC(schema, segments, generation).write(storage, INDEX_NAME)
    (name,) = storage.list()
    table = storage.files[name]
    write_atomically(folder / f"_{INDEX_NAME}_{generation}.toc", table + SUM.pack(zlib.crc32(table), MARK))
    whoosh.index.clean_files(whoosh.filedb.filestore.FileStorage(str(folder)), INDEX_NAME, generation, segments)
