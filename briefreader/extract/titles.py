"""Which line is the title: every short line before the text is weighed against the others and against none at all."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from briefreader.extract.features import LONG_WORDS, STOP_WORDS, Evidence, lexicon_terms, tokens_of
from briefreader.extract.lines import Line
from briefreader.extract.patterns import Cue
from briefreader.extract.trees import Ensemble
from briefreader.model.brief import BlockKind

NAMES: Final = (
    "words", "full_stop", "colon", "lower_start", "question", "capitals", "upper", "repeats", "level", "first_top",
    "distance", "signed_after", "signed_before", "in_text", "often_in_text", "linked", "place", "separator",
    "list_item", "words_before", "words_after", "share_of_longest", "cue", "rank", "later_rivals",
    "echoed_in_text", "marked", "gap", "lexicon", "odds", "odds_before", "odds_after", "digits", "held_by_others",
    "in_lead", "first_rival", "cue_before", "cue_after", "words_around", "longest_shared",
)  # fmt: skip
"""The features of a candidate, in the order of its row."""
_MAX_WORDS: Final = 32
_REACH: Final = 60
"""A title stands at most so many lines before the text, or on the page's first lines."""
_FIRST_LINES: Final = 5
_SIGNED: Final = frozenset({Cue.BYLINE, Cue.DATE, Cue.READING_TIME})
_NO_TITLES: Final = _SIGNED | {Cue.COPYRIGHT, Cue.COMMENTS, Cue.SIGN_UP, Cue.SHARE, Cue.NAVIGATION}
_NEAR: Final = 6
_LEAD_PARAGRAPHS: Final = 3
_MOST_ODDS: Final = 8.0
_CUE_RANKS: Final = {cue: float(rank) for rank, cue in enumerate(Cue)}
_RIVAL_WORDS: Final = 4
_OFTEN: Final = 3
_SENTENCES: Final = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z]\w*\s+\S+\s+\S+.*\.\Z")
_MOSTLY: Final = 0.8
_SHORT_HEAD: Final = 5
"""A file with so few lines before its text has been cleaned already: the best candidate is the title."""
LEAST_ODDS: Final = {True: -1.4, False: -0.7}
"""Below these log-odds the best candidate of a page with markup, or without, is left out, unless it is far ahead."""
_FAR_AHEAD: Final = 2.0
"""Log-odds over the next candidate with other words. The two were chosen together on unseen outlets, so that a third of
plain text's wrong titles are left out for a twentieth of the right ones."""
_LEAST_FIRST: Final = -2.5


def candidate_rows(
    page: Evidence, start: int, odds: Sequence[float], lexicon: Mapping[str, float]
) -> list[tuple[int, list[float]]]:
    """The places and features of the candidates; `start` is the first line of the text, `odds` those of being body."""
    lines, cues, words = page.lines, page.cues, page.words
    places = _candidates(lines, cues, words, start)
    if not places:
        return []
    text, lead = _text_words(page, start), _text_words(page, start, most=_LEAD_PARAGRAPHS)
    shown = "\n".join(line.text for line in lines)
    repeats = Counter(line.text for line in lines)
    top = next((p for p in places if lines[p].level == 1 and lines[p].shape is BlockKind.HEADING), -1)
    longest = max(words[place] for place in places)
    rivals = [place for place in places if words[place] >= _RIVAL_WORDS]
    rows = []
    for rank, place in enumerate(places):
        line, count = lines[place], words[place]
        signed = [place for place in range(place + 1, min(start, place + 1 + _NEAR)) if cues[place] in _SIGNED]
        row = [
            *_shape_features(line),
            float(min(3, repeats[line.text])),
            float(line.level) if line.shape is BlockKind.HEADING else 0.0,
            float(place == top),
            math.log1p(start - place) if place <= start else -1.0,
            float(signed[0] - place) if signed else 9.0,
            float(any(cue in _SIGNED for cue in cues[max(0, place - 3) : place])),
            *_overlap(line.text, text),
            float(any(a.end - a.start > _MOSTLY * len(line.text) for a in line.anchors)),
            float(min(place, 30)),
            float(" | " in line.text or " - " in line.text or " – " in line.text or "›" in line.text),
            float(line.shape is BlockKind.LIST_ITEM),
            *_words_beside(words, place),
            count / longest,
            float(cues[place] is not Cue.NONE),
            float(min(30, len(places) - rank)),
            float(min(10, sum(1 for rival in rivals if rival > place))),
            float(repeats[line.text] > 1 and count >= _RIVAL_WORDS),
            float(page.is_marked),
            float(min(4, line.first - lines[place - 1].last - 1)) if place else 4.0,
            sum(lexicon.get(term, 0.0) for term in lexicon_terms(tokens_of(line.text), count)),
            *_odds_around(odds, place),
            sum(map(str.isdigit, line.text)) / len(line.text),
            float(min(4, shown.count(line.text) - repeats[line.text])),
            _overlap(line.text, lead)[0],
            float(bool(rivals) and place == rivals[0]),
            *_around(page, place),
            float(count == longest),
        ]
        rows.append((place, row))
    return rows


def _odds_around(odds: Sequence[float], place: int) -> tuple[float, float, float]:
    """How likely a line, the one before and the one after are to be body, as log-odds."""
    here, before, after = (
        max(-_MOST_ODDS, min(_MOST_ODDS, odds[at])) if 0 <= at < len(odds) else -_MOST_ODDS
        for at in (place, place - 1, place + 1)
    )
    return here, before, after


def _words_beside(words: Sequence[int], place: int) -> tuple[float, float]:
    before = float(min(40, words[place - 1])) if place else 0.0
    return before, float(min(40, words[place + 1])) if place + 1 < len(words) else 0.0


def _around(page: Evidence, place: int) -> tuple[float, float, float]:
    """The cues of the lines before and after, and how long the lines before are on the average."""
    before = _CUE_RANKS[page.cues[place - 1]] if place else -1.0
    after = _CUE_RANKS[page.cues[place + 1]] if place + 1 < len(page.lines) else -1.0
    return before, after, sum(min(30, other) for other in page.words[max(0, place - _NEAR) : place]) / _NEAR


def _text_words(page: Evidence, start: int, *, most: int | None = None) -> Counter[str]:
    """The words of the paragraphs, or of the first few."""
    paragraphs = [place for place in range(start, len(page.lines)) if page.words[place] >= LONG_WORDS]
    return Counter(token for place in paragraphs[:most] for token in tokens_of(page.lines[place].text))


def _candidates(lines: Sequence[Line], cues: Sequence[Cue], words: Sequence[int], start: int) -> list[int]:
    """Short lines near the text or at the top of the page that are nothing else."""
    return [
        place
        for place in range(min(len(lines), start + 2))
        if (place >= start - _REACH or place < _FIRST_LINES or lines[place].level == 1)
        and 0 < words[place] <= _MAX_WORDS
        and cues[place] not in _NO_TITLES
        and not lines[place].is_picture
        and not _is_running_text(lines[place], words[place], is_inside=place >= start)
    ]


def _is_running_text(line: Line, words: int, *, is_inside: bool) -> bool:
    """Whether a line is a sentence of the text or a paragraph rather than a name for it."""
    if line.shape is BlockKind.HEADING or not line.text.endswith((".", "!", "?", "”")):
        return False
    return (is_inside and line.text.endswith(".")) or (words > _RIVAL_WORDS and bool(_SENTENCES.search(line.text)))


def _shape_features(line: Line) -> list[float]:
    raw = line.text.split()
    return [
        math.log(len(raw)),
        float(line.text.endswith(".")),
        float(line.text.endswith(":")),
        float(line.text[0].islower()),
        float(line.text.endswith("?")),
        sum(1 for word in raw if word[0].isupper()) / len(raw),
        float(line.text.isupper()),
    ]


def _overlap(title: str, text: Counter[str]) -> tuple[float, float]:
    """Which shares of a line's content words stand in the text, at all and often."""
    content = [token for token in tokens_of(title) if token not in STOP_WORDS]
    seen = max(1, len(content))
    return (
        sum(1 for token in content if token in text) / seen,
        sum(1 for token in content if text[token] > _OFTEN) / seen,
    )


def choose_title(page: Evidence, rows: Sequence[tuple[int, Sequence[float]]], trees: Ensemble) -> int | None:
    """The first line with the words of the likeliest candidate; None where even that is unlikely."""
    lines = page.lines
    has_short_head = not rows or rows[-1][0] <= _SHORT_HEAD
    if has_short_head:
        marked = [place for place, _ in rows if lines[place].level == 1 and lines[place].shape is BlockKind.HEADING]
        if len(marked) == 1:
            return marked[0]
    scored = sorted(((trees.score(row), -place) for place, row in rows), reverse=True)
    if not scored:
        return None
    best, place = scored[0][0], -scored[0][1]
    rival = next((odds for odds, other in scored if lines[-other].text != lines[place].text), -math.inf)
    if best < LEAST_ODDS[page.is_marked] and best - rival < _FAR_AHEAD:
        first = next((odds for odds, other in scored if other == 0), -math.inf)
        if not has_short_head or first < _LEAST_FIRST:
            return None
        place = 0
    return next(other for other, _ in rows if lines[other].text == lines[place].text)
