"""A question to the library and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefreader.model.annotation import ReadState
from briefreader.model.brief import BriefId, Span


class Field(StrEnum):
    """Where a word is looked for. BODY stands for "anywhere a brief speaks": its body and title, claims and notes."""

    BODY = "body"
    TITLE = "title"
    AUTHOR = "author"
    OUTLET = "outlet"
    SUBJECT = "subject"
    TAG = "tag"
    CLAIM = "claim"
    NOTE = "note"
    LINK = "link"


class Trait(StrEnum):
    """What `has:` asks for; the last five ask for a claim of that kind."""

    NOTES = "notes"
    HIGHLIGHTS = "highlights"
    CLAIMS = "claims"
    LINKS = "links"
    THESES = "theses"
    FACTS = "facts"
    FORECASTS = "forecasts"
    RECOMMENDATIONS = "recommendations"
    REPORTS = "reports"


class Order(StrEnum):
    """What results are sorted by: the best first, the newest first, or A to Z."""

    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word; `field` None means anywhere."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """All words that begin so."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fuzzy:
    """All words within one edit."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand side by side."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """Published from `first` to `last`, both included; None is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InState:
    """The read state is this."""

    state: ReadState


@dataclass(frozen=True, slots=True, kw_only=True)
class Has:
    """The brief has such things."""

    trait: Trait


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Other briefs that speak of what a brief speaks of; `brief` is its id, or the beginning of one."""

    brief: str


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All of these; And(()) is everything."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """At least one of these."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Not this."""

    part: "Query"


Query = Word | Prefix | Fuzzy | Phrase | DateRange | InState | Has | Like | And | Or | Not

EVERYTHING = And(parts=())
"""The query of an empty line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage that shows why a brief was found.

    Attributes:
        text: the passage, verbatim, without line breaks.
        marks: the words that match, as code-point spans of `text`.
        field: where it comes from.
        span: where the passage stands in `Brief.text`; None for another field.
    """

    text: str
    marks: tuple[Span, ...]
    field: Field
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One found brief; its metadata comes from the catalogue."""

    id: BriefId
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """The best hits, best first.

    Attributes:
        total: how many briefs answer the query.
        total_is_exact: whether `total` was counted rather than estimated.
        did_you_mean: a query with better-known words, or None.
    """

    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool = True
    did_you_mean: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What found briefs have in common: how many there are of each, the most frequent first, ties by name.

    Attributes:
        outlets: by the outlet's name.
        tags: a tag counts for the tags above it too, once a brief: as `tag:` finds it.
        years: by "YYYY".
        kinds: how many make claims of a kind: by the word that `has:` takes.
    """

    outlets: Mapping[str, int]
    tags: Mapping[str, int]
    years: Mapping[str, int]
    kinds: Mapping[str, int]
