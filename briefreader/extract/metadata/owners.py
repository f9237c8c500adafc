"""Whose page it is, as its notice of copyright says.

Most pages name their outlet there ("© 2025 Harbour Institute. All rights reserved.") and nowhere else where what stands
around would tell. The owner may be a parent company that no reader knows, or the agency of a picture; so the name
counts only where another line of the page says it too, one that is no legal notice.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

_MARK: Final = re.compile(r"©|\(c\)(?= ?(?:19|20)\d\d)|\bcopyright\b", re.IGNORECASE)
_YEARS: Final = re.compile(
    r"\b(?:19|20)\d\d(?:\s*(?:[-–—/,&]|to|and)\s*(?:(?:19|20)?\d\d|present|now|today))*(?!\w)(?:\s*onwards)?",
    re.IGNORECASE,
)
_RESERVED: Final = re.compile(r"\breserved\b", re.IGNORECASE)
_BEHIND_NAME: Final = re.compile(
    r"\s*(?:[|·•∙⋅●:;()\[\]®™]|\s[-–—]\s|,? \d|,? an? [A-Z]"
    r"|\b(?:all rights?|terms|privacy|cookies?|powered by|designed|website|theme|built|made with|unless|disclaimer"
    r"|registered|is (?:an?|the|licensed)|content|issn|abn|d/?b/?a|doing business as)\b"
    r"|(?<!\b[A-Z])(?<!\binc)(?<!\bltd)(?<!\bco)(?<!\bst)(?<!\bcorp)\.(?=\s|\Z)).*",
    re.IGNORECASE | re.DOTALL,
)
_LEGAL_FORM: Final = re.compile(
    r",?\s+(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|incorporated|co|gmbh|b\.v|bv|ag|plc|pty|s\.?a|llp|lp|pbc)\.?\Z",
    re.IGNORECASE,
)
_EDGES: Final = re.compile(r"\A(?:(?:copyright|by|owned by|and|©|\W)+(?:\s|\b))+|\A\W+|[\s,.|–—-]+\Z", re.IGNORECASE)
_NAME: Final = re.compile(r"[\w'’&.,+-]+(?: [\w'’&.,+-]+){0,7}")
_ADDRESS: Final = re.compile(r"[\w-]+\.(?:com|org|net|eu|int|edu|gov|co|io)", re.IGNORECASE)
"""An owner that is a site's address is the site's."""
_LEGAL: Final = re.compile(r"copyright|©|reserved|terms|trademark", re.IGNORECASE)
_NOBODY: Final = frozenset(
    """
    about all and author authors by contact contributors copyright editor editors holder holders home in law menu news
    notice of our owner owners page partners policy protected publisher publishers respective rights search share site
    subscribe the their this trademark trademarks us we website work works your
    """.split()  # noqa: SIM905 - a list would fill a page
)
_OF_PICTURE: Final = re.compile(
    r"\W*(?:\w+ )?"
    r"(?:(?:photo(?:graph(?:er)?)?s?|credits?)\b|(?:images?|pictures?|illustrations?)(?: ?[©:]| by\b| credit))",
    re.IGNORECASE,
)
"""How the credit of a picture begins."""
_MAX_NOTICE: Final = 400
_MAX_NAME: Final = 60
_MOST_NAMES: Final = 8
"""A page that names more owners is a list of works."""


def owner_of(lines: Sequence[str]) -> str | None:
    """The owner that the notices of copyright among some lines name, and another line too.

    None where no name is borne out so, or several are. Linear in the lines.

    Args:
        lines: what stands before and after the text.
    """
    named: dict[str, str] = {}
    for name in chain.from_iterable(map(_named, lines)):
        named.setdefault(_folded(name), name)
        if len(named) > _MOST_NAMES:
            return None
    if not named:
        return None
    others = [line for line in lines if not _LEGAL.search(line) and not _OF_PICTURE.match(line)]
    told = "\n".join(map(_folded, others))
    borne_out = [name for key, name in named.items() if _ADDRESS.fullmatch(name) or _as_words(key).search(told)]
    return _as_written(borne_out[0], lines) if len(borne_out) == 1 else None


def _named(line: str) -> Iterator[str]:
    """The owner that one line names behind its mark, or else before it."""
    mark = _MARK.search(line) if len(line) <= _MAX_NOTICE else None
    if mark is None or _OF_PICTURE.match(line) or not (_YEARS.search(line) or _RESERVED.search(line)):
        return
    for side in (line[mark.end() :], line[: mark.start()]):
        bare = _EDGES.sub("", _YEARS.sub(" ", _MARK.sub(" ", side)).strip())
        name = _EDGES.sub("", _BEHIND_NAME.sub("", " ".join(bare.split()), count=1))
        name = _LEGAL_FORM.sub("", _LEGAL_FORM.sub("", name)).strip(" ,")
        if name and len(name) <= _MAX_NAME and _NAME.fullmatch(name) and not _NOBODY.issuperset(_folded(name).split()):
            yield name
            return


def _as_written(name: str, lines: Sequence[str]) -> str:
    """The name as the page writes it elsewhere, where its notice is in capitals; "care" is no spelling of "CARE"."""
    if not name.isupper():
        return name
    found = chain.from_iterable(map(_as_words(name).findall, lines))
    spellings = Counter(each for each in found if not each.isupper() and not each.islower())
    return spellings.most_common(1)[0][0] if spellings else name


def _as_words(name: str) -> re.Pattern[str]:
    """A name; one of a single word is no part of another word, and a longer one may be glued to what stands beside."""
    escaped = re.escape(name)
    return re.compile(escaped if " " in name else rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


def _folded(text: str) -> str:
    return text.replace("’", "'").casefold()
