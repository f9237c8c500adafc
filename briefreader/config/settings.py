"""Settings: what a person chose once for all libraries."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from briefreader.config.checking import Check, LineOf, described, nearest, no_lines
from briefreader.errors import Fault

NARROWEST: Final = 60
"""Cells; narrower columns break too many lines for the eye to follow."""
WIDEST: Final = 100
"""Cells; in wider ones the eye loses the next line (the usual advice is 45 to 90 characters)."""
MOST_CLAIMS: Final = 50
MOST_RESULTS: Final = 1000

INDEXES: Final = ("arrays", "whoosh", "memory")
"""What holds the words of the library: flat arrays under Whoosh; Whoosh's own format, slow at size; or memory alone."""
Limits = tuple[int, int]
_LIMITS: Final[Mapping[str, Limits]] = {
    "reading_width": (NARROWEST, WIDEST),
    "claims": (1, MOST_CLAIMS),
    "results": (1, MOST_RESULTS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set in `config.yaml`.

    Attributes:
        library: the folder to open where none is named, or None for the one at hand.
        keymap: "default", "vim", "emacs", or a keymap of one's own.
        theme: the name of a theme of the desk, or None for the desk's own.
        reading_width: the width of the article's column, in cells.
        claims: how many key claims are shown of a brief at most, or None for one for each slot.
        results: how many results a search shows.
        export_folder: where exports go, or None for beside the library's notes.
        ascii: whether the desk draws with ASCII only; None to see by the locale.
        index: what holds the words of the library: one of `INDEXES`.
    """

    library: str | None = None
    keymap: str = "default"
    theme: str | None = None
    reading_width: int = 72
    claims: int | None = None
    results: int = 50
    export_folder: str | None = None
    ascii: bool | None = None
    index: str = "arrays"


_DEFAULTS: Final = Settings()
_NAMES: Final = tuple(field.name for field in fields(Settings))
_TEXTS: Final = ("library", "keymap", "theme", "export_folder", "index")


def check_settings(
    raw: object, *, where: str, line_of: LineOf = no_lines, themes: tuple[str, ...] | None = None
) -> tuple[Settings, tuple[Fault, ...]]:
    """Check a settings file; an entry that cannot be used leaves the setting as it is without the file.

    Args:
        raw: the file's content as plain objects.
        where: the file's name, for faults.
        line_of: finds the line of an entry.
        themes: the themes that there are; None where nobody knows yet.

    Returns:
        The settings, which can be used whatever was wrong, and all faults.
    """
    check = Check(where=where, line_of=line_of)
    found = check.fields(raw, _NAMES)
    texts = {name: value for name in _TEXTS if (value := _text(name, found, check)) is not None}
    theme = texts.get("theme")
    if theme is not None and themes is not None and theme not in themes:
        near = nearest(theme, themes)
        check.add(("theme",), f"unknown theme {theme}" + (f"; did you mean {near}?" if near else ""))
        del texts["theme"]
    index = texts.get("index", _DEFAULTS.index)
    if index not in INDEXES:
        check.add(("index",), f"index: there is no {index}; there are {', '.join(INDEXES)}")
        index = _DEFAULTS.index
    settings = Settings(
        library=texts.get("library"),
        keymap=texts.get("keymap", _DEFAULTS.keymap),
        theme=texts.get("theme"),
        reading_width=_number("reading_width", found, check, _DEFAULTS.reading_width),
        claims=_number("claims", found, check, 0) or None,
        results=_number("results", found, check, _DEFAULTS.results),
        export_folder=texts.get("export_folder"),
        ascii=_flag("ascii", found, check),
        index=index,
    )
    return settings, check.faults


def _text(name: str, found: Mapping[str, object], check: Check) -> str | None:
    value = found.get(name)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    check.add((name,), f"{name}: expected a text, found {described(value)}")
    return None


def _flag(name: str, found: Mapping[str, object], check: Check) -> bool | None:
    value = found.get(name)
    if value is None or isinstance(value, bool):
        return value
    check.add((name,), f"{name}: expected yes or no, found {described(value)}")
    return None


def _number(name: str, found: Mapping[str, object], check: Check, default: int) -> int:
    """A whole number within its limits; one beyond them is brought back to the nearest that is allowed."""
    value = found.get(name)
    if value is None:
        return default
    low, high = _LIMITS[name]
    if isinstance(value, bool) or not isinstance(value, int):
        check.add((name,), f"{name}: expected a whole number from {low} to {high}, found {described(value)}")
        return default
    if not low <= value <= high:
        check.add((name,), f"{name}: {value} is not from {low} to {high}", "warning")
    return min(max(value, low), high)
