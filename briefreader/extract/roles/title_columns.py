"""What is known of each candidate for the title: numbers from itself, its place, the text and the other lines."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.columns import running
from briefreader.extract.roles.features import STOP_WORDS, Evidence
from briefreader.extract.roles.lexicon import LONG_WORDS
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BlockKind

SHAPE: Final = (
    "words", "characters", "full_stop", "capitals", "question_word", "superlative", "separator", "parts",
    "glued", "linked", "says_twice", "numbered",
)  # fmt: skip
"""The features of a candidate from itself, in the order of `_shape`."""
PLACE: Final = (
    "signed_after", "signed_before", "odds_before", "odds_after", "odds_second_after", "words_before", "words_after",
    "rank_from_end", "to_text", "is_first", "is_last", "is_first_rival", "is_top_heading", "share_of_longest", "crumbs",
    "is_inside", "paragraphs_after", "short_before", "short_after", "link_before",
)  # fmt: skip
"""Its features from where it stands, in the order of `_place`."""
TEXT: Final = ("in_lead", "in_headings", "of_text", "topics", "mass_share", "mass_rank")
"""Its features from what the text is about, in the order of `_in_text`."""
AROUND: Final = (
    "own_odds", "gap_after", "among_short", "in_line_before", "of_outlet", "ends_other", "other_ends", "in_menu_again",
)  # fmt: skip
"""Its features from the lines around it and the others that have its words, in the order of `_around`."""
NAMES: Final = (*SHAPE, *PLACE, *TEXT, *AROUND)
"""The features of a candidate, in the order of its row."""

SIGNED: Final = frozenset({Cue.BYLINE, Cue.DATE, Cue.READING_TIME})
"""What stands beside a title that is signed."""
_SIGNED_NEAR: Final = 12
_NOT_SIGNED: Final = _SIGNED_NEAR + 1.0
_NEAR: Final = 6
_JUST_BEFORE: Final = 3
_MOST_ODDS: Final = 8.0
_LEAD_PARAGRAPHS: Final = 3
_PARAGRAPH_WORDS: Final = 12
_MOST_PARAGRAPHS: Final = 5
_SHORT_LINE: Final = 8
"""Menus and the lines of a page's head have fewer words."""
_LONGEST_RUN: Final = 40
_FEW_WORDS: Final = 3
_MAX_NAMING_WORDS: Final = 40
_MOST_NAMING_LINES: Final = 1000
"""More lines than an article's page has; it keeps the time linear for what is no article."""
_SHORTEST_REPEATED: Final = 12
"""Code points; shorter texts stand in other lines by chance."""
_BESIDE: Final = 3
_EDGE: Final = 3
"""Before the first line and after the last count so many empty lines."""
_RIVAL_WORDS: Final = 4
_TOPICS: Final = 30
"""What a text is about is among its so many most frequent words, of which half are stop words."""
_TOPIC_LETTERS: Final = 3
_MOST_NAMED: Final = 3
_HALF: Final = 0.5
"""Added to counts, so that a word that does not occur has a logarithm."""
_MOSTLY: Final = 0.8
_PARTS: Final = re.compile(r"\s*(?:[»›|>•·\\]|\s/\s|(?<=\w)/(?=\w)|\s[-–—]\s|:\s)\s*")
_MARK: Final = re.compile(r"[»›|>•·\\/–—:-]")
"""What stands in all of these, and in few lines."""
_FROM_HOME: Final = re.compile(r"\s*(?:you are here:?\s*)?(?:home|blog)\b\s*[»›>/|\\•-]", re.IGNORECASE)
_GLUED: Final = re.compile(r"[a-z?!.][A-Z0-9]|\d[A-Z][a-z]")
_QUESTION_WORDS: Final = frozenset({"how", "what", "why", "when", "where", "who", "which", "is", "are", "do", "does",
                                    "can", "should"})  # fmt: skip
_SUPERLATIVES: Final = frozenset({"the", "best", "top"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The lines that may be the title, and the page around them.

    Attributes:
        page: the surveyed page.
        places: the candidates, in order; at least one.
        start: the first line of the text as it was decided.
        densest: where the run of lines begins that holds most of it.
        odds: the log-odds of each line of the page of being body.
    """

    page: Evidence
    places: Sequence[int]
    start: int
    densest: int
    odds: Sequence[float]

    @property
    def last(self) -> int:
        """The line before which a title stands."""
        return max(self.start, self.densest)

    def odds_at(self, place: int) -> float:
        """How likely a line is to be body, as log-odds of a bounded size; beside the page nothing is."""
        return max(-_MOST_ODDS, min(_MOST_ODDS, self.odds[place])) if 0 <= place < len(self.odds) else -_MOST_ODDS

    def rows(self) -> list[list[float]]:
        """The features of each candidate, in the order of `NAMES`."""
        page, places = self.page, self.places
        content = [[token for token in page.tokens[place] if token not in STOP_WORDS] for place in places]
        folded = [
            line.text.casefold() if count <= _MAX_NAMING_WORDS else ""
            for line, count in zip(page.lines, page.words, strict=True)
        ]
        shapes = (_shape(page, place, own) for place, own in zip(places, content, strict=True))
        columns = zip(
            shapes,
            _place(self, frozenset(filter(None, folded))),
            _in_text(self, content),
            _around(self, folded, content),
            strict=True,
        )
        return [[*a, *b, *c, *d] for a, b, c, d in columns]


def _shape(page: Evidence, place: int, content: Sequence[str]) -> tuple[float, ...]:
    line = page.lines[place]
    text = line.text
    raw = text.split()
    first = next(iter(page.tokens[place]), "")
    parts = len(_PARTS.findall(text)) if _MARK.search(text) else 0
    return (
        math.log(len(raw)),
        float(len(text)),
        float(text.endswith(".")),
        len([1 for word in raw if word[0].isupper()]) / len(raw),
        float(first in _QUESTION_WORDS),
        float(first in _SUPERLATIVES),
        float(" | " in text or " - " in text or " – " in text or "›" in text),
        float(parts + 1 if parts else 0),
        float(_GLUED.search(text) is not None),
        float(any(a.end - a.start > _MOSTLY * len(text) for a in line.anchors)),
        float(len(set(content)) < len(content)),
        float(text[0].isdigit()),
    )


def _place(candidates: Candidates, others: AbstractSet[str]) -> list[tuple[float, ...]]:
    page, places, last, odds_at = candidates.page, candidates.places, candidates.last, candidates.odds_at
    lines, words, cues = page.lines, page.words, page.cues
    longest = max(words[place] for place in places)
    rival = next((place for place in places if words[place] >= _RIVAL_WORDS), -1)
    headings = [lines[place].level for place in places if lines[place].shape is BlockKind.HEADING]
    top = min(headings, default=0)
    before = sum(1 for place in places if place <= last)
    sums = running([min(30, count) for count in words[: places[-1]]])
    seen = cues[: places[-1] + _SIGNED_NEAR + 1]
    signed = [at for at, cue in enumerate(seen) if cue is not Cue.NONE and cue in SIGNED]
    long = [at for at, count in enumerate(words[: places[-1] + _LONGEST_RUN + 2]) if count >= _SHORT_LINE]
    paragraphs = [at for at in long if at < last and words[at] >= _PARAGRAPH_WORDS and candidates.odds[at] > 0]
    rows: list[tuple[float, ...]] = []
    for rank, place in enumerate(places):
        line, after = lines[place], place + 1
        next_signed, next_long = bisect_right(signed, place), bisect_right(long, place)
        to_signed = signed[next_signed] - place if next_signed < len(signed) else len(lines)
        long_before = long[bisect_left(long, place) - 1] if long and long[0] < place else -1
        long_after = long[next_long] if next_long < len(long) else len(lines)
        rows.append(
            (
                float(to_signed) if to_signed <= _SIGNED_NEAR else _NOT_SIGNED,
                float(any(cue in SIGNED for cue in cues[max(0, place - _JUST_BEFORE) : place])),
                odds_at(place - 1),
                odds_at(after),
                odds_at(place + 2),
                (sums[place] - sums[max(0, place - _NEAR)]) / _NEAR,
                float(min(40, words[after])) if after < len(words) else 0.0,
                float(min(30, len(places) - rank)),
                float(max(0, before - rank - 1)),
                float(rank == 0),
                float(rank == len(places) - 1),
                float(place == rival),
                float(line.shape is BlockKind.HEADING and line.level == top),
                words[place] / longest,
                _crumbs(line.text, others),
                float(place >= candidates.start),
                float(min(_MOST_PARAGRAPHS, len(paragraphs) - bisect_right(paragraphs, place))),
                float(min(_LONGEST_RUN, place - long_before - 1)),
                float(min(_LONGEST_RUN, long_after - place - 1)),
                float(place > 0 and bool(lines[place - 1].anchors)),
            )
        )
    return rows


def _crumbs(text: str, others: AbstractSet[str]) -> float:
    """How much a line looks like the path to the page: it begins at home, and its last part is another line."""
    parts = _PARTS.split(text.casefold()) if _MARK.search(text) else ()
    return float(_FROM_HOME.match(text) is not None) + float(len(parts) > 1 and parts[-1] in others)


def _in_text(candidates: Candidates, content: Sequence[Sequence[str]]) -> list[tuple[float, ...]]:
    """How much of what the text is about a candidate names.

    The words of menus stand in many short lines; a title's stand in the text and in the headings of its parts.
    """
    page, last = candidates.page, candidates.last
    text = _text_words(page, min(candidates.start, candidates.densest))
    lead = _text_words(page, last, most=_LEAD_PARAGRAPHS)
    short = Counter(
        chain.from_iterable(own for own, count in zip(page.tokens, page.words, strict=True) if count < LONG_WORDS)
    )
    headed = _headings_words(candidates)
    often = min(sorted(text.values())[-_TOPICS:], default=0)
    masses = [math.fsum([math.log1p(text[token]) for token in set(own)]) for own in content]
    ranked = sorted(masses)
    most = ranked[-1] or 1.0
    rows: list[tuple[float, ...]] = []
    for place, own, mass in zip(candidates.places, content, masses, strict=True):
        distinct = set(own)
        size = max(1, len(distinct))
        once = place >= last
        rows.append(
            (
                len([1 for token in own if token in lead]) / max(1, len(own)),
                sum([min(_MOST_NAMED, headed[token] - once) for token in distinct]) / size,
                math.fsum([math.log((text[token] + _HALF) / (short[token] + _HALF)) for token in distinct]) / size,
                float(len([1 for token in distinct if text[token] >= often and len(token) >= _TOPIC_LETTERS])),
                mass / most,
                float(min(10, len(ranked) - bisect_right(ranked, mass))),
            )
        )
    return rows


def _headings_words(candidates: Candidates) -> Counter[str]:
    """How often each word stands in the short lines of the text."""
    page, last = candidates.page, candidates.last
    rest = zip(page.tokens[last:], page.words[last:], candidates.odds[last:], strict=True)
    return Counter(chain.from_iterable(own for own, count, odds in rest if 1 < count < LONG_WORDS and odds > 0))


def _text_words(page: Evidence, start: int, *, most: int | None = None) -> Counter[str]:
    """The words of the paragraphs, or of the first few."""
    paragraphs = [place for place in range(start, len(page.lines)) if page.words[place] >= LONG_WORDS]
    return Counter(chain.from_iterable(page.tokens[place] for place in paragraphs[:most]))


def _around(candidates: Candidates, folded: Sequence[str], content: Sequence[Sequence[str]]) -> list[tuple[float, ...]]:
    """What stands beside a candidate, and how often its words stand in other lines.

    A title is repeated in longer lines: at the end of the page's path or of a picture's text. The outlet's name stands
    in the copyright notice too, and a menu's entry beside the same entry elsewhere.
    """
    page, places = candidates.page, candidates.places
    lines, words = page.lines, page.words
    short = [text for text, count in zip(folded, words, strict=True) if text and count > _FEW_WORDS]
    del short[_MOST_NAMING_LINES:]
    joined, equal = "\n".join([*short, ""]), Counter(short)
    notices = [tokens for tokens, cue in zip(page.tokens, page.cues, strict=True) if cue is Cue.COPYRIGHT]
    owners = frozenset(chain.from_iterable(notices)) - STOP_WORDS
    endings = tuple({folded[place] for place in places if len(folded[place]) > _SHORTEST_REPEATED})
    gaps, pairs = _gaps(lines), Counter(pairwise(folded))
    rows: list[tuple[float, ...]] = []
    for place, own in zip(places, content, strict=True):
        text, before = folded[place], folded[place - 1] if place else ""
        after = folded[place + 1] if place + 1 < len(folded) else ""
        near = [*words[max(0, place - _BESIDE) : place], *words[place + 1 : place + 1 + _BESIDE]]
        rows.append(
            (
                candidates.odds_at(place),
                gaps[place + 1],
                len([1 for count in near if count <= _FEW_WORDS + 1]) / max(1, len(near)),
                float(text in before and text != before),
                len([1 for token in own if token in owners]) / max(1, len(own)),
                float(len(text) > _SHORTEST_REPEATED and joined.count(f"{text}\n") > equal[text]),
                float(text[1:].endswith(endings)),
                float(pairs[before, text] > 1 or pairs[text, after] > 1),
            )
        )
    return rows


def _gaps(lines: Sequence[Line]) -> list[float]:
    """How many empty lines, at most four, stand before each line and after the last, beyond what is usual here."""
    found = [min(4, line.first - before.last - 1) for before, line in pairwise(lines)]
    usual = Counter(found).most_common(1)[0][0] if found else 0
    return [float(gap - usual) for gap in (_EDGE, *found, _EDGE)]
