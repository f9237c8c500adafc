"""Is this a brief at all? Listings, dumps, stubs and empty pages are said to be such, not shown in silence."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.body.blocks import Body
from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.patterns import Cue

_FEW_WORDS: Final = 40
"""Less is a teaser or the remains of a page that shows its text by a script."""
_MOSTLY_CUT: Final = 2
"""A small file of which so little was cut that it holds no more than twice its body's words is simply a note."""
_STUB_WORDS: Final = 400
"""A paywall's or read-more notice behind more than this stands under a whole article, as an invitation."""
_LISTED: Final = 5
_WORDS_AN_ITEM: Final = 90
"""Items of a listing are teasers: on the average at most so many words to each date, byline or linked title."""
_MAX_MORE_WORDS: Final = 4
_EVENT_SIGNS: Final = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\A\W*(?:date|when|date and time)\s*:",
        r"\A\W*time\s*:|\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:to|–|—|-)\s*\d{1,2}[:.]\d\d|\bdoors open\b",
        r"\A\W*(?:venue|location|where)\s*:",
        (
            r"\A\W*(?:register (?:now|here|online|today|by)|rsvp|add to (?:my )?calendar"
            r"|book (?:now|a (?:seat|ticket|place)))\b"
            r"|\bregistration is (?:required|open|closed)\b|\badmission is free\b"
        ),
        r"\b(?:please )?join us (?:for|on|at|as)\b|\bwe invite you to\b|\byou are (?:cordially )?invited\b",
        r"\A\W*(?:speakers?|moderator|moderated by|panel(?:l?ists)|chair|discussants?)\s*(?::|\Z)",
    )
)
"""What announcements say: the day, the hour, the place, how to register, an invitation, who speaks."""
_MIN_EVENT_SIGNS: Final = 4
_INSIDE: Final = frozenset({Zone.BODY, Zone.ASIDE})
_CODE: Final = re.compile(
    r"</?[a-z][^<>]{0,200}>|[{}]|&[a-z]+;|\bfunction\s*\(|\bvar\s+\w+\s*=|\"\w+\":", re.IGNORECASE
)
_MIN_MARKS: Final = 20
_CODE_SHARE: Final = 0.05
"""Above this many marks of code a word, a text is source code or data."""
_SNIFFED_CHARS: Final = 50_000
_SNIFFED_LINES: Final = 2_000


def page_faults(page: Surroundings, body: Body, source: Sequence[str], where: str) -> tuple[Fault, ...]:
    """What keeps a page from being a brief; () for an article."""
    words = len(body.text.split())
    what = ""
    if not page.lines:
        what = "the file is empty"
    elif is_code("\n".join(islice(source, _SNIFFED_LINES))):
        what = "this looks like the source of a page or a data dump, not like an article"
    elif is_listing(page):
        what = "this looks like a list of articles, not like one"
    elif words < _STUB_WORDS and is_event(page):
        what = "this looks like the announcement of an event, not like an article"
    elif not words:
        return (Fault(where=where, what="no article was found in this file", severity="error"),)
    elif words < _STUB_WORDS and _is_followed_by_notice(page):
        what = "this is only the beginning: the page says that the rest stands elsewhere or is for subscribers"
    elif words < _FEW_WORDS and sum(page.words) > _MOSTLY_CUT * words:
        what = f"hardly any text was found in this file ({words} words)"
    if not what:
        return ()
    return (Fault(where=where, what=what),)


def is_code(text: str) -> bool:
    """Whether a text is mostly markup, script or data."""
    head = text[:_SNIFFED_CHARS]
    if head.count("<") + head.count("{") + head.count(";") + head.count('":') < _MIN_MARKS:
        return False
    return len(_CODE.findall(head)) > max(_MIN_MARKS, _CODE_SHARE * len(head.split()))


def is_listing(page: Surroundings) -> bool:
    """Whether dates, bylines or titles that are links recur all through the page's text, or the page if it has none."""
    inside = [place for place, zone in enumerate(page.zones) if zone in _INSIDE]
    has_text = sum(page.words[place] for place in inside) >= _FEW_WORDS
    span = range(inside[0], inside[-1] + 1) if has_text else range(len(page.lines))
    words = sum(page.words[place] for place in span)
    cues = page.cues[span.start : span.stop]
    marks = max(cues.count(Cue.DATE), cues.count(Cue.BYLINE), sum(1 for place in span if _is_more_link(page, place)))
    return marks >= _LISTED and words < _WORDS_AN_ITEM * marks


def is_event(page: Surroundings) -> bool:
    """Whether a page tells when and where one may come, who will speak, and how to register."""
    told = [any(sign.search(line.text) for line in page.lines) for sign in _EVENT_SIGNS]
    return sum(told) >= _MIN_EVENT_SIGNS


def _is_more_link(page: Surroundings, place: int) -> bool:
    if page.words[place] > _MAX_MORE_WORDS:
        return False
    return page.lines[place].text.lower().startswith(("read more", "continue reading", "learn more"))


def _is_followed_by_notice(page: Surroundings) -> bool:
    last = max((place for place, zone in enumerate(page.zones) if zone is Zone.BODY), default=-1)
    return Cue.PAYWALL in page.cues[max(0, last) : last + 4]
