"""The SearchIndex port over Whoosh in its own format: small, slow at size, and the measure of what is right."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

import briefreader.store.whoosh_search_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
from whoosh import index, reading, searching, writing

from briefreader.errors import IndexUnusableError
from briefreader.library.ports import Document
from briefreader.library.postings import PROSE, IndexField
from briefreader.library.query_text import write
from briefreader.library.search_plan import plan_search
from briefreader.library.spelling import better_spelled, nearest
from briefreader.library.tokens import fold, stem
from briefreader.model.brief import BriefId
from briefreader.model.search import Hit, Query, ResultPage
from briefreader.store.whoosh_folder import WRITER_SECONDS, create_anew, held_too_long, open_or_create
from briefreader.store.whoosh_queries import whoosh_query
from briefreader.store.whoosh_schema import SPELLING, id_term, values

Answer = TypeVar("Answer")

MOST_SEGMENTS: Final = 8
"""With more of them, all are merged into one: every search pays for each segment."""
OVERTAKEN_TRIES: Final = 10
"""How often a question that commits keep overtaking is asked again."""
SCORE_DIGITS: Final = 6
"""Scores are rounded to these decimals: sums in another order must not decide which of two equals comes first."""


class WhooshIndex:
    """An index in a folder of its own, which it may empty. Every thread has its own searcher.

    Whoosh's files are pickles, so the folder must not be writable by others; it is made for the user alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._local = threading.local()
        self._searchers: list[tuple[threading.Thread, searching.Searcher]] = []
        self._index, self._rebuild_needed = open_or_create(folder)

    def search(self, query: Query, *, limit: int = 20) -> ResultPage:
        """The best `limit` hits, best first, ties by id. Never raises: a broken index answers nothing."""
        return self._asked(lambda: self._search(query, limit), ResultPage(hits=(), total=0))

    def suggest(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Words of the library's own texts that are near `word` in spelling, the nearest and most frequent first."""
        with self._searching() as searcher:
            spellings = _Words(searcher.reader()).spellings()
            return nearest(fold(word), spellings, limit=limit)

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many briefs hold each of these words anywhere, those that wait to be removed included."""
        with self._searching() as searcher:
            known = _Words(searcher.reader())
            return {word: known.holding(IndexField.TEXT, stem(fold(word))) for word in words}

    def fingerprints(self) -> Mapping[BriefId, str]:
        """Which text of each brief is indexed."""
        return self._asked(self._fingerprints, {})

    def commit(self, *, put: Iterable[Document] = (), delete: Iterable[BriefId] = ()) -> None:
        """Delete, then add or replace, as one step: a reader sees all of it or none. Raises IndexUnusableError."""
        documents = {document.id: document for document in put}
        writer = self._writer()
        try:
            with self._searching() as searcher:
                for brief_id in {*delete, *documents}:
                    writer.delete_by_term("id", id_term(brief_id), searcher=searcher)
            for document in documents.values():
                writer.add_document(**values(document))
            writer.commit(mergetype=_merge_many)
        except BaseException as error:
            with suppress(Exception):
                writer.cancel()
            if isinstance(error, Exception):
                raise IndexUnusableError(str(self._folder), str(error) or type(error).__name__) from error
            raise
        self._rebuild_needed = False

    @property
    def rebuild_needed(self) -> bool:
        """Whether the index was missing, broken or of another format, until something is committed to the new one."""
        return self._rebuild_needed

    def clear(self) -> None:
        """Start anew with an empty index. Raises IndexUnusableError."""
        self.close()
        self._index = create_anew(self._folder)

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            for _, searcher in self._searchers:
                with suppress(Exception):
                    searcher.close()
            self._searchers.clear()
            self._local = threading.local()

    def _asked(self, ask: Callable[[], Answer], nothing: Answer) -> Answer:
        """An answer; `nothing`, with the index to be made anew, where it is broken.

        Whoosh opens some files of a segment when they are first read, and a writer may have removed them by then. What
        fails while a newer state comes is asked again of that one.
        """
        for _ in range(OVERTAKEN_TRIES):
            generation = self._generation()
            try:
                return ask()
            except Exception:  # noqa: BLE001 - broken pickles raise anything; the next refresh builds the index again
                if self._generation() == generation:
                    break
        self._rebuild_needed = True
        return nothing

    def _generation(self) -> int | None:
        with suppress(Exception):
            return int(self._index.latest_generation())
        return None

    def _fingerprints(self) -> Mapping[BriefId, str]:
        with self._searching() as searcher:
            stored = searcher.reader().all_stored_fields()
            return {BriefId(fields["id"]): fields["fingerprint"] for fields in stored}

    def _search(self, query: Query, limit: int) -> ResultPage:
        with self._searching() as searcher:
            words = _Words(searcher.reader())
            results = searcher.search(whoosh_query(plan_search(query, words), words), limit=None, optimize=False)
            ranked = [(round(score, SCORE_DIGITS), document) for score, document in results.top_n]
            # Ties go by id, so all that tie with the last hit of the page take part.
            least = ranked[limit - 1][0] if 0 < limit < len(ranked) else float("-inf")
            hits = sorted(
                (-score, BriefId(searcher.stored_fields(document)["id"]))
                for score, document in ranked
                if score >= least and limit > 0
            )
            total = len(ranked)
        page = tuple(Hit(id=brief_id, score=-score) for score, brief_id in hits[:limit])
        return ResultPage(hits=page, total=total, did_you_mean=None if total else self._did_you_mean(query))

    def _did_you_mean(self, query: Query) -> str | None:
        better = better_spelled(query, self._finds, self.suggest)
        return write(better) if better != query and self._finds(better) else None

    def _finds(self, query: Query) -> bool:
        with self._searching() as searcher:
            words = _Words(searcher.reader())
            found = searcher.search(whoosh_query(plan_search(query, words), words), limit=1, optimize=False)
            return bool(len(found))

    @contextmanager
    def _searching(self) -> Iterator[searching.Searcher]:
        """This thread's searcher of the newest state: threads that share one get wrong results."""
        generation = self._index.latest_generation()
        known = getattr(self._local, "known", None)
        if known is None or known[0] != generation:
            searcher = self._index.searcher()
            with self._lock:
                self._searchers.append((threading.current_thread(), searcher))
                for entry in tuple(self._searchers):
                    if entry[1] is (known and known[1]) or not entry[0].is_alive():
                        entry[1].close()
                        self._searchers.remove(entry)
            known = self._local.known = (generation, searcher)
        yield known[1]

    def _writer(self) -> writing.SegmentWriter:
        try:
            return writing.SegmentWriter(self._index, timeout=WRITER_SECONDS, compound=False, limitmb=256)
        except index.LockError as error:
            raise held_too_long(self._folder) from error
        except Exception as error:
            self._rebuild_needed = True
            raise IndexUnusableError(str(self._folder), str(error) or type(error).__name__) from error


def _merge_many(writer: writing.SegmentWriter, segments: list[object]) -> list[object]:
    """Whoosh's own policy for small segments hardly ever merges; this one bounds their number."""
    merged: list[object] = (writing.OPTIMIZE if len(segments) >= MOST_SEGMENTS else writing.NO_MERGE)(writer, segments)
    return merged


class _Words:
    """The vocabulary of one reader."""

    def __init__(self, reader: reading.IndexReader) -> None:
        self._reader = reader

    def has(self, field: IndexField, term: str) -> bool:
        """Whether any brief holds the term."""
        return bool(term) and (field.value, term) in self._reader

    def completions(self, field: IndexField, prefix: str) -> Iterable[str]:
        """The terms that begin so, and those of spellings that begin so."""
        found = {term.decode() for term in self._reader.expand_prefix(field.value, prefix)}
        if field in PROSE:
            spelled = {stem(word.decode()) for word in self._reader.expand_prefix(SPELLING, prefix)}
            found |= {term for term in spelled if self.has(field, term)}
        return sorted(found)

    def holding(self, field: IndexField, term: str) -> int:
        """How many briefs hold the term, those that wait to be removed included."""
        return int(self._reader.doc_frequency(field.value, term))

    def postings(self, field: IndexField, prefix: str) -> int:
        """How many postings the completions have."""
        return sum(self.holding(field, term) for term in self.completions(field, prefix))

    def spelled(self, words: Iterable[str]) -> list[str]:
        """Those of the words that the library spells so."""
        return [word for word in words if word and (SPELLING, word) in self._reader]

    def spellings(self) -> Iterator[tuple[str, int]]:
        """All spelled words and how many briefs hold each."""
        for word in self._reader.lexicon(SPELLING):
            yield word.decode(), int(self._reader.doc_frequency(SPELLING, word))
