"""Which outlet a page belongs to, by what stands around the text."""

import re
from collections.abc import Sequence
from typing import Final

from briefreader.extract.metadata.authors import Bio
from briefreader.extract.metadata.owners import owner_of
from briefreader.extract.metadata.records import recorded_outlet
from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.roles.whole_page import Zone

_LOGO: Final = re.compile(r"(?:the )?(?P<name>[A-Z][\w&.'’ -]{3,50}?)(?:['’]s)? logo", re.IGNORECASE)
_LOGO_COLOUR: Final = re.compile(
    r"(?:\W+(?:white|black|dark|colou?r|header|footer|site|main|mobile))?\W*\Z", re.IGNORECASE
)
_BODY_WORDS: Final = re.compile(
    r"\b(?:Institut(?:e|ion)|Cent(?:re|er)|Council|Foundation|Forum|Review|Society|Project|House|Journal|Trust|Network"
    r"|University|Academy|Fund|Letter|Programme|Association|Lab|Observatory)\b"
)
"""A word that tells a body or a journal from a person and from a phrase."""
_SUPPORT: Final = 2
"""An affiliation is taken for the outlet when the page's furniture names it at least so often."""
_MOST_WORDS: Final = 8
_MAX_MASTHEAD_WORDS: Final = 6
_MOST_LINES_TO_MASTHEAD: Final = 12


def outlet_named(page: Surroundings, kinds: Sequence[str], bios: Sequence[Bio]) -> str | None:
    """The outlet whose mark heads the page, else the affiliation in a biography that the page names often, and so on.

    Last comes who has the copyright, if another line names it too; None where the page does not say.
    """
    return (
        _by_logo(page, kinds)
        or _by_affiliation(page, kinds, bios)
        or _by_masthead(page, kinds)
        or recorded_outlet(page, kinds)
        or _by_notice(page, kinds)
    )


def _by_logo(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """The name in the alternative text of a logo above the title, if the page has it once more."""
    for place in range(page.title or 0):
        match = _LOGO.fullmatch(page.lines[place].text) if kinds[place] else None
        name = _LOGO_COLOUR.sub("", match["name"]) if match else ""
        if name and name.count(" ") < _MOST_WORDS and sum(name in line.text for line in page.lines) >= _SUPPORT:
            return name
    return None


def _by_affiliation(page: Surroundings, kinds: Sequence[str], bios: Sequence[Bio]) -> str | None:
    """An affiliation that the page names often; one told in a byline is a guest's."""
    texts = [line.text for line, kind in zip(page.lines, kinds, strict=True) if kind]
    bylines = [line.text for line, kind in zip(page.lines, kinds, strict=True) if kind == "byline"]
    for bio in bios:
        name = bio.affiliation
        if (
            name
            and not any(name in text for text in bylines)
            and sum(name.removeprefix("The ") in text for text in texts) >= _SUPPORT
        ):
            return name
    return None


def _by_masthead(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """A body's name that stands alone above the title, where a line after the text tells what it is or where."""
    feet = [line.text.removeprefix("The ") for line, z in zip(page.lines, page.zones, strict=True) if z is Zone.END]
    for place in range(min(page.title or 0, _MOST_LINES_TO_MASTHEAD)):
        name = page.lines[place].text
        if kinds[place] != "head" or page.words[place] > _MAX_MASTHEAD_WORDS or not _BODY_WORDS.search(name):
            continue
        plain = name.removeprefix("The ")
        if any(foot.startswith((f"{plain} is ", f"{plain}, ", f"{plain} | ")) for foot in feet):
            return name
    return None


def _by_notice(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """Who owns the page, as its notices of copyright say."""
    around = zip(page.lines, kinds, page.zones, strict=True)
    return owner_of([line.text for line, kind, zone in around if kind and zone is not Zone.ASIDE])
