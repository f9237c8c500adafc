"""The order of the library's list, and what is told of it without fetching it: places and groups."""

from collections.abc import Mapping
from typing import Final

from briefreader.library.ports import Group, Grouping, Sort
from briefreader.model.annotation import ReadState
from briefreader.model.brief import BriefId
from briefreader.store.catalogue_file import CatalogueFile, key_of

ORDERS: Final[Mapping[Sort, str]] = {
    # NULL is the smallest value to SQLite: falling dates leave briefs without one to the end.
    Sort.DATE: "published DESC, title_key, id",
    Sort.TITLE: "title_key, id",
    Sort.OUTLET: "outlet_key, published DESC, title_key, id",
    Sort.UNREAD: "state_rank, published DESC, title_key, id",
    # A notes file is written whenever a brief is left at another place than before: its time is that of the reading.
    Sort.RECENT: "json_extract(notes, '$.stamp[1]') DESC, published DESC, title_key, id",
    Sort.ID: "id",
}
STATE_RANKS: Final = {state: rank for rank, state in enumerate(ReadState)}
UNREAD: Final = STATE_RANKS[ReadState.UNREAD]
GROUPS: Final[Mapping[Grouping, str]] = {
    Grouping.OUTLET: (
        "SELECT json_extract(listing, '$.outlet') AS name, count(*), sum(state_rank = ?) FROM brief"
        " WHERE name IS NOT NULL GROUP BY outlet_key, name ORDER BY outlet_key, name"
    ),
    Grouping.TAG: (
        "SELECT tag, count(*), sum(state_rank = ?) FROM tag JOIN brief USING (id) GROUP BY tag ORDER BY tag"
    ),
}


class SqliteCounts:
    """The Counts port over the catalogue's file. Any method may raise IndexUnusableError when the disk fails."""

    def __init__(self, file: CatalogueFile) -> None:
        self._file = file

    def groups(self, by: Grouping) -> tuple[Group, ...]:
        """The outlets or tags of all briefs, by name; those of briefs without any are left out."""
        with self._file.reading() as connection:
            found = connection.execute(GROUPS[by], (UNREAD,)).fetchall()
        return tuple(Group(name=name, briefs=briefs, unread=unread) for name, briefs, unread in found)

    def place(self, brief_id: BriefId, *, sort: Sort) -> int | None:
        """The place of a brief in the list, or None where it is not there."""
        return self._first_place(sort, "id = ?", key_of(brief_id))

    def next_unread(self, *, sort: Sort, behind: int) -> int | None:
        """The place in the list of the next unread brief behind a place, going round at the end; None for none."""
        return self._first_place(sort, "state_rank = ? ORDER BY place <= ?, place", UNREAD, behind)

    def _first_place(self, sort: Sort, condition: str, *values: object) -> int | None:
        """The first place in the list whose brief meets an SQL condition, or None."""
        placed = f"SELECT row_number() OVER (ORDER BY {ORDERS[sort]}) - 1 AS place, id, state_rank FROM brief"  # noqa: S608 - ours
        with self._file.reading() as connection:
            found = connection.execute(f"SELECT place FROM ({placed}) WHERE {condition} LIMIT 1", values).fetchone()  # noqa: S608 - ours
        return None if found is None else int(found[0])
