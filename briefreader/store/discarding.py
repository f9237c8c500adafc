"""What stands in the folder of an index and does not belong to it goes, as far as it can."""

import shutil
from contextlib import suppress
from pathlib import Path


def discard(path: Path) -> None:
    """Remove a file, a link or a folder with all in it; what cannot be removed (Windows: what is open) stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
