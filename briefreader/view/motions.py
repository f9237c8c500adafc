"""Places in a text: words, sentences and paragraphs around a position, and the spans they make."""

import re
from collections.abc import Callable, Iterable
from typing import Final, assert_never

from briefreader.model.brief import BlockKind, Brief, Span
from briefreader.view.state import Selection, Unit

_WORD: Final = re.compile(r"\w+(?:['’\-]\w+)*")


def word_at(text: str, position: int) -> Span:
    """The word at a position, or the one character there."""
    start = text.rfind(" ", 0, position) + 1
    start = max(start, text.rfind("\n", 0, position) + 1)
    for match in _WORD.finditer(text, start):
        if match.end() > position:
            return Span(*match.span()) if match.start() <= position else _character(text, position)
    return _character(text, position)


def _character(text: str, position: int) -> Span:
    position = min(max(0, position), max(0, len(text) - 1))
    return Span(position, min(len(text), position + 1))


def paragraph_at(brief: Brief, position: int) -> Span:
    """The block at a position."""
    block = brief.block_at(position)
    return block.span if block is not None else Span(0, len(brief.text))


def sentence_at(brief: Brief, position: int) -> Span:
    """The sentence at a position; its paragraph where there is none."""
    paragraph = paragraph_at(brief, position)
    for sentence in _sentence_spans(brief.quote(paragraph)):
        if paragraph.start + sentence.end > position:
            return Span(paragraph.start + sentence.start, paragraph.start + sentence.end)
    return paragraph


def selected_span(brief: Brief, selection: Selection) -> Span:
    """The text that a selection covers, in whole units and without blanks at its ends."""
    first, last = sorted((selection.anchor, selection.cursor))
    match selection.unit:
        case Unit.CHARACTER:
            span = Span(first, max(first, min(len(brief.text), last + 1)))
        case Unit.SENTENCE:
            span = Span(sentence_at(brief, first).start, sentence_at(brief, last).end)
        case Unit.PARAGRAPH:
            span = Span(paragraph_at(brief, first).start, paragraph_at(brief, last).end)
        case _:
            assert_never(selection.unit)
    return trimmed(brief.text, span)


def trimmed(text: str, span: Span) -> Span:
    """A span without blanks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def whole_words(text: str, anchor: int, cursor: int) -> tuple[int, int]:
    """Anchor and cursor moved outwards, so that no word at either end is cut; both are inside the selection."""
    first, last = sorted((anchor, cursor))
    begin, end = word_at(text, first).start, max(first, word_at(text, last).end - 1)
    return (begin, end) if anchor <= cursor else (end, begin)


def word_end(text: str, position: int) -> int:
    """The last character of the word that ends next behind a position."""
    start = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    ends = (match.end() - 1 for match in _WORD.finditer(text, start))
    return _next_start(ends, position, max(0, len(text) - 1))


def _next_start(starts: Iterable[int], position: int, default: int) -> int:
    return next((start for start in starts if start > position), default)


def _last_start(starts: Iterable[int], position: int) -> int:
    found = 0
    for start in starts:
        if start >= position:
            break
        found = start
    return found


_NEAR: Final = 2000
"""Code points that a search for a word's or a sentence's beginning looks back at most: more than any paragraph."""


def _words(brief: Brief, position: int) -> Iterable[int]:
    begin = max(0, position - _NEAR)
    return (match.start() for match in _WORD.finditer(brief.text, begin))


def _sentences(brief: Brief, position: int) -> Iterable[int]:
    begin = brief.text.rfind("\n\n", 0, max(0, position - 2)) + 2 if position > 1 else 0
    end = brief.text.find("\n\n", brief.text.find("\n\n", position) + 2)
    stretch = brief.text[begin if begin > 1 else 0 : end if end > position else len(brief.text)]
    return (max(0, begin if begin > 1 else 0) + span.start for span in _sentence_spans(stretch))


def _sentence_spans(text: str) -> Iterable[Span]:
    from briefreader.extract.words.sentences import sentence_spans  # noqa: PLC0415 - its patterns are large, and rarely asked

    return sentence_spans(text)


def _paragraphs(brief: Brief, _position: int) -> Iterable[int]:
    return (block.span.start for block in brief.blocks)


def _headings(brief: Brief, _position: int) -> Iterable[int]:
    return (block.span.start for block in brief.blocks if block.kind is BlockKind.HEADING)


_UNITS: Final[dict[str, Callable[[Brief, int], Iterable[int]]]] = {
    "word": _words,
    "sentence": _sentences,
    "paragraph": _paragraphs,
    "heading": _headings,
}


def moved(brief: Brief, position: int, unit: str, step: int) -> int:
    """The beginning of the next or the last unit: "character", "word", "sentence", "paragraph" or "heading"."""
    last = max(0, len(brief.text) - 1)
    if unit == "character":
        return min(max(0, position + step), last)
    starts = _UNITS[unit](brief, position)
    return _next_start(starts, position, last) if step > 0 else _last_start(starts, position)
