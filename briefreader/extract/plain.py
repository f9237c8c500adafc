"""Front end for plain text: a flattened page, one block a line."""

import re
from typing import Final

from briefreader.extract.lines import Line, Page, tidy
from briefreader.extract.one_line import cut_apart
from briefreader.extract.wrapping import unwrap
from briefreader.model.brief import BlockKind

_BULLET: Final = re.compile(r"(?:[•●▪◦‣∙·◆■○➢►\uf0b7]|[-–*](?=\s)|o(?=\s{2,}))\s*(?=\S)")
_NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")
_RULE: Final = re.compile(r"[\W_]*")


def read_plain(text: str) -> Page:
    """One line a physical line; bullets become list items, a line without a letter or digit keeps no text."""
    source = tuple(text.split("\n"))
    lines = []
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
        lines.append(Line(first=number, last=number, text=visible, shape=shape, level=level))
    return Page(lines=cut_apart(unwrap(lines)), source=source)
