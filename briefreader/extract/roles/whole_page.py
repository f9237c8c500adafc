"""The role of every line, decided for the page as a whole.

Trained trees say how likely each line is body (`features`, `weights`). Two steps then decide for all lines at once:
the threshold is the one that makes the expected F1 of the page's words largest (a page that is hard to read keeps more,
Jansche 2007, "A maximum expected utility framework for binary sequence labeling"; the trees may take a whole page for
more or less than it is, so that the expectation is over readings of the page, `_READINGS`), and the best path through
the grammar HEAD, BODY interrupted by ASIDE, END (Viterbi) takes the marks into account after which no article goes on.
"""

import math
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from briefreader.extract.front.html_tree import Tree
from briefreader.extract.roles.features import Evidence, feature_columns
from briefreader.extract.roles.html_features import html_columns
from briefreader.extract.roles.structure import structural_evidence
from briefreader.extract.roles.weights import Weights
from briefreader.extract.words.patterns import Cue


class Zone(IntEnum):
    """Where a line stands in the page; only BODY is the article."""

    HEAD = 0
    BODY = 1
    ASIDE = 2
    END = 3


_NEVER: Final = -1e9
_STEP: Final = (
    # to HEAD, BODY, ASIDE, END: a little for each change, so that a line in doubt goes with its neighbours
    (0.0, -0.1, _NEVER, _NEVER),
    (_NEVER, 0.0, -0.1, -0.1),
    (_NEVER, -0.1, 0.0, _NEVER),
    (_NEVER, _NEVER, _NEVER, 0.0),
)
_START: Final = (0.0, -0.1, _NEVER, _NEVER)
_CERTAIN: Final = 8.0
"""Log-odds that no line outweighs."""
_END_EVIDENCE: Final = 20.0
"""Log-odds for the end at its mark: as much as two and a half certain lines after it, or many in doubt."""
_MIN_BODY_SHARE: Final = 0.25
"""A mark of the end is believed when at least this share of all likely body words stands before it: "top stories" may
also head a page."""
_PAGE_SPREAD: Final = 2.0
"""Log-odds: how far the trees are off for all lines of a page of an unseen outlet alike, as a standard deviation.
Errors are no independent accidents of single lines: a page of a strange kind is strange from its first line to its
last."""
_PAGE_BIAS: Final = -0.6
"""Log-odds by which the trees promise too much on unseen outlets; both were chosen by cross-validation by outlet."""
HTML_TRUST: Final = 0.4
"""Log-odds that the trees of HTML earn more than those of the text: they have learned from odds for unseen outlets, and
so promise less too much (`_PAGE_BIAS`); chosen in the same way."""
_READINGS: Final = tuple(
    (math.exp(-(_PAGE_BIAS + offset * math.sqrt(3) * _PAGE_SPREAD)), share)
    for offset, share in ((-1, 1 / 6), (0, 2 / 3), (1, 1 / 6))
)
"""How a page may be read: a factor for the odds against each line, and the chance of this reading (Gauss-Hermite
quadrature of a normal distribution with three nodes)."""
_LARGEST: Final = 30.0
"""Log-odds beyond which a line is certain to the precision of numbers."""
_FARTHEST: Final = 0.5
"""Log-odds: the threshold lies between two lines, but no farther than this below the one that is kept."""
_TEXT_WORDS: Final = 12
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "”")


def body_odds(page: Evidence, weights: Weights, tree: Tree | None = None) -> list[float]:
    """The log-odds of each line for being body; of a page of HTML judged again with its tree of elements."""
    if not page.lines:
        return []
    columns = feature_columns(page, weights.lexicon)
    odds = weights.roles.scores(columns)
    if tree is not None:
        judged = weights.html.scores(html_columns(page, tree, (columns, odds), weights.classes))
        odds = [value + HTML_TRUST for value in judged]
    return [value + more for value, more in zip(odds, structural_evidence(page, odds), strict=True)]


def most_likely_body(odds: Sequence[float], words: Sequence[int]) -> list[bool]:
    """The lines that together have the largest expected F1 over words."""
    threshold = _best_threshold(odds, words)
    return [value >= threshold for value in odds]


def _best_threshold(odds: Sequence[float], words: Sequence[int]) -> float:
    """Between the last line that is kept and the next; infinite where nothing is kept."""
    against = [math.exp(-max(-_LARGEST, min(_LARGEST, value))) for value in odds]
    order = sorted(range(len(odds)), key=lambda line: -odds[line])
    values = [0.0] * len(odds)
    for factor, share in _READINGS:
        likely = [count / (1 + factor * value) for value, count in zip(against, words, strict=True)]
        total = sum(likely)
        kept = expected = 0.0
        for rank, place in enumerate(order):
            kept += words[place]
            expected += likely[place]
            if kept:
                values[rank] += share * expected / (kept + total)
    best = max(values, default=0.0)
    if not best:
        return math.inf
    rank = values.index(best)
    lowest = odds[order[rank]]
    below = next((odds[place] for place in order[rank:] if odds[place] < lowest), -math.inf)
    return max((lowest + below) / 2, lowest - _FARTHEST)


def text_start(page: Evidence, body: Sequence[bool]) -> int:
    """The first line of running text in the body; where all is short, its first sentence, else the number of lines."""
    kept = [place for place, is_body in enumerate(body) if is_body]
    running = (place for place in kept if page.words[place] >= _TEXT_WORDS)
    sentences = (place for place in kept if page.lines[place].text.endswith(_SENTENCE_ENDS))
    return next(running, next(sentences, len(body)))


def zones_of(page: Evidence, odds: Sequence[float]) -> list[Zone]:
    """One zone a line."""
    if not odds:
        return []
    threshold = _best_threshold(odds, page.words)
    marks = _believed_marks(page, odds)
    evidence = [
        (max(-_CERTAIN, min(_CERTAIN, value - threshold)), _END_EVIDENCE if place in marks else 0.0)
        for place, value in enumerate(odds)
    ]
    return _closed(_best_path(evidence))


def _believed_marks(page: Evidence, odds: Sequence[float]) -> frozenset[int]:
    """The lines after which the article does not go on."""
    likely = [count if value > 0 else 0 for value, count in zip(odds, page.words, strict=True)]
    needed = _MIN_BODY_SHARE * sum(likely)
    before = 0
    for place, cue in enumerate(page.cues):
        if cue is Cue.END_LABEL and before > needed:
            return frozenset({place})
        before += likely[place]
    return frozenset()


def _best_path(evidence: Sequence[tuple[float, float]]) -> list[Zone]:
    """Viterbi: the sequence of zones with the most evidence less the costs of its steps."""
    at_head, at_body, at_aside, at_end = Zone
    head, body, aside, end = _START
    body += evidence[0][0]
    to_head, to_body, to_aside, to_end = zip(*_STEP, strict=True)
    back: list[tuple[Zone, Zone, Zone, Zone]] = []
    for value, mark in evidence[1:]:
        into_body, body_came = body + to_body[1], at_body
        if head + to_body[0] > into_body:
            into_body, body_came = head + to_body[0], at_head
        if aside + to_body[2] >= into_body:
            into_body, body_came = aside + to_body[2], at_aside
        into_aside, aside_came = aside + to_aside[2], at_aside
        if body + to_aside[1] > into_aside:
            into_aside, aside_came = body + to_aside[1], at_body
        into_end, end_came = end + to_end[3], at_end
        if body + to_end[1] > into_end:
            into_end, end_came = body + to_end[1], at_body
        head += to_head[0]
        body, aside, end = into_body + value, into_aside, into_end + mark
        back.append((at_head, body_came, aside_came, end_came))
    last = max((head, at_head), (body, at_body), (aside, at_aside), (end, at_end))[1]
    path = [last]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _closed(path: list[Zone]) -> list[Zone]:
    """After the last line of the body everything is END, also where no mark of it stands."""
    last = max((place for place, zone in enumerate(path) if zone is Zone.BODY), default=len(path))
    return path[: last + 1] + [Zone.END] * (len(path) - last - 1)
