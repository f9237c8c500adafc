"""What found briefs have in common: outlets, tags, years and kinds of claims, counted, and the searches for each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from briefreader.model.brief import ClaimKind
from briefreader.model.search import Facets, Trait

KIND_TRAITS: Final[Mapping[ClaimKind, Trait]] = {
    ClaimKind.THESIS: Trait.THESES,
    ClaimKind.FACT: Trait.FACTS,
    ClaimKind.FORECAST: Trait.FORECASTS,
    ClaimKind.RECOMMENDATION: Trait.RECOMMENDATIONS,
    ClaimKind.REPORTED: Trait.REPORTS,
}
"""What `has:` calls the kinds of claims."""


def facets(
    *,
    outlets: Mapping[str, int],
    years: Mapping[str, int],
    kinds: Mapping[ClaimKind, int],
    tags: Iterable[tuple[object, str]],
) -> Facets:
    """The facets of some briefs.

    Args:
        outlets: briefs by outlet.
        years: briefs by "YYYY".
        kinds: briefs by the kind of claim that they make.
        tags: each brief, by anything that names it, with each of its tags.
    """
    with_those_above = {(brief, above) for brief, tag in tags for above in _and_above(tag)}
    return Facets(
        outlets=_ordered(outlets),
        tags=_ordered(Counter(tag for _, tag in with_those_above)),
        years=_ordered(years),
        kinds=_ordered({KIND_TRAITS[kind].value: count for kind, count in kinds.items() if count}),
    )


def searches(found: Facets) -> Mapping[str, Mapping[str, int]]:
    """What narrows a search to each value, by facet: `outlet:Zed`, `tag:war/peace`, `date:2025`, `has:facts`."""
    return {
        "outlet": {f"outlet:{_quoted(name)}": count for name, count in found.outlets.items()},
        "tag": {f"tag:{_quoted(name)}": count for name, count in found.tags.items()},
        "year": {f"date:{year}": count for year, count in found.years.items()},
        "kind": {f"has:{kind}": count for kind, count in found.kinds.items()},
    }


def _quoted(value: str) -> str:
    """A value as the search line takes it."""
    bare = value.replace('"', " ")
    return bare if bare.replace("/", "").replace("-", "").isalnum() else f'"{bare}"'


def _and_above(tag: str) -> Iterable[str]:
    parts = tag.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def _ordered(counts: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
