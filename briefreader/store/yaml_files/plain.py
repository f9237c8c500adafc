"""YAML files as plain objects with the line of every key: the configuration, the keymaps and `briefreader.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefreader.errors import Fault, InvalidConfigError
from briefreader.store.yaml_files import tree
from briefreader.store.yaml_files.scalars import Verbatim, is_bare

Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None

_WORDS: Final[Mapping[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?")


def scalar_value(text: str) -> bool | int | float | str | None:
    """The value of an unquoted word by the core schema of YAML 1.2: `no` and `on` are words, not truth values."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def plain(node: tree.Node) -> Plain:
    """A node as a plain object."""
    match node:
        case tree.Scalar():
            return scalar_value(node.text) if node.plain else node.text
        case tree.Sequence():
            return [plain(item) for item in node.items]
        case tree.Mapping():
            return {key: plain(value) for key, value in node.values.items()}


def faithful(node: tree.Node) -> Plain:
    """A node as a plain object that is written back as it was read; see `Verbatim`."""
    match node:
        case tree.Scalar():
            if not node.plain:
                return node.text
            value = scalar_value(node.text)
            same = is_bare(value) if isinstance(value, str) else value is None or _spelled(value) == node.text
            return value if same else Verbatim(node.text)
        case tree.Sequence():
            return [faithful(item) for item in node.items]
        case tree.Mapping():
            return {key: faithful(value) for key, value in node.values.items()}


def _spelled(value: float) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlDocument:
    """What a YAML file holds.

    Attributes:
        value: dictionaries, lists, texts, numbers, truth values and None; None for an empty file.
        lines: the 1-based line of each key and list entry, by its path from the top.
    """

    value: Plain
    lines: Mapping[tuple[str | int, ...], int]

    def line(self, *path: str | int) -> int | None:
        """The line of a key, or of the nearest thing above it that stands in the file; None for an empty file."""
        for length in range(len(path), -1, -1):
            if (line := self.lines.get(path[:length])) is not None:
                return line
        return None


def read_yaml(path: Path | str) -> YamlDocument:
    """Read one YAML file.

    Raises:
        InvalidConfigError: it cannot be opened or is not YAML; the one fault in it names file and line.
    """
    try:
        root = tree.parse(Path(path).read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidConfigError((Fault(where=str(path), what=reason, severity="error"),)) from error
    except tree.YamlError as error:
        fault = Fault(where=str(path), line=error.line, what=error.reason, severity="error")
        raise InvalidConfigError((fault,)) from error
    lines: dict[tuple[str | int, ...], int] = {}
    if root is not None:
        _collect_lines(root, (), lines)
    return YamlDocument(value=None if root is None else plain(root), lines=lines)


def _collect_lines(node: tree.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    lines.setdefault(path, node.line)
    if isinstance(node, tree.Sequence):
        for place, item in enumerate(node.items):
            _collect_lines(item, (*path, place), lines)
    elif isinstance(node, tree.Mapping):
        for key, value in node.values.items():
            lines[*path, key] = node.key_lines[key]
            _collect_lines(value, (*path, key), lines)
