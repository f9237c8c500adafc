"""Events and orders about all that was written in the library: the browser, the basket, tags, versions put aside."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefreader.config.library_file import TagStyle
    from briefreader.errors import Fault
    from briefreader.library.note_entries import NoteEntry
    from briefreader.library.settling import Aside
    from briefreader.library.tag_steps import TagStep
    from briefreader.library.tagging import TagPlan

Purpose = Literal["notes", "basket"]
TagAct = Literal["show", "rename", "describe", "color", "rules", "undo"]


# Work for a thread; each is answered by an event


@dataclass(frozen=True, slots=True)
class GatherNotes:
    """Read all notes."""


@dataclass(frozen=True, slots=True)
class GatherBasket:
    """Read what lies in the basket, after what was ordered to be put into it."""


@dataclass(frozen=True, slots=True)
class FillBasket:
    """Put an entry into the basket, or take it out if it is there; `quote` is for people."""

    key: str
    quote: str


@dataclass(frozen=True, slots=True)
class KeepBasket:
    """Let the basket hold these, in this order."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteMemo:
    """Write entries as a memo, merged with an earlier one."""

    keys: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class LoadTagDesk:
    """Look up all tags with what is said of them."""


@dataclass(frozen=True, slots=True)
class PlanTagStep:
    """Work out what a step over the tags would do."""

    act: TagAct
    tag: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class CarryOutTagStep:
    """Do what was planned, or take back the last step."""

    act: TagAct
    plan: "TagPlan"


@dataclass(frozen=True, slots=True)
class StyleTag:
    """Keep a description and a colour of a tag."""

    tag: str
    style: "TagStyle"


@dataclass(frozen=True, slots=True)
class ReadAsides:
    """Look at the versions of a brief's notes that were put aside."""

    brief_id: BriefId


@dataclass(frozen=True, slots=True)
class SettleAside:
    """Take over what a version holds besides, or throw it away."""

    brief_id: BriefId
    path: str
    is_taken: bool


# Things for the screen to do once


@dataclass(frozen=True, slots=True)
class ShowEntries:
    """Open the browser of all that was written, or the basket."""

    purpose: Purpose
    entries: "tuple[NoteEntry, ...]"
    basket: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowTagDesk:
    """Open the list of tags, with the cursor on `at`."""

    counts: "Mapping[str, int]"
    styles: "Mapping[str, TagStyle]"
    last: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class AskTagStep:
    """Show what a step would do, and ask whether to do it."""

    act: TagAct
    plan: "TagPlan"


@dataclass(frozen=True, slots=True)
class AskMemo:
    """Ask where a memo goes; `path` is the suggestion."""

    keys: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class AskAside:
    """Show what a version that was put aside holds, and ask what to do with it."""

    brief_id: BriefId
    aside: "Aside"


# Events


@dataclass(frozen=True, slots=True)
class Gathered:
    """All notes, or what lies in the basket, and what could not be read."""

    purpose: Purpose
    entries: "tuple[NoteEntry, ...]"
    basket: tuple[str, ...]
    faults: "tuple[Fault, ...]" = ()


@dataclass(frozen=True, slots=True)
class BasketFilled:
    """The basket holds something more, or less."""

    quote: str
    is_in: bool
    count: int


@dataclass(frozen=True, slots=True)
class BasketArranged:
    """The basket was put into another order, or something was taken out."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryPicked:
    """An entry was chosen, to go to its place."""

    brief_id: BriefId
    span: Span | None


@dataclass(frozen=True, slots=True)
class MemoAsked:
    """The basket is to become a memo; `path` is "" until it was asked for."""

    keys: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class TagDeskLoaded:
    """All tags: on how many briefs, what is said of them, and the step that can be undone."""

    counts: "Mapping[str, int]"
    styles: "Mapping[str, TagStyle]"
    last: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class TagActAsked:
    """Something is to be done with a tag, or with all."""

    act: TagAct
    tag: str = ""
    new: str = ""
    style: "TagStyle | None" = None


@dataclass(frozen=True, slots=True)
class TagStepPlanned:
    """What a step would do."""

    act: TagAct
    plan: "TagPlan"


@dataclass(frozen=True, slots=True)
class TagStepAgreed:
    """A step is to be done as planned."""

    act: TagAct
    plan: "TagPlan"


@dataclass(frozen=True, slots=True)
class TagStepDone:
    """A step was done."""

    act: TagAct
    step: "TagStep"


@dataclass(frozen=True, slots=True)
class AsidesRead:
    """The versions of a brief's notes that were put aside."""

    brief_id: BriefId
    asides: "tuple[Aside, ...]"


@dataclass(frozen=True, slots=True)
class AsideJudged:
    """It was said what to do with a version."""

    brief_id: BriefId
    path: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class AsideSettled:
    """A version is settled: the notes as they are now, and the versions that are left."""

    brief_id: BriefId
    notes: BriefNotes
    left: "tuple[Aside, ...]"
    is_taken: bool


Event = (
    Gathered
    | BasketFilled
    | BasketArranged
    | EntryPicked
    | MemoAsked
    | TagDeskLoaded
    | TagActAsked
    | TagStepPlanned
    | TagStepAgreed
    | TagStepDone
    | AsidesRead
    | AsideJudged
    | AsideSettled
)
Effect = (
    GatherNotes
    | GatherBasket
    | FillBasket
    | KeepBasket
    | WriteMemo
    | LoadTagDesk
    | PlanTagStep
    | CarryOutTagStep
    | StyleTag
    | ReadAsides
    | SettleAside
    | ShowEntries
    | ShowTagDesk
    | AskTagStep
    | AskMemo
    | AskAside
)
