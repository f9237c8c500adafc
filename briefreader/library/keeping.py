"""Ports for what a person keeps beside the notes: the library file, steps to undo, versions put aside, searches."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefreader.config.library_file import LibraryFile
from briefreader.errors import Fault
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId

if TYPE_CHECKING:  # only those who change tags need it
    from briefreader.library.tagging import TagPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedLibraryFile:
    """`briefreader.yaml` as it stands on disk.

    Attributes:
        file: what could be understood of it; nothing at all where it is missing or broken.
        faults: what could not.
    """

    file: LibraryFile
    faults: tuple[Fault, ...] = ()


class LibraryFileStore(Protocol):
    """What a person keeps for all briefs of a library: searches, tag styles, aliases, rules and cuts."""

    def load(self) -> LoadedLibraryFile:
        """The file as it is now; cheap enough for every key that is typed. Never raises."""
        ...

    def edit(self, change: Callable[[LibraryFile], LibraryFile]) -> LibraryFile:
        """Read, change, and write what has changed, atomically and under a lock; returns what is now on disk.

        Comments, keys and entries that are not understood, and the layout of all else, stay as they are. A change that
        changes nothing writes nothing. `change` may be any of the file's own edits:
        `store.edit(lambda file: file.with_search(SavedSearch(name="New", query="date:<30d")))`.

        Raises:
            InvalidConfigError: the file, or the section that was to be changed, is broken; it is left as it is.
            UnwritableError: it cannot be written.
        """
        ...

    @property
    def path(self) -> str:
        """The file that is written to, whether or not it is there yet."""
        ...


class TagJournal(Protocol):
    """The last steps over all tags, for their undoing, also after the app was closed."""

    def steps(self) -> "tuple[TagPlan, ...]":
        """The steps that can be undone, oldest first. Never raises: what cannot be read is no step."""
        ...

    def push(self, plan: "TagPlan") -> None:
        """Remember one more; the oldest are forgotten. Raises UnwritableError."""
        ...

    def pop(self) -> None:
        """Forget the last one. Raises UnwritableError."""
        ...


class PutAside(Protocol):
    """The versions of notes that could not go where they belong."""

    def conflicts(self, brief: BriefId) -> tuple[str, ...]:
        """Paths of the versions of a brief's notes that were put aside, by us or by a synchronising service."""
        ...

    def read_aside(self, path: str) -> BriefNotes:
        """One of them. Raises UnreadableNotesError."""
        ...

    def discard(self, path: str) -> None:
        """Delete one of them; any other file is refused. Raises UnwritableError."""
        ...


class RecentSearches(Protocol):
    """What was searched for last. Never raises: where it cannot be kept, it is not."""

    def load(self) -> tuple[str, ...]:
        """The search lines, the newest first."""
        ...

    def add(self, line: str) -> None:
        """Remember a line as the newest."""
        ...
