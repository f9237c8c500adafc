"""Links of Markdown that reach over several physical lines, as those around cards and hard line breaks do."""

import re
from collections.abc import Sequence
from typing import Final

_CLOSING: Final = re.compile(
    r"(?P<shown>[^\[\]]{0,400}+)\]\((?P<target>(?:https?:|/|#|mailto:)[^\s()]*+(?:\s++\"[^\"]{0,300}+\")?+)\s*+\)"
)
_MAX_LINES: Final = 8
"""A link that is still open after so many lines is a bracket."""


def closed_lines(source: Sequence[str]) -> list[str]:
    """The same lines, but a link that a later line closes is closed in the line that opens it.

    Where that line shows no word of it, the words before the closing bracket become the link. Linear in the source.
    """
    lines = list(source)
    opened: int | None = None
    for place, line in enumerate(source):
        if opened is not None and place - opened > _MAX_LINES:
            opened = None
        if "]" in line or "[" in line:
            closing = _CLOSING.match(line) if opened is not None else None
            if closing and opened is not None:
                lines[opened], lines[place] = _closed(lines[opened], line, closing)
            opened = place if _is_open(lines[place]) else None
    return lines


def _is_open(line: str) -> bool:
    """Whether the last bracket of a line opens something."""
    last = line.rfind("[")
    return last >= 0 and line.find("]", last) < 0 and line[last - 1 : last] != "\\"


def _closed(opening: str, line: str, closing: re.Match[str]) -> tuple[str, str]:
    """The line that opens a link and the one that closes it, with the link in one of them."""
    before, _, begun = opening.rpartition("[")
    shown, rest = closing["shown"], line[closing.end() :]
    if _has_word(begun):
        return f"{before}[{begun.rstrip()}]({closing['target']})", shown + rest
    if _has_word(shown):
        return before + begun, f"[{shown}]({closing['target']}){rest}"
    return before + begun, shown + rest


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
