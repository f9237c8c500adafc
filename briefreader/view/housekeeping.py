"""Events and orders about the desk itself: its keys, its library, and searches that must not hold it up."""

from collections.abc import Callable
from dataclasses import dataclass

from briefreader.config.keymap import Keymap
from briefreader.errors import Fault
from briefreader.library.ports import Group, Grouping, Sort
from briefreader.model.brief import BriefId, Span

# Work for a thread; each is answered by an event


@dataclass(frozen=True, slots=True)
class ReadKeys:
    """Read the keymap again."""


@dataclass(frozen=True, slots=True)
class LoadGroups:
    """Count the briefs of each outlet or tag."""

    by: Grouping


@dataclass(frozen=True, slots=True)
class FindUnread:
    """Look for the next unread brief behind a place of the list."""

    sort: Sort
    behind: int


@dataclass(frozen=True, slots=True)
class FindPlace:
    """Look where a brief stands in a list that has changed."""

    sort: Sort
    brief_id: BriefId


@dataclass(frozen=True, slots=True)
class Watch:
    """Have the system tell of changes in the folder: it is too large to be looked at every few seconds."""


@dataclass(frozen=True, slots=True)
class FindPattern:
    """Find a pattern in a text, in a time that is bounded; a newer question makes this one worthless.

    Attributes:
        number: which question this is.
        pattern: a regular expression, as the person wrote it and with what stands around it.
    """

    number: int
    pattern: str
    ignores_case: bool
    text: str


# Things for the screen to do once


@dataclass(frozen=True, slots=True)
class UseKeys:
    """Take other keys from now on."""

    keymap: Keymap


@dataclass(frozen=True, slots=True)
class ShowFaults:
    """Show all that is wrong with a file."""

    title: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class AskFolder:
    """Ask for the folder of another library; `folder` is the suggestion."""

    folder: str


@dataclass(frozen=True, slots=True)
class ChangeLibrary:
    """Close this library and open another."""

    folder: str


@dataclass(frozen=True, slots=True)
class FindPublished:
    """Find the brief of the library that was published at an address: a link to it opens there."""

    url: str


@dataclass(frozen=True, slots=True)
class PrepareSearch:
    """Open the index: the search line has the keyboard, and the first letter should not wait for it."""


@dataclass(frozen=True, slots=True)
class Suspend:
    """Give the terminal to the shell for a while."""


Order = (
    ReadKeys
    | LoadGroups
    | FindUnread
    | FindPlace
    | FindPattern
    | FindPublished
    | PrepareSearch
    | UseKeys
    | ShowFaults
    | AskFolder
    | ChangeLibrary
    | Suspend
    | Watch
)


# What happens


@dataclass(frozen=True, slots=True)
class KeysRead:
    """The keymap as it is now, and all that is wrong with it."""

    keymap: Keymap
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class GroupsLoaded:
    """The outlets or tags of the library."""

    by: Grouping
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class UnreadFound:
    """The place of the next unread brief, or None where all are read."""

    place: int | None


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """The place of a brief in the list as it is now, or None where it is not there any more."""

    brief_id: BriefId
    place: int | None


@dataclass(frozen=True, slots=True)
class PatternFound:
    """Where a pattern was found; `problem` says why it was not looked for to the end."""

    number: int
    spans: tuple[Span, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class PublishedFound:
    """The brief that was published at an address, or None where the library has none that says so."""

    url: str
    brief_id: BriefId | None


@dataclass(frozen=True, slots=True)
class FolderNamed:
    """The folder of another library was named."""

    folder: str


Event = KeysRead | GroupsLoaded | UnreadFound | PlaceFound | PatternFound | PublishedFound | FolderNamed
KeyReader = Callable[[], tuple[Keymap, tuple[Fault, ...]]]
