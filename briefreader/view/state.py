"""What the desk knows at one moment: frozen values, replaced as a whole at every step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from briefreader.config.keymap import Keymap, default_keymap
from briefreader.library.ports import BriefRow, Group, Grouping, Sort
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId, ClaimKind, CutDecision, Span
from briefreader.model.search import Order
from briefreader.view.regions import Pane

if TYPE_CHECKING:
    from briefreader.library.refresh import Progress
    from briefreader.library.searching import SearchAnswer
    from briefreader.library.settling import Aside
    from briefreader.view.events import Invoked
    from briefreader.view.grouping import LinkGroups

PAGE_ROWS: Final = 200
"""Rows of the library that are fetched at once: a few screens, and a query of about a millisecond."""


class Width(StrEnum):
    """How much room there is; the numbers of columns are those of the design."""

    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"

    @classmethod
    def of(cls, columns: int) -> "Width":
        """The class of a terminal's width."""
        return cls.NARROW if columns < MEDIUM_COLUMNS else cls.MEDIUM if columns < WIDE_COLUMNS else cls.WIDE


MEDIUM_COLUMNS: Final = 100
"""From here on, a list and a column of text fit side by side."""
WIDE_COLUMNS: Final = 150
"""From here on, the side pane fits beside them."""


_TABLE_KEYS: Final = default_keymap()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which panes are to be seen.

    Attributes:
        focus: the pane with the keyboard.
        side: the tab of the side pane.
        side_is_open: whether the side pane is wanted where there is no room for it all the time.
        side_is_hidden: whether it is not wanted where there is.
        library_is_hidden: whether the library is not wanted where there is room for it.
        is_zoomed: whether the pane with the focus has the screen to itself.
        reading_width: the cap of the article's column, in cells.
        library_width: cells of the library where the reader has set them, else None; the same for the side.
        is_swapped: whether the library stands on the right, and the side on the left.
        is_zen: whether nothing but the text is wanted while it has the focus.
    """

    width: Width = Width.MEDIUM
    focus: Pane = Pane.LIBRARY
    side: Pane = Pane.CLAIMS
    side_is_open: bool = False
    side_is_hidden: bool = False
    library_is_hidden: bool = False
    is_zoomed: bool = False
    reading_width: int = 72
    library_width: int | None = None
    side_width: int | None = None
    is_swapped: bool = False
    is_zen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The library's list, of which only what is in sight has to be known.

    Attributes:
        generation: grows with every change that makes earlier rows worthless.
        total: how many briefs there are.
        pages: the rows that have been fetched, by page.
        pages_generation: the generation that they belong to.
        wanted: the pages that have been asked for and not come yet.
        is_known: whether the first rows have come.
        marked: the briefs that the next command on many is for.
        grouping: by what the briefs are grouped, or None while they are listed one by one.
        groups: the groups, once they have been counted.
        group_cursor: the chosen group.
    """

    generation: int = 0
    sort: Sort = Sort.DATE
    total: int = 0
    pages: Mapping[int, tuple[BriefRow, ...]] = field(default_factory=dict)
    pages_generation: int = 0
    wanted: frozenset[int] = frozenset()
    is_known: bool = False
    cursor: int = 0
    marked: frozenset[BriefId] = frozenset()
    grouping: Grouping | None = None
    groups: tuple[Group, ...] = ()
    group_cursor: int = 0

    def row(self, index: int) -> BriefRow | None:
        """A row, if it has been fetched."""
        page = self.pages.get(index // PAGE_ROWS, ())
        within = index % PAGE_ROWS
        return page[within] if 0 <= within < len(page) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """The search of the library.

    Attributes:
        generation: the number of the newest question; older answers are dropped.
        answer: the answer to the newest question that was answered.
        order: what the results are sorted by.
        cursor: the chosen result.
        opens_first: whether the first result is to be opened as soon as it is there.
    """

    line: str = ""
    generation: int = 0
    answer: "SearchAnswer | None" = None
    order: Order = Order.RELEVANCE
    cursor: int = 0
    opens_first: bool = False

    @property
    def is_active(self) -> bool:
        """Whether results stand in the library's place."""
        return bool(self.line.strip())

    @property
    def better_line(self) -> str:
        """What was perhaps meant by a line that finds nothing; "" where nobody knows."""
        if not self.is_active or self.answer is None or self.answer.results:
            return ""
        return self.answer.did_you_mean or ""


class Unit(StrEnum):
    """By what a selection grows."""

    CHARACTER = "character"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Text that is being chosen: from the anchor to the cursor, whichever comes first, both included."""

    anchor: int
    cursor: int
    unit: Unit = Unit.CHARACTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A search in the article.

    Attributes:
        is_typing: whether its line has the keyboard.
        is_regex: whether the line is a pattern.
        whole_words: whether only whole words count.
        origin: where the search began, to return to.
        problem: what is wrong with the pattern.
        number: the number of the newest search for a pattern; older answers are dropped.
    """

    line: str = ""
    spans: tuple[Span, ...] = ()
    is_typing: bool = True
    is_regex: bool = False
    whole_words: bool = False
    origin: int = 0
    problem: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """Letters that stand for a link while links are followed by letters."""

    letters: str
    link: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A decision about a block that stands in other briefs too."""

    briefs: tuple[BriefId, ...]
    decision: CutDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The open brief.

    Attributes:
        notes: what the reader wrote about it, with edits that are still being saved; None where they cannot be read.
        notes_fault: why they cannot.
        top: the first code point in sight.
        bottom: behind the last one.
        share: how much of it has been seen, from 0 to 1.
        current: the passage that the last jump led to.
        hits: the words that the library was searched for.
        hints: letters on the links in sight, while one is being chosen by them.
        hint_typed: the letters that were typed so far.
        shows_cut: whether what was cut from the page is shown where it stood.
        piece: the chosen block of that, counted in the order of the page.
        offer: a decision about a block that other briefs may take over, until another command is given.
        claim: the chosen claim's key; "" is the first that is shown.
        claim_kind: the one kind of claims that is shown, or None for all.
        link: the chosen link's index.
        pages: the links by kind and by the page they lead to, as the side pane lists them.
        entry: the chosen entry of the notes.
        asides: versions of the notes that were put aside.
    """

    brief: Brief
    notes: BriefNotes | None
    notes_fault: str = ""
    top: int = 0
    bottom: int = 0
    share: float = 0.0
    current: Span | None = None
    hits: tuple[Span, ...] = ()
    selection: Selection | None = None
    find: Find | None = None
    hints: tuple[Hint, ...] = ()
    hint_typed: str = ""
    shows_cut: bool = False
    piece: int | None = None
    offer: Offer | None = None
    claim: str = ""
    claim_kind: ClaimKind | None = None
    link: int = 0
    pages: "LinkGroups" = ()
    entry: str = ""
    asides: "tuple[Aside, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a brief."""

    brief_id: BriefId
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A brief that has been asked for.

    Attributes:
        request: its number; answers to earlier requests are dropped.
        at: the passage to go to, or None for where reading stopped.
        terms: words to mark in it.
        focus: the pane that gets the keyboard when it is there.
    """

    request: int
    brief_id: BriefId
    at: Span | None = None
    terms: frozenset[str] = frozenset()
    focus: Pane = Pane.ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An edit that was saved and can be taken back, with all others of its batch where that is not 0."""

    brief_id: BriefId
    label: str
    before: BriefNotes
    after: BriefNotes
    batch: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CutChange:
    """A decision about a block that was kept and can be taken back."""

    briefs: tuple[BriefId, ...]
    label: str
    decision: CutDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is fixed while the desk is open.

    Attributes:
        folder: the library's folder, for people.
        notes_folder: where notes are written.
        notes_are_elsewhere: whether the library is read-only.
        export_folder: where exports are offered to go.
        samples: the folder of the sample briefs, or "" where they are not at hand.
    """

    folder: str = ""
    notes_folder: str = ""
    notes_are_elsewhere: bool = False
    export_folder: str = ""
    samples: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """All of it.

    Attributes:
        behind: the places to jump back to, the last first to come.
        ahead: the places to jump forward to, the last first to come.
        done: the changes to undo, the last first to come.
        undone: the changes to redo, the last first to come.
        unsaved: how many edits have been ordered and not been answered yet.
        waiting: undo and redo that were asked for meanwhile, and wait for those answers.
        tags: each tag in use and on how many briefs.
        indexing: how far a refresh is, while one runs.
        has_looked: whether the folder has been looked at since the start, so that rows may tell what is in it.
        is_watched: whether the system has been asked to tell of changes in the folder.
        owes_look: whether the folder has changed while it was being read.
        owes_opening: the open brief, if its notes or cuts have changed while text of it was being selected.
        requests: how many numbers have been given out.
        asked_to_quit: whether the last command went back from where there is nothing to go back to.
        keymap: the keys in force, for words that name one.
    """

    desk: Desk = Desk()
    keymap: Keymap = _TABLE_KEYS
    layout: Layout = Layout()
    shelf: Shelf = Shelf()
    inquiry: Inquiry = Inquiry()
    reading: Reading | None = None
    opening: Opening | None = None
    behind: tuple[Place, ...] = ()
    ahead: tuple[Place, ...] = ()
    done: tuple[Change | CutChange, ...] = ()
    undone: tuple[Change | CutChange, ...] = ()
    unsaved: int = 0
    waiting: "tuple[Invoked, ...]" = ()
    tags: Mapping[str, int] = field(default_factory=dict)
    recent_tags: tuple[str, ...] = ()
    indexing: "Progress | None" = None
    has_looked: bool = False
    is_watched: bool = False
    owes_look: bool = False
    owes_opening: BriefId | None = None
    requests: int = 0
    asked_to_quit: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the library has no briefs, and none are on their way."""
        return self.has_looked and self.indexing is None and not self.shelf.total and not self.shelf.wanted
