"""Who wrote it: from a byline, a name beside the date, or the sentence that tells who somebody is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefreader.extract.words.names import BODY_NAME, begins_like_name, is_name, without_courtesy
from briefreader.extract.words.patterns import BIO_OFFICE
from briefreader.extract.words.sentences import sentence_spans
from briefreader.model.brief import Author

_BIO: Final = re.compile(
    r"(?P<name>[^,]{4,60}?)(?:,[^,]{3,120},|,? who [^,]{3,120},)?\s+(?:is|are|was|serves as|works as)\s+"
    r"(?:currently\s+)?(?:(?P<article>a|an|the)\s+)?(?P<rest>[^.]*(?:\.(?!\s+[A-Z]|\s*\Z)[^.]*)*(?:(?<=\b[A-Z])\.[^.]+)*)"
)
_SENTENCE_END: Final = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])\.(?:\s|\Z)")
_AT: Final = re.compile(r"\s+(?:at|with|for|of)\s+(?=(?:the\s+)?[A-Z])")
_AFFILIATION_END: Final = re.compile(r"\s+(?:and|where|who|with|focusing|specializing|in)\b\s|[,;:(]|\.(?:\s|\Z)")


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
    name = _once(without_courtesy(match["name"]))
    role, affiliation = _divided(rest)
    return Bio(name=name, role=role, affiliation=affiliation)


def _once(name: str) -> str:
    """A name that stands twice, as link and as text, once."""
    words = name.split()
    half = len(words) // 2
    first, second = " ".join(words[:half]), without_courtesy(" ".join(words[half:]))
    return first if first == second and half > 1 else name


def _divided(words: str) -> tuple[str | None, str | None]:
    """Role and affiliation: what follows the first "at" or "with", else the last "of" before a body's name."""
    places = list(_AT.finditer(words))
    at = next((place for place in places if place[0].strip() in {"at", "with"}), None)
    if not at:
        at = next((place for place in reversed(places) if BODY_NAME.match(words, place.end())), None)
    if not at:
        return _role(words), None
    tail = words[at.end() :]
    stop = _AFFILIATION_END.search(tail)
    affiliation = tail[: stop.start()] if stop else tail
    return _role(words[: at.start()]), affiliation.removeprefix("the ").strip(" .") or None


def read_bios(text: str) -> tuple[Bio, ...]:
    """What a line says of each person whom one of its sentences begins with; of later ones if it names an office."""
    first = read_bio(text)
    if not first:
        return ()
    found = {first.name: first}
    for sentence in sentence_spans(text)[1:]:
        own = text[sentence.start : sentence.end]
        bio = read_bio(own) if begins_like_name(own) and BIO_OFFICE.search(own) else None
        if bio:
            found.setdefault(bio.name, bio)
    return tuple(found.values())


def _role(words: str) -> str | None:
    role = re.split(r"\s+and\s+(?:the\s+)?(?:co-?)?author of\b|[;:]|,\s+(?:and|where|who)\b", words)[0].strip(" ,.")
    return role or None


def authors_from(names: Iterable[str], bios: Iterable[Bio]) -> tuple[Author, ...]:
    """The signed authors with what their biographies add; the people of the biographies where nobody signed."""
    told: dict[str, Bio] = {}
    for bio in bios:
        told.setdefault(bio.name, bio)
    signed = dict.fromkeys(map(without_courtesy, names))
    authors = []
    for name in signed or told:
        found = told.get(name)
        role, affiliation = (found.role, found.affiliation) if found else (None, None)
        authors.append(Author(name=name, role=role, affiliation=affiliation))
    return tuple(authors)
