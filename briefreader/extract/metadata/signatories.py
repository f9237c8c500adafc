"""The people who sign a memo, a letter or a statement, with what its own lines say of them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefreader.extract.metadata.authors import Bio
from briefreader.extract.metadata.biographies import in_office
from briefreader.extract.words.bylines import listed_names
from briefreader.extract.words.envelopes import AFTER_NAME
from briefreader.extract.words.names import BODY_NAME, in_small_letters, leading_name, without_courtesy
from briefreader.extract.words.patterns import BIO_OFFICE

MOST_SIGNATORIES: Final = 6
"""A letter that more people sign has no authors that one would cite: somebody wrote it, and it does not say who."""
_ADDRESS: Final = re.compile(r"\s*[<(\[][^>)\]]*@[^>)\]]*[>)\]]|\s*\S+@\S+")
_BETWEEN: Final = re.compile(r"\s*;\s*|,?\s+(?:and|&)\s+(?=[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]* )*[A-Z][\w'’-]+,)")
"""Between people of whom each has an office behind the name."""


def signatories_of(signed: Sequence[str]) -> tuple[Bio, ...]:
    """The people who sign in these words, in their order; a body or an office is nobody."""
    texts = (in_small_letters(_ADDRESS.sub("", text)) for text in signed)
    found: dict[str, Bio] = {}
    for person in (person for text in texts for part in _BETWEEN.split(text) for person in _people(part)):
        if person.name not in found or person.role or person.affiliation:
            found[person.name] = person
    return tuple(found.values())


def _people(text: str) -> Iterator[Bio]:
    """The people of names alone, or the one whom an office follows."""
    names = listed_names(text)
    if names:
        yield from (Bio(name=without_courtesy(name), role=None, affiliation=None) for name in names)
        return
    mark = AFTER_NAME.search(text)
    whole = without_courtesy(text[: mark.start()] if mark else text)
    name = leading_name(whole)
    if name is None:
        return
    office = text[mark.end() :].rstrip(") ") if mark else whole[len(name) :].strip()
    yield _person(name if mark is None else whole, office)


def _person(name: str, office: str) -> Bio:
    body = BODY_NAME.match(office)
    if body and office[body.end() : body.end() + 1] in {"", ","}:
        return Bio(name=name, role=None, affiliation=office)
    found = in_office(name, office)
    is_office = office[:1].islower() or BIO_OFFICE.search(office) is not None
    return found if is_office or found.affiliation else Bio(name=name, role=None, affiliation=None)
