"""What can happen to the desk: keys and mouse, and the answers of work that was ordered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from briefreader.library.ports import BriefRow
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId, CutDecision
from briefreader.view import gathered, housekeeping
from briefreader.view.effects import Way
from briefreader.view.regions import Pane

if TYPE_CHECKING:
    from briefreader.library.refresh import Progress, RefreshReport
    from briefreader.library.searching import SearchAnswer


@dataclass(frozen=True, slots=True)
class Started:
    """The screen is there; `open_brief` is what was asked for on the command line."""

    open_brief: BriefId | None = None


@dataclass(frozen=True, slots=True)
class Resized:
    """The terminal has another width."""

    columns: int


@dataclass(frozen=True, slots=True)
class Focused:
    """The keyboard went to a pane, by mouse or by itself."""

    pane: Pane


@dataclass(frozen=True, slots=True)
class Invoked:
    """A command was given, at a time; `token` is eight hexadecimal digits that nothing else is called by."""

    command: str
    now: datetime
    token: str


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """Rows `[first, last)` of the library came into view."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RowsLoaded:
    """A page of the library's list."""

    generation: int
    page: int
    total: int
    rows: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class ListMoved:
    """Another row was chosen in a list."""

    pane: Pane
    index: int
    key: str


@dataclass(frozen=True, slots=True)
class QueryTyped:
    """The search line has changed."""

    line: str


@dataclass(frozen=True, slots=True)
class SearchAnswered:
    """The answer to a search."""

    generation: int
    answer: "SearchAnswer"


@dataclass(frozen=True, slots=True)
class FacetsCounted:
    """What narrows a search, and how many briefs would be left: `outlet:Zed`, 12."""

    line: str
    searches: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SearchesLoaded:
    """The saved searches, each a name and a line, and the recent lines, the newest first."""

    saved: tuple[tuple[str, str], ...]
    recent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchNamed:
    """A search is to be kept under a name."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class AliasesProposed:
    """Spellings that may be one name."""

    pairs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of several things was chosen."""

    about: Literal["narrow", "recall", "alias"]
    key: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something was done that the reader is to be told of."""

    what: str


@dataclass(frozen=True, slots=True)
class BriefOpened:
    """A brief that was asked for; `notes` is None, and `notes_fault` says why, where they cannot be read."""

    request: int
    brief: Brief
    notes: BriefNotes | None
    notes_fault: str = ""


@dataclass(frozen=True, slots=True)
class BriefFailed:
    """A brief that was asked for cannot be shown."""

    request: int
    what: str


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Another part of the article came into view."""

    top: int
    bottom: int
    share: float


@dataclass(frozen=True, slots=True)
class Clicked:
    """A place of the article was clicked."""

    position: int
    times: int


@dataclass(frozen=True, slots=True)
class Dragged:
    """The mouse was pulled over text."""

    anchor: int
    cursor: int


@dataclass(frozen=True, slots=True)
class CursorMoved:
    """The text cursor went to another place."""

    cursor: int


@dataclass(frozen=True, slots=True)
class HintTyped:
    """A key was pressed while letters stand on the links."""

    key: str


@dataclass(frozen=True, slots=True)
class FindTyped:
    """The line of the search in the article has changed."""

    line: str


@dataclass(frozen=True, slots=True)
class TagsLoaded:
    """The tags in use."""

    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TagsChosen:
    """The tag editor was closed with these tags, for briefs or for one highlight."""

    briefs: tuple[BriefId, ...]
    add: tuple[str, ...]
    remove: tuple[str, ...]
    now: datetime
    highlight_id: str | None = None


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The note editor was closed with a text, for the brief or for one of its highlights."""

    brief_id: BriefId
    highlight_id: str | None
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class ParagraphNamed:
    """A paragraph's number was given, to go there."""

    number: int


@dataclass(frozen=True, slots=True)
class TagNamed:
    """A tag was chosen, to see only its briefs."""

    tag: str


@dataclass(frozen=True, slots=True)
class ExportNamed:
    """A file was named for an export."""

    brief_id: BriefId
    path: str


@dataclass(frozen=True, slots=True)
class NotesSaved:
    """Notes are on disk: what they were, and what they are."""

    brief_id: BriefId
    label: str
    before: BriefNotes
    after: BriefNotes
    way: Way
    batch: int = 0


@dataclass(frozen=True, slots=True)
class CutDecided:
    """A block was cut or restored in some briefs.

    Attributes:
        brief: the first of them as it is read now, if it can be.
        elsewhere: the other briefs of its outlet in which the same block stands.
        label: what was done.
        way: whether it was new, or an undo or redo.
    """

    briefs: tuple[BriefId, ...]
    brief: Brief | None
    elsewhere: tuple[BriefId, ...]
    decision: CutDecision
    label: str
    way: Way


@dataclass(frozen=True, slots=True)
class NotesFailed:
    """Notes could not be saved; `notes` is what is on disk, where that can be read."""

    brief_id: BriefId
    what: str
    notes: BriefNotes | None


@dataclass(frozen=True, slots=True)
class Exported:
    """An export is on disk."""

    path: str


@dataclass(frozen=True, slots=True)
class WorkFailed:
    """Something that was ordered could not be done."""

    what: str


@dataclass(frozen=True, slots=True)
class RefreshProgressed:
    """A refresh goes on."""

    progress: "Progress"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A refresh is over; a quiet one was nobody's wish."""

    report: "RefreshReport"
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Ticked:
    """Some seconds have passed."""


@dataclass(frozen=True, slots=True)
class FolderChanged:
    """The system says that something in the library's folder has changed."""


Event = (
    Started
    | Resized
    | Focused
    | Invoked
    | RowsWanted
    | RowsLoaded
    | ListMoved
    | QueryTyped
    | SearchAnswered
    | FacetsCounted
    | SearchesLoaded
    | SearchNamed
    | AliasesProposed
    | Chosen
    | Done
    | BriefOpened
    | BriefFailed
    | Scrolled
    | Clicked
    | Dragged
    | CursorMoved
    | HintTyped
    | FindTyped
    | TagsLoaded
    | TagsChosen
    | NoteWritten
    | ParagraphNamed
    | TagNamed
    | ExportNamed
    | NotesSaved
    | CutDecided
    | NotesFailed
    | Exported
    | WorkFailed
    | RefreshProgressed
    | Refreshed
    | Ticked
    | FolderChanged
    | gathered.Event
    | housekeeping.Event
)
