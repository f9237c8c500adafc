"""Names for what is not body: every line that was cut gets a kind and a reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from briefreader.extract.front.lines import Line, Part
from briefreader.extract.roles.captions import is_under_caption
from briefreader.extract.roles.envelopes import Envelope
from briefreader.extract.roles.mastheads import title_lines
from briefreader.extract.roles.printed_again import PULL_QUOTE, paragraphs_repeated
from briefreader.extract.roles.threads import thread_start
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.cues import credit_of, is_bio
from briefreader.extract.words.openings import (
    ANY_OPENING,
    EDITORS_NOTE,
    ONWARD_LINE,
    PART_OF_SERIES,
    PICTURED,
    TOPICS_INLINE,
)
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import Block, BlockKind, Furniture

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "the title",
        "duplicate_title": "the title once more",
        "dek": "the dek, kept as metadata",
        "date": "a date",
        "byline": "who wrote it",
        "addressee": "to whom it is written",
        "occasion": "where and when it was said",
        "author_box": "a box about the authors",
        "author_bio": "who the author is",
        "endnote_author": "a note about the author after the article",
        "series_label": "the series or genre of the piece",
        "image_caption": "a picture's caption",
        "topic_list": "a list of topics",
        "related_heading_empty": "a heading of related stories with nothing under it",
        "related_stories": "related stories",
        "republication": "where else it was published",
        "licence": "the licence",
        "copyright": "a copyright notice",
        "disclaimer": "a disclaimer",
        "comments": "readers' comments",
        "share": "buttons for sharing",
        "sign_up": "an invitation to subscribe",
        "paywall": "a notice that the rest is for subscribers",
        "navigation": "the page's navigation",
        "reading_time": "an estimate of the reading time",
        "separator": "a line without words",
        "linked_picture": "a picture or an icon that is a link",
        "head": "stands before the article",
        "aside": "stands between the article's paragraphs but does not belong to them",
        "end": "stands after the article",
        "front_matter": "the file's own block of metadata",
        "running_head": "a page's running head or number",
        "unread": "stands beyond what is read of one file",
        "code": "a fence around code",
        "editors_note": "a note of the editors",
        "repeated": "stands word for word in several other briefs of this outlet",
        "reader_cut": "the reader's own cut",
        PULL_QUOTE: "a pull quote: words of the article, printed again",
    }
)
"""Why a block was cut, in words for people, by kind."""

_BY_CUE: Final[Mapping[Cue, str]] = MappingProxyType(
    {
        Cue.DATE: "date",
        Cue.BYLINE: "byline",
        Cue.BIO: "author_bio",
        Cue.AUTHOR_LABEL: "author_box",
        Cue.GENRE: "series_label",
        Cue.TOPIC_LABEL: "topic_list",
        Cue.RELATED_LABEL: "related_stories",
        Cue.END_LABEL: "related_stories",
        Cue.COMMENTS: "comments",
        Cue.SHARE: "share",
        Cue.NAVIGATION: "navigation",
        Cue.SIGN_UP: "sign_up",
        Cue.LICENCE: "licence",
        Cue.COPYRIGHT: "copyright",
        Cue.DISCLAIMER: "disclaimer",
        Cue.REPUBLICATION: "republication",
        Cue.CREDIT: "image_caption",
        Cue.READING_TIME: "reading_time",
        Cue.PAYWALL: "paywall",
    }
)
_BY_ZONE: Final = {Zone.HEAD: "head", Zone.BODY: "aside", Zone.ASIDE: "aside", Zone.END: "end"}
_STARTS_SECTION: Final = {
    Cue.TOPIC_LABEL: "topic_list",
    Cue.RELATED_LABEL: "related_stories",
    Cue.END_LABEL: "related_stories",
    Cue.AUTHOR_LABEL: "author_box",
    Cue.COMMENTS: "comments",
    Cue.LICENCE: "licence",
    Cue.GENRE: "series_label",
}
_STOPS_RELATED: Final = frozenset(
    {Cue.TOPIC_LABEL, Cue.AUTHOR_LABEL, Cue.COMMENTS, Cue.LICENCE, Cue.COPYRIGHT, Cue.DISCLAIMER, Cue.REPUBLICATION}
)
_MAX_TOPIC_WORDS: Final = 7
_MIN_CAPTION_WORDS: Final = 6
_MAX_CAPTION_WORDS: Final = 40
_MAX_BOX_LINES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The decided page, as the naming sees it: one entry a line in each."""

    lines: Sequence[Line]
    cues: Sequence[Cue]
    words: Sequence[int]
    zones: Sequence[Zone]
    title: int | None
    envelope: Envelope | None = None


def name_lines(page: Surroundings) -> list[str]:
    """The kind of furniture of every line; "" for the body's."""
    captions = _caption_lines(page)
    title = (page.envelope and page.envelope.subject) or (page.lines[page.title].text if page.title is not None else "")
    own = lines_of_title(page)
    thread = thread_start(page.lines, page.cues, page.words, [zone is Zone.BODY for zone in page.zones])
    kinds: list[str] = []
    section, section_start = "", 0
    for place, line in enumerate(page.lines):
        cue, zone = page.cues[place], page.zones[place]
        if zone is Zone.BODY and line.text:
            if section == "related_stories" and kinds and page.cues[place - 1] is Cue.RELATED_LABEL:
                kinds[-1] = "related_heading_empty"
            kinds.append("")
            section = ""
            continue
        if section and _section_ends(page, place, section, section_start):
            section = ""
        if place in own:
            kind = "title"
        elif line.known:
            kind = line.known
        elif title and line.text == title:
            kind = "duplicate_title"
        elif place in captions:
            kind = "image_caption"
        elif opened := "comments" if place == thread else _section_at(cue, section):
            section, section_start = opened, place
            kind = section
        else:
            kind = section or _kind_alone(page, place)
        kinds.append(kind)
    return kinds


def lines_of_title(page: Surroundings) -> range:
    """The lines that the title stands on; an empty range where there is none."""
    if page.title is None:
        return range(0)
    text = next((place for place in range(page.title + 1, len(page.zones)) if page.zones[place] is Zone.BODY), 0)
    return title_lines(page.lines, page.cues, page.title, text)


def _section_at(cue: Cue, section: str) -> str:
    """The part of the page that a label opens, also inside another part; or ""."""
    return "" if section == "related_stories" and cue not in _STOPS_RELATED else _STARTS_SECTION.get(cue, "")


def _section_ends(page: Surroundings, place: int, section: str, start: int) -> bool:
    """Whether a line no longer belongs to the part of the page that a label opened."""
    line, cue = page.lines[place], page.cues[place]
    is_glued = line.first - page.lines[place - 1].last == 1
    match section:
        case "topic_list":
            is_next_label = line.text.endswith(":") and cue is not Cue.TOPIC_LABEL
            return page.words[place] > _MAX_TOPIC_WORDS or is_next_label or cue not in {Cue.NONE, Cue.NAME, Cue.GENRE}
        case "licence" | "series_label":
            return not is_glued
        case "author_box":
            is_about_people = cue in {Cue.NONE, Cue.NAME, Cue.BIO, Cue.SHARE, Cue.BYLINE}
            return place - start > _MAX_BOX_LINES or not is_about_people
        case "related_stories":
            return cue in _STOPS_RELATED
        case _:
            return cue in {Cue.COPYRIGHT, Cue.LICENCE, Cue.RELATED_LABEL, Cue.END_LABEL}


def _kind_alone(page: Surroundings, place: int) -> str:
    """The kind of a line that belongs to no section."""
    line, cue, zone = page.lines[place], page.cues[place], page.zones[place]
    if line.is_picture:
        return "image_caption"
    if not line.text:
        return "code" if line.shape is BlockKind.CODE else "linked_picture" if line.anchors else "separator"
    if opening := _kind_by_opening(line, cue, zone):
        return opening
    if zone is Zone.END and is_bio(line.text, page.words[place]):
        return "endnote_author"
    if cue is Cue.NAME and zone is Zone.HEAD and page.title is not None and place > page.title:
        return "byline"
    return _BY_CUE.get(cue) or _BY_ZONE[zone]


def _kind_by_opening(line: Line, cue: Cue, zone: Zone) -> str:
    """The kind that the first words of a line give away, or ""."""
    if zone is not Zone.HEAD and _is_topics(line, cue):
        return "topic_list"
    if not ANY_OPENING.match(line.text):
        return ""
    if EDITORS_NOTE.match(line.text):
        return "editors_note"
    if cue is Cue.NONE and ONWARD_LINE.match(line.text):
        return "related_stories"
    return "series_label" if PART_OF_SERIES.match(line.text) else ""


def _is_topics(line: Line, cue: Cue) -> bool:
    """Whether topics stand behind their label on one line, after a colon or several of them."""
    match = TOPICS_INLINE.fullmatch(line.text) if cue is Cue.NONE else None
    return match is not None and (":" in line.text[: match.start("topics")] or "," in match["topics"])


def _caption_lines(page: Surroundings) -> frozenset[int]:
    """Lines outside the body that are captions: an alternative text and, glued to it, the same with a credit."""
    found = set()
    for place, line in enumerate(page.lines):
        if page.zones[place] is Zone.BODY or page.words[place] < _MIN_CAPTION_WORDS:
            continue
        if place and line.text.startswith(page.lines[place - 1].text) and page.words[place - 1] >= _MIN_CAPTION_WORDS:
            is_credited = len(line.text) > len(page.lines[place - 1].text) and credit_of(line.text)
            if is_credited and page.zones[place - 1] is not Zone.BODY:
                found |= {place - 1, place}
        elif page.cues[place] is Cue.CREDIT or _is_pictured(page, place):
            found.add(place)
    return frozenset(found | {place - 1 for place in _credits_alone(page)})


def _is_pictured(page: Surroundings, place: int) -> bool:
    """Whether a notice of rights is that of a picture: it stands glued under one, or names the photographer."""
    line, cue = page.lines[place], page.cues[place]
    if cue not in {Cue.LICENCE, Cue.COPYRIGHT} or page.words[place] > _MAX_CAPTION_WORDS:
        return False
    above = page.lines[place - 1] if place else None
    is_glued = above is not None and above.is_picture and line.first == above.last + 1
    return is_glued or PICTURED.search(line.text.lower()) is not None


def _credits_alone(page: Surroundings) -> Iterator[int]:
    """Lines that hold only a credit, under their caption: a line that says nothing else of itself, no subtitle."""
    for place in range(1, len(page.lines)):
        above = place - 1
        is_free = page.zones[above] is not Zone.BODY and page.cues[above] is Cue.NONE and not page.lines[above].known
        is_below_title = page.title is not None and page.title <= above <= page.title + 1
        is_credit = page.cues[place] is Cue.CREDIT and page.zones[place] is not Zone.BODY
        if is_credit and is_free and not is_below_title and is_under_caption(page.lines[above], page.lines[place]):
            yield place


def furniture_of(
    page: Surroundings, kinds: Sequence[str], source: Sequence[str], blocks: Sequence[Block]
) -> tuple[Furniture, ...]:
    """One block of furniture for each run of lines of one kind, with the source lines as they stand.

    Args:
        page: the decided page.
        kinds: what each of its lines is; "" for the body's.
        source: all physical lines.
        blocks: those of the body, whose paragraphs the pull quotes repeat.
    """
    repeated = paragraphs_repeated(page.lines, page.words, blocks) if PULL_QUOTE in kinds else {}
    runs: list[tuple[str, list[Line]]] = []
    for line, kind in zip(page.lines, kinds, strict=True):
        if not runs or runs[-1][0] != kind:
            runs.append((kind, []))
        runs[-1][1].append(line)
    return tuple(_furniture(kind, run, source, repeated) for kind, run in runs if kind)


def _furniture(kind: str, run: Sequence[Line], source: Sequence[str], repeated: Mapping[int, int]) -> Furniture:
    """One block; sentences of a physical line that was cut apart are told by their own words."""
    first, last = run[0].first, run[-1].last
    if all(line.part is Part.WHOLE for line in run):
        text = "\n".join(source[first - 1 : last]).strip()
    else:
        text = "\n".join(line.text for line in run)
    reason = REASONS[kind]
    if kind == PULL_QUOTE and (numbers := {repeated[line.first]: None for line in run if line.first in repeated}):
        paragraphs = "paragraph" if len(numbers) == 1 else "paragraphs"
        reason = f"a pull quote: words of {paragraphs} {' and '.join(map(str, numbers))}, printed again"
    return Furniture(kind=kind, reason=reason, lines=(first, last), text=text)
