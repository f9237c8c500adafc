"""The catalogue's file: its tables, one connection a thread, and a new start when the file is no good."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from briefreader.errors import IndexUnusableError
from briefreader.model.brief import BriefId

APPLICATION_ID: Final = 0x42524641
"""Written into the header of the file: "BRFA"."""
FORMAT: Final = 7
"""Counted up with every change of the tables; a file of another format is made anew."""
CACHED_KIB: Final = 256
"""What each connection keeps of the file, in KiB: the system keeps it anyway, and each thread has a connection."""
BUSY_SECONDS: Final = 10.0
"""How long a writer waits for another process before it gives up."""

TABLES: Final = """
CREATE TABLE brief (
    id BLOB PRIMARY KEY,        -- the brief's id in UTF-8; undecodable file names survive as surrogates
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    title_key TEXT NOT NULL,    -- what lists are sorted by, see the columns' namesakes in catalogue.py
    outlet_key TEXT NOT NULL,
    outlet TEXT,                -- as the brief names it
    published TEXT,
    state_rank INTEGER NOT NULL,
    kinds INTEGER NOT NULL,     -- a bit for each kind of claim that it makes
    listing TEXT NOT NULL,      -- JSON: what a line of the library list shows
    notes TEXT NOT NULL         -- JSON: the summary of the reader's notes
) WITHOUT ROWID;
CREATE INDEX by_date ON brief (published DESC, title_key, id);
CREATE INDEX by_title ON brief (title_key, id);
CREATE INDEX by_outlet ON brief (outlet_key, published DESC, title_key, id);
CREATE INDEX by_state ON brief (state_rank, published DESC, title_key, id);
CREATE TABLE body (
    id BLOB PRIMARY KEY,
    title TEXT NOT NULL,        -- JSON, as a title made of a file name may be no Unicode
    text BLOB NOT NULL,         -- the body in UTF-8
    claims TEXT NOT NULL,       -- JSON: the spans of the claims
    rest BLOB NOT NULL          -- JSON of the whole brief without its text, deflated
);
CREATE TABLE tag (tag TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (tag, id)) WITHOUT ROWID;
CREATE INDEX tag_by_id ON tag (id);
CREATE TABLE line (
    id BLOB PRIMARY KEY,
    outlet TEXT NOT NULL,
    own BLOB NOT NULL,          -- the prints of its lines, 8 bytes each, see LinePrints
    around BLOB NOT NULL,       -- those of the lines around its body
    repeated BLOB NOT NULL,     -- those that it was cut by
    weighed BLOB                -- those that its notes were weighed with, see OwnLines
) WITHOUT ROWID;
CREATE INDEX line_by_outlet ON line (outlet);
CREATE TABLE waiting (
    outlet TEXT PRIMARY KEY,    -- is to be compared
    number INTEGER NOT NULL     -- another one whenever more has happened
);
CREATE TABLE settled (state TEXT NOT NULL);    -- no row, or what the last refresh saw and did; see seen.py
"""


class CatalogueFile:
    """A SQLite file that several threads may use at once: readers never wait for the writer (WAL).

    A file that is broken, or that is not ours, is moved aside to `<name>.broken` and an empty one takes its place.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._generation = 0
        self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from. Raises IndexUnusableError, after a new start where the file was broken."""
        try:
            yield self._connection()
        except sqlite3.Error as error:
            raise self._failed(error) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: kept whole at the end, undone whole by any exception. Raises IndexUnusableError.

        What is written unsettles the catalogue.
        """
        try:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.execute("DELETE FROM settled")
                yield connection
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            self._generation += 1
            for _, connection in self._connections:
                with suppress(sqlite3.Error):
                    connection.close()
            self._connections.clear()

    def _connection(self) -> sqlite3.Connection:
        found = getattr(self._local, "entry", None)
        if found is not None and found[0] == self._generation:
            connection: sqlite3.Connection = found[1]
            return connection
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Connections are closed by whichever thread closes the catalogue, hence the check is off.
            connection = sqlite3.connect(
                self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise IndexUnusableError(str(self._path), str(error)) from error
        with self._lock:
            kept = [(threading.current_thread(), connection)]
            for thread, old in self._connections:
                if thread.is_alive():  # asked once: it may end at any time
                    kept.append((thread, old))
                else:
                    old.close()
            self._connections = kept
            self._local.entry = (self._generation, connection)
        connection.execute(f"PRAGMA cache_size = -{CACHED_KIB}")
        return connection

    def _open(self) -> None:
        """Make sure that a sound file of our format is there."""
        try:
            self._prepare()
        except sqlite3.OperationalError as error:
            # Locked, full, or not to be written to: the file itself may be sound, so it stays where it is.
            self.close()
            raise IndexUnusableError(str(self._path), str(error)) from error
        except (sqlite3.DatabaseError, _ForeignFileError):
            self._start_anew()

    def _prepare(self) -> None:
        connection = self._connect()
        connection.execute("PRAGMA journal_mode = WAL")
        # The catalogue is a cache: after a power cut the last transactions may be gone, but the file is sound.
        connection.execute("PRAGMA synchronous = NORMAL")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (APPLICATION_ID, FORMAT):
            connection.execute("SELECT count(*) FROM (SELECT id FROM brief LIMIT 1)").fetchone()
            return
        connection.execute("BEGIN IMMEDIATE")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if tables == 0:
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
        if tables and version != FORMAT:
            raise _ForeignFileError

    def _start_anew(self) -> None:
        self.close()
        try:
            self._path.replace(self._path.with_name(self._path.name + ".broken"))
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise IndexUnusableError(str(self._path), str(error)) from error

    def _failed(self, error: sqlite3.Error) -> IndexUnusableError:
        """What to raise for an error of SQLite; where the file itself is the cause, it has been replaced."""
        if isinstance(error, sqlite3.DatabaseError) and type(error) is sqlite3.DatabaseError:
            self._start_anew()
        return IndexUnusableError(str(self._path), str(error))


class _ForeignFileError(Exception):
    """A sound SQLite file of somebody else, or of another version."""


def key_of(brief_id: BriefId) -> bytes:
    """A brief's id as the tables hold it: a file's name may hold what is no valid Unicode."""
    return brief_id.encode("utf-8", "surrogatepass")


def id_of(key: bytes) -> BriefId:
    """A brief's id from the tables."""
    return BriefId(key.decode("utf-8", "surrogatepass"))
