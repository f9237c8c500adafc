"""`briefreader.yaml` on disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefreader.config.library_file import LibraryFile, check_library_file
from briefreader.errors import Fault, InvalidConfigError, UnwritableError
from briefreader.library.keeping import LoadedLibraryFile
from briefreader.store.atomic import locked, write_atomically
from briefreader.store.yaml_files import tree
from briefreader.store.yaml_files.plain import faithful

_LOCK: Final = "notes/.lock"
"""Below the library: the same lock as for notes, so that a library is not strewn with hidden files."""
Stamp = tuple[Path, int, int, int]


class YamlLibraryFile:
    """Implements `LibraryFileStore` in one file, which is made by the first edit."""

    def __init__(self, path: Path | str, *, instead: Path | str | None = None) -> None:
        """Edits go to `path`; as long as there is no such file, `instead` is read and the first edit builds on it."""
        self._path = Path(path)
        self._instead = None if instead is None else Path(instead)
        # The stamp is read before the file: at worst a change is read twice, never missed.
        self._known: tuple[Stamp | None, LoadedLibraryFile] | None = None

    @property
    def path(self) -> str:
        """The file that is written to, whether or not it is there yet."""
        return str(self._path)

    def load(self) -> LoadedLibraryFile:
        """The file as it is now; parsed again only where size, mtime or inode say that it is another one."""
        stamp = self._stamp()
        known = self._known
        if known is not None and known[0] == stamp:
            return known[1]
        try:
            loaded = _checked(self._data(), str(self._present()))
        except InvalidConfigError as error:
            loaded = LoadedLibraryFile(file=LibraryFile(), faults=error.faults)
        self._known = (stamp, loaded)
        return loaded

    def edit(self, change: Callable[[LibraryFile], LibraryFile]) -> LibraryFile:
        """Read, change and write under a lock; see the port for the errors."""
        try:
            with locked(self._path.parent / _LOCK):
                return self._edit_locked(change)
        except OSError as error:
            raise UnwritableError(str(self._path), error.strerror or str(error)) from error

    def _edit_locked(self, change: Callable[[LibraryFile], LibraryFile]) -> LibraryFile:
        # Every search reads the file, and hardly any changes it.
        from briefreader.config.library_edits import section_edits  # noqa: PLC0415
        from briefreader.store.yaml_files.sections import rewritten  # noqa: PLC0415

        data, where = self._data(), str(self._present())
        loaded = _checked(data, where)
        changed = change(loaded.file)
        if changed == loaded.file:
            return loaded.file
        content = data
        for edit in section_edits(_plain(data, where), changed, where=where):
            content = rewritten(content, edit)
        write_atomically(self._path, content)
        self._known = None
        return _checked(content, str(self._path)).file

    def _present(self) -> Path:
        """The file that is there; the one to be written where there is none."""
        if self._instead is None or self._path.exists():
            return self._path
        return self._instead if self._instead.exists() else self._path

    def _data(self) -> bytes:
        path = self._present()
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            fault = Fault(where=str(path), what=error.strerror or type(error).__name__, severity="error")
            raise InvalidConfigError((fault,)) from error

    def _stamp(self) -> Stamp | None:
        path = self._present()
        try:
            stat = path.stat()
        except OSError:
            return None
        return path, stat.st_size, stat.st_mtime_ns, stat.st_ino


def _plain(data: bytes, where: str) -> object:
    """The file as plain objects, to be written back as they are. Raises InvalidConfigError where it is not YAML."""
    try:
        root = tree.parse(data)
    except tree.YamlError as error:
        fault = Fault(where=where, line=error.line, what=error.reason, severity="error")
        raise InvalidConfigError((fault,)) from error
    if root is None or isinstance(root, tree.Mapping):
        return None if root is None else faithful(root)
    what = "expected fields such as `name: value`"
    raise InvalidConfigError((Fault(where=where, line=root.line, what=what, severity="error"),))


def _checked(data: bytes, where: str) -> LoadedLibraryFile:
    file, faults = check_library_file(_plain(data, where), where=where, line_of=_lines(data))
    return LoadedLibraryFile(file=file, faults=faults)


def _lines(data: bytes) -> Callable[[tuple[str, ...]], int | None]:
    """Finds the line of a key, or of the nearest one above it."""

    def line_of(path: tuple[str, ...]) -> int | None:
        node: tree.Node | None = tree.parse(data)
        line = None
        for key in path:
            if isinstance(node, tree.Mapping) and key in node.values:
                line, node = node.key_lines[key], node.values[key]
            elif isinstance(node, tree.Sequence) and key.isdecimal() and 0 < int(key) <= len(node.items):
                node = node.items[int(key) - 1]
                line = node.line
            else:
                break
        return line

    return line_of
