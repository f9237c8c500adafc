"""Which brief a person means by a name."""

import os
from collections.abc import Sequence
from pathlib import Path

from briefreader.errors import BriefNotFoundError
from briefreader.model.brief import BriefId


def find_brief(name: str, *, folder: str, ids: Sequence[BriefId]) -> BriefId:
    """The brief that `name` means.

    Tried in this order: a path (from the present folder, or absolute) that leads into the library; an id; the
    beginning of exactly one id; the beginning of exactly one file name.

    Args:
        name: what the person wrote.
        folder: the library's folder.
        ids: the library's briefs.

    Raises:
        BriefNotFoundError: none, or more than one.
    """
    known = set(ids)
    for candidate in (_below(folder, name), BriefId(name.replace(os.sep, "/"))):
        if candidate in known:
            return BriefId(candidate)
    for begins in (
        [brief_id for brief_id in ids if brief_id.startswith(name)],
        [brief_id for brief_id in ids if brief_id.rsplit("/", 1)[-1].startswith(name)],
    ):
        if len(begins) == 1:
            return begins[0]
        if begins and name:
            raise BriefNotFoundError(name, tuple(begins))
    raise BriefNotFoundError(name)


def _below(folder: str, name: str) -> str | None:
    """`name` as a path below `folder`, with `/` between its parts; None if it leads elsewhere."""
    try:
        return Path(os.path.abspath(name)).relative_to(os.path.abspath(folder)).as_posix()  # noqa: PTH100 - lexical: no disk
    except ValueError:
        return None
