"""Ports for the files of a library: where they are, and who reads them."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from briefreader.errors import UnreadableBriefError
from briefreader.model.brief import Brief, BriefId, CutDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefFile:
    """A file that may hold a brief, as a folder listing tells it."""

    id: BriefId
    path: str
    size: int
    mtime_ns: int


class BriefSource(Protocol):
    """The folder of briefs; read only."""

    def list(self) -> tuple[BriefFile, ...]:
        """All files that may hold briefs, by id. Raises LibraryNotFoundError."""
        ...

    def find(self, brief_id: BriefId) -> BriefFile | None:
        """What the folder says now about one file, or None."""
        ...

    def read(self, brief_id: BriefId) -> bytes:
        """The bytes of one file. Raises UnreadableBriefError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadJob:
    """A file to be read.

    Attributes:
        decisions: what its reader decided about its furniture.
        repeated: for outlets, the prints of lines that are to be cut from their briefs.
    """

    file: BriefFile
    decisions: Sequence[CutDecision] = ()
    repeated: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class BriefReader(Protocol):
    """Reads and parses files, perhaps several at a time."""

    def read(self, jobs: Iterable[ReadJob]) -> Generator[Brief | UnreadableBriefError, None, None]:
        """The brief of each file, in order; close it to stop."""
        ...
