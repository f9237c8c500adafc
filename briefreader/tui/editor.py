"""A person's own editor, in the same terminal."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported


def edit_outside(app: App[Any], text: str) -> tuple[str, str]:
    """Let `$VISUAL` or `$EDITOR` change a text: the text as it was saved, and what went wrong or ""."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        return text, "set VISUAL or EDITOR to use your own editor"
    with tempfile.TemporaryDirectory(prefix="briefreader-") as folder:
        path = Path(folder, "note.md")
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                subprocess.run([*shlex.split(command), str(path)], check=True)  # noqa: S603 - the person's own choice
        except SuspendNotSupported:
            return text, "there is no terminal here for another editor"
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            return text, f"{command}: {error}"
        finally:
            app.refresh(layout=True)
        try:
            return path.read_text(encoding="utf-8"), ""
        except (OSError, UnicodeError) as error:
            return text, f"{command}: {error}"
