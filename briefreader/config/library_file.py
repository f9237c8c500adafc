"""`briefreader.yaml`: what a person keeps beside a library's briefs for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from briefreader.config.checking import Check, LineOf, described, no_lines
from briefreader.errors import Fault
from briefreader.model.annotation import Color
from briefreader.model.brief import BriefId, CutDecision, CutVerdict

SECTIONS: Final = ("searches", "tags", "aliases", "rules", "cuts", "basket")


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
    """The contents of `briefreader.yaml`. Its edits make a new one; `LibraryFileStore.edit` brings it to the disk.

    Attributes:
        tags: descriptions and colours by the tag's name; a tag needs no entry.
        aliases: groups of spellings that stand for each other ("Zelensky", "Zelenskyy").
        cuts: what the reader decided about the furniture of each brief, in the order of the decisions.
        basket: what lies ready for a memo, in its order: see `note_entries.NoteEntry.key`.
    """

    searches: tuple[SavedSearch, ...] = ()
    tags: Mapping[str, TagStyle] = field(default_factory=dict)
    aliases: tuple[tuple[str, ...], ...] = ()
    rules: tuple[TagRule, ...] = ()
    cuts: Mapping[BriefId, tuple[CutDecision, ...]] = field(default_factory=dict)
    basket: tuple[str, ...] = ()

    def with_search(self, search: SavedSearch) -> "LibraryFile":
        """A search is kept; where there is one of that name already, it takes its place."""
        others = [each for each in self.searches if each.name != search.name]
        place = next((at for at, each in enumerate(self.searches) if each.name == search.name), len(others))
        return replace(self, searches=(*others[:place], search, *others[place:]))

    def without_search(self, name: str) -> "LibraryFile":
        """A search is dropped; an unknown name changes nothing."""
        return replace(self, searches=tuple(each for each in self.searches if each.name != name))

    def with_tag(self, name: str, style: TagStyle) -> "LibraryFile":
        """A tag is described; a style that says nothing takes its entry away."""
        if style == TagStyle():
            return self.without_tag(name)
        return replace(self, tags={**self.tags, name: style})

    def without_tag(self, name: str) -> "LibraryFile":
        """A tag's description and colour are dropped; briefs keep the tag."""
        return replace(self, tags={tag: style for tag, style in self.tags.items() if tag != name})

    def with_tags_renamed(self, names: Mapping[str, str]) -> "LibraryFile":
        """Descriptions, colours and rules under the new names of their tags."""
        return replace(
            self,
            tags={names.get(tag, tag): style for tag, style in self.tags.items()},
            rules=tuple(replace(rule, tag=names.get(rule.tag, rule.tag)) for rule in self.rules),
        )

    def with_aliases(self, words: Iterable[str]) -> "LibraryFile":
        """These spellings stand for each other from now on; groups that share one of them become one."""
        wanted = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
        folded = {word.casefold() for word in wanted}
        touched = [group for group in self.aliases if any(word.casefold() in folded for word in group)]
        joined = tuple(dict.fromkeys(chain(*touched, wanted)))
        if len(joined) < 2:  # noqa: PLR2004 - one spelling stands for nothing
            return self
        groups = [group for group in self.aliases if group not in touched[1:]]
        if not touched:
            return replace(self, aliases=(*groups, joined))
        return replace(self, aliases=tuple(joined if group == touched[0] else group for group in groups))

    def without_alias(self, word: str) -> "LibraryFile":
        """A spelling stands for itself again; a group that has only one left is dropped."""
        left = (tuple(each for each in group if each.casefold() != word.casefold()) for group in self.aliases)
        return replace(self, aliases=tuple(group for group in left if len(group) > 1))

    def with_rule(self, rule: TagRule) -> "LibraryFile":
        """A rule is kept, once."""
        return self if rule in self.rules else replace(self, rules=(*self.rules, rule))

    def without_rule(self, rule: TagRule) -> "LibraryFile":
        """A rule is dropped; what it has tagged stays tagged."""
        return replace(self, rules=tuple(each for each in self.rules if each != rule))

    def with_cut(self, brief: BriefId, decision: CutDecision) -> "LibraryFile":
        """A decision about a block of a brief, in the place of an earlier one about the same block."""
        others = [each for each in self.cuts.get(brief, ()) if not _same_block(each, decision)]
        return replace(self, cuts={**self.cuts, brief: (*others, decision)})

    def without_cut(self, brief: BriefId, decision: CutDecision) -> "LibraryFile":
        """What was decided about a block is taken back, whichever way it went."""
        left = tuple(each for each in self.cuts.get(brief, ()) if not _same_block(each, decision))
        others = {each: decisions for each, decisions in self.cuts.items() if each != brief}
        return replace(self, cuts=self.cuts if brief not in self.cuts else others | ({brief: left} if left else {}))

    @property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """The other spellings of each spelling, by its case-folded form: as the query parser takes them."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.aliases:
            for word in group:
                others = tuple(each for each in group if each.casefold() != word.casefold())
                found[word.casefold()] = tuple(dict.fromkeys((*found.get(word.casefold(), ()), *others)))
        return found


def _same_block(one: CutDecision, other: CutDecision) -> bool:
    return (one.quote, one.line) == (other.quote, other.line)


def check_library_file(raw: object, *, where: str, line_of: LineOf = no_lines) -> tuple[LibraryFile, tuple[Fault, ...]]:
    """Check a library file; an entry that cannot be used is left out and becomes a fault.

    Args:
        raw: the file's content as plain objects.
        where: the file's name, for faults.
        line_of: finds the line of an entry.
    """
    check = Check(where=where, line_of=line_of)
    found = check.fields(raw, SECTIONS)
    searches = _pairs(found.get("searches"), ("searches",), ("name", "query"), check)
    rules = _pairs(found.get("rules"), ("rules",), ("query", "tag"), check)
    file = LibraryFile(
        searches=tuple(SavedSearch(name=name, query=query) for name, query in searches),
        tags=_tags(found.get("tags"), check),
        aliases=_aliases(found.get("aliases"), check),
        rules=tuple(TagRule(query=query, tag=tag) for query, tag in rules),
        cuts=_cuts(found.get("cuts"), check),
        basket=_basket(found.get("basket"), check),
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
    check.add(path, f"{path[-1]}: expected a list, found {described(raw)}")
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


def _basket(raw: object, check: Check) -> tuple[str, ...]:
    keys = []
    for number, entry in enumerate(_entries(raw, ("basket",), check), 1):
        if isinstance(entry, str) and "#" in entry:
            keys.append(entry)
        else:
            check.add(("basket",), f"basket: entry {number} names nothing, as valley.md#3f2c9a41 would")
    return tuple(dict.fromkeys(keys))


def _cuts(raw: object, check: Check) -> dict[BriefId, tuple[CutDecision, ...]]:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        check.add(("cuts",), f"cuts: expected files with what was decided about them, found {described(raw)}")
        return {}
    found = {}
    for name, entries in raw.items():
        path = ("cuts", str(name))
        listed = _entries(entries, path, check)
        decisions = (_decision(entry, path, number, check) for number, entry in enumerate(listed, 1))
        found[BriefId(str(name))] = tuple(each for each in decisions if each is not None)
    return found


def _decision(raw: object, path: tuple[str, ...], number: int, check: Check) -> CutDecision | None:
    fields = check.fields(raw, ("verdict", "quote", "line"), path)
    verdict, quote, line = (fields.get(name) for name in ("verdict", "quote", "line"))
    known = next((each for each in CutVerdict if each == verdict), None)
    if known and isinstance(quote, str) and quote.strip() and (line is None or isinstance(line, int)):
        return CutDecision(verdict=known, quote=quote, line=line)
    verdicts = " or ".join(CutVerdict)
    check.add(path, f"{path[-1]}: entry {number} needs a verdict ({verdicts}) and the quote that it is about")
    return None
