"""What the desk remembers by itself from one day to the next: how its reader has arranged it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

_WIDTHS: Final = {"library_width": (20, 120), "side_width": (24, 120), "reading_width": (40, 120)}
"""Cells; beyond these a pane is of no use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """An arrangement of the desk. A width of None is the desk's own."""

    library_width: int | None = None
    side_width: int | None = None
    reading_width: int | None = None
    library_is_hidden: bool = False
    side_is_hidden: bool = False
    is_swapped: bool = False
    sort: str = ""


def read_remembered(raw: object) -> Remembered:
    """What a file of the desk says; whatever in it cannot be used is as if it were not there. Never raises."""
    if not isinstance(raw, Mapping):
        return Remembered()
    found: dict[str, Any] = {}
    for field in fields(Remembered):
        value = raw.get(field.name)
        if field.name in _WIDTHS:
            low, high = _WIDTHS[field.name]
            if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
                found[field.name] = value
        elif type(value) is type(field.default):
            found[field.name] = value
    return Remembered(**found)


def to_plain(remembered: Remembered) -> dict[str, object]:
    """The same as plain values, to be written."""
    return asdict(remembered)
