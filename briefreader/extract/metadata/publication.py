"""When a piece was published: the date beside the title, else one that says so, else the one right below the text.

Null beats a guess. A date of revision is none: of pages that show no other, two in five were published on another day.
Nor is the date of a comment or of another story's card.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefreader.extract.metadata.records import recorded_date
from briefreader.extract.metadata.signatures import head_lines
from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.bylines import glued_apart
from briefreader.extract.words.dates import FoundDate, find_date
from briefreader.extract.words.patterns import Cue

_REVISED: Final = re.compile(r"\b(?:updated|modified|reviewed|edited|checked)\b[^.]{0,20}\Z", re.IGNORECASE)
_REVISION: Final = re.compile(r"\b(?:updated|modified|reviewed)\b", re.IGNORECASE)
_OTHER_DAY: Final = re.compile(
    r"\b(?:post on|upload(?:ed)?|deadlines?|due|events?|accessed|retrieved|expires?|until|upcoming|webinar|held|passed"
    r"|signed|adopted|enacted)\b[^.]{0,20}\Z",
    re.IGNORECASE,
)
"""What says of a date behind it that something else happens on it."""
_PUBLISHED: Final = re.compile(
    r"(?:\A|[|·•–—]|\s-|\b(?:entry|post|article|piece|story|page) was)\W{0,4}(?:first |originally )?"
    r"(?:published|posted|publication date|date published|publish date)\b(?: by [^|:]{2,40})?(?: on| at)?[\W_]{0,4}\Z",
    re.IGNORECASE,
)
"""What says of a date behind it that it is the publication's."""
_SAYS_PUBLISHED: Final = re.compile(r"publi|posted", re.IGNORECASE)
"""One of these stands in all that `_PUBLISHED` finds; to look for them costs less than to look for a date."""
_BARS: Final = re.compile(r"\s+[|•·]\s+")
"""Between bars a month stands for itself, as in an imprint: "HARBOUR FUND | WORKING PAPER 7 | JUNE 2016"."""
_DAY_CHARS: Final = 10
"""A date in full, as against a month with its year."""
_SHORT_LINE: Final = 40
_SHORT_WORDS: Final = 10
"""The date in a longer sentence beside the title gives way to one that is said to be the publication's."""
_LINES_BELOW_TEXT: Final = 4
_LINES_OF_CARDS: Final = 12
"""Where so many lines hold several dates they are a list of stories."""
_MAX_LABEL_CHARS: Final = 40
"""Below the text a date begins its line, or stands behind a label like "Published on"."""
_STAMP: Final = re.compile(r"\dT\d\d:\d\d:\d\d")
"""Below the text a machine's time stamp is that of the last change."""
_EVENTS: Final = re.compile(
    r"(?:(?:upcoming|related|past|our|next|latest|more|featured|coming|view|all|see)\W+)*"
    r"(?:events?|webinars?|conferences?|dates?|calendar|up|upcoming)(?: (?:calendar|and|&|events?|webinars?))*\W*",
    re.IGNORECASE,
)
"""A heading over days that are still to come."""
_OTHERS: Final = frozenset({Cue.RELATED_LABEL, Cue.END_LABEL, Cue.COMMENTS, Cue.COPYRIGHT, Cue.LICENCE})


def publication_date(page: Surroundings, kinds: Sequence[str]) -> FoundDate | None:
    """The first date beside the title, those below it before those above; else one elsewhere that nothing contradicts.

    What the envelope of a memo or a letter gives comes before all, and what a catalogue's field gives after.
    A date within a sentence is that of what it tells. On a page without title the date nearest to the text comes first:
    above that stand the masthead and its day. Where the head tells only when it was revised, dates between the
    paragraphs are those of other stories.
    """
    if page.envelope is not None and page.envelope.dated is not None:
        return page.envelope.dated
    title = page.title
    beside = sorted(head_lines(page, kinds), key=lambda place: (place < title, place) if title is not None else -place)
    zones = {Zone.HEAD} if any(_is_revised(page, place) for place in beside) else {Zone.HEAD, Zone.ASIDE}
    elsewhere = [place for place, kind in enumerate(kinds) if kind == "date" and page.zones[place] in zones]
    dated = [(place, found) for place in (*beside, *elsewhere) if (found := _date_in(page, place))]
    sure = next((found for place, found in dated if not _is_sentence(page, place)), None)
    return sure or _labelled(page, kinds) or _below_text(page, kinds) or recorded_date(page, kinds)


def _is_revised(page: Surroundings, place: int) -> bool:
    return page.cues[place] is Cue.DATE and _REVISION.search(page.lines[place].text) is not None


def _is_sentence(page: Surroundings, place: int) -> bool:
    """Whether a dated line is a sentence, as in a list of what was changed when."""
    return page.words[place] > _SHORT_WORDS and page.lines[place].text.endswith(".")


def _date_in(page: Surroundings, place: int) -> FoundDate | None:
    """The date that a line gives for the piece: no revision's, and no month among other words.

    Such a month is mostly what the piece is about. Of two days run together the earlier is the publication's, and the
    other the revision's.
    """
    text = glued_apart(page.lines[place].text)
    found = find_date(text)
    if not found or any(other.search(text[: found.start]) for other in (_REVISED, _OTHER_DAY)):
        return None
    is_day = len(found.iso) == _DAY_CHARS
    if not (is_day or page.cues[place] is Cue.DATE or found.raw in _BARS.split(text)):
        return None
    if place > 0 and len(text) < _SHORT_LINE and _REVISED.search(page.lines[place - 1].text):
        return None
    rest = text[found.end :].lstrip()
    second = find_date(rest) if is_day else None
    is_earlier = second and second.start == 0 and len(second.iso) == _DAY_CHARS and second.iso < found.iso
    return second if is_earlier else found


def _labelled(page: Surroundings, kinds: Sequence[str]) -> FoundDate | None:
    """The one day outside the text that is said to be that of the publication; None where there are several."""
    days = {found.iso: found for found in _all_labelled(page, kinds)}
    return next(iter(days.values())) if len(days) == 1 else None


def _all_labelled(page: Surroundings, kinds: Sequence[str]) -> Iterator[FoundDate]:
    for place, kind in enumerate(kinds):
        text = page.lines[place].text
        if not kind or kind == "comments" or not ("20" in text or "19" in text):
            continue
        above = page.lines[place - 1].text if place and kinds[place - 1] else ""
        if not _SAYS_PUBLISHED.search(text) and not _SAYS_PUBLISHED.search(above):
            continue
        text = glued_apart(text)
        found = find_date(text)
        if not found or len(found.iso) != _DAY_CHARS:
            continue
        if _PUBLISHED.search(text[: found.start]) or (not found.start and _PUBLISHED.fullmatch(above)):
            yield found


def _below_text(page: Surroundings, kinds: Sequence[str]) -> FoundDate | None:
    """The day in one of the first lines after the text, unless more days follow as in a list of stories."""
    last = max((place for place, kind in enumerate(kinds) if not kind), default=len(kinds))
    first = None
    days = set()
    for place in range(last + 1, min(len(kinds), last + 1 + _LINES_OF_CARDS)):
        if page.cues[place] in _OTHERS or _EVENTS.fullmatch(page.lines[place].text):
            break
        found = _date_in(page, place)
        if found and len(found.iso) == _DAY_CHARS and not _STAMP.search(found.raw):
            days.add(found.iso)
            is_near = place <= last + _LINES_BELOW_TEXT and found.start <= _MAX_LABEL_CHARS
            first = first or (found if is_near else None)
    return first if len(days) == 1 else None
