from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.library.ports import SearchIndex
from briefreader.store.memory_index import MemoryIndex
from briefreader.store.whoosh_arrays.index import ArrayIndex
from briefreader.store.whoosh_index import WhooshIndex


def make_index(adapter: str, folder: Path) -> SearchIndex:
    match adapter:
        case "memory":
            return MemoryIndex()
        case "whoosh":
            return WhooshIndex(folder)
        case _:
            return ArrayIndex(folder)


@pytest.fixture(params=["memory", "whoosh", "arrays"])
def search_index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    made = make_index(request.param, tmp_path / "index")
    made.commit()  # a new index says so until something was committed
    yield made
    broken = made.rebuild_needed
    made.close()
    assert not broken, "the index broke on the way"
