"""Labelled fields, as catalogues and repositories print them: "Publication Date:" and, behind or below it, a value."""

import re
from collections.abc import Sequence
from typing import Final

from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.words.dates import FoundDate, date_of

_DATED: Final = re.compile(
    r"(?:publication date|date (?:of publication|published)|published(?: on)?|release date|date issued)\s*:"
    r"\s*(?P<value>.*)",
    re.IGNORECASE,
)
_PUBLISHED_BY: Final = re.compile(
    r"(?:institution|publisher|publishing (?:institution|organi[sz]ation)|published by)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_MAX_NAME_WORDS: Final = 8


def recorded_date(page: Surroundings, kinds: Sequence[str]) -> FoundDate | None:
    """The date of publication that a field gives, and all its words; a year or a month and year count here too."""
    value = _value(page, kinds, _DATED) or ""
    iso = date_of(value)
    return FoundDate(iso=iso, raw=value, start=0, end=len(value)) if iso else None


def recorded_outlet(page: Surroundings, kinds: Sequence[str]) -> str | None:
    """The institution that a field names, if it is named in a few words."""
    value = _value(page, kinds, _PUBLISHED_BY)
    return value if value and value[0].isupper() and value.count(" ") < _MAX_NAME_WORDS else None


def _value(page: Surroundings, kinds: Sequence[str], label: re.Pattern[str]) -> str | None:
    """What the first field with this label holds, outside the text and its related stories."""
    for place, kind in enumerate(kinds):
        match = label.fullmatch(page.lines[place].text) if kind and kind != "related_stories" else None
        if not match:
            continue
        below = page.lines[place + 1].text if place + 1 < len(kinds) and kinds[place + 1] else ""
        value = match["value"].strip() or below
        if value and not value.endswith(":"):
            return value
    return None
