"""An index that is opened when it is first asked: most commands never search, and should not wait for Whoosh."""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from briefreader.library.ports import Document, SearchIndex
from briefreader.model.brief import BriefId
from briefreader.model.search import Query, ResultPage


class LazyIndex:
    """Passes every call on to the index that `open_index` gives, which is called once and only when needed."""

    def __init__(self, open_index: Callable[[], SearchIndex]) -> None:
        self._open_index = open_index
        self._opened: SearchIndex | None = None
        self._lock = Lock()

    def search(self, query: Query, *, limit: int = 20) -> ResultPage:
        """The best hits."""
        return self._index.search(query, limit=limit)

    def suggest(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Words near in spelling."""
        return self._index.suggest(word, limit=limit)

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many briefs hold each of these words."""
        return self._index.holding(words)

    def fingerprints(self) -> Mapping[BriefId, str]:
        """Which text of each brief is indexed."""
        return self._index.fingerprints()

    def commit(self, *, put: Iterable[Document] = (), delete: Iterable[BriefId] = ()) -> None:
        """Delete, then add or replace."""
        self._index.commit(put=put, delete=delete)

    @property
    def rebuild_needed(self) -> bool:
        """Whether the index has to be filled anew, as far as is known: it is not opened for that."""
        return self._opened is not None and self._opened.rebuild_needed

    def clear(self) -> None:
        """Start anew."""
        self._index.clear()

    def close(self) -> None:
        """Let go of the files, if they were ever opened."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    @property
    def _index(self) -> SearchIndex:
        with self._lock:
            if self._opened is None:
                self._opened = self._open_index()
            return self._opened
