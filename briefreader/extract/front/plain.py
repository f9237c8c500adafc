"""Front end for plain text: a flattened page, one block a line."""

import re
from typing import Final

from briefreader.extract.front.lines import Line, Page, tidy
from briefreader.extract.front.one_line import cut_apart
from briefreader.extract.front.page_marks import mark_pages
from briefreader.extract.front.wrapping import unwrap
from briefreader.extract.words.openings import NOTE_START
from briefreader.model.brief import BlockKind

_BULLET: Final = re.compile(r"(?:[•●▪◦‣∙·◆■○➢►\uf0b7]|[-–*](?=\s)|o(?=\s{2,}))\s*(?=\S)")
_NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")
_NOTE_RULE: Final = re.compile(r"\s*_{5,}\s*")
"""What a page has above its notes."""
_RULE: Final = re.compile(r"[\W_]*")


def read_plain(text: str) -> Page:
    """One line a physical line; bullets become list items, a line without a letter or digit keeps no text."""
    source = tuple(text.split("\n"))
    lines: list[Line] = []
    for number, raw in enumerate(source, start=1):
        if not raw or raw.isspace():
            continue
        visible = tidy(raw)
        shape, level = BlockKind.PARAGRAPH, 0
        if not visible[0].isalnum():
            bullet = _BULLET.match(visible)
            if _RULE.fullmatch(visible):
                visible = ""
            elif bullet:
                visible, shape, level = visible[bullet.end() :], BlockKind.LIST_ITEM, 1
        elif visible[0].isdigit() and _NUMBERED.match(visible):
            shape, level = BlockKind.LIST_ITEM, 1
        if (
            lines
            and not lines[-1].text
            and _NOTE_RULE.fullmatch(source[lines[-1].first - 1])
            and NOTE_START.match(visible)
        ):
            shape, level = BlockKind.FOOTNOTE, 0
        lines.append(Line(first=number, last=number, text=visible, shape=shape, level=level))
    return Page(lines=cut_apart(unwrap(mark_pages(lines, source))), source=source)
