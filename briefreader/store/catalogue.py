"""The catalogue in SQLite: one row a brief, so that opening an indexed brief parses nothing again."""

import json
import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from briefreader.library.brief_json import from_json, to_json
from briefreader.library.json_values import Json, JsonObject, JsonReader
from briefreader.library.ports import BriefRow, NotesSummary, Passages, Sort, Stamp
from briefreader.model.annotation import ReadState
from briefreader.model.brief import Brief, BriefId, Span
from briefreader.model.search import Facets
from briefreader.store.catalogue_choice import choose, count_facets, first_chosen, kinds_of
from briefreader.store.catalogue_counts import ORDERS, STATE_RANKS, SqliteCounts
from briefreader.store.catalogue_file import CatalogueFile, id_of, key_of
from briefreader.store.catalogue_lines import SqliteOutletLines, forget_lines, prints_in, put_lines, weigh_again

NO_OUTLET: Final = "\U0010ffff"
"""The sort key of a brief without an outlet: after all others."""
MOST_VARIABLES: Final = 500
"""Values in one statement: below the 999 that older SQLite libraries take."""
FASTEST: Final = 1
"""Deflate level: half the size for a third of the time of the default level on the JSON of briefs."""
WHOLE: Final = "SELECT text, rest, own, around, repeated FROM body LEFT JOIN line USING (id) WHERE id = ?"
NO_TEXTS: Final = '"texts":[]'
"""How the notes of most briefs say that nothing was written: a page of hits need not parse them."""
NO_FILE: Final = '"stamp":[0,0]'
"""How the notes of most briefs say that there is no file of them."""
LEADING_MARKS: Final = re.compile(r"^[\W_]+")


class SqliteCatalogue:
    """The Catalogue port over one SQLite file.

    Any method may raise IndexUnusableError when the disk fails; a broken file is replaced by an empty one first, so
    that the next refresh fills it again.
    """

    def __init__(self, path: Path) -> None:
        self._file = CatalogueFile(path)
        self.counts = SqliteCounts(self._file)
        self.outlets = SqliteOutletLines(self._file)

    def stamps(self) -> Mapping[BriefId, Stamp]:
        """What each brief's file was like when it was parsed."""
        with self._file.reading() as connection:
            rows = connection.execute("SELECT id, size, mtime_ns, fingerprint FROM brief").fetchall()
        return {id_of(key): Stamp(size=size, mtime_ns=mtime, fingerprint=print_) for key, size, mtime, print_ in rows}

    def stamp(self, brief_id: BriefId) -> Stamp | None:
        """What one brief's file was like when it was parsed, or None."""
        query = "SELECT size, mtime_ns, fingerprint FROM brief WHERE id = ?"
        with self._file.reading() as connection:
            row = connection.execute(query, (key_of(brief_id),)).fetchone()
        return None if row is None else Stamp(size=row[0], mtime_ns=row[1], fingerprint=row[2])

    def notes_stamps(self) -> Mapping[BriefId, tuple[int, int]]:
        """The stamp of the notes file that each brief was last read with, of those that had one."""
        query = "SELECT id, notes FROM brief WHERE instr(notes, ?) = 0"
        with self._file.reading() as connection:
            return {id_of(key): _read_notes(notes).stamp for key, notes in connection.execute(query, (NO_FILE,))}

    def put(self, entries: Iterable[tuple[Brief, Stamp, NotesSummary]]) -> None:
        """Add or replace briefs, all of them or none."""
        with self._file.writing() as connection:
            for brief, stamp, summary in entries:
                _put(connection, brief, stamp, summary)

    def put_notes(self, brief_id: BriefId, summary: NotesSummary) -> None:
        """Replace what the list shows of a brief's notes; nothing happens for an unknown brief."""
        with self._file.writing() as connection:
            changed = connection.execute(
                "UPDATE brief SET state_rank = ?, notes = ? WHERE id = ?",
                (STATE_RANKS[summary.state], _dumped(_notes_to_json(summary)), key_of(brief_id)),
            )
            if changed.rowcount:
                _put_tags(connection, key_of(brief_id), summary.all_tags)
                weigh_again(connection, key_of(brief_id))

    def delete(self, ids: Iterable[BriefId]) -> None:
        """Forget briefs; unknown ones are no error."""
        keys = [(key_of(brief_id),) for brief_id in ids]
        with self._file.writing() as connection:
            for (key,) in keys:
                forget_lines(connection, key)
            for table in ("brief", "body", "tag"):
                connection.executemany(f"DELETE FROM {table} WHERE id = ?", keys)  # noqa: S608 - our own names

    def brief(self, brief_id: BriefId) -> Brief | None:
        """A parsed brief, or None."""
        with self._file.reading() as connection:
            found = connection.execute(WHOLE, (key_of(brief_id),)).fetchone()
        return None if found is None else _parsed(*found)

    def rows(self, *, sort: Sort = Sort.DATE, offset: int = 0, limit: int | None = None) -> tuple[BriefRow, ...]:
        """A window of the library list. Dates run newest first, briefs without one last; ties by title, then id."""
        with self._file.reading() as connection:
            found = connection.execute(
                f"SELECT id, listing, notes FROM brief ORDER BY {ORDERS[sort]} LIMIT ? OFFSET ?",  # noqa: S608 - ours
                (-1 if limit is None else limit, offset),
            ).fetchall()
        return tuple(_row(*row) for row in found)

    def rows_of(self, ids: Iterable[BriefId]) -> Mapping[BriefId, BriefRow]:
        """The lines of these briefs; unknown ones are left out."""
        with self._file.reading() as connection:
            cursors = _chosen(connection, "SELECT id, listing, notes FROM brief", ids)
            return {id_of(row[0]): _row(*row) for cursor in cursors for row in cursor}

    def passages(self, ids: Iterable[BriefId]) -> Mapping[BriefId, Passages]:
        """What snippets are cut from, for these briefs; unknown ones are left out."""
        query = "SELECT id, body.title, notes, text, body.claims FROM brief JOIN body USING (id)"
        with self._file.reading() as connection:
            cursors = _chosen(connection, query, ids)
            return {id_of(row[0]): _passages(*row[1:]) for cursor in cursors for row in cursor}

    def first_of(self, ids: Iterable[BriefId], *, sort: Sort, limit: int) -> tuple[BriefId, ...]:
        """The first of these briefs in an order; unknown ones are left out."""
        with self._file.reading() as connection:
            choose(connection, map(key_of, ids))
            return tuple(map(id_of, first_chosen(connection, ORDERS[sort], limit)))

    def facets(self, ids: Iterable[BriefId] | None = None) -> Facets:
        """What these briefs have in common, or all of them; unknown ones count for nothing."""
        with self._file.reading() as connection:
            if ids is not None:
                choose(connection, map(key_of, ids))
            return count_facets(connection, only_chosen=ids is not None)

    def count(self) -> int:
        """How many briefs there are."""
        with self._file.reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM brief").fetchone()
        return int(count)

    def tags(self) -> Mapping[str, int]:
        """Each tag in use and on how many briefs, by name."""
        with self._file.reading() as connection:
            return dict(connection.execute("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY tag").fetchall())

    def clear(self) -> None:
        """Forget everything."""
        with self._file.writing() as connection:
            for table in ("brief", "body", "tag", "line", "waiting"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def settled(self) -> str:
        """What `settle` was told last; "" where anything was written since."""
        with self._file.reading() as connection:
            found = connection.execute("SELECT state FROM settled").fetchone()
        return "" if found is None else str(found[0])

    def settle(self, state: str) -> None:
        """Remember that the catalogue holds all that there was to see in this state of the outside."""
        with self._file.writing() as connection:
            connection.execute("INSERT INTO settled VALUES (?)", (state,))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _put(connection: sqlite3.Connection, brief: Brief, stamp: Stamp, summary: NotesSummary) -> None:
    key = key_of(brief.id)
    metadata = brief.metadata
    rest = to_json(brief)
    del rest["text"]
    connection.execute(
        "INSERT OR REPLACE INTO brief VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            stamp.size,
            stamp.mtime_ns,
            stamp.fingerprint,
            sort_key(brief.title),
            sort_key(metadata.outlet) if metadata.outlet else NO_OUTLET,
            _encodable(metadata.outlet) if metadata.outlet else None,
            metadata.published,
            STATE_RANKS[summary.state],
            kinds_of(brief),
            _dumped(_listing(brief)),
            _dumped(_notes_to_json(summary)),
        ),
    )
    connection.execute(
        "INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?, ?)",
        (
            key,
            _dumped(brief.title),
            brief.text.encode("utf-8", "surrogatepass"),
            _dumped([[claim.span.start, claim.span.end] for claim in brief.claims]),
            zlib.compress(_dumped(rest).encode("ascii"), FASTEST),
        ),
    )
    _put_tags(connection, key, summary.all_tags)
    put_lines(connection, brief, _encodable(metadata.outlet) if metadata.outlet else None)


def _put_tags(connection: sqlite3.Connection, key: bytes, tags: tuple[str, ...]) -> None:
    connection.execute("DELETE FROM tag WHERE id = ?", (key,))
    connection.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", [(tag, key) for tag in tags])


def _chosen(connection: sqlite3.Connection, query: str, ids: Iterable[BriefId]) -> Iterator[sqlite3.Cursor]:
    remaining = iter(ids)
    while some := tuple(islice(remaining, MOST_VARIABLES)):
        marks = ", ".join("?" * len(some))
        yield connection.execute(f"{query} WHERE id IN ({marks})", [key_of(brief_id) for brief_id in some])


def sort_key(title: str) -> str:
    """What a title is sorted by: case and accents folded, opening quotes and other marks passed over."""
    folded = "".join(
        char for char in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(char)
    )
    return _encodable(LEADING_MARKS.sub("", folded) or folded)


def _encodable(text: str) -> str:
    """A text as SQLite can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _listing(brief: Brief) -> JsonObject:
    return {
        "title": brief.title,
        "authors": [author.name for author in brief.metadata.authors],
        "outlet": brief.metadata.outlet,
        "published": brief.metadata.published,
        "words": brief.words,
        "reading_minutes": brief.reading_minutes,
        "claims": len(brief.claims),
        "links": len(brief.links),
        "faults": len(brief.faults),
    }


def _notes_to_json(summary: NotesSummary) -> JsonObject:
    return {
        "state": summary.state.value,
        "tags": list(summary.tags),
        "highlights": summary.highlights,
        "has_note": summary.has_note,
        "position": summary.position,
        "stamp": list(summary.stamp),
        "texts": list(summary.texts),
        "highlight_tags": list(summary.highlight_tags),
    }


def _row(key: bytes, listing: str, notes: str) -> BriefRow:
    reader = JsonReader.of(json.loads(listing))
    return BriefRow(
        id=id_of(key),
        title=reader.text("title"),
        authors=reader.texts("authors"),
        outlet=reader.words("outlet"),
        published=reader.words("published"),
        words=reader.whole("words"),
        reading_minutes=reader.whole("reading_minutes"),
        claims=reader.whole("claims"),
        links=reader.whole("links"),
        faults=reader.whole("faults"),
        notes=_read_notes(notes),
    )


def _read_notes(notes: str) -> NotesSummary:
    reader = JsonReader.of(json.loads(notes))
    size, mtime_ns = reader.wholes("stamp")
    return NotesSummary(
        state=ReadState(reader.text("state")),
        tags=reader.texts("tags"),
        highlights=reader.whole("highlights"),
        has_note=reader.flag("has_note"),
        position=reader.whole("position"),
        stamp=(size, mtime_ns),
        texts=reader.texts("texts"),
        highlight_tags=reader.texts("highlight_tags"),
    )


def _passages(title: str, notes: str, text: bytes, claims: str) -> Passages:
    spans: Sequence[tuple[int, int]] = json.loads(claims) if claims != "[]" else ()
    return Passages(
        title=json.loads(title),
        text=text.decode("utf-8", "surrogatepass"),
        claims=tuple(Span(start, end) for start, end in spans),
        notes=() if NO_TEXTS in notes else _read_notes(notes).texts,
    )


def _parsed(text: bytes, rest: bytes, *prints: bytes | None) -> Brief | None:
    """The stored brief; None for one that cannot be read, which is then parsed from its file again."""
    try:
        document = json.loads(zlib.decompress(rest))
        document["text"] = text.decode("utf-8", "surrogatepass")
        return replace(from_json(document), prints=prints_in(*prints))
    except (ValueError, zlib.error):
        return None


def _dumped(value: Json) -> str:
    return json.dumps(value, separators=(",", ":"))
