"""What of a brief goes into an index: for each field its terms and their positions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefreader.library.ports import Document
from briefreader.library.tokens import STOP_WORDS, fold, names, stem, words
from briefreader.model.search import Field


class IndexField(StrEnum):
    """The fields that an index holds terms of."""

    TEXT = "text"
    """Anywhere: title, body, authors, outlet, subjects, tags and notes in one, so that one look-up answers a word."""
    TITLE = "title"
    AUTHOR = "author"
    OUTLET = "outlet"
    SUBJECT = "subject"
    TAG = "tag"
    CLAIM = "claim"
    NOTE = "note"
    LINK = "link"


HOMES: Final[Mapping[Field | None, IndexField]] = {
    None: IndexField.TEXT,
    Field.BODY: IndexField.TEXT,
    Field.TITLE: IndexField.TITLE,
    Field.AUTHOR: IndexField.AUTHOR,
    Field.OUTLET: IndexField.OUTLET,
    Field.SUBJECT: IndexField.SUBJECT,
    Field.TAG: IndexField.TAG,
    Field.CLAIM: IndexField.CLAIM,
    Field.NOTE: IndexField.NOTE,
    Field.LINK: IndexField.LINK,
}
PROSE: Final = frozenset({IndexField.TEXT, IndexField.TITLE, IndexField.SUBJECT, IndexField.CLAIM, IndexField.NOTE})
"""Fields whose words are stemmed, whose commonest words are left out, and whose hits are scored by BM25.

The others hold names: a brief has the name or has not, so that each hit scores the same.
"""
TITLE_WEIGHT: Final = 3
"""How often a word of the title counts in TEXT: weights inside the term frequency, as in BM25F (Robertson, Zaragoza and
Taylor 2004), make one look-up answer for title and body together."""
PART_GAP: Final = 100
"""Positions between two parts of a field, so that no phrase runs from one into the next."""

Positions = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTerms:
    """A document as an index stores it.

    Attributes:
        fields: for each field its terms, each with its positions in rising order.
        spellings: the folded words of TEXT as they are spelled, before stemming.
    """

    fields: Mapping[IndexField, Positions]
    spellings: frozenset[str]


def document_terms(document: Document) -> DocumentTerms:
    """The terms of a document."""
    title, notes, subjects = (document.title,), document.notes, document.subjects
    outlet = () if document.outlet is None else (document.outlet,)
    text = (*title * TITLE_WEIGHT, document.body, *document.authors, *outlet, *subjects, *document.tags, *notes)
    spellings: set[str] = set()
    fields = {
        IndexField.TEXT: _prose(text, spellings),
        IndexField.TITLE: _prose(title),
        IndexField.SUBJECT: _prose(subjects),
        IndexField.CLAIM: _prose(document.claims),
        IndexField.NOTE: _prose(notes),
        IndexField.AUTHOR: _names(document.authors),
        IndexField.OUTLET: _names(outlet),
        IndexField.TAG: _whole(term for tag in document.tags for term in tag_terms(tag)),
        IndexField.LINK: _whole(term for link in document.links for term in link_terms(link)),
    }
    return DocumentTerms(fields=fields, spellings=frozenset(spellings))


def tag_term(tag: str) -> str:
    """A tag as it is looked for."""
    parts = (" ".join(part.split()) for part in _encodable(tag).casefold().split("/"))
    return "/".join(part for part in parts if part)


def tag_terms(tag: str) -> tuple[str, ...]:
    """A tag and the tags above it: `ukraine/ceasefire` is found as itself and as `ukraine`."""
    return _prefixes(tag_term(tag))


def link_term(address: str) -> str:
    """An address as it is looked for: without scheme, `www.`, fragment and a slash at the end."""
    folded = _encodable(address).casefold().strip()
    _, scheme_end, rest = folded.partition("://")
    return (rest if scheme_end else folded).removeprefix("www.").partition("#")[0].strip("/")


def link_terms(address: str) -> tuple[str, ...]:
    """What an address is found by: itself, its host, the domains above that, the folders of its path, its words."""
    term = link_term(address)
    bare = term.partition("?")[0]
    host = bare.partition("/")[0]
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(1, len(labels) - 1))
    return tuple(dict.fromkeys((term, *_prefixes(bare), *domains, *names(bare))))


def _encodable(text: str) -> str:
    """A text without lone surrogates, which stand for bytes of a command line that are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _prefixes(path: str) -> tuple[str, ...]:
    parts = path.split("/")
    return tuple("/".join(parts[:count]) for count in range(1, len(parts) + 1) if parts[count - 1])


def _prose(parts: Iterable[str], spellings: set[str] | None = None) -> Positions:
    found: dict[str, list[int]] = defaultdict(list)
    base = 0
    for part in parts:
        position = -1
        for word, position, *_ in words(part):
            folded = fold(word)
            if folded and folded not in STOP_WORDS:
                found[stem(folded)].append(base + position)
                if spellings is not None:
                    spellings.add(folded)
        base += position + 1 + PART_GAP
    return {term: tuple(positions) for term, positions in found.items()}


def _names(parts: Iterable[str]) -> Positions:
    found: dict[str, list[int]] = defaultdict(list)
    base = 0
    for part in parts:
        name = names(part)
        for position, word in enumerate(name):
            found[word].append(base + position)
        base += len(name) + PART_GAP
    return {term: tuple(positions) for term, positions in found.items()}


def _whole(terms: Iterable[str]) -> Positions:
    return {term: (position,) for position, term in enumerate(dict.fromkeys(filter(None, terms)))}
