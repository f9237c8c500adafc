"""Which line is the title: every short line before the text is weighed against the others and against none at all."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import chain, combinations, pairwise
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.columns import running
from briefreader.extract.roles.features import STOP_WORDS, Evidence
from briefreader.extract.roles.lexicon import LONG_WORDS, tokens_of
from briefreader.extract.roles.score_card import ScoreCard
from briefreader.extract.words.bylines import listed_names
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BlockKind

SHAPE: Final = (
    "words", "characters", "full_stop", "capitals", "title_case", "question_word", "superlative", "separator", "parts",
    "glued", "cue", "linked",
)  # fmt: skip
"""The features of a candidate from itself, in the order of `_shape`."""
PLACE: Final = (
    "signed_after", "signed_before", "odds_before", "odds_after", "words_before", "words_after", "rank_from_end",
    "to_text", "is_first", "is_last", "is_first_rival", "is_top_heading", "share_of_longest", "crumbs",
)  # fmt: skip
"""Its features from where it stands, in the order of `_place`."""
TEXT: Final = ("in_text", "often_in_text", "in_lead", "mass", "mass_share", "mass_rank")
"""Its features from what the text is about, in the order of `_in_text`."""
AROUND: Final = (
    "own_odds", "gap_before", "gap_after", "among_short", "before_sentence", "contained", "in_line_before", "of_outlet",
    "level",
)  # fmt: skip
"""Its features from the lines around it and the others that have its words, in the order of `_around`."""
NAMES: Final = (*SHAPE, *PLACE, *TEXT, *AROUND)
"""The features of a candidate, in the order of its row."""

LEAST_CHANCE: Final = {True: 0.5, False: 0.6}
"""Below this chance the likeliest candidate of a page with headings, or without, is left out.

On unseen outlets, asking for more loses several right titles for each wrong one that it spares.
"""
_LEAST_SIGNED_CHANCE: Final = 0.4
"""The same for a line that is signed right below; of eight such lines of the development pages seven are the title."""
_LEAST_COUNTED: Final = 0.03
"""A candidate with a smaller chance than this adds nothing to that of its like; it bounds how many are compared."""
_NEARLY: Final = 0.9
"""Titles whose letters match to this share are one."""
_LEAST_FIRST_CHANCE: Final = 0.05
"""The same for the first line of a file that was cleaned already."""
_SHORT_HEAD: Final = 5
"""A file with so few lines before its text has been cleaned already."""
_MAX_WORDS: Final = 32
_REACH: Final = 60
"""A title stands at most so many lines before the text, or on the page's first lines."""
_FIRST_LINES: Final = 5
_SIGNED: Final = frozenset({Cue.BYLINE, Cue.DATE, Cue.READING_TIME})
_NO_TITLES: Final = _SIGNED | {Cue.COPYRIGHT, Cue.COMMENTS, Cue.SIGN_UP, Cue.SHARE, Cue.NAVIGATION}
_NEAR: Final = 6
_JUST_BEFORE: Final = 3
_NOT_SIGNED: Final = 9.0
_LEAD_PARAGRAPHS: Final = 3
_MOST_ODDS: Final = 8.0
_MOST_COUNTED: Final = 120
"""More words of one line say nothing more about where the text is."""
_TEXT_WORDS: Final = 12
_FEW_WORDS: Final = 3
_MAX_NAMING_WORDS: Final = 40
_MOST_NAMING_LINES: Final = 1000
"""More lines than an article's page has; it keeps the time linear for what is no article."""
_SHORTEST_REPEATED: Final = 10
"""Code points; shorter texts stand in other lines by chance."""
_BESIDE: Final = 3
_EDGE: Final = 3
"""Before the first line and after the last count so many empty lines."""
_SENTENCE_WORDS: Final = 8
_MAX_SENTENCE_WORDS: Final = 60
_RIVAL_WORDS: Final = 4
_OFTEN: Final = 3
_SENTENCES: Final = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z]\w*\s+\S+\s+\S+.*\.\Z")
_MOSTLY: Final = 0.8
_PARTS: Final = re.compile(r"\s*(?:[»›|>•·\\]|\s/\s|(?<=\w)/(?=\w)|\s[-–—]\s|:\s)\s*")
_MARK: Final = re.compile(r"[»›|>•·\\/–—:-]")
"""What stands in all of these, and in few lines."""
_FROM_HOME: Final = re.compile(r"\s*(?:you are here:?\s*)?(?:home|blog)\b\s*[»›>/|\\•-]", re.IGNORECASE)
_GLUED: Final = re.compile(r"[a-z?!.][A-Z0-9]|\d[A-Z][a-z]")
_QUESTION_WORDS: Final = frozenset({"how", "what", "why", "when", "where", "who", "which", "is", "are", "do", "does",
                                    "can", "should"})  # fmt: skip
_SUPERLATIVES: Final = frozenset({"the", "best", "top"})


def candidate_rows(page: Evidence, start: int, odds: Sequence[float]) -> list[tuple[int, list[float]]]:
    """The places and features of the candidates; `start` is the first line of the text, `odds` those of being body."""
    densest = _densest_start(page, odds)
    last = max(start, densest)
    places = _candidates(page, start, last)
    if not places:
        return []
    shapes = [_shape(page, place) for place in places]
    content = [[token for token in page.tokens[place] if token not in STOP_WORDS] for place in places]
    folded = [
        line.text.casefold() if count <= _MAX_NAMING_WORDS else ""
        for line, count in zip(page.lines, page.words, strict=True)
    ]
    around = _around(page, places, odds, folded, content)
    standing = _place(page, places, last, odds, frozenset(filter(None, folded)))
    about = _in_text(content, _text_words(page, min(start, densest)), _text_words(page, last, most=_LEAD_PARAGRAPHS))
    columns = zip(places, shapes, standing, about, around, strict=True)
    return [(place, [*a, *b, *c, *d]) for place, a, b, c, d in columns]


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
    ]


def _is_running_text(line: Line, words: int, *, is_inside: bool) -> bool:
    """Whether a line is a sentence of the text or a paragraph rather than a name for it."""
    if line.shape is BlockKind.HEADING or not line.text.endswith((".", "!", "?", "”")):
        return False
    return (is_inside and line.text.endswith(".")) or (words > _RIVAL_WORDS and bool(_SENTENCES.search(line.text)))


def _shape(page: Evidence, place: int) -> tuple[float, ...]:
    line = page.lines[place]
    text = line.text
    raw = text.split()
    own = [word for word in raw if word[0].isalpha() and word.lower().strip(".,:;") not in STOP_WORDS]
    first = next(iter(page.tokens[place]), "")
    parts = len(_PARTS.findall(text)) if _MARK.search(text) else 0
    return (
        math.log(len(raw)),
        float(len(text)),
        float(text.endswith(".")),
        sum(word[0].isupper() for word in raw) / len(raw),
        sum(word[0].isupper() for word in own) / max(1, len(own)),
        float(first in _QUESTION_WORDS),
        float(first in _SUPERLATIVES),
        float(" | " in text or " - " in text or " – " in text or "›" in text),
        float(parts + 1 if parts else 0),
        float(_GLUED.search(text) is not None),
        float(page.cues[place] is not Cue.NONE),
        float(any(a.end - a.start > _MOSTLY * len(text) for a in line.anchors)),
    )


def _place(
    page: Evidence, places: Sequence[int], last: int, odds: Sequence[float], others: AbstractSet[str]
) -> Sequence[tuple[float, ...]]:
    lines, words, cues = page.lines, page.words, page.cues
    longest = max(words[place] for place in places)
    rival = next((place for place in places if words[place] >= _RIVAL_WORDS), -1)
    headings = [lines[place].level for place in places if lines[place].shape is BlockKind.HEADING]
    top = min(headings, default=0)
    before = sum(1 for place in places if place <= last)
    sums = running([min(30, count) for count in words])
    rows = []
    for rank, place in enumerate(places):
        line = lines[place]
        signed = next((p for p in range(place + 1, min(last, place + 1 + _NEAR)) if cues[p] in _SIGNED), None)
        rows.append(
            (
                float(signed - place) if signed is not None else _NOT_SIGNED,
                float(any(cue in _SIGNED for cue in cues[max(0, place - _JUST_BEFORE) : place])),
                _bounded_odds(odds, place - 1),
                _bounded_odds(odds, place + 1),
                (sums[place] - sums[max(0, place - _NEAR)]) / _NEAR,
                float(min(40, words[place + 1])) if place + 1 < len(words) else 0.0,
                float(min(30, len(places) - rank)),
                float(max(0, before - rank - 1)),
                float(rank == 0),
                float(rank == len(places) - 1),
                float(place == rival),
                float(line.shape is BlockKind.HEADING and line.level == top),
                words[place] / longest,
                _crumbs(line.text, others),
            )
        )
    return rows


def _bounded_odds(odds: Sequence[float], place: int) -> float:
    """How likely a line is to be body, as log-odds; beside the page nothing is."""
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds[place])) if 0 <= place < len(odds) else -_MOST_ODDS


def _crumbs(text: str, others: AbstractSet[str]) -> float:
    """How much a line looks like the path to the page: it begins at home, and its last part is another line."""
    parts = _PARTS.split(text.casefold()) if _MARK.search(text) else ()
    return float(_FROM_HOME.match(text) is not None) + float(len(parts) > 1 and parts[-1] in others)


def _in_text(content: Sequence[Sequence[str]], text: Counter[str], lead: Counter[str]) -> list[tuple[float, ...]]:
    """How much of what the text is about a candidate names."""
    masses = [math.fsum([math.log1p(text[token]) for token in set(own)]) for own in content]
    ranked = sorted(masses)
    most = ranked[-1] or 1.0
    return [
        (
            len([1 for token in own if token in text]) / max(1, len(own)),
            len([1 for token in own if text[token] > _OFTEN]) / max(1, len(own)),
            len([1 for token in own if token in lead]) / max(1, len(own)),
            mass,
            mass / most,
            float(min(10, len(ranked) - bisect_right(ranked, mass))),
        )
        for own, mass in zip(content, masses, strict=True)
    ]


def _around(
    page: Evidence,
    places: Sequence[int],
    odds: Sequence[float],
    folded: Sequence[str],
    content: Sequence[Sequence[str]],
) -> list[tuple[float, ...]]:
    """What stands beside a candidate, and how often its words stand in other lines.

    A title is repeated in longer lines: in the page's path, in an alternative text, before the outlet's name. The
    outlet's name stands in the copyright notice too.
    """
    lines, words = page.lines, page.words
    short = [text for text, count in zip(folded, words, strict=True) if text and count > _FEW_WORDS]
    del short[_MOST_NAMING_LINES:]
    joined, equal = "\n".join(short), Counter(short)
    notices = [tokens for tokens, cue in zip(page.tokens, page.cues, strict=True) if cue is Cue.COPYRIGHT]
    owners = frozenset(chain.from_iterable(notices)) - STOP_WORDS
    gaps = _gaps(lines)
    rows: list[tuple[float, ...]] = []
    for place, own in zip(places, content, strict=True):
        text, before = folded[place], folded[place - 1] if place else ""
        near = [*words[max(0, place - _BESIDE) : place], *words[place + 1 : place + 1 + _BESIDE]]
        below = next((p for p in range(place + 1, min(len(lines), place + 1 + _BESIDE)) if words[p]), None)
        is_named_again = len(text) > _SHORTEST_REPEATED
        rows.append(
            (
                _bounded_odds(odds, place),
                gaps[place],
                gaps[place + 1],
                len([1 for count in near if count <= _FEW_WORDS + 1]) / max(1, len(near)),
                float(below is not None and _is_sentence(lines[below].text, words[below])),
                float(min(4, joined.count(text) - equal[text])) if is_named_again else 0.0,
                float(text in before and text != before),
                len([1 for token in own if token in owners]) / max(1, len(own)),
                float(lines[place].level) if lines[place].shape is BlockKind.HEADING else 0.0,
            )
        )
    return rows


def _gaps(lines: Sequence[Line]) -> list[float]:
    """How many empty lines, at most four, stand before each line and after the last, beyond what is usual here."""
    found = [min(4, line.first - before.last - 1) for before, line in pairwise(lines)]
    usual = Counter(found).most_common(1)[0][0] if found else 0
    return [float(gap - usual) for gap in (_EDGE, *found, _EDGE)]


def _is_sentence(text: str, words: int) -> bool:
    return _SENTENCE_WORDS <= words <= _MAX_SENTENCE_WORDS and text.endswith((".", "?", "!"))


def _text_words(page: Evidence, start: int, *, most: int | None = None) -> Counter[str]:
    """The words of the paragraphs, or of the first few."""
    paragraphs = [place for place in range(start, len(page.lines)) if page.words[place] >= LONG_WORDS]
    return Counter(chain.from_iterable(page.tokens[place] for place in paragraphs[:most]))


def choose_title(page: Evidence, rows: Sequence[tuple[int, Sequence[float]]], card: ScoreCard) -> int | None:
    """The first line with the words of the likeliest candidate; None where even that is unlikely.

    In a file that was cleaned already the only main heading is the title, and so is the first line where it is the only
    candidate; where it is one of several it needs less than elsewhere.
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
    if chance >= LEAST_CHANCE[is_headed]:
        return places[best]
    if has_short_head and places[0] == 0 and (len(places) == 1 or chances[0] >= _LEAST_FIRST_CHANCE):
        return 0
    return places[best] if chance >= _LEAST_SIGNED_CHANCE and _is_signed(page, places[best]) else None


def _is_signed(page: Evidence, place: int) -> bool:
    """Whether the line right below a title signs the piece: a byline, or nothing but names beside a date."""
    below = place + 1
    if below == len(page.lines):
        return False
    is_dated = Cue.DATE in page.cues[below : below + 2]
    return page.cues[below] is Cue.BYLINE or (is_dated and bool(listed_names(page.lines[below].text)))


def has_headings(lines: Sequence[Line]) -> bool:
    """Whether a page tells its headings; Markdown of print pages does not, and is as hard as flattened text."""
    return any(line.shape is BlockKind.HEADING for line in lines)


def likeliest(texts: Sequence[str], chances: Sequence[float]) -> tuple[float, int]:
    """The chance of the likeliest title, in whichever lines it stands or nearly stands, and the first with its words.

    Lines that are nearly alike are one title: pages print theirs again in their path, with another dash or apostrophe.
    """
    counted = [at for at, chance in enumerate(chances) if chance >= _LEAST_COUNTED]
    words = {at: " ".join(tokens_of(texts[at])) for at in counted}
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
