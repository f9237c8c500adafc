"""The order in which claims and links stand in the side pane: by kind, and within a kind as in the text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from briefreader.model.brief import Claim, ClaimKind, Link, LinkKind

Groups = tuple[tuple[str, tuple[int, ...]], ...]
"""A heading and the indices of what stands below it; groups without any are absent."""

_Kind = TypeVar("_Kind", ClaimKind, LinkKind)
_CLAIMS: Final = {
    ClaimKind.THESIS: "Thesis",
    ClaimKind.FACT: "Facts",
    ClaimKind.FORECAST: "Forecasts",
    ClaimKind.RECOMMENDATION: "Recommendations",
    ClaimKind.REPORTED: "Reported",
}
_LINKS: Final = {
    LinkKind.CITATION: "Sources cited",
    LinkKind.ORIGINAL_PUBLICATION: "First published",
    LinkKind.AUTHOR_WORK: "By the author",
    LinkKind.PROFILE: "Profiles",
    LinkKind.RELATED: "Related",
    LinkKind.TOPIC: "Topics",
    LinkKind.OTHER: "Other",
}


def claim_groups(claims: Sequence[Claim]) -> Groups:
    """The claims by kind."""
    return _groups(_CLAIMS, (claim.kind for claim in claims))


def link_groups(links: Sequence[Link]) -> Groups:
    """The links by kind."""
    return _groups(_LINKS, (link.kind for link in links))


def first_of(groups: Groups) -> int:
    """The first entry of the list; 0 where there is none."""
    return groups[0][1][0] if groups else 0


def _groups(headings: Mapping[_Kind, str], kinds: Iterable[_Kind]) -> Groups:
    found: dict[_Kind, list[int]] = {kind: [] for kind in headings}
    for index, kind in enumerate(kinds):
        found[kind].append(index)
    return tuple((heading, tuple(found[kind])) for kind, heading in headings.items() if found[kind])
