"""Which line is the title: every short line before the text is weighed against the others and against none at all."""

import math
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.score_card import ScoreCard
from briefreader.extract.roles.title_columns import SIGNED, Candidates
from briefreader.extract.words.bylines import listed_names
from briefreader.extract.words.envelopes import memo_fields
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BlockKind

LEAST_CHANCE: Final = {True: 0.5, False: 0.55}
"""Below this chance the likeliest candidate of a page with headings, or without, is left out.

On unseen outlets, asking for more loses several right titles for each wrong one that it spares: of the wrong ones that
are left most stand on pages whose own headline is another than the title that their publisher gave.
"""
_LEAST_SIGNED_CHANCE: Final = 0.4
"""The same for a line that is signed right below; of eight such lines of the development pages seven are the title."""
_LEAST_COUNTED: Final = 0.03
"""A candidate with a smaller chance than this adds nothing to that of its like; it bounds how many are compared."""
_NEARLY: Final = 0.9
"""Titles whose letters match to this share are one."""
_LEAST_CHANCE_OF_SEVERAL: Final = 0.15
"""The same for a line above the names of several people and a date; no menu or heading stands so."""
_SEVERAL: Final = 2
_LEAST_FIRST_CHANCE: Final = 0.15
"""The same for the first line of a file that was cleaned already."""
_SHORT_HEAD: Final = 5
"""A file with so few lines before its text has been cleaned already."""
_MAX_WORDS: Final = 32
_REACH: Final = 60
"""A title stands at most so many lines before the text, or on the page's first lines."""
_FIRST_LINES: Final = 5
_NO_TITLES: Final = SIGNED | {Cue.COPYRIGHT, Cue.COMMENTS, Cue.SIGN_UP, Cue.SHARE, Cue.NAVIGATION}
_MOST_COUNTED: Final = 120
"""More words of one line say nothing more about where the text is."""
_TEXT_WORDS: Final = 12
_FEW_WORDS: Final = 4
_WORD: Final = re.compile(r"\w+")
_SENTENCES: Final = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z]\w*\s+\S+\s+\S+.*\.\Z")


def candidate_rows(page: Evidence, start: int, odds: Sequence[float]) -> list[tuple[int, list[float]]]:
    """The places and features of the candidates; `start` is the first line of the text, `odds` those of being body."""
    densest = _densest_start(page, odds)
    places = _candidates(page, start, max(start, densest))
    if not places:
        return []
    rows = Candidates(page=page, places=places, start=start, densest=densest, odds=odds).rows()
    return list(zip(places, rows, strict=True))


def _densest_start(page: Evidence, odds: Sequence[float]) -> int:
    """Where the run of lines begins that holds most words of the body (Kadane's maximum subarray).

    Notices and teasers above the title are also likely body, but few and far from the rest.
    """
    best = current = 0.0
    first = begun = 0
    for place, (value, words) in enumerate(zip(odds, page.words, strict=True)):
        current += math.tanh(value / 2) * min(words, _MOST_COUNTED)
        if current <= 0:
            current, begun = 0.0, place + 1
        elif current > best:
            best, first = current, begun
    running = (p for p in range(first, len(odds)) if page.words[p] >= _TEXT_WORDS and odds[p] > 0)
    return next(running, first)


def _candidates(page: Evidence, start: int, last: int) -> list[int]:
    """Short lines near the text or at the top of the page that are nothing else."""
    lines, words = page.lines, page.words
    return [
        place
        for place in range(min(len(lines), last + 2))
        if (-_REACH <= place - start < 2 or place >= last - _REACH or place < _FIRST_LINES or lines[place].level == 1)  # noqa: PLR2004 - the text's first lines too
        and 0 < words[place] <= _MAX_WORDS
        and page.cues[place] not in _NO_TITLES
        and not lines[place].is_picture
        and not _is_running_text(lines[place], words[place], is_inside=place >= last)
        and not _is_field(lines[place].text)
    ]


def _is_field(text: str) -> bool:
    """Whether a line says to whom, from whom or when, as in the head of a memo that a text begins with."""
    return any(name != "subject" for name, _ in memo_fields(text))


def _is_running_text(line: Line, words: int, *, is_inside: bool) -> bool:
    """Whether a line is a sentence of the text or a paragraph rather than a name for it."""
    if line.shape is BlockKind.HEADING or not line.text.endswith((".", "!", "?", "”")):
        return False
    return (is_inside and line.text.endswith(".")) or (words > _FEW_WORDS and bool(_SENTENCES.search(line.text)))


def choose_title(page: Evidence, rows: Sequence[tuple[int, Sequence[float]]], card: ScoreCard) -> int | None:
    """The first line with the words of the likeliest candidate; None where even that is unlikely.

    In a file that was cleaned already the only main heading is the title, and so is the first line where it is the only
    candidate; where it is one of several it needs less than elsewhere, and may be less likely than what stands below
    the byline or the date.
    """
    if not rows:
        return None
    lines, places = page.lines, [place for place, _ in rows]
    has_short_head = places[-1] <= _SHORT_HEAD
    main = [place for place in places if lines[place].level == 1 and lines[place].shape is BlockKind.HEADING]
    if has_short_head and len(main) == 1:
        return main[0]
    is_headed = has_headings(lines)
    chances = card.chances([row for _, row in rows], is_headed=is_headed)
    chance, best = likeliest([lines[place].text for place in places], chances)
    opens = has_short_head and places[0] == 0 and (len(places) == 1 or chances[0] >= _LEAST_FIRST_CHANCE)
    if opens and not SIGNED.isdisjoint(page.cues[: places[best]]):
        return 0
    if chance >= LEAST_CHANCE[is_headed]:
        return places[best]
    return 0 if opens else _signed_title(page, places, chances, chance, best)


def _signed_title(
    page: Evidence, places: Sequence[int], chances: Sequence[float], chance: float, best: int
) -> int | None:
    """The likeliest candidate if it is signed right below, else the first that several people sign; None for none."""
    if chance >= _LEAST_SIGNED_CHANCE and _signatures(page, places[best]):
        return places[best]
    likely = (place for place, own in zip(places, chances, strict=True) if own >= _LEAST_CHANCE_OF_SEVERAL)
    return next((place for place in likely if _signatures(page, place) >= _SEVERAL), None)


def _signatures(page: Evidence, place: int) -> int:
    """How many people sign the piece in the line right below: all names of a line beside a date, or a byline's one."""
    below = place + 1
    if below == len(page.lines):
        return 0
    if page.cues[below] is Cue.BYLINE:
        return 1
    return len(listed_names(page.lines[below].text)) if Cue.DATE in page.cues[below : below + 2] else 0


def has_headings(lines: Sequence[Line]) -> bool:
    """Whether a page tells its headings; Markdown of print pages does not, and is as hard as flattened text."""
    return any(line.shape is BlockKind.HEADING for line in lines)


def likeliest(texts: Sequence[str], chances: Sequence[float]) -> tuple[float, int]:
    """The chance of the likeliest title, in whichever lines it stands or nearly stands, and the first with its words.

    Lines that are nearly alike are one title: pages print theirs again in their path, with another dash or apostrophe.
    """
    counted = [at for at, chance in enumerate(chances) if chance >= _LEAST_COUNTED]
    words = {at: " ".join(_WORD.findall(texts[at].casefold())) for at in counted}
    summed = {at: chances[at] for at in counted}
    for one, other in combinations(counted, 2):
        if _is_nearly(words[one], words[other]):
            summed[one] += chances[other]
            summed[other] += chances[one]
    best = max(summed, key=summed.__getitem__, default=None)
    return (summed[best], texts.index(texts[best])) if best is not None else (0.0, -1)


def _is_nearly(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _NEARLY and matcher.quick_ratio() >= _NEARLY and matcher.ratio() >= _NEARLY
