"""What the page says about the brief, from the lines that are not its body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.authors import Bio, authors_from, read_bio
from briefreader.extract.bylines import signed_names
from briefreader.extract.dates import FoundDate, find_date
from briefreader.extract.furniture import Surroundings
from briefreader.extract.language import language_of
from briefreader.extract.licences import licence_in
from briefreader.extract.patterns import Cue
from briefreader.extract.roles import Zone
from briefreader.model.brief import Author, BlockKind, Link, LinkKind, Metadata, Republication

_ALSO: Final = re.compile(
    r"(?:also|originally|first|previously)\s+(?:published|appeared|posted|ran|available)\s+(?:in|on|at|by)\s+(?:the\s+)?(?P<outlet>[A-Z][^.,;]{1,60}?)"
    r"(?:'s|’s)?(?:\s+(?:website|web site|site|magazine|blog))?(?=[.,;]|\s+on\s|\s+under\s|\s*\Z)",
    re.IGNORECASE,
)
_REVISED: Final = re.compile(r"\b(?:updated|modified|reviewed|edited|checked)\b[^.]{0,20}\Z", re.IGNORECASE)
_GLUED: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_MIN_TITLE_WORDS: Final = 3
_MAX_TITLE_WORDS: Final = 30
_LINES_BEFORE_TITLE: Final = 3
_LINES_AFTER_TITLE: Final = 12
_LINES_BETWEEN_NAMES: Final = 2
_LANGUAGE_CHARS: Final = 6000
_NEAR_DATE: Final = 3
_BESIDE_NAMES: Final = frozenset({Cue.DATE, Cue.READING_TIME, Cue.AUTHOR_LABEL})
_WRITTEN: Final = re.compile(r"(?:written|words|text|article|story|posted|authored)\s+by\b|author\s*:", re.IGNORECASE)
_MAX_BYLINE_WORDS: Final = 30
_MIN_DEK_WORDS: Final = 8
_MAX_DEK_WORDS: Final = 40
_COMPARED_PARAGRAPHS: Final = 2
_DEK_RATIO: Final = 1.7
"""The paragraphs after a dek are at least so many times as long."""
_SUPPORT_FOR_OUTLET: Final = 2
"""An affiliation is taken for the outlet when the page's furniture names it at least so often."""


def find_dek(page: Surroundings, kinds: Sequence[str]) -> int | None:
    """The sentence under the title: in the head where nothing else explains it, or opening the body.

    A dek that opens the body follows the title or the genre, is short, and is far shorter than the paragraphs after it.
    """
    has_title = False
    for place, kind in enumerate(kinds):
        has_title = has_title or kind == "title"
        is_sentence = page.words[place] >= _MIN_DEK_WORDS and page.lines[place].text.endswith((".", "?", "!", "”"))
        if page.zones[place] is Zone.BODY:
            return place if is_sentence and _is_opening_dek(page, kinds, place) else None
        if has_title and kind == "head" and is_sentence:
            return place
    return None


def _is_opening_dek(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    if place == 0 or page.words[place] > _MAX_DEK_WORDS:
        return False
    if not (place - 1 == page.title or page.cues[place - 1] is Cue.GENRE):
        return False
    following = [page.words[later] for later in range(place + 1, len(kinds)) if not kinds[later]][:_COMPARED_PARAGRAPHS]
    return len(following) == _COMPARED_PARAGRAPHS and min(following) > _DEK_RATIO * page.words[place]


def read_metadata(
    page: Surroundings, kinds: Sequence[str], links: Sequence[Link], body: str, told: Metadata
) -> Metadata:
    """Everything the lines say, and what the front end was told beside them; null where neither says anything."""
    lines = page.lines
    bios = [
        bio
        for place in _of(kinds, "author_bio", "author_box", "endnote_author")
        if (bio := read_bio(lines[place].text))
    ]
    found = _publication_date(page, kinds)
    dek = next((lines[place].text for place in _of(kinds, "dek")), None)
    return Metadata(
        title=told.title or (lines[page.title].text if page.title is not None else None),
        dek=dek or told.dek,
        authors=told.authors or _authors(page, kinds, bios, links),
        outlet=told.outlet or _outlet(page, kinds, bios),
        series=next((lines[p].text for p in _of(kinds, "series_label") if page.cues[p] is Cue.GENRE), None),
        published=told.published or (found.iso if found else None),
        published_raw=told.published_raw or (found.raw if found else None),
        also_published=_also_published(page, kinds, links),
        subjects=_subjects(page, kinds) or told.subjects,
        licence=next((name for place in _of(kinds, "licence") if (name := licence_in(lines[place].text))), None),
        language=language_of(body[:_LANGUAGE_CHARS]) or told.language,
    )


def _of(kinds: Sequence[str], *wanted: str) -> Iterator[int]:
    return (place for place, kind in enumerate(kinds) if kind in wanted)


def _publication_date(page: Surroundings, kinds: Sequence[str]) -> FoundDate | None:
    """The first date beside the title, after it before before it; a date of revision only where there is no other."""
    title = page.title if page.title is not None else 0
    beside = sorted(_head(page, kinds), key=lambda place: (place < title, place))
    elsewhere = [place for place in _of(kinds, "date") if page.zones[place] in {Zone.HEAD, Zone.ASIDE}]
    revised = None
    for place in (*beside, *elsewhere):
        text = _GLUED.sub(" ", page.lines[place].text)
        found = find_date(text)
        if found and not _REVISED.search(text[: found.start]):
            return found
        revised = revised or found
    return revised


def _authors(
    page: Surroundings, kinds: Sequence[str], bios: Sequence[Bio], links: Sequence[Link]
) -> tuple[Author, ...]:
    """Who signs in the head, else whose bare name stands beside the title, else of whom the biographies speak."""
    signed = tuple(name for place in _head(page, kinds) for name in signed_names(page.lines[place].text))
    profiles = {link.text: link.url or link.target for link in links if link.kind is LinkKind.PROFILE}
    found = authors_from(signed or _bare_names(page, kinds) or _closing_names(page, kinds), bios)
    return tuple(replace(author, url=profiles.get(author.name)) for author in found)


def _head(page: Surroundings, kinds: Sequence[str]) -> list[int]:
    """The short lines around the title that are not body: from a little before it to the text."""
    title = page.title if page.title is not None else 0
    return [
        place
        for place in range(max(0, title - _LINES_BEFORE_TITLE), len(kinds))
        if kinds[place] and page.words[place] <= _MAX_BYLINE_WORDS and _is_in_head(page, kinds, place)
    ]


def _is_in_head(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    """Whether hardly any body stands before a line."""
    title = page.title if page.title is not None else 0
    return page.zones[place] is Zone.HEAD or (
        place <= title + _LINES_AFTER_TITLE and not any(not kind for kind in kinds[title:place])
    )


def _bare_names(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The name in a line of its own between the title and the text; several on lines that follow each other."""
    names: list[str] = []
    last = -1
    title = page.title if page.title is not None else 0
    for place in _head(page, kinds):
        text = page.lines[place].text
        if place <= title or place > title + _LINES_AFTER_TITLE or page.cues[place] is not Cue.NAME:
            continue
        if names and place - last > _LINES_BETWEEN_NAMES:
            break
        if page.lines[place].shape is BlockKind.HEADING or not _is_confirmed(page, place):
            continue
        names.append(text)
        last = place
    return tuple(dict.fromkeys(names))


def _is_confirmed(page: Surroundings, place: int) -> bool:
    """Whether a bare name stands beside a date or under the title, or stands once more outside the text."""
    near_title = page.title is not None and 0 < place - page.title <= 1
    near = page.cues[max(0, place - _NEAR_DATE) : place + _NEAR_DATE + 1]
    if near_title or not _BESIDE_NAMES.isdisjoint(near):
        return True
    name = page.lines[place].text
    named = sum(
        1 for line, zone in zip(page.lines, page.zones, strict=True) if zone is not Zone.BODY and name in line.text
    )
    return named > 1


def _closing_names(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """Who is said to have written it in the first lines after the text."""
    last = max((place for place, kind in enumerate(kinds) if not kind), default=len(kinds))
    for line in page.lines[last + 1 : last + 1 + _LINES_AFTER_TITLE]:
        if _WRITTEN.match(line.text):
            return signed_names(line.text)
    return ()


def _outlet(page: Surroundings, kinds: Sequence[str], bios: Sequence[Bio]) -> str | None:
    texts = [line.text for line, kind in zip(page.lines, kinds, strict=True) if kind]
    for bio in bios:
        name = bio.affiliation
        if name and sum(name.removeprefix("The ") in text for text in texts) >= _SUPPORT_FOR_OUTLET:
            return name
    return None


def _subjects(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    named = (page.lines[p].text for p in _of(kinds, "topic_list") if page.cues[p] is not Cue.TOPIC_LABEL)
    return tuple(dict.fromkeys(name for name in named if name))


def _also_published(page: Surroundings, kinds: Sequence[str], links: Sequence[Link]) -> tuple[Republication, ...]:
    url = next((link.url for link in links if link.kind is LinkKind.ORIGINAL_PUBLICATION), None)
    names: dict[str, None] = {}
    for place in _of(kinds, "republication", "endnote_author"):
        for match in _ALSO.finditer(page.lines[place].text):
            names[match["outlet"].strip()] = None
    return tuple(Republication(outlet=name, url=url) for name in names)
