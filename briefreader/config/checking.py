"""Collecting the faults of a file that a person wrote: all of them at once, each with its line and the nearest name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from briefreader.errors import Fault, Severity

KeyPath = tuple[str, ...]
"""The keys that lead from the top of a file to an entry, as in ("keys", "nav.down")."""

LineOf = Callable[[KeyPath], int | None]
"""Finds the 1-based line of an entry; None where lines mean nothing or there is no such entry."""

_NEAR_ENOUGH: Final = 0.6
"""difflib's own default: two slips in a short name still find it, another word does not."""


def no_lines(_path: KeyPath) -> int | None:
    """Stand in for `LineOf` where there is no file."""
    return None


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that was most likely meant, or None where none is near."""
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    near = difflib.get_close_matches(name, list(names), n=1, cutoff=_NEAR_ENOUGH)
    return near[0] if near else None


class Check:
    """The faults of one file, in the order in which they were found."""

    def __init__(self, *, where: str, line_of: LineOf) -> None:
        self._where = where
        self._line_of = line_of
        self._faults: list[Fault] = []

    def add(self, path: KeyPath, what: str, severity: Severity = "error") -> None:
        """Note that something is wrong with the entry at `path`."""
        fault = Fault(where=self._where, line=self._line_of(path), what=what, severity=severity)
        if fault not in self._faults:
            self._faults.append(fault)

    def unknown(self, path: KeyPath, kind: str, known: Iterable[str]) -> None:
        """Note that the last name of `path` is none of the known ones, and say which is nearest."""
        near = nearest(path[-1], known)
        self.add(path, f"unknown {kind} {path[-1]}" + (f"; did you mean {near}?" if near else ""))

    def fields(self, raw: object, known: Iterable[str], path: KeyPath = ()) -> Mapping[str, object]:
        """The known fields of a mapping; everything else becomes a fault. An empty file is an empty mapping."""
        if raw is None:
            return {}
        if not isinstance(raw, Mapping):
            self.add(path, f"expected fields such as `name: value`, found {described(raw)}")
            return {}
        names = tuple(known)
        found: dict[str, object] = {}
        for key, value in raw.items():
            if key in names:
                found[key] = value
            else:
                self.unknown((*path, str(key)), "field", names)
        return found

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults, by line where they have one."""
        return tuple(sorted(self._faults, key=lambda fault: fault.line or 0))


def described(value: object) -> str:
    """What a value of a YAML file is, in the words of somebody who writes YAML."""
    match value:
        case None:
            words = "nothing"
        case bool():
            words = "a yes or no"
        case int() | float():
            words = f"the number {value}"
        case str():
            words = f'"{value}"'
        case list() | tuple():
            words = "a list"
        case Mapping():
            words = "fields"
        case _:
            words = f"a {type(value).__name__}"
    return words
