"""Questions to the catalogue about many chosen briefs at once: their order, and what they have in common."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Final

from briefreader.library.facets import facets
from briefreader.model.brief import Brief, ClaimKind
from briefreader.model.search import Facets

_KINDS: Final = tuple(ClaimKind)
"""A brief's kinds of claims are one number in the table, a bit a kind; a new kind comes last."""
_CHOSEN: Final = "CREATE TEMP TABLE IF NOT EXISTS chosen (id BLOB PRIMARY KEY) WITHOUT ROWID"


def kinds_of(brief: Brief) -> int:
    """The kinds of claims that a brief makes, as the table holds them."""
    return sum(1 << _KINDS.index(kind) for kind in {claim.kind for claim in brief.claims})


def choose(connection: sqlite3.Connection, keys: Iterable[bytes]) -> None:
    """Make these briefs the chosen ones of the connection."""
    connection.execute(_CHOSEN)
    connection.execute("DELETE FROM chosen")
    connection.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((key,) for key in keys))


def first_chosen(connection: sqlite3.Connection, order: str, limit: int) -> list[bytes]:
    """The first of the chosen briefs, by columns of the table."""
    query = f"SELECT id FROM chosen JOIN brief USING (id) ORDER BY {order} LIMIT ?"  # noqa: S608 - our own columns
    return [key for (key,) in connection.execute(query, (limit,))]


def count_facets(connection: sqlite3.Connection, *, only_chosen: bool) -> Facets:
    """The facets of the chosen briefs, or of all."""
    briefs = "chosen JOIN brief USING (id)" if only_chosen else "brief"
    tags = "chosen JOIN tag USING (id)" if only_chosen else "tag"
    kinds: Counter[ClaimKind] = Counter()
    for bits, count in connection.execute(f"SELECT kinds, count(*) FROM {briefs} GROUP BY kinds"):  # noqa: S608 - ours
        kinds.update({kind: count for place, kind in enumerate(_KINDS) if bits & 1 << place})
    return facets(
        outlets=_counted(connection, "outlet", briefs),
        years=_counted(connection, "substr(published, 1, 4)", briefs),
        kinds=kinds,
        tags=connection.execute(f"SELECT id, tag FROM {tags}"),  # noqa: S608 - ours
    )


def _counted(connection: sqlite3.Connection, value: str, briefs: str) -> dict[str, int]:
    query = f"SELECT {value} AS value, count(*) FROM {briefs} WHERE value IS NOT NULL GROUP BY value"  # noqa: S608 - ours
    return dict(connection.execute(query))
