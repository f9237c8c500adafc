"""The open brief as a page: its head, its body, and what was cut."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten
from typing import Final, overload

from briefreader.config.keymap import Keymap
from briefreader.model.brief import Block, BlockKind, Brief, Furniture
from briefreader.view.models import Page, PageBlock, Role
from briefreader.view.safe import are_safe_lines, safe, safe_lines
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
_FOLDED_CHARS: Final = 160


def page_of(brief: Brief, keymap: Keymap, *, shows_cut: bool, piece: int | None = None) -> Page:
    """The page of a brief; with `shows_cut`, what was cut stands where it stood, folded, each with the reason.

    Args:
        brief: the brief.
        keymap: the keys that are told.
        shows_cut: whether what was cut is shown.
        piece: the cut block that is chosen, in the order of the page: it is shown whole.
    """
    blocks: list[PageBlock | Block] = [*_head(brief)]
    show_cut, restore = map(keymap.key_for, ("furniture.toggle", "furniture.decide"))
    cut = deque(enumerate(brief.furniture) if shows_cut else ())
    chosen = None
    bodies = deque(brief.blocks)
    while cut or bodies:
        if cut and (not bodies or cut[0][1].lines < bodies[0].lines):
            index, furniture = cut.popleft()
            chosen = len(blocks) if index == piece else chosen
            blocks.extend(_cut(furniture, restore if index == piece else None))
        else:
            blocks.append(bodies.popleft())
    if not brief.blocks:
        text = f"No text of an article was found in this file. {show_cut} shows what is."
        blocks.append(PageBlock(role=Role.FAULT, text=text))
    if brief.furniture and not shows_cut:
        pieces, are = counted(len(brief.furniture), "piece"), "is" if len(brief.furniture) == 1 else "are"
        text = f"{pieces} of the page around the article {are} folded away ({show_cut})"
        blocks.append(PageBlock(role=Role.CUT_REASON, text=text, gap=2))
    title = safe(brief.metadata.outlet or brief.title)
    return Page(brief_id=brief.id, title=title, blocks=PageBlocks(brief, blocks), chosen=chosen)


class PageBlocks(Sequence[PageBlock]):
    """The blocks of a page; those of the body are made when they are asked for, or a book would be kept twice.

    Args:
        brief: the brief.
        entries: blocks around the body, and blocks of the body as the brief has them.
    """

    def __init__(self, brief: Brief, entries: Sequence[PageBlock | Block]) -> None:
        self._brief = brief
        self._entries = entries
        self._clean = str if are_safe_lines(brief.text) else safe_lines  # a book is laid out at every new width
        self._last: tuple[int, PageBlock] | None = None

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> PageBlock: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PageBlock]: ...
    def __getitem__(self, index: int | slice) -> PageBlock | Sequence[PageBlock]:
        """A block, or some."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        last = self._last  # lines are drawn one after the other: most ask for the block of the line before
        if last is not None and last[0] == index:
            return last[1]
        entry = self._entries[index]
        block = entry if isinstance(entry, PageBlock) else _body(self._brief, entry, self._clean)
        self._last = (index, block)
        return block


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


def _body(brief: Brief, block: Block, clean: Callable[[str], str]) -> PageBlock:
    is_item = block.kind is BlockKind.LIST_ITEM
    indent = _LEVEL_CELLS * max(0, block.level - 1) if is_item else _INDENTED.get(block.kind, 0)
    return PageBlock(
        role=_ROLES[block.kind],
        text=clean(brief.quote(block.span)),
        start=block.span.start,
        margin=str(block.number) if block.number is not None else "",
        indent=indent,
        hang=_LEVEL_CELLS if is_item else 0,
        wrapped=block.kind not in _AS_IT_IS,
    )


def _cut(piece: Furniture, restore: str | None) -> Iterator[PageBlock]:
    """A block that was cut, folded; the chosen one whole, with the key that restores it."""
    first, last = piece.lines
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    told = f"cut: {piece.reason} · {lines}"
    if restore is not None:
        yield PageBlock(role=Role.CUT_CHOSEN, text=safe(f"▸ {told} · {restore} puts it back"))
    else:
        yield PageBlock(role=Role.CUT_REASON, text=safe(told))
    shown = _folded(piece.text) if restore is None else piece.text
    yield PageBlock(role=Role.CUT, text=safe_lines(shown), gap=0, indent=_LEVEL_CELLS)


def _folded(text: str) -> str:
    """The beginning of a block, and how much there is of it."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 and len(text) <= _FOLDED_CHARS:  # noqa: PLR2004 - there is nothing to fold
        return text
    head = lines[0] if lines else ""
    more = f" (and {counted(len(lines) - 1, 'more line')})" if len(lines) > 1 else ""
    return f"{shorten(head, _FOLDED_CHARS, placeholder=' …')}{more}"
