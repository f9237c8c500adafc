"""Foreign text made harmless for a terminal, without moving a single code point.

A terminal obeys what it is sent, and the toolkit sends what it is given: an escape sequence in an article could reach
the clipboard, a bidi override could show one address and mean another. So every text of a brief passes through `safe`
before it is shown. The map keeps the length: spans into the original are spans into what is on the screen. Copies and
exports are made from the original.
"""

import re
from typing import Final

_REPLACEMENT: Final = "\ufffd"
_ZERO_WIDTH: Final = "\u200b"

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: obeyed by terminals
    "\u061c\u200d-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff"  # joiners, marks, selectors: widths differ between terminals
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidi overrides and isolates: text that reads otherwise than it is
    "\U0001f3fb-\U0001f3ff"  # skin tones: one cell or two, as the terminal likes
    "\U000e0000-\U000e007f"  # tags: invisible text
    "\ud800-\udfff]"  # lone surrogates: no encoding has them
)
_ZERO_WIDTH_POINTS: Final = frozenset(
    [0x061C, 0x200D, 0x200E, 0x200F, *range(0x2060, 0x2065), 0xFE0E, 0xFE0F, 0xFEFF, *range(0x1F3FB, 0x1F400)]
)
_SPACES: Final = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
_DELETE: Final = 0x7F
_FIRST_PICTURE: Final = 0x2400
_DELETE_PICTURE: Final = "\u2421"


def safe(text: str) -> str:
    """One line of text that a terminal can only show: the same length, without any control.

    Controls become their Unicode pictures, what would reorder or hide text becomes U+FFFD, characters whose width
    terminals disagree about become a zero-width space, and line ends and tabs become spaces.
    """
    return _UNSAFE.sub(_stand_in, text)


def safe_lines(text: str) -> str:
    """As `safe`, with line feeds kept: for text that is laid out line by line."""
    return "\n".join(safe(line) for line in text.split("\n"))


def is_safe(text: str) -> bool:
    """Whether a text can be sent to a terminal as it is."""
    return _UNSAFE.search(text) is None


def are_safe_lines(text: str) -> bool:
    """Whether `safe_lines` would give the text as it is."""
    return is_safe(text.replace("\n", ""))


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SPACES:
        return " "
    point = ord(character)
    if point < 0x20:  # noqa: PLR2004 - the end of C0, as the standard writes it
        return chr(_FIRST_PICTURE + point)
    if point == _DELETE:
        return _DELETE_PICTURE
    return _ZERO_WIDTH if point in _ZERO_WIDTH_POINTS else _REPLACEMENT
