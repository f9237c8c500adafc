"""How the desk was arranged last time, in a file of its own under the user's state folder."""

import json
from contextlib import suppress
from pathlib import Path

from briefreader.config.remembered import Remembered, read_remembered, to_plain
from briefreader.store.atomic import write_atomically


def read_arrangement(path: Path) -> Remembered:
    """What the file says; the desk's own arrangement where there is none or it cannot be read."""
    try:
        return read_remembered(json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return Remembered()


def write_arrangement(path: Path, remembered: Remembered) -> None:
    """Keep an arrangement; where that cannot be written it is forgotten, which is no loss."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(to_plain(remembered), indent=1).encode())
