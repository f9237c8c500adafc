"""What the briefs of an outlet are compared by, in the catalogue's file, and which outlets wait for it."""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from typing import Final

from briefreader.library.outlet_lines import OwnLines
from briefreader.model.brief import Brief, BriefId, LinePrints
from briefreader.store.catalogue_file import CatalogueFile, id_of, key_of

_COLUMNS: Final = "outlet, own, around, repeated, weighed"


class SqliteOutletLines:
    """The OutletLines port over the catalogue's file. Any method may raise IndexUnusableError when the disk fails."""

    def __init__(self, file: CatalogueFile) -> None:
        self._file = file

    def waiting(self) -> Mapping[str, int]:
        """The outlets that are to be compared, each with a number that changes when more happens to it."""
        with self._file.reading() as connection:
            return dict(connection.execute("SELECT outlet, number FROM waiting ORDER BY outlet").fetchall())

    def lines(self, outlet: str) -> Mapping[BriefId, OwnLines]:
        """The briefs of an outlet that have any line to compare, by id."""
        query = "SELECT id, own, around, repeated, weighed FROM line WHERE outlet = ? ORDER BY id"
        with self._file.reading() as connection:
            rows = connection.execute(query, (outlet,)).fetchall()
        return {
            id_of(key): OwnLines(
                prints=prints_in(own, around, repeated),
                weighed=None if weighed is None else _unpacked(weighed),
            )
            for key, own, around, repeated, weighed in rows
        }

    def settle(self, outlet: str, number: int, weighed: Mapping[BriefId, Sequence[int]]) -> None:
        """An outlet has been compared: these briefs were weighed with these prints, and it no longer waits."""
        values = [(_packed(prints), key_of(brief_id), outlet) for brief_id, prints in weighed.items()]
        with self._file.writing() as connection:
            connection.executemany("UPDATE line SET weighed = ? WHERE id = ? AND outlet = ?", values)
            connection.execute("DELETE FROM waiting WHERE outlet = ? AND number = ?", (outlet, number))


def put_lines(connection: sqlite3.Connection, brief: Brief, outlet: str | None) -> None:
    """Keep the prints of a brief that is put; its outlet waits where there may be something to compare or to weigh."""
    key = key_of(brief.id)
    found = connection.execute(f"SELECT {_COLUMNS} FROM line WHERE id = ?", (key,)).fetchone()  # noqa: S608 - ours
    prints = brief.prints
    if outlet is None or not (prints.own or prints.around):
        if found is not None:
            forget_lines(connection, key)
        return
    row = (outlet, _packed(prints.own), _packed(prints.around), _packed(prints.repeated))
    if found is None or found[:3] != row[:3]:
        for each in {outlet} if found is None else {outlet, found[0]}:
            _wait(connection, each)
    elif found[:4] != row or found[4]:  # read with other lines cut, perhaps by another process, or with other notes
        _wait(connection, outlet)
    connection.execute("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?, NULL)", (key, *row))


def forget_lines(connection: sqlite3.Connection, key: bytes) -> None:
    """Forget the prints of a brief; its outlet waits."""
    for (outlet,) in connection.execute("SELECT outlet FROM line WHERE id = ?", (key,)).fetchall():
        _wait(connection, outlet)
    connection.execute("DELETE FROM line WHERE id = ?", (key,))


def weigh_again(connection: sqlite3.Connection, key: bytes) -> None:
    """The notes of a brief have changed: where any line of it may be cut, they are to be weighed anew."""
    query = "SELECT outlet FROM line WHERE id = ? AND length(weighed) > 0"
    for (outlet,) in connection.execute(query, (key,)).fetchall():
        connection.execute("UPDATE line SET weighed = NULL WHERE id = ?", (key,))
        _wait(connection, outlet)


def prints_in(own: bytes | None, around: bytes | None, repeated: bytes | None) -> LinePrints:
    """The prints of a brief, from the columns of the table; none where it has no line there."""
    return LinePrints(own=_unpacked(own or b""), around=_unpacked(around or b""), repeated=_unpacked(repeated or b""))


def _wait(connection: sqlite3.Connection, outlet: str | None) -> None:
    connection.execute("INSERT OR REPLACE INTO waiting VALUES (?, random())", (outlet,))


def _packed(prints: Sequence[int]) -> bytes:
    return array("Q", prints).tobytes()


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return tuple(array("Q", packed))
