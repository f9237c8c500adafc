"""Names of people, told by their shape."""

import re
from typing import Final

_PARTICLE: Final = r"(?:de|del|della|der|den|di|da|dos|du|van|von|zu|bin|ibn|al|el|la|le|ter|ten|y|e|af|av)"
_PART: Final = r"(?:(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’\-]*\.?)|(?:al-[A-Z][\w'’\-]*))"
_TITLE: Final = r"(?:(?:Dr|Prof|Professor|Hon|Sen|Rep|Gov|Gen|Col|Lt|Capt|Mr|Mrs|Ms|Sir|Amb|Ambassador|Rev)\.?\s+)?"
_COURTESY: Final = re.compile(r"(?:(?:Dr|Prof|Professor|The Hon|Hon|Mr|Mrs|Ms)\.?\s+)+(?=\w+[.\s])")
_DEGREES: Final = (
    r"(?:,?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|J\.?D\.?|M\.?A\.?|MBA|MPH|MPP|Jr\.?|Sr\.?|II|III|IV|Esq\.?"
    r"|RN|RD|CFP®?|CPA|DDS|PharmD|MS|RDN|LDN)|,\s[A-Z]{3,5}\b)*"
)
_NAME: Final = re.compile(rf"{_TITLE}{_PART}(?:\s+(?:{_PARTICLE}\s+)*{_PART}){{1,4}}{_DEGREES}")
_SEPARATOR: Final = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*|\s*\|\s*|\s+with\s+)\s*", re.IGNORECASE)
_SMALL_WORDS: Final = re.compile(r"(?<=\s)(?:And|At|For|In|Of|On|The|To)(?=\s)")
_MAX_NAME_CHARS: Final = 60
_FIRST_NAME: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]{2,11}")

_NOT_IN_NAMES: Final = frozenset(
    """
    about account advertise advertisement after ai alert all american analysis and annual answers app
    application apply archive are article articles association at avatar back based benefits best blog bonus
    book books bottom boutique brief briefs bureau business buy by call cancellations capsules career careers
    categories category cautionary center centre certification certifications chapter chat chocolate city click
    close coach coaching coding collective college commands comment comments commission common community company
    conclusion conditions cons consultant contact content cookie cookies copyright cost costs council council's
    countries course courses credit cuisine customer daily data day department design desk details development
    diet digital disclosure discover donate download easy education electrical email enable end-to-end energy
    english event events every exercises expert experts explore exploring facebook facts faq featured features
    figure final find first flight follow food for foreign former foundation foundational free from full gallery
    general get getting global government great group guide hair headshot health help highlights history holiday
    home hotel hotels how ideas image images in industry information ingredient insights instagram institute
    intelligence international interpretability introduction is issue issues it job jobs join journal keep key
    kit latest law learn leg legal level life like line linkedin links list live loading local log login
    magazine make management map market marketing master media meet member membership menu method money more my
    national navigation new news newsletter newsletters next no not now nutrition office on online open opinion
    or our out overview page panel papers part partners photo photos picture pinterest plan planning platform
    platforms podcast podcasts policies policy politics popular post posted posts power press previous pricing
    privacy product products program programs project pros protocol provider providers public publications
    published question questions quick quote quotes read reasons recent recipe recipes related rental rentals
    report reports requirements research resources review reviews sales school science scooter search section
    security see select service services settings share shop shopping show sign site sitemap skills social
    society software solutions sports staff start started state states step steps store stories story studies
    study style subscribe summary support table takeaway takeaways tale team tech technology terms test
    testimony that the these things this thoughts time times tips to today tool tools top topic topics tour
    trade training travel trending tv twitter ultimate united university update updated updates us use vibe
    video videos view visit volume watch ways we weblog website week what when where which who why with word
    work world write year you your youtube zone
    """.split()  # noqa: SIM905 - a list would fill two pages
)
"""Words of titles, menus and organisations that look like a part of a name."""


OFFICE_WORDS: Final = frozenset(
    """
    Editor Founder Director President Professor Contributor Writer Senior Associate Lead Chief Head Analyst Fellow
    Reporter Correspondent Columnist Manager Author Partner Former Deputy Executive Managing Staff CEO Co-Founder
    Marketing Content Coordinator Specialist
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""What follows a name in a line that also tells the person's office."""


BODY_NAME: Final = re.compile(
    r"(?:the )?(?:[A-Z][\w&'’-]*(?: (?:of|for|on|and|the|in|de|&)){0,2} )*"
    r"(?:Institute|Institution|Centre|Center|Council|Foundation|Forum|Project|Society|Fund|Initiative|Network|Academy"
    r"|University|College|School|Association|Commission|Committee|Trust|Group|Lab|Laboratory|Observatory|Bank|LLP|LLC|Inc|Ltd|GmbH)\b"
)
"""How a body's name goes that tells by one of its words what it is."""


def is_name(text: str) -> bool:
    """Whether a whole text has the shape of one person's name."""
    text = text.strip(" ,.;:|-–—")
    if not 4 <= len(text) <= _MAX_NAME_CHARS or not _NAME.fullmatch(text):  # noqa: PLR2004 - "Bo Li" has five
        return False
    words = text.lower().replace(".", "").split()
    return not any(word in _NOT_IN_NAMES or word.endswith("-based") for word in words)


def without_courtesy(name: str) -> str:
    """A name without the titles of courtesy and learning before it; an office such as "Senator" is left."""
    return _COURTESY.sub("", name)


def is_first_name(text: str) -> bool:
    """Whether a text is one word in the shape of a name, as of those who sign by their first name."""
    return bool(_FIRST_NAME.fullmatch(text)) and text.lower() not in _NOT_IN_NAMES and text not in OFFICE_WORDS


def in_small_letters(text: str) -> str:
    """A name or an office that stands in capitals as it is written elsewhere; any other as it is."""
    if not text.isupper():
        return text
    return _SMALL_WORDS.sub(lambda match: match[0].lower(), text.title())


def begins_like_name(text: str) -> bool:
    """Whether a text begins with two words that have the shape of a name; a cheap look before `is_name`."""
    return _NAME.match(text) is not None


def leading_name(text: str) -> str | None:
    """The name of two or three words that a text begins with, or None."""
    words = text.replace(",", " ,").split()
    for count in (3, 2):
        chosen = words[:count]
        name = " ".join(chosen)
        if len(chosen) < count or "," in name or not chosen[-1][0].isalpha():
            continue
        if is_name(name) and OFFICE_WORDS.isdisjoint(chosen):
            return name
    return None


def is_name_list(text: str) -> bool:
    """Whether a text begins with a name and goes on with names, an office or a date, as bylines do."""
    first = _SEPARATOR.split(text.strip(), maxsplit=1)[0]
    if is_name(first):
        return True
    match = _NAME.match(text)
    return match is not None and is_name(match[0]) and len(text) - match.end() <= _MAX_NAME_CHARS
