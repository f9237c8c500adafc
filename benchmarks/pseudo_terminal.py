"""A pseudo-terminal that tells when a frame is complete; part of `benchmarks/desk.py`.

The program under test is asked for nothing but what a terminal sends and shows. The terminal says that it knows
synchronized updates (DEC private mode 2026), so that each frame ends with a mark.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

FRAME_END: Final = b"\x1b[?2026l"
_ASKS: Final = b"\x1b[?2026$p"
_ANSWER: Final = b"\x1b[?2026;2$y"
_CHUNK: Final = 1 << 16


class PseudoTerminal:
    """Runs a program in a terminal of its own.

    Args:
        command: the program and its arguments.
        size: columns and lines.
        environment: variables on top of the present ones.
    """

    def __init__(
        self, command: Sequence[str], *, size: tuple[int, int], environment: Mapping[str, str] | None = None
    ) -> None:
        self.started = time.perf_counter()
        self.shown = b""
        self._pid, self._handle = pty.fork()
        if self._pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})})
            os.execvp(command[0], command)  # noqa: S606 - the benchmark's own command
        self._resize(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._handle)

    def _resize(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def read_until(self, holds: Callable[[bytes], bool], *, timeout: float = 60.0) -> float:
        """Read until what came since the call satisfies a condition; the moment it did. Raises TimeoutError."""
        came = b""
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            if not select.select([self._handle], [], [], 0.05)[0]:
                continue
            try:
                chunk = os.read(self._handle, _CHUNK)
            except OSError as error:
                raise TimeoutError("the program ended") from error
            now = time.perf_counter()
            if _ASKS in chunk:
                os.write(self._handle, _ANSWER)
            came += chunk
            self.shown += chunk
            if holds(came):
                return now
        raise TimeoutError(f"it never came: {came[-200:]!r}")

    def settle(self, *, quiet: float = 0.25, timeout: float = 30.0) -> float:
        """Read until nothing comes for so many seconds; the moment of the last byte."""
        last = time.perf_counter()
        deadline = last + timeout
        while time.perf_counter() < min(last + quiet, deadline):
            if select.select([self._handle], [], [], 0.02)[0]:
                chunk = os.read(self._handle, _CHUNK)
                if _ASKS in chunk:
                    os.write(self._handle, _ANSWER)
                self.shown += chunk
                last = time.perf_counter()
        return last

    def frame_after(self, keys: bytes, *, showing: bytes | None = None, least: int = 0) -> float:
        """Milliseconds from a key press to the end of a frame.

        Args:
            keys: what is typed.
            showing: a text that the frame has to show, or None for any.
            least: bytes that have to have come: a frame of fewer is no answer yet.
        """
        began = time.perf_counter()
        os.write(self._handle, keys)

        def holds(came: bytes) -> bool:
            at = came.find(showing) if showing is not None else 0
            return at >= 0 and came.find(FRAME_END, max(at, least)) >= 0

        return (self.read_until(holds) - began) * 1000

    def frames_after(self, keys: bytes, *, showing: bytes) -> tuple[float, float]:
        """As `frame_after`, for the first frame at all, and for the first that shows a text."""
        first = 0.0
        began = time.perf_counter()
        os.write(self._handle, keys)

        def holds(came: bytes) -> bool:
            nonlocal first
            if not first and FRAME_END in came:
                first = time.perf_counter() - began
            at = came.find(showing)
            return at >= 0 and came.find(FRAME_END, at) >= 0

        whole = self.read_until(holds) - began
        return first * 1000, whole * 1000

    def resize(self, size: tuple[int, int]) -> float:
        """Milliseconds from a change of size to the last byte."""
        began = time.perf_counter()
        self._resize(size)
        return (self.settle() - began) * 1000

    @property
    def megabytes(self) -> float:
        """Resident memory of the program."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
