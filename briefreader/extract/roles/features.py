"""What the role pass looks at: columns of numbers over the lines, from each line, its neighbours and the page.

Nothing here knows a site: words count only through the lexicon (`lexicon`), which is learned over many outlets.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.columns import distances, running, shifted, windows
from briefreader.extract.roles.lexicon import LONG_WORDS, SEEN_CHARS, Lexicon
from briefreader.extract.words.patterns import Cue
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
_FIGURE: Final = re.compile(r"[0-9]")
_SHAPE_VALUES: Final = {
    kind: [float(kind is shape) for shape in (BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CODE)]
    for kind in BlockKind
}
_MOST_WORDS: Final = 400
_LOG_WORDS: Final = tuple(math.log1p(count) for count in range(_MOST_WORDS + 1))
_EDGE: Final = 3.0
"""Before the first line and after the last count so many empty lines."""
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
_CUE_VALUES: Final = {cue: [float(cue in group) for group in _CUE_GROUPS.values()] for cue in Cue}
_HEAD_CUES: Final = _CUE_GROUPS["cue_date"] | _CUE_GROUPS["cue_byline"]
_TAIL_CUES: Final = _CUE_GROUPS["cue_end"] | _CUE_GROUPS["cue_related"] | _CUE_GROUPS["cue_comments"]
_COMMENT_CUES: Final = _CUE_GROUPS["cue_comments"]
_NO_PROSE_CUES: Final = _CUE_GROUPS["cue_page"] | _CUE_GROUPS["cue_legal"] | _CUE_GROUPS["cue_bio"]

OWN: Final = (
    "words", "terminal", "colon", "question", "lower_start", "digit_start", "capitals", "stop_words", "commas",
    "sentences", "link_share", "links", "no_digits",
    "heading", "level", "list_item", "table", "quote", "code", "picture",
    "gap_before", "gap_after", "repeats", "echo", "lexicon", "upper", "separators", "contact", *_CUE_GROUPS,
)  # fmt: skip
"""The names of a line's own features, in the order of `_own_columns`."""
_NEIGHBOUR: Final = ("words", "terminal", "stop_words", "lexicon", "link_share", "heading", "list_item", "gap_before")
_OFFSETS: Final = (-2, -1, 1, 2)
PAGE: Final = (
    "marked", "page_lines", "page_words", "line_share", "words_before", "words_after",
    "ends_seen", "since_end", "comments_seen", "comments_near", "page_cues_near", "head_cues_ahead",
    "prose_2", "prose_5", "prose_12", "prose_before", "prose_after",
    "to_next_prose", "since_prose", "peak_side", "peak_distance", "lexicon_5", "links_5", "short_run",
    "topical", "topical_5",
)  # fmt: skip
"""The names of the features that a line has from its page, in the order of `_page_columns`."""
NAMES: Final = (*OWN, *PAGE, *(f"{name}{offset:+}" for offset in _OFFSETS for name in _NEIGHBOUR))
"""The names of all columns, in the order of `feature_columns`."""

_TERMINAL_AT, _LEXICON, _LINK_SHARE = (OWN.index(name) for name in ("terminal", "lexicon", "link_share"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The page as the features need it: lines, their cues, word counts and first words (`tokens_of`)."""

    lines: Sequence[Line]
    cues: Sequence[Cue]
    words: Sequence[int]
    tokens: Sequence[Sequence[str]]
    is_marked: bool


def feature_columns(page: Evidence, lexicon: Lexicon) -> list[Sequence[float]]:
    """A number of each line for every one of `NAMES`, of a page that has any; linear in its size."""
    distinct = [frozenset(tokens) for tokens in page.tokens]
    weighed = zip(page.tokens, distinct, page.words, strict=True)
    scores = [max(-8.0, min(8.0, lexicon.score(tokens, once, count))) for tokens, once, count in weighed]
    own = _own_columns(page, scores)
    watched = [own[OWN.index(name)] for name in _NEIGHBOUR]
    return [
        *own,
        *_page_columns(page, own, _topical(distinct, page.words)),
        *(shifted(column, offset, 0.0) for offset in _OFFSETS for column in watched),
    ]


def _own_columns(page: Evidence, scores: Sequence[float]) -> list[Sequence[float]]:
    lines = page.lines
    texts = [line.text for line in lines]
    starts = [text[:1] for text in texts]
    seen = [text[:SEEN_CHARS] for text in texts]
    return [
        [_LOG_WORDS[min(_MOST_WORDS, count)] for count in page.words],
        [1.0 if _TERMINAL.search(text[-6:]) else 0.0 for text in texts],
        [1.0 if text.endswith(":") else 0.0 for text in texts],
        [1.0 if text.endswith("?") else 0.0 for text in texts],
        [1.0 if start.islower() else 0.0 for start in starts],
        [1.0 if start.isdigit() else 0.0 for start in starts],
        *_word_columns(seen, page.tokens),
        [_link_share(line) if line.anchors else 0.0 for line in lines],
        [float(min(5, len(line.anchors))) if line.anchors else 0.0 for line in lines],
        [(len(text) - len(_FIGURE.findall(text))) / (len(text) or 1) for text in seen],
        [1.0 if line.shape is BlockKind.HEADING else 0.0 for line in lines],
        [float(line.level) for line in lines],
        *zip(*(_SHAPE_VALUES[line.shape] for line in lines), strict=True),
        [float(line.is_picture) for line in lines],
        *_order_columns(page, texts),
        scores,
        [float(text.isupper()) for text in seen],
        [float(_separators(text)) for text in seen],
        [float(_is_contact(text)) for text in seen],
        *zip(*(_CUE_VALUES[cue] for cue in page.cues), strict=True),
    ]


def _word_columns(seen: Sequence[str], tokens: Sequence[Sequence[str]]) -> list[list[float]]:
    """Which share of a line's words begin with a capital or are stop words; how many commas and sentences they have."""
    words = [text.split() for text in seen]
    lengths = [len(own) or 1 for own in words]
    return [
        [len([1 for word in own if word[0].isupper()]) / length for own, length in zip(words, lengths, strict=True)],
        [sum(map(STOP_WORDS.__contains__, own)) / (len(own) or 1) for own in tokens],
        [(text.count(",") + text.count(";")) / length for text, length in zip(seen, lengths, strict=True)],
        [float(min(4, len(_SENTENCE_BREAK.findall(text)))) for text in seen],
    ]


def _link_share(line: Line) -> float:
    return sum([anchor.end - anchor.start for anchor in line.anchors]) / (len(line.text) or 1)


def _order_columns(page: Evidence, texts: Sequence[str]) -> list[list[float]]:
    """How many empty lines stand before each line and after it, how often it stands here, and whether it goes on."""
    lines, repeats = page.lines, Counter(texts)
    between = [float(min(4, line.first - before.last - 1)) for before, line in pairwise(lines)]
    echoes = [float(bool(before) and text.startswith(before)) for before, text in pairwise(texts)]
    return [
        [_EDGE, *between],
        [*between, _EDGE],
        [float(min(4, repeats[text])) for text in texts],
        [0.0, *echoes],
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
    prose = (own for own, count in zip(content, words, strict=True) if count >= LONG_WORDS)
    spread = Counter(chain.from_iterable(prose))
    some = {token for token, count in spread.items() if count > 1}
    many = {token for token in some if spread[token] > 2}  # noqa: PLR2004 - a paragraph itself, and two others
    return [
        len(own & (many if count >= LONG_WORDS else some)) / (len(own) or 1)
        for own, count in zip(content, words, strict=True)
    ]


def _page_columns(page: Evidence, own: Sequence[Sequence[float]], topical: Sequence[float]) -> list[Sequence[float]]:
    around = [value / 11 for value in windows(running(topical), 5)]
    return [*_position_columns(page), *_cue_columns(page), *_prose_columns(page, own), topical, around]


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
    tails = [1.0 if cue in _TAIL_CUES else 0.0 for cue in cues]
    comments = running([1.0 if cue in _COMMENT_CUES else 0.0 for cue in cues])
    notices = running([1.0 if cue in _NO_PROSE_CUES else 0.0 for cue in cues])
    heads = running([1.0 if cue in _HEAD_CUES else 0.0 for cue in cues])
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
        min(count, 120) / 20 if count >= LONG_WORDS and ends and cue not in _NO_PROSE_CUES else 0.0
        for count, ends, cue in zip(page.words, own[_TERMINAL_AT], page.cues, strict=True)
    ]
    sums = running(prose)
    peak = [value * (1 - share) - PEAK_COST for value, share in zip(prose, own[_LINK_SHARE], strict=True)]
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
        [value / 11 for value in windows(running(own[_LEXICON]), 5)],
        [value / 11 for value in windows(running(own[_LINK_SHARE]), 5)],
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
