import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefreader.errors import UnreadableBriefError
from briefreader.library.brief_files import BriefFile, ReadJob
from briefreader.model.brief import Brief, BriefId
from briefreader.store import extraction_pool
from briefreader.store.extraction_pool import ExtractionPool
from briefreader.store.files import FolderSource


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[ReadJob]:
    monkeypatch.setattr(extraction_pool, "FEWEST", 4)
    monkeypatch.setattr(extraction_pool, "AT_ONCE", 2)
    monkeypatch.setattr(extraction_pool, "AHEAD", 2)
    for number in range(25):
        (tmp_path / f"{number:02}.md").write_text(f"# Brief {number}\n\nIt says that {number} is a number.\n")
    return [ReadJob(file=file) for file in FolderSource(tmp_path).list()]


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that are started."""
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - as they come
        started.append(start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    yield started
    assert all(process.poll() is not None for process in started)


def ids(found: Iterator[Brief | UnreadableBriefError]) -> list[str]:
    return [each.id if isinstance(each, Brief) else each.reason for each in found]


def test_workers_read_what_one_process_reads(jobs: list[ReadJob], children: list[subprocess.Popen[bytes]]) -> None:
    gone = BriefFile(id=BriefId("gone.md"), path=str(Path(jobs[0].file.path).parent / "gone.md"), size=1, mtime_ns=1)
    wanted = [*jobs[:9], ReadJob(file=gone), *jobs[9:]]
    alone = list(ExtractionPool(workers=1).read(wanted))
    assert not children
    together = list(ExtractionPool(workers=2).read(wanted))
    assert len(children) == 2
    assert [str(each) for each in together] == [str(each) for each in alone]
    assert ids(iter(together))[9] == "No such file or directory"


def test_few_files_start_no_process(jobs: list[ReadJob], children: list[subprocess.Popen[bytes]]) -> None:
    assert len(list(ExtractionPool(workers=2).read(jobs[:3]))) == 3
    assert not children


def test_a_worker_that_is_killed_leaves_nothing_undone(
    jobs: list[ReadJob], children: list[subprocess.Popen[bytes]]
) -> None:
    reading = ExtractionPool(workers=2).read(jobs)
    found = [next(reading)]
    for process in children:
        os.kill(process.pid, signal.SIGKILL)
    found.extend(reading)
    assert ids(iter(found)) == [job.file.id for job in jobs]


def test_who_stops_early_leaves_no_process(jobs: list[ReadJob], children: list[subprocess.Popen[bytes]]) -> None:
    reading = ExtractionPool(workers=2).read(jobs)
    next(reading)
    reading.close()
    assert len(children) == 2


def test_where_no_process_can_be_started_this_one_reads(jobs: list[ReadJob], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert ids(ExtractionPool(workers=2).read(jobs)) == [job.file.id for job in jobs]
