"""What the order of a brief says about its lines, beyond what the trees see in each of them.

Briefs sign, date, label and license more than the pages the trees were trained on, and in a known order: what stands
before the last mark of a head is head; the first paragraph follows it; a label of topics is followed by topics.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.interruptions import weigh_interruptions
from briefreader.extract.roles.lexicon import LONG_WORDS
from briefreader.extract.words.openings import NOTE_START, NOTES
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BlockKind

_SIGNS: Final[Mapping[Cue, float]] = {
    **dict.fromkeys((Cue.LICENCE, Cue.COPYRIGHT, Cue.DISCLAIMER, Cue.REPUBLICATION, Cue.PAYWALL, Cue.SIGN_UP), 2.0),
    **dict.fromkeys((Cue.BYLINE, Cue.DATE, Cue.RELATED_LABEL, Cue.CREDIT), 2.0),
    **dict.fromkeys((Cue.TOPIC_LABEL, Cue.BIO, Cue.AUTHOR_LABEL), 4.0),
}
"""Log-odds against a line for what it says about itself."""
_HEAD_MARKS: Final = frozenset({Cue.DATE, Cue.BYLINE, Cue.BIO, Cue.GENRE, Cue.AUTHOR_LABEL})
_HEAD_NOTICES: Final = frozenset({Cue.LICENCE, Cue.DISCLAIMER})
"""Notices that belong to the head where no likely text stands above them."""
_MAY_BE_TOPICS: Final = frozenset({Cue.NONE, Cue.NAME, Cue.GENRE})
_ABOUT_AUTHORS: Final = frozenset({Cue.AUTHOR_LABEL, Cue.BIO})
_SIGN: Final = 2.0
"""Log-odds: what one such sign weighs against a line."""
_BEFORE_HEAD_MARK: Final = 3.0
"""Log-odds against what stands before the last mark of the head: deks read like first paragraphs."""
_FIRST_PARAGRAPH: Final = 2.0
_HEAD_SHARE: Final = 0.08
_HEAD_WORDS: Final = 30
"""A mark belongs to the head while at most this share of the likely body stands before it, or so many words: a title
and a dek."""
_MAX_HEAD_LINES: Final = 14
"""Between the last mark of the head and the certain text stand at most so many lines."""
_MAX_TOPIC_WORDS: Final = 7
_CERTAIN: Final = 1.0
_KNOWN: Final = 100.0
_SMALL_LINES: Final = 12
_SMALL_WORDS: Final = 150
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "”", '"', ":")
_NOTE: Final = 2.0
_BEFORE_BIO: Final = 1.0
"""Log-odds for the last sentences before the note about the author: that note closes the text."""
_MIN_SENTENCE_WORDS: Final = 8
_SMALL: Final = 4.0
"""Log-odds for the text of a small file where it says nothing else about itself: scraped pages are never so small, so
it is a note that somebody wrote."""


def structural_evidence(page: Evidence, odds: Sequence[float]) -> list[float]:
    """Log-odds to be added to those of the trees, one a line."""
    evidence = [-_SIGNS.get(cue, 0.0) for cue in page.cues]
    for place, line in enumerate(page.lines):
        if line.known:
            evidence[place] -= _KNOWN
    _weigh_small_file(page, evidence)
    _weigh_topics(page, evidence)
    _weigh_author_boxes(page, evidence)
    _weigh_head(page, odds, evidence)
    weigh_interruptions(page, odds, evidence)
    _weigh_last_lines(page, odds, evidence)
    _weigh_note_labels(page, odds, evidence)
    return evidence


def _weigh_small_file(page: Evidence, evidence: list[float]) -> None:
    """In a small file sentences and what is marked up are body; where it holds neither, everything is."""
    if len(page.lines) > _SMALL_LINES or sum(page.words) > _SMALL_WORDS:
        return
    is_text = [
        line.text.endswith(_SENTENCE_ENDS) or (bool(line.text) and line.shape is not BlockKind.PARAGRAPH)
        for line in page.lines
    ]
    for place, cue in enumerate(page.cues):
        if cue is Cue.NONE and (is_text[place] or (page.lines[place].text and not any(is_text))):
            evidence[place] += _SMALL


def _weigh_topics(page: Evidence, evidence: list[float]) -> None:
    """Short lines under a label of topics are topics."""
    is_open = False
    for place, cue in enumerate(page.cues) if Cue.TOPIC_LABEL in page.cues else ():
        if cue is Cue.TOPIC_LABEL:
            is_open = True
        elif is_open and page.words[place] <= _MAX_TOPIC_WORDS and cue in _MAY_BE_TOPICS:
            evidence[place] -= 2 * _SIGN
        else:
            is_open = False


def _weigh_author_boxes(page: Evidence, evidence: list[float]) -> None:
    """The names under a label of authors belong to it."""
    for place, cue in enumerate(page.cues[1:], start=1):
        is_short = page.words[place] <= _MAX_TOPIC_WORDS and not page.lines[place].text.endswith(_SENTENCE_ENDS)
        is_body_named = page.cues[place - 1] is Cue.AUTHOR_LABEL and cue is Cue.NONE and is_short
        if (page.cues[place - 1] in _ABOUT_AUTHORS and cue is Cue.NAME) or is_body_named:
            evidence[place] -= 2 * _SIGN


def _weigh_note_labels(page: Evidence, odds: Sequence[float], evidence: list[float]) -> None:
    """Numbered notes under their heading are text; the heading is as likely as the first of them, and says no more."""
    in_notes = False
    for place, cue in enumerate(page.cues) if Cue.NOTES_LABEL in page.cues else ():
        is_label = cue is Cue.NOTES_LABEL and NOTES.fullmatch(page.lines[place].text) is not None
        in_notes = is_label or (in_notes and NOTE_START.match(page.lines[place].text) is not None)
        if in_notes and cue is not Cue.NOTES_LABEL:
            evidence[place] += _NOTE
    for place, cue in enumerate(page.cues[:-1]) if Cue.NOTES_LABEL in page.cues else ():
        if cue is Cue.NOTES_LABEL:
            evidence[place] = max(evidence[place], odds[place + 1] + evidence[place + 1] - odds[place])


def _weigh_last_lines(page: Evidence, odds: Sequence[float], evidence: list[float]) -> None:
    """A sentence between the text and the note about its author belongs to the text."""
    for place, cue in enumerate(page.cues[1:], start=1):
        above = place - 1
        is_sentence = page.words[above] >= _MIN_SENTENCE_WORDS and page.lines[above].text.endswith(_SENTENCE_ENDS)
        if cue is Cue.BIO and page.cues[above] is Cue.NONE and is_sentence and max(odds[:above], default=0) > _CERTAIN:
            evidence[above] += _BEFORE_BIO


def _weigh_head(page: Evidence, odds: Sequence[float], evidence: list[float]) -> None:
    """Everything up to the last mark of the head counts as head, and prose between it and the text as its beginning."""
    last = _last_head_mark(page, odds)
    if last is None:
        return
    for place in range(last + 1):
        evidence[place] -= _BEFORE_HEAD_MARK
    if page.cues[last] is Cue.GENRE and last + 1 < len(page.lines):
        evidence[last + 1] -= _SIGN * (page.lines[last + 1].first == page.lines[last].last + 1)
    for place in range(last + 1, min(len(odds), last + 1 + _MAX_HEAD_LINES)):
        if odds[place] > _CERTAIN:
            break
        is_prose = page.words[place] >= LONG_WORDS and page.lines[place].text.endswith((".", "?", "!", "”", '"'))
        if is_prose and page.cues[place] is Cue.NONE:
            evidence[place] += _FIRST_PARAGRAPH


def _last_head_mark(page: Evidence, odds: Sequence[float]) -> int | None:
    """The last mark of the head before which hardly any of the likely body stands."""
    likely = [count if value > 0 else 0 for value, count in zip(odds, page.words, strict=True)]
    limit = max(_HEAD_WORDS, _HEAD_SHARE * sum(likely))
    before = 0
    last = None
    for place, cue in enumerate(page.cues):
        if before > limit:
            break
        is_mark = cue in _HEAD_MARKS or (cue in _HEAD_NOTICES and not before)
        if cue is Cue.BIO or (is_mark and odds[place] < _CERTAIN):
            last = place
        before += likely[place]
    return last
