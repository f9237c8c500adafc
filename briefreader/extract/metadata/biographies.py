"""What a page says of the people who sign: between the commas of a byline, under a name, in a sentence of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefreader.extract.metadata.authors import Bio, read_bio, read_bios
from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.words.bylines import offices_in_byline
from briefreader.extract.words.names import BODY_NAME, without_courtesy
from briefreader.extract.words.patterns import BIO_OFFICE, Cue

_NOTES: Final = frozenset({"author_bio", "author_box", "endnote_author"})
_MAX_OFFICE_WORDS: Final = 12
_MOST_PEOPLE: Final = 40
"""A page that tells of more people is a directory; it keeps the time linear, for each is looked for in the text."""
_COMMA: Final = re.compile(r",\s+(?=[^,]*\Z)")


PlacedBio = tuple[int, Bio]
"""What is told of a person, and the line that tells it."""


def biographies(page: Surroundings, kinds: Sequence[str]) -> list[PlacedBio]:
    """Each person of whom a byline or a biography outside the text tells something, with its line."""
    found: list[PlacedBio] = []
    for place, kind in enumerate(kinds):
        text = page.lines[place].text
        if kind == "byline":
            found += [
                (place, bio) for name, office in offices_in_byline(text) if (bio := read_bio(f"{name} is {office}"))
            ]
        elif kind in _NOTES:
            found += [(place, bio) for bio in read_bios(text)]
        if len(found) >= _MOST_PEOPLE:
            break
    return found[:_MOST_PEOPLE]


def told_of(page: Surroundings, kinds: Sequence[str], names: Sequence[str]) -> Iterator[Bio]:
    """What other lines outside the text tell of those who are known to sign, wherever they stand."""
    known = {without_courtesy(name) for name in names}
    begins = tuple(f"{name} " for name in known)
    for place, kind in enumerate(kinds):
        if not kind:
            continue
        text = without_courtesy(page.lines[place].text)
        if text in known and place + 1 < len(kinds) and kinds[place + 1]:
            office = _office_below(page, place + 1)
            if office:
                yield in_office(text, office)
        elif text.startswith(begins) and (bio := read_bio(text)):
            yield bio


def _office_below(page: Surroundings, place: int) -> str:
    text = page.lines[place].text
    is_office = page.cues[place] is Cue.NONE and page.words[place] <= _MAX_OFFICE_WORDS and not text.endswith(".")
    return text if is_office and text[:1].isalpha() and BIO_OFFICE.search(text) else ""


def in_office(name: str, office: str) -> Bio:
    """Role and affiliation of "Senior Lecturer, University of X" or "Fellow at X"."""
    comma = _COMMA.search(office)
    if comma and BODY_NAME.match(office, comma.end()):
        return Bio(name=name, role=office[: comma.start()], affiliation=office[comma.end() :])
    found = read_bio(f"{name} is {office}")
    return found if found and found.affiliation else Bio(name=name, role=office, affiliation=None)
