"""Who signs a piece: the ways in which pages name an author outside the text, the surest first."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefreader.extract.metadata.authors import read_bio
from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.roles.mastheads import read_masthead
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.bylines import (
    glued_apart,
    is_authors_page,
    is_others_label,
    linked_names,
    listed_names,
    named_under_label,
    names_beside_date,
    names_signed_elsewhere,
    signed_names,
)
from briefreader.extract.words.names import is_first_name, is_name, leading_name
from briefreader.extract.words.openings import SPOKEN_BY
from briefreader.extract.words.patterns import BIO_OFFICE, Cue
from briefreader.extract.words.places import is_place_or_topic
from briefreader.model.brief import BlockKind

_LINES_BEFORE_TITLE: Final = 3
_LINES_AFTER_TITLE: Final = 12
_LINES_BETWEEN_NAMES: Final = 2
_LINES_AFTER_TEXT: Final = 4
_LINES_TO_BIO: Final = 12
_NEAR_DATE: Final = 3
_NEAR_TITLE: Final = 6
_MOST_BARE_NAMES: Final = 4
"""More names in a row, each on a line of its own, are a menu."""
_MAX_BYLINE_WORDS: Final = 30
_MAX_TEAM_WORDS: Final = 5
_MAX_OFFICE_WORDS: Final = 6
_MAX_ROLE_WORDS: Final = 10
_BESIDE_NAMES: Final = frozenset({Cue.DATE, Cue.READING_TIME, Cue.AUTHOR_LABEL})
_WRITTEN: Final = re.compile(
    r"(?P<this>this (?:article|post|piece|guide|essay|story|blog(?: post)?) (?:was|is) )?"
    r"(?:written|words|text|article|story|posted|authored)\s+by(?=\W|(?-i:[A-Z]))"
    r"|author\s*:",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\W{0,3}(?:(?:(?:article|story|text|words|post) )?(?:by|written by|posted by|authored by)|authors?|author\(s\))"
    r"\W{0,3}",
    re.IGNORECASE,
)
_LINES_BELOW_LABEL: Final = 4
_BUTTONS: Final = frozenset({Cue.SHARE, Cue.NAVIGATION, Cue.SIGN_UP, Cue.COMMENTS, Cue.RELATED_LABEL, Cue.END_LABEL})
_PICTURED: Final = re.compile(
    r"(?:picture|photo|headshot|portrait|avatar|image) of (?P<name>.+)|(?P<named>.+?)(?:['’]s)? avatar", re.IGNORECASE
)
_TOLD_OFTEN: Final = 2
_NAME_WORDS: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+")
_AGO: Final = re.compile(r"\d \w+ ago\b")
_TEAM: Final = re.compile(
    r"(?:[Bb]y )?(?P<team>(?:[\w.&'’-]+ ){1,4}(?:Team|Staff|[Ee]ditors|Newsroom|Contributors?|Desk))"
)
_NO_TEAM: Final = frozenset({"Our", "our", "Meet", "and", "&", "your", "Your", "a", "About", "Contact", "Join"})
"""Words of a menu's entry about a team."""
_SPEAKERS: Final = re.compile(
    r"(?:(?:our|the|keynote|guest|featured)\s+)*(?:speakers?|panel(?:l?ists?)?|moderators?|moderated by|chairs?"
    r"|chaired by|discussants?|participants?|interviewees?|guests?)\s*(?::|\Z)",
    re.IGNORECASE,
)
"""What stands over, or before, those who speak at an event: they do not sign its transcript."""
_OTHERS_PARTS: Final = frozenset({"related_stories", "comments", "navigation", "topic_list"})
Finder = Callable[[Surroundings, Sequence[str]], tuple[str, ...]]


def signatures_of(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The names of those who sign, from the surest place that names any; () where nobody does."""
    return next((found for find in _FINDERS if (found := find(page, kinds))), ())


def head_lines(page: Surroundings, kinds: Sequence[str]) -> list[int]:
    """The short lines around the title that are not body: from a little before it to the text."""
    title = _title(page)
    head_end = next((place for place, zone in enumerate(page.zones) if zone is not Zone.HEAD), len(kinds))
    end = max(head_end, title + _LINES_AFTER_TITLE + 1)
    return [
        place
        for place in range(max(0, title - _LINES_BEFORE_TITLE), min(end, len(kinds)))
        if kinds[place] and page.words[place] <= _MAX_BYLINE_WORDS and _is_in_head(page, kinds, place)
    ]


def _title(page: Surroundings) -> int:
    return page.title if page.title is not None else 0


def _head_start(page: Surroundings, kinds: Sequence[str]) -> int:
    """The title, or where a head would begin that ends at the text: above that a page without title has its menus."""
    if page.title is not None:
        return page.title
    text = next((place for place, kind in enumerate(kinds) if not kind), len(kinds))
    return max(-1, text - _LINES_AFTER_TITLE)


def _is_in_head(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    """Whether hardly any body stands before a line."""
    title = _title(page)
    return page.zones[place] is Zone.HEAD or (
        place <= title + _LINES_AFTER_TITLE and not any(not kind for kind in kinds[title:place])
    )


def _in_bylines(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    bylines = ((page.lines[place].text, page.cues[place]) for place in head_lines(page, kinds))
    found = (signed_names(text) or (names_signed_elsewhere(text) if cue is Cue.BYLINE else ()) for text, cue in bylines)
    return tuple(dict.fromkeys(name for names in found for name in names))


def _in_masthead(page: Surroundings, _kinds: Sequence[str]) -> tuple[str, ...]:
    return read_masthead(page.lines[page.title].text).names if page.title is not None else ()


def _below_labels(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The names in the lines under "By", "Written by" or "Author", the label beside the title before any other."""
    title = _title(page)
    labels = [
        p for p, kind in enumerate(kinds) if kind and kind not in _OTHERS_PARTS and _LABEL.fullmatch(page.lines[p].text)
    ]
    for label in sorted(labels, key=lambda place: (place < title, place)):
        names: list[str] = []
        for place in range(label + 1, min(len(kinds), label + 1 + _LINES_BELOW_LABEL)):
            text = page.lines[place].text
            is_button = page.cues[place] in _BUTTONS
            if not kinds[place] or is_button or (text and names and not listed_names(text)):
                break
            names += listed_names(text) or named_under_label(text)
            if text and not names and not _PICTURED.fullmatch(text):
                break
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _linked(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The names in the head that lead to a person's page.

    Above the title, or where the piece is about the person, only an authors' page tells who signs.
    """
    names: list[str] = []
    title = _head_start(page, kinds)
    for place in head_lines(page, kinds):
        text = page.lines[place].text
        for anchor in page.lines[place].anchors if place > title - _LINES_BEFORE_TITLE else ():
            shown = text[anchor.start : anchor.end]
            if is_others_label(text[: anchor.start]):
                continue
            is_sure = is_authors_page(anchor.href)
            found = linked_names(shown, anchor.href) if is_sure or place >= title else ()
            names += [name for name in found if is_sure or not is_subject(page, kinds, name)]
    return tuple(dict.fromkeys(names)) if len(names) <= _MOST_BARE_NAMES else ()


def _beside_dates(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    texts = [page.lines[place].text for place in head_lines(page, kinds)]
    # A name that the text has in one word, as "EcoFleet", is none.
    names = dict.fromkeys(n for text in texts for n in names_beside_date(glued_apart(text)) if n in text)
    return tuple(name for name in names if not is_subject(page, kinds, name))


def _bare_names(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The names in a line of their own between the title and the text; several on lines that follow each other."""
    names: list[str] = []
    last = -1
    title = _head_start(page, kinds)
    for place in head_lines(page, kinds):
        is_near = title < place <= title + _LINES_AFTER_TITLE or _is_next_to_date(page, place)
        if not is_near or page.cues[place] not in {Cue.NAME, Cue.NONE}:
            continue
        own = listed_names(page.lines[place].text)
        if place and is_others_label(page.lines[place - 1].text):
            continue
        if names and place - last > _LINES_BETWEEN_NAMES:
            break
        is_sure = _is_confirmed(page, place) if len(own) == 1 else _is_pair_under_title(page, place, own)
        if not own or not (_is_next_to_date(page, place) or is_sure):
            continue
        names += own
        if len(own) > _MOST_BARE_NAMES and not is_subject(page, kinds, own[0]):
            return own
        last = place
    names = [name for name in dict.fromkeys(names) if not is_subject(page, kinds, name)]
    return tuple(names) if len(names) <= _MOST_BARE_NAMES else ()


def _is_pair_under_title(page: Surroundings, place: int, names: Sequence[str]) -> bool:
    """Whether people joined by "and" stand right below the title; with commas alone, categories stand there too."""
    words = [word for name in names for word in name.split()]
    is_joined = " and " in page.lines[place].text and len(set(words)) == len(words)
    title = page.lines[page.title].text.casefold() if page.title is not None else ""
    return is_joined and place > 0 and page.lines[place - 1].text.casefold() == title


def _is_next_to_date(page: Surroundings, place: int) -> bool:
    return Cue.DATE in page.cues[max(0, place - 1) : place + 2]


def _is_confirmed(page: Surroundings, place: int) -> bool:
    """Whether a bare name stands near a date, under the title, over an office, or once more outside the text.

    On a page without title only the date counts: the entries of a menu stand there more than once too.
    """
    if page.lines[place].shape is BlockKind.HEADING:
        return False
    if not _BESIDE_NAMES.isdisjoint(page.cues[max(0, place - _NEAR_DATE) : place + _NEAR_DATE + 1]):
        return True
    if page.title is None:
        return False
    below = place + 1
    is_over_office = below < len(page.lines) and _is_office(page.lines[below].text, page.words[below])
    name = page.lines[place].text.strip(" _")
    return (
        0 < place - page.title <= 1
        or is_over_office
        or sum(1 for line, z in zip(page.lines, page.zones, strict=True) if z is not Zone.BODY and name in line.text)
        > 1
    )


def _is_office(text: str, words: int) -> bool:
    return words <= _MAX_OFFICE_WORDS and text[:1].isupper() and BIO_OFFICE.search(text) is not None


def _near_title(page: Surroundings, kinds: Sequence[str]) -> Iterator[str]:
    """The texts of the lines that stand close to the title and are not body; none below a label of speakers."""
    title = _head_start(page, kinds)
    reach = _NEAR_TITLE if page.title is not None else _LINES_AFTER_TITLE
    for place in range(max(0, title - _NEAR_TITLE), min(len(kinds), title + reach + 1)):
        text = page.lines[place].text
        if place > title and _SPEAKERS.match(text):
            return
        if kinds[place] and place != page.title and page.words[place] <= _MAX_ROLE_WORDS:
            yield text


def _pictured(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """Whose portrait stands beside the title, as its alternative text says."""
    for text in _near_title(page, kinds):
        match = _PICTURED.fullmatch(text)
        name = (match["name"] or match["named"]).split(",")[0] if match else ""
        if is_name(name) and not is_subject(page, kinds, name):
            return (name,)
    return ()


def _in_office(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """A name with an office behind it, as "Ann Lee, Senior Fellow"."""
    for text in _near_title(page, kinds):
        name = leading_name(glued_apart(text))
        rest = text[len(name) :] if name and text.startswith(name) else ""
        if name and BIO_OFFICE.search(rest) and not text.endswith("."):
            return (name,)
    return ()


def _before_date(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The one word between title and date, of those who sign by a first name or a pen name.

    A word that the title or the text holds too is what the piece is about, unless the copyright is its own.
    """
    title = page.title
    if title is None:
        return ()
    for place in range(title + 1, min(len(kinds) - 1, title + 4)):
        text = page.lines[place].text
        below = page.cues[place + 1]
        is_dated = below in {Cue.DATE, Cue.READING_TIME} or (
            below is Cue.COMMENTS and _AGO.search(page.lines[place + 1].text)
        )
        if kinds[place] and is_dated and page.cues[place] is Cue.NONE and is_first_name(text):
            return () if is_place_or_topic(text) or is_subject(page, kinds, text) else (text,)
    return ()


def is_subject(page: Surroundings, kinds: Sequence[str], name: str) -> bool:
    """Whether the piece is about whom or what a name tells: "Ukraine" or "Emmanuel Macron" over the date signs nothing.

    The last word of the name then stands in the title, or more than once in the text besides what says who somebody is;
    or all its words stand there in lower case, as those of a topic do.
    """
    if any(cue is Cue.COPYRIGHT and name in line.text for line, cue in zip(page.lines, page.cues, strict=True)):
        return False
    words = _NAME_WORDS.findall(name)
    body = [line.text for line, kind in zip(page.lines, kinds, strict=True) if not kind]
    common = [word for word in words if any(_whole_words(word.lower(), text) for text in body)]
    last = next((word for word in reversed(words) if not word.isupper()), name)
    # "Check" may begin a sentence of any text.
    told = name if last in common else last
    if page.title is not None and _whole_words(told, page.lines[page.title].text):
        return True
    times = sum(count for text in body if (count := _whole_words(told, text)) and not read_bio(text))
    return times >= _TOLD_OFTEN or len(common) == len(words)


def _whole_words(words: str, text: str) -> int:
    """How often words stand in a text, whole; most never do, and to look for them costs less than a new pattern."""
    return len(re.findall(rf"\b{re.escape(words)}\b", text)) if words in text else 0


def _teams(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    for text in _near_title(page, kinds):
        match = _TEAM.fullmatch(text)
        if match and _NO_TEAM.isdisjoint(text.split()):
            return (match["team"],)
    return ()


def _written(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """Who is said to have written it, among what was cut or, as "this post was written by", in the text."""
    for line, kind, words in zip(page.lines, kinds, page.words, strict=True):
        if words > _MAX_BYLINE_WORDS or kind in _OTHERS_PARTS:
            continue
        match = _WRITTEN.match(line.text)
        if match and (kind or match["this"]):
            names = signed_names(line.text)
            if names:
                return names
    return ()


def _inside(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The byline that stands among the first lines of the text, or right below its last."""
    body = [place for place, kind in enumerate(kinds) if not kind]
    if not body:
        return ()
    for place in (
        *range(body[0], min(len(kinds), body[0] + _LINES_AFTER_TITLE)),
        *range(body[-1] + 1, min(len(kinds), body[-1] + 1 + _LINES_AFTER_TEXT)),
    ):
        text = page.lines[place].text
        if not kinds[place] or kinds[place] in _OTHERS_PARTS:
            continue
        is_name_beside_date = page.cues[place] is Cue.NAME and _is_next_to_date(page, place)
        names = (
            signed_names(text) if page.cues[place] is Cue.BYLINE else listed_names(text) if is_name_beside_date else ()
        )
        if names:
            return names
    return ()


def _before_office(text: str, words: int) -> str:
    """The name that begins a short line and has an office behind it, or ""."""
    name = (words <= _MAX_ROLE_WORDS and leading_name(text)) or ""
    return name if name and BIO_OFFICE.search(text[len(name) :]) else ""


def _closing(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The name in a line after the text, with a sentence below that speaks of the same person."""
    last = max((place for place, kind in enumerate(kinds) if not kind), default=len(kinds))
    for place in range(last + 1, min(len(kinds) - 1, last + 1 + _LINES_TO_BIO)):
        if kinds[place] in _OTHERS_PARTS:
            return ()
        text, below = page.lines[place].text, page.lines[place + 1].text
        name = text if page.cues[place] is Cue.NAME else _before_office(text, page.words[place])
        if name and below.startswith((name, name.split()[0] + " ")):
            return (name,)
    return ()


def _speaking(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """Who gave the speech that a line over it names."""
    for place in head_lines(page, kinds):
        text = page.lines[place].text
        spoken = SPOKEN_BY.match(text) if place != page.title else None
        name = leading_name(text[spoken.end() :]) if spoken else None
        if name:
            return (name,)
    return ()


_FINDERS: Final[tuple[Finder, ...]] = (
    _in_bylines, _in_masthead, _below_labels, _linked, _beside_dates, _bare_names, _pictured, _in_office, _before_date,
    _teams, _written, _closing, _inside, _speaking,
)  # fmt: skip
