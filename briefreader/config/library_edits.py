"""What a changed library file changes in the file as it stands: entry by entry, so that nobody else's words are lost.

An entry that stays is passed on as it was read, one that changes keeps the keys that this version does not know, and
one that could not be understood stays where it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from briefreader.config.library_file import SECTIONS, LibraryFile, SavedSearch, TagRule, TagStyle, check_library_file
from briefreader.errors import InvalidConfigError
from briefreader.model.brief import BriefId, CutDecision

Name = TypeVar("Name", bound=str)
Value = TypeVar("Value")

_SHAPES: Final[Mapping[str, type]] = {
    "searches": list,
    "tags": Mapping,
    "aliases": list,
    "rules": list,
    "cuts": Mapping,
    "basket": list,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a section as it is to stand in the file.

    Attributes:
        value: its plain object.
        origin: its place among the entries that stand in the file now, counted from 0; None for a new one.
        kept: whether it is what stands there.
        key: its name, in a section that has names.
    """

    value: object
    origin: int | None = None
    kept: bool = False
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEdit:
    """All entries of one section, in their new order."""

    section: str
    entries: tuple[Entry, ...]

    @property
    def value(self) -> object:
        """The section as one plain object; None where nothing is left in it."""
        if not self.entries:
            return None
        named = {entry.key: entry.value for entry in self.entries if entry.key is not None}
        return named or [entry.value for entry in self.entries]


def section_edits(raw: object, new: LibraryFile, *, where: str) -> tuple[SectionEdit, ...]:
    """What to rewrite in the file `where`, which holds `raw`, so that it reads as `new`; () where it does already.

    Raises InvalidConfigError where a section that is to change is no section, and would be lost.
    """
    fields = raw if isinstance(raw, Mapping) else {}
    old, faults = check_library_file(raw, where=where)
    plans: Mapping[str, Callable[[object], list[Entry]]] = {
        "searches": lambda found: _listed(found, new.searches, _SEARCH),
        "tags": lambda found: _named(found, new.tags, _tag),
        "aliases": lambda found: _listed(found, new.aliases, _ALIASES),
        "rules": lambda found: _listed(found, new.rules, _RULE),
        "cuts": lambda found: _named(found, new.cuts, _decisions),
        "basket": lambda found: _listed(found, new.basket, _KEY),
    }
    changed = [section for section in SECTIONS if getattr(old, section) != getattr(new, section)]
    for section in changed:
        if not isinstance(fields.get(section), _SHAPES[section] | None):
            raise InvalidConfigError(tuple(fault for fault in faults if fault.what.startswith(section)))
    return tuple(
        SectionEdit(section=section, entries=tuple(plans[section](fields.get(section)))) for section in changed
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind(Generic[Value]):
    """How the entries of a list are read (by the check of the whole file; () for a faulty one), written and told."""

    read: Callable[[object], Sequence[Value]]
    write: Callable[[Value], Mapping[str, object] | list[str] | str]
    name: Callable[[Value], object]


def _read(raw: object) -> LibraryFile:
    return check_library_file(raw, where="")[0]


_SEARCH: Final[_Kind[SavedSearch]] = _Kind(
    read=lambda raw: _read({"searches": [raw]}).searches,
    write=lambda search: {"name": search.name, "query": search.query},
    name=lambda search: search.name,
)
_ALIASES: Final[_Kind[tuple[str, ...]]] = _Kind(
    read=lambda raw: _read({"aliases": [raw]}).aliases,
    write=list,
    name=lambda group: group[0].casefold(),
)
_RULE: Final[_Kind[TagRule]] = _Kind(
    read=lambda raw: _read({"rules": [raw]}).rules,
    write=lambda rule: {"query": rule.query, "tag": rule.tag},
    name=lambda rule: rule,
)
_DECISION: Final[_Kind[CutDecision]] = _Kind(
    read=lambda raw: _read({"cuts": {"brief": [raw]}}).cuts[BriefId("brief")],
    write=lambda cut: {"verdict": cut.verdict.value, "quote": cut.quote, "line": cut.line},
    name=lambda cut: (cut.quote, cut.line),
)

_KEY: Final[_Kind[str]] = _Kind(read=lambda raw: _read({"basket": [raw]}).basket, write=str, name=str)


def _listed(raw: object, new: Sequence[Value], kind: _Kind[Value]) -> list[Entry]:
    """The entries of a list: each in its old place or as a new one; those that cannot be understood stay."""
    present = list(raw) if isinstance(raw, list) else []
    read = [tuple(kind.read(each)) for each in present]
    origins: dict[int, int] = {}
    for same in (lambda one, two: one == two, lambda one, two: kind.name(one) == kind.name(two)):
        for at, wanted in enumerate(new):
            free = (place for place, found in enumerate(read) if found and place not in origins.values())
            origin = next((place for place in free if same(read[place][0], wanted)), None)
            if at not in origins and origin is not None:
                origins[at] = origin
    entries = [_entry(present, read, origins.get(at), wanted, kind) for at, wanted in enumerate(new)]
    for place, found in enumerate(read):
        if not found:
            entries.insert(min(place, len(entries)), Entry(value=present[place], origin=place, kept=True))
    return entries


def _entry(
    present: Sequence[object], read: Sequence[Sequence[Value]], origin: int | None, wanted: Value, kind: _Kind[Value]
) -> Entry:
    if origin is None:
        return Entry(value=_over({}, kind.write(wanted)))
    if read[origin][0] == wanted:
        return Entry(value=present[origin], origin=origin, kept=True)
    return Entry(value=_over(present[origin], kind.write(wanted)), origin=origin)


def _named(raw: object, new: Mapping[Name, Value], write: Callable[[object, Value], object]) -> list[Entry]:
    """The entries of a section of names; `write` takes what stands there now and says what is to stand there."""
    present = {str(key): value for key, value in raw.items()} if isinstance(raw, Mapping) else {}
    wanted = {str(key): value for key, value in new.items()}
    entries = []
    for at, (key, value) in enumerate(present.items()):
        if key in wanted:
            written = write(value, wanted[key])
            entries.append(Entry(value=written, origin=at, kept=written == value, key=key))
    return entries + [Entry(value=write(None, wanted[key]), key=key) for key in wanted if key not in present]


def _tag(present: object, style: TagStyle) -> object:
    if _read({"tags": {"tag": present}}).tags["tag"] == style:
        return present
    fields = {"description": style.description or None, "color": style.color.value if style.color else None}
    return _over(present, fields)


def _decisions(present: object, decisions: Sequence[CutDecision]) -> object:
    return [entry.value for entry in _listed(present, decisions, _DECISION)]


def _over(present: object, written: Mapping[str, object] | list[str] | str) -> object:
    """A changed entry, with the keys that this version does not know; what is None now is left out."""
    if not isinstance(written, Mapping):
        return written
    unknown = present if isinstance(present, Mapping) else {}
    return {key: value for key, value in {**unknown, **written}.items() if value is not None}
