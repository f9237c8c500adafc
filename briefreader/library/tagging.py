"""Tags changed on many briefs at once: first a plan that can be shown, then the change, and its way back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefreader.library.json_values import Json, JsonObject, JsonReader
from briefreader.library.tags import normalised, renamed, with_tags, without_tags
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId

Tags = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Tags before and after."""

    before: Tags
    after: Tags

    @property
    def added(self) -> Tags:
        """What is new."""
        return tuple(tag for tag in self.after if tag not in self.before)

    @property
    def removed(self) -> Tags:
        """What is gone."""
        return tuple(tag for tag in self.before if tag not in self.after)

    def applied(self, tags: Tags) -> Tags:
        """The change made to tags that may have changed otherwise since the plan was made."""
        if tags == self.before:
            return self.after
        return (*(tag for tag in tags if tag not in self.removed), *(tag for tag in self.added if tag not in tags))

    def reversed(self) -> "Swap":
        """The way back."""
        return Swap(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class TagChange:
    """What becomes of the tags of one brief and of its highlights (by id); None where the brief's own stay."""

    brief: BriefId
    tags: Swap | None = None
    highlights: Mapping[str, Swap] = field(default_factory=dict)

    def applied(self, notes: BriefNotes, *, now: datetime) -> BriefNotes:
        """The notes after the change; highlights that are gone are passed over."""
        highlights = []
        for each in notes.highlights:
            swap = self.highlights.get(each.id)
            tags = swap.applied(each.tags) if swap else each.tags
            changed = each if tags == each.tags else replace(each, tags=tags, modified=max(now, each.created))
            highlights.append(changed)
        tags = self.tags.applied(notes.tags) if self.tags else notes.tags
        edited = replace(notes, tags=tags, highlights=tuple(highlights))
        return notes if edited == notes else edited


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPlan:
    """One step over the library.

    Attributes:
        what: the step in words, as in "rename war to ukraine".
        changes: one for each brief that it changes, by id.
        names: what tags are called afterwards in the library file, where they have descriptions, colours and rules.
    """

    what: str
    changes: tuple[TagChange, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def undone(self) -> "TagPlan":
        """The step back, which leaves alone what else has changed since."""
        changes = tuple(
            TagChange(
                brief=change.brief,
                tags=change.tags.reversed() if change.tags else None,
                highlights={highlight_id: swap.reversed() for highlight_id, swap in change.highlights.items()},
            )
            for change in self.changes
        )
        return TagPlan(what=f"undo: {self.what}", changes=changes, names={new: old for old, new in self.names.items()})


def plan_rename(library: Iterable[BriefNotes], old: str, new: str) -> TagPlan:
    """`old` and its children become `new` and its children, on briefs and highlights; where `new` is there, they merge.

    Raises InvalidTagError where `new` is no name.
    """
    new = normalised(new)
    return _plan(library, f"rename {old} to {new}", lambda tags: renamed(tags, old, new), with_highlights=True)


def plan_add(library: Iterable[BriefNotes], tags: Iterable[str]) -> TagPlan:
    """These tags on every brief. Raises InvalidTagError."""
    names = with_tags((), tags)
    return _plan(library, f"add {', '.join(names)}", lambda found: with_tags(found, names), with_highlights=False)


def plan_remove(library: Iterable[BriefNotes], tags: Iterable[str]) -> TagPlan:
    """None of these tags on any brief; highlights keep theirs."""
    names = tuple(tags)
    return _plan(library, f"remove {', '.join(names)}", lambda found: without_tags(found, names), with_highlights=False)


def joined(what: str, plans: Iterable[TagPlan]) -> TagPlan:
    """Several plans for the tags of briefs as one step; each builds on those before it. Highlights are left out."""
    merged: dict[BriefId, Swap] = {}
    for plan in plans:
        for change in plan.changes:
            if change.tags is None:
                continue
            earlier = merged.get(change.brief)
            before = earlier.before if earlier else change.tags.before
            after = change.tags.applied(earlier.after) if earlier else change.tags.after
            merged[change.brief] = Swap(before=before, after=after)
    return TagPlan(
        what=what,
        changes=tuple(TagChange(brief=brief, tags=swap) for brief, swap in sorted(merged.items())),
    )


def _plan(
    library: Iterable[BriefNotes],
    what: str,
    edit: Callable[[Tags], Tags],
    *,
    with_highlights: bool,
) -> TagPlan:
    changes = []
    for notes in library:
        after = edit(notes.tags)
        swaps = {
            each.id: Swap(before=each.tags, after=edit(each.tags))
            for each in (notes.highlights if with_highlights else ())
            if edit(each.tags) != each.tags
        }
        if after != notes.tags or swaps:
            own = Swap(before=notes.tags, after=after) if after != notes.tags else None
            changes.append(TagChange(brief=notes.brief.file, tags=own, highlights=swaps))
    return TagPlan(what=what, changes=tuple(sorted(changes, key=lambda change: change.brief)))


def to_json(plan: TagPlan) -> JsonObject:
    """The plan for a dry run's answer, and for the journal that its undoing is read from."""
    return {
        "what": plan.what,
        "changes": [
            {
                "brief": change.brief,
                "tags": _swap_to_json(change.tags) if change.tags else None,
                "highlights": {name: _swap_to_json(swap) for name, swap in change.highlights.items()},
            }
            for change in plan.changes
        ],
        "names": dict(plan.names),
    }


def from_json(value: Json) -> TagPlan:
    """The plan that `to_json` wrote. Raises ValueError for anything else."""
    reader = JsonReader.of(value)
    changes = []
    for entry in reader.objects("changes"):
        own, swaps = entry.object("tags"), entry.object("highlights")
        changes.append(
            TagChange(
                brief=BriefId(entry.text("brief")),
                tags=None if own is None else _read_swap(own),
                highlights={name: _read_swap(JsonReader.of(swap)) for name, swap in swaps.fields.items()}
                if swaps
                else {},
            ),
        )
    names = reader.object("names")
    return TagPlan(
        what=reader.text("what"),
        changes=tuple(changes),
        names={old: names.text(old) for old in names.fields} if names else {},
    )


def _swap_to_json(swap: Swap) -> JsonObject:
    return {"before": list(swap.before), "after": list(swap.after)}


def _read_swap(reader: JsonReader) -> Swap:
    return Swap(before=reader.texts("before"), after=reader.texts("after"))
