"""The terminal is given back as it was found, whatever ends the desk."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import briefreader

ALTERNATE, PRIMARY = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"
PATIENCE = 30.0


class Desk:
    """The desk in a terminal of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.terminal, theirs = pty.openpty()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(Path(briefreader.__file__).parents[1]),
        }
        command = [sys.executable, "-m", "briefreader", str(folder)]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self.came = b""

    def read_until(self, holds: Callable[[bytes], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds(self.came):
            assert time.monotonic() < deadline, self.came[-300:]
            if select.select([self.terminal], [], [], 0.05)[0]:
                try:
                    self.came += os.read(self.terminal, 1 << 16)
                except OSError:  # the other end is gone
                    assert holds(self.came), self.came[-300:]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    briefs = tmp_path / "briefs"
    briefs.mkdir()
    (briefs / "hostile.md").write_text("# A \x1b]0;title\x07 \x1b[31m red\n\nOne \x1b[2J line \u202e of text.\n")
    opened = Desk(briefs, tmp_path)
    try:
        opened.read_until(lambda came: b"1 min" in came)  # its row: the footer counts it before it is in the list
        yield opened
    finally:
        opened.process.kill()
        opened.process.wait()
        os.close(opened.terminal)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_the_desk_gives_the_terminal_back(desk: Desk, name: str) -> None:
    desk.process.send_signal(getattr(signal, name))
    desk.read_until(lambda came: PRIMARY in came and MOUSE_OFF in came)
    assert desk.process.wait(PATIENCE) == 0
    assert desk.came.count(ALTERNATE) == desk.came.count(PRIMARY)


def test_leaving_gives_the_terminal_back_and_nothing_of_a_brief_was_obeyed(desk: Desk) -> None:
    os.write(desk.terminal, b"\r")
    desk.read_until(lambda came: b"the end" in came or b" left" in came)
    os.write(desk.terminal, b"Q")
    desk.read_until(lambda came: PRIMARY in came)
    assert desk.process.wait(PATIENCE) == 0
    for obeyed in (b"\x1b]0;title", b"\x1b[31m red", b"\x1b[2J line", "\u202e".encode()):
        assert obeyed not in desk.came


def test_a_suspended_desk_is_drawn_again_when_it_comes_back(desk: Desk) -> None:
    os.write(desk.terminal, b"\x1a")
    desk.read_until(lambda came: PRIMARY in came)
    # As a shell does: the signal to go on is only sent to a process that stands still.
    halted = os.waitid(os.P_PID, desk.process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    assert halted is not None
    assert halted.si_code == os.CLD_STOPPED
    before = len(desk.came)
    desk.process.send_signal(signal.SIGCONT)
    desk.read_until(lambda came: b"1/1" in came[before:])
    assert ALTERNATE in desk.came[before:]
