"""An invented brief and what a reader wrote about it, for the examples in the documents.

The brief is put together by hand, not read from a page: the examples show formats, whatever extraction makes of a page.
"""

import hashlib
from datetime import UTC, datetime

from briefreader.model.annotation import BriefNotes, BriefRef, Highlight, ReadState, Target
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Claim,
    ClaimKind,
    EvidenceKind,
    Link,
    LinkKind,
    Metadata,
    Source,
    Span,
)

CLAIM = "The embargo should be lifted only when the last regiment has left the valley."
CITING = "Officials said that the ceasefire had held for eleven days."
TEXT = f"{CLAIM}\n\n{CITING}"
MARKED = datetime(2026, 11, 22, 10, 11, 12, tzinfo=UTC)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def brief() -> Brief:
    """Two paragraphs, two claims, one link."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Brief(
        id=BriefId("valley.md"),
        source=Source(path="valley.md", fingerprint=f"sha256:{digest}", media_type="text/markdown", encoding="utf-8"),
        metadata=Metadata(
            title="Sanctions Need a Deadline",
            authors=(Author(name="Ada Example"),),
            outlet="The Example Institute",
            published="2025-04-01",
        ),
        text=TEXT,
        words=len(TEXT.split()),
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, span=_span(CLAIM), number=1, lines=(5, 5)),
            Block(kind=BlockKind.PARAGRAPH, span=_span(CITING), number=2, lines=(7, 7)),
        ),
        links=(
            Link(
                kind=LinkKind.CITATION,
                text="the ceasefire",
                href="https://news.example/ceasefire",
                url="https://news.example/ceasefire",
                number=2,
                span=_span("the ceasefire"),
            ),
        ),
        claims=(
            Claim(kind=ClaimKind.RECOMMENDATION, span=_span(CLAIM), number=1, score=0.9),
            Claim(
                kind=ClaimKind.REPORTED,
                span=_span(CITING),
                number=2,
                score=0.6,
                attribution="Officials said",
                evidence=(0,),
                evidence_kind=EvidenceKind.LINK,
            ),
        ),
    )


def notes(read: Brief) -> BriefNotes:
    """A highlight with a note, a tag, and a note on the whole."""
    span = _span("the last regiment has left the valley")
    return BriefNotes(
        brief=BriefRef(
            file=read.id,
            fingerprint=read.source.fingerprint,
            title=read.title,
            authors=tuple(author.name for author in read.metadata.authors),
            outlet=read.metadata.outlet,
            published=read.metadata.published,
        ),
        status=ReadState.READING,
        position=span.start,
        tags=("war/sanctions",),
        note="Compare with the treaty.\n\nWho checks the valley?\n",
        highlights=(
            Highlight(
                id="3f2c9a41",
                created=MARKED,
                modified=MARKED,
                tags=("deadline",),
                note="A condition, not a date.",
                target=Target.of(read.text, span, 1),
            ),
        ),
    )
