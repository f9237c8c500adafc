"""Whoosh's own index, searcher, query objects and scoring over the arrays, against the application's way to search."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from whoosh import index as whoosh_index
from whoosh import query
from whoosh.util.numeric import byte_to_length

from briefreader.library.ports import Document
from briefreader.library.query import parse_query
from briefreader.library.tokens import stem
from briefreader.model.brief import BriefId
from briefreader.store.whoosh_arrays import writing
from briefreader.store.whoosh_arrays.fields import K1, B, norms_of
from briefreader.store.whoosh_arrays.index import ArrayIndex
from briefreader.store.whoosh_arrays.listing import INDEX_NAME
from briefreader.store.whoosh_queries import Unscored

WORDS = ("sanction", "peace", "war", "treaty", "harbour", "oil", "bank", "vote")


def document(number: int) -> Document:
    """Every document has its own lengths and counts."""
    picked = [WORDS[(number * step + step // 3) % len(WORDS)] for step in range(1, 12 + number % 17)]
    return Document(
        id=BriefId(f"{number:03}"),
        fingerprint=f"sha256:{number}",
        title=" ".join(picked[:2]),
        body=" ".join(picked) + " peace talks" * (number % 3),
        authors=("Ada Lund",) if number % 4 == 0 else (),
    )


@pytest.fixture
def arrays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArrayIndex]:
    """Sixty documents in several segments, some deleted."""
    monkeypatch.setattr(writing, "FLUSH", 25)
    index = ArrayIndex(tmp_path)
    index.commit(put=[document(number) for number in range(60)])
    index.commit(put=[document(60)], delete=[BriefId("007"), BriefId("031")])
    yield index
    index.close()


def test_the_lengths_that_bytes_stand_for_are_those_of_whoosh() -> None:
    mean = 100.0
    theirs = [K1 * (1 - B + B * byte_to_length(code) / mean) for code in range(256)]
    assert norms_of(np.arange(256), mean).tolist() == pytest.approx(theirs, rel=1e-12)


TERM = {word: query.Term("text", stem(word)) for word in WORDS}

# Whoosh's own AndNot lets a document through, in its own format too.
WITHOUT_OIL = Unscored(query.And([query.Every(), query.Not(TERM["oil"])]))


@pytest.mark.parametrize(
    ("line", "theirs"),
    [
        ("treaty", TERM["treaty"]),
        ("treaty oil", query.And([TERM["treaty"], TERM["oil"]])),
        ("treaty OR bank", query.Or([TERM["treaty"], TERM["bank"]])),
        ("treaty -oil", query.And([TERM["treaty"], WITHOUT_OIL])),
        ('"peace talks"', query.Phrase("text", [stem("peace"), stem("talks")])),
        ("title:vote", query.Term("title", "vote")),
    ],
)
def test_whoosh_finds_and_scores_over_the_arrays_what_the_application_does(
    arrays: ArrayIndex, tmp_path: Path, line: str, theirs: query.Query
) -> None:
    page = arrays.search(parse_query(line, today=date(2025, 5, 1)).query, limit=100)
    with whoosh_index.open_dir(str(tmp_path), indexname=INDEX_NAME).searcher() as searcher:
        found = {hit["id"]: hit.score for hit in searcher.search(theirs, limit=None)}
    assert page.total == len(found) > 0
    ours = {hit.id: hit.score for hit in page.hits}
    assert ours.keys() == found.keys()
    if "talks" not in line:  # Whoosh scores a phrase by how often it stands there, the application by its words
        assert ours == pytest.approx(found, abs=2e-6)


def test_whoosh_sees_the_terms_the_documents_and_what_is_deleted(arrays: ArrayIndex, tmp_path: Path) -> None:
    opened = whoosh_index.open_dir(str(tmp_path), indexname=INDEX_NAME)
    with opened.reader() as reader:
        assert (reader.doc_count(), reader.doc_count_all()) == (len(arrays.fingerprints()), 61)
        assert b"sanction" in set(reader.lexicon("text"))
        assert list(reader.expand_prefix("text", "tr")) == [stem("treaty").encode()]
        assert reader.doc_frequency("text", stem("peace")) == arrays.holding(["peace"])["peace"]
        assert reader.max_field_length("text") >= reader.min_field_length("text") > 0
        assert {fields["id"] for fields in reader.all_stored_fields()} == set(arrays.fingerprints())
        assert ("author", "ada") in reader
