"""What to do so that catalogue and index agree with the folder again: decided here, carried out by the library."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import splitext
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefreader.errors import Fault
from briefreader.library.brief_files import BriefFile
from briefreader.library.ports import Stamp
from briefreader.model.brief import BriefId, CutDecision

if TYPE_CHECKING:  # most refreshes find nothing that is lost
    from briefreader.library.matching import Match

NotesStamp = tuple[int, int]
"""Size and mtime in nanoseconds of a notes file; (0, 0) for none."""

NO_NOTES: NotesStamp = (0, 0)
_CUTS_MARK: Final = "+"
"""Parts a file's fingerprint in a stamp from what tells of the reader's cuts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshPlan:
    """The work of a refresh.

    Attributes:
        read: files that are new, or whose size or time has changed: to be read, and parsed if their content has.
        index: briefs whose file has not changed, but whose notes have, or which the index has lost.
        remove: briefs whose files are gone.
        unchanged: how many briefs need nothing.
    """

    read: tuple[BriefFile, ...] = ()
    index: tuple[BriefId, ...] = ()
    remove: tuple[BriefId, ...] = ()
    unchanged: int = 0


def plan_refresh(
    *,
    files: Iterable[BriefFile],
    stamps: Mapping[BriefId, Stamp],
    indexed: Collection[BriefId],
    notes_now: Mapping[BriefId, NotesStamp],
    notes_known: Mapping[BriefId, NotesStamp],
    cuts: Mapping[BriefId, Sequence[CutDecision]] = MappingProxyType({}),
) -> RefreshPlan:
    """Compare the folder with what is known.

    Args:
        files: the folder's listing.
        stamps: what each catalogued brief's file was like.
        indexed: the briefs in the index.
        notes_now: the notes files on disk, by the path of the file without ".yaml".
        notes_known: the notes file that each catalogued brief was last read with.
        cuts: what the reader decided about the furniture of each brief.
    """
    read: list[BriefFile] = []
    index: list[BriefId] = []
    unchanged = 0
    seen: set[BriefId] = set()
    for file in files:
        seen.add(file.id)
        stamp = stamps.get(file.id)
        if stamp is None or not is_as_parsed(file, stamp, cuts.get(file.id, ())):
            read.append(file)
        elif file.id not in indexed or notes_stamp(file.id, notes_now) != notes_known.get(file.id, NO_NOTES):
            index.append(file.id)
        else:
            unchanged += 1
    gone = {*stamps, *indexed} - seen
    return RefreshPlan(read=tuple(read), index=tuple(index), remove=tuple(sorted(gone)), unchanged=unchanged)


def is_as_parsed(file: BriefFile, stamp: Stamp, cuts: Sequence[CutDecision]) -> bool:
    """Whether a file looks as it did when it was parsed, and was parsed with these decisions of its reader."""
    has_same_file = (stamp.size, stamp.mtime_ns) == (file.size, file.mtime_ns)
    return has_same_file and stamp.fingerprint.partition(_CUTS_MARK)[2] == cuts_stamp(cuts).removeprefix(_CUTS_MARK)


def cuts_stamp(decisions: Sequence[CutDecision]) -> str:
    """What a stamp's fingerprint ends with when the parse was made with these decisions; "" for none."""
    if not decisions:
        return ""
    told = "\0".join(f"{each.verdict}\0{each.line}\0{each.quote}" for each in decisions)
    return _CUTS_MARK + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def notes_stamp(brief_id: BriefId, notes: Mapping[BriefId, NotesStamp]) -> NotesStamp:
    """The stamp of the notes file that may belong to a brief: see the file name rule of the notes store."""
    return notes.get(brief_id) or notes.get(BriefId(splitext(brief_id)[0])) or NO_NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a refresh is."""

    done: int
    total: int
    current: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What a refresh did.

    Attributes:
        moved: what each file was called before and is now, where its bytes are the same; in neither of the above.
        recut: of the unchanged ones, those of which lines are cut, or no longer, as other briefs of their outlet have
            them too.
        annotated: of the unchanged ones, those whose notes were read anew, as another program has changed them.
        failed: one fault a file that could not be read; it is tried again next time.
        reunited: briefs that were given the notes of what they were before they were moved, renamed or scraped anew.
        cancelled: whether it stopped early; what it had done stays done.
    """

    added: tuple[BriefId, ...] = ()
    changed: tuple[BriefId, ...] = ()
    removed: tuple[BriefId, ...] = ()
    moved: tuple[tuple[BriefId, BriefId], ...] = ()
    annotated: tuple[BriefId, ...] = ()
    recut: tuple[BriefId, ...] = ()
    failed: tuple[Fault, ...] = ()
    unchanged: int = 0
    reunited: "tuple[Match, ...]" = ()
    cancelled: bool = False
