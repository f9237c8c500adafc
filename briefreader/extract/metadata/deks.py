"""The sentence or subtitle under the title, and the place that a report begins with."""

import re
from collections.abc import Sequence
from typing import Final

from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.dates import find_date
from briefreader.extract.words.patterns import Cue

_MIN_DEK_WORDS: Final = 8
_MAX_DEK_WORDS: Final = 40
_MIN_SUBTITLE_WORDS: Final = 5
_MIN_SMALL_WORDS: Final = 2
_LABEL_MARKS: Final = re.compile(
    r"[|•·»›>@]|:\Z|\d{4}\Z|\b(?:min(?:ute)?s?|published|posted|updated|stills?)\b", re.IGNORECASE
)
_NOT_OF_THE_PIECE: Final = re.compile(
    r"[»›❯]|\b(?:earn|receive|get) (?:an? |some )?(?:\w+ )?commissions?\b|\bcommissions? from \w+ links\b"
    r"|\bthrough (?:the |our |these )?links\b|\baffiliate links?\b|\bour editorial policy\b|\bvalidation purposes\b"
    r"|\byour (?:inbox|e-?mail address|cart|browser)\b"
    r"|\A(?:skip|sign up|log ?in|subscribe|thank you|posted by|written by)\b"
    r"|\Athis (?:blog|post|article|piece)\b.*\b(?:authored|written) by\b"
    r"|\A(?:an? )?(?:\w+ )?(?:illustration|photo(?:graph)?|screenshot) of\b|\bbackground\.\Z",
    re.IGNORECASE,
)
"""What a site says to its visitors or of a picture, in whole sentences between title and text."""
_COMPARED_PARAGRAPHS: Final = 2
_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??)"
    r"(?:,? \(?(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?\)?)?"
    r"(?: \([\w ]{2,30}\))? ?[—–-]{1,2} (?=[\"“A-Z])"
)
_DEK_RATIO: Final = 1.7
"""The paragraphs after a dek are at least so many times as long."""


def find_dek(page: Surroundings, kinds: Sequence[str]) -> int | None:
    """The sentence under the title: in the head where nothing else explains it, or opening the body.

    A dek that opens the body follows the title or the genre, is short, and is far shorter than the paragraphs after it.
    """
    has_title = False
    for place, kind in enumerate(kinds):
        has_title = has_title or kind == "title"
        text = page.lines[place].text
        is_sentence = page.words[place] >= _MIN_DEK_WORDS and text.endswith((".", "?", "!", "”"))
        if page.zones[place] is Zone.BODY:
            is_dek = (is_sentence and _is_opening_dek(page, kinds, place)) or _is_above_dateline(page, kinds, place)
            return place if is_dek else None
        explains = is_sentence or _is_subtitle(page, kinds, place)
        if has_title and kind == "head" and explains and not _NOT_OF_THE_PIECE.search(text):
            return place
    return None


def _is_subtitle(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    """Whether a line right below the title goes on with it, without a full stop: words in small letters, no labels."""
    text = page.lines[place].text
    small = sum(word[:1].islower() for word in text.split())
    return (
        _MIN_SUBTITLE_WORDS <= page.words[place] <= _MAX_DEK_WORDS
        and place > 0
        and kinds[place - 1] == "title"
        and page.cues[place] is Cue.NONE
        and text[0].isupper()
        and not _LABEL_MARKS.search(text)
        and find_date(text) is None
        and small >= _MIN_SMALL_WORDS
    )


def _is_above_dateline(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    """Whether a subtitle stands where a report begins with its place: "GENEVA, May 2 —"."""
    is_dated = place + 1 < len(kinds) and not kinds[place + 1] and dateline_of(page.lines[place + 1].text) is not None
    return is_dated and _is_subtitle(page, kinds, place)


def _repeats_title(page: Surroundings, place: int) -> bool:
    """Whether a line is the title, or begins with it and dates it."""
    title = page.title
    if title is None or place < title:
        return False
    text = page.lines[place].text
    return place == title or (text.startswith(page.lines[title].text) and find_date(text) is not None)


def _is_opening_dek(page: Surroundings, kinds: Sequence[str], place: int) -> bool:
    if place == 0 or page.words[place] > _MAX_DEK_WORDS:
        return False
    if not (_repeats_title(page, place - 1) or page.cues[place - 1] is Cue.GENRE):
        return False
    following = [page.words[later] for later in range(place + 1, len(kinds)) if not kinds[later]][:_COMPARED_PARAGRAPHS]
    return len(following) == _COMPARED_PARAGRAPHS and min(following) > _DEK_RATIO * page.words[place]


def dateline_of(body: str) -> str | None:
    """The place that the text begins with, in capitals and before a dash: "GENEVA, May 2 —"."""
    match = _DATELINE.match(body)
    return match["place"].strip() if match else None
