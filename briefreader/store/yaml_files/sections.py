"""One section of a YAML file rewritten in place: every line that does not have to change stays as it is.

The lines are cut by what the parser says of them, and the result is parsed again. Where a file is laid out in a way
that the cutting does not understand, more of it is written anew: the section, then everything, under all comments.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefreader.config.library_edits import Entry, SectionEdit
from briefreader.store.yaml_files import tree
from briefreader.store.yaml_files.plain import faithful
from briefreader.store.yaml_files.scalars import entries as block
from briefreader.store.yaml_files.scalars import inline

# As YAML 1.1 counts lines, and with it the parser.
_LINE: Final = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|\Z)")
_BOM: Final = "\ufeff"
# Says that the document ends here; what is added comes after it.
_END_MARK: Final = re.compile(r"^\.\.\.[ \t]*$(?:\r?\n)?", re.MULTILINE)


def rewritten(data: bytes, edit: SectionEdit) -> bytes:
    """A file after an edit of one section.

    Raises:
        YamlError: `data` is not YAML as it is read here, or no mapping.
    """
    root = tree.parse(data)
    if root is not None and not isinstance(root, tree.Mapping):
        raise tree.YamlError(root.line, "expected fields such as `name: value`")
    source = _END_MARK.sub("", data.decode("utf-8").removeprefix(_BOM))
    wanted = _after(root, edit)
    for attempt in (_entry_by_entry, _whole_section):
        changed = attempt(source, root, edit)
        if changed is not None and _reads_as(changed, wanted):
            return changed.encode("utf-8")
    return (_comments(source) + "\n".join(block(wanted, 0)) + "\n").encode("utf-8")


def _after(root: tree.Mapping | None, edit: SectionEdit) -> dict[str, object]:
    values: dict[str, object] = {} if root is None else {key: faithful(node) for key, node in root.values.items()}
    return values | {edit.section: edit.value}


def _reads_as(source: str, wanted: Mapping[str, object]) -> bool:
    try:
        root = tree.parse(source.encode("utf-8"))
    except tree.YamlError:
        return False
    return isinstance(root, tree.Mapping) and faithful(root) == wanted


@dataclass(frozen=True, slots=True)
class _Cut:
    """The lines of a file around and in one section.

    Attributes:
        head: the line of the section's key.
        entries: the lines of each entry, with the comments above it first.
        tail: comments and blank lines under the last entry.
    """

    before: list[str]
    head: str
    entries: list[tuple[list[str], list[str]]]
    tail: list[str]
    after: list[str]


def _entry_by_entry(source: str, root: tree.Mapping | None, edit: SectionEdit) -> str | None:
    """The file with only those entries rewritten that have changed; None where they do not have lines of their own."""
    cut = _cut(source, root, edit.section)
    if cut is None or not cut.entries or not edit.entries:
        return None
    margin = _margin(cut.entries[0][1][0])
    body: list[str] = []
    told: set[int] = set()
    for entry in edit.entries:
        at = entry.origin
        if at is not None:
            # The comments above entries that are gone stay where they stood.
            body += [line for gone in _gone(edit, at) if gone not in told for line in cut.entries[gone][0]]
            told.update(_gone(edit, at), {at})
            body += cut.entries[at][0]
        body += cut.entries[at][1] if entry.kept and at is not None else [_rendered(entry, margin)]
    for at, (comments, _) in enumerate(cut.entries):
        body += [] if at in told else comments
    return _joined(source, [*cut.before, cut.head, *body, *cut.tail, *cut.after])


def _gone(edit: SectionEdit, before: int) -> list[int]:
    present = {entry.origin for entry in edit.entries}
    return [at for at in range(before) if at not in present]


def _whole_section(source: str, root: tree.Mapping | None, edit: SectionEdit) -> str | None:
    """The file with all of the section written anew, at its end where there is none."""
    fresh = [_rendered(entry, "") if entry.key is None else _rendered(entry, "  ") for entry in edit.entries]
    head = f"{edit.section}:"
    if root is None or edit.section not in root.values:
        return _joined(source, [*_lines(source), head, *fresh])
    cut = _cut(source, root, edit.section)
    if cut is None:
        return None
    comments = [line for above, _ in cut.entries for line in above]
    return _joined(source, [*cut.before, head, *fresh, *comments, *cut.tail, *cut.after])


def _cut(source: str, root: tree.Mapping | None, section: str) -> _Cut | None:
    if root is None or section not in root.values:
        return None
    lines = _lines(source)
    first = root.key_lines[section] - 1
    later = [line - 1 for line in root.key_lines.values() if line - 1 > first]
    end = min(later, default=len(lines))
    end = _trimmed(lines, first + 1, end)
    starts = _starts(root.values[section])
    whole = lines[first + 1 : end]
    if not starts or starts[0] <= first or any(one >= two for one, two in pairwise(starts)):
        comments = [line for line in whole if _is_comment(line)]
        return _Cut(lines[:first], lines[first], [], comments, lines[end:])
    bounds = [*starts, end]
    entries = []
    reached = first + 1
    for start, stop in pairwise(bounds):
        last = stop if stop == end else _trimmed(lines, start + 1, stop)
        entries.append((lines[reached:start], lines[start:last]))
        reached = last
    return _Cut(lines[:first], lines[first], entries, [], lines[end:])


def _starts(node: tree.Node) -> list[int]:
    """The lines on which the entries of a section begin, counted from 0."""
    match node:
        case tree.Sequence():
            return [item.line - 1 for item in node.items]
        case tree.Mapping():
            return [node.key_lines[key] - 1 for key in node.values]
        case _:
            return []


def _trimmed(lines: list[str], first: int, end: int) -> int:
    """`end` without the comments and blank lines before it, which belong to what follows."""
    while end > first and _is_comment(lines[end - 1]):
        end -= 1
    return end


def _is_comment(line: str) -> bool:
    text = line.strip()
    return not text or text.startswith("#")


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _rendered(entry: Entry, margin: str) -> str:
    """One entry as lines, without the last line end."""
    if entry.key is None:
        return f"{margin}- {inline(entry.value)}"
    if isinstance(entry.value, list) and entry.value:
        listed = (f"{margin}- {inline(item)}" for item in entry.value)
        return "\n".join((f"{margin}{inline(entry.key)}:", *listed))
    return f"{margin}{inline(entry.key)}: {inline(entry.value)}"


def _joined(source: str, lines: list[str]) -> str:
    """Lines with the line ends that they have, and with the file's own where they have none."""
    end = "\r\n" if "\r\n" in source else "\n"
    return "".join(_ended(line, end) for line in lines)


def _ended(line: str, end: str) -> str:
    return line if line.endswith(("\r", "\n")) else line.replace("\n", end) + end


def _lines(source: str) -> list[str]:
    return [line for line in _LINE.findall(source) if line]


def _comments(source: str) -> str:
    return "".join(line for line in _lines(source) if _is_comment(line))
