"""Bytes to the nodes of `tree.py`: the one place that knows PyYAML, and takes nothing but its parser.

Events are read one by one because the C composer recurses, and a file of brackets would overflow its stack.
"""

from collections.abc import Iterator
from typing import Final

import yaml
from yaml import events

from briefreader.store.yaml_files.tree import Mapping, Node, Scalar, Sequence, YamlError

MAX_BYTES: Final = 16 * 2**20
"""A hundred times the longest notes that a person writes; more is not a notes file."""
MAX_DEPTH: Final = 40
"""Ours nest four deep; foreign keys may nest some more."""

# The C parser is some twenty times as fast; it is absent where PyYAML was built without libyaml.
_LOADER: Final[type[yaml.BaseLoader | yaml.CBaseLoader]] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CORE: Final = "tag:yaml.org,2002:"
_DEFAULT_TAGS: Final = frozenset({None, "!", _CORE + "str", _CORE + "map", _CORE + "seq"})


def parsed(data: bytes) -> Node | None:
    """What `tree.parse` promises."""
    if len(data) > MAX_BYTES:
        raise YamlError(None, f"the file is larger than {MAX_BYTES // 2**20} MB")
    stream = _events(data)
    root: Node | None = None
    for event in stream:
        if isinstance(event, events.DocumentStartEvent):
            if root is not None:
                raise YamlError(_line(event), "a second document begins here")
            root = _node(next(stream), stream, 0)
    if isinstance(root, Scalar) and root.plain and not root.text:
        return None
    return root


def _events(data: bytes) -> Iterator[events.Event]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise YamlError(data.count(b"\n", 0, error.start) + 1, "not UTF-8 text") from error
    try:
        yield from yaml.parse(data, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        reason = error.problem or error.context or "not YAML"
        raise YamlError(mark.line + 1 if mark else None, reason) from error
    except yaml.reader.ReaderError as error:
        line = data.count(b"\n", 0, error.position) + 1
        raise YamlError(line, "a character that YAML does not allow") from error


def _line(event: events.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def _node(event: events.Event, stream: Iterator[events.Event], depth: int) -> Node:
    """The node that begins with `event`; the rest of its events are taken from the stream."""
    line = _line(event)
    if isinstance(event, events.AliasEvent):
        raise YamlError(line, "aliases (*name) are not read here; write the value out")
    tag: str | None = getattr(event, "tag", None)
    if tag not in _DEFAULT_TAGS:
        raise YamlError(line, f"tags ({tag}) are not read here")
    if depth > MAX_DEPTH:
        raise YamlError(line, f"nested more than {MAX_DEPTH} deep")
    if isinstance(event, events.ScalarEvent):
        return Scalar(event.value, not event.style and tag is None, line)
    if isinstance(event, events.SequenceStartEvent):
        items = []
        while not isinstance(item := next(stream), events.SequenceEndEvent):
            items.append(_node(item, stream, depth + 1))
        return Sequence(tuple(items), line)
    return _mapping(line, stream, depth)


def _mapping(line: int, stream: Iterator[events.Event], depth: int) -> Mapping:
    values: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    while not isinstance(event := next(stream), events.MappingEndEvent):
        key = _node(event, stream, depth + 1)
        if not isinstance(key, Scalar):
            raise YamlError(key.line, "a key must be one word or text")
        if key.text in values:
            raise YamlError(key.line, f"the key '{key.text}' stands twice; it is first in line {key_lines[key.text]}")
        values[key.text] = _node(next(stream), stream, depth + 1)
        key_lines[key.text] = key.line
    return Mapping(values, key_lines, line)
