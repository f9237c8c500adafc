"""Footnotes: the marks in the text and the notes they lead to."""

import re
from dataclasses import dataclass
from typing import Final

from briefreader.extract.body.links import is_on_page
from briefreader.extract.front.lines import Site
from briefreader.model.brief import BlockKind, Brief, Span

_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK: Final = re.compile(
    r"\[\^?(?P<bracket>\d{1,3})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?<=[.,;!?”\"’)])(?P<glued>\d{1,3})(?=\s|\Z)"
)
"""A number in brackets, a raised one, or one that the page's raising has left glued to the end of a sentence."""
_LABEL: Final = re.compile(r"\[?\^?(?P<number>\d{1,3})(?:[\].):]+|(?=\s))|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")

_ANCHOR: Final = re.compile(
    r"[\[(]?\^?(?:\d{1,3}|[ivx]{1,6}|[*†‡§]{1,3})[\])]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[\[(]?[↩↑⤴⏎][\ufe0e\ufe0f]?\d{0,3}[\])]?"
)
"""What a link shows that leads to a note or back: a number or a mark alone, or an arrow."""
_PLACE_OF_NOTE: Final = re.compile(r"_?[a-z_:.-]*(?:fn|ftn|edn|note|cite|ref)[\w:.-]*", re.IGNORECASE)
"""What the places of notes are called, where nothing tells that they are on the page itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note with the places that refer to it.

    Attributes:
        number: as it is printed.
        note: the whole note.
        marks: the marks in the text, in order; () for a note that nothing refers to.
    """

    number: int
    note: Span
    marks: tuple[Span, ...]


def leads_to_note(text: str, address: str, site: Site) -> bool:
    """Whether a link is the mark of a note on its page, or the way back from one: nothing that a reader could open."""
    bare, _, place = address.strip().partition("#")
    if not place or not _ANCHOR.fullmatch(text.strip()):
        return False
    return not bare or is_on_page(address, site) or (site.page is None and _PLACE_OF_NOTE.fullmatch(place) is not None)


def footnotes_of(brief: Brief) -> tuple[Footnote, ...]:
    """The notes of a brief in order, each with its marks; a number that has no note is no mark."""
    notes: dict[int, Span] = {}
    for block in brief.blocks:
        label = _LABEL.match(brief.quote(block.span)) if block.kind is BlockKind.FOOTNOTE else None
        if label:
            notes.setdefault(_number(label["number"] or label["raised"]), block.span)
    if not notes:
        return ()
    marks: dict[int, list[Span]] = {number: [] for number in notes}
    first_note = min(span.start for span in notes.values())
    for match in _MARK.finditer(brief.text, 0, first_note):
        number = _number(match["bracket"] or match["raised"] or match["glued"])
        if number in marks:
            marks[number].append(Span(*match.span()))
    return tuple(
        Footnote(number=number, note=note, marks=tuple(marks[number])) for number, note in sorted(notes.items())
    )


def _number(digits: str) -> int:
    return int(digits.translate(_SUPERSCRIPTS))
