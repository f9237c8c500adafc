"""Who signs a piece: the ways in which pages name an author outside the text, the surest first."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefreader.extract.bylines import glued_apart, names_beside_date, signed_names
from briefreader.extract.furniture import Surroundings
from briefreader.extract.names import is_name, leading_name
from briefreader.extract.patterns import BIO_OFFICE, Cue
from briefreader.extract.roles import Zone
from briefreader.model.brief import BlockKind

_LINES_BEFORE_TITLE: Final = 3
_LINES_AFTER_TITLE: Final = 12
_LINES_BETWEEN_NAMES: Final = 2
_LINES_AFTER_TEXT: Final = 4
_NEAR_DATE: Final = 3
_NEAR_TITLE: Final = 6
_MOST_BARE_NAMES: Final = 4
"""More names in a row, each on a line of its own, are a menu."""
_MAX_BYLINE_WORDS: Final = 30
_MAX_TEAM_WORDS: Final = 5
_MAX_ROLE_WORDS: Final = 8
_BESIDE_NAMES: Final = frozenset({Cue.DATE, Cue.READING_TIME, Cue.AUTHOR_LABEL})
_WRITTEN: Final = re.compile(
    r"(?:this (?:article|post|piece|guide) was )?(?:written|words|text|article|story|posted|authored)\s+by\b"
    r"|author\s*:",
    re.IGNORECASE,
)
_PICTURED: Final = re.compile(
    r"(?:picture|photo|headshot|portrait|avatar|image) of (?P<name>.+)|(?P<named>.+) avatar", re.IGNORECASE
)
_TEAM: Final = re.compile(r"(?:[Bb]y )?(?P<team>(?:[\w.&'’-]+ ){1,4}(?:Team|Staff|Editors|Newsroom|Contributors?))")
_NO_TEAM: Final = frozenset({"Our", "our", "Meet", "and", "&", "your", "Your", "a", "About", "Contact", "Join"})
"""Words of a menu's entry about a team."""
_OTHERS_PARTS: Final = frozenset({"related_stories", "comments", "navigation", "topic_list"})
Finder = Callable[[Surroundings, Sequence[str]], tuple[str, ...]]


def signatures_of(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The names of those who sign, from the surest place that names any; () where nobody does."""
    return next((found for find in _FINDERS if (found := find(page, kinds))), ())


def head_lines(page: Surroundings, kinds: Sequence[str]) -> list[int]:
    """The short lines around the title that are not body: from a little before it to the text."""
    title = _title(page)
    return [
        place
        for place in range(max(0, title - _LINES_BEFORE_TITLE), len(kinds))
        if kinds[place] and page.words[place] <= _MAX_BYLINE_WORDS and _is_in_head(page, kinds, place)
    ]


def _title(page: Surroundings) -> int:
    return page.title if page.title is not None else 0


def _is_in_head(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    """Whether hardly any body stands before a line."""
    title = _title(page)
    return page.zones[place] is Zone.HEAD or (
        place <= title + _LINES_AFTER_TITLE and not any(not kind for kind in kinds[title:place])
    )


def _in_bylines(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for place in head_lines(page, kinds) for name in signed_names(page.lines[place].text))


def _beside_dates(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    texts = (glued_apart(page.lines[place].text) for place in head_lines(page, kinds))
    return tuple(dict.fromkeys(name for text in texts for name in names_beside_date(text)))


def _bare_names(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The name in a line of its own between the title and the text; several on lines that follow each other."""
    names: list[str] = []
    last = -1
    title = _title(page)
    for place in head_lines(page, kinds):
        text = page.lines[place].text
        if place <= title or place > title + _LINES_AFTER_TITLE or page.cues[place] is not Cue.NAME:
            continue
        if names and place - last > _LINES_BETWEEN_NAMES:
            break
        if page.lines[place].shape is BlockKind.HEADING or not _is_confirmed(page, place):
            continue
        names.append(text)
        last = place
    return tuple(dict.fromkeys(names)) if len(names) <= _MOST_BARE_NAMES else ()


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


def _near_title(page: Surroundings, kinds: Sequence[str]) -> Iterator[str]:
    """The texts of the lines that stand close to the title and are not body."""
    title = _title(page)
    for place in range(max(0, title - _NEAR_TITLE), min(len(kinds), title + _NEAR_TITLE + 1)):
        if kinds[place] and place != title and page.words[place] <= _MAX_ROLE_WORDS:
            yield page.lines[place].text


def _pictured(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """Whose portrait stands beside the title, as its alternative text says."""
    for text in _near_title(page, kinds):
        match = _PICTURED.fullmatch(text)
        name = (match["name"] or match["named"]) if match else ""
        if is_name(name):
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


def _teams(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    for text in _near_title(page, kinds):
        match = _TEAM.fullmatch(text)
        if match and _NO_TEAM.isdisjoint(text.split()):
            return (match["team"],)
    return ()


def _written(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """Who is said to have written it, wherever that stands among what was cut."""
    for line, kind in zip(page.lines, kinds, strict=True):
        if kind and kind not in _OTHERS_PARTS and _WRITTEN.match(line.text):
            names = signed_names(line.text)
            if names:
                return names
    return ()


def _closing(page: Surroundings, kinds: Sequence[str]) -> tuple[str, ...]:
    """The name in a line of its own right after the text, with a sentence below that speaks of the same person."""
    last = max((place for place, kind in enumerate(kinds) if not kind), default=len(kinds))
    for place in range(last + 1, min(len(kinds), last + 1 + _LINES_AFTER_TEXT)):
        if kinds[place] in _OTHERS_PARTS:
            return ()
        name = page.lines[place].text
        below = page.lines[place + 1].text if place + 1 < len(kinds) else ""
        if page.cues[place] is Cue.NAME and below.startswith((name, name.split()[0] + " ")):
            return (name,)
    return ()


_FINDERS: Final[tuple[Finder, ...]] = (
    _in_bylines, _beside_dates, _bare_names, _pictured, _in_office, _teams, _written, _closing,
)  # fmt: skip
