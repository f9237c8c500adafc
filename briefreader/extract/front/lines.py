"""What the front ends hand over: the page as physical lines with their visible text and links."""

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, Self

from briefreader.errors import Fault
from briefreader.extract.front.characters import composed
from briefreader.extract.front.html_tree import Tree
from briefreader.model.brief import Author, BlockKind, Metadata

RUNNING_HEAD: Final = "running_head"
"""What is known of a line that belongs to a page of paper: its head, or its number."""
_PLACEHOLDERS: Final = frozenset({"", "#", "javascript:void(0)", "javascript:void(0);", "javascript:;"})


def leads_somewhere(href: str) -> bool:
    """Whether a target is more than a placeholder."""
    return href.strip().lower() not in _PLACEHOLDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link in a line.

    Attributes:
        start: where the anchor text begins, in code points of the line's text.
        end: where it ends; equal to `start` for a link that shows no text.
        href: the target as found.
        target: a target that the print style wrote into the text while `href` leads nowhere, or None.
    """

    start: int
    end: int
    href: str
    target: str | None = None

    @property
    def address(self) -> str:
        """Where it leads, as far as the page says."""
        return self.target or self.href

    def moved(self, offset: int) -> Self:
        """The same link so many code points further on."""
        return replace(self, start=self.start + offset, end=self.end + offset)


class Part(Enum):
    """Whether a line is all of its physical line."""

    WHOLE = "whole"
    BEGINS = "begins"
    """A sentence of a longer physical line, with which a paragraph begins."""
    GOES_ON = "goes on"
    """A sentence of a longer physical line, in the paragraph of the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One physical line that is not blank (or a few, where the source was hard-wrapped).

    Attributes:
        first: its first physical line in the source, 1-based.
        last: its last one.
        text: the visible text: NFC, single spaces, markup resolved. "" where only a picture or a rule stands.
        shape: what its markup says it is; PARAGRAPH where there is no markup.
        level: of a heading 1 to 6, of a list item its depth, else 0.
        is_picture: whether there is nothing in it but pictures; `text` is their alternative text.
        known: the kind of furniture where the front end can tell ("running_head"), else "".
        anchors: its links, in order.
        part: whether it is all of its physical line, or a sentence of one that was cut apart.
    """

    first: int
    last: int
    text: str
    shape: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    is_picture: bool = False
    known: str = ""
    anchors: tuple[Anchor, ...] = ()
    part: Part = Part.WHOLE


@dataclass(frozen=True, slots=True)
class Site:
    """What a page says of its own address.

    Attributes:
        page: the absolute address at which it stood, or None.
        base: the absolute address that relative links start from; None where only the page's own host knew.
    """

    page: str | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as a front end leaves it.

    Attributes:
        lines: the lines that are not blank, in order.
        source: all physical lines as they stand in the file (for HTML and PDF, of the text made from it).
        is_marked: whether headings, lists and links were told by markup.
        told: what stands outside the text (HTML head, PDF properties).
        signers: the site itself, where nobody else signs there; whoever signs in the text goes before it.
        site: where it says it stood, and what its relative links are relative to.
        tree: where the lines stand in an HTML page; else None.
        faults: what was lost on the way.
    """

    lines: tuple[Line, ...]
    source: tuple[str, ...]
    is_marked: bool = False
    told: Metadata = field(default_factory=Metadata)
    signers: tuple[Author, ...] = ()
    site: Site = field(default_factory=Site)
    tree: Tree | None = None
    faults: tuple[Fault, ...] = ()


def tidy(text: str) -> str:
    """NFC, every run of white space (no-break spaces too) as one space, none at the edges."""
    return " ".join(composed(text).split())
