"""From the body of a brief to its key claims."""

from briefreader.extract.claims.attribution import find_attribution
from briefreader.extract.claims.document import read_document
from briefreader.extract.claims.evidence import LinkPlaces
from briefreader.extract.claims.kinds import judge
from briefreader.extract.claims.lexicon import Cue
from briefreader.extract.claims.selection import choose
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
    three facts and one reported statement. A slot for which no sentence is good enough stays empty. Never raises;
    linear in the length of the text.

    Args:
        text: the body.
        blocks: what stands in it; without any, all of it is taken for running text.
        links: the brief's links, to which `Claim.evidence` points.
        metadata: title and dek tell what the brief is about.
        limit: how many claims at most; None means nine.
    """
    document = read_document(text, blocks, metadata)
    places = LinkPlaces(links, document.blocks)
    attributions = [find_attribution(sentence.reading) for sentence in document.sentences]
    judged = [
        (sentence, judge(sentence, standing, attribution))
        for sentence, standing, attribution in zip(document.sentences, document.standings, attributions, strict=True)
    ]
    claims = []
    for choice in choose(judged, limit=limit):
        sentence, kind = choice.sentence, choice.judgement.kind
        attribution = attributions[sentence.place]
        evidence = places.evidence(sentence, attribution)
        claims.append(
            Claim(
                kind=kind,
                span=sentence.span,
                number=sentence.number,
                score=round(choice.judgement.score, 3),
                hedged=sentence.reading.has(Cue.HEDGE),
                attribution=str(attribution) if attribution and kind is ClaimKind.REPORTED else None,
                reasons=choice.judgement.reasons,
                evidence=evidence.links,
                evidence_kind=evidence.kind,
                source=evidence.source,
            ),
        )
    return tuple(claims)
