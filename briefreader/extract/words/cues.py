"""What a single line says about itself: that it is a date, a byline, a licence, a label of related stories.

Cues are evidence for the roles, not roles: the same words mean another thing inside the body.
"""

from typing import Final

from briefreader.extract.words.bylines import glued_apart, names_beside_date
from briefreader.extract.words.dates import FoundDate, find_date, may_hold_date
from briefreader.extract.words.names import begins_like_name, is_name, is_name_list
from briefreader.extract.words.patterns import (
    ANY_NOTICE_STARTS,
    BIO,
    BIO_OFFICE,
    BYLINE,
    CREDIT,
    CREDIT_STARTS,
    CREDIT_TAIL,
    DATE_COMPANY,
    GENRE_ALONE,
    GENRES,
    LABEL,
    NOTICE_STARTS,
    NOTICES,
    OFFICE_STARTS,
    SIGNED,
    Cue,
    starts_of,
)

MAX_LABEL_WORDS: Final = 8
"""A label of a page's parts is shorter than nearly all headings."""
MAX_NOTICE_WORDS: Final = 130
"""A licence, disclaimer or biography is rarely longer; a longer paragraph that holds such words is text."""
_MAX_DATE_LINE_WORDS: Final = 14
_MAX_CREDIT_WORDS: Final = 28
_CREDIT_CHARS: Final = 160
_MAX_BIO_WORDS: Final = 120
_MAX_SUBJECT_WORDS: Final = 5


def credit_of(text: str) -> str | None:
    """The credit at the end of a caption, or None."""
    tail = text[-_CREDIT_CHARS:]
    match = CREDIT_TAIL.search(tail) if "/" in tail or CREDIT.search(tail.lower()) else None
    return match["credit"].strip(" ()[].|") if match else None


def cue_of(text: str, words: int) -> Cue:
    """The strongest cue of one line; `words` is its number of words."""
    if not text or words > MAX_NOTICE_WORDS:
        return Cue.NONE
    lower = text.lower()
    starts = starts_of(lower)
    is_short = words <= _MAX_CREDIT_WORDS
    may_be_dated = is_short and may_hold_date(text)
    return (
        (words <= MAX_LABEL_WORDS and _label_cue(lower))
        or (may_be_dated and words <= _MAX_DATE_LINE_WORDS and is_date_line(text) and Cue.DATE)
        or (is_short and (is_byline(text) or (may_be_dated and names_beside_date(text))) and Cue.BYLINE)
        or (not starts.isdisjoint(ANY_NOTICE_STARTS) and _notice_cue(lower, starts))
        or (not starts.isdisjoint(OFFICE_STARTS) and is_bio(text, words) and Cue.BIO)
        or (is_short and (not starts.isdisjoint(CREDIT_STARTS) or "/" in text) and is_credited(text) and Cue.CREDIT)
        or (1 < words <= MAX_LABEL_WORDS and is_name(text) and Cue.NAME)
        or Cue.NONE
    )


def _label_cue(lower: str) -> Cue | None:
    match = LABEL.fullmatch(lower)
    cue = Cue(match.lastgroup) if match and match.lastgroup else None
    return None if cue is Cue.GENRE and GENRE_ALONE.fullmatch(lower) else cue


def _notice_cue(lower: str, starts: frozenset[str]) -> Cue | None:
    """Looks for a pattern only where one of its words stands: the starts of words tell it at once for most patterns."""
    for (cue, needed, pattern), begins in zip(NOTICES, NOTICE_STARTS, strict=True):
        if begins.isdisjoint(starts):
            continue
        for word in needed:
            if word in lower:
                if pattern.search(lower):
                    return cue
                break
    return None


def is_byline(text: str) -> bool:
    """Whether a short line begins with "By" or the like and a name."""
    byline = BYLINE.match(text)
    return byline is not None and is_name_list(text[byline.end() :])


def is_credited(text: str) -> bool:
    """Whether a short line ends like a picture's caption, with a credit and no full stop."""
    if text.endswith((".", "?", "!")):
        return False
    return CREDIT.search(text.lower()) is not None or ("/" in text and SIGNED.search(text) is not None)


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and hardly anything else but a label, a time or a reading time."""
    rest = glued_apart(text) if "20" in text or "19" in text else text
    found = find_date(rest)
    if not found:
        return False
    rest = _without(found, rest)
    revised = find_date(rest)
    rest = _without(revised, rest) if revised else rest
    company = DATE_COMPANY.sub(" ", rest).split()
    return len(company) <= 1 or GENRES.fullmatch(" ".join(company).lower()) is not None


def _without(found: FoundDate, text: str) -> str:
    return text[: found.start] + " " + text[found.end :]


def is_bio(text: str, words: int) -> bool:
    """Whether a line tells who somebody is: it begins with a name, a verb follows soon, and an office is named."""
    if not 5 <= words <= _MAX_BIO_WORDS or not text[0].isupper():  # noqa: PLR2004 - "X Y is an analyst."
        return False
    if not begins_like_name(text):
        return False
    head = text[:200]
    verb = BIO.search(head)
    if not verb or not BIO_OFFICE.search(head[verb.start() :]):
        return False
    subject = head[: verb.start()].split(",")[0].strip()
    return len(subject.split()) <= _MAX_SUBJECT_WORDS and is_name(subject)
