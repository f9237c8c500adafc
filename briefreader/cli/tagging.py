"""`tag`: tags on briefs, one by one or over the whole library as steps that are shown first and can be undone."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefreader.cli.options import (
    CommandFailedError,
    examples,
    json_option,
    library_option,
    say,
    say_faults,
    say_where_notes_are,
    the_brief,
    the_library,
)
from briefreader.cli.output import columns, counted, print_json
from briefreader.cli.searching import found_by, refresh_with_progress
from briefreader.config.library_file import TagRule, TagStyle
from briefreader.library import tag_steps, tagging
from briefreader.library.notebook import add_tags, remove_tags
from briefreader.library.tags import normalised
from briefreader.model.annotation import Color

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefreader.library.json_values import Json
    from briefreader.library.library import Library
    from briefreader.library.tagging import Swap, TagPlan
    from briefreader.model.annotation import BriefNotes
    from briefreader.model.brief import BriefId

dry_run_option = click.option("--dry-run", "-n", is_flag=True, help="Only show what would change.")
query_option = click.option("--query", "-q", help="All briefs that answer this query.")


@click.group()
def tag() -> None:
    """Add, remove, rename, describe and list tags. `a/b` is a child of `a`, and found with it.

    A step over many briefs can be shown first (--dry-run) and taken back (`briefreader tag undo`).
    """


@tag.command(name="add")
@click.argument("words", metavar="BRIEF TAG... | TAG...", nargs=-1, required=True)
@query_option
@dry_run_option
@library_option
@json_option
@examples(
    "briefreader tag add 003 ukraine/ceasefire sanctions",
    "briefreader tag add --query 'putin tariffs' sanctions --dry-run",
)
def add(*, words: tuple[str, ...], query: str | None, dry_run: bool, library: Path | None, as_json: bool) -> None:
    """Add tags to a brief, or to all that a query finds."""
    _change(_ADD, words, query=query, folder=library, dry_run=dry_run, as_json=as_json)


@tag.command(name="remove")
@click.argument("words", metavar="BRIEF TAG... | TAG...", nargs=-1, required=True)
@query_option
@dry_run_option
@library_option
@json_option
@examples("briefreader tag remove 003 sanctions", "briefreader tag remove --query 'is:archived' todo --dry-run")
def remove(*, words: tuple[str, ...], query: str | None, dry_run: bool, library: Path | None, as_json: bool) -> None:
    """Remove tags from a brief, or from all that a query finds; highlights keep theirs."""
    _change(_REMOVE, words, query=query, folder=library, dry_run=dry_run, as_json=as_json)


@tag.command(name="rename")
@click.argument("old")
@click.argument("new")
@dry_run_option
@library_option
@json_option
@examples("briefreader tag rename ukraine russia-ukraine-war --dry-run", "briefreader tag rename tariffs trade/tariffs")
def rename(*, old: str, new: str, dry_run: bool, library: Path | None, as_json: bool) -> None:
    """Rename a tag and its children everywhere; where NEW is in use already the two become one."""
    opened = _refreshed(library)
    plan = tag_steps.plan_rename(opened, old, new)
    if not plan.changes and not plan.names:
        raise CommandFailedError(f"nothing is tagged {old}; `briefreader tag list` shows the tags")
    _step(opened, plan, dry_run=dry_run, as_json=as_json)


@tag.command(name="undo")
@dry_run_option
@library_option
@json_option
@examples("briefreader tag undo --dry-run", "briefreader tag undo")
def undo(*, dry_run: bool, library: Path | None, as_json: bool) -> None:
    """Take back the last step over many briefs; what else has changed since stays as it is."""
    opened = _refreshed(library)
    last = tag_steps.last(opened)
    if last is None:
        raise CommandFailedError("there is no step over tags to undo")
    _say_plan(last.undone(), as_json=as_json)
    if dry_run:
        return
    step = tag_steps.undo(opened)
    if step is not None:
        _say_done(step, "undone", can_be_undone=False)


@tag.command(name="rules")
@click.option("--add", "added", nargs=2, metavar="QUERY TAG", help="Keep a rule.")
@click.option("--remove", "removed", nargs=2, metavar="QUERY TAG", help="Drop a rule.")
@click.option("--apply", "is_applied", is_flag=True, help="Do what the rules say.")
@library_option
@json_option
@examples(
    "briefreader tag rules",
    "briefreader tag rules --add 'title:sanctions date:2025' sanctions",
    "briefreader tag rules --apply",
)
def rules(
    *,
    added: tuple[str, str] | None,
    removed: tuple[str, str] | None,
    is_applied: bool,
    library: Path | None,
    as_json: bool,
) -> None:
    """Show which briefs the rules of `briefreader.yaml` would tag; nothing is tagged without --apply."""
    opened = _refreshed(library)
    if added is not None:
        kept = TagRule(query=added[0], tag=normalised(added[1]))
        opened.file.edit(lambda file: file.with_rule(kept))
    if removed is not None:
        dropped = TagRule(query=removed[0], tag=removed[1])
        if dropped not in opened.file.load().file.rules:
            raise CommandFailedError(f"there is no rule {dropped.query!r} for {dropped.tag}")
        opened.file.edit(lambda file: file.without_rule(dropped))
    loaded = opened.file.load()
    say_faults(loaded.faults)
    plans = tag_steps.plan_rules(opened, loaded.file.rules)
    if as_json:
        print_json([_rule_to_json(each) for each in plans])
    elif not plans:
        click.echo("No rules yet: briefreader tag rules --add QUERY TAG")
    for each in () if as_json else plans:
        click.echo(f"{each.rule.query}  →  {each.rule.tag}")
        say(f"  {each.explained}: {counted(each.found, 'brief')}, {len(each.plan.changes)} not tagged so yet")
        _draw_plan(each.plan)
    if is_applied:
        _say_done(tag_steps.carry_out(opened, tag_steps.joined(plans)), "rules applied")


@tag.command(name="describe")
@click.argument("name", metavar="TAG")
@click.argument("description", required=False)
@click.option("--color", type=click.Choice([*map(str, Color), "none"]), help="Its colour in lists.")
@library_option
@examples("briefreader tag describe sanctions 'Embargoes, asset freezes' --color red")
def describe(*, name: str, description: str | None, color: str | None, library: Path | None) -> None:
    """Say what a tag means, and give it a colour; both are kept in `briefreader.yaml`. An empty text takes it away."""
    opened = the_library(library)
    tag_name = normalised(name)
    old = opened.file.load().file.tags.get(tag_name, TagStyle())
    style = TagStyle(
        description=old.description if description is None else description.strip(),
        color=old.color if color is None else None if color == "none" else Color(color),
    )
    opened.file.edit(lambda file: file.with_tag(tag_name, style))
    click.echo("  ".join(part for part in (tag_name, style.color or "", style.description) if part))


@tag.command(name="list")
@library_option
@json_option
@examples("briefreader tag list", "briefreader tag list --json")
def list_tags(*, library: Path | None, as_json: bool) -> None:
    """List the tags in use and those that are described, with the number of briefs."""
    opened = _refreshed(library)
    loaded = opened.file.load()
    say_faults(loaded.faults)
    styles, counts = loaded.file.tags, opened.tags()
    names = sorted({*counts, *styles})
    if as_json:
        document: list[Json] = [
            {
                "tag": name,
                "briefs": counts.get(name, 0),
                "description": styles[name].description if name in styles else "",
                "color": styles[name].color if name in styles else None,
            }
            for name in names
        ]
        print_json(document)
    elif names:
        nothing = TagStyle()
        rows = ((name, styles.get(name, nothing)) for name in names)
        click.echo(
            columns((str(counts.get(name, 0)), name, style.color or "", style.description) for name, style in rows)
        )
    else:
        click.echo("No tags yet: briefreader tag add BRIEF TAG")


@dataclass(frozen=True, slots=True)
class _Change:
    """What `add` and `remove` do: to one brief, and planned for many."""

    name: str
    edit: "Callable[[BriefNotes, Iterable[str]], BriefNotes]"
    plan: "Callable[[Library, Iterable[BriefId], Iterable[str]], TagPlan]"


_ADD: Final = _Change("add", add_tags, tag_steps.plan_add)
_REMOVE: Final = _Change("remove", remove_tags, tag_steps.plan_remove)


def _change(
    change: _Change, words: "Sequence[str]", *, query: str | None, folder: Path | None, dry_run: bool, as_json: bool
) -> None:
    if query is not None:
        opened = the_library(folder)
        _step(opened, change.plan(opened, found_by(opened, query), words), dry_run=dry_run, as_json=as_json)
        return
    name, tags = words[0], words[1:]
    if not tags:
        raise click.UsageError(f"name the brief and at least one tag: briefreader tag {change.name} BRIEF TAG...")
    place = the_brief(name, folder)
    if dry_run or as_json:
        _say_plan(change.plan(place.library, (place.brief_id,), tags), as_json=as_json)
    if not dry_run:
        notes = place.library.edit_notes(place.brief_id, lambda notes: change.edit(notes, tags))
        if not as_json:
            click.echo(f"{place.brief_id}: {' '.join(f'#{name}' for name in notes.tags) or 'no tags'}")
        say_where_notes_are(place.library)


def _refreshed(folder: Path | None) -> "Library":
    opened = the_library(folder)
    say_faults(refresh_with_progress(opened).failed)
    return opened


def _step(library: "Library", plan: "TagPlan", *, dry_run: bool, as_json: bool) -> None:
    """Show a plan, and carry it out unless it is only to be shown."""
    if dry_run or as_json:
        _say_plan(plan, as_json=as_json)
    if not dry_run:
        _say_done(tag_steps.carry_out(library, plan), plan.what)
        say_where_notes_are(library)


def _say_plan(plan: "TagPlan", *, as_json: bool) -> None:
    if as_json:
        print_json(tagging.to_json(plan))
        return
    click.echo(f"{plan.what}: {counted(len(plan.changes), 'brief')}")
    _draw_plan(plan)


def _draw_plan(plan: "TagPlan") -> None:
    for change in plan.changes:
        swaps = [*([change.tags] if change.tags else ()), *change.highlights.values()]
        click.echo(f"  {change.brief}  {'; '.join(map(_swap_in_words, swaps))}")
    for old, new in plan.names.items():
        click.echo(f"  briefreader.yaml  -{old} +{new}")


def _swap_in_words(swap: "Swap") -> str:
    return " ".join((*(f"-{name}" for name in swap.removed), *(f"+{name}" for name in swap.added)))


def _say_done(step: tag_steps.TagStep, what: str, *, can_be_undone: bool = True) -> None:
    advice = "; `briefreader tag undo` takes it back" if step.changed and can_be_undone else ""
    say(f"{what}: {counted(len(step.changed), 'brief')} changed{advice}")
    say_faults(step.faults)
    if step.faults:
        raise CommandFailedError(f"{counted(len(step.faults), 'file')} could not be changed")


def _rule_to_json(plan: tag_steps.RulePlan) -> "Json":
    return {
        "query": plan.rule.query,
        "tag": plan.rule.tag,
        "explained": plan.explained,
        "found": plan.found,
        "changes": [change.brief for change in plan.plan.changes],
    }
