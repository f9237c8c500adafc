"""Bytes to text: the encoding, the line ends, and what was lost."""

import re
from dataclasses import dataclass
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.front.characters import cleaned
from briefreader.extract.front.code_pages import NAMES, code_page_of
from briefreader.extract.front.twice_decoded import restored

MAX_BYTES: Final = 16 * 1024 * 1024
"""More than any brief (the text of a 3,000-page PDF); what follows is cut, and said so."""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SNIFFED_BYTES: Final = 4096
_LOST_SHARE: Final = 0.01
"""Above this share of bytes that are not UTF-8, the text is taken to be of a one-byte code page."""
_BINARY_SHARE: Final = 0.1
"""Above this share of control bytes at the beginning, a file is not text."""
_CONTROL_BYTES: Final = bytes({*range(ord(" "))} - set(b"\t\n\v\f\r\x1b"))

_LINE_ENDS: Final = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file with line feeds as its only line ends, so that line numbers are those of an editor.

    Attributes:
        is_binary: whether the bytes are no text at all; then `text` is empty.
    """

    text: str
    encoding: str
    is_binary: bool = False
    faults: tuple[Fault, ...] = ()


def decode(data: bytes, *, where: str) -> Decoded:
    """Turn bytes into clean text; never raises, and names in the faults whatever was lost.

    A byte-order mark is believed, then UTF-8 is tried, then the code page that the page names or that is likely.
    """
    faults = []
    if len(data) > MAX_BYTES:
        faults.append(Fault(where=where, what=f"only the first {MAX_BYTES // 2**20} MiB were read"))
        data = data[:MAX_BYTES]
    text, encoding, fault = _decoded(data)
    if fault:
        faults.append(Fault(where=where, what=fault, severity="error" if text is None else "warning"))
    if text is None:
        return Decoded(text="", encoding=encoding, is_binary=True, faults=tuple(faults))
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    text, lines = restored(text)
    if lines:
        what = f"{_counted(lines, 'line')} restored that had been read in a wrong code page and saved"
        faults.append(Fault(where=where, what=what, severity="note"))
    text, controls, unseen = cleaned(text)
    if controls:
        faults.append(Fault(where=where, what=f"{_counted(controls, 'control character')} removed", severity="note"))
    if unseen:
        what = f"{_counted(unseen, 'invisible or direction-changing character')} removed"
        faults.append(Fault(where=where, what=what, severity="note"))
    return Decoded(text=text, encoding=encoding, faults=tuple(faults))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _decoded(data: bytes) -> tuple[str | None, str, str | None]:
    """The text (None for a binary file), the codec, and what was lost in words."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(codec, errors="replace")
            lost = text.count("\ufffd")
            return text, codec, f"{_counted(lost, 'broken character')} replaced" if lost else None
    wide = _wide_codec(data[:_SNIFFED_BYTES])
    if wide:
        text = data.decode(wide, errors="replace")
        return text, wide, "there is no byte-order mark; the text was taken as UTF-16"
    if _looks_binary(data[:_SNIFFED_BYTES]):
        return None, "binary", "this is not a text file; it was not read"
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if lost <= _LOST_SHARE * _non_ascii(data) or _is_mostly_utf8(text, lost):
        return text, "utf-8", f"{_counted(lost, 'broken UTF-8 sequence')} replaced"
    codec, is_said = code_page_of(data)
    text = data.decode(codec, errors="replace")
    lost = text.count("\ufffd")
    what = f"the text is not UTF-8; it was taken as {NAMES[codec]}{', as it says' if is_said else ''}"
    return text, codec, f"{what}; {_counted(lost, 'broken character')} replaced" if lost else what


def _non_ascii(data: bytes) -> int:
    return len(data) - len(data.decode("ascii", errors="ignore"))


def _is_mostly_utf8(text: str, lost: int) -> bool:
    """Whether as many characters beyond ASCII were read as were lost: a damaged UTF-8 file, not another code page."""
    return sum(1 for character in text if character > "\x7f") - lost >= lost


def _looks_binary(head: bytes) -> bool:
    if head.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")):
        return True
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return controls > _BINARY_SHARE * max(1, len(head))


def _wide_codec(head: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every second byte of Western text."""
    if len(head) < 4 or b"\x00" not in head:  # noqa: PLR2004 - two code units
        return None
    half = len(head) // 2
    zeros_first, zeros_second = head[0::2].count(0), head[1::2].count(0)
    if zeros_second > 0.4 * half and zeros_first < 0.05 * half:
        return "utf-16-le"
    if zeros_first > 0.4 * half and zeros_second < 0.05 * half:
        return "utf-16-be"
    return None
