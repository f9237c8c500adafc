"""From the body of a brief to its key claims."""

from statistics import fmean, pstdev

from briefreader.extract.claims.attribution import find_attribution
from briefreader.extract.claims.centrality import central_score
from briefreader.extract.claims.checkable import checkable
from briefreader.extract.claims.document import Document, read_document
from briefreader.extract.claims.evidence import LinkPlaces
from briefreader.extract.claims.hedges import is_hedged
from briefreader.extract.claims.kinds import Verdict, judge, judge_foreign
from briefreader.extract.claims.model import shipped_model
from briefreader.extract.claims.reading import read
from briefreader.extract.claims.selection import choose
from briefreader.extract.claims.speakers import with_speakers
from briefreader.model.brief import Block, Claim, ClaimKind, Link, Metadata


def extract_claims(
    text: str,
    blocks: tuple[Block, ...],
    links: tuple[Link, ...],
    metadata: Metadata,
    *,
    limit: int | None = None,
) -> tuple[Claim, ...]:
    """The key claims of a brief, in reading order, each a sentence of it, verbatim.

    Slots by kind are filled by the best sentences there are: one thesis, up to two recommendations, two forecasts,
    three facts and one reported statement. A slot for which no sentence is good enough stays empty. In a text that is
    not English only its most central sentence and its figures are found, and the reasons say so. Of a text that is
    longer than a book only the first `MAX_SENTENCES` are looked at. Never raises; linear in the length of the text.

    Args:
        text: the body.
        blocks: what stands in it; without any, all of it is taken for running text.
        links: the brief's links, to which `Claim.evidence` points.
        metadata: title and dek tell what the brief is about.
        limit: how many claims at most; None means nine.
    """
    document = read_document(text, blocks, metadata)
    places = LinkPlaces(links, document.blocks)
    attributions = with_speakers(
        document.sentences, [find_attribution(sentence.reading) for sentence in document.sentences]
    )
    evidences = [
        places.evidence(sentence, attribution)
        for sentence, attribution in zip(document.sentences, attributions, strict=True)
    ]
    views = zip(document.standings, attributions, evidences, _verdicts(document), strict=True)
    weigh = judge if document.is_english else judge_foreign
    judged = [(sentence, weigh(sentence, *view)) for sentence, view in zip(document.sentences, views, strict=True)]
    claims = []
    for choice in choose(judged, limit=limit, summary=read(metadata.dek or "").stems):
        sentence, kind = choice.sentence, choice.judgement.kind
        attribution, evidence = attributions[sentence.place], evidences[sentence.place]
        claims.append(
            Claim(
                kind=kind,
                span=sentence.span,
                number=sentence.number,
                score=round(choice.judgement.score, 3),
                hedged=is_hedged(sentence.reading),
                attribution=str(attribution) if attribution and kind is ClaimKind.REPORTED else None,
                reasons=choice.judgement.reasons(sentence.reading),
                evidence=evidence.links,
                evidence_kind=evidence.kind,
                source=evidence.source,
            ),
        )
    return tuple(claims)


def _verdicts(document: Document) -> list[Verdict]:
    """What the shipped model says of each sentence."""
    model = shipped_model()
    odds = [model.log_odds(sentence.reading) for sentence in document.sentences]
    central = [
        central_score(model, sentence.reading, standing, scores)
        for sentence, standing, scores in zip(document.sentences, document.standings, odds, strict=True)
    ]
    middle = fmean(central) if central else 0.0
    spread = (pstdev(central) if central else 0.0) or 1.0
    could_be_checked = checkable([sentence.reading for sentence in document.sentences], odds)
    return [
        Verdict(odds=scores, central=(value - middle) / spread, checkable=figure - model.checkable_from)
        for scores, value, figure in zip(odds, central, could_be_checked, strict=True)
    ]
