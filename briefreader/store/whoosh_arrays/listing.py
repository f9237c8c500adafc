"""The segments of a state of the index, as the application reads them: without Whoosh, and without its pickle.

Whoosh's table of contents is a pickle, which checks nothing and can run anything. The file that holds it goes on with
the same as JSON; then come the length of that, a CRC-32 of both, and a mark.
"""

import json
import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefreader.store.whoosh_arrays.sections import BrokenFileError

INDEX_NAME: Final = "arrays5"
"""Part of every file name; counted up with every change of a format, so that an older index is not even seen."""
ENDING: Final = ".arrays"
TRAILER: Final = struct.Struct("<II4s")
MARK: Final = b"BRFT"
TABLE_NAME: Final = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One segment of a state.

    Attributes:
        name: its own, at random: no two segments of whatever index have the same.
        documents: how many there are, deleted ones included.
        deleted: the numbers of those that are gone.
    """

    name: str
    documents: int
    deleted: frozenset[int]

    @property
    def file_name(self) -> str:
        """The file that holds it."""
        return f"{INDEX_NAME}_{self.name}{ENDING}"


def table_name(generation: int) -> str:
    """The file that holds the table of contents of a generation, as Whoosh calls it."""
    return f"_{INDEX_NAME}_{generation}.toc"


def newest(folder: Path) -> int:
    """The newest generation in the folder, or -1. Raises OSError."""
    found = (TABLE_NAME.fullmatch(path.name) for path in folder.iterdir())
    return max((int(match[1]) for match in found if match), default=-1)


def with_listing(table: bytes, listed: Iterable[Listed]) -> bytes:
    """Whoosh's table, and behind it what the application reads."""
    entries = [[each.name, each.documents, sorted(each.deleted)] for each in listed]
    listing = json.dumps(entries, separators=(",", ":")).encode("ascii")
    return table + listing + TRAILER.pack(len(listing), zlib.crc32(table + listing), MARK)


def read_listing(folder: Path, generation: int) -> tuple[Listed, ...]:
    """The segments of a generation. Raises BrokenFileError, and FileNotFoundError for one that has been replaced."""
    name = table_name(generation)
    content = (folder / name).read_bytes()
    if len(content) >= TRAILER.size:
        length, total, mark = TRAILER.unpack(content[-TRAILER.size :])
        end = len(content) - TRAILER.size
        if mark == MARK and length <= end and zlib.crc32(content[:end]) == total:
            entries = json.loads(content[end - length : end])
            return tuple(Listed(name=each, documents=count, deleted=frozenset(gone)) for each, count, gone in entries)
    raise BrokenFileError(f"{name} has changed on disk")
