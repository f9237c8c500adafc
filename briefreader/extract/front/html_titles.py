"""Which of the titles that an HTML page bears is the one that its readers see.

The head often has a title for search engines or networks beside the headline above the text; people quote the headline.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefreader.extract.front.lines import Line

_SITE_SUFFIX: Final = re.compile(r"\s+[|–—·•»-]\s+(?=[^|–—·•»]{2,60}\Z)")
_PARTING: Final = re.compile(r"\s+[|–—·•»:-]{1,2}\s+|\s*\|\s*|:\s+")
_WORD: Final = re.compile(r"[^\W_]+")
_MAX_SUFFIX_WORDS: Final = 5
_MIN_LIKENESS: Final = 1 / 3
"""How much of their words a headline and a title of the head share where they mean the same piece."""
_LOWEST_LEVEL: Final = 3
"""Of a heading that counts as the title where it is no more than alike to what the head says."""


def title_shown(told: Sequence[str], outlet: str | None, headings: Sequence[Line]) -> str | None:
    """The headline among the headings, else what the head says without the name of the site, else None.

    The headline is the heading of the first level that shares most words with a title of the head, where it shares a
    third; else a heading that is one of these titles, or a part of one that stands beside the site's name.

    Args:
        told: the titles of the head, the surest first.
        outlet: the site's name, where the page tells it.
        headings: the page's headings, in order.
    """
    if not told:
        return None
    bags = [Counter(_words(title)) for title in told]
    parts = [[words for part in _PARTING.split(title) if (words := _words(part))] for title in told]
    site = _words(outlet or "")
    own = [line for line in headings if (words := _words(line.text)) != site and not _names_site(words, parts)]
    first = [(_likeness(Counter(_words(line.text)), bags), line.text) for line in own if line.level == 1]
    likeness, headline = max(first, key=lambda pair: pair[0], default=(0.0, ""))
    if likeness >= _MIN_LIKENESS:
        return headline
    wholes = [*map(_words, told), *(words for title in parts for words in title)]
    same = (line.text for line in own if line.level <= _LOWEST_LEVEL and _words(line.text) in wholes)
    return next(same, without_site(told[0], outlet))


def without_site(title: str, outlet: str | None) -> str:
    """A page title without the name of the site after it."""
    parts = _SITE_SUFFIX.split(title)
    if len(parts) < 2:  # noqa: PLR2004 - nothing after it
        return title
    suffix = parts[-1].strip()
    is_site = bool(outlet) and (suffix.lower() in (outlet or "").lower() or (outlet or "").lower() in suffix.lower())
    is_short = len(suffix.split()) <= _MAX_SUFFIX_WORDS and len(suffix) < len(title) / 2
    if not (is_site or (is_short and "|" in title)):
        return title
    return title[: title.rindex(suffix)].rstrip(" |–—·•»-")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _names_site(words: tuple[str, ...], parts: Sequence[Sequence[tuple[str, ...]]]) -> bool:
    """Whether a heading is in the shorter end of a title that has several parts."""
    ends = (end for title in parts if len(title) > 1 for end in (title[0], title[-1]) if _is_short(end, title))
    return any(set(words) <= set(end) for end in ends)


def _is_short(end: tuple[str, ...], title: Sequence[tuple[str, ...]]) -> bool:
    return 2 * len(end) < sum(map(len, title))


def _likeness(words: "Counter[str]", bags: Sequence["Counter[str]"]) -> float:
    """The largest share of words, counted twice over both, that a heading has in common with a title."""
    return max(
        (2 * (words & bag).total() / total if (total := words.total() + bag.total()) else 0.0 for bag in bags),
        default=0.0,
    )
