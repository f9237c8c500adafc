"""What this project relies on in Whoosh, and what its forks do differently without a word."""

from pathlib import Path

from whoosh import analysis, fields, index, query


def test_a_refreshed_searcher_finds_each_document_once_after_a_merge(tmp_path: Path) -> None:
    storage = index.create_in(str(tmp_path), fields.Schema(id=fields.ID(stored=True), body=fields.TEXT))
    for name in ("a", "b", "c"):
        with storage.writer() as writer:
            writer.add_document(id=name, body="ceasefire")
            writer.merge = False
    searcher = storage.searcher()
    writer = storage.writer()
    writer.add_document(id="d", body="ceasefire")
    writer.commit(optimize=True)
    with searcher.refresh() as refreshed:  # takes over the readers of the first
        hits = refreshed.search(query.Term("body", "ceasefire"), limit=None)
        assert sorted(hit["id"] for hit in hits) == ["a", "b", "c", "d"]


def test_an_asterisk_is_no_part_of_a_word() -> None:
    assert [token.text for token in analysis.StandardAnalyzer()("the **equality** of states")] == ["equality", "states"]
