"""What the found briefs have in common: how many there are of each outlet, tag and year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefreader.library.ports import BriefRow
from briefreader.library.postings import tag_terms

YEAR_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Counts by value, the most frequent first, ties by name.

    Attributes:
        tags: a tag counts for the tags above it too, once a brief: as `tag:` finds it.
        years: by "YYYY".
    """

    outlets: Mapping[str, int]
    tags: Mapping[str, int]
    years: Mapping[str, int]


def facets(rows: Iterable[BriefRow]) -> Facets:
    """The facets of these briefs."""
    outlets: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for row in rows:
        outlets.update([row.outlet] if row.outlet else [])
        tags.update({term for tag in row.notes.tags for term in tag_terms(tag)})
        years.update([row.published[:YEAR_LENGTH]] if row.published else [])
    return Facets(outlets=_ordered(outlets), tags=_ordered(tags), years=_ordered(years))


def _ordered(counts: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
