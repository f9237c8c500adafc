"""The sentences of a brief that may be claims, and how each of them stands to the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from briefreader.extract.claims.reading import Sentence, read
from briefreader.extract.sentences import sentence_spans
from briefreader.model.brief import Block, BlockKind, Metadata, Span

_RUNNING_TEXT: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""Headings, tables and code make no claims; pull quotes repeat the body's."""

_OVERLAP_FULL: Final = 3
"""Shared content words at which a sentence counts as being about the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a sentence stands to its brief; every figure from 0 to 1.

    Attributes:
        centrality: how much of what the brief keeps coming back to the sentence holds, against the most central one
            (the centroid method of Radev et al., 2004).
        title_words: the content words of title and dek that the sentence takes up.
        about_title: how far it is about the title.
        depth: where it stands, 0 for the first sentence and 1 for the last.
    """

    centrality: float
    title_words: tuple[str, ...]
    about_title: float
    depth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The running text of a brief, read.

    Attributes:
        blocks: the spans of the blocks that hold running text; `Sentence.block` counts them.
        sentences: in reading order.
        standings: one for each sentence.
    """

    blocks: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    standings: tuple[Standing, ...]


def read_document(text: str, blocks: Sequence[Block], metadata: Metadata) -> Document:
    """Read all running text of a brief. Without blocks, all of the text is one."""
    regions = [(block.span, block.number) for block in blocks if block.kind in _RUNNING_TEXT]
    if not blocks:
        regions = [(Span(0, len(text)), None)]
    sentences: list[Sentence] = []
    for index, (region, number) in enumerate(regions):
        opens = True
        for inner in sentence_spans(text[region.start : region.end]):
            span = Span(region.start + inner.start, region.start + inner.end)
            reading = read(text[span.start : span.end])
            sentences.append(
                Sentence(span=span, number=number, block=index, place=len(sentences), opens=opens, reading=reading),
            )
            opens = False
    return Document(
        blocks=tuple(span for span, _ in regions),
        sentences=tuple(sentences),
        standings=_standings(sentences, metadata),
    )


def _standings(sentences: Sequence[Sentence], metadata: Metadata) -> tuple[Standing, ...]:
    title = read(f"{metadata.title or ''} {metadata.dek or ''}").stems
    counts = Counter(stem for sentence in sentences for stem in sentence.reading.stems)
    weight = {stem: log(count) for stem, count in counts.items() if count > 1}
    raw = [
        sum(weight.get(stem, 0.0) for stem in sentence.reading.stems) / sqrt(len(sentence.reading.words) + 1)
        for sentence in sentences
    ]
    highest = max(raw, default=0.0) or 1.0
    last = max(1, len(sentences) - 1)
    standings = []
    for sentence, centrality in zip(sentences, raw, strict=True):
        shared = tuple(sorted(sentence.reading.stems & title))
        standings.append(
            Standing(
                centrality=centrality / highest,
                title_words=shared,
                about_title=min(1.0, len(shared) / _OVERLAP_FULL),
                depth=sentence.place / last,
            ),
        )
    return tuple(standings)
