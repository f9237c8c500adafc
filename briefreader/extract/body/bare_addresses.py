"""Addresses that stand in a text as they are, as in notes and in mails: the links of a text that marks up none.

Where a text marks its links, an address that it leaves plain is mostly the name of a firm: of 25 such addresses on the
development pages none is a link of the page.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefreader.extract.front.lines import Anchor

_ADDRESS: Final = re.compile(r"(?<![\w/=])https?://[\w-]+(?:\.[\w-]+)+[^\s<>\"“”«»|\\^`{}]*", re.IGNORECASE)
_SIGN: Final = "://"
_CUT: Final = ("-", "=", "&", "%")
"""No address ends so."""
_PUNCTUATION: Final = ".,;:!?'’*_…"
_BRACKETS: Final = {")": "(", "]": "["}


def bare_anchors(text: str) -> Iterator[Anchor]:
    """An anchor for each address in a text, in order; none for one that a line break has cut. Linear in the text."""
    for match in _ADDRESS.finditer(text) if _SIGN in text else ():
        address = _without_sentence(match[0])
        if not address.endswith(_CUT):
            yield Anchor(start=match.start(), end=match.start() + len(address), href=address)


def _without_sentence(address: str) -> str:
    """An address without the punctuation of the sentence around it, and brackets that were opened before it."""
    counts = {mark: address.count(mark) for mark in "()[]"}
    end = len(address)
    while end:
        mark = address[end - 1]
        is_foreign = mark in _BRACKETS and counts[mark] > counts[_BRACKETS[mark]]
        if not is_foreign and mark not in _PUNCTUATION:
            break
        if is_foreign:
            counts[mark] -= 1
        end -= 1
    return address[:end]
