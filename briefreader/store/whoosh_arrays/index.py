"""The SearchIndex port over segments of flat arrays."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from briefreader.errors import IndexUnusableError
from briefreader.library.ports import Document
from briefreader.library.postings import IndexField
from briefreader.library.query_text import write
from briefreader.library.search_plan import plan_search
from briefreader.library.spelling import better_spelled, nearest
from briefreader.library.tokens import fold, stem
from briefreader.model.brief import BriefId
from briefreader.model.search import Query, ResultPage
from briefreader.store.whoosh_arrays.fields import encoded
from briefreader.store.whoosh_arrays.listing import INDEX_NAME, newest, read_listing
from briefreader.store.whoosh_arrays.sections import BrokenFileError
from briefreader.store.whoosh_arrays.segment import Segment
from briefreader.store.whoosh_arrays.snapshot import Leaf, Snapshot
from briefreader.store.whoosh_arrays.top import top_hits

if TYPE_CHECKING:
    from briefreader.store.whoosh_arrays.lexicon import Lexicon

# What only writes is imported by the first commit: a search needs neither Whoosh nor what makes segments.
# ruff: noqa: PLC0415

Answer = TypeVar("Answer")

WRITER_SECONDS: Final = 10.0
"""How long a commit waits for another process that writes."""
LOCK_DELAY: Final = 0.02
"""Seconds between two attempts at the lock."""
SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a folder's time of change is taken as different from that of a later change."""
ATTEMPTS: Final = 100
"""How often the newest state is looked for while a writer replaces it and removes the files of the one before."""


class ArrayIndex:
    """An index in a folder of its own, which it may empty. Threads may share it; each search sees one whole state."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lexicon: Lexicon | None = None
        self._lock = threading.RLock()
        self._rebuild_needed = False
        self._segments: dict[str, Segment] = {}
        self._generation = -1
        self._snapshot = Snapshot(())
        self._listed = 0
        if not self._is_sound():
            self._make_folder()
            with self._writing():
                if not self._is_sound():  # nor has another process made one meanwhile
                    self._rebuild_needed = True
                    self._start_anew()

    def search(self, query: Query, *, limit: int = 20) -> ResultPage:
        """The best `limit` hits, best first, ties by id. Never raises: a broken index answers nothing."""
        return self._asked(lambda snapshot: self._search(snapshot, query, limit), ResultPage(hits=(), total=0))

    def suggest(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Words of the library's own texts that are near `word` in spelling, the nearest and most frequent first."""
        folded = fold(word)
        near: Mapping[str, int] = self._asked(lambda snapshot: snapshot.near_spellings(folded), {})
        return nearest(folded, near.items(), limit=limit)

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many briefs hold each of these words anywhere, those that wait to be removed included."""
        terms = {word: encoded(stem(fold(word))) for word in words}
        nothing = dict.fromkeys(terms, 0)
        return self._asked(
            lambda snapshot: {word: snapshot.holding(IndexField.TEXT, term) for word, term in terms.items()}, nothing
        )

    def fingerprints(self) -> Mapping[BriefId, str]:
        """Which text of each brief is indexed."""
        return self._asked(lambda snapshot: snapshot.fingerprints(), {})

    def commit(self, *, put: Iterable[Document] = (), delete: Iterable[BriefId] = ()) -> None:
        """Delete, then add or replace, as one step: a reader sees all of it or none. Raises IndexUnusableError."""
        from briefreader.store.whoosh_arrays.contents import write_contents
        from briefreader.store.whoosh_arrays.lexicon import Lexicon
        from briefreader.store.whoosh_arrays.writing import Change
        from briefreader.store.whoosh_schema import schema

        with self._writing():
            generation = newest(self._folder)
            if self._lexicon is None or self._lexicon.is_full:
                self._lexicon = Lexicon()
            change = Change(self._folder, read_listing(self._folder, generation), self._segment, self._lexicon)
            try:
                for brief_id in delete:
                    change.delete(brief_id)
                for document in put:
                    change.put(document)
                write_contents(self._folder, generation + 1, change.segments(), schema())
            except BaseException:
                change.abandon()
                self._lexicon = None  # it may have stopped in the middle of a word
                raise
        self._rebuild_needed = False

    @property
    def rebuild_needed(self) -> bool:
        """Whether the index was missing, broken or of another format, until something is committed to the new one."""
        return self._rebuild_needed

    def clear(self) -> None:
        """Start anew with an empty index. Raises IndexUnusableError."""
        self.close()
        self._make_folder()
        with self._writing():
            self._start_anew()

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            self._segments = {}
            self._generation, self._listed = -1, 0
            self._snapshot = Snapshot(())

    def _asked(self, ask: Callable[[Snapshot], Answer], nothing: Answer) -> Answer:
        """An answer of the newest state; `nothing`, with the index to be made anew, where it is broken."""
        try:
            return ask(self._current())
        except Exception:  # noqa: BLE001 - changed bytes can make anything fail
            self._rebuild_needed = True
            return nothing

    def _search(self, snapshot: Snapshot, query: Query, limit: int) -> ResultPage:
        top = top_hits(snapshot, plan_search(query, snapshot), limit)
        better = None if top.total else self._did_you_mean(query)
        return ResultPage(hits=top.hits, total=top.total, total_is_exact=top.is_exact, did_you_mean=better)

    def _current(self) -> Snapshot:
        """The newest state. Raises BrokenFileError or OSError."""
        changed = self._folder.stat().st_mtime_ns
        if changed == self._listed and time.time_ns() - changed > SETTLED:
            return self._snapshot
        for attempt in range(ATTEMPTS):
            generation = newest(self._folder)
            if generation == self._generation and generation >= 0:
                self._listed = changed
                return self._snapshot
            try:
                return self._opened(generation)
            except FileNotFoundError:
                if attempt == ATTEMPTS - 1:
                    raise
        raise FileNotFoundError(self._folder)

    def _opened(self, generation: int) -> Snapshot:
        listed = read_listing(self._folder, generation)
        with self._lock:
            leaves = [Leaf(self._segment(entry.file_name), entry.deleted) for entry in listed]
            names = {entry.file_name for entry in listed}
            self._segments = {name: segment for name, segment in self._segments.items() if name in names}
            self._snapshot = Snapshot(leaves)
            self._generation = generation
            return self._snapshot

    def _segment(self, name: str) -> Segment:
        """A segment's reader; one that is open already is used again, for segments never change."""
        with self._lock:
            found = self._segments.get(name)
            if found is None:
                found = self._segments[name] = Segment(self._folder / name)
            return found

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The write lock, and errors as the port promises them."""
        import briefreader.store.whoosh_import  # noqa: F401 - quietly, before anything else of Whoosh

        # isort: split
        from whoosh.filedb.filestore import FileStorage
        from whoosh.util.filelock import try_for

        lock = FileStorage(str(self._folder)).lock(f"{INDEX_NAME}_WRITELOCK")
        try:
            if not try_for(lock.acquire, timeout=WRITER_SECONDS, delay=LOCK_DELAY):
                raise IndexUnusableError(str(self._folder), "another process has been writing to it for too long")
        except OSError as error:
            raise IndexUnusableError(str(self._folder), str(error)) from error
        try:
            yield
        except (OSError, BrokenFileError) as error:
            self._rebuild_needed = self._rebuild_needed or isinstance(error, BrokenFileError)
            raise IndexUnusableError(str(self._folder), str(error)) from error
        finally:
            lock.release()

    def _is_sound(self) -> bool:
        """Whether there is a state that can be opened."""
        try:
            self._current()
        except Exception:  # noqa: BLE001 - missing, foreign or broken: it is a cache, so it starts anew
            return False
        return True

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise IndexUnusableError(str(self._folder), str(error)) from error

    def _start_anew(self) -> None:
        """An empty state after the newest, so that who reads an older one notices. The caller holds the write lock."""
        from briefreader.store.discarding import discard
        from briefreader.store.whoosh_arrays.contents import write_contents
        from briefreader.store.whoosh_schema import schema

        write_contents(self._folder, newest(self._folder) + 1, [], schema())
        for path in self._folder.iterdir():
            if INDEX_NAME not in path.name:  # of an older format
                discard(path)

    def _did_you_mean(self, query: Query) -> str | None:
        better = better_spelled(query, self._finds, self.suggest)
        return write(better) if better != query and self._finds(better) else None

    def _finds(self, query: Query) -> bool:
        snapshot = self._current()
        return bool(top_hits(snapshot, plan_search(query, snapshot), 1).total)
