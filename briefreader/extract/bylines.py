"""The names in a line that signs a piece, however it is glued to what stands beside it."""

import re
from typing import Final

from briefreader.extract.dates import find_date
from briefreader.extract.names import is_name

_BY: Final = re.compile(
    r"(?:^|[\s|·•⋅–—-]|(?<=[a-z0-9)]))(?:(?:[Ww]ritten|[Pp]osted|[Aa]uthored|[Pp]ublished|[Rr]eported)\s+)?"
    r"(?P<by>[Bb]y|BY|[Aa]uthors?(?=:))(?::\s*|\s+|(?=[A-Z][a-z]))(?P<rest>[^\s].{1,160}?)(?=$|\s[—–|]\s)"
)
_OTHERS: Final = re.compile(
    r"\b(?:reviewed|edited|checked|sponsored|presented|produced|created|photos?|photographs?|images?|illustrations?|art"
    r"|translated|hosted|curated|verified|approved|followed|backed|powered|designed|supported|compiled|updated)\W*\Z",
    re.IGNORECASE,
)
"""What somebody else did."""
_GLUED: Final = re.compile(
    r"(?<=[a-z])(?=(?:In|On|Updated|Published|Posted|Last|Photos?|Written|Medically|Fact|Reviewed|Senior|Staff|Editor"
    r"|Contributor|Writer|Founder|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b)"
)
_RUN_TOGETHER: Final = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=(?:19|20)\d\d)(?=[A-Z])"
    r"|(?<=[a-zA-Z])(?=(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* \d)"
)
"""Where a page has run two words into each other, seen by the letters on both sides."""
_STOP: Final = re.compile(
    r"\s*(?:\b(?:on|in|at|for|from|is|was|published|updated|last|posted|reviewed|medically|fact|edited|photos?|min|read)\b"
    r"|\d|[|·•⋅∙/(\[<>]|\s[-–—]\s|(?<=[a-z]{4})\.\s|$).*",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR: Final = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*|\s+with\s+)\s*")
_WORD: Final = re.compile(r"[A-Z][\w.'’-]*")
_MAX_TEAM_WORDS: Final = 4
_MAX_DATED_CHARS: Final = 120
_MARKS: Final = re.compile(r"\s*[|·•⋅∙/]\s*|\s[-–—]+\s|\s+(?:in|for)\s+(?=[A-Z])")
_COMPANY: Final = re.compile(
    r"\b(?:published|posted|updated|written|last|modified|on|at|date|by|author)\b:?|\d+ ?min(?:ute)?s?(?: read)?"
    r"|\d{1,2}:\d\d ?(?:[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_TRAILING_MONTH: Final = re.compile(
    r"(?<=\w)\s+(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\Z",
    re.IGNORECASE,
)
_MONTHS: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s.*)?\Z|(?:mon|tues|wednes|thurs|fri|satur|sun)day.*",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset(
    {"admin", "guest", "staff", "the", "editor", "our", "a", "an", "this", "us", "category", "topic"}
)


def signed_names(text: str) -> tuple[str, ...]:
    """The people (or the body) that a line such as "By Ann Lee and Bo Li | May 2, 2024" signs for; () for none."""
    match = next((found for found in _BY.finditer(text) if not _OTHERS.search(text[: found.start("by")])), None)
    if not match:
        return ()
    rest = _STOP.sub("", _GLUED.sub(" | ", match["rest"]).split(" | ")[0], count=1)
    names: list[str] = []
    for part in _SEPARATOR.split(rest):
        name = _TRAILING_MONTH.sub("", part.strip(' ,.;:-–—*_"“”'))
        if is_name(name):
            names.append(name)
        elif not names and _is_team(name) and not text[: match.start()].rstrip()[-1:].isalpha():
            return (name,)
        else:
            break
    return tuple(dict.fromkeys(names))


def glued_apart(text: str) -> str:
    """A text with a space where its page has run two words into each other."""
    return _RUN_TOGETHER.sub(" ", text)


def names_beside_date(text: str) -> tuple[str, ...]:
    """The people in a short line that dates a piece and holds only their names besides, as "Ann Lee • May 2, 2024"."""
    found = find_date(text)
    if found is None or len(text) > _MAX_DATED_CHARS:
        return ()
    names = []
    for side in (text[: found.start], text[found.end :]):
        for part in _MARKS.split(side):
            plain = _COMPANY.sub(" ", part)
            name = " ".join(plain.split()).strip(" ,.;:-–—")
            if is_name(name) and not _OTHERS.search(part[: part.find(name.split()[0])]):
                names.append(name)
    return tuple(dict.fromkeys(names))


def _is_team(name: str) -> bool:
    """Whether one to four capitalised words may be the signature of a body or a pen name."""
    words = name.split()
    if not 0 < len(words) <= _MAX_TEAM_WORDS or _MONTHS.match(name):
        return False
    return all(_WORD.fullmatch(word) for word in words) and words[0].lower() not in _NOBODY
