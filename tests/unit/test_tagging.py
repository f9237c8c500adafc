"""Tags changed over a library: planned, done, and undone."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.library import tagging
from briefreader.library.tags import InvalidTagError
from briefreader.model.annotation import BriefNotes, BriefRef, Highlight, Target
from briefreader.model.brief import BriefId, Span

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)


def noted(name: str, *tags: str, marked: tuple[str, ...] | None = None) -> BriefNotes:
    mark = Highlight(
        id="a" * 8, created=NOON, modified=NOON, tags=marked or (), target=Target(exact="x", span=Span(0, 1))
    )
    return BriefNotes(
        brief=BriefRef(file=BriefId(name), fingerprint=""), tags=tags, highlights=(mark,) if marked is not None else ()
    )


LIBRARY = (
    noted("b.txt", "war", "war/talks", "ukraine"),
    noted("a.txt", "trade", marked=("war",)),
    noted("c.txt", "warsaw"),
)


def done(plan: tagging.TagPlan, library: tuple[BriefNotes, ...]) -> tuple[BriefNotes, ...]:
    changes = {change.brief: change for change in plan.changes}
    return tuple(
        changes[notes.brief.file].applied(notes, now=LATER) if notes.brief.file in changes else notes
        for notes in library
    )


def test_a_rename_is_shown_done_and_undone() -> None:
    plan = tagging.plan_rename(LIBRARY, "war", "ukraine")
    assert [change.brief for change in plan.changes] == ["a.txt", "b.txt"]
    assert plan.what == "rename war to ukraine"
    own = plan.changes[1].tags
    assert own is not None
    assert (own.removed, own.added) == (("war", "war/talks"), ("ukraine/talks",))
    after = done(plan, LIBRARY)
    assert after[0].tags == ("ukraine", "ukraine/talks")
    assert after[1].highlights[0].tags == ("ukraine",)
    assert after[1].highlights[0].modified == LATER
    back = done(plan.undone(), after)
    assert [notes.tags for notes in back] == [notes.tags for notes in LIBRARY]
    assert back[1].highlights[0].tags == ("war",)


def test_undoing_leaves_alone_what_changed_since() -> None:
    plan = tagging.plan_rename(LIBRARY, "war", "conflict")
    after = done(plan, LIBRARY)
    touched = (replace(after[0], tags=(*after[0].tags, "new")), replace(after[1], highlights=()), after[2])
    back = done(plan.undone(), touched)
    assert set(back[0].tags) == {"war", "war/talks", "ukraine", "new"}
    assert back[1] is touched[1]


def test_tags_are_added_where_they_are_missing() -> None:
    plan = tagging.plan_add(LIBRARY, ["Trade", "fish"])
    assert [change.brief for change in plan.changes] == ["a.txt", "b.txt", "c.txt"]
    assert done(plan, LIBRARY)[1].tags == ("trade", "fish")
    assert tagging.plan_remove(done(plan, LIBRARY), ["trade", "fish"]).undone().changes[0].tags is not None


def test_renaming_takes_children_along_and_merges() -> None:
    library = (noted("a.txt", "war", "war/talks", "ukraine/talks", "warsaw"), noted("b.txt", "a", "a/b"))
    assert done(tagging.plan_rename(library, "War", "ukraine"), library)[0].tags == (
        "ukraine",
        "ukraine/talks",
        "warsaw",
    )
    assert done(tagging.plan_rename(library, "a", "a/x"), library)[1].tags == ("a/x", "a/x/b")
    assert not tagging.plan_rename(library, "peace", "ukraine").changes


def test_rules_are_one_step() -> None:
    plans = [tagging.plan_add(LIBRARY, ["fish"]), tagging.plan_add(LIBRARY[:1], ["trade"])]
    plan = tagging.joined("rules", plans)
    assert done(plan, LIBRARY)[0].tags == ("war", "war/talks", "ukraine", "fish", "trade")
    assert [notes.tags for notes in done(plan.undone(), done(plan, LIBRARY))] == [notes.tags for notes in LIBRARY]


def test_a_bad_name_makes_no_plan() -> None:
    with pytest.raises(InvalidTagError):
        tagging.plan_rename(LIBRARY, "war", "a//b")


def test_a_plan_survives_its_journal() -> None:
    plan = tagging.plan_rename(LIBRARY, "war", "ukraine")
    assert tagging.from_json(json.loads(json.dumps(tagging.to_json(plan)))) == plan
    with pytest.raises(ValueError, match="changes"):
        tagging.from_json({"what": "x", "changes": 3})
