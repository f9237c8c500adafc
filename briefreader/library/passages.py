"""A person's highlights and verdicts, each in its place of the text as it is now. What has no place keeps its words."""

from dataclasses import dataclass

from briefreader.library.anchoring import resolve_all
from briefreader.model.annotation import Anchor, BriefNotes, ClaimVerdict, Highlight, Verdict
from briefreader.model.brief import Brief, Claim, ClaimKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One highlight, found again or not.

    Attributes:
        text: its words as the brief has them now; for an orphan, as they were marked.
        number: its paragraph number now; for an orphan, as it was marked.
    """

    highlight: Highlight
    anchor: Anchor
    text: str
    number: int | None

    @property
    def is_orphan(self) -> bool:
        """Whether the brief no longer has it."""
        return self.anchor.span is None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim of the brief with the reader's verdict.

    Attributes:
        claim: as it was extracted; None for an accepted passage that is not extracted (any more).
        text: its words.
    """

    kind: ClaimKind
    text: str
    number: int | None
    span: Span | None
    claim: Claim | None
    verdict: Verdict | None


def passages_of(brief: Brief, notes: BriefNotes) -> tuple[Passage, ...]:
    """The highlights in reading order, orphans last in the order in which they were marked."""
    anchors = resolve_all((each.target for each in notes.highlights), brief.text)
    placed: list[tuple[Span, Passage]] = []
    lost: list[Passage] = []
    for highlight, anchor in zip(notes.highlights, anchors, strict=True):
        target, span = highlight.target, anchor.span
        if span is None:
            lost.append(Passage(highlight=highlight, anchor=anchor, text=target.exact, number=target.number))
        else:
            number = number_at(brief, span.start)
            placed.append(
                (span, Passage(highlight=highlight, anchor=anchor, text=brief.quote(span), number=number)),
            )
    placed.sort(key=lambda pair: pair[0])
    return (*(passage for _, passage in placed), *lost)


def number_at(brief: Brief, position: int) -> int | None:
    """The paragraph number at a position of the text; None in a heading and where there are no blocks."""
    block = brief.block_at(position)
    return block.number if block else None


def claims_of(brief: Brief, notes: BriefNotes) -> tuple[JudgedClaim, ...]:
    """The claims that the reader has not rejected, in reading order; accepted ones stay, extracted or not."""
    anchors = resolve_all((each.target for each in notes.claims), brief.text)
    verdicts = {anchor.span: verdict for verdict, anchor in zip(notes.claims, anchors, strict=True) if anchor.span}
    found = []
    for claim in brief.claims:
        verdict = verdicts.pop(claim.span, None)
        if verdict is None or verdict.verdict is Verdict.ACCEPTED:
            found.append(_judged(brief, claim, verdict))
    for span, verdict in verdicts.items():
        if verdict.verdict is Verdict.ACCEPTED:
            found.append(
                JudgedClaim(
                    kind=verdict.kind,
                    text=brief.quote(span),
                    number=number_at(brief, span.start),
                    span=span,
                    claim=None,
                    verdict=verdict.verdict,
                ),
            )
    found.sort(key=lambda each: each.span or Span(0, 0))
    lost = (
        JudgedClaim(
            kind=verdict.kind,
            text=verdict.target.exact,
            number=verdict.target.number,
            span=None,
            claim=None,
            verdict=verdict.verdict,
        )
        for verdict, anchor in zip(notes.claims, anchors, strict=True)
        if anchor.span is None and verdict.verdict is Verdict.ACCEPTED
    )
    return (*found, *lost)


def _judged(brief: Brief, claim: Claim, verdict: ClaimVerdict | None) -> JudgedClaim:
    return JudgedClaim(
        kind=verdict.kind if verdict else claim.kind,
        text=brief.quote(claim.span),
        number=claim.number,
        span=claim.span,
        claim=claim,
        verdict=verdict.verdict if verdict else None,
    )
