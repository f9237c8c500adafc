"""The engines of the search benchmark behind one small interface: build, search with title and snippet, update.

An engine opens the index that its folder holds, or makes an empty one.
"""

import importlib.util
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import ClassVar, Protocol

from search_corpus import Text

from briefreader.library.ports import Document, NotesSummary, Stamp
from briefreader.library.query import parse_query
from briefreader.library.snippets import SnippetCutter
from briefreader.model.brief import Brief, BriefId, Metadata, Source

TODAY = date(2025, 1, 1)
HITS = 20


class Engine(Protocol):
    """One engine with one index."""

    name: ClassVar[str]
    cannot: ClassVar[frozenset[str]]

    def __init__(self, folder: Path) -> None: ...

    @staticmethod
    def is_there() -> bool: ...

    def build(self, texts: Iterable[Text]) -> None: ...

    def search(self, line: str) -> list[tuple[str, str]]: ...

    def update(self, texts: Sequence[Text]) -> None: ...

    def size(self) -> int: ...


def size_of(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class Briefreader:
    """The index of arrays and the catalogue, as the application uses them."""

    name = "briefreader"
    cannot: ClassVar[frozenset[str]] = frozenset()
    batch = 4000

    def __init__(self, folder: Path) -> None:
        from briefreader.store.catalogue import SqliteCatalogue
        from briefreader.store.whoosh_arrays.index import ArrayIndex

        self.folder = folder
        self.index = ArrayIndex(folder / "index")
        self.catalogue = SqliteCatalogue(folder / "catalogue.sqlite")

    @staticmethod
    def is_there() -> bool:
        return True

    def build(self, texts: Iterable[Text]) -> None:
        rest = iter(texts)
        while batch := list(islice(rest, self.batch)):
            self.update(batch)

    def update(self, texts: Sequence[Text]) -> None:
        self.catalogue.put((_brief(text), Stamp(size=1, mtime_ns=1, fingerprint="x"), NotesSummary()) for text in texts)
        self.index.commit(put=[_document(text) for text in texts])

    def search(self, line: str) -> list[tuple[str, str]]:
        query = parse_query(line, today=TODAY).query
        hits = self.index.search(query, limit=HITS).hits
        passages = self.catalogue.passages([hit.id for hit in hits])
        cutter = SnippetCutter(query)
        found = []
        for hit in hits:
            passage = passages[hit.id]
            shown = cutter.cut(passage)
            found.append((passage.title, shown[0].text if shown else ""))
        return found

    def size(self) -> int:
        return size_of(self.folder / "index")


def _document(text: Text) -> Document:
    return Document(
        id=BriefId(text.name),
        fingerprint="x",
        title=text.title,
        body=text.body,
        tags=(text.tag,),
        published=text.published,
    )


def _brief(text: Text) -> Brief:
    source = Source(path=text.name, fingerprint="x", media_type="text/plain", encoding="utf-8")
    metadata = Metadata(title=text.title, published=text.published.isoformat())
    return Brief(id=BriefId(text.name), source=source, metadata=metadata, text=text.body, words=1)


class Fts5:
    """SQLite's own, with prefix indexes, Porter's stemmer and its own snippets."""

    name = "fts5"
    cannot: ClassVar[frozenset[str]] = frozenset({"fuzzy"})

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.connection = sqlite3.connect(folder / "fts.sqlite")
        self.connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS brief USING fts5"
            "(name UNINDEXED, title, body, tokenize='porter unicode61', prefix='1 2 3')"
        )
        self.connection.execute("CREATE TABLE IF NOT EXISTS row_of (name TEXT PRIMARY KEY, row INTEGER)")

    @staticmethod
    def is_there() -> bool:
        return True

    def build(self, texts: Iterable[Text]) -> None:
        with self.connection:
            rows = ((text.name, text.title, text.body) for text in texts)
            self.connection.executemany("INSERT INTO brief VALUES (?, ?, ?)", rows)
            self.connection.execute("INSERT INTO row_of SELECT name, rowid FROM brief")

    def update(self, texts: Sequence[Text]) -> None:
        with self.connection:
            for text in texts:
                self.connection.execute(
                    "UPDATE brief SET title = ?, body = ? WHERE rowid = (SELECT row FROM row_of WHERE name = ?)",
                    (text.title, text.body, text.name),
                )

    def search(self, line: str) -> list[tuple[str, str]]:
        return self.connection.execute(
            "SELECT title, snippet(brief, 2, '[', ']', '…', 24) FROM brief WHERE brief MATCH ? ORDER BY rank LIMIT ?",
            (line, HITS),
        ).fetchall()

    def size(self) -> int:
        return size_of(self.folder)


class Tantivy:
    """The native engine behind tantivy-py, one writer thread; prefixes as regular expressions over its terms."""

    name = "tantivy"
    cannot: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, folder: Path) -> None:
        import tantivy

        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("name", stored=True, tokenizer_name="raw")
        builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.searcher = self.index.searcher()

    @staticmethod
    def is_there() -> bool:
        return importlib.util.find_spec("tantivy") is not None

    def build(self, texts: Iterable[Text]) -> None:
        writer = self.index.writer(heap_size=128_000_000, num_threads=1)
        for text in texts:
            writer.delete_documents("name", text.name)
            writer.add_document(self.tantivy.Document(name=text.name, title=text.title, body=text.body))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    update = build

    def search(self, line: str) -> list[tuple[str, str]]:
        query = self._query(line)
        found = self.searcher.search(query, HITS).hits
        make = self.tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "body")
        documents = [self.searcher.doc(address) for _, address in found]
        return [(document["title"][0], make.snippet_from_doc(document).fragment()) for document in documents]

    def _query(self, line: str) -> object:
        query, occur = self.tantivy.Query, self.tantivy.Occur
        if line.startswith('"'):
            return self.index.parse_query(line, ["title", "body"])
        parts = []
        for word in line.lower().split():
            if word.endswith("*"):
                parts.append(query.regex_query(self.schema, "body", re.escape(word[:-1]) + ".*"))
            elif word.endswith("~"):
                parts.append(query.fuzzy_term_query(self.schema, "body", word[:-1], distance=1))
            else:
                parts.append(self.index.parse_query(word, ["title", "body"]))
        return query.boolean_query([(occur.Must, part) for part in parts])

    def size(self) -> int:
        return size_of(self.folder)


class StockWhoosh:
    """Whoosh as its documentation shows it: a stemmed TEXT field, stored, its parser and its highlights."""

    name = "whoosh"
    cannot: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, folder: Path) -> None:
        from whoosh import analysis, fields, index, qparser

        import briefreader.store.whoosh_import  # noqa: F401 - quietly

        folder.mkdir(exist_ok=True)
        self.folder = folder
        stemming = analysis.StemmingAnalyzer()
        schema = fields.Schema(
            name=fields.ID(unique=True, stored=True),
            title=fields.TEXT(analyzer=stemming, stored=True),
            body=fields.TEXT(analyzer=stemming, stored=True),
        )
        there = index.exists_in(str(folder))
        self.index = index.open_dir(str(folder)) if there else index.create_in(str(folder), schema)
        self.parser = qparser.MultifieldParser(["title", "body"], schema)
        self.parser.add_plugin(qparser.FuzzyTermPlugin())
        self.searcher = self.index.searcher()

    @staticmethod
    def is_there() -> bool:
        return True

    def build(self, texts: Iterable[Text]) -> None:
        writer = self.index.writer(limitmb=256)
        for text in texts:
            writer.add_document(name=text.name, title=text.title, body=text.body)
        writer.commit()
        self.searcher = self.index.searcher()

    def update(self, texts: Sequence[Text]) -> None:
        writer = self.index.writer()
        for text in texts:
            writer.update_document(name=text.name, title=text.title, body=text.body)
        writer.commit()
        self.searcher = self.index.searcher()

    def search(self, line: str) -> list[tuple[str, str]]:
        hits = self.searcher.search(self.parser.parse(line), limit=HITS)
        return [(hit["title"], hit.highlights("body")) for hit in hits]

    def size(self) -> int:
        return size_of(self.folder)


class Ripgrep:
    """No index at all: each question reads all files, and only the names of those that hold the word are told."""

    name = "ripgrep"
    cannot: ClassVar[frozenset[str]] = frozenset(
        {"and", "phrase", "prefix 2", "prefix 3", "and prefix", "fuzzy", "typed"}
    )

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder

    @staticmethod
    def is_there() -> bool:
        return shutil.which("rg") is not None

    def build(self, texts: Iterable[Text]) -> None:
        for text in texts:
            (self.folder / text.name.replace("/", "_")).write_text(f"{text.title}\n{text.body}", encoding="utf-8")

    update = build

    def search(self, line: str) -> list[tuple[str, str]]:
        command = [shutil.which("rg") or "rg", "-lwi", "--", line, "."]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)  # noqa: S603 - rg
        return [(name, "") for name in done.stdout.splitlines()[:HITS]]

    def size(self) -> int:
        return 0


ENGINES: dict[str, type[Engine]] = {kind.name: kind for kind in (Briefreader, StockWhoosh, Fts5, Tantivy, Ripgrep)}
