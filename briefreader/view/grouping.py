"""The order in which claims and links stand in the side pane: by kind, and within a kind as in the text."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefreader.library.passages import JudgedClaim
from briefreader.library.same_page import by_page
from briefreader.model.annotation import Verdict
from briefreader.model.brief import ClaimKind, Link, LinkKind

LinkGroups = tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
"""A heading and the pages below it, each as the indices of its links; groups without any are absent."""

CLAIM_HEADINGS: Final = {
    ClaimKind.THESIS: "Thesis",
    ClaimKind.FACT: "Facts",
    ClaimKind.FORECAST: "Forecasts",
    ClaimKind.RECOMMENDATION: "Recommendations",
    ClaimKind.REPORTED: "Reported",
}
DROPPED: Final = "Dropped by you"
_LINKS: Final = {
    LinkKind.CITATION: "Sources cited",
    LinkKind.ORIGINAL_PUBLICATION: "First published",
    LinkKind.AUTHOR_WORK: "By the author",
    LinkKind.PROFILE: "Profiles",
    LinkKind.RELATED: "Related",
    LinkKind.TOPIC: "Topics",
    LinkKind.OTHER: "Other",
}


def claim_groups(claims: Iterable[JudgedClaim]) -> tuple[tuple[str, tuple[JudgedClaim, ...]], ...]:
    """The claims by kind under their headings, those that the reader has dropped last; no group is empty."""
    groups: dict[str, list[JudgedClaim]] = {heading: [] for heading in (*CLAIM_HEADINGS.values(), DROPPED)}
    for claim in claims:
        groups[DROPPED if claim.verdict is Verdict.REJECTED else CLAIM_HEADINGS[claim.kind]].append(claim)
    return tuple((heading, tuple(group)) for heading, group in groups.items() if group)


def link_groups(links: Sequence[Link]) -> LinkGroups:
    """The links by kind; those to one page stand together below the first heading that one of them belongs to.

    That one leads; the others follow by kind as well.
    """
    ranks = {kind: rank for rank, kind in enumerate(_LINKS)}
    found: dict[LinkKind, list[tuple[int, ...]]] = {kind: [] for kind in _LINKS}
    for page in by_page(links):
        places = tuple(sorted(page, key=lambda index: ranks[links[index].kind])) if len(page) > 1 else page
        found[links[places[0]].kind].append(places)
    return tuple((heading, tuple(found[kind])) for kind, heading in _LINKS.items() if found[kind])


def first_of(groups: LinkGroups) -> int:
    """The first link of the list; 0 where there is none."""
    return groups[0][1][0][0] if groups else 0
