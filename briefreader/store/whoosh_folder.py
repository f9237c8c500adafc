"""The folder of an index in Whoosh's own format: opened, or made by one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import briefreader.store.whoosh_search_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
from whoosh import index
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import try_for

from briefreader.errors import IndexUnusableError
from briefreader.store.discarding import discard
from briefreader.store.whoosh_schema import schema

INDEX_NAME: Final = "briefreader2"
"""Part of every file name; counted up with every change of the schema, so that an older index is not even seen."""
LOCK_NAME: Final = f"{INDEX_NAME}_WRITELOCK"
"""The lock that Whoosh's writers hold."""
WRITER_SECONDS: Final = 10.0
"""How long a commit waits for another process that writes."""
LOCK_DELAY: Final = 0.02
"""Seconds between two attempts at the lock."""


def open_or_create(folder: Path) -> tuple[index.FileIndex, bool]:
    """The index of a folder, and whether it is new, for none could be opened. Raises IndexUnusableError."""
    found = _opened(folder)
    if found is None:
        with _alone(folder):
            found = _opened(folder)  # another process may have made it meanwhile
            if found is None:
                return _created(folder), True
    return found, False


def create_anew(folder: Path) -> index.FileIndex:
    """An empty index in place of what is there. Raises IndexUnusableError."""
    with _alone(folder):
        return _created(folder)


def held_too_long(folder: Path) -> IndexUnusableError:
    """The error for a lock that was waited for in vain."""
    return IndexUnusableError(str(folder), "another process has been writing to it for too long")


def _opened(folder: Path) -> index.FileIndex | None:
    try:
        opened = index.open_dir(str(folder), indexname=INDEX_NAME)
        opened.searcher().close()
    except Exception:  # noqa: BLE001 - missing, foreign, cut short, or pickles of nonsense: all the same to us
        return None
    else:
        return opened


def _created(folder: Path) -> index.FileIndex:
    for path in folder.iterdir():
        if path.name != LOCK_NAME:
            discard(path)
    return index.create_in(str(folder), schema(), indexname=INDEX_NAME)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While no other process makes or writes the index; errors as the port promises them."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileStorage(str(folder)).lock(LOCK_NAME)
        is_held = try_for(lock.acquire, timeout=WRITER_SECONDS, delay=LOCK_DELAY)
    except OSError as error:
        raise IndexUnusableError(str(folder), str(error)) from error
    if not is_held:
        raise held_too_long(folder)
    try:
        yield
    except Exception as error:
        raise IndexUnusableError(str(folder), str(error) or type(error).__name__) from error
    finally:
        lock.release()
