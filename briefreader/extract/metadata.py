"""What the page says about the brief, from the lines that are not its body."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.authors import Bio, authors_from, read_bio
from briefreader.extract.furniture import Surroundings
from briefreader.extract.language import language_of
from briefreader.extract.licences import licence_in
from briefreader.extract.owners import owner_of
from briefreader.extract.patterns import Cue
from briefreader.extract.publication import publication_date
from briefreader.extract.roles import Zone
from briefreader.extract.signatures import is_subject, signatures_of
from briefreader.model.brief import Author, Link, LinkKind, Metadata, Republication

_ALSO: Final = re.compile(
    r"(?:also|originally|first|previously)\s+(?:published|appeared|posted|ran|available)\s+(?:in|on|at|by)\s+(?:the\s+)?(?P<outlet>[A-Z][^.,;]{1,60}?)"
    r"(?:'s|’s)?(?:\s+(?:website|web site|site|magazine|blog))?(?=[.,;]|\s+on\s|\s+under\s|\s*\Z)",
    re.IGNORECASE,
)
_LANGUAGE_CHARS: Final = 3000
_MIN_DEK_WORDS: Final = 8
_MAX_DEK_WORDS: Final = 40
_COMPARED_PARAGRAPHS: Final = 2
_MAX_KICKER_WORDS: Final = 4
_MOST_LINES_ABOVE_KICKER: Final = 40
_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??)"
    r"(?:,? \(?[A-Z][a-z]+\.? \d{1,2}\)?)?(?: \([\w ]{2,30}\))? ?[—–-]{1,2} (?=[\"“A-Z])"
)
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
    bios = _bios(page, kinds)
    found = publication_date(page, kinds)
    title = told.title or (lines[page.title].text if page.title is not None else None)
    dek = next((lines[place].text for place in _of(kinds, "dek")), None)
    return Metadata(
        title=title,
        kicker=_kicker(page, kinds),
        dateline=_dateline(body),
        dek=dek or told.dek,
        authors=told.authors or _authors(page, kinds, bios, links),
        outlet=outlet_of(page, kinds, told),
        series=next((lines[p].text for p in _of(kinds, "series_label") if page.cues[p] is Cue.GENRE), None),
        published=told.published or (found.iso if found else None),
        published_raw=told.published_raw or (found.raw if found else None),
        also_published=_also_published(page, kinds, links),
        subjects=_subjects(page, kinds) or told.subjects,
        licence=next((name for place in _of(kinds, "licence") if (name := licence_in(lines[place].text))), None),
        language=language_of(body[:_LANGUAGE_CHARS]) or told.language,
    )


def outlet_of(page: Surroundings, kinds: Sequence[str], told: Metadata) -> str | None:
    """Who published it: what the front end was told, else an author's affiliation, else the owner of the page.

    An affiliation counts if the page names it often, an owner if another line names it too.
    """
    if told.outlet:
        return told.outlet
    cut = [
        (line.text, page.zones[place]) for place, (line, kind) in enumerate(zip(page.lines, kinds, strict=True)) if kind
    ]
    affiliation = _affiliation([text for text, _ in cut], _bios(page, kinds).values())
    return affiliation or owner_of([text for text, zone in cut if zone is not Zone.ASIDE])


def _bios(page: Surroundings, kinds: Sequence[str]) -> dict[int, Bio]:
    places = _of(kinds, "author_bio", "author_box", "endnote_author")
    return {place: bio for place in places if (bio := read_bio(page.lines[place].text))}


def _of(kinds: Sequence[str], *wanted: str) -> Iterator[int]:
    return (place for place, kind in enumerate(kinds) if kind in wanted)


def _authors(
    page: Surroundings, kinds: Sequence[str], bios: Mapping[int, Bio], links: Sequence[Link]
) -> tuple[Author, ...]:
    """Who signs, else of whom the biographies speak; those between paragraphs may be about anybody."""
    profiles = {link.text: link.url or link.target for link in links if link.kind is LinkKind.PROFILE}
    signed = signatures_of(page, kinds)
    own = [
        bio
        for place, bio in bios.items()
        if signed
        or (
            (page.zones[place] is not Zone.ASIDE or kinds[place] == "author_box")
            and not is_subject(page, kinds, bio.name)
        )
    ]
    return tuple(replace(author, url=profiles.get(author.name)) for author in authors_from(signed, own))


def _kicker(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """The label in capitals right above the title, unless it is one of several as in a menu."""
    place = (page.title or 0) - 1
    if place < 0 or kinds[place] != "head" or not _is_capitals(page, place):
        return None
    is_menu = (place > 0 and _is_capitals(page, place - 1)) or place > _MOST_LINES_ABOVE_KICKER
    text = page.lines[place].text
    return None if is_menu or sum(line.text == text for line in page.lines) > 1 else text.rstrip(" :")


def _is_capitals(page: Surroundings, place: int) -> bool:
    return page.lines[place].text.isupper() and page.words[place] <= _MAX_KICKER_WORDS


def _dateline(body: str) -> str | None:
    """The place that the text begins with, in capitals and before a dash: "GENEVA, May 2 —"."""
    match = _DATELINE.match(body)
    return match["place"].strip() if match else None


def _affiliation(around: Sequence[str], bios: Iterable[Bio]) -> str | None:
    """The affiliation in a biography that the lines around the text name often."""
    for bio in bios:
        name = bio.affiliation
        if name and sum(name.removeprefix("The ") in text for text in around) >= _SUPPORT_FOR_OUTLET:
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
