"""The open brief as a page: its head, its body, and what was cut."""

from collections.abc import Iterator
from typing import Final

from briefreader.model.brief import Block, BlockKind, Brief, Furniture
from briefreader.view.models import Page, PageBlock, Role
from briefreader.view.safe import safe, safe_lines
from briefreader.view.wording import counted, short_date

_ROLES: Final = {
    BlockKind.HEADING: Role.HEADING,
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.LIST_ITEM: Role.LIST_ITEM,
    BlockKind.QUOTE: Role.QUOTE,
    BlockKind.PULL_QUOTE: Role.PULL_QUOTE,
    BlockKind.TABLE: Role.TABLE,
    BlockKind.CODE: Role.CODE,
    BlockKind.FOOTNOTE: Role.FOOTNOTE,
}
_INDENTED: Final = {BlockKind.QUOTE: 2, BlockKind.PULL_QUOTE: 4, BlockKind.CODE: 2, BlockKind.TABLE: 2}
_AS_IT_IS: Final = frozenset({BlockKind.TABLE, BlockKind.CODE})
_LEVEL_CELLS: Final = 2


def page_of(brief: Brief, *, shows_cut: bool) -> Page:
    """The page of a brief; with `shows_cut`, what was cut stands where it stood, each with the reason."""
    blocks = [*_head(brief)]
    cut = sorted(brief.furniture, key=lambda piece: piece.lines) if shows_cut else []
    for block in brief.blocks:
        while cut and cut[0].lines < block.lines:
            blocks.extend(_cut(cut.pop(0)))
        blocks.append(_body(brief, block))
    for piece in cut:
        blocks.extend(_cut(piece))
    if not brief.blocks:
        blocks.append(PageBlock(role=Role.FAULT, text="No text of an article was found in this file. x shows what is."))
    if brief.furniture and not shows_cut:
        pieces = counted(len(brief.furniture), "piece")
        text = f"{pieces} of the page around the article {'is' if len(brief.furniture) == 1 else 'are'} folded away (x)"
        blocks.append(PageBlock(role=Role.CUT_REASON, text=text, gap=2))
    return Page(brief_id=brief.id, title=safe(brief.metadata.outlet or brief.title), blocks=tuple(blocks))


def _head(brief: Brief) -> Iterator[PageBlock]:
    metadata = brief.metadata
    kicker = metadata.kicker or metadata.series
    if kicker:
        yield PageBlock(role=Role.KICKER, text=safe(kicker))
    yield PageBlock(role=Role.TITLE, text=safe(brief.title), gap=0)
    yield PageBlock(role=Role.BYLINE, text=safe(byline(brief)), gap=0)
    if metadata.dek:
        yield PageBlock(role=Role.DEK, text=safe(metadata.dek))
    for caption in brief.captions:
        credit = f" ({caption.credit})" if caption.credit else ""
        yield PageBlock(role=Role.CAPTION, text=safe(f"Picture: {caption.text}{credit}"))
    for fault in brief.faults:
        place = f"line {fault.line}: " if fault.line is not None else ""
        yield PageBlock(role=Role.FAULT, text=safe(f"{fault.severity}: {place}{fault.what}"))


def byline(brief: Brief) -> str:
    """Who, when, how long: "Dennis Ross · 1 Apr 2025 · 6 min"."""
    who = ", ".join(author.name for author in brief.metadata.authors)
    length = f"{brief.reading_minutes} min · {counted(brief.words, 'word')}" if brief.words else ""
    return " · ".join(filter(None, (who, short_date(brief.metadata.published), length)))


def _body(brief: Brief, block: Block) -> PageBlock:
    text = safe_lines(brief.quote(block.span))
    is_item = block.kind is BlockKind.LIST_ITEM
    indent = _LEVEL_CELLS * max(0, block.level - 1) if is_item else _INDENTED.get(block.kind, 0)
    return PageBlock(
        role=_ROLES[block.kind],
        text=text,
        start=block.span.start,
        margin=str(block.number) if block.number is not None else "",
        indent=indent,
        hang=_LEVEL_CELLS if is_item else 0,
        wrapped=block.kind not in _AS_IT_IS,
    )


def _cut(piece: Furniture) -> Iterator[PageBlock]:
    first, last = piece.lines
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    yield PageBlock(role=Role.CUT_REASON, text=safe(f"cut: {piece.kind.replace('_', ' ')}, {lines}: {piece.reason}"))
    yield PageBlock(role=Role.CUT, text=safe_lines(piece.text), gap=0, indent=_LEVEL_CELLS)
