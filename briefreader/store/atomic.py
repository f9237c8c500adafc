"""Files that are there whole or not at all."""

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TEMPORARY_SUFFIX: Final = ".briefreader-tmp"
"""Files that end so are leftovers of a process that was killed while it wrote; they may be deleted."""
LOCK_PATIENCE: Final = 60.0
"""Seconds to wait for another process. One holds the lock for a few milliseconds, unless it is stopped; but where a
machine has too much to do, who asks now and then may come too late many times."""
_LOCK_PAUSE: Final = 0.002
"""Seconds between two tries, a fraction of what one write takes."""


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path` so that a crash or power loss leaves the old file or the new one, never a mixture.

    Missing folders are made. A symbolic link is followed, and the permissions of a file that is there are kept.
    Raises OSError.
    """
    path = Path(os.path.realpath(path))
    make_folder(path.parent)
    # In the same folder, because a rename is atomic only within one file system; short, as that of `path` may be long.
    temporary = path.parent / f".{os.urandom(6).hex()}{TEMPORARY_SUFFIX}"
    try:
        _write_through(temporary, content)
        with contextlib.suppress(OSError):
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet. Raises FileExistsError where it is, and OSError."""
    make_folder(path.parent)
    _write_through(path, content)
    sync_folder(path.parent)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, durably. Raises OSError, also where a file stands in the way."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where a folder should be", str(folder))


def sync_folder(folder: Path) -> None:
    """Make renames in a folder survive a power loss, where the system can."""
    if os.name != "posix":  # Windows cannot open a folder, and its renames are journalled.
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an advisory lock on the file `path`, which is made and stays; it falls with the process.

    On a file system without locks nothing is held: callers compare revisions as well.
    Raises TimeoutError after `LOCK_PATIENCE`, and OSError where the file cannot be made.
    """
    make_folder(path.parent)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _acquire(descriptor, path)
        yield
    finally:
        os.close(descriptor)  # which lets go of the lock


def _acquire(descriptor: int, path: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:  # pragma: no cover - Windows; the revision check is left
        return
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{path} is held by another process") from None
            time.sleep(_LOCK_PAUSE)
        except OSError:  # a network file system without locks
            return
        else:
            return
