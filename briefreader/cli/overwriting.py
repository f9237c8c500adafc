"""What may be written over: nothing that a person wrote, unless they say so."""

from pathlib import Path

from briefreader.errors import UnwritableError
from briefreader.library.export import is_export


def earlier_export(path: Path, *, force: bool) -> str | None:
    """The export that will be replaced, or None. Raises UnwritableError for a file that is anything else."""
    if not path.exists():
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        if force:
            return None
        raise UnwritableError(str(path), "it is there already and cannot be read") from error
    if is_export(text):
        return text
    if force:
        return None
    raise UnwritableError(str(path), "it is there already and is no export of briefreader; use another name or --force")
