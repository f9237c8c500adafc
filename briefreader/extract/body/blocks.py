"""Body lines to blocks: rejoin what was cut, and keep every anchor on its words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefreader.extract.body.bare_addresses import bare_anchors
from briefreader.extract.front.lines import Anchor, Line, Part, leads_somewhere
from briefreader.extract.roles.interruptions import numbered_notes
from briefreader.extract.words.onward import is_onward, is_reference_label
from briefreader.extract.words.openings import NOTE_START, NOTES
from briefreader.model.brief import Block, BlockKind, Span

SEPARATOR: Final = "\n\n"
_TERMINAL: Final = re.compile(r"[.!?:;…]['\"”’»)\]]*(?:\s?\[?\d{0,3}\]?)\Z")
_HYPHEN: Final = re.compile(r"[a-z]{2,}-\Z")
_MAY_BE_ALONE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})
"""A heading or a list item that is a link may well name what its paragraphs speak of."""
_HEADED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+)?[^\W\d_]")
"""How a heading begins: with a number or none, and a letter."""
_HEADING_WORDS: Final = 14
_PARAGRAPH_WORDS: Final = 15
_MAX_GAP_LINES: Final = 4
"""A paragraph that was cut by a line break goes on after at most so many physical lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAnchor:
    """A link of the body.

    Attributes:
        anchor: the link.
        span: where it stands in the text.
        number: the number of its block, or None in a heading.
        line: the source line that it begins on.
        is_onward: whether it sends the reader on (`onward.py`).
    """

    anchor: Anchor
    span: Span
    number: int | None
    line: int
    is_onward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article: its text, its blocks, and its links in order."""

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[PlacedAnchor, ...]


@dataclass(slots=True)
class _Open:
    """A block that is being put together; each anchor with its line number."""

    line: Line
    last: int
    text: str
    anchors: list[tuple[Anchor, int]]


def kinds_of(lines: Sequence[Line]) -> list[BlockKind]:
    """What each line of the body is: what its markup says, else a heading or a note where its shape and place say so.

    A heading is a short line without a full stop before a paragraph; a note follows a heading of notes and is numbered.
    """
    kinds = [line.shape for line in lines]
    in_notes = False
    for place in numbered_notes([line.text for line in lines]):
        kinds[place] = BlockKind.FOOTNOTE
    for place, line in enumerate(lines):
        if kinds[place] not in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM}:
            continue
        if NOTES.fullmatch(line.text):
            kinds[place] = BlockKind.HEADING
            in_notes = True
        elif in_notes and NOTE_START.match(line.text):
            kinds[place] = BlockKind.FOOTNOTE
        elif kinds[place] is BlockKind.PARAGRAPH and _is_heading(lines, place):
            kinds[place] = BlockKind.HEADING
    return kinds


def _is_heading(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    if place + 1 == len(lines) or not _is_headed(text) or text.count(" ") >= _HEADING_WORDS:
        return False
    following = lines[place + 1]
    is_apart = following.first - lines[place].last > 1 and not text.endswith((".", "!", ",", ";", ":", "”", '"', "—"))
    return is_apart and following.text.count(" ") >= _PARAGRAPH_WORDS


def _is_headed(text: str) -> bool:
    opening = _HEADED.match(text)
    return opening is not None and opening[0][-1].isupper()


def build_body(lines: Sequence[Line], kinds: Sequence[BlockKind], cut: Sequence[int] = ()) -> Body:
    """Blocks from the body's lines, in order; `kinds` says what each line is.

    `cut` are the source lines, in order, at which furniture begins: no block reaches over one.
    """
    opened: list[tuple[_Open, BlockKind]] = []
    for line, kind in zip(lines, kinds, strict=True):
        is_next = opened and bisect_left(cut, opened[-1][0].last) == bisect_left(cut, line.first)
        if is_next and _continues(opened[-1][0], opened[-1][1], line, kind):
            _append(opened[-1][0], line)
        else:
            anchors = [(anchor, line.first) for anchor in line.anchors]
            opened.append((_Open(line, line.last, line.text, anchors), kind))
    blocks: list[Block] = []
    placed: list[PlacedAnchor] = []
    start = number = 0
    is_announced = in_references = False
    has_links = any(block.anchors for block, _ in opened)
    for block, kind in opened:
        is_numbered = kind is not BlockKind.HEADING
        number += is_numbered
        span = Span(start, start + len(block.text))
        in_references = is_reference_label(block.text) or (in_references and kind is not BlockKind.HEADING)
        is_expected = is_announced or in_references or block.text[:1].islower()
        may_be_alone = kind in _MAY_BE_ALONE and not is_expected
        level = block.line.level if kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else 0
        if kind is BlockKind.HEADING:
            level = level or 2
        own = number if is_numbered else None
        blocks.append(Block(kind=kind, level=level, span=span, number=own, lines=(block.line.first, block.last)))
        placed += [
            PlacedAnchor(
                anchor=a,
                span=Span(start + a.start, start + a.end),
                number=own,
                line=at,
                is_onward=is_onward(block.text, a.start, a.end, may_stand_alone=may_be_alone),
            )
            for a, at in (_joined(block.anchors, block.text) if has_links else _bare(block))
        ]
        start = span.end + len(SEPARATOR)
        is_announced = block.text.endswith(":")
    text = SEPARATOR.join(block.text for block, _ in opened)
    return Body(text=text, blocks=tuple(blocks), anchors=tuple(placed))


def _continues(block: _Open, kind: BlockKind, line: Line, line_kind: BlockKind) -> bool:
    """Whether a line goes on with the sentence that the block before it left open, or with its physical line."""
    if line.part is not Part.WHOLE:
        return line.part is Part.GOES_ON and line.first == block.last and kind is line_kind is BlockKind.PARAGRAPH
    if kind is not line_kind or kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTE} or not line.text:
        return False
    if line.first - block.last > _MAX_GAP_LINES or _TERMINAL.search(block.text[-8:]):
        return False
    if line.text[0].islower():
        return True
    return block.text.endswith((",", " –", "—")) and line.first - block.last == 1


def _bare(block: _Open) -> Iterator[tuple[Anchor, int]]:
    """The addresses that stand in a block, with the line on which the block begins."""
    return ((anchor, block.line.first) for anchor in bare_anchors(block.text))


def _joined(anchors: Sequence[tuple[Anchor, int]], text: str) -> list[tuple[Anchor, int]]:
    """The anchors of a block; neighbours that lead to one place are one link that formatting or a line break cut.

    White space may stand between them, and nothing else.
    """
    joined: list[tuple[Anchor, int]] = []
    for anchor, line in anchors:
        before, at = joined[-1] if joined else (anchor, line)
        if joined and _is_cut(before, anchor, text):
            live = before if before.target is None else anchor
            joined[-1] = (replace(live, start=before.start, end=anchor.end), at)
        else:
            joined.append((anchor, line))
    return joined


def _is_cut(before: Anchor, anchor: Anchor, text: str) -> bool:
    return (
        before.start < before.end <= anchor.start < anchor.end
        and before.address == anchor.address
        and leads_somewhere(anchor.address)
        and not text[before.end : anchor.start].strip()
    )


def _append(block: _Open, line: Line) -> None:
    hyphen = _HYPHEN.search(block.text[-20:]) and line.first - block.last == 1
    glue = "" if hyphen else " "
    if hyphen:
        block.text = block.text[:-1]
    offset = len(block.text) + len(glue)
    block.text += glue + line.text
    block.last = line.last
    block.anchors += [(anchor.moved(offset), line.first) for anchor in line.anchors]
