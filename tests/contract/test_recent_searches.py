import os
from pathlib import Path

import pytest

from briefreader.library.keeping import RecentSearches
from briefreader.store.memory_recent_searches import MemoryRecentSearches
from briefreader.store.recent_searches import MOST, RecentSearchesFile


@pytest.fixture(params=["memory", "file"])
def recent(request: pytest.FixtureRequest, tmp_path: Path) -> RecentSearches:
    return MemoryRecentSearches() if request.param == "memory" else RecentSearchesFile(tmp_path / "state" / "searches")


def test_the_newest_comes_first_and_each_once(recent: RecentSearches) -> None:
    assert recent.load() == ()
    for line in ("peace talks", "tag:war", " ", "  peace \n talks "):
        recent.add(line)
    assert recent.load() == ("peace talks", "tag:war")


def test_it_is_there_the_next_time_and_does_not_grow_without_end(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    for number in range(MOST + 5):
        RecentSearchesFile(path).add(f"line {number}")
    found = RecentSearchesFile(path).load()
    assert (len(found), found[0]) == (MOST, f"line {MOST + 4}")


def test_where_it_cannot_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(os.urandom(50))
    recent = RecentSearchesFile(tmp_path / "file" / "searches")
    recent.add("peace")
    assert recent.load() == ()
