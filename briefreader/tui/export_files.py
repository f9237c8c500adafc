"""Files that exports and memos are written to: what is there is merged with, or left alone."""

import contextlib
import os
import tempfile
from pathlib import Path

from briefreader.errors import UnwritableError


def read_export(path: Path) -> str | None:
    """What stands in a file that is to be written again. Raises UnwritableError for a file that is no export."""
    try:
        existing = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError) as error:
        raise UnwritableError(str(path), f"what is there cannot be merged with: {error}") from error
    if existing.strip() and not existing.startswith("---"):
        raise UnwritableError(str(path), "there is a file already, and it is not an export of a brief")
    return existing


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole, or as it was. Raises UnwritableError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise UnwritableError(str(path), error.strerror or str(error)) from error
