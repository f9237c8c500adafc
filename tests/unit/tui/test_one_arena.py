"""Threads share one heap where the C library can do that."""

import subprocess
import sys

from briefreader.tui.one_arena import share_one_arena


def test_it_can_be_asked_for_twice_and_loads_nothing_by_being_imported() -> None:
    share_one_arena()
    share_one_arena()
    program = "import sys, briefreader.tui.one_arena; print('ctypes' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
