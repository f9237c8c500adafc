"""YAML as a tree of nodes that remember their lines: a scalar stays its text until somebody asks who knows what it is.

PyYAML's own constructors would turn `no` into False, `007` into 7 and the second of two equal keys into the only one.
"""

from dataclasses import dataclass


class YamlError(Exception):
    """A file is not YAML as it is read here.

    Attributes:
        line: the 1-based line, or None where it is unknown.
        reason: one phrase.
    """

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(reason if line is None else f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or text; `plain` says that it stands without quotes."""

    text: str
    plain: bool
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; no key stands twice."""

    values: "dict[str, Node]"
    key_lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


def parse(data: bytes) -> Node | None:
    """The one document in `data`, or None where there is nothing but comments.

    Raises:
        YamlError: not UTF-8, not YAML, more than one document, a key twice, tags, aliases, or absurd size or depth.
    """
    if not data:
        return None
    from briefreader.store.yaml_files.parsing import parsed  # noqa: PLC0415 - PyYAML, where there is YAML at all

    return parsed(data)
