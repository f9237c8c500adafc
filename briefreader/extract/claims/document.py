"""The sentences of a brief that may be claims, and how each of them stands to the whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from math import log, sqrt
from typing import Final

from briefreader.extract.claims.lexicon import STOP_WORDS
from briefreader.extract.claims.reading import Sentence, read
from briefreader.extract.words.sentences import each_sentence_span
from briefreader.model.brief import Block, BlockKind, Metadata, Span

_RUNNING_TEXT: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""Headings, tables and code make no claims; pull quotes repeat the body's."""

MAX_SENTENCES: Final = 20_000
"""A book of a thousand pages has about as many; it bounds time and memory for what is no brief."""
_READ_CHARS: Final = 10_000
"""What goes on without a full stop for longer is data."""
_TELLING_SENTENCES: Final = 200
_TELLING_WORDS: Final = 30
_SMALL_SHARE: Final = 0.2
"""English prose has 0.4 to 0.5 of them; French, German and Spanish, by words they share, less than 0.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a sentence stands to its brief.

    Attributes:
        centrality: how much of what the brief keeps coming back to the sentence holds, 1 for the most central one
            (the centroid method of Radev et al., 2004).
        title_words: the content words of title and dek that the sentence takes up.
        place: how many sentences stand before it.
        depth: where it stands, 0 for the first sentence and 1 for the last.
        opens: whether it is the first of its block.
        closes: whether it is the last of its block.
    """

    centrality: float
    title_words: tuple[str, ...]
    place: int
    depth: float
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The running text of a brief, read.

    Attributes:
        blocks: the spans of the blocks that hold running text; `Sentence.block` counts them.
        sentences: in reading order, `Sentence.place` counts them.
        standings: one for each sentence.
    """

    blocks: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    standings: tuple[Standing, ...]

    @property
    def is_english(self) -> bool:
        """Whether enough of its words are the small words of English; yes for a text too short to tell."""
        small = words = 0
        for sentence in self.sentences[:_TELLING_SENTENCES]:
            words += len([word for word in sentence.reading.words if word[0].isalpha()])
            small += len([word for word in sentence.reading.words if word in STOP_WORDS])
        return words < _TELLING_WORDS or small >= _SMALL_SHARE * words


def read_document(text: str, blocks: Sequence[Block], metadata: Metadata) -> Document:
    """Read the running text of a brief, as far as `MAX_SENTENCES`. Without blocks, all of the text is one."""
    regions = [(block.span, block.number) for block in blocks if block.kind in _RUNNING_TEXT]
    if not blocks:
        regions = [(Span(0, len(text)), None)]
    sentences = tuple(islice(_sentences(text, regions), MAX_SENTENCES))
    title = read(f"{metadata.title or ''} {metadata.dek or ''}").stems
    return Document(
        blocks=tuple(span for span, _ in regions),
        sentences=sentences,
        standings=tuple(stand(sentences, title)),
    )


def _sentences(text: str, regions: Sequence[tuple[Span, int | None]]) -> Iterator[Sentence]:
    place = count()
    for index, (region, number) in enumerate(regions):
        for inner in each_sentence_span(text[region.start : region.end]):
            span = Span(region.start + inner.start, region.start + inner.end)
            reading = read(text[span.start : min(span.end, span.start + _READ_CHARS)])
            yield Sentence(span=span, number=number, block=index, place=next(place), reading=reading)


def stand(sentences: Sequence[Sentence], title: frozenset[str]) -> list[Standing]:
    """How each sentence stands to all of them, and to the content words of the title."""
    counts = Counter(stem for sentence in sentences for stem in sentence.reading.stems)
    weight = {stem: log(count) for stem, count in counts.items() if count > 1}
    raw = [
        sum(weight.get(stem, 0.0) for stem in sentence.reading.stems) / sqrt(len(sentence.reading.words) + 1)
        for sentence in sentences
    ]
    highest = max(raw, default=0.0) or 1.0
    last = max(1, len(sentences) - 1)
    blocks = [None, *(sentence.block for sentence in sentences), None]
    return [
        Standing(
            centrality=centrality / highest,
            title_words=tuple(sorted(sentence.reading.stems & title)),
            place=place,
            depth=place / last,
            opens=blocks[place] != sentence.block,
            closes=blocks[place + 2] != sentence.block,
        )
        for place, (sentence, centrality) in enumerate(zip(sentences, raw, strict=True))
    ]
