"""Plain text as Markdown that shows exactly that text, in CommonMark, pandoc and Obsidian; and back."""

import re
from typing import Final

# Emphasis, code, links and tags, HTML, and what pandoc and Obsidian add: mathematics ($), citations (@), super- and
# subscripts (^ ~), highlights (==), comments (%%), tables (|).
_INLINE: Final = re.compile(r"[\\`*\[\]<$^~|]|(?<!\w)_|_(?!\w)|(?<![\w.])@(?=\w)|==|%%|&(?=#?\w+;)|(?<![\w/&])#(?=\w)")
_AT_LINE_START: Final = re.compile(r"(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}|-{3,}|:(?=\s)|%)")
_NUMBERED: Final = re.compile(r"(\s*\(?\d{1,9})([.)])(?=\s|$)")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def escape(text: str) -> str:
    """One line of text as Markdown. Line ends become spaces."""
    line = _INLINE.sub(lambda match: "".join("\\" + char for char in match[0]), " ".join(text.split()))
    line = _AT_LINE_START.sub(r"\1\\\2", line, count=1) if _AT_LINE_START.match(line) else line
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def unescape(markdown: str) -> str:
    """The text that a line of Markdown without markup shows."""
    return _ESCAPED.sub(r"\1", markdown)


def quote_block(text: str) -> str:
    """A passage as a block quotation; a blank line of the passage divides its paragraphs."""
    paragraphs = [escape(part) for part in text.split("\n\n") if part.strip()]
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)


def link(text: str, url: str | None) -> str:
    """A link, or its text alone where it leads nowhere."""
    shown = escape(text)
    if url is None:
        return shown
    # In pointed brackets an address may hold round ones; what would end it is percent-encoded.
    address = re.sub(r"[<>\s\\]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    return f"[{shown}](<{address}>)" if re.search(r"[()]", address) else f"[{shown}]({address})"
