"""What a brief is to Whoosh: its schema, and a document as the values of its fields."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import briefreader.store.whoosh_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
from whoosh import fields, formats

from briefreader.library.ports import Document
from briefreader.library.postings import IndexField, Positions, document_terms
from briefreader.model.brief import BriefId

SPELLING: Final = "spelling"
"""The folded words of a brief as they are spelled: for prefixes and for suggestions."""


Entries = Iterator[tuple[bytes, int, float, bytes]]
"""What Whoosh's writer takes of a field: term, frequency, weight, and the posting as the field's format encodes it."""


class TermsWithPositions(fields.TEXT):  # type: ignore[misc] # Whoosh has no types
    """A field whose value is terms with their positions already: all adapters share one tokenizer.

    What reaches the disk is the same as for a text that Whoosh would have analysed.
    """

    def index(self, value: Positions, **_options: object) -> Entries:
        """The postings of one document."""
        for term in sorted(value):
            places = value[term]
            yield term.encode("utf-8", "replace"), len(places), float(len(places)), self.format.encode(places)


class TermsAlone(fields.KEYWORD):  # type: ignore[misc] # Whoosh has no types
    """A field whose value is the terms that it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.format = formats.Existence()
        self.scorable = False

    def index(self, value: Iterable[str], **_options: object) -> Entries:
        """The postings of one document."""
        for term in sorted(value):
            yield term.encode("utf-8", "replace"), 1, 1.0, b""


WITHOUT_POSITIONS: Final = frozenset({IndexField.TAG, IndexField.LINK})


def schema() -> fields.Schema:
    """The schema of an index in Whoosh's own format."""
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        fingerprint=fields.STORED,
        published=TermsAlone(),
        state=fields.ID,
        trait=TermsAlone(),
        spelling=TermsAlone(),
        **{name.value: TermsAlone() if name in WITHOUT_POSITIONS else TermsWithPositions() for name in IndexField},
    )


def id_term(brief_id: BriefId) -> str:
    """An id as a term: file names may hold bytes that are no characters, and terms are UTF-8."""
    return brief_id.encode("utf-8", "backslashreplace").decode("utf-8")


def values(document: Document) -> Mapping[str, object]:
    """A document as the keyword arguments of `IndexWriter.add_document`."""
    terms = document_terms(document)
    given: dict[str, object] = {name.value: positions for name, positions in terms.fields.items() if positions}
    return {
        "id": id_term(document.id),
        "_stored_id": document.id,
        "fingerprint": document.fingerprint,
        "published": [] if document.published is None else [document.published.isoformat()],
        "state": document.state.value,
        "trait": [trait.value for trait in document.traits],
        SPELLING: terms.spellings,
        **given,
    }
