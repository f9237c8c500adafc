"""From a brief and its notes to what the index and the list take of them."""

from collections.abc import Set as AbstractSet
from datetime import date
from urllib.parse import urlsplit

from briefreader.library.facets import KIND_TRAITS
from briefreader.library.passages import claims_of
from briefreader.library.ports import Document, NotesSummary
from briefreader.model.annotation import BriefNotes, BriefRef
from briefreader.model.brief import Brief, BriefId, ClaimKind, Link
from briefreader.model.search import Trait


def document_of(brief: Brief, notes: BriefNotes) -> Document:
    """All of a brief that may be searched: never its furniture, never a claim that the reader has rejected."""
    claims = claims_of(brief, notes)
    return Document(
        id=brief.id,
        fingerprint=brief.source.fingerprint,
        title=brief.title,
        body=brief.text,
        authors=tuple(author.name for author in brief.metadata.authors),
        outlet=brief.metadata.outlet,
        subjects=brief.metadata.subjects,
        tags=_all_tags(notes),
        claims=tuple(dict.fromkeys(claim.text for claim in claims)),
        notes=_note_texts(notes),
        links=tuple(word for link in brief.links for word in _addresses(link)),
        published=first_day(brief.metadata.published),
        state=notes.status,
        traits=_traits(brief, notes, {claim.kind for claim in claims}),
    )


def summary_of(notes: BriefNotes, stamp: tuple[int, int]) -> NotesSummary:
    """What the list shows of notes."""
    return NotesSummary(
        state=notes.status,
        tags=notes.tags,
        highlights=len(notes.highlights),
        has_note=bool(notes.note.strip()),
        position=notes.position,
        stamp=stamp,
        texts=_note_texts(notes),
        highlight_tags=tuple(dict.fromkeys(tag for highlight in notes.highlights for tag in highlight.tags)),
    )


def reference_to(brief: Brief) -> BriefRef:
    """What a notes file says about its brief. Its address is the reader's own; `export.cited` has the page's."""
    return BriefRef(
        file=brief.id,
        fingerprint=brief.source.fingerprint,
        title=brief.metadata.title,
        authors=tuple(author.name for author in brief.metadata.authors),
        outlet=brief.metadata.outlet,
        published=brief.metadata.published,
    )


def bare_reference(brief_id: BriefId) -> BriefRef:
    """A reference to a brief of which no more than its name is known."""
    return BriefRef(file=brief_id, fingerprint="")


def first_day(published: str | None) -> date | None:
    """The first day of a date of any precision ("2025", "2025-04", ...); None for none or an impossible one."""
    if not published:
        return None
    parts = published.split("-")
    try:
        year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
        return date(year, month, day)
    except ValueError:
        return None


def _all_tags(notes: BriefNotes) -> tuple[str, ...]:
    of_highlights = (tag for highlight in notes.highlights for tag in highlight.tags)
    return tuple(dict.fromkeys((*notes.tags, *of_highlights)))


def _note_texts(notes: BriefNotes) -> tuple[str, ...]:
    highlights = (text for highlight in notes.highlights for text in (highlight.target.exact, highlight.note))
    return tuple(text for text in (notes.note, *highlights) if text.strip())


def _addresses(link: Link) -> tuple[str, ...]:
    if link.url is None:
        return () if link.target is None else (link.target,)
    try:
        host = urlsplit(link.url).hostname
    except ValueError:
        host = None
    return (link.url, host) if host else (link.url,)


def _traits(brief: Brief, notes: BriefNotes, kinds: AbstractSet[ClaimKind]) -> frozenset[Trait]:
    has = {
        Trait.NOTES: bool(notes.note.strip()) or any(highlight.note for highlight in notes.highlights),
        Trait.HIGHLIGHTS: bool(notes.highlights),
        Trait.CLAIMS: bool(kinds),
        Trait.LINKS: bool(brief.links),
    }
    return frozenset({KIND_TRAITS[kind] for kind in kinds} | {trait for trait, is_there in has.items() if is_there})
