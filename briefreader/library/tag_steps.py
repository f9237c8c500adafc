"""Tags changed over a whole library as one step: planned and shown, carried out, and undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from briefreader.config.library_file import TagRule
from briefreader.errors import BriefreaderError, Fault
from briefreader.library import tagging
from briefreader.library.holdings import Holdings
from briefreader.library.tagging import TagPlan
from briefreader.library.tags import is_below, renamed
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId


@dataclass(frozen=True, slots=True, kw_only=True)
class TagStep:
    """A plan that was carried out.

    Attributes:
        plan: what was to be done.
        changed: the briefs whose notes are others now, by id.
        faults: why others could not be changed.
    """

    plan: TagPlan
    changed: tuple[BriefId, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePlan:
    """What one rule would do.

    Attributes:
        explained: how its query was understood.
        found: how many briefs answer it, tagged already or not.
        plan: what is still to be done.
    """

    rule: TagRule
    explained: str
    found: int
    plan: TagPlan


def plan_rename(library: Holdings, old: str, new: str) -> TagPlan:
    """Rename a tag and its children on every brief and highlight; where `new` is in use the two become one.

    What the library file says of them goes along, unless it says something of the new name already.
    Raises InvalidTagError where `new` is no name.
    """
    plan = tagging.plan_rename(_readable(library, library.noted()), old, new)
    file = library.file.load().file
    named = {*file.tags, *(rule.tag for rule in file.rules)}
    moved = {tag: renamed([tag], old, new)[0] for tag in sorted(named) if is_below(tag, old)}
    return replace(plan, names={tag: name for tag, name in moved.items() if name not in {tag, *file.tags}})


def plan_add(library: Holdings, ids: Iterable[BriefId], tags: Iterable[str]) -> TagPlan:
    """Put tags on these briefs. Raises InvalidTagError."""
    return tagging.plan_add(_readable(library, ids), tags)


def plan_remove(library: Holdings, ids: Iterable[BriefId], tags: Iterable[str]) -> TagPlan:
    """Take tags off these briefs; their highlights keep theirs."""
    return tagging.plan_remove(_readable(library, ids), tags)


def plan_rules(library: Holdings, rules: Iterable[TagRule]) -> tuple[RulePlan, ...]:
    """What each rule would do to the library as it is now. Raises InvalidTagError for a rule's tag that is none."""
    return tuple(_plan_of(library, rule) for rule in rules)


def joined(plans: Iterable[RulePlan]) -> TagPlan:
    """All rules as one step."""
    return tagging.joined("apply the tag rules", (each.plan for each in plans))


def carry_out(library: Holdings, plan: TagPlan) -> TagStep:
    """Do what was planned, brief by brief, and remember it for `undo`.

    What cannot be changed becomes a fault, and the rest is done. Raises UnwritableError where the step could not be
    remembered; then nothing was done.
    """
    if not plan.changes and not plan.names:
        return TagStep(plan=plan)
    library.journal.push(plan)
    return _done(library, plan)


def last(library: Holdings) -> TagPlan | None:
    """The step that `undo` would take back."""
    return next(reversed(library.journal.steps()), None)


def undo(library: Holdings) -> TagStep | None:
    """Take back the last step, as one; what else was changed since stays. None where there is nothing to undo."""
    plan = last(library)
    if plan is None:
        return None
    step = _done(library, plan.undone())
    if step.changed or not step.faults:
        library.journal.pop()
    return step


def _plan_of(library: Holdings, rule: TagRule) -> RulePlan:
    answer = library.search(rule.query, limit=max(1, library.count()))
    found = [result.row.id for result in answer.results]
    return RulePlan(rule=rule, explained=answer.explained, found=len(found), plan=plan_add(library, found, (rule.tag,)))


def _readable(library: Holdings, ids: Iterable[BriefId]) -> Iterator[BriefNotes]:
    """The notes that can be read; the others are named by `doctor`, and nobody writes to them."""
    for brief_id in ids:
        try:
            yield library.notes(brief_id)
        except BriefreaderError:
            continue


def _done(library: Holdings, plan: TagPlan) -> TagStep:
    now = library.clock.now()
    changed, faults = [], []
    for change in plan.changes:
        try:
            before = library.notes(change.brief)
            if library.edit_notes(change.brief, partial(change.applied, now=now)) != before:
                changed.append(change.brief)
        except BriefreaderError as error:
            faults.append(Fault(where=change.brief, what=str(error), severity="error"))
    if plan.names:
        try:
            library.file.edit(lambda file: file.with_tags_renamed(plan.names))
        except BriefreaderError as error:
            faults.append(Fault(where=library.file.path, what=str(error), severity="error"))
    return TagStep(plan=plan, changed=tuple(changed), faults=tuple(faults))
