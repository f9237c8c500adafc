"""The last steps over the tags of a library, so that they can be undone: one small JSON file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefreader.errors import UnwritableError
from briefreader.store.atomic import write_atomically

if TYPE_CHECKING:
    from briefreader.library.tagging import TagPlan

NAME: Final = ".tag-steps.json"
"""Hidden, in the folder of notes: it belongs to them, and goes where they go."""
MOST_STEPS: Final = 20
"""Steps that are kept: further back a person no longer knows what they would undo."""


class TagJournalFile:
    """Implements `TagJournal` in a file. One that is missing or broken holds no steps: it is a convenience."""

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)

    def steps(self) -> "tuple[TagPlan, ...]":
        """The steps that can be undone, oldest first."""
        from briefreader.library.tagging import from_json  # noqa: PLC0415 - only some commands change many briefs

        try:
            return tuple(map(from_json, json.loads(self._path.read_bytes())))
        except (OSError, ValueError, TypeError, RecursionError):
            return ()

    def push(self, plan: "TagPlan") -> None:
        """Remember one more. Raises UnwritableError."""
        self._write((*self.steps(), plan)[-MOST_STEPS:])

    def pop(self) -> None:
        """Forget the last one. Raises UnwritableError."""
        self._write(self.steps()[:-1])

    def _write(self, steps: "tuple[TagPlan, ...]") -> None:
        from briefreader.library.tagging import to_json  # noqa: PLC0415 - as above

        content = json.dumps([to_json(step) for step in steps], ensure_ascii=False).encode("utf-8", "replace")
        try:
            write_atomically(self._path, content)
        except OSError as error:
            raise UnwritableError(str(self._path), error.strerror or str(error)) from error


class MemoryTagJournal:
    """Implements `TagJournal` without a disk."""

    def __init__(self) -> None:
        self._steps: tuple[TagPlan, ...] = ()

    def steps(self) -> "tuple[TagPlan, ...]":
        """The steps that can be undone, oldest first."""
        return self._steps

    def push(self, plan: "TagPlan") -> None:
        """Remember one more."""
        self._steps = (*self._steps, plan)[-MOST_STEPS:]

    def pop(self) -> None:
        """Forget the last one."""
        self._steps = self._steps[:-1]
