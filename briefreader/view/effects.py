"""What a step orders: work for a thread, or something for the screen to do once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from briefreader.errors import Severity
from briefreader.library.ports import Sort
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId, CutDecision
from briefreader.model.search import Order
from briefreader.view import gathered, housekeeping
from briefreader.view.choosing import Choice
from briefreader.view.regions import Pane

Edit = Callable[[BriefNotes], BriefNotes]
Way = Literal["do", "undo", "redo"]
Asking = Literal["narrow", "recall", "alias"]
"""What is chosen: what narrows a search, a search made before, spellings of one name."""

# Work for a thread; each is answered by an event


@dataclass(frozen=True, slots=True)
class LoadRows:
    """Fetch a page of the library's list."""

    generation: int
    sort: Sort
    page: int


@dataclass(frozen=True, slots=True)
class OpenBrief:
    """Fetch a brief and its notes."""

    request: int
    brief_id: BriefId


@dataclass(frozen=True, slots=True)
class Search:
    """Search the library; a newer search makes this one worthless."""

    generation: int
    line: str
    order: Order = Order.RELEVANCE


@dataclass(frozen=True, slots=True)
class CountFacets:
    """Count all briefs that answer a line by outlet, tag, year and kind of claim; an empty line is every brief."""

    line: str


@dataclass(frozen=True, slots=True)
class LoadSearches:
    """Fetch the saved searches and the recent ones."""


@dataclass(frozen=True, slots=True)
class RememberSearch:
    """Keep a search among the recent ones: something it found was opened."""

    line: str


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """Keep a search under a name."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class ProposeAliases:
    """Look for spellings that may be one name."""


@dataclass(frozen=True, slots=True)
class AcceptAliases:
    """Let spellings stand for each other from now on."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditNotes:
    """Edit the notes of a brief on disk.

    Attributes:
        label: what the edit does, for messages and undo.
        way: whether it is new, or takes back or repeats an earlier one.
        batch: the number of the edits that it is undone with, or 0.
    """

    brief_id: BriefId
    edit: Edit
    label: str
    way: Way = "do"
    batch: int = 0


@dataclass(frozen=True, slots=True)
class DecideCut:
    """Cut a block from briefs, or restore it, and read them anew.

    Attributes:
        label: what the decision does, for messages and undo.
        way: whether it is new, or takes back or repeats an earlier one.
    """

    briefs: tuple[BriefId, ...]
    decision: CutDecision
    label: str
    way: Way = "do"


@dataclass(frozen=True, slots=True)
class Refresh:
    """Bring the index up to date; a quiet one says only what it has found."""

    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class LoadTags:
    """Count the tags in use."""


@dataclass(frozen=True, slots=True)
class Export:
    """Write a brief as Markdown, merged with what the file holds already."""

    brief_id: BriefId
    path: str


# Things for the screen to do once


@dataclass(frozen=True, slots=True)
class Reveal:
    """Bring a passage of the article into view."""

    start: int
    end: int
    at_top: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Let the pane with the focus do a movement of its own."""

    command: str
    pane: Pane


@dataclass(frozen=True, slots=True)
class AskTags:
    """Open the tag editor.

    Attributes:
        chosen: tags that all of the briefs have.
        known: all tags and on how many briefs they are.
        recent: the tags used last.
        highlight_id: the highlight that is tagged instead of its brief, if any.
    """

    briefs: tuple[BriefId, ...]
    title: str
    chosen: tuple[str, ...]
    known: Mapping[str, int]
    recent: tuple[str, ...]
    highlight_id: str | None = None


@dataclass(frozen=True, slots=True)
class AskTag:
    """Let a tag be picked, to filter by."""

    known: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AskNote:
    """Open the note editor."""

    brief_id: BriefId
    highlight_id: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AskExport:
    """Ask where an export goes; `path` is the suggestion."""

    brief_id: BriefId
    path: str


@dataclass(frozen=True, slots=True)
class AskParagraph:
    """Ask for a paragraph's number."""

    last: int


@dataclass(frozen=True, slots=True)
class AskUrl:
    """Show an address in full and ask whether it is to be opened in the browser."""

    url: str


@dataclass(frozen=True, slots=True)
class AskChoice:
    """Let one of several things be chosen.

    Attributes:
        about: whose choice it is; it comes back with the answer.
        hint: what happens with what is chosen.
    """

    about: Asking
    title: str
    hint: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class AskSearchName:
    """Ask under which name a search is to be kept."""

    line: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Put a text on the clipboard; `what` says what it is."""

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the reader something, in one line."""

    text: str
    severity: Severity = "note"


@dataclass(frozen=True, slots=True)
class SetQuery:
    """Put a text into the search line."""

    line: str


@dataclass(frozen=True, slots=True)
class Show:
    """Open something that is only to be looked at."""

    what: Literal["help", "palette"]


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the desk."""


Effect = (
    LoadRows
    | OpenBrief
    | Search
    | CountFacets
    | LoadSearches
    | RememberSearch
    | SaveSearch
    | ProposeAliases
    | AcceptAliases
    | EditNotes
    | DecideCut
    | Refresh
    | LoadTags
    | Export
    | Reveal
    | Move
    | AskTags
    | AskTag
    | AskNote
    | AskExport
    | AskParagraph
    | AskUrl
    | AskChoice
    | AskSearchName
    | Copy
    | Say
    | SetQuery
    | Show
    | Quit
    | gathered.Effect
    | housekeeping.Order
)
Step = tuple[Effect, ...]
