"""A file of named arrays: written in one stream, mapped into memory, each section checked before its first use.

Layout: the sections one after the other, each at a multiple of eight bytes; a JSON table of their names, types, places
and CRC-32 sums; then 24 bytes: the table's length and CRC-32, the format, and the magic. A file cut short has no magic
at its end, and a changed byte anywhere changes one of the sums.
"""

import json
import mmap
import os
import struct
import threading
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import briefreader.store.whoosh_arrays.numpy_import  # noqa: F401 - before NumPy itself

# isort: split
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

MAGIC: Final = b"BRFARRAY"
FORMAT: Final = 1
TRAILER: Final = struct.Struct("<QII8s")
"""Length of the table, its sum, the format, the magic."""
ALIGNMENT: Final = 8
AT_ONCE: Final = 1 << 20
"""Elements copied at a time, so that writing an array of a merge does not take its size in memory."""


class BrokenFileError(Exception):
    """The file is not what was written: cut, changed, or of another format."""


class SectionsWriter:
    """Writes a file of sections; what it holds becomes valid with `finish`."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._table: dict[str, list[int | str]] = {}
        self._place = 0

    def add(self, name: str, array: Array) -> None:
        """Append a section."""
        padding = -self._place % ALIGNMENT
        self._file.write(b"\0" * padding)
        start, total, length = self._place + padding, 0, 0
        for first in range(0, len(array), AT_ONCE):
            content = array[first : first + AT_ONCE].tobytes()
            total = zlib.crc32(content, total)
            length += len(content)
            self._file.write(content)
        self._table[name] = [array.dtype.str, start, length, total]
        self._place = start + length

    def finish(self) -> None:
        """Write the table, and see that everything is on the disk."""
        table = json.dumps(self._table, separators=(",", ":")).encode("ascii")
        self._file.write(table + TRAILER.pack(len(table), zlib.crc32(table), FORMAT, MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Close the file; it stays invalid."""
        self._file.close()


class Sections(Mapping[str, Array]):
    """The arrays of a file, by name; safe to share between threads.

    Raises:
        BrokenFileError: on opening, or on the first use of a section whose bytes have changed.
        FileNotFoundError: on opening a file that is not there, or not any more.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._table = self._read_table()
        except FileNotFoundError:
            raise
        except (OSError, ValueError, struct.error) as error:
            raise BrokenFileError(f"{path.name}: {error}") from error
        self._arrays: dict[str, Array] = {}
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> Array:
        found = self._arrays.get(name)
        return self._checked(name) if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def _checked(self, name: str) -> Array:
        with self._lock:
            kind, start, length, total = self._table[name]
            if zlib.crc32(memoryview(self._map)[start : start + length]) != total:
                raise BrokenFileError(f"the section {name} has changed on disk")
            dtype = np.dtype(kind)
            array = np.frombuffer(self._map, dtype=dtype, count=length // dtype.itemsize, offset=start)
            self._arrays[name] = array
            return array

    def _read_table(self) -> dict[str, tuple[str, int, int, int]]:
        end = len(self._map) - TRAILER.size
        if end < 0:
            raise ValueError("too short")
        length, total, version, magic = TRAILER.unpack(self._map[end:])
        if magic != MAGIC or version != FORMAT or length > end:
            raise ValueError("not a file of this format")
        table = self._map[end - length : end]
        if zlib.crc32(table) != total:
            raise ValueError("its table has changed on disk")
        entries = json.loads(table)
        return {
            name: (str(kind), int(start), int(size), int(crc)) for name, (kind, start, size, crc) in entries.items()
        }


def write_sections(path: Path, sections: Mapping[str, Array]) -> None:
    """Write a whole file; nothing is left behind where that fails."""
    writer = SectionsWriter(path)
    try:
        for name, array in sections.items():
            writer.add(name, array)
        writer.finish()
    except BaseException:
        writer.abandon()
        path.unlink(missing_ok=True)
        raise
