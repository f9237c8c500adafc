"""Which code page bytes are of that are no UTF-8: what the page says of itself, else what a detector finds likely.

A detector tells scripts apart, and languages with many letters beyond ASCII; English with a few curly quotes it takes
for anything. So text with few such letters is taken as Windows-1252, of which ISO 8859-1 is a part, as browsers do.
"""

import codecs
import re
from collections.abc import Mapping
from typing import Final

DEFAULT: Final = "cp1252"
NAMES: Final[Mapping[str, str]] = {
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "cp1258": "Windows-1258",
    "cp874": "Windows-874",
    "iso8859-2": "ISO 8859-2",
    "iso8859-5": "ISO 8859-5",
    "iso8859-7": "ISO 8859-7",
    "iso8859-15": "ISO 8859-15",
    "mac-roman": "Mac OS Roman",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "gb18030": "GB 18030",
    "big5hkscs": "Big5",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
}
"""The code pages that a page may say it is in, by Python's names for them, and how people call them."""
_READ_AS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Names that stand for a larger set on the web (WHATWG, "Encoding", section 4.2)."""
_DETECTED: Final = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256",
    "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_SAID: Final = re.compile(
    rb"""<(?:meta\b[^<>]{0,200}?\bcharset|\?xml\b[^<>]{0,80}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_SAID_WITHIN: Final = 4096
"""Bytes from the beginning within which a page says its code page; HTML asks for 1,024."""
_SNIFFED_BYTES: Final = 64 * 1024
_NEVER_SECOND: Final = re.compile(rb"[\x00-\x2f]")
"""Bytes that are no part of a longer character in any of the code pages: half a character would rule its own out."""
_OF_1250: Final = frozenset({"Croatian", "Czech", "Hungarian", "Polish", "Romanian", "Slovak", "Slovene"})
"""What a detector reads as another language in Windows-1250 is as good in the default, which shares most letters."""
_FEW_LETTERS: Final = 0.05
"""Up to this share of the letters a text may have beyond ASCII and be in the default: French has 4 %, Polish 7."""
_ASCII_LETTER: Final = re.compile(rb"[A-Za-z]+")
_LETTER_BYTES: Final = bytes(range(0xA1, 0x100))
"""What stands below them in the code pages of Windows is mostly quotes and dashes."""


def code_page_of(data: bytes) -> tuple[str, bool]:
    """Python's name of the code page that bytes are likely in, and whether the page says so itself. Never raises."""
    said = _said(data[:_SAID_WITHIN])
    return (said, True) if said else (_detected(_beginning(data)), False)


def _beginning(data: bytes) -> bytes:
    """Enough of the bytes to tell by, without half a character at the end."""
    if len(data) <= _SNIFFED_BYTES:
        return data
    ends = [match.end() for match in _NEVER_SECOND.finditer(data, 0, _SNIFFED_BYTES)]
    return data[: ends[-1] if ends else _SNIFFED_BYTES]


def _said(head: bytes) -> str | None:
    names = (_canonical(match[1].decode("ascii", errors="replace")) for match in _SAID.finditer(head))
    return next((name for name in names if name in NAMES), None)


def _canonical(label: str) -> str:
    """Python's name for what a page calls its code page."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _READ_AS.get(name, name)


def _detected(data: bytes) -> str:
    high = len(data) - len(data.translate(None, _LETTER_BYTES))
    letters = high + sum(map(len, _ASCII_LETTER.findall(data)))
    if high <= _FEW_LETTERS * letters:
        return DEFAULT
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only what is no UTF-8 pays for it

    best = from_bytes(data, cp_isolation=list(_DETECTED), preemptive_behaviour=False).best()
    name = _canonical(best.encoding) if best else ""
    if best and name == "cp1250" and best.language not in _OF_1250:
        return DEFAULT
    return name if name in NAMES else DEFAULT
