"""What can go wrong: one tree of exceptions for what a caller must handle, and `Fault` for what it may go on from."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem as a value: bad input gives the best result there is, and one of these for what was lost.

    Attributes:
        where: the file, setting or stage it stands in.
        line: its 1-based line there, or None where lines mean nothing.
        what: one sentence that says what is wrong and, where there is something to do, what to do.
        severity: "error" (something was not done), "warning" (something was lost), "note" (good to know).
    """

    where: str
    line: int | None = None
    what: str
    severity: Severity = "warning"

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}:{self.line}"
        return f"{place}: {self.what}"


class BriefreaderError(Exception):
    """Base of all errors that reach a person; `str(error)` is one line without a traceback."""


class LibraryNotFoundError(BriefreaderError):
    """The folder or file that was to be opened is not there or cannot be listed."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class BriefNotFoundError(BriefreaderError):
    """No brief, or more than one, answers to a name."""

    def __init__(self, name: str, candidates: tuple[str, ...] = ()) -> None:
        if candidates:
            listed = ", ".join(candidates[:5]) + (", …" if len(candidates) > 5 else "")  # noqa: PLR2004 - a short line
            super().__init__(f"{name}: several briefs begin so ({listed}); give more of the name")
        else:
            super().__init__(f"{name}: no such brief (give a path, or the beginning of a brief's id)")
        self.name = name
        self.candidates = candidates


class UnreadableBriefError(BriefreaderError):
    """The bytes of a brief cannot be read at all."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be read: {reason}")
        self.path = path
        self.reason = reason


class UnreadableNotesError(BriefreaderError):
    """A notes file is not what this version understands; it is never overwritten."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: the notes cannot be read: {reason}; mend or move the file")
        self.path = path
        self.line = line
        self.reason = reason


class NotesConflictError(BriefreaderError):
    """Notes could not go where they belong; what was to be written is safe in `conflict_path`."""

    def __init__(self, path: str, conflict_path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}; your version was saved as {conflict_path}")
        self.path = path
        self.conflict_path = conflict_path
        self.reason = reason


class UnwritableError(BriefreaderError):
    """A file that a person asked for could not be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be written: {reason}")
        self.path = path
        self.reason = reason


class InvalidTemplateError(BriefreaderError):
    """A template for exports is missing, has a mistake, or does what it must not."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if line is None else f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class InvalidConfigError(BriefreaderError):
    """A configuration or keymap file has faults; all of them are in `faults`."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


class IndexUnusableError(BriefreaderError):
    """The index cannot be used as it is; it is a cache, so rebuilding it loses nothing."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: the index cannot be used: {reason}; `briefreader index --rebuild` makes it again")
        self.path = path
        self.reason = reason
