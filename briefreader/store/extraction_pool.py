"""The BriefReader port: files read and parsed in worker processes, in their order, a little ahead of whoever asks."""

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import Final

from briefreader.errors import UnreadableBriefError
from briefreader.library.brief_files import ReadJob
from briefreader.model.brief import Brief

FEWEST: Final = 100
"""Files that are worth starting processes for: about what is read in the time that it takes."""
AT_ONCE: Final = 16
"""Files of one request: a third of a second of work, and few enough to stop soon."""
AHEAD: Final = 12
"""Requests on the way for each worker: enough work for the time of a commit."""
MOST_WORKERS: Final = 8
"""Beyond, the one process that writes is what there is to wait for."""


class ExtractionPool:
    """Reads briefs on all processors.

    Args:
        workers: how many processes; None for as many as there are processors. Fewer than two read in this process.
    """

    def __init__(self, workers: int | None = None) -> None:
        self._workers = min(MOST_WORKERS, os.cpu_count() or 1) if workers is None else workers

    def read(self, jobs: Iterable[ReadJob]) -> Generator[Brief | UnreadableBriefError, None, None]:
        """What became of each file, in order; work goes on ahead, and stops when the iterator is closed.

        A job is taken when it is about to be worked on, so that later ones may know what earlier ones have told.
        """
        waiting = iter(jobs)
        first = list(islice(waiting, FEWEST))
        if not first:
            return
        from briefreader.store.extraction_crew import Crew, results  # noqa: PLC0415 - where there is work

        if self._workers < 2 or len(first) < FEWEST:  # noqa: PLR2004 - one process more is one too few
            for job in chain(first, waiting):
                yield from results([job], None)
            return
        # The first ones are read here, while the workers are still starting.
        rest = chain(first[AT_ONCE:], waiting)
        with closing(Crew(self._workers)) as crew:
            requests = deque(crew.take(batch) for batch in _batches(rest, self._workers * AHEAD))
            yield from results(first[:AT_ONCE], None)
            while requests:
                done = requests.popleft().result()
                requests.extend(crew.take(batch) for batch in _batches(rest, 1))
                yield from done


def _batches(jobs: Iterator[ReadJob], most: int) -> Iterator[list[ReadJob]]:
    for _ in range(most):
        batch = list(islice(jobs, AT_ONCE))
        if not batch:
            return
        yield batch
