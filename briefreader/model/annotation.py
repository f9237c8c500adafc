"""What a person adds to a brief: notes, tags, highlights, and verdicts on its claims.

Targets follow the W3C Web Annotation Data Model: a TextQuoteSelector and a TextPositionSelector in one value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from briefreader.model.brief import BriefId, ClaimKind, Span

CONTEXT_LENGTH: Final = 32
"""Code points of context on each side of a quote, as most W3C annotation clients keep."""


class ReadState(StrEnum):
    """How far the reader is with a brief."""

    UNREAD = "unread"
    READING = "reading"
    DONE = "done"
    ARCHIVED = "archived"


class Color(StrEnum):
    """The four colours of a highlight."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"


class Verdict(StrEnum):
    """What the reader decided about an extracted claim."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A passage of the body, told by its words first and by its place second.

    Attributes:
        exact: the passage, verbatim.
        prefix: up to 32 code points before it.
        suffix: up to 32 code points after it.
        span: where it stood in the text when it was marked.
        number: its paragraph number then.
        twin: how much of passage and context another place of the text had, with the same words: 0 to 1, 0 for none.
        rival: the same of the most like other place, with whatever words.
        extra: keys of the file that this version does not know.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    span: Span
    number: int | None = None
    twin: float = 0.0
    rival: float = 0.0
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, text: str, span: Span, number: int | None = None) -> "Target":
        """The target for a span of a text, with its context."""
        return cls(
            exact=text[span.start : span.end],
            prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            suffix=text[span.end : span.end + CONTEXT_LENGTH],
            span=span,
            number=number,
        )


class Fit(StrEnum):
    """How a target was found in a text."""

    EXACT = "exact"
    """Its words stand where they stood."""
    MOVED = "moved"
    """Its words stand elsewhere, apart from quotation marks, dashes and white space."""
    ALTERED = "altered"
    """Its place is found, but some of its words have changed."""
    ORPHAN = "orphan"
    """It is not there, or there are several places and nothing tells which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a target stands in a text.

    Attributes:
        span: its place; None for an orphan, and only for one.
        likeness: 0 to 1, the share of the quote that was found again; 1 unless altered.
    """

    fit: Fit
    span: Span | None
    likeness: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A marked passage, with what the reader says about it.

    Attributes:
        id: eight hexadecimal digits, unique in the library for practical purposes.
        created: an aware time in UTC.
        modified: an aware time in UTC.
        extra: keys of the file that this version does not know, kept for the next write.
    """

    id: str
    created: datetime
    modified: datetime
    color: Color = Color.YELLOW
    tags: tuple[str, ...] = ()
    note: str = ""
    target: Target
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """The reader's word on one claim."""

    verdict: Verdict
    kind: ClaimKind
    target: Target
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRef:
    """What a notes file says about its brief, so that it can be found again when the file moves."""

    file: BriefId
    fingerprint: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefNotes:
    """All that a person wrote about one brief: the contents of one YAML file.

    Attributes:
        position: where reading stopped, a code point in the body.
        position_words: what stood there, by which the place is found in another text; "" where that is not known.
        comment: the comment lines at the top of the file, with their line ends.
        extra: keys of the file that this version does not know.
    """

    brief: BriefRef
    status: ReadState = ReadState.UNREAD
    position: int = 0
    position_words: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[Highlight, ...] = ()
    claims: tuple[ClaimVerdict, ...] = ()
    comment: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it that a person would miss."""
        return self == BriefNotes(brief=self.brief)
