"""What the library needs from the outside, as protocols. Their adapters live in `briefreader.store`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from briefreader.errors import Fault
from briefreader.library.agreement import Agreement, NoAgreement
from briefreader.library.brief_files import BriefReader, BriefSource
from briefreader.library.keeping import LibraryFileStore, PutAside, RecentSearches, TagJournal
from briefreader.library.outlet_lines import OutletLines
from briefreader.model.annotation import BriefNotes, BriefRef, ReadState
from briefreader.model.brief import Brief, BriefId, Span
from briefreader.model.search import Facets, Query, ResultPage, Trait


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What was known of a file when it was last read: if size and mtime still agree, it is taken as unchanged."""

    size: int
    mtime_ns: int
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesSummary:
    """What lists show of a person's notes, without opening the file.

    Attributes:
        position: where reading stopped, a code point in the body.
        stamp: size and mtime in nanoseconds of the notes file it was read from; (0, 0) where there is none.
        texts: the brief's note and the notes of its highlights, as they are searched.
    """

    state: ReadState = ReadState.UNREAD
    tags: tuple[str, ...] = ()
    highlights: int = 0
    has_note: bool = False
    position: int = 0
    stamp: tuple[int, int] = (0, 0)
    texts: tuple[str, ...] = ()
    highlight_tags: tuple[str, ...] = ()

    @property
    def all_tags(self) -> tuple[str, ...]:
        """The tags of the brief, then those that only its highlights have."""
        return tuple(dict.fromkeys((*self.tags, *self.highlight_tags)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRow:
    """One line of the library list."""

    id: BriefId
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    words: int
    reading_minutes: int
    claims: int
    links: int
    faults: int
    notes: NotesSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """What the snippets of a hit are cut from.

    Attributes:
        text: the body.
        claims: where the claims stand in it.
        notes: as in NotesSummary.
    """

    title: str
    text: str
    claims: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


class Sort(StrEnum):
    """The orders of the library list."""

    DATE = "date"
    TITLE = "title"
    OUTLET = "outlet"
    UNREAD = "unread"
    RECENT = "recently read"
    ID = "id"


class Grouping(StrEnum):
    """By what the library list can be grouped."""

    OUTLET = "outlet"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The briefs of one outlet or tag; `name` is "" for those that have none."""

    name: str
    briefs: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A brief as the index takes it: what may be searched, and nothing that may not (furniture is absent).

    Attributes:
        links: each cited address and its host.
        claims: the text of each claim the reader has not rejected.
        notes: everything the reader wrote: the brief's note, and the notes of its highlights.
    """

    id: BriefId
    fingerprint: str
    title: str
    body: str
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    subjects: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    published: date | None = None
    state: ReadState = ReadState.UNREAD
    traits: frozenset[Trait] = frozenset()


class Counts(Protocol):
    """What a list of all briefs is steered by, without fetching it."""

    def groups(self, by: Grouping) -> tuple[Group, ...]:
        """The outlets or tags of all briefs, by name; those of briefs without any are left out."""
        ...

    def place(self, brief_id: BriefId, *, sort: Sort) -> int | None:
        """The place of a brief in the list, or None where it is not there."""
        ...

    def next_unread(self, *, sort: Sort, behind: int) -> int | None:
        """The place in the list of the next unread brief behind a place, going round at the end; None for none."""
        ...


class Catalogue(Protocol):
    """The parsed briefs: a cache that may be deleted at any time."""

    @property
    def counts(self) -> Counts:
        """What the list of them is steered by."""
        ...

    def stamps(self) -> Mapping[BriefId, Stamp]:
        """What each brief's file was like when it was parsed."""
        ...

    def stamp(self, brief_id: BriefId) -> Stamp | None:
        """What one brief's file was like when it was parsed, or None."""
        ...

    def notes_stamps(self) -> Mapping[BriefId, tuple[int, int]]:
        """The stamp of the notes file that each brief was last read with, of those that had one."""
        ...

    def put(self, entries: Iterable[tuple[Brief, Stamp, NotesSummary]]) -> None:
        """Add or replace briefs, all of them or none."""
        ...

    def put_notes(self, brief_id: BriefId, summary: NotesSummary) -> None:
        """Replace what the list shows of a brief's notes; nothing happens for an unknown brief."""
        ...

    def delete(self, ids: Iterable[BriefId]) -> None:
        """Forget briefs; unknown ones are no error."""
        ...

    def brief(self, brief_id: BriefId) -> Brief | None:
        """A parsed brief, or None."""
        ...

    def rows(self, *, sort: Sort = Sort.DATE, offset: int = 0, limit: int | None = None) -> tuple[BriefRow, ...]:
        """A window of the library list. Dates run newest first, briefs without one last; ties by title, then id."""
        ...

    def rows_of(self, ids: Iterable[BriefId]) -> Mapping[BriefId, BriefRow]:
        """The lines of these briefs; unknown ones are left out."""
        ...

    def passages(self, ids: Iterable[BriefId]) -> Mapping[BriefId, Passages]:
        """What snippets are cut from, for these briefs; unknown ones are left out."""
        ...

    def first_of(self, ids: Iterable[BriefId], *, sort: Sort, limit: int) -> tuple[BriefId, ...]:
        """The first of these briefs in an order; unknown ones are left out."""
        ...

    def facets(self, ids: Iterable[BriefId] | None = None) -> Facets:
        """What these briefs have in common, or all of them; unknown ones count for nothing."""
        ...

    def count(self) -> int:
        """How many briefs there are."""
        ...

    def tags(self) -> Mapping[str, int]:
        """Each tag in use and on how many briefs, be it on the brief or on a highlight of it."""
        ...

    @property
    def outlets(self) -> OutletLines:
        """What the briefs of each outlet are compared by."""
        ...

    def clear(self) -> None:
        """Forget everything."""
        ...

    def settled(self) -> str:
        """What `settle` was told last; "" where anything was written since."""
        ...

    def settle(self, state: str) -> None:
        """Remember that the catalogue holds all that there was to see in this state of the outside."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class SearchIndex(Protocol):
    """The words of the library. One contract suite holds for every adapter."""

    def search(self, query: Query, *, limit: int = 20) -> ResultPage:
        """The best `limit` hits, best first, ties by id. Never raises for any query."""
        ...

    def suggest(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Words of the library's own texts that are near `word` in spelling, most frequent first."""
        ...

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many briefs hold each of these words anywhere, those that wait to be removed included."""
        ...

    def fingerprints(self) -> Mapping[BriefId, str]:
        """Which text of each brief is indexed."""
        ...

    def commit(self, *, put: Iterable[Document] = (), delete: Iterable[BriefId] = ()) -> None:
        """Delete, then add or replace, as one step: a reader sees all of it or none. Raises IndexUnusableError."""
        ...

    @property
    def rebuild_needed(self) -> bool:
        """Whether the index was found missing, broken or of another format, and has been (or must be) started anew."""
        ...

    def clear(self) -> None:
        """Start anew with an empty index."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedNotes:
    """Notes as they stand on disk.

    Attributes:
        notes: blank where there is no file.
        revision: names the file's state; hand it back when saving. "" where there is no file.
        path: the file, whether or not it is there yet.
        stamp: its size and mtime in nanoseconds; (0, 0) where there is no file.
    """

    notes: BriefNotes
    revision: str
    path: str
    stamp: tuple[int, int] = (0, 0)


class NoteStore(Protocol):
    """What people wrote. Nothing in it is ever lost: see the errors of `save`."""

    def load(self, brief: BriefRef) -> LoadedNotes:
        """The notes of a brief. Raises UnreadableNotesError, and then leaves the file alone for good."""
        ...

    def save(self, notes: BriefNotes, *, revision: str) -> LoadedNotes:
        """Write atomically and say what is now on disk.

        Raises:
            NotesConflictError: the file on disk is unreadable, or not of that revision; the given notes were
                written to a `.conflict` file beside it.
            UnwritableError: nothing could be written anywhere.
        """
        ...

    def stamps(self) -> Mapping[BriefId, tuple[int, int]]:
        """Size and mtime in nanoseconds of every notes file, by the brief's path without its suffix."""
        ...

    def references(self) -> tuple[BriefRef, ...]:
        """What every notes file that can be read says of its brief; slow, as every file is opened."""
        ...

    def adopt(self, lost: BriefId, brief: BriefRef) -> LoadedNotes:
        """Give the notes of a brief that is gone to the brief it has become.

        Raises:
            UnreadableNotesError: the notes of either cannot be read.
            UnwritableError: there are no such notes, the brief has notes of its own, or nothing can be written.
        """
        ...

    def conflicts(self, brief: BriefId) -> tuple[str, ...]:
        """Paths of the versions of a brief's notes that were put aside, by us or by a synchronising service."""
        ...

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong among all notes files: broken, put aside, copied; slow, as every file is opened."""
        ...

    @property
    def folder(self) -> str:
        """Where notes are written; outside the library where that is read-only."""
        ...


class Clock(Protocol):
    """The time of day, as an argument."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, to the second."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """The outside of a library, in one value."""

    source: BriefSource
    catalogue: Catalogue
    index: SearchIndex
    notes: NoteStore
    file: LibraryFileStore
    journal: TagJournal
    reader: BriefReader
    recent: RecentSearches
    put_aside: PutAside
    agreement: Agreement = field(default_factory=NoAgreement)
