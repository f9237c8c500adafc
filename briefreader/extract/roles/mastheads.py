"""Titles that do not stand alone on one line: masthead lines that hold more, and titles of more than one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.words.bylines import listed_names
from briefreader.extract.words.names import in_small_letters
from briefreader.extract.words.patterns import GENRES, Cue

_BARS: Final = re.compile(r"\s+[|•·]\s+")
_OPEN: Final = re.compile(r"(?:[:–—-]|\b(?:a|an|and|at|by|for|from|in|of|on|or|that|the|to|with))\Z", re.IGNORECASE)
"""How a line ends that a title goes on after."""
_MOST_LINES: Final = 4
_MAX_WORDS: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a masthead line holds: the title, and the genre and the people that stand beside it."""

    title: str
    genre: str | None = None
    names: tuple[str, ...] = ()


def read_masthead(text: str) -> Masthead:
    """The parts of a title's line: "POLICY BRIEF | SCHOOL MEALS | ANN LEE"; what is no genre and no name is title."""
    parts = [part.strip() for part in _BARS.split(text)]
    if len(parts) < 2 or not GENRES.fullmatch(parts[0].lower()):  # noqa: PLR2004 - a genre and a title
        return Masthead(title=text)
    names = listed_names(in_small_letters(parts[-1])) if len(parts) > 2 else ()  # noqa: PLR2004 - and people
    rest = parts[1 : len(parts) - bool(names)]
    return Masthead(title=" | ".join(rest), genre=parts[0], names=names)


def title_lines(lines: Sequence[Line], cues: Sequence[Cue], title: int, most: int) -> range:
    """The lines of a title that goes on in the lines glued to its first: in capitals too, or after a word left open.

    Args:
        lines: the page's.
        cues: theirs.
        title: the first line of the title.
        most: the line that it ends before at the latest.
    """
    last = title
    is_capitals = lines[title].text.isupper()
    while last + 1 < min(most, title + _MOST_LINES) and cues[last + 1] is Cue.NONE:
        line = lines[last + 1]
        goes_on = line.text.isupper() if is_capitals else _OPEN.search(lines[last].text) is not None
        if not goes_on or line.known or line.first != lines[last].last + 1 or line.text.count(" ") >= _MAX_WORDS:
            break
        last += 1
    return range(title, last + 1)
