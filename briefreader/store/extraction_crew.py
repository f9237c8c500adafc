"""The worker processes of the extraction pool, and what becomes of files that they leave undone.

They are plain child processes at the end of two pipes. Python's own pools would import the main program a second time,
or copy a process that has threads, and under a full-screen toolkit they cannot be started at all.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefreader.errors import UnreadableBriefError
from briefreader.library.brief_files import ReadJob
from briefreader.model.brief import Brief

if TYPE_CHECKING:
    from briefreader.store.extraction_worker import Task

WORKER: Final = "briefreader.store.extraction_worker"
ROOT: Final = Path(__file__).parents[2]


class Crew:
    """Some workers, and a thread for each that waits for it."""

    def __init__(self, count: int) -> None:
        self._local = threading.local()
        self._children: list[_Child] = []
        self._is_closed = False
        self._threads = ThreadPoolExecutor(count, "extraction", initializer=self._start)

    def take(self, jobs: Sequence[ReadJob]) -> Future[list[Brief | UnreadableBriefError]]:
        """Have files read by whichever worker is free."""
        return self._threads.submit(self._read, jobs)

    def close(self) -> None:
        """End the workers, whatever they are at."""
        self._is_closed = True
        for child in tuple(self._children):
            child.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._children:
            child.finish()

    def _start(self) -> None:
        """Give the thread a process; where none can be started, the thread reads by itself."""
        self._local.child = None
        with suppress(OSError):
            self._local.child = _Child()
            self._children.append(self._local.child)

    def _read(self, jobs: Sequence[ReadJob]) -> list[Brief | UnreadableBriefError]:
        return [] if self._is_closed else results(jobs, self._local.child, is_wanted=lambda: not self._is_closed)


class _Child:
    """A worker process, used by one thread."""

    def __init__(self) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        # -P: a folder of briefs may hold a file that is called like a module.
        command = [sys.executable, "-P", "-m", WORKER]
        self._process = subprocess.Popen(  # noqa: S603 - the interpreter that runs this, with our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )

    def read(self, tasks: Sequence["Task"]) -> list[Brief | str]:
        """Have files read. Raises OSError, EOFError or pickle.UnpicklingError when the process is gone."""
        if self._process.stdin is None or self._process.stdout is None:
            raise EOFError
        pickle.dump(tasks, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()
        answer: list[Brief | str] = pickle.load(self._process.stdout)  # noqa: S301 - from our own process
        return answer

    def kill(self) -> None:
        """End the process, whatever it is at; whoever waits for it hears of that."""
        self._process.kill()

    def finish(self) -> None:
        """Leave nothing of the process."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def results(
    jobs: Sequence[ReadJob], child: _Child | None, *, is_wanted: Callable[[], bool] = lambda: True
) -> list[Brief | UnreadableBriefError]:
    """Have files read by a process; what it leaves undone is done here, as long as anybody wants it."""
    from briefreader.store.extraction_worker import Task, failure, read_all  # noqa: PLC0415 - the parser: 100 ms

    known = {id(job.repeated): dict(job.repeated) for job in jobs}  # many share one, which is then sent once
    tasks = [Task(job.file.id, job.file.path, tuple(job.decisions), known[id(job.repeated)]) for job in jobs]
    found: list[Brief | str] | None = None
    if child is not None:
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            found = child.read(tasks)
    if found is None:
        found = read_all(tasks) if is_wanted() else []
    pairs = zip(tasks, found, strict=False)
    return [failure(task, each) if isinstance(each, str) else each for task, each in pairs]
