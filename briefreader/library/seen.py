"""What a refresh sees of the outside, and whether catalogue and index follow from just that already.

Most refreshes find nothing to do. To know that, every file is looked at, but nothing is read back of what is known:
what was seen the last time is kept in the catalogue, as one fingerprint, until something is written there.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefreader.library.brief_files import BriefFile
from briefreader.library.ports import Ports
from briefreader.model.brief import BriefId, CutDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The outside as a refresh finds it.

    Attributes:
        files: the folder's listing.
        notes: size and time of each notes file, by the path of the file without ".yaml".
        cuts: what the reader decided about the furniture of each brief.
    """

    files: tuple[BriefFile, ...]
    notes: Mapping[BriefId, tuple[int, int]]
    cuts: Mapping[BriefId, Sequence[CutDecision]]

    def fingerprint(self) -> str:
        """One for all that was seen; anything else has another one."""
        told = "\0\0".join(self._told())
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def _told(self) -> Iterator[str]:
        yield "\0".join([f"{file.id}\0{file.size} {file.mtime_ns}" for file in self.files])
        yield "\0".join([f"{name}\0{size} {mtime}" for name, (size, mtime) in sorted(self.notes.items())])
        for brief_id, decisions in sorted(self.cuts.items()):
            yield "\0".join([brief_id, *(f"{each.verdict}\0{each.line}\0{each.quote}" for each in decisions)])


def look(ports: Ports) -> Seen:
    """Look at the folder, the notes and the cuts. Raises LibraryNotFoundError."""
    return Seen(files=ports.source.list(), notes=ports.notes.stamps(), cuts=ports.file.load().file.cuts)


def are_known_to_agree(ports: Ports) -> bool:
    """Whether catalogue and index hold the same briefs, so that the index need not be opened."""
    return not ports.index.rebuild_needed and ports.agreement.holds()


def is_settled(ports: Ports, seen: Seen) -> bool:
    """Whether catalogue and index are what a refresh would make of this."""
    return are_known_to_agree(ports) and ports.catalogue.settled() == seen.fingerprint()


def settle(ports: Ports, seen: Seen) -> None:
    """Remember that they are; what is written to either of them from now on undoes that."""
    ports.catalogue.settle(seen.fingerprint())
