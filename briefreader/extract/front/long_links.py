"""Links of Markdown that reach over several physical lines, as those around cards and hard line breaks do."""

import re
from collections.abc import Sequence
from typing import Final

_CLOSING: Final = re.compile(
    r"(?P<shown>[^\[\]]{0,400}+)\]\((?P<target>(?:https?:|/|#|mailto:)[^\s()]*+(?:\s++\"[^\"]{0,300}+\")?+)\s*+\)"
)
_MAX_LINES: Final = 8
"""A link that is still open after so many lines is a bracket."""
_FENCES: Final = ("```", "~~~")
_INDENTS: Final = ("    ", "\t")
_ITEM: Final = re.compile(r"\s*+(?:[*+-]|\d{1,3}[.)])\s")


def fence_after(fence: str, stripped: str) -> str:
    """The fence of code that is open after a line, or "".

    Args:
        fence: the one that is open before it, or "".
        stripped: the line without white space around it.
    """
    if stripped.startswith(_FENCES) and fence in ("", stripped[:3]):
        return "" if fence else stripped[:3]
    return fence


def closed_lines(source: Sequence[str]) -> list[str]:
    """The same lines, but a link that a later line closes is closed in the line that opens it.

    Where that line shows no word of it, the words before the closing bracket become the link. Empty lines do not end
    a link, though they end a paragraph: a card is a link with paragraphs in it, and its address stands behind the
    last one. Lines of code, fenced or indented, stay as they are. Linear in the source.
    """
    lines = list(source)
    code = _Code()
    opened: int | None = None
    for place, line in enumerate(source):
        if code.holds(line, is_in_link=opened is not None):
            opened = None
            continue
        if opened is not None and place - opened > _MAX_LINES:
            opened = None
        if "]" in line or "[" in line:
            closing = _CLOSING.match(line) if opened is not None else None
            if closing and opened is not None:
                lines[opened], lines[place] = _closed(lines[opened], line, closing)
            opened = place if _is_open(lines[place]) else None
    return lines


class _Code:
    """Which lines are code: between fences, or indented behind an empty line and in no list, as CommonMark has it."""

    def __init__(self) -> None:
        self._fence = ""
        self._may_be_indented = True
        self._is_in_list = False

    def holds(self, line: str, *, is_in_link: bool) -> bool:
        """Whether the next line is code; the words of a link that is open may be indented as well."""
        if not line or line.isspace():
            self._may_be_indented = True
            return bool(self._fence)
        stripped = line.strip()
        before, self._fence = self._fence, fence_after(self._fence, stripped)
        if before or self._fence:
            self._may_be_indented = True
            return True
        is_indented = line.startswith(_INDENTS)
        is_item = not stripped[0].isalpha() and bool(_ITEM.match(line))
        if is_item or not is_indented:
            self._is_in_list = is_item
        is_code = is_indented and self._may_be_indented and not self._is_in_list and not is_in_link
        self._may_be_indented = is_code
        return is_code


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
