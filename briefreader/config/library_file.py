"""`briefreader.yaml`: what a person keeps beside a library's briefs for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from briefreader.config.checking import Check, LineOf, described, no_lines
from briefreader.errors import Fault
from briefreader.model.annotation import Color

_SECTIONS: Final = ("searches", "tags", "aliases", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagStyle:
    """What a tag means and how it looks."""

    description: str = ""
    color: Color | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRule:
    """Briefs that answer a query get a tag, when the person says so."""

    query: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFile:
    """The contents of `briefreader.yaml`.

    Attributes:
        tags: descriptions and colours by the tag's name; a tag needs no entry.
        aliases: groups of spellings that stand for each other ("Zelensky", "Zelenskyy").
    """

    searches: tuple[SavedSearch, ...] = ()
    tags: Mapping[str, TagStyle] = field(default_factory=dict)
    aliases: tuple[tuple[str, ...], ...] = ()
    rules: tuple[TagRule, ...] = ()

    @property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """The other spellings of each spelling, by its case-folded form: as the query parser takes them."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.aliases:
            for word in group:
                others = tuple(each for each in group if each.casefold() != word.casefold())
                found[word.casefold()] = tuple(dict.fromkeys((*found.get(word.casefold(), ()), *others)))
        return found


def check_library_file(raw: object, *, where: str, line_of: LineOf = no_lines) -> tuple[LibraryFile, tuple[Fault, ...]]:
    """Check a library file; an entry that cannot be used is left out and becomes a fault.

    Args:
        raw: the file's content as plain objects.
        where: the file's name, for faults.
        line_of: finds the line of an entry.
    """
    check = Check(where=where, line_of=line_of)
    found = check.fields(raw, _SECTIONS)
    searches = _pairs(found.get("searches"), ("searches",), ("name", "query"), check)
    rules = _pairs(found.get("rules"), ("rules",), ("query", "tag"), check)
    file = LibraryFile(
        searches=tuple(SavedSearch(name=name, query=query) for name, query in searches),
        tags=_tags(found.get("tags"), check),
        aliases=_aliases(found.get("aliases"), check),
        rules=tuple(TagRule(query=query, tag=tag) for query, tag in rules),
    )
    return file, check.faults


def _pairs(raw: object, path: tuple[str, ...], names: tuple[str, str], check: Check) -> list[tuple[str, str]]:
    """The two texts of each entry of a list."""
    pairs = []
    for number, entry in enumerate(_entries(raw, path, check), 1):
        place = (*path, str(number))
        values = check.fields(entry, names, place)
        first, second = values.get(names[0]), values.get(names[1])
        if isinstance(first, str) and isinstance(second, str) and first.strip() and second.strip():
            pairs.append((first.strip(), second.strip()))
        else:
            check.add(path, f"{path[0]}: entry {number} needs a {names[0]} and a {names[1]}, both texts")
    return pairs


def _entries(raw: object, path: tuple[str, ...], check: Check) -> list[object]:
    if raw is None:
        return []
    if isinstance(raw, list):
        return raw
    check.add(path, f"{path[0]}: expected a list, found {described(raw)}")
    return []


def _tags(raw: object, check: Check) -> dict[str, TagStyle]:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        check.add(("tags",), f"tags: expected names with their descriptions, found {described(raw)}")
        return {}
    found = {}
    for name, value in raw.items():
        tag = str(name)
        if isinstance(value, str):  # the short form: a description alone
            found[tag] = TagStyle(description=value)
            continue
        fields = check.fields(value, ("description", "color"), ("tags", tag))
        found[tag] = TagStyle(
            description=_description(fields.get("description"), tag, check),
            color=_color(fields.get("color"), tag, check),
        )
    return found


def _description(raw: object, tag: str, check: Check) -> str:
    if raw is None or isinstance(raw, str):
        return raw or ""
    check.add(("tags", tag, "description"), f"{tag}: expected a description in words, found {described(raw)}")
    return ""


def _color(raw: object, tag: str, check: Check) -> Color | None:
    if raw is None:
        return None
    if isinstance(raw, str) and raw in tuple(Color):
        return Color(raw)
    check.add(("tags", tag, "color"), f"{tag}: color is one of {', '.join(Color)}, found {described(raw)}")
    return None


def _aliases(raw: object, check: Check) -> tuple[tuple[str, ...], ...]:
    groups = []
    for number, entry in enumerate(_entries(raw, ("aliases",), check), 1):
        words = [str(word) for word in _words(entry)]
        if len(words) > 1:
            groups.append(tuple(words))
        else:
            check.add(("aliases",), f"aliases: entry {number} needs two spellings or more, as in [Zelensky, Zelenskyy]")
    return tuple(groups)


def _words(entry: object) -> Iterable[object]:
    if isinstance(entry, list):
        return (word for word in entry if isinstance(word, str | int | float) and str(word).strip())
    # The long form: {Zelensky: [Zelenskyy, Zelenskiy]}.
    if isinstance(entry, Mapping):
        return chain.from_iterable(
            (str(key), *(value if isinstance(value, list) else [value])) for key, value in entry.items()
        )
    return ()
