"""Front end for Markdown, of web pages and of their print versions.

The physical line is the unit here as everywhere, because roles are decided by line and the cut ledger shows lines:
a block parser would merge and drop them. Scraped Markdown has one block a line; the few that are hard-wrapped are
joined later.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from briefreader.extract.front.inline import read_inline
from briefreader.extract.front.lines import Line, Page, tidy
from briefreader.extract.front.long_links import closed_lines, fence_after
from briefreader.extract.front.one_line import cut_apart
from briefreader.extract.front.wrapping import unwrap
from briefreader.extract.front.yaml_head import head_end, read_yaml_head, site_in_head
from briefreader.model.brief import BlockKind, Metadata

_HEADING: Final = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s\d]))")
_CLOSING_HASHES: Final = re.compile(r"(?<!\s)\s++#++\s*+\Z")
_BULLET: Final = re.compile(r"(?:[*+-]\s+|[•●▪◦‣■►]\s*)(?=\S)")
_NUMBERED: Final = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")
_QUOTE: Final = re.compile(r"(?:>\s?)+")
_RULE: Final = re.compile(r"(?:[-*_=]\s*){3,200}|[^\w\[\]()<>]{1,80}")
_TABLE_RULE: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*){0,100}\|?")
_UNDERLINE: Final = re.compile(r"=+|-{3,}")
_MAX_UNDERLINED_WORDS: Final = 14
_HARD_BREAK: Final = re.compile(r"(?<!\\)\\\Z")
"""A line's end that CommonMark keeps."""
_SPACES_A_LEVEL: Final = 2
_MAX_DEPTH: Final = 6

_TELLTALE: Final = re.compile(
    r"\]\((?:https?:|/|#|<|mailto:)|^#{1,6} \S|\*\*\S|\(<(?:https?:|/)[^>\s]*>\)|^[ \t]{0,12}[*-] \[|\\[\[(#_*]",
    re.MULTILINE,
)
_TELLTALE_MARKS: Final = ("](", "# ", "**", "(<", "- [", "* [", "\\")
"""One of them stands in every telltale; to look for each costs less than a search."""
_SNIFFED_CHARS: Final = 60_000
_TELLTALES_WANTED: Final = 2


def is_markdown(text: str) -> bool:
    """Whether a text of unknown kind is written in Markdown: links, bold or headings occur at least twice."""
    if not any(mark in text for mark in _TELLTALE_MARKS):
        return False
    telltales = _TELLTALE.finditer(text, 0, _SNIFFED_CHARS)
    return sum(1 for _ in islice(telltales, _TELLTALES_WANTED)) == _TELLTALES_WANTED


def read_markdown(text: str) -> Page:
    """One line a physical line, with headings, lists, quotes, tables, code and links told apart."""
    source = tuple(text.split("\n"))
    lines: list[Line] = []
    fence = ""
    head = head_end(source)
    if head:
        lines.append(Line(first=1, last=head, text="", known="front_matter"))
    for number, raw in enumerate(closed_lines(source[head:]), start=head + 1):
        if not raw or raw.isspace():
            continue
        stripped = raw.strip()
        before, fence = fence, fence_after(fence, stripped)
        if before != fence:
            lines.append(Line(first=number, last=number, text="", shape=BlockKind.CODE))
        elif fence:
            lines.append(Line(first=number, last=number, text=raw.rstrip(), shape=BlockKind.CODE))
        elif stripped[0] in "=-" and _underlines(stripped, number, lines):
            lines[-1] = replace(lines[-1], last=number, shape=BlockKind.HEADING, level=1 + (stripped[0] == "-"))
        else:
            lines.append(_read_line(number, raw, stripped))
    yaml = source[1 : head - 1] if head else ()
    told = read_yaml_head(yaml) if head else Metadata()
    return Page(lines=cut_apart(unwrap(lines)), source=source, is_marked=True, told=told, site=site_in_head(yaml))


def _underlines(stripped: str, number: int, lines: Sequence[Line]) -> bool:
    """Whether a rule makes the line right above it a heading (Setext): a short one that stands alone."""
    if not lines or lines[-1].last != number - 1 or not _UNDERLINE.fullmatch(stripped):
        return False
    above = lines[-1]
    is_alone = len(lines) == 1 or lines[-2].last < above.first - 1
    is_plain = above.shape is BlockKind.PARAGRAPH and bool(above.text) and not above.text.endswith((".", ",", ";"))
    return is_alone and is_plain and above.text.count(" ") < _MAX_UNDERLINED_WORDS


def _read_line(number: int, raw: str, stripped: str) -> Line:
    shape, level, content = _shape(raw, stripped)
    if not content:
        return Line(first=number, last=number, text="", shape=shape, level=level)
    inline = read_inline(_HARD_BREAK.sub("", content) if content.endswith("\\") else content)
    text = inline.text
    if text and not text[0].isalnum() and _RULE.fullmatch(text):
        text = ""
    return Line(
        first=number,
        last=number,
        text=text,
        shape=shape,
        level=level,
        is_picture=inline.is_picture,
        anchors=inline.anchors if text or not inline.text else (),
    )


def _shape(raw: str, stripped: str) -> tuple[BlockKind, int, str]:
    """What the line's first characters say, and the line without them."""
    first = stripped[0]
    if _RULE.fullmatch(stripped) or _TABLE_RULE.fullmatch(stripped):
        return BlockKind.PARAGRAPH, 0, ""
    if first == "#" and (heading := _HEADING.match(stripped)):
        return BlockKind.HEADING, len(heading[1]), _CLOSING_HASHES.sub("", stripped[heading.end() :])
    if first == ">":
        return BlockKind.QUOTE, 0, _QUOTE.sub("", stripped, count=1)
    if first == "|" or stripped.count(" | ") > 1:
        return BlockKind.TABLE, 0, tidy(stripped.replace("|", " "))
    return _list_item(raw, stripped) or (BlockKind.PARAGRAPH, 0, stripped)


def _list_item(raw: str, stripped: str) -> tuple[BlockKind, int, str] | None:
    """A list item, which may hold a heading as the cards of a listing do; None for another line."""
    bullet = _BULLET.match(stripped)
    if not bullet:
        return (BlockKind.LIST_ITEM, _depth(raw), stripped) if _NUMBERED.match(stripped) else None
    content = stripped[bullet.end() :]
    heading = _HEADING.match(content) if content.startswith("#") else None
    if heading:
        return BlockKind.HEADING, len(heading[1]), content[heading.end() :]
    return BlockKind.LIST_ITEM, _depth(raw), content


def _depth(raw: str) -> int:
    indent = len(raw) - len(raw.lstrip())
    return min(_MAX_DEPTH, 1 + max(0, indent - _SPACES_A_LEVEL) // _SPACES_A_LEVEL)
