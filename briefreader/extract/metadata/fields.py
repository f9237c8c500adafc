"""What the page says about the brief, from the lines that are not its body."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.metadata.authors import authors_from
from briefreader.extract.metadata.biographies import PlacedBio, told_of
from briefreader.extract.metadata.deks import dateline_of
from briefreader.extract.metadata.outlets import outlet_named
from briefreader.extract.metadata.publication import publication_date
from briefreader.extract.metadata.signatories import MOST_SIGNATORIES, signatories_of
from briefreader.extract.metadata.signatures import is_subject, signatures_of
from briefreader.extract.roles.furniture import Surroundings, lines_of_title
from briefreader.extract.roles.mastheads import read_masthead
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.language import language_of
from briefreader.extract.words.licences import licence_in
from briefreader.extract.words.openings import TOPICS_INLINE
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import Author, Link, LinkKind, Metadata, Republication

_ALSO: Final = re.compile(
    r"(?:also|originally|first|previously)\s+(?:published|appeared|posted|ran|available)\s+(?:in|on|at|by)\s+(?:the\s+)?(?P<outlet>[A-Z][^.,;]{1,60}?)"
    r"(?:'s|’s)?(?:\s+(?:website|web site|site|magazine|blog))?(?=[.,;]|\s+on\s|\s+under\s|\s*\Z)",
    re.IGNORECASE,
)
_LANGUAGE_CHARS: Final = 3000
_ABOVE_TITLE: Final = 3
_NO_TOPIC: Final = re.compile(r"\A\Z|\A(?i:no \w+ found)\Z|[a-z][A-Z]\S*?[a-z][A-Z]")
_MIN_COMMAS: Final = 2
"""A line of topics with so many commas holds several; "Arts, Books & Film" is one."""
_MAX_SUBJECT_WORDS: Final = 7
_MAX_KICKER_WORDS: Final = 4
_MOST_LINES_ABOVE_KICKER: Final = 40


def read_metadata(
    page: Surroundings,
    kinds: Sequence[str],
    bios: Sequence[PlacedBio],
    links: Sequence[Link],
    body: str,
    told: Metadata,
) -> Metadata:
    """Everything the lines say, and what the front end was told beside them; null where neither says anything.

    Args:
        page: the decided page.
        kinds: what each of its lines is.
        bios: what `biographies` finds in them.
        links: those outside its body.
        body: the brief's text.
        told: what the front end was told, with the outlet that `outlet_of` names and the page's address.
    """
    found = publication_date(page, kinds)
    authors = told.authors or _authors(page, kinds, bios, links)
    head = read_masthead(_title(page))
    dek = next((page.lines[place].text for place in _of(kinds, "dek")), None)
    return Metadata(
        title=told.title or head.title or None,
        kicker=_kicker(page, kinds),
        dateline=dateline_of(next((page.lines[place].text for place in _of(kinds, "")), "")),
        dek=dek or told.dek,
        authors=authors,
        outlet=told.outlet,
        url=told.url,
        series=head.genre or _series(page, kinds),
        published=told.published or (found.iso if found else None),
        published_raw=told.published_raw or (found.raw if found else None),
        also_published=_also_published(page, kinds, links),
        subjects=told.subjects or _subjects(page, kinds, {author.name for author in authors}),
        licence=_licence(page, kinds),
        language=language_of(body[:_LANGUAGE_CHARS]) or told.language,
    )


def _title(page: Surroundings) -> str:
    """The title as it stands; where that is all in small letters, as another line of the page writes it.

    Of a memo or a letter it is the subject, without the word that says so.
    """
    if page.envelope is not None and page.envelope.subject:
        return page.envelope.subject
    text = " ".join(page.lines[place].text for place in lines_of_title(page))
    if not text.islower():
        return text
    spellings = (line.text for line in page.lines if not line.text.islower() and line.text.casefold() == text)
    return next(spellings, text)


def outlet_of(page: Surroundings, kinds: Sequence[str], bios: Sequence[PlacedBio], told: Metadata) -> str | None:
    """Who published it: what the front end was told, else what stands around the text."""
    return told.outlet or outlet_named(page, kinds, [bio for _, bio in bios])


def _of(kinds: Sequence[str], *wanted: str) -> Iterator[int]:
    return (place for place, kind in enumerate(kinds) if kind in wanted)


def _authors(
    page: Surroundings, kinds: Sequence[str], bios: Sequence[PlacedBio], links: Sequence[Link]
) -> tuple[Author, ...]:
    """Who signs, else of whom the biographies speak; those between paragraphs may be about anybody."""
    profiles = {link.text: link.url or link.target for link in links if link.kind is LinkKind.PROFILE}
    signatories = signatories_of(page.envelope.signed) if page.envelope else ()
    if len(signatories) > MOST_SIGNATORIES:
        return ()
    bios = [*((0, bio) for bio in signatories), *bios]
    signed = tuple(bio.name for bio in signatories) or signatures_of(page, kinds)
    own = [
        bio
        for place, bio in bios
        if signed
        or (
            (page.zones[place] is not Zone.ASIDE or kinds[place] == "author_box")
            and not is_subject(page, kinds, bio.name)
        )
    ]
    more = told_of(page, kinds, signed) if signed else ()
    return tuple(replace(author, url=profiles.get(author.name)) for author in authors_from(signed, (*own, *more)))


def _kicker(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """The label in capitals right above the title, unless it is one of several as in a menu."""
    place = (page.title or 0) - 1
    if place < 0 or kinds[place] != "head" or not _is_capitals(page, place):
        return None
    is_menu = (place > 0 and _is_capitals(page, place - 1)) or place > _MOST_LINES_ABOVE_KICKER
    text = page.lines[place].text
    return None if is_menu or sum(line.text == text for line in page.lines) > 1 else text.rstrip(" :")


def _series(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """The genre beside the title or between it and the text: a menu higher up names every genre that the outlet has."""
    title = page.title if page.title is not None else -_ABOVE_TITLE
    named = (
        place
        for place in _of(kinds, "series_label")
        if page.cues[place] is Cue.GENRE and page.zones[place] is not Zone.END and place >= title - _ABOVE_TITLE
    )
    return next((page.lines[place].text for place in named), None)


def _licence(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """The licence that a notice names, or that a link in it leads to."""
    for place in _of(kinds, "licence", "republication", "endnote_author", "copyright"):
        line = page.lines[place]
        for text in (line.text, *(anchor.address for anchor in line.anchors)):
            if name := licence_in(text):
                return name
    return None


def _is_capitals(page: Surroundings, place: int) -> bool:
    return page.lines[place].text.isupper() and page.words[place] <= _MAX_KICKER_WORDS


def _subjects(page: Surroundings, kinds: Sequence[str], signed: Collection[str]) -> tuple[str, ...]:
    """The topics under a label or behind it, but no author and no words that run into each other.

    A menu above the title names those of the whole site.
    """
    names: list[str] = []
    for place in _of(kinds, "topic_list"):
        inline = TOPICS_INLINE.fullmatch(page.lines[place].text)
        if place < (page.title or 0) or page.cues[place] is Cue.TOPIC_LABEL:
            continue
        text = inline["topics"] if inline else page.lines[place].text
        names += re.split(r"\s*[,;|•·]\s*", text) if inline or text.count(",") >= _MIN_COMMAS else [text]
    shown = (name.strip(" .#") for name in names if name.count(" ") < _MAX_SUBJECT_WORDS)
    return tuple(dict.fromkeys(name for name in shown if name not in signed and not _NO_TOPIC.search(name)))


def _also_published(page: Surroundings, kinds: Sequence[str], links: Sequence[Link]) -> tuple[Republication, ...]:
    url = next((link.url for link in links if link.kind is LinkKind.ORIGINAL_PUBLICATION), None)
    names: dict[str, None] = {}
    for place in _of(kinds, "republication", "endnote_author"):
        for match in _ALSO.finditer(page.lines[place].text):
            names[match["outlet"].strip()] = None
    return tuple(Republication(outlet=name, url=url) for name in names)
