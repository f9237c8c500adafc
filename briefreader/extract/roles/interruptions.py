"""What breaks into a text, and what only looks as if it did: evidence from how lines stand to the paragraphs around.

Pictures, invitations to read on, boxes to sign up in, notes of the editors and sentences that are printed again in
large letters stand between paragraphs and belong to none. The names before each turn of a transcript are text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.lexicon import LONG_WORDS
from briefreader.extract.roles.printed_again import printed_again
from briefreader.extract.roles.threads import thread_start
from briefreader.extract.words.dates import find_date
from briefreader.extract.words.openings import (
    ANY_OPENING,
    BUTTON,
    EDITORS_NOTE,
    ONWARD_LINE,
    PART_OF_SERIES,
    SENTENCE_BEHIND_LABEL,
    SPOKEN_BY,
    SUMMARY,
    TESTIMONIALS,
    THANKS,
)
from briefreader.extract.words.patterns import BIO_OFFICE, Cue
from briefreader.model.brief import BlockKind

_SAID_BY: Final = re.compile(r"[\"“«].{5,400}[\"”»]\s*[–—-]{1,2}\s*\w.{1,80}", re.DOTALL)
"""Words in quotation marks, a dash, and whose they are."""
_SAYING: Final = re.compile(r"[\"“‘«].{10,300}[\"”’»]")
_MAX_ONWARD_WORDS: Final = 30
_MAX_SPEECH_NOTE_WORDS: Final = 30
_MAX_BUTTON_WORDS: Final = 6
_MAX_SLOGAN_WORDS: Final = 14
_MIN_SAYING_WORDS: Final = 6
_MAX_THANKS_WORDS: Final = 50
_NOT_BODY: Final = 8.0
"""Log-odds against a line that one of these reasons explains."""
_CERTAIN: Final = 1.0
_IS_OFFICE: Final = re.compile(r"(?:is|was) (?:an?|the)?\b")
_OFFICE_CHARS: Final = 120
_MAX_SOURCE_WORDS: Final = 12
_MIN_NOTES: Final = 2
_NOTE_MARK: Final = re.compile(r"\[\^?(\d{1,4})\]")
_NOTE: Final = 6.0
"""Log-odds for a note that the text refers to, wherever it stands."""
_MAX_LABEL_WORDS: Final = 8
_SPOKEN: Final = 3.0
"""Log-odds for what stands under the name of a speaker, and for the thanks that end a speech."""
_MIN_TURNS: Final = 2
_LIKELY_TURNS: Final = 0.6
_MAX_NAMING_WORDS: Final = 3
"""So few words are a name, a button or the heading of a summary; what is said under a name has more."""
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_MAX_DAY_WORDS: Final = 4
_MIN_DAYS: Final = 3


def weigh_interruptions(page: Evidence, odds: Sequence[float], evidence: list[float]) -> None:
    """Add to the evidence of each line what its neighbours say; `odds` are those of the trees."""
    for place in _foreign(page, odds):
        evidence[place] -= _NOT_BODY
    for place in range(thread_start(page.lines, page.cues, page.words, [value > 0 for value in odds]), len(odds)):
        evidence[place] -= _NOT_BODY
    for place in numbered_notes([line.text for line in page.lines]):
        evidence[place] += _NOTE
    turns = _turns(page, odds)
    for place in (*_thanks(page, odds), *(turn + 1 for turn in turns)):
        evidence[place] += _SPOKEN
    for place in (*_summary_labels(page), *_chronology(page, odds), *turns):
        gained = odds[place + 1] + evidence[place + 1] - odds[place]
        if odds[place + 1] + evidence[place + 1] > 0:
            evidence[place] = max(evidence[place], gained)


def _foreign(page: Evidence, odds: Sequence[float]) -> Iterator[int]:
    """The lines that belong to no text, once for each reason."""
    for place, line in enumerate(page.lines):
        if line.is_picture or (ANY_OPENING.match(line.text) and _is_of_nobody(line.text, page.words[place])):
            yield place
    yield from printed_again(page.lines, page.words)
    yield from _testimonials(page)
    yield from _in_sign_up_boxes(page, odds)
    yield from _epigraph(page, odds)
    yield from _speech_notes(page, odds)
    yield from _people_in_boxes(page)


def _is_of_nobody(text: str, words: int) -> bool:
    """Whether a line says by its first words that it is no part of the text."""
    if SENTENCE_BEHIND_LABEL.match(text):
        return False
    is_onward = words <= _MAX_ONWARD_WORDS and ONWARD_LINE.match(text) is not None
    return is_onward or EDITORS_NOTE.match(text) is not None or PART_OF_SERIES.match(text) is not None


def _epigraph(page: Evidence, odds: Sequence[float]) -> list[int]:
    """A saying in quotation marks that stands over the text, and the line below that says whose it is."""
    for place in range(len(page.lines) - 1):
        if odds[place] > _CERTAIN and page.words[place] >= LONG_WORDS:
            break
        text, source = page.lines[place].text, page.lines[place + 1].text
        is_saying = page.words[place] >= _MIN_SAYING_WORDS and _SAYING.fullmatch(text) is not None
        if is_saying and page.words[place + 1] <= _MAX_SOURCE_WORDS and not source.endswith((".", "?", "!", ":")):
            return [place, place + 1]
    return []


def _speech_notes(page: Evidence, odds: Sequence[float]) -> list[int]:
    """The line over a speech, or the first of it, that says who gave it, and where."""
    text = next((at for at, value in enumerate(odds) if value > _CERTAIN and page.words[at] >= LONG_WORDS), 0)
    return [
        place
        for place in range(min(text + 1, len(page.lines)))
        if page.words[place] <= _MAX_SPEECH_NOTE_WORDS and SPOKEN_BY.match(page.lines[place].text)
    ]


def _people_in_boxes(page: Evidence) -> list[int]:
    """A name on a line of its own and, glued to it, what the person is."""
    found: list[int] = []
    for place, (line, below) in enumerate(pairwise(page.lines)):
        is_box = page.cues[place] is Cue.NAME and below.first == line.last + 1
        if is_box and _IS_OFFICE.match(below.text) and BIO_OFFICE.search(below.text[:_OFFICE_CHARS]):
            found += [place, place + 1]
    return found


def _thanks(page: Evidence, odds: Sequence[float]) -> list[int]:
    """The last words of a speech: thanks, right below its text."""
    return [
        place
        for place in range(1, len(page.lines))
        if page.lines[place].text.endswith((".", "!"))
        and odds[place - 1] > _CERTAIN
        and page.words[place] <= _MAX_THANKS_WORDS
        and THANKS.fullmatch(page.lines[place].text)
    ]


def numbered_notes(texts: Sequence[str]) -> list[int]:
    """The lines "[1] ...", "[2] ..." in order, of which earlier lines hold the marks: the notes of a text.

    In Markdown they begin with "[^1]: " and are marked so.
    """
    found: list[int] = []
    for place, text in enumerate(texts):
        number = len(found) + 1
        if text[:1] == "[" and text.startswith((f"[{number}] ", f"[^{number}]: ")):
            found.append(place)
    if len(found) < _MIN_NOTES:
        return []
    marks = {int(number) for number in _NOTE_MARK.findall("\n".join(texts[: found[0]]))}
    return found if marks.issuperset(range(1, len(found) + 1)) else []


def _testimonials(page: Evidence) -> list[int]:
    """A heading of what others say about the publisher, and what they say."""
    found: list[int] = []
    for place, line in enumerate(page.lines):
        is_label = page.words[place] <= _MAX_LABEL_WORDS and TESTIMONIALS.fullmatch(line.text)
        if is_label or (found and found[-1] == place - 1 and _SAID_BY.fullmatch(line.text)):
            found.append(place)
    known = frozenset(found)
    return [place for place in found if not known.isdisjoint((place - 1, place + 1))]


def _in_sign_up_boxes(page: Evidence, odds: Sequence[float]) -> list[int]:
    """The lines of a quoted box that says in one of them that one may subscribe, and the sentence over such a line."""
    text = next((place for place, value in enumerate(odds) if value > _CERTAIN), len(odds))
    found = [
        place - 1
        for place, cue in enumerate(page.cues)
        if place > text + 1
        and cue is Cue.SIGN_UP
        and page.words[place] <= _MAX_BUTTON_WORDS
        and _may_advertise(page, place - 1)
    ]
    for box in _boxes(page.lines):
        if any(_signs_up(page, place) for place in box):
            found += box
    return found


def _may_advertise(page: Evidence, place: int) -> bool:
    return page.cues[place] is Cue.NONE and page.words[place] <= _MAX_SLOGAN_WORDS and not page.lines[place].anchors


def _signs_up(page: Evidence, place: int) -> bool:
    is_button = page.words[place] <= _MAX_NAMING_WORDS and BUTTON.match(page.lines[place].text) is not None
    return is_button or page.cues[place] is Cue.SIGN_UP


def _boxes(lines: Sequence[Line]) -> Iterator[range]:
    """The runs of quoted lines without an empty line between them."""
    first = 0
    for place in range(1, len(lines) + 1):
        if place < len(lines) and _is_glued(lines[place - 1], lines[place]):
            continue
        if lines[first].shape is BlockKind.QUOTE:
            yield range(first, place)
        first = place


def _is_glued(above: Line, below: Line) -> bool:
    return above.shape is below.shape is BlockKind.QUOTE and below.first == above.last + 1


def _summary_labels(page: Evidence) -> list[int]:
    """The headings of a summary that a long line follows."""
    return [
        place
        for place, line in enumerate(page.lines[:-1])
        if page.words[place] <= _MAX_NAMING_WORDS
        and page.words[place + 1] >= LONG_WORDS
        and SUMMARY.fullmatch(line.text)
    ]


def _chronology(page: Evidence, odds: Sequence[float]) -> list[int]:
    """The days over the paragraphs of a chronology: three or more, each alone on its line, in order.

    The day of the publication may stand above the first; in lists of stories the latest comes first.
    """
    days = [
        (told, place)
        for place in range(len(page.lines) - 1)
        if page.words[place] <= _MAX_DAY_WORDS
        and page.words[place + 1] >= LONG_WORDS
        and odds[place + 1] > _CERTAIN
        and (told := _day_alone(page.lines[place].text))
    ]
    own = days[1:] if len(days) > 1 and days[0] > days[1] else days
    is_ascending = all(before < after for (before, _), (after, _) in pairwise(own))
    return [place for _, place in own] if is_ascending and len(own) >= _MIN_DAYS else []


def _day_alone(text: str) -> str | None:
    """The day, month or year that a line consists of, as far as it is told: "2024-05-02", "2024-05", "2024"."""
    bare = text.rstrip(":")
    if _YEAR.fullmatch(bare):
        return bare
    found = find_date(bare) if any(map(str.isdigit, bare)) else None
    return found.iso if found and found.raw == bare else None


def _turns(page: Evidence, odds: Sequence[float]) -> list[int]:
    """The names before the turns of a transcript: lines that are somebody's name, again and again, over what is said.

    Those who recommend a page and the authors of its cards stand there too, but more of them once than twice, over the
    same words again, or over what is no text.
    """
    names = [
        place
        for place, line in enumerate(page.lines[:-1])
        if page.cues[place] is Cue.NAME
        and page.cues[place + 1] is Cue.NONE
        and page.words[place + 1] > _MAX_NAMING_WORDS
        and line.shape is BlockKind.PARAGRAPH
    ]
    times = Counter(page.lines[place].text for place in names)
    turns = [place for place in names if times[page.lines[place].text] >= _MIN_TURNS]
    said = {page.lines[place + 1].text for place in turns}
    likely = sum(odds[place + 1] > 0 for place in turns)
    speakers = {page.lines[place].text for place in turns}
    is_transcript = len(speakers) >= _MIN_TURNS and len(said) == len(turns) and likely >= _LIKELY_TURNS * len(turns)
    return turns if is_transcript and len(turns) >= _LIKELY_TURNS * len(names) else []
