"""A process that reads briefs for another one: `python -m briefreader.store.extraction_worker`.

It takes tasks from its standard input and writes what became of them to its standard output, both as pickles: the two
ends are one program, on one computer, with nobody between them. It ends with its input.
"""

import os
import pickle
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefreader.errors import UnreadableBriefError
from briefreader.extract.pipeline import read_brief
from briefreader.model.brief import Brief, BriefId, CutDecision

NICENESS = 5
"""How much a worker stands back behind what a person is waiting for."""


class Task(NamedTuple):
    """A file to be read."""

    brief_id: BriefId
    path: str
    decisions: tuple[CutDecision, ...]
    repeated: dict[str, tuple[int, ...]]


def read_all(tasks: Sequence[Task]) -> list[Brief | str]:
    """The briefs of some files; for one that cannot be read the reason."""
    return [_read(task) for task in tasks]


def _read(task: Task) -> Brief | str:
    try:
        content = Path(task.path).read_bytes()
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return read_brief(content, brief_id=task.brief_id, path=task.path, decisions=task.decisions, repeated=task.repeated)


def failure(task: Task, reason: str) -> UnreadableBriefError:
    """What to say of a file that could not be read."""
    return UnreadableBriefError(task.path, reason)


def main() -> None:
    """Read what is asked for until nothing more is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c goes to all processes of a terminal; the first one decides
    with suppress(AttributeError, OSError):
        os.nice(NICENESS)
    tasks, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that is printed may get between the answers
    with suppress(EOFError, BrokenPipeError):
        while True:
            pickle.dump(read_all(pickle.load(tasks)), answers, pickle.HIGHEST_PROTOCOL)  # noqa: S301 - see above
            answers.flush()


if __name__ == "__main__":
    main()
