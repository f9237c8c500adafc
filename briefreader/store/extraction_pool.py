"""The BriefReader port: files read and parsed in worker processes, in their order, a little ahead of whoever asks.

The workers are plain child processes at the end of two pipes. Python's own pools would import the main program a second
time, or copy a process that has threads, and under a full-screen toolkit they cannot be started at all.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefreader.errors import UnreadableBriefError
from briefreader.library.ports import BriefFile
from briefreader.model.brief import Brief, CutDecision

if TYPE_CHECKING:
    from briefreader.store.extraction_worker import Task

FEWEST: Final = 100
"""Files that are worth starting processes for: about what is read in the time that it takes."""
AT_ONCE: Final = 16
"""Files of one request: a third of a second of work, and few enough to stop soon."""
AHEAD: Final = 12
"""Requests on the way for each worker: enough work for the time of a commit."""
MOST_WORKERS: Final = 8
"""Beyond, the one process that writes is what there is to wait for."""
WORKER: Final = "briefreader.store.extraction_worker"
ROOT: Final = Path(__file__).parents[2]
Job = tuple[BriefFile, Sequence[CutDecision]]


class ExtractionPool:
    """Reads briefs on all processors.

    Args:
        workers: how many processes; None for as many as there are processors. Fewer than two read in this process.
    """

    def __init__(self, workers: int | None = None) -> None:
        self._workers = min(MOST_WORKERS, os.cpu_count() or 1) if workers is None else workers

    def read(self, jobs: Iterable[Job]) -> Generator[Brief | UnreadableBriefError, None, None]:
        """What became of each file, in order; work goes on ahead, and stops when the iterator is closed."""
        waiting = iter(jobs)
        first = list(islice(waiting, FEWEST))
        if self._workers < 2 or len(first) < FEWEST:  # noqa: PLR2004 - one process more is one too few
            for job in (*first, *waiting):
                yield from _results([job], None)
            return
        # The first ones are read here, while the workers are still starting.
        rest = iter((*first[AT_ONCE:], *waiting))
        with closing(_Crew(self._workers)) as crew:
            requests = deque(crew.take(batch) for batch in _batches(rest, self._workers * AHEAD))
            yield from _results(first[:AT_ONCE], None)
            while requests:
                done = requests.popleft().result()
                requests.extend(crew.take(batch) for batch in _batches(rest, 1))
                yield from done


class _Crew:
    """Some workers, and a thread for each that waits for it."""

    def __init__(self, count: int) -> None:
        self._local = threading.local()
        self._children: list[_Child] = []
        self._is_closed = False
        self._threads = ThreadPoolExecutor(count, "extraction", initializer=self._start)

    def take(self, jobs: Sequence[Job]) -> Future[list[Brief | UnreadableBriefError]]:
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

    def _read(self, jobs: Sequence[Job]) -> list[Brief | UnreadableBriefError]:
        return [] if self._is_closed else _results(jobs, self._local.child, is_wanted=lambda: not self._is_closed)


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


def _results(
    jobs: Sequence[Job], child: _Child | None, *, is_wanted: Callable[[], bool] = lambda: True
) -> list[Brief | UnreadableBriefError]:
    """Have files read by a process; what it leaves undone is done here, as long as anybody wants it."""
    from briefreader.store.extraction_worker import Task, failure, read_all  # noqa: PLC0415 - the parser: 100 ms

    tasks = [Task(file.id, file.path, tuple(decisions)) for file, decisions in jobs]
    found: list[Brief | str] | None = None
    if child is not None:
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            found = child.read(tasks)
    if found is None:
        found = read_all(tasks) if is_wanted() else []
    pairs = zip(tasks, found, strict=False)
    return [failure(task, each) if isinstance(each, str) else each for task, each in pairs]


def _batches(jobs: Iterator[Job], most: int) -> Iterator[list[Job]]:
    for _ in range(most):
        batch = list(islice(jobs, AT_ONCE))
        if not batch:
            return
        yield batch
