"""Front end for HTML without any library: the page's blocks as lines, in one linear pass over its tags."""

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from briefreader.extract.front.characters import unescaped
from briefreader.extract.front.html_tree import OpenElements, Tree
from briefreader.extract.front.inline import collapse
from briefreader.extract.front.lines import Anchor, Line, Page, tidy
from briefreader.model.brief import BlockKind

_TAG: Final = re.compile(
    r"<(?:!--|(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*+)(?P<attributes>[^<>]*+)(?:>|(?=<))|[!?][^<>]*+>)"
)
_QUOTED_TAG: Final = re.compile(
    r"<[a-zA-Z][\w:-]*(?P<attributes>[^<>\"']*+"
    r"(?:(?:\"[^\"<>]*+\"|'[^'<>]*+'|\"[^\"]{0,1500}\"|'[^']{0,1500}')[^<>\"']*+){1,40}+)>"
)
"""A tag of which values hold angle brackets, as the classes and scripts of some kits do."""
_MAX_TORN_TAGS: Final = 1000
"""After so many tags whose quotes nothing closes, the others are not searched for their ends either."""
_HREF: Final = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ALT: Final = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_HIDDEN: Final = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "head"})
_ENDS: Final = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _HIDDEN}
_BLOCKS: Final = frozenset(
    """address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol option p pre section summary table tbody td tfoot
    th thead time tr ul""".split()  # noqa: SIM905 - a list would fill a page
) - {"time", "label", "button"}
_READ: Final = _BLOCKS | {"a", "img"}
_VOID: Final = frozenset({"br", "hr"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_SHAPING: Final = frozenset({*_HEADINGS, "ul", "ol", "li", "blockquote", "td", "th"})
_MAX_DEPTH: Final = 6


@dataclass(slots=True)
class _State:
    """Where the pass stands."""

    lines: list[Line] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    tree: OpenElements = field(default_factory=OpenElements)
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    open_link: tuple[int, str] | None = None
    heading: int = 0
    lists: int = 0
    in_item: bool = False
    quotes: int = 0
    in_cell: bool = False
    torn_tags: int = 0


def read_html_page(source: str) -> Page:
    """All text of the page, a line a block; headings, lists, quotes, cells and links told by their tags."""
    state = _State()
    position = 0
    while match := _TAG.search(source, position):
        start = match.start()
        if start > position:
            _text(state, source[position:start])
        position = match.end()
        if match["name"] is None:
            if match[0] == "<!--":
                close = source.find("-->", position)
                position = len(source) if close < 0 else close + 3
            continue
        attributes, position = _attributes(state, source, match)
        name = match["name"].lower()
        if attributes is None:
            _text(state, source[start:position])
        elif name in _READ:
            _tag(state, name, attributes, is_end=bool(match["end"]))
        elif name in _HIDDEN and not match["end"]:
            position = _after_end(source, name, position)
    _text(state, source[position:])
    _flush(state)
    return Page(
        lines=tuple(state.lines),
        source=_source(state.lines),
        is_marked=True,
        tree=Tree(elements=tuple(state.tree.found), places=tuple(state.places)),
    )


def _attributes(state: _State, source: str, match: re.Match[str]) -> tuple[str | None, int]:
    """The attributes of a tag, None for what only begins like one, and where it ends."""
    attributes, end = match["attributes"], match.end()
    is_closed = source[end - 1] == ">"
    if is_closed and not (attributes.count('"') % 2 or attributes.count("'") % 2):
        return attributes, end
    whole = _QUOTED_TAG.match(source, match.start()) if state.torn_tags < _MAX_TORN_TAGS else None
    if whole:
        return whole["attributes"], whole.end()
    state.torn_tags += 1
    is_tag = is_closed or '="' in attributes  # one that the next tag cuts off
    return attributes if is_tag else None, end


def _text(state: _State, text: str) -> None:
    """Text between two tags; white space counts only behind other text."""
    if "&" in text:
        text = unescaped(text)
    if text and not text.isspace():
        state.pieces.append(text)
    elif text and state.pieces:
        state.pieces.append(" ")


def _after_end(source: str, name: str, position: int) -> int:
    """Where an element ends of which nothing is shown."""
    end = _ENDS[name].search(source, position)
    return source.find(">", end.start()) + 1 or len(source) if end else len(source)


def _tag(state: _State, name: str, attributes: str, *, is_end: bool) -> None:
    if name == "a":
        _close_link(state)
        href = None if is_end else _HREF.search(attributes)
        if href:
            target = unescaped(next(value for value in (*href.groups(), "") if value is not None))
            state.open_link = (len(state.pieces), target.strip())
        return
    if name == "img":
        alt = _ALT.search(attributes)
        shown = tidy(unescaped(alt[1] or alt[2] or "")) if alt else ""
        if shown and not state.pieces:
            number = _next_number(state, BlockKind.PARAGRAPH)
            _emit(state, Line(first=number, last=number, text=shown, is_picture=True))
        return
    if state.pieces or state.open_link or state.links:
        _flush(state)
    if name in _SHAPING:
        _block(state, name, is_end=is_end)
    if is_end:
        state.tree.end(name)
    elif name not in _VOID:
        state.tree.start(name, attributes)


def _block(state: _State, name: str, *, is_end: bool) -> None:
    """What the following lines are."""
    if name in _HEADINGS:
        state.heading = 0 if is_end else _HEADINGS[name]
    elif name in {"ul", "ol"}:
        state.lists = max(0, state.lists + (-1 if is_end else 1))
        state.in_item = False
    elif name == "li":
        state.in_item = not is_end
    elif name == "blockquote":
        state.quotes = max(0, state.quotes + (-1 if is_end else 1))
    elif name in {"td", "th"}:
        state.in_cell = not is_end


def _close_link(state: _State) -> None:
    if state.open_link:
        start, href = state.open_link
        state.links.append((start, len(state.pieces), href))
        state.open_link = None


def _flush(state: _State) -> None:
    """End the line; a link that is still open goes on in the next one."""
    if not state.pieces:
        state.links.clear()
        if state.open_link:
            state.open_link = (0, state.open_link[1])
        return
    going_on = state.open_link[1] if state.open_link else None
    _close_link(state)
    pieces, state.pieces = state.pieces, []
    links, state.links = state.links, []
    if going_on is not None:
        state.open_link = (0, going_on)
    text, anchors = _resolved(pieces, links)
    shape, level = _shape(state)
    number = _next_number(state, shape)
    _emit(state, Line(first=number, last=number, text=text, shape=shape, level=level, anchors=anchors))


def _resolved(pieces: list[str], links: list[tuple[int, int, str]]) -> tuple[str, tuple[Anchor, ...]]:
    """The text of a line and its links that show text."""
    whole = "".join(pieces)
    if not links:
        return tidy(whole), ()
    if len(pieces) == 1 and len(links) == 1 and links[0][:2] == (0, 1):
        text = tidy(whole)
        return text, (Anchor(start=0, end=len(text), href=links[0][2]),)
    starts = [0, *accumulate(map(len, pieces))]
    found = [Anchor(start=starts[first], end=starts[last], href=href) for first, last, href in links]
    inline = collapse(whole, found, [])
    return inline.text, tuple(anchor for anchor in inline.anchors if anchor.end > anchor.start)


def _shape(state: _State) -> tuple[BlockKind, int]:
    if state.heading:
        return BlockKind.HEADING, state.heading
    if state.in_item and state.lists:
        return BlockKind.LIST_ITEM, min(_MAX_DEPTH, state.lists)
    if state.quotes:
        return BlockKind.QUOTE, 0
    return (BlockKind.TABLE, 0) if state.in_cell else (BlockKind.PARAGRAPH, 0)


def _next_number(state: _State, shape: BlockKind) -> int:
    """The number of the next line: blocks stand apart by a blank line, the items of a list don't."""
    if not state.lines:
        return 1
    last = state.lines[-1]
    return last.last + (1 if shape is BlockKind.LIST_ITEM is last.shape else 2)


def _emit(state: _State, line: Line) -> None:
    """Add a line in the element that is open."""
    state.lines.append(line)
    state.places.append(state.tree.place)


def _source(lines: list[Line]) -> tuple[str, ...]:
    """The text that the line numbers count."""
    source = [""] * (lines[-1].last if lines else 0)
    for line in lines:
        source[line.first - 1] = line.text
    return tuple(source)
