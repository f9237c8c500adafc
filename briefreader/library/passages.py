"""A person's highlights and verdicts, each in its place of the text as it is now. What has no place keeps its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from briefreader.library.anchoring import mark, resolve, resolve_all
from briefreader.model.annotation import Anchor, BriefNotes, ClaimVerdict, Highlight, Target, Verdict
from briefreader.model.brief import Brief, Claim, ClaimKind, Span

_OWN: Final = "you chose it"
_SHARED: Final = 0.6
"""Share of the longer of two passages that they must have in common to be taken for one."""


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
        text: its words.
        span: where it stands, None for an accepted passage that is gone.
        claim: as it was extracted, or what can be told of the reader's own; None for one that is gone.
        target: what a verdict on it is about.
        is_own: whether the reader found it, not the program.
    """

    kind: ClaimKind
    text: str
    number: int | None
    span: Span | None
    claim: Claim | None
    verdict: Verdict | None
    target: Target
    is_own: bool = False

    @property
    def key(self) -> str:
        """Names it among the claims of its brief."""
        return f"{self.span.start}-{self.span.end}" if self.span else f"lost {self.text}"


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


def target_in(brief: Brief, span: Span) -> Target:
    """The target for a passage of a brief, with its paragraph and its context."""
    return Target.of(brief.text, span, number_at(brief, span.start))


def mark_in(brief: Brief, span: Span) -> Target:
    """The target for a passage of a brief, with its paragraph, its context and what else in the text is like it."""
    return mark(brief.text, span, number_at(brief, span.start))


def claims_of(brief: Brief, notes: BriefNotes) -> tuple[JudgedClaim, ...]:
    """The claims that the reader has not rejected, in reading order; accepted ones stay, extracted or not."""
    judged = judged_claims(brief, notes.claims)
    return tuple(claim for claim in judged if claim.verdict is not Verdict.REJECTED)


def judged_claims(brief: Brief, verdicts: Sequence[ClaimVerdict]) -> tuple[JudgedClaim, ...]:
    """All claims with what the reader decided, in reading order; accepted passages that are gone come last.

    A verdict is about its passage, as it is found again in the text of today: a rejected sentence stays rejected when
    its words were edited, or when a new version of the program draws its edges elsewhere.
    """
    anchors = [_anchor(each.target, brief.text) for each in verdicts]
    placed = [(anchor.span, verdict) for verdict, anchor in zip(verdicts, anchors, strict=True) if anchor.span]
    found = []
    for claim in brief.claims:
        about = next((pair for pair in placed if is_about(pair[0], claim.span)), None)
        if about is not None:
            placed.remove(about)
        found.append(_judged(brief, claim, about[1] if about else None))
    found += [_own(brief, span, verdict) for span, verdict in placed if verdict.verdict is Verdict.ACCEPTED]
    found.sort(key=lambda each: each.span or Span(0, 0))
    lost = (
        JudgedClaim(
            kind=verdict.kind,
            text=verdict.target.exact,
            number=verdict.target.number,
            span=None,
            claim=None,
            verdict=verdict.verdict,
            target=verdict.target,
        )
        for verdict, anchor in zip(verdicts, anchors, strict=True)
        if anchor.span is None and verdict.verdict is Verdict.ACCEPTED
    )
    return (*found, *lost)


@lru_cache(maxsize=1024)
def _anchor(target: Target, text: str) -> Anchor:
    """Where a verdict's passage stands: remembered, for in an edited text finding it takes a fiftieth of a second."""
    return resolve(target, text)


def is_about(place: Span, claim: Span) -> bool:
    """Whether a verdict's place is a claim's, give or take where a sentence's edges are drawn."""
    shared = min(place.end, claim.end) - max(place.start, claim.start)
    return place == claim or shared > _SHARED * max(len(place), len(claim))


def _judged(brief: Brief, claim: Claim, verdict: ClaimVerdict | None) -> JudgedClaim:
    return JudgedClaim(
        kind=verdict.kind if verdict else claim.kind,
        text=brief.quote(claim.span),
        number=claim.number,
        span=claim.span,
        claim=claim,
        verdict=verdict.verdict if verdict else None,
        target=verdict.target if verdict else Target.of(brief.text, claim.span, claim.number),
    )


def _own(brief: Brief, span: Span, verdict: ClaimVerdict) -> JudgedClaim:
    from briefreader.extract.claims.passage import claim_of_passage  # noqa: PLC0415 - few briefs have such claims

    claim = claim_of_passage(brief.text, brief.blocks, brief.links, span, verdict.kind, reason=_OWN)
    return replace(_judged(brief, claim, verdict), is_own=True)
