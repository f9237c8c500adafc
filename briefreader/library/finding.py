"""Which brief a person means by a name."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefreader.errors import BriefNotFoundError
from briefreader.model.brief import BriefId, LinkKind

if TYPE_CHECKING:
    from briefreader.library.holdings import Holdings

_MOST_CITING: Final = 50
"""Briefs that link to an address which are looked at, the best found first: the one that stood there is among them."""


def path_below(folder: str, name: str) -> str | None:
    """`name` as a path below `folder`, with `/` between its parts; None if it leads elsewhere or to the folder itself.

    Nothing is looked up on disk, and links stay as they are written.
    """
    try:
        below = Path(os.path.abspath(name)).relative_to(os.path.abspath(folder))  # noqa: PTH100 - see above
    except ValueError:
        return None
    return below.as_posix() if below.parts else None


def find_brief(name: str, *, ids: Sequence[BriefId]) -> BriefId:
    """The brief that `name` means: an id, else the beginning of exactly one id, else of exactly one file name.

    Raises:
        BriefNotFoundError: none, or more than one.
    """
    wanted = name.replace(os.sep, "/")
    if wanted in ids:
        return BriefId(wanted)
    for begins in (
        [brief_id for brief_id in ids if brief_id.startswith(wanted)],
        [brief_id for brief_id in ids if brief_id.rsplit("/", 1)[-1].startswith(wanted)],
    ):
        if len(begins) == 1 and wanted:
            return begins[0]
        if begins and wanted:
            raise BriefNotFoundError(name, tuple(begins))
    raise BriefNotFoundError(name)


def published_at(holdings: "Holdings", url: str) -> BriefId | None:
    """The brief that says of itself that it was published at an address, or None."""
    if '"' in url:
        return None
    for result in holdings.search(f'link:"{url}"', limit=_MOST_CITING).results:
        brief = holdings.brief(result.row.id)
        own = [link.url for link in brief.links if link.kind is LinkKind.ORIGINAL_PUBLICATION]
        own += [each.url for each in brief.metadata.also_published]
        if any(each is not None and each.rstrip("/") == url.rstrip("/") for each in own):
            return brief.id
    return None
