"""Steps over the tags of a library: planned, carried out, and taken back from what was written down."""

from pathlib import Path

from briefreader.config.library_file import TagRule, TagStyle
from briefreader.library import tag_steps
from briefreader.library.library import Library
from briefreader.library.notebook import add_highlight, add_tags
from briefreader.model.annotation import Target
from briefreader.model.brief import BriefId, Span

HARBOUR, ORCHARD = BriefId("harbour.txt"), BriefId("orchard.txt")


def tags(library: Library) -> dict[str, tuple[str, ...]]:
    return {brief_id: library.notes(brief_id).tags for brief_id in (HARBOUR, ORCHARD)}


def test_a_rename_is_one_step_that_can_be_undone(made_library: Library) -> None:
    library = made_library
    library.edit_notes(HARBOUR, lambda notes: add_tags(notes, ["ports/dredging"]))
    target = Target.of(library.brief(ORCHARD).text, Span(0, 10))
    library.edit_notes(
        ORCHARD,
        lambda notes: add_highlight(
            notes, target, highlight_id="a" * 8, now=library.clock.now(), tags=["ports", "frost"]
        ),
    )
    library.file.edit(lambda file: file.with_tag("ports", TagStyle(description="Quays")))
    plan = tag_steps.plan_rename(library, "ports", "sea/ports")
    assert tags(library)[HARBOUR] == ("ports/dredging",)
    step = tag_steps.carry_out(library, plan)
    assert step.changed == (HARBOUR, ORCHARD)
    assert tags(library)[HARBOUR] == ("sea/ports/dredging",)
    assert library.notes(ORCHARD).highlights[0].tags == ("sea/ports", "frost")
    assert library.file.load().file.tags == {"sea/ports": TagStyle(description="Quays")}
    undone = tag_steps.undo(library)
    assert undone is not None
    assert undone.changed == (HARBOUR, ORCHARD)
    assert tags(library)[HARBOUR] == ("ports/dredging",)
    assert library.notes(ORCHARD).highlights[0].tags == ("ports", "frost")
    assert library.file.load().file.tags == {"ports": TagStyle(description="Quays")}
    assert tag_steps.undo(library) is None


def test_a_merge_is_undone_too(made_library: Library) -> None:
    made_library.edit_notes(HARBOUR, lambda notes: add_tags(notes, ["ports", "harbours"]))
    made_library.edit_notes(ORCHARD, lambda notes: add_tags(notes, ["harbours"]))
    tag_steps.carry_out(made_library, tag_steps.plan_rename(made_library, "harbours", "ports"))
    assert tags(made_library) == {HARBOUR: ("ports",), ORCHARD: ("ports",)}
    tag_steps.undo(made_library)
    assert tags(made_library) == {HARBOUR: ("ports", "harbours"), ORCHARD: ("harbours",)}


def test_rules_are_shown_before_they_run(made_library: Library) -> None:
    rules = (TagRule(query="frost", tag="weather"), TagRule(query="ministry", tag="state"))
    plans = tag_steps.plan_rules(made_library, rules)
    assert [(plan.found, [change.brief for change in plan.plan.changes]) for plan in plans] == [
        (1, [ORCHARD]),
        (2, [HARBOUR, ORCHARD]),
    ]
    assert tags(made_library) == {HARBOUR: (), ORCHARD: ()}
    tag_steps.carry_out(made_library, tag_steps.joined(plans))
    assert tags(made_library) == {HARBOUR: ("state",), ORCHARD: ("weather", "state")}
    assert not tag_steps.joined(tag_steps.plan_rules(made_library, rules)).changes
    tag_steps.undo(made_library)
    assert tags(made_library) == {HARBOUR: (), ORCHARD: ()}


def test_what_cannot_be_changed_is_said_and_the_rest_done(made_library: Library) -> None:
    plan = tag_steps.plan_add(made_library, (HARBOUR, ORCHARD), ["x"])
    notes = Path(made_library.notes_folder) / "harbour.yaml"
    notes.parent.mkdir()
    notes.write_text("tags: [broken\n", encoding="utf-8")
    step = tag_steps.carry_out(made_library, plan)
    assert step.changed == (ORCHARD,)
    assert [fault.where for fault in step.faults] == [HARBOUR]
    assert notes.read_text(encoding="utf-8") == "tags: [broken\n"
