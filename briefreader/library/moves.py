"""Files that were only moved or renamed: known by their bytes, so that nothing of them is parsed again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from briefreader.errors import UnreadableBriefError
from briefreader.library.brief_files import BriefFile, BriefSource
from briefreader.library.ports import Stamp
from briefreader.model.brief import Brief, BriefId, fingerprint_of


def find_moved(
    source: BriefSource, new: Iterable[BriefFile], gone: Iterable[BriefId], stamps: Mapping[BriefId, Stamp]
) -> Mapping[BriefId, BriefId]:
    """The brief that each new file was, where one that is gone had the same bytes and kind of name.

    Only files are opened that are as long as one that is gone.
    """
    lost: dict[tuple[int, str], dict[str, BriefId]] = defaultdict(dict)
    for brief_id in sorted(gone, reverse=True):
        stamp = stamps.get(brief_id)
        if stamp is not None:
            lost[stamp.size, _suffix(brief_id)][stamp.fingerprint] = brief_id
    found: dict[BriefId, BriefId] = {}
    for file in new:
        candidates = lost.get((file.size, _suffix(file.id)))
        if candidates:
            try:
                fingerprint = fingerprint_of(source.read(file.id))
            except UnreadableBriefError:
                continue
            if (before := candidates.pop(fingerprint, None)) is not None:
                found[file.id] = before
    return found


def moved(brief: Brief, file: BriefFile) -> Brief:
    """The brief as it would be read from its new place."""
    faults = tuple(
        replace(fault, where=file.path) if fault.where == brief.source.path else fault for fault in brief.faults
    )
    return replace(brief, id=file.id, source=replace(brief.source, path=file.path), faults=faults)


def _suffix(brief_id: BriefId) -> str:
    """What the format of a file is guessed from."""
    return PurePosixPath(brief_id).suffix.lower()
