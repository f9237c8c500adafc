"""Port for what the briefs of one outlet are compared by, and which outlets are waiting for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from briefreader.errors import Fault
from briefreader.model.brief import BriefId, LinePrints


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLines:
    """A brief as its outlet's others are compared with it.

    Attributes:
        prints: the prints of its lines, and of those that it was cut by.
        weighed: the prints that its notes were weighed with, see `comparing`; None where that has not been done since
            the brief or its notes were written.
    """

    prints: LinePrints
    weighed: tuple[int, ...] | None = None


@dataclass(slots=True, kw_only=True)
class Compared:
    """What came of comparing.

    Attributes:
        briefs: those that were read anew.
        failed: a fault for each that could not be read, or whose notes could not, once each; its outlet is compared
            again the next time.
        is_done: whether it came to its end.
    """

    briefs: list[BriefId] = field(default_factory=list)
    failed: list[Fault] = field(default_factory=list)
    is_done: bool = True


class OutletLines(Protocol):
    """What the catalogue knows of the lines of each outlet's briefs; it follows from the briefs that are put."""

    def waiting(self) -> Mapping[str, int]:
        """The outlets of which a brief has come, gone or got other lines, or other notes where lines of it are cut.

        With each a number, to be handed back; it is another one when more has happened.
        """
        ...

    def lines(self, outlet: str) -> Mapping[BriefId, OwnLines]:
        """The briefs of an outlet that have any line to compare, by id."""
        ...

    def settle(self, outlet: str, number: int, weighed: Mapping[BriefId, Sequence[int]]) -> None:
        """An outlet has been compared: these briefs were weighed with these prints, and it no longer waits."""
        ...
