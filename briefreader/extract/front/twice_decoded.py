"""Text that somebody read in the wrong code page and saved again: "Ã©" where an "é" stood.

Programs that fetch pages take UTF-8 for Windows-1252 where the server does not name it. What comes of it is told by
pairs of characters that hardly any language writes; ftfy undoes it, and leaves alone what only looks so.
"""

import re
from itertools import islice
from typing import Final

_SECOND: Final = "".join(bytes([byte]).decode("cp1252", errors="ignore") for byte in range(0x80, 0xC0))
_PAIR: Final = re.compile(rf"[\u00c2-\u00c5\u00d0\u00d1\u00e2\u00e3][\x80-\xbf{re.escape(_SECOND)}]")
_CONTROL: Final = re.compile(r"[\x80-\x84\x86-\x9f]")
"""In Windows-1252 these are quotes and dashes; as control characters nobody uses them."""
_MIN_PAIRS: Final = 2
"""A single one may be quoted."""
_MAX_LINE: Final = 100_000
"""Characters of a line, beyond which it is no paragraph and not worth the time."""


def restored(text: str) -> tuple[str, int]:
    """The text as it was before, line by line, and how many lines that changed. Linear in the text."""
    if text.isascii() or not _is_suspect(text):
        return text, 0
    from ftfy import fix_encoding  # noqa: PLC0415 - one file in fifty needs it

    lines = text.split("\n")
    changed = 0
    for number, line in enumerate(lines):
        if len(line) <= _MAX_LINE and (_PAIR.search(line) or _CONTROL.search(line)):
            lines[number] = fix_encoding(line)
            changed += lines[number] != line
    return "\n".join(lines), changed


def _is_suspect(text: str) -> bool:
    return _CONTROL.search(text) is not None or len(list(islice(_PAIR.finditer(text), _MIN_PAIRS))) == _MIN_PAIRS
