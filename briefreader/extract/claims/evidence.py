"""What a claim rests on, as far as the brief shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefreader.extract.claims.attribution import Attribution, named_outlet
from briefreader.extract.claims.reading import Sentence
from briefreader.model.brief import EvidenceKind, Link, LinkKind, Span

_PROOF = frozenset({LinkKind.CITATION, LinkKind.OTHER})
"""Kinds of links that may support a sentence: a profile or a topic page proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a claim is supported.

    Attributes:
        links: indices into the brief's links; those of the sentence, else those of its paragraph.
        source: the source named in words, where there is no link.
    """

    kind: EvidenceKind
    links: tuple[int, ...] = ()
    source: str | None = None


class LinkPlaces:
    """The links of a brief's body by block, so that each sentence finds its own without looking at all of them."""

    def __init__(self, links: Sequence[Link], blocks: Sequence[Span]) -> None:
        self._links = links
        self._by_block: Mapping[int, list[int]] = _by_block(links, blocks)

    def evidence(self, sentence: Sentence, attribution: Attribution | None) -> Evidence:
        """The strongest evidence there is for a sentence."""
        near = self._by_block.get(sentence.block, [])
        inside = tuple(i for i in near if self._is_inside(i, sentence.span))
        if inside:
            return Evidence(kind=EvidenceKind.LINK, links=inside)
        if near:
            return Evidence(kind=EvidenceKind.NEARBY, links=tuple(near))
        source = named_outlet(sentence.reading)
        if attribution and attribution.named and attribution.says:  # who threatens or promises proves nothing
            source = attribution.name or attribution.speaker
        return Evidence(kind=EvidenceKind.NAMED if source else EvidenceKind.NONE, source=source)

    def _is_inside(self, index: int, span: Span) -> bool:
        anchor = self._links[index].span
        return anchor is not None and anchor.overlaps(span)


def _by_block(links: Sequence[Link], blocks: Sequence[Span]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    placed = sorted(
        (link.span.start, index)
        for index, link in enumerate(links)
        if link.span is not None and link.kind in _PROOF and (link.url or link.target)
    )
    block = 0
    for start, index in placed:
        while block < len(blocks) and blocks[block].end <= start:
            block += 1
        if block < len(blocks) and blocks[block].start <= start:
            found.setdefault(block, []).append(index)
    return {block: sorted(indices) for block, indices in found.items()}
