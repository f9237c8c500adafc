"""How the lines go that stand around a memo, a letter or a statement: who writes to whom, when and about what."""

import re
from collections.abc import Mapping
from typing import Final

from briefreader.extract.words.names import BODY_NAME, OFFICE_WORDS, is_name, leading_name, without_courtesy
from briefreader.extract.words.places import is_place_or_topic

_FIELDS: Final[Mapping[str, str]] = {
    "to": r"to|memo(?:randum)? (?:for|to)|an|à",
    "from": r"from|von|de",
    "date": r"date|datum",
    "subject": r"subject|subj|re|regarding|betreff|betr\.|objet",
    "copy": r"b?cc|copy|copies|through|thru|via|kopie",
}
"""The names of a memo's fields: English, German and French."""
_FIELD: Final = re.compile(
    r"(?:\A\W{0,3}|[\s|;•·])(?=[A-ZÀ])(?i:"
    + "|".join(f"(?P<f_{name}>{words})" for name, words in _FIELDS.items())
    + r")\s?:"
)
_LABEL_ALONE: Final = re.compile(r"(?:TO|FROM|DATE|SUBJECT|RE|CC)")
_EDGES: Final = " \t*_|;•·"
MEMO: Final = re.compile(
    r"(?:\w+ ){0,3}(?:memo|memorandum|vermerk)\W*(?P<addressee>(?:for|to) .{3,80})?", re.IGNORECASE
)
"""A line that calls the piece a memo, and may say for whom it is."""
SALUTATION: Final = re.compile(
    r"(?:(?:my )?dear\s+(?-i:[A-ZÀ-Ž])(?:[^.!?]|\.(?= )){0,120}|to whom it may concern"
    r"|to the (?:editors?|members)(?: [^.!?]{0,80})?|sehr geehrte[rs]? [^.!?]{2,120}"
    r"|(?:madame|monsieur)\b[^.!?]{0,80})[,:]",
    re.IGNORECASE,
)
"""How a letter begins."""
CLOSING: Final = re.compile(
    r"(?:(?:(?:very|most) )?(?:sincerely|respectfully|faithfully|truly)(?: (?:yours|submitted))?"
    r"|yours(?: very)? (?:sincerely|respectfully|faithfully|truly)"
    r"|(?:with )?(?:best|kind|warm)(?:est)? (?:regards|wishes)"
    r"|with (?:great |deep )?(?:respect|appreciation|gratitude)|signed|in solidarity|mit freundlichen grüßen)\s?[,:.]?",
    re.IGNORECASE,
)
"""How a letter ends, above those who sign it."""
_SIGNED_MARK: Final = re.compile(r"/s/\s*|\[signed\]\s*", re.IGNORECASE)
_ENCLOSED: Final = re.compile(r"(?:b?cc|encl?|enclosures?|enclosed|attach(?:ed|ments?)|p\.?s)\b", re.IGNORECASE)
ADDRESS: Final = re.compile(
    r"(?:the )?hon(?:orable|ourable|\.)\s|(?:mr|mrs|ms|dr|attn|attention)\b"
    r"|submitted (?:via|by|to|electronically)\b|(?:via|by) (?:e-?mail|mail|fax)\b"
    r"|\d{1,6} [A-Z]|p\.?\s?o\.? box\b|room \d|suite \d|.*\b[A-Z]{2} \d{5}(?:-\d{4})?\Z",
    re.IGNORECASE,
)
"""How a line of an address begins that can be nothing else."""
_SPOKEN: Final = re.compile(
    r"(?:(?:prepared|written|opening|oral|full)\s+)*(?:statement|testimony|remarks)(?:\s+for the record)?"
    r"\s+(?:by|of|from)\s+(?:the hon(?:orable|ourable|\.)\s+)?(?=(?-i:[A-ZÀ-Ž]))",
    re.IGNORECASE,
)
HEARING: Final = re.compile(
    r"\b(?:(?:sub)?committee|commission|hearing|inquiry|senate|parliament|assembly|council|house of \w+)\b",
    re.IGNORECASE,
)
"""Before whom somebody testifies."""
_TO_WHOM: Final = re.compile(r",?\s+(?:before|to)\s+(?:the\b|an?\b|[A-Z]).*", re.DOTALL | re.IGNORECASE)
AFTER_NAME: Final = re.compile(r"\s*(?:[,;(]|\s[-–—|]\s)\s*")
"""What stands between a name and the words that say who that is."""
_OFFICES: Final = frozenset(
    """
    Minister Secretary Counsel Governor Mayor Commissioner Adviser Advisor Officer Representative Treasurer Chair
    Convener Ambassador
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""The last words of offices that look like names."""


def memo_fields(text: str) -> tuple[tuple[str, str], ...]:
    """The fields that a line of a memo's head holds: "to", "from", "date", "subject" or "copy", each with its value.

    A value is "" where it stands on the next line; () for a line that does not begin with a field's name.
    """
    if _LABEL_ALONE.fullmatch(text):
        text = f"{text}:"
    found = list(_FIELD.finditer(text)) if ":" in text else []
    if not found or text[: found[0].start()].strip(_EDGES):
        return ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        ((match.lastgroup or "").removeprefix("f_"), text[match.end() : end].strip(_EDGES))
        for match, end in zip(found, ends, strict=True)
    )


def spoken_by(text: str) -> str | None:
    """Who speaks, and who that is, in a line such as "Statement of Ann Lee, Senior Fellow, before the Committee"."""
    match = _SPOKEN.match(text)
    rest = without_courtesy(_TO_WHOM.sub("", text[match.end() :])) if match else ""
    return rest if rest and leading_name(rest) else None


def names_somebody(text: str) -> bool:
    """Whether a line in which somebody may sign begins with a person's name, and not with an office or a body."""
    name = without_courtesy(AFTER_NAME.split(text, maxsplit=1)[0])
    words = name.split()
    is_office = not OFFICE_WORDS.isdisjoint(words) or not _OFFICES.isdisjoint(words[-1:])
    return is_name(name) and not is_office and not BODY_NAME.match(name) and not is_place_or_topic(name)


def is_enclosure(text: str) -> bool:
    """Whether a line below a letter says what goes with it, or to whom else it goes."""
    return _ENCLOSED.match(text) is not None


def without_signed_mark(text: str) -> str:
    """A signature without the mark that stands for the pen: "/s/ Ann Lee"."""
    return _SIGNED_MARK.sub("", text, count=1) if "/" in text or "[" in text else text
