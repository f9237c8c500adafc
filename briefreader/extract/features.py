"""What the role pass looks at: one row of numbers for every line, from the line, its neighbours and the page.

Nothing here knows a site: words count only through the lexicon (`lexicon`), which is learned over many outlets.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from briefreader.extract.columns import distances, running, windows
from briefreader.extract.lexicon import LONG_WORDS, SEEN_CHARS, Lexicon, tokens_of
from briefreader.extract.lines import Line
from briefreader.extract.patterns import Cue
from briefreader.model.brief import BlockKind

STOP_WORDS: Final = frozenset(
    """
    a about after all also an and any are as at be because been before being between both but by can could did do does
    even for from had has have he her him his how however i if in into is it its just like many may might more most much
    must no not now of off on one only or other our out over own same she should since so some still such than that the
    their them then there these they this those through to too under until up upon us very was we were what when where
    whether which while who whose why will with within without would yet you your
    """.split()  # noqa: SIM905 - a list would fill two pages
)
_SENTENCE_BREAK: Final = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z0-9]")
_TERMINAL: Final = re.compile(r"[.!?…][\"'”’»)\]\d]*\Z")
_CONTACT: Final = re.compile(r"https?://|www\.|\S@\S|©|®|™")
_CONTACT_MARKS: Final = (":/", "www.", "@", "©", "®", "™")
"""One of them stands in every contact; to look for each costs less than a search."""
_SEPARATOR_MARKS: Final = ("|", "-", "/", "–", "—", "·", "•", "»", "›")
_FIGURES: Final = "0123456789"
_SHAPE_COLUMNS: Final = {
    kind: [float(kind is shape) for shape in (BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CODE)]
    for kind in BlockKind
}
_SEPARATORS: Final = re.compile(r"\s[|·•»›/–—-]\s|[|·•»›]")
_CUE_GROUPS: Final[Mapping[str, frozenset[Cue]]] = {
    "cue_date": frozenset({Cue.DATE, Cue.READING_TIME}),
    "cue_byline": frozenset({Cue.BYLINE}),
    "cue_name": frozenset({Cue.NAME}),
    "cue_bio": frozenset({Cue.BIO, Cue.AUTHOR_LABEL}),
    "cue_topic": frozenset({Cue.TOPIC_LABEL, Cue.GENRE}),
    "cue_related": frozenset({Cue.RELATED_LABEL}),
    "cue_end": frozenset({Cue.END_LABEL}),
    "cue_comments": frozenset({Cue.COMMENTS}),
    "cue_page": frozenset({Cue.SHARE, Cue.NAVIGATION, Cue.SIGN_UP, Cue.PAYWALL}),
    "cue_legal": frozenset({Cue.LICENCE, Cue.COPYRIGHT, Cue.DISCLAIMER, Cue.REPUBLICATION}),
    "cue_credit": frozenset({Cue.CREDIT}),
    "cue_notes": frozenset({Cue.NOTES_LABEL}),
}
_CUE_COLUMNS: Final = {cue: [float(cue in group) for group in _CUE_GROUPS.values()] for cue in Cue}
_HEAD_CUES: Final = _CUE_GROUPS["cue_date"] | _CUE_GROUPS["cue_byline"]
_TAIL_CUES: Final = _CUE_GROUPS["cue_end"] | _CUE_GROUPS["cue_related"] | _CUE_GROUPS["cue_comments"]
_NO_PROSE_CUES: Final = _CUE_GROUPS["cue_page"] | _CUE_GROUPS["cue_legal"] | _CUE_GROUPS["cue_bio"]

OWN: Final = (
    "words", "terminal", "colon", "question", "lower_start", "digit_start", "capitals", "stop_words", "commas",
    "sentences", "link_share", "links", "no_digits",
    "heading", "level", "list_item", "table", "quote", "code", "picture",
    "gap_before", "gap_after", "repeats", "echo", "lexicon", "upper", "separators", "contact", *_CUE_GROUPS,
)  # fmt: skip
"""The names of a line's own features, in the order of `own_features`."""
_NEIGHBOUR: Final = ("words", "terminal", "stop_words", "lexicon", "link_share", "heading", "list_item", "gap_before")
_neighbour_values = itemgetter(*(OWN.index(name) for name in _NEIGHBOUR))
_OFFSETS: Final = (-2, -1, 1, 2)
PAGE: Final = (
    "marked", "page_lines", "page_words", "line_share", "words_before", "words_after",
    "ends_seen", "since_end", "comments_seen", "comments_near", "page_cues_near", "head_cues_ahead",
    "prose_2", "prose_5", "prose_12", "prose_before", "prose_after",
    "to_next_prose", "since_prose", "peak_side", "peak_distance", "lexicon_5", "links_5", "short_run",
    "topical", "topical_5",
)  # fmt: skip
"""The names of the features that a line has from its page, in the order of `_page_features`."""
NAMES: Final = (*OWN, *PAGE, *(f"{name}{offset:+}" for offset in _OFFSETS for name in _NEIGHBOUR))
"""The names of all columns of `feature_rows`."""

_WORDS, _TERMINAL_AT, _LEXICON, _LINK_SHARE = (OWN.index(n) for n in ("words", "terminal", "lexicon", "link_share"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The page as the features need it: lines, their cues and word counts."""

    lines: Sequence[Line]
    cues: Sequence[Cue]
    words: Sequence[int]
    is_marked: bool


def feature_rows(page: Evidence, lexicon: Lexicon) -> list[list[float]]:
    """One row a line, in the order of `NAMES`; linear in the size of the page."""
    lines = page.lines
    if not lines:
        return []
    repeats = Counter(line.text for line in lines)
    own = []
    tokens = [tokens_of(line.text) for line in lines]
    distinct = [frozenset(spoken) for spoken in tokens]
    for place, line in enumerate(lines):
        before = line.first - lines[place - 1].last - 1 if place else 3
        after = lines[place + 1].first - line.last - 1 if place + 1 < len(lines) else 3
        previous = lines[place - 1].text if place else ""
        echo = bool(previous) and line.text.startswith(previous)
        cue, count = page.cues[place], page.words[place]
        around = (before, after, repeats[line.text], echo)
        score = lexicon.score(tokens[place], distinct[place], count)
        own.append(_own_features(line, cue, (count, tokens[place]), around, score))
    extra = _page_features(page, own, _topical(distinct, page.words))
    border = (0.0,) * len(_NEIGHBOUR)
    padded = [border, border, *map(_neighbour_values, own), border, border]
    return [
        [*row, *page_values, *before_last, *last, *following, *after_next]
        for row, page_values, before_last, last, following, after_next in zip(
            own, extra, padded, padded[1:], padded[3:], padded[4:], strict=False
        )
    ]


def _own_features(
    line: Line,
    cue: Cue,
    spoken: tuple[int, Sequence[str]],
    around: tuple[int, int, int, bool],
    score: float,
) -> list[float]:
    whole = line.text
    text = whole[:SEEN_CHARS]
    words, tokens = spoken
    raw = text.split()
    length = len(raw) or 1
    first = text[:1]
    before, after, repeats, echo = around
    return [
        math.log1p(min(words, 400)),
        1.0 if _TERMINAL.search(whole[-6:]) else 0.0,
        float(whole.endswith(":")),
        float(whole.endswith("?")),
        float(first.islower()),
        float(first.isdigit()),
        sum([word[0].isupper() for word in raw]) / length,
        sum([token in STOP_WORDS for token in tokens]) / (len(tokens) or 1),
        (text.count(",") + text.count(";")) / length,
        float(min(4, len(_SENTENCE_BREAK.findall(text)))),
        sum([anchor.end - anchor.start for anchor in line.anchors]) / (len(whole) or 1),
        float(min(5, len(line.anchors))),
        (len(text) - sum(map(text.count, _FIGURES))) / (len(text) or 1),
        float(line.shape is BlockKind.HEADING),
        float(line.level),
        *_SHAPE_COLUMNS[line.shape],
        float(line.is_picture),
        float(min(4, before)),
        float(min(4, after)),
        float(min(4, repeats)),
        float(echo),
        max(-8.0, min(8.0, score)),
        float(text.isupper()),
        float(_separators(text)),
        float(_is_contact(text)),
        *_CUE_COLUMNS[cue],
    ]


def _separators(text: str) -> int:
    """How many marks stand between the parts of a line, at most five."""
    for mark in _SEPARATOR_MARKS:
        if mark in text:
            return min(5, len(_SEPARATORS.findall(text)))
    return 0


def _is_contact(text: str) -> bool:
    """Whether an address or a trade mark stands in a line."""
    for mark in _CONTACT_MARKS:
        if mark in text:
            return _CONTACT.search(text) is not None
    return False


def _topical(distinct: Sequence[AbstractSet[str]], words: Sequence[int]) -> list[float]:
    """Which share of a line's content words also stands in two other lines of prose: what the page is about."""
    content = [own - STOP_WORDS for own in distinct]
    spread: Counter[str] = Counter()
    for own, count in zip(content, words, strict=True):
        if count >= LONG_WORDS:
            spread.update(own)
    some = {token for token, count in spread.items() if count > 1}
    many = {token for token in some if spread[token] > 2}  # noqa: PLR2004 - a paragraph itself, and two others
    return [
        len(own & (many if count >= LONG_WORDS else some)) / (len(own) or 1)
        for own, count in zip(content, words, strict=True)
    ]


def _page_features(page: Evidence, own: Sequence[Sequence[float]], topical: Sequence[float]) -> list[tuple[float, ...]]:
    around = [value / 11 for value in windows(running(topical), 5)]
    columns = (*_position_columns(page), *_cue_columns(page), *_prose_columns(page, own), topical, around)
    return list(zip(*columns, strict=True))


def _position_columns(page: Evidence) -> list[list[float]]:
    size = len(page.lines)
    before = running(page.words)
    total = before[-1]
    return [
        [float(page.is_marked)] * size,
        [math.log1p(size)] * size,
        [math.log1p(total)] * size,
        [place / size for place in range(size)],
        [count / max(1.0, total) for count in before[:-1]],
        [math.log1p(total - count) for count in before[1:]],
    ]


def _cue_columns(page: Evidence) -> list[list[float]]:
    cues, size = page.cues, len(page.lines)
    tails = [float(cue in _TAIL_CUES) for cue in cues]
    comments = running([float(cue is Cue.COMMENTS) for cue in cues])
    notices = running([float(cue in _NO_PROSE_CUES) for cue in cues])
    heads = running([float(cue in _HEAD_CUES) for cue in cues])
    return [
        [min(6.0, count) for count in running(tails)[1:]],
        distances(tails),
        [min(6.0, count) for count in comments[1:]],
        windows(comments, 8),
        windows(notices, 5),
        [heads[min(size, place + 12)] - heads[place] for place in range(size)],
    ]


def _prose_columns(page: Evidence, own: Sequence[Sequence[float]]) -> list[list[float]]:
    size = len(page.lines)
    prose = [
        min(count, 120) / 20 if count >= LONG_WORDS and row[_TERMINAL_AT] and cue not in _NO_PROSE_CUES else 0.0
        for count, row, cue in zip(page.words, own, page.cues, strict=True)
    ]
    sums = running(prose)
    peak = [value * (1 - row[_LINK_SHARE]) - PEAK_COST for value, row in zip(prose, own, strict=True)]
    first, last = densest_run(peak)
    return [
        windows(sums, 2),
        windows(sums, 5),
        windows(sums, 12),
        [value / max(1.0, sums[size]) for value in sums[:-1]],
        [sums[size] - value for value in sums[1:]],
        distances(prose[::-1])[::-1],
        distances(prose),
        [-1.0 if place < first else 1.0 if place > last else 0.0 for place in range(size)],
        [float(min(60, max(first - place, place - last, 0))) for place in range(size)],
        [value / 11 for value in windows(running([row[_LEXICON] for row in own]), 5)],
        [value / 11 for value in windows(running([row[_LINK_SHARE] for row in own]), 5)],
        _runs_without(prose),
    ]


def _runs_without(marks: Sequence[float]) -> list[float]:
    """How many lines without a mark end here, at most 40."""
    runs = []
    run = 0.0
    for mark in marks:
        run = 0.0 if mark else min(40.0, run + 1)
        runs.append(run)
    return runs


PEAK_COST: Final = 0.6
"""What a line without prose costs in the densest run: about twelve words of prose."""


def densest_run(prose: Sequence[float]) -> tuple[int, int]:
    """First and last line of the run with the largest sum (Kadane's maximum subarray)."""
    best = current = 0.0
    first = last = start = 0
    for at, value in enumerate(prose):
        current += value
        if current <= 0:
            current, start = 0.0, at + 1
        elif current > best:
            best, first, last = current, start, at
    return first, last
