"""A passage that a person chose as a claim: what can be told of it without the rest of its brief."""

from collections.abc import Sequence
from typing import Final

from briefreader.extract.claims.attribution import find_attribution
from briefreader.extract.claims.checkable import checkable
from briefreader.extract.claims.document import Standing
from briefreader.extract.claims.evidence import LinkPlaces
from briefreader.extract.claims.hedges import is_hedged
from briefreader.extract.claims.kinds import Verdict, judge
from briefreader.extract.claims.model import shipped_model
from briefreader.extract.claims.reading import Sentence, read
from briefreader.model.brief import Block, Claim, ClaimKind, Link, Span

_SPEAKS_FOR: Final = -1.0
"""Points below which a passage speaks for no kind: the floor of those that are found."""
_ANYWHERE: Final = Standing(centrality=0.5, title_words=(), place=1, depth=0.5, opens=False, closes=False)


def likely_kind(text: str) -> ClaimKind:
    """The kind that a passage speaks for most, wherever it stands; a fact where it speaks for none."""
    sentence = Sentence(span=Span(0, len(text)), number=None, block=0, place=0, reading=read(text))
    model = shipped_model()
    odds = model.log_odds(sentence.reading)
    figure = checkable([sentence.reading], [odds])[0] - model.checkable_from
    evidence = LinkPlaces((), ()).evidence(sentence, None)
    verdict = Verdict(odds=odds, central=0.0, checkable=figure)
    judgements = judge(sentence, _ANYWHERE, find_attribution(sentence.reading), evidence, verdict)
    best = max(judgements.values(), key=lambda judgement: judgement.points, default=None)
    return best.kind if best is not None and best.points >= _SPEAKS_FOR else ClaimKind.FACT


def claim_of_passage(
    text: str, blocks: Sequence[Block], links: Sequence[Link], span: Span, kind: ClaimKind, *, reason: str
) -> Claim:
    """A claim that was not found but chosen: hedge, speaker and evidence as for any other, and no score.

    Args:
        text: the body.
        blocks: what stands in it.
        links: the brief's links.
        span: the passage.
        kind: what the person takes it for.
        reason: why it stands among the claims.
    """
    block = next((block for block in blocks if block.span.overlaps(span)), None)
    number = block.number if block is not None else None
    sentence = Sentence(span=span, number=number, block=0, place=0, reading=read(text[span.start : span.end]))
    attribution = find_attribution(sentence.reading)
    around = (block.span,) if block is not None else ()
    evidence = LinkPlaces(links, around).evidence(sentence, attribution)
    return Claim(
        kind=kind,
        span=span,
        number=number,
        score=0.0,
        hedged=is_hedged(sentence.reading),
        attribution=str(attribution) if attribution and kind is ClaimKind.REPORTED else None,
        reasons=(reason,),
        evidence=evidence.links,
        evidence_kind=evidence.kind,
        source=evidence.source,
    )
