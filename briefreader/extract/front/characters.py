"""Characters as a brief has them: letters composed (NFC), and none that control, that nobody sees or that turn words.

These stand in a file as they are, or as references that only a front end resolves ("&shy;", "&#8238;").
"""

import html
import re
import unicodedata
from typing import Final

_RARE_ENDS: Final = re.compile(r"[\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_UNSEEN: Final = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060]")
_NOT_SHOWN: Final = re.compile(f"{_CONTROLS.pattern}|{_UNSEEN.pattern}")
_PILED: Final = re.compile(r"[^\w\s!-~]{31,}")
_MOST_MARKS: Final = 30
"""On one letter (Unicode Standard Annex 15, "Stream-Safe Text Format"): to compose more takes quadratic time."""
_UNUSUAL: Final = re.compile(f"{_RARE_ENDS.pattern}|{_NOT_SHOWN.pattern}")


def cleaned(text: str) -> tuple[str, int, int]:
    """The text with the usual line ends alone, and how many control and how many unseen characters it has lost.

    A text has few kinds of them: where one is met, it is replaced in the whole text, so that one pass finds them all.
    """
    controls = unseen = start = 0
    while match := _UNUSUAL.search(text, start):
        kind, start = match[0], match.start()
        if _RARE_ENDS.match(kind):
            text = text.replace(kind, "\n")
            continue
        if _CONTROLS.match(kind):
            controls += text.count(kind)
        else:
            unseen += text.count(kind)
        text = text.replace(kind, "")
    return text, controls, unseen


def shown(text: str) -> str:
    """A text that did not pass `cleaned`, without its control and unseen characters."""
    return _NOT_SHOWN.sub("", text)


def unescaped(text: str) -> str:
    """A text with its character references resolved, but for those of control and unseen characters."""
    return shown(html.unescape(text))


def composed(text: str) -> str:
    """A text in NFC, of more than thirty marks on one letter only these; linear in the text."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _PILED.sub(_thinned, text))


def _thinned(pile: re.Match[str]) -> str:
    kept = []
    marks = 0
    for character in pile[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
