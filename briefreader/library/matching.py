"""Notes whose brief is gone, and the brief that it has become: moved, renamed, converted or scraped anew."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from briefreader.model.annotation import BriefRef

_TITLE_WORDS: Final = re.compile(r"[^\W_]+")
_FEWEST_TITLE_WORDS: Final = 3
"""A title of fewer words ("Testimony", "Policy Watch") needs outlet and date to agree, not one of them."""


class Sign(StrEnum):
    """What shows that two references mean one brief, strongest first."""

    FINGERPRINT = "the same bytes"
    URL = "the same address"
    TITLE = "the same title, outlet or date"
    NAME = "the same name in another folder or format, and no other sign against it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What became of the brief of some notes.

    Attributes:
        notes: the reference in the notes.
        brief: the brief it is now; None where there is none, or more than one.
        sign: how it was known.
    """

    notes: BriefRef
    brief: BriefRef | None
    sign: Sign | None = None


def match_lost(lost: Iterable[BriefRef], briefs: Iterable[BriefRef]) -> tuple[Match, ...]:
    """For each reference of notes without a brief, the one brief without notes that it means.

    A sign counts only where it leads from one notes file to one brief and back: of two briefs with one title neither is
    taken. Notes are never given to a brief on a guess.
    """
    open_notes, open_briefs = list(lost), list(briefs)
    found: dict[str, Match] = {}
    for sign, key in _KEYS.items():
        by_key = _grouped(open_briefs, key)
        wanted = _grouped(open_notes, key)
        for value, notes in wanted.items():
            candidates = by_key.get(value, [])
            if len(notes) == len(candidates) == 1 and _agree(notes[0], candidates[0], sign):
                found[notes[0].file] = Match(notes=notes[0], brief=candidates[0], sign=sign)
        taken = {match.brief.file for match in found.values() if match.brief}
        open_notes = [notes for notes in open_notes if notes.file not in found]
        open_briefs = [brief for brief in open_briefs if brief.file not in taken]
    matches = [*found.values(), *(Match(notes=notes, brief=None) for notes in open_notes)]
    return tuple(sorted(matches, key=lambda match: match.notes.file))


def same_address(one: str | None, other: str | None) -> bool:
    """Whether two addresses lead to one page."""
    return bool(one and other and _plain_address(one) and _plain_address(one) == _plain_address(other))


def same_title(one: str | None, other: str | None) -> bool:
    """Whether two titles have the same words."""
    return bool(one and other and plain_title(one) and plain_title(one) == plain_title(other))


def _grouped(references: Iterable[BriefRef], key: Callable[[BriefRef], str]) -> dict[str, list[BriefRef]]:
    groups: dict[str, list[BriefRef]] = defaultdict(list)
    for reference in references:
        if value := key(reference):
            groups[value].append(reference)
    return groups


def _plain_address(url: str) -> str:
    """An address as pages differ in it: without scheme, `www.`, a slash at the end, query and fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.netloc.casefold().removeprefix('www.')}{parts.path.rstrip('/')}" if parts.netloc else ""


def plain_title(title: str) -> str:
    """The words of a title, as titles are compared."""
    text = unicodedata.normalize("NFKC", title).casefold().replace("’", "'").replace("'", "")
    return " ".join(_TITLE_WORDS.findall(text))


def _title(reference: BriefRef) -> str:
    return plain_title(reference.title or "")


def _name(reference: BriefRef) -> str:
    return reference.file.rsplit("/", 1)[-1].rpartition(".")[0].casefold()


_KEYS: Final[dict[Sign, Callable[[BriefRef], str]]] = {
    Sign.FINGERPRINT: lambda reference: reference.fingerprint,
    Sign.URL: lambda reference: _plain_address(reference.url or ""),
    Sign.TITLE: _title,
    Sign.NAME: _name,
}


def _agree(notes: BriefRef, brief: BriefRef, sign: Sign) -> bool:
    """Whether the rest of what is known allows a weak sign."""
    if sign in {Sign.FINGERPRINT, Sign.URL}:
        return True
    same = [
        one.casefold() == other.casefold()
        for one, other in ((notes.outlet, brief.outlet), (notes.published, brief.published))
        if one and other
    ]
    if sign is Sign.NAME:
        titles_agree = not notes.title or not brief.title or _title(notes) == _title(brief)
        return titles_agree and all(same)
    if len(_title(notes).split()) < _FEWEST_TITLE_WORDS:
        return len(same) > 1 and all(same)
    return any(same) or not same
