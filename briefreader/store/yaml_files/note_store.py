"""The notes of a library: one YAML file a brief in one folder."""

import contextlib
import os
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from briefreader.errors import Fault, NotesConflictError, UnreadableNotesError, UnwritableError
from briefreader.library.merging import merge
from briefreader.library.ports import LoadedNotes
from briefreader.model.annotation import BriefNotes, BriefRef
from briefreader.model.brief import BriefId
from briefreader.store.atomic import locked, sync_folder, write_atomically, write_new
from briefreader.store.yaml_files.note_folder import (
    CONFLICT,
    LOCK_NAME,
    SUFFIX,
    is_conflict,
    is_notes,
    is_sync_copy,
    put_aside_for,
    walk,
)
from briefreader.store.yaml_files.note_reader import read_notes
from briefreader.store.yaml_files.note_writer import render
from briefreader.store.yaml_files.tree import YamlError

_REMEMBERED: Final = 256
"""Versions kept in memory to merge from: an app holds one brief open, a command at most the briefs it walks over."""
_NO_FILE: Final = ""
_NOBODY: Final = BriefRef(file=BriefId(""), fingerprint="")


class _ClashError(Exception):
    """Two edits that cannot both be kept in one file."""


class YamlNoteStore:
    """Implements `NoteStore` in a folder, which is made by the first save.

    A file is read as it is on disk at every `load`; nothing is watched and nothing is listed at start.
    """

    def __init__(self, folder: Path | str, *, library: Path | str | None = None) -> None:
        """Notes in `folder`; `library` is where the briefs lie, None where that is not to be looked at."""
        self._folder = Path(folder)
        self._library = None if library is None else Path(library)
        # What a revision held, for the three-way merge when somebody else wrote in between.
        self._versions: OrderedDict[tuple[Path, str], BriefNotes] = OrderedDict()

    @property
    def folder(self) -> str:
        """Where notes are written."""
        return str(self._folder)

    def load(self, brief: BriefRef) -> LoadedNotes:
        """The notes of a brief, blank where there are none. Raises UnreadableNotesError.

        What the notes say of the brief itself is `brief`, and what the file says only where `brief` does not know.
        """
        path = self._path(brief.file)
        data = self._bytes(path)
        notes = BriefNotes(brief=brief) if data is None else self._read(path, data)
        current = replace(notes, brief=_up_to_date(notes.brief, brief))
        return LoadedNotes(notes=current, revision=_revision(data), path=str(path), stamp=_stamp(path))

    def save(self, notes: BriefNotes, *, revision: str) -> LoadedNotes:
        """Write atomically; see the port for the errors.

        Where the file has another revision by now, and the one that `notes` were made from was loaded or saved by this
        store, both edits are merged by entry.
        """
        path = self._path(notes.brief.file)
        try:
            with locked(self._folder / LOCK_NAME):
                return self._save_locked(path, notes, revision)
        except _ClashError as clash:
            reason, cause = str(clash), clash.__cause__
        except UnreadableNotesError as error:
            place = "" if error.line is None else f"line {error.line}: "
            reason, cause = f"the file cannot be read ({place}{error.reason}) and was left alone", error
        except OSError as error:
            reason, cause = _reason(error), error
        conflict = self._put_aside(path, notes)
        raise NotesConflictError(str(path), str(conflict), reason) from cause

    def stamps(self) -> Mapping[BriefId, tuple[int, int]]:
        """Size and mtime (nanoseconds) of every notes file, by the brief's path without its suffix."""
        found: dict[BriefId, tuple[int, int]] = {}
        for name, entry in walk(self._folder):
            if is_notes(name):
                stat = entry.stat()
                found[BriefId(name.removesuffix(SUFFIX))] = (stat.st_size, stat.st_mtime_ns)
        return found

    def references(self) -> tuple[BriefRef, ...]:
        """What every notes file that can be read says of its brief; every file is opened for it."""
        return tuple(notes.brief for _, notes in self._readable() if notes.brief.file)

    def adopt(self, lost: BriefId, brief: BriefRef) -> LoadedNotes:
        """Give the notes of a brief that is gone to the brief it has become; see the port for the errors."""
        old, new = self._path(lost), self._path(brief.file)
        try:
            with locked(self._folder / LOCK_NAME):
                data, there = self._bytes(old), self._bytes(new)
                if data is None:
                    raise UnwritableError(str(old), "there are no notes")
                if there is not None and new != old and not self._read(new, there).is_blank:
                    raise UnwritableError(str(new), "the brief has notes of its own")
                notes = self._read(old, data)
                loaded = self._write(new, replace(notes, brief=_up_to_date(notes.brief, brief)), there)
                if new != old:
                    old.unlink()
                    sync_folder(old.parent)
                return loaded
        except OSError as error:
            raise UnwritableError(str(new), _reason(error)) from error

    def conflicts(self, brief: BriefId) -> tuple[str, ...]:
        """Paths of what was put aside for a brief: our conflict files, and the copies of a synchronising service."""
        return put_aside_for(self._path(brief))

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the folder, and what to do about each."""
        found = []
        for name, entry in walk(self._folder):
            if is_conflict(name) or is_sync_copy(name):
                what = (
                    "a version of notes that was put aside; `briefreader conflicts` shows what is in it and settles it"
                )
                found.append(Fault(where=entry.path, what=what))
            elif is_notes(name):
                found.extend(self._faults_in(Path(entry.path)))
        return tuple(found)

    def _faults_in(self, path: Path) -> Iterator[Fault]:
        try:
            notes = self._read(path, self._bytes(path) or b"")
        except UnreadableNotesError as error:
            what = f"{error.reason}; the brief is shown without notes until the file is mended"
            yield Fault(where=error.path, line=error.line, what=what, severity="error")
            return
        owner = notes.brief.file
        if owner and self._path(owner) != path and self._path(owner).exists():
            what = f"a copy of the notes of {owner}, which are in {self._path(owner)}; the app does not read it"
            yield Fault(where=str(path), what=what)

    def _readable(self) -> Iterator[tuple[Path, BriefNotes]]:
        for name, entry in walk(self._folder):
            if is_notes(name):
                path = Path(entry.path)
                with contextlib.suppress(UnreadableNotesError):
                    yield path, self._read(path, self._bytes(path) or b"")

    def _save_locked(self, path: Path, notes: BriefNotes, revision: str) -> LoadedNotes:
        data = self._bytes(path)
        if data is None and notes.is_blank:
            return LoadedNotes(notes=notes, revision=_NO_FILE, path=str(path))
        # A file that was deleted under us is written anew: what we have is all there is.
        if data is not None and _revision(data) != revision:
            notes = self._merged(path, notes, revision, data)
        return self._write(path, notes, data)

    def _write(self, path: Path, notes: BriefNotes, data: bytes | None) -> LoadedNotes:
        """Put notes into a file that holds `data`."""
        content = render(notes).encode("utf-8")
        if content != data:
            write_atomically(path, content)
        self._remember(path, _revision(content), notes)
        return LoadedNotes(notes=notes, revision=_revision(content), path=str(path), stamp=_stamp(path))

    def _merged(self, path: Path, notes: BriefNotes, revision: str, data: bytes) -> BriefNotes:
        """Both our edits and those on disk."""
        theirs = self._read(path, data)
        base = BriefNotes(brief=notes.brief) if revision == _NO_FILE else self._versions.get((path, revision))
        merged = merge(base, notes, theirs) if base is not None else None
        if merged is None:
            raise _ClashError("somebody else changed the same notes meanwhile")
        return merged

    def _put_aside(self, path: Path, notes: BriefNotes) -> Path:
        """Write notes beside the file they cannot go into, under a name that is free."""
        content = render(notes).encode("utf-8")
        number = 1
        while True:
            conflict = path.with_name(path.name + CONFLICT + (f"-{number}" if number > 1 else ""))
            try:
                write_new(conflict, content)
            except FileExistsError:
                if conflict.read_bytes() == content:  # the same edit, saved again
                    return conflict
                number += 1
            except OSError as error:
                raise UnwritableError(str(path), _reason(error)) from error
            else:
                return conflict

    def _read(self, path: Path, data: bytes) -> BriefNotes:
        revision = _revision(data)
        if (known := self._versions.get((path, revision))) is not None:
            return known
        try:
            notes = read_notes(data, _NOBODY)
        except YamlError as error:
            raise UnreadableNotesError(str(path), error.line, error.reason) from error
        self._remember(path, revision, notes)
        return notes

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UnreadableNotesError(str(path), None, _reason(error)) from error

    def _remember(self, path: Path, revision: str, notes: BriefNotes) -> None:
        self._versions[path, revision] = notes
        self._versions.move_to_end((path, revision))
        while len(self._versions) > _REMEMBERED:
            self._versions.popitem(last=False)

    def _path(self, brief: BriefId) -> Path:
        """The brief's notes file: named without the brief's suffix, unless that name belongs to a namesake."""
        pure = PurePosixPath(brief)
        if pure.is_absolute() or ".." in pure.parts or not pure.name:
            raise UnwritableError(brief, "not a path below the library")
        full = self._folder / (brief + SUFFIX)
        short = self._folder / (str(pure.with_suffix("")) + SUFFIX)
        if short == full or os.path.exists(full):  # noqa: PTH110 - False, and no error, for a name that is too long
            return full
        return full if self._is_namesakes(short, pure) else short

    def _is_namesakes(self, path: Path, brief: PurePosixPath) -> bool:
        """Whether the file at `path` belongs to another brief whose name differs in nothing but its suffix.

        One that is gone has become this one, as when a text was converted to Markdown.
        """
        try:
            data = self._bytes(path)
            owner = PurePosixPath(brief if data is None else self._read(path, data).brief.file)
        except UnreadableNotesError:
            return False
        if owner == brief or not owner.name or owner.with_suffix("") != brief.with_suffix(""):
            return False
        return self._library is None or (self._library / owner).exists()


def _up_to_date(found: BriefRef, asked: BriefRef) -> BriefRef:
    return BriefRef(
        file=asked.file,
        fingerprint=asked.fingerprint or found.fingerprint,
        title=asked.title or found.title,
        authors=asked.authors or found.authors,
        outlet=asked.outlet or found.outlet,
        published=asked.published or found.published,
        url=asked.url or found.url,
        extra={**found.extra, **asked.extra},
    )


def _stamp(path: Path) -> tuple[int, int]:
    """Size and mtime of a file; (0, 0) where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns


def _revision(data: bytes | None) -> str:
    return _NO_FILE if data is None else sha256(data).hexdigest()


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
