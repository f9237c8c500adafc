"""What a claim rests on, as far as the brief shows it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    """The links of one block.

    Attributes:
        links: their indices into the brief's links, in order.
        placed: the same by where they begin.
        starts: where each of `placed` begins.
        ends: the furthest place that one of `placed` so far reaches to.
    """

    links: tuple[int, ...]
    placed: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class LinkPlaces:
    """The links of a brief's body by block and place, so that each sentence finds its own without looking at all."""

    def __init__(self, links: Sequence[Link], blocks: Sequence[Span]) -> None:
        self._links = links
        self._by_block: Mapping[int, _Near] = _by_block(links, blocks)

    def evidence(self, sentence: Sentence, attribution: Attribution | None) -> Evidence:
        """The strongest evidence there is for a sentence."""
        near = self._by_block.get(sentence.block)
        inside = self._inside(near, sentence.span) if near else ()
        if inside:
            return Evidence(kind=EvidenceKind.LINK, links=inside)
        if near:
            return Evidence(kind=EvidenceKind.NEARBY, links=near.links)
        source = named_outlet(sentence.reading)
        if attribution and attribution.named and attribution.says:  # who threatens or promises proves nothing
            source = attribution.name or attribution.speaker
        return Evidence(kind=EvidenceKind.NAMED if source else EvidenceKind.NONE, source=source)

    def _inside(self, near: _Near, span: Span) -> tuple[int, ...]:
        """The links of a block that share a place with a span."""
        some = near.placed[bisect_right(near.ends, span.start) : bisect_left(near.starts, span.end)]
        return tuple(sorted(index for index in some if self._overlaps(index, span)))

    def _overlaps(self, index: int, span: Span) -> bool:
        anchor = self._links[index].span
        return anchor is not None and anchor.overlaps(span)


def _by_block(links: Sequence[Link], blocks: Sequence[Span]) -> dict[int, _Near]:
    found: dict[int, list[tuple[Span, int]]] = {}
    placed = sorted(
        (link.span, index)
        for index, link in enumerate(links)
        if link.span is not None and link.kind in _PROOF and (link.url or link.target)
    )
    block = 0
    for span, index in placed:
        while block < len(blocks) and blocks[block].end <= span.start:
            block += 1
        if block < len(blocks) and blocks[block].start <= span.start:
            found.setdefault(block, []).append((span, index))
    return {block: _near(own) for block, own in found.items()}


def _near(placed: Sequence[tuple[Span, int]]) -> _Near:
    return _Near(
        links=tuple(sorted(index for _, index in placed)),
        placed=tuple(index for _, index in placed),
        starts=tuple(span.start for span, _ in placed),
        ends=tuple(accumulate((span.end for span, _ in placed), max)),
    )
