"""Who wrote it: from a byline, a name beside the date, or the sentence that tells who somebody is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefreader.extract.names import is_name
from briefreader.model.brief import Author

_BIO: Final = re.compile(
    r"(?P<name>[^,]{4,60}?)(?:,[^,]{3,120},|,? who [^,]{3,120},)?\s+(?:is|are|was|serves as|works as)\s+"
    r"(?:currently\s+)?(?:(?P<article>a|an|the)\s+)?(?P<rest>[^.]*(?:\.(?!\s+[A-Z]|\s*\Z)[^.]*)*(?:(?<=\b[A-Z])\.[^.]+)*)"
)
_SENTENCE_END: Final = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])\.(?:\s|\Z)")
_AT: Final = re.compile(r"\s+(?:at|with|for|of)\s+(?=(?:the\s+)?[A-Z])")
_AFFILIATION_END: Final = re.compile(r"\s+(?:and|where|who|with|focusing|specializing|in)\b\s|[,;:(]|\.(?:\s|\Z)")
_TITLE_WORDS: Final = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bio:
    """What a sentence says of a person."""

    name: str
    role: str | None
    affiliation: str | None


def read_bio(text: str) -> Bio | None:
    """Name, role and affiliation from "N, who did this, is the R at the A." and the like."""
    match = _BIO.match(text)
    if not match or not is_name(match["name"]):
        return None
    rest = text[match.start("rest") :]
    end = _SENTENCE_END.search(rest)
    rest = rest[: end.start()] if end else rest
    at = None
    for found in _AT.finditer(rest):
        if found[0].strip() in {"at", "with"}:
            at = found
            break
    if not at:
        return Bio(name=match["name"], role=_role(rest), affiliation=None)
    tail = rest[at.end() :]
    stop = _AFFILIATION_END.search(tail)
    affiliation = tail[: stop.start()] if stop else tail
    return Bio(
        name=match["name"], role=_role(rest[: at.start()]), affiliation=affiliation.removeprefix("the ").strip() or None
    )


def _role(words: str) -> str | None:
    role = re.split(r"\s+and\s+(?:the\s+)?(?:co-?)?author of\b|[;:]|,\s+(?:and|where|who)\b", words)[0].strip(" ,.")
    return role or None


def authors_from(names: Iterable[str], bios: Iterable[Bio]) -> tuple[Author, ...]:
    """The signed authors with what their biographies add; the people of the biographies where nobody signed."""
    told: dict[str, Bio] = {}
    for bio in bios:
        told.setdefault(bio.name, bio)
    signed = dict.fromkeys(names)
    authors = []
    for name in signed or told:
        found = told.get(name)
        role, affiliation = (found.role, found.affiliation) if found else (None, None)
        authors.append(Author(name=name, role=role, affiliation=affiliation))
    return tuple(authors)
