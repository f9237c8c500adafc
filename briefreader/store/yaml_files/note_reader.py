"""A notes file as `BriefNotes`, format `briefreader-notes/1`, or the line and reason why it is none.

People edit these files by hand, so the type that a place wants decides how a word is read: `tags: [2024, no]` are two
tags.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, TypeVar

from briefreader.model.annotation import (
    BriefNotes,
    BriefRef,
    ClaimVerdict,
    Color,
    Highlight,
    ReadState,
    Target,
    Verdict,
)
from briefreader.model.brief import BriefId, ClaimKind, Span
from briefreader.store.yaml_files.note_writer import FORMAT
from briefreader.store.yaml_files.plain import faithful, scalar_value
from briefreader.store.yaml_files.tree import Mapping, Node, Scalar, Sequence, YamlError, parse

Choice = TypeVar("Choice", bound=StrEnum)

_FAMILY: Final = FORMAT.partition("/")[0]


def read_notes(data: bytes, brief: BriefRef) -> BriefNotes:
    """The notes in a file. Where it does not name its brief, as an empty file does not, it is `brief`.

    Raises:
        YamlError: it is not YAML, not of this format, or something in it has the wrong type.
    """
    comment = _top_comment(data)
    root = parse(data)
    if root is None:
        return BriefNotes(brief=brief, comment=comment)
    if not isinstance(root, Mapping):
        raise YamlError(root.line, "not a notes file (no keys at the top)")
    fields = _Fields(root, "")
    _check_format(fields)
    position = fields.part("position")
    notes = BriefNotes(
        brief=_brief(fields.part("brief"), brief),
        status=fields.choice("status", ReadState, ReadState.UNREAD),
        position=position.number("start", 0) if position else 0,
        position_words=position.text("exact", "") if position else "",
        tags=fields.texts("tags"),
        note=fields.text("note", ""),
        highlights=tuple(_highlight(part) for part in fields.parts("highlights")),
        claims=tuple(_claim(part) for part in fields.parts("claims")),
        comment=comment,
        extra=fields.rest() | ({"position": rest} if position and (rest := position.rest()) else {}),
    )
    _check_ids(notes, root)
    return notes


def _top_comment(data: bytes) -> str:
    """The comment and blank lines before the first key."""
    kept: list[str] = []
    for line in data.decode("utf-8-sig", errors="replace").splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            break
        kept.append(line.rstrip("\r\n") + "\n")
    return "".join(kept) if any(line.strip() for line in kept) else ""


def _check_format(fields: "_Fields") -> None:
    found = fields.text("format")
    if found == FORMAT:
        return
    if found.partition("/")[0] == _FAMILY:
        raise YamlError(fields.line("format"), f"written by a newer version (format {found}; this one knows {FORMAT})")
    raise YamlError(fields.line("format"), f"not a notes file (format is '{found}', not {FORMAT})")


def _check_ids(notes: BriefNotes, root: Mapping) -> None:
    seen: set[str] = set()
    listed = root.values.get("highlights")
    for place, highlight in enumerate(notes.highlights):
        if highlight.id in seen:
            line = listed.items[place].line if isinstance(listed, Sequence) else None
            raise YamlError(line, f"two highlights have the id {highlight.id}")
        seen.add(highlight.id)


def _brief(fields: "_Fields | None", asked: BriefRef) -> BriefRef:
    if fields is None:
        return asked
    return BriefRef(
        file=BriefId(fields.text("file", asked.file)),
        fingerprint=fields.text("fingerprint", ""),
        title=fields.text_or_none("title"),
        authors=fields.texts("authors"),
        outlet=fields.text_or_none("outlet"),
        published=fields.text_or_none("published"),
        url=fields.text_or_none("url"),
        extra=fields.rest(),
    )


def _highlight(fields: "_Fields") -> Highlight:
    created = fields.time("created")
    return Highlight(
        id=fields.text("id"),
        created=created,
        modified=fields.time("modified", created),
        color=fields.choice("color", Color, Color.YELLOW),
        tags=fields.texts("tags"),
        note=fields.text("note", ""),
        target=_target(fields),
        extra=fields.rest(),
    )


def _claim(fields: "_Fields") -> ClaimVerdict:
    return ClaimVerdict(
        verdict=fields.choice("verdict", Verdict),
        kind=fields.choice("kind", ClaimKind),
        target=_target(fields),
        extra=fields.rest(),
    )


def _target(owner: "_Fields") -> Target:
    fields = owner.part("target")
    if fields is None:
        raise YamlError(owner.line("target"), f"{owner.name}target is missing")
    start, end = fields.number("start"), fields.number("end")
    if end < start:
        raise YamlError(fields.line("end"), f"{fields.name}end lies before start")
    return Target(
        exact=fields.text("exact"),
        prefix=fields.text("prefix", ""),
        suffix=fields.text("suffix", ""),
        span=Span(start, end),
        number=fields.number_or_none("number"),
        twin=fields.share("twin"),
        rival=fields.share("rival"),
        extra=fields.rest(),
    )


class _Fields:
    """The keys of one mapping, each taken once with the type it must have; what nobody took is the rest."""

    def __init__(self, mapping: Mapping, name: str) -> None:
        self.name = name
        self._mapping = mapping
        self._taken: set[str] = set()

    def line(self, key: str) -> int:
        return self._mapping.key_lines.get(key, self._mapping.line)

    def rest(self) -> dict[str, object]:
        return {key: faithful(node) for key, node in self._mapping.values.items() if key not in self._taken}

    def text(self, key: str, default: str | None = None) -> str:
        node = self._take(key)
        if node is None:
            if default is None:
                raise YamlError(self.line(key), f"{self.name}{key} is missing")
            return default
        if not isinstance(node, Scalar):
            raise self._wrong(key, "a text")
        return node.text

    def text_or_none(self, key: str) -> str | None:
        node = self._take(key)
        return None if node is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        node = self._take(key)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            raise self._wrong(key, "a list, as in [one, two]")
        found = []
        for item in node.items:
            if not isinstance(item, Scalar):
                raise self._wrong(key, "a list of texts")
            found.append(item.text)
        return tuple(found)

    def number(self, key: str, default: int | None = None) -> int:
        found = self.number_or_none(key)
        if found is None:
            found = default
        if found is None:
            raise YamlError(self.line(key), f"{self.name}{key} is missing")
        return found

    def number_or_none(self, key: str) -> int | None:
        node = self._take(key)
        if node is None:
            return None
        value = scalar_value(node.text) if isinstance(node, Scalar) else None
        if type(value) is not int or value < 0:
            raise self._wrong(key, "a number, 0 or more")
        return value

    def share(self, key: str) -> float:
        node = self._take(key)
        value = scalar_value(node.text) if isinstance(node, Scalar) else node
        if value is None:
            return 0.0
        if not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._wrong(key, "a share, 0 to 1")
        return float(value)

    def time(self, key: str, default: datetime | None = None) -> datetime:
        """An aware moment in UTC; one without a zone is taken as UTC."""
        text = self.text(key, "" if default else None)
        if not text and default:
            return default
        try:
            moment = datetime.fromisoformat(text.strip())
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            raise self._wrong(key, "a time, as in 2026-11-22T10:11:12Z") from None

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        text = self.text(key, default)
        try:
            return choices(text)
        except ValueError:
            raise self._wrong(key, f"one of {', '.join(choices)}") from None

    def part(self, key: str) -> "_Fields | None":
        node = self._take(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            raise self._wrong(key, "a group of keys")
        return _Fields(node, f"{self.name}{key}.")

    def parts(self, key: str) -> "list[_Fields]":
        node = self._take(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            raise self._wrong(key, "a list")
        found = []
        for place, item in enumerate(node.items):
            if not isinstance(item, Mapping):
                raise self._wrong(key, "a list of groups of keys")
            found.append(_Fields(item, f"{self.name}{key}[{place + 1}]."))
        return found

    def _take(self, key: str) -> Node | None:
        """The node of a key; None where it is absent or null."""
        self._taken.add(key)
        node = self._mapping.values.get(key)
        if isinstance(node, Scalar) and node.plain and scalar_value(node.text) is None:
            return None
        return node

    def _wrong(self, key: str, wanted: str) -> YamlError:
        return YamlError(self.line(key), f"{self.name}{key} must be {wanted}")
