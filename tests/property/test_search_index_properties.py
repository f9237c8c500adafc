"""Random libraries and queries: the arrays, Whoosh's own format and the plain reading agree."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefreader.library.ports import Document
from briefreader.library.query import parse_query
from briefreader.library.tokens import STOP_WORDS, fold, stem, words
from briefreader.model.annotation import ReadState
from briefreader.model.brief import BriefId
from briefreader.model.search import Query, Trait
from briefreader.store import memory_index, whoosh_queries
from briefreader.store.memory_index import MemoryIndex
from briefreader.store.whoosh_arrays import evaluation, fields, groups, top, writing
from briefreader.store.whoosh_arrays.index import ArrayIndex
from briefreader.store.whoosh_arrays.lexicon import Lexicon
from briefreader.store.whoosh_arrays.piece_table import PieceTable, bytes_of
from briefreader.store.whoosh_index import WhooshIndex

WORDS = st.sampled_from(
    [
        *("war", "peace", "ceasefire", "cease-fire", "cease", "fire", "policy", "policies", "sanction", "sanctions"),
        *("the", "of", "U.S.", "Zürich", "don’t", "停火协议", "peaceful"),
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])
DOCUMENTS = st.builds(
    Document,
    id=NAMES.map(BriefId),
    fingerprint=st.sampled_from(["sha256:1", "sha256:2"]),
    title=TEXTS,
    body=TEXTS,
    authors=st.lists(st.sampled_from(["Ada Müller", "Bo Li"]), max_size=2).map(tuple),
    outlet=st.sampled_from([None, "Peace Institute"]),
    subjects=st.lists(WORDS, max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["war", "war/peace", "to read"]), max_size=2).map(tuple),
    claims=st.lists(TEXTS, max_size=2).map(tuple),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
    links=st.lists(st.sampled_from(["https://www.x.org/a/b", "y.org"]), max_size=2).map(tuple),
    published=st.sampled_from([None, date(2024, 12, 31), date(2025, 4, 1)]),
    state=st.sampled_from(ReadState),
    traits=st.frozensets(st.sampled_from(Trait)),
)
TERMS = st.one_of(
    WORDS,
    st.lists(WORDS, min_size=1, max_size=3).map(lambda some: f'"{" ".join(some)}"'),
    st.sampled_from(["p*", "pea*", "po*", "c*", "sanct*", "zurich~", "wra~", "w*", "停*", "c*", "s*", "pe*"]),
    st.sampled_from(["tag:war", "tag:w*", "link:x.org", "link:x*", "author:ada", 'author:"bo li"', "outlet:peace"]),
    st.sampled_from(["title:war", "claim:peace", "note:pe*", "subject:policy", "title:pea*", "claim:c*"]),
    st.sampled_from(["is:unread", "has:notes", "date:2025", "date:..2024"]),
)
QUERIES: st.SearchStrategy[str] = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=5,
)
COMMITS = st.lists(st.tuples(st.lists(DOCUMENTS, max_size=4), st.lists(NAMES.map(BriefId), max_size=1)), max_size=5)
RARE = ("quarry", "quartz", "quay", "quest", "quill", "quorum", "quota")
"""Words that begin alike and stand in a text or two: some texts hold nothing but completions that do not score."""
RARE_TEXTS = st.lists(st.sampled_from((*RARE, "war")), max_size=3).map(" ".join)
RARE_TERMS = st.sampled_from(["q*", "qu*", "qua*", "que*", "quo*", "quay", "war"])
RARE_QUERIES = st.one_of(RARE_TERMS, st.lists(RARE_TERMS, min_size=2, max_size=2).map(" OR ".join))


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only large libraries reach, reached by small ones."""
    monkeypatch.setattr(writing, "FLUSH", 3)
    monkeypatch.setattr(fields, "COMMON", 2)
    monkeypatch.setattr(fields, "CHAMPIONS", 2)
    monkeypatch.setattr(fields, "MASKED", 2)
    monkeypatch.setattr(top, "COMMON", 2)
    monkeypatch.setattr(top, "ENTRIES", 1)
    monkeypatch.setattr(evaluation, "DENSE", 1)
    for module in (groups, memory_index, whoosh_queries):
        monkeypatch.setattr(module, "MOST_SCORED", 2)


def read(line: str) -> Query:
    return parse_query(line, today=date(2025, 5, 1)).query


@given(commits=COMMITS, lines=st.lists(QUERIES, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arrays_find_what_the_plain_reading_finds(
    commits: list[tuple[list[Document], list[BriefId]]], lines: list[str]
) -> None:
    with TemporaryDirectory() as name:
        arrays, plain = ArrayIndex(Path(name) / "index"), MemoryIndex()
        arrays.commit()  # a new index says so until something was committed
        for put, delete in commits:
            arrays.commit(put=put, delete=delete)
            plain.commit(put=put, delete=delete)
        for line in lines:
            ours, theirs = arrays.search(read(line), limit=50), plain.search(read(line), limit=50)
            assert {hit.id for hit in ours.hits} == {hit.id for hit in theirs.hits}, line
            assert ours.total == theirs.total
            if ours.total > 2:
                page = arrays.search(read(line), limit=2)
                assert page.hits == ours.hits[:2], line
        assert arrays.fingerprints() == plain.fingerprints()
        assert not arrays.rebuild_needed
        arrays.close()


@given(
    bodies=st.lists(RARE_TEXTS, min_size=3, max_size=8),
    parts=st.integers(1, 2),
    lines=st.lists(RARE_QUERIES, min_size=1, max_size=6),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_holds_only_completions_that_do_not_score_is_found(
    bodies: list[str], parts: int, lines: list[str]
) -> None:
    documents = [
        Document(id=BriefId(f"{place}"), fingerprint="sha256:1", title="T", body=body)
        for place, body in enumerate(bodies)
    ]
    with TemporaryDirectory() as name:
        arrays, plain = ArrayIndex(Path(name) / "index"), MemoryIndex()
        for part in range(parts):
            arrays.commit(put=documents[part::parts])
            plain.commit(put=documents[part::parts])
        for line in lines:
            ours, theirs = arrays.search(read(line), limit=50), plain.search(read(line), limit=50)
            assert {hit.id for hit in ours.hits} == {hit.id for hit in theirs.hits}, line
            assert ours.total == theirs.total == len(ours.hits), line
        arrays.close()


@given(
    documents=st.lists(DOCUMENTS, max_size=6, unique_by=lambda document: document.id),
    lines=st.lists(QUERIES, min_size=1, max_size=6),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arrays_score_as_whoosh_does(documents: list[Document], lines: list[str]) -> None:
    with TemporaryDirectory() as name:
        arrays, stock = ArrayIndex(Path(name) / "arrays"), WhooshIndex(Path(name) / "stock")
        arrays.commit(put=documents)
        stock.commit(put=documents)
        for line in lines:
            ours, theirs = arrays.search(read(line), limit=50), stock.search(read(line), limit=50)
            assert [hit.id for hit in ours.hits] == [hit.id for hit in theirs.hits], line
            scores = [hit.score for hit in theirs.hits]
            assert [hit.score for hit in ours.hits] == pytest.approx(scores, abs=2e-6), line
        arrays.close()
        stock.close()


@given(texts=st.lists(st.one_of(st.text(max_size=200), TEXTS, st.text(alphabet="ab.'’ -İßé\n停火U.S", max_size=60))))
@settings(max_examples=300)
def test_pieces_hold_the_words_of_the_tokenizer_at_their_positions(texts: list[str]) -> None:
    lexicon = Lexicon()
    numbers = lexicon.read(texts)
    spellings = [spelling.decode() for spelling in lexicon.spellings()]
    assert [lexicon.terms()[term].decode() for term in lexicon.term_of()] == [stem(word) for word in spellings]
    ends = [-1, *np.flatnonzero(numbers == lexicon.end).tolist()]
    assert len(ends) == max(1, len(texts)) + 1
    for text, start, end in zip(texts, ends, ends[1:], strict=False):
        found: list[tuple[str, int]] = []
        reached = 0
        for number in numbers[start + 1 : end].tolist():
            first = int(lexicon.firsts()[number])
            entries = slice(first, first + int(lexicon.counts()[number]))
            places = zip(lexicon.entry_spellings()[entries].tolist(), lexicon.places()[entries].tolist(), strict=True)
            found.extend((spellings[spelling], reached + place) for spelling, place in places)
            reached += int(lexicon.widths()[number])
        expected = [(fold(word).encode("utf-8", "replace").decode(), position) for word, position, *_ in words(text)]
        assert found == [(word, position) for word, position in expected if word and word not in STOP_WORDS]


PIECES = st.lists(st.binary(min_size=1, max_size=40).filter(lambda piece: b"\0" not in piece), min_size=1)


@given(batches=st.lists(PIECES, min_size=1), long=st.integers(250, 600))
@settings(max_examples=100)
def test_equal_pieces_have_one_number_and_others_another(batches: list[list[bytes]], long: int) -> None:
    table, known = PieceTable(), []
    for batch in (*batches, [b"x" * long, b"x" * (long + 1), b"x" * long]):
        numbers, new = table.numbers(*bytes_of(batch))
        known += new
        assert [known[number] for number in numbers.tolist()] == batch
    assert len(table) == len(known) == len(set(known))


def test_a_table_grows_with_what_it_knows() -> None:
    table = PieceTable()
    many = [str(number).encode() for number in range(100_000)]
    for start in range(0, len(many), 9_999):
        table.numbers(*bytes_of(many[start : start + 9_999]))
    numbers, new = table.numbers(*bytes_of(many))
    assert not new
    assert sorted(numbers.tolist()) == list(range(100_000))
