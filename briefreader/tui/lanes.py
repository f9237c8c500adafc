"""Threads for slow work. They are daemons: none of them can keep the program from ending."""

import threading
from collections import deque
from collections.abc import Callable

Job = Callable[[], None]


class Lane:
    """One thread that does jobs in order.

    Args:
        keeps_newest: whether a job that waits is dropped for a newer one.
    """

    def __init__(self, name: str, *, keeps_newest: bool = False) -> None:
        self._jobs: deque[Job] = deque(maxlen=1 if keeps_newest else None)
        self._changed = threading.Condition()
        self._is_busy = False
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._has_started = False

    def put(self, job: Job) -> None:
        """Have a job done."""
        with self._changed:
            self._jobs.append(job)
            if not self._has_started:
                self._has_started = True
                self._thread.start()
            self._changed.notify_all()

    def finish(self, timeout: float) -> bool:
        """Wait until all jobs are done, at most so many seconds; whether they are."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._jobs and not self._is_busy, timeout)

    def close(self) -> None:
        """Do no further job."""
        with self._changed:
            self._is_closed = True
            self._jobs.clear()
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._is_busy = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._jobs or self._is_closed)
                if self._is_closed:
                    return
                job = self._jobs.popleft()
                self._is_busy = True
            job()
