"""All that a person wrote, over all briefs, as one list to browse, filter and take passages from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefreader.library.passages import claims_of, passages_of
from briefreader.library.tags import is_below
from briefreader.model.annotation import BriefNotes, Color, Verdict
from briefreader.model.brief import Brief, BriefId, Claim, Span


class EntryKind(StrEnum):
    """What an entry is."""

    HIGHLIGHT = "highlight"
    CLAIM = "claim"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """One highlight, accepted claim or note.

    Attributes:
        key: names the entry for good: the brief's id, "#", and the highlight's id, "claim-" and a number, or "note".
        quote: the brief's words; "" for a note.
        remark: the person's words, Markdown.
        tags: those of the highlight; of a note, the brief's.
        number: the paragraph.
        span: the place to jump to; None for a note and an orphan.
        modified: None for what has no time of its own.
    """

    key: str
    kind: EntryKind
    brief: BriefId
    title: str
    quote: str = ""
    remark: str = ""
    tags: tuple[str, ...] = ()
    color: Color | None = None
    number: int | None = None
    span: Span | None = None
    modified: datetime | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether it quotes what its brief no longer has."""
        return self.span is None and self.kind is not EntryKind.NOTE


def entries_of(brief: Brief, notes: BriefNotes) -> Iterator[NoteEntry]:
    """The entries of one brief: its note, then highlights and accepted claims, each in reading order."""
    if notes.note.strip():
        yield NoteEntry(
            key=f"{brief.id}#note",
            kind=EntryKind.NOTE,
            brief=brief.id,
            title=brief.title,
            remark=notes.note.strip(),
            tags=notes.tags,
        )
    for passage in passages_of(brief, notes):
        highlight = passage.highlight
        yield NoteEntry(
            key=f"{brief.id}#{highlight.id}",
            kind=EntryKind.HIGHLIGHT,
            brief=brief.id,
            title=brief.title,
            quote=passage.text,
            remark=highlight.note,
            tags=highlight.tags,
            color=highlight.color,
            number=passage.number,
            span=passage.anchor.span,
            modified=highlight.modified,
        )
    accepted = [claim for claim in claims_of(brief, notes) if claim.verdict is Verdict.ACCEPTED]
    for number, claim in enumerate(accepted, 1):
        yield NoteEntry(
            key=f"{brief.id}#claim-{claim.span.start if claim.span else f'lost-{number}'}",
            kind=EntryKind.CLAIM,
            brief=brief.id,
            title=brief.title,
            quote=claim.text,
            number=claim.number,
            span=claim.span,
        )


def claim_entry(brief: Brief, claim: Claim) -> NoteEntry:
    """Any claim of a brief as an entry, accepted or not, for a basket."""
    return NoteEntry(
        key=f"{brief.id}#claim-{claim.span.start}",
        kind=EntryKind.CLAIM,
        brief=brief.id,
        title=brief.title,
        quote=brief.quote(claim.span),
        number=claim.number,
        span=claim.span,
    )


def filtered(
    entries: Iterable[NoteEntry],
    *,
    tag: str | None = None,
    color: Color | None = None,
    brief: BriefId | None = None,
    kind: EntryKind | None = None,
    text: str = "",
) -> tuple[NoteEntry, ...]:
    """The entries that meet every condition given; a tag stands for its children too, `text` for all of its words."""
    words = text.casefold().split()

    def fits(entry: NoteEntry) -> bool:
        said = f"{entry.title} {entry.quote} {entry.remark} {' '.join(entry.tags)}".casefold()
        return (
            (tag is None or any(is_below(each, tag) for each in entry.tags))
            and (color is None or entry.color is color)
            and (brief is None or entry.brief == brief)
            and (kind is None or entry.kind is kind)
            and all(word in said for word in words)
        )

    return tuple(filter(fits, entries))


def by_tag(entries: Iterable[NoteEntry]) -> dict[str, tuple[NoteEntry, ...]]:
    """The entries under each tag they carry, tags in the order of the alphabet; what has no tag stands under ""."""
    groups: dict[str, list[NoteEntry]] = {}
    for entry in entries:
        for tag in entry.tags or ("",):
            groups.setdefault(tag, []).append(entry)
    return {tag: tuple(groups[tag]) for tag in sorted(groups, key=lambda tag: (not tag, tag.casefold()))}
