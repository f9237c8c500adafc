"""A brief, as read from one file: its text, what stands in it, and what was cut away.

All spans are half-open ranges of code points. Unless a docstring says otherwise they index `Brief.text`.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType, Self

from briefreader.errors import Fault

BriefId = NewType("BriefId", str)
"""A brief's path below its library, with `/` between folders: it survives edits of the file."""


def fingerprint_of(content: bytes) -> str:
    """What a file's bytes are known by: "sha256:" and the hexadecimal digest."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


LineRange = tuple[int, int]
"""First and last physical line in the source file, 1-based, both included."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Self) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of the body is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    PULL_QUOTE = "pull_quote"
    TABLE = "table"
    CODE = "code"
    FOOTNOTE = "footnote"


class LinkKind(StrEnum):
    """What a link is for."""

    CITATION = "citation"
    ORIGINAL_PUBLICATION = "original_publication"
    AUTHOR_WORK = "author_work"
    PROFILE = "profile"
    RELATED = "related"
    TOPIC = "topic"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What kind of claim a sentence is likely to make."""

    THESIS = "thesis"
    FACT = "fact"
    FORECAST = "forecast"
    RECOMMENDATION = "recommendation"
    REPORTED = "reported"


class EvidenceKind(StrEnum):
    """What a claim rests on, strongest first."""

    LINK = "link"
    """A link inside the sentence."""
    NEARBY = "nearby"
    """No link inside the sentence, but one in its paragraph."""
    NAMED = "named"
    """No link, but a source named in words."""
    NONE = "none"
    """No source given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a brief comes from.

    Attributes:
        path: the file's path as a person may open it.
        fingerprint: "sha256:" and the hexadecimal digest of the file's bytes.
        media_type: "text/plain", "text/markdown", "text/html" or "application/pdf".
        encoding: the codec the bytes were decoded with.
    """

    path: str
    fingerprint: str
    media_type: str
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person (or body) that signs the brief."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Republication:
    """Another outlet that carried the same text."""

    outlet: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says about the brief. None and () mean that the page does not say: a null beats a guess.

    Attributes:
        published: "YYYY-MM-DD", or "YYYY-MM" or "YYYY" where the page is no more precise.
        published_raw: the date as it stands on the page.
        url: the absolute address at which the page says that it stood.
        licence: an SPDX identifier where it is one, else the page's words.
        language: an ISO 639-1 code.
    """

    title: str | None = None
    kicker: str | None = None
    dek: str | None = None
    dateline: str | None = None
    authors: tuple[Author, ...] = ()
    outlet: str | None = None
    url: str | None = None
    series: str | None = None
    published: str | None = None
    published_raw: str | None = None
    also_published: tuple[Republication, ...] = ()
    subjects: tuple[str, ...] = ()
    licence: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body.

    Attributes:
        level: 1 to 6 for a heading, the depth of a list item, else 0.
        span: where it stands in the text.
        number: the paragraph number shown in the margin, from 1; None for a heading.
        lines: the source lines it was made from.
    """

    kind: BlockKind
    level: int = 0
    span: Span
    number: int | None
    lines: LineRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words under a picture; the picture itself is not kept."""

    text: str
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Source lines that are not part of the article's body, and why.

    Attributes:
        kind: a short name such as "topic_list"; open-ended, for display and filters.
        reason: one phrase for people.
        text: the lines as they stand in the source, without line ends at the edges.
    """

    kind: str
    reason: str
    lines: LineRange
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFragment:
    """The passage of the cited page that an address names by `#:~:text=`, decoded (WICG Text Fragments)."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None


class CutVerdict(StrEnum):
    """What the reader decided about lines that were cut or kept."""

    RESTORE = "restore"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class CutDecision:
    """The reader's word on a block of furniture or of the body, told by its words so that it survives edits.

    Attributes:
        quote: the text of the block: `Furniture.text`, or the text of the body's block. One or more lines.
        line: the source line it began at when it was decided; tells equal lines apart. None means all of them.
    """

    verdict: CutVerdict
    quote: str
    line: int | None = None

    @property
    def opposite(self) -> "CutDecision":
        """What takes it back."""
        verdict = CutVerdict.RESTORE if self.verdict is CutVerdict.CUT else CutVerdict.CUT
        return CutDecision(verdict=verdict, quote=self.quote, line=self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One logical link: doubled and repeated markup for the same anchor counts once.

    Attributes:
        text: the anchor text.
        href: the target as found in the source ("#" for a dead one).
        url: the cleaned absolute address without a text fragment, or None.
        target: the site-relative path of a link that has no absolute address, or None.
        dead: whether the page's own markup leads nowhere.
        text_fragment: the passage of the cited page that the author points to.
        number: the paragraph number, or None outside the body.
        span: where the anchor stands in the text, or None outside the body.
    """

    kind: LinkKind
    text: str
    href: str
    url: str | None = None
    target: str | None = None
    dead: bool = False
    text_fragment: TextFragment | None = None
    number: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence that carries the brief, verbatim.

    Attributes:
        kind: the likely kind.
        span: where it stands in the text.
        number: its paragraph number.
        score: 0 to 1; comparable within one brief.
        hedged: whether its own words weaken it.
        attribution: who says it and the verb ("Svyrydenko said"), where it is reported.
        reasons: up to three, in plain words, strongest first.
        evidence: indices into `Brief.links`.
        evidence_kind: how the evidence relates to the sentence.
        source: the named source, where `evidence_kind` is NAMED.
    """

    kind: ClaimKind
    span: Span
    number: int | None
    score: float
    hedged: bool = False
    attribution: str | None = None
    reasons: tuple[str, ...] = ()
    evidence: tuple[int, ...] = ()
    evidence_kind: EvidenceKind = EvidenceKind.NONE
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePrints:
    """What lines are known by when briefs of one outlet are compared; none where the page does not name its outlet.

    Attributes:
        own: of the lines of the body as the page alone tells it.
        around: of the lines that stand around it, as furniture.
        repeated: of lines that stand in several other briefs of the outlet, and were cut for that.
    """

    own: tuple[int, ...] = ()
    around: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()


WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction: 238 in Brysbaert (2019), rounded down for policy prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief as the reader sees it.

    `text` is the body: its blocks joined by one blank line, and nothing else. What was cut is in `furniture`.
    """

    id: BriefId
    source: Source
    metadata: Metadata
    text: str
    words: int
    blocks: tuple[Block, ...] = ()
    captions: tuple[Caption, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    faults: tuple[Fault, ...] = ()
    prints: LinePrints = LinePrints()

    @property
    def title(self) -> str:
        """The title, or the file's name where the page has none: never empty."""
        return self.metadata.title or self.id.rsplit("/", 1)[-1]

    @property
    def reading_minutes(self) -> int:
        """Minutes to read the body, at least 1 where there is any."""
        return -(-self.words // WORDS_PER_MINUTE)

    def quote(self, span: Span) -> str:
        """The text of a span, verbatim."""
        return self.text[span.start : span.end]

    def block_at(self, position: int) -> Block | None:
        """The block that holds a position of the text; the one before it where the position lies between two."""
        found = None
        for block in self.blocks:
            if block.span.start > position:
                break
            found = block
        return found
