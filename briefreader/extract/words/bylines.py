"""The names in a line that signs a piece, however it is glued to what stands beside it."""

import re
from collections.abc import Iterator
from typing import Final

from briefreader.extract.words.dates import find_date
from briefreader.extract.words.names import OFFICE_WORDS, is_first_name, is_name, leading_name, without_courtesy
from briefreader.extract.words.patterns import BIO_OFFICE
from briefreader.extract.words.places import is_place_or_topic

_BY: Final = re.compile(
    r"(?:^|[\s|·•●⋅–—-]|(?<=[a-z0-9)]))(?:(?:[Ww]ritten|[Pp]osted|[Aa]uthored|[Pp]ublished|[Rr]eported)\s+)?"
    r"(?P<by>[Bb]y|BY|(?:[Aa]uthor|[Cc]ontributor)s?(?=:))(?::\s*|\s+|(?=[A-Z][a-z]))(?P<rest>[^\s].{1,160}?)(?=$|\s[—–|]\s)"
)
_BY_ELSEWHERE: Final = re.compile(r"(?:Von|Par|Por):?\s+(?=[A-ZÀ-Ž])")
"""How German, French and Spanish bylines begin; in English these are names and words too."""
BYLINE_LANGUAGES: Final = frozenset({"de", "fr", "es"})
_OTHERS_LABEL: Final = re.compile(r"(?P<what>.{0,40}\w) by\W{0,3}", re.IGNORECASE)
_BY_PEN_NAME: Final = re.compile(r"\A(?:[Ww]ritten |[Pp]osted )?by:? ([a-z][\w-]{2,24})(?=\Z|\s*[|·•●])")
_OTHERS: Final = re.compile(
    r"\b(?:reviewed|edited|checked|sponsored|presented|produced|created|photos?|photographs?|images?|illustrations?|art"
    r"|translated(?: from(?: the)? \w+)?|hosted|curated|verified|approved|followed|backed|powered|designed|supported"
    r"|compiled|updated"
    r"|remarks|speech|speeches|statement|address|testimony|keynote|lecture|proclamation|announcement|visit|letter)\W*\Z",
    re.IGNORECASE,
)
"""What somebody else did, or what the piece only reports: "Remarks by"."""
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
    r"|\bon behalf\b|\d|[|·•●⋅∙/(\[<>]|\s[-–—]\s|(?<=[a-z]{4})\.\s|$).*",
    re.IGNORECASE | re.DOTALL,
)
_APPOSITION: Final = re.compile(
    r",\s+(?P<office>(?:an?|the|former|senior)\s+[^,;|·•]{3,80}?)(?=,\s|;|\.?\s*\Z|,?\s+and\s+(?=[A-Z]))"
)
"""Who somebody is, between commas behind a name."""
_SEPARATOR: Final = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*|\s+with\s+)\s*")
_WORD: Final = re.compile(r"[A-Z][\w.'’-]*")
_JOINED: Final = re.compile(r"\s+(?:and|with|&)\Z")
_THE_TEAM: Final = re.compile(r"[Tt]he (?:[A-Z][\w&'’-]* ){1,3}(?:Team|Staff|[Ee]ditors|Newsroom|Desk)")
_MAX_TEAM_WORDS: Final = 4
_MAX_DATED_CHARS: Final = 120
_MARKS: Final = re.compile(r"\s*[|·•●⋅∙]\s*|\s[-–—]+\s|\s+(?:in|for)\s+(?=[A-Z])|\s+on behalf of\s")
_COMPANY: Final = re.compile(
    r"\b(?:published|posted|updated|written|last|modified|on|at|date|by|author)\b:?|\d+ ?min(?:ute)?s?(?: read)?"
    r"|\d{1,2}:\d\d ?(?:[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_MONTH_BEHIND: Final = re.compile(
    r"(?<=\w)\s+(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?\s+\d.*",
    re.IGNORECASE | re.DOTALL,
)
_MONTH_OR_DAY: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s.*)?\Z|(?:mon|tues|wednes|thurs|fri|satur|sun)day.*",
    re.IGNORECASE,
)
_OFFICE_AFTER: Final = re.compile(r",\s|\s[-–—|•·]\s|\s\(|\s+(?=is\b|at\b)")
_AUTHORS_PAGE: Final = re.compile(r"/(?:authors?|by|contributors?|writers?|columnists?)/[^/]", re.IGNORECASE)
_PERSONS_PAGE: Final = re.compile(
    r"/(?:authors?|by|contributors?|writers?|columnists?|experts?|people|persons?|staff|profiles?|bios?|users?|team)/[^/]",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset(
    """
    admin administrator webmaster guest staff the editor our a an this us anonymous default
    category country date issue location month name popularity program region theme title topic type year
    abstract conclusion contents introduction overview summary
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""First words of what signs nothing: accounts, the orders and filters of a list ("By Region"), headings."""


def offices_in_byline(text: str) -> Iterator[tuple[str, str]]:
    """Each name of a byline that says in between who somebody is, and that: "By Ann Lee, a fellow at X, and Bo Li"."""
    rest, last = text, 0
    for match in _APPOSITION.finditer(text):
        rest, last = text[last : match.start()], match.end()
        names = [part.strip() for part in _BY.sub(r"\g<rest>", rest.strip(" ,")).split(" and ")]
        name = names[-1].removeprefix("and ").removeprefix("By ").strip(" ,")
        if is_name(name):
            yield name, match["office"]


def signed_names(text: str) -> tuple[str, ...]:
    """The people (or the body) that a line such as "By Ann Lee and Bo Li | May 2, 2024" signs for; () for none."""
    text = _APPOSITION.sub("", text) if "," in text else text
    match = next((found for found in _BY.finditer(text) if not _OTHERS.search(text[: found.start("by")])), None)
    if not match:
        return ()
    rest = _STOP.sub("", _MONTH_BEHIND.sub("", _GLUED.sub(" | ", match["rest"]).split(" | ")[0]), count=1)
    names: list[str] = []
    for part in _SEPARATOR.split(rest):
        name = without_courtesy(_JOINED.sub("", part.strip(' ,.;:-–—*_"“”')))
        if names and not OFFICE_WORDS.isdisjoint(name.split()):
            break
        if is_name(name):
            names.append(_before_office(name) or name)
        elif not names and _THE_TEAM.fullmatch(name):
            return (name,)
        elif not names and (leading := _before_office(name)):
            return (leading,)
        elif not names and _is_team(name) and not text[: match.start()].rstrip()[-1:].isalpha():
            return (name,)
        else:
            break
    return tuple(dict.fromkeys(names or filter(_is_pen_name, _BY_PEN_NAME.findall(text))))


def names_signed_elsewhere(text: str) -> tuple[str, ...]:
    """The people of a German, French or Spanish byline that holds nothing but their names and perhaps a date."""
    match = _BY_ELSEWHERE.match(text) if text[:2] in {"Vo", "Pa", "Po"} and len(text) <= _MAX_DATED_CHARS else None
    if match is None:
        return ()
    rest = text[match.end() :].replace(" und ", " and ").replace(" et ", " and ").replace(" y ", " and ")
    return listed_names(rest) or names_beside_date(rest)


def _is_pen_name(word: str) -> bool:
    return word not in _NOBODY and not _MONTH_OR_DAY.match(word)


def glued_apart(text: str) -> str:
    """A text with a space where its page has run two words into each other."""
    return _RUN_TOGETHER.sub(" ", text)


def names_beside_date(text: str) -> tuple[str, ...]:
    """The people in a short line that dates a piece and holds only their names besides, as "Ann Lee • May 2, 2024"."""
    found = find_date(text) if len(text) <= _MAX_DATED_CHARS else None
    if found is None:
        return ()
    names = []
    for side in (text[: found.start], text[found.end :]):
        for part in _MARKS.split(side):
            what, is_by, _ = part.lower().partition(" by ")
            if "/" in part or (is_by and _OTHERS.search(what)):
                continue
            plain = _COMPANY.sub(" ", part)
            name = " ".join(plain.split()).strip(" ,.;:-–—")
            if _is_person(name) and not _OTHERS.search(part[: part.find(name.split()[0])]):
                names.append(name)
    return tuple(dict.fromkeys(names))


def listed_names(text: str) -> tuple[str, ...]:
    """The people of a line that holds nothing but their names; () for any other."""
    text = text.strip(" _|•·,")
    if BIO_OFFICE.search(text) or text.endswith(":"):
        return ()
    if _is_person(text):
        return (text,)
    if ";" in text and len(text) <= _MAX_DATED_CHARS:
        names = [part.split(",")[0].strip() for part in text.split(";")]
        return tuple(names) if all(map(_is_person, names)) else ()
    parts = [part.strip(" ,.;") for part in _SEPARATOR.split(text)] if len(text) <= _MAX_DATED_CHARS else []
    return tuple(parts) if len(parts) > 1 and all(map(_is_person, parts)) else ()


def _is_person(text: str) -> bool:
    """Whether a text that nothing says to be a name may be one: it has the shape, and is no place and no topic."""
    return is_name(text) and not is_place_or_topic(text)


def is_others_label(text: str) -> bool:
    """Whether a line ends by announcing who reviewed or pictured it: "Reviewed by"."""
    label = _OTHERS_LABEL.fullmatch(text)
    return label is not None and _OTHERS.search(label["what"]) is not None


def named_under_label(text: str) -> tuple[str, ...]:
    """Who stands in the line under "Written by": names with an office, a first name, a team."""
    text = text.strip(" _|•·,*")
    first = text if _is_team(text) else _OFFICE_AFTER.split(glued_apart(text))[0]
    name = _before_office(first) or first
    if is_name(name) or is_first_name(name) or _is_team(name):
        return (name,)
    return ()


def is_authors_page(address: str) -> bool:
    """Whether an address is that of an author, where a person's may be anybody's."""
    return _AUTHORS_PAGE.search(address) is not None


def linked_names(shown: str, address: str) -> tuple[str, ...]:
    """Who is named by a link to a person's page."""
    shown = shown.strip(" _|•·,*").removeprefix("By ").removeprefix("by ")
    if is_authors_page(address) and (is_first_name(shown) or _is_team(shown)):
        return (shown,)
    return (shown,) if _PERSONS_PAGE.search(address) and is_name(shown) else ()


def _before_office(text: str) -> str | None:
    """The name that an office follows without a mark between them: "Ann Marlow Senior Fellow"."""
    name = leading_name(text)
    return name if name and OFFICE_WORDS & set(text[len(name) :].split()) else None


def _is_team(name: str) -> bool:
    """Whether one to four capitalised words may be the signature of a body or a pen name."""
    words = name.split()
    if not 0 < len(words) <= _MAX_TEAM_WORDS or _MONTH_OR_DAY.match(name):
        return False
    return all(_WORD.fullmatch(word) for word in words) and words[0].lower() not in _NOBODY
