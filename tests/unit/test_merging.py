"""Three versions of one brief's notes become one, or a person must choose."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.library.merging import merge
from briefreader.model.annotation import BriefNotes, BriefRef, Color, Highlight, ReadState, Target
from briefreader.model.brief import BriefId, Span

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MARK = Highlight(id="a" * 8, created=NOON, modified=NOON, target=Target(exact="x", span=Span(5, 6)))
BASE = BriefNotes(
    brief=BriefRef(file=BriefId("a.txt"), fingerprint=""),
    tags=("one", "two"),
    note="Base.\n",
    highlights=(MARK,),
    extra={"shelf": 1},
)


def test_equal_edits_are_one() -> None:
    mine = replace(BASE, note="Same.\n", tags=("two", "three"))
    assert merge(BASE, mine, mine) == mine


def test_tags_added_and_removed_on_both_sides() -> None:
    merged = merge(BASE, replace(BASE, tags=("two", "mine")), replace(BASE, tags=("one", "theirs")))
    assert merged is not None
    assert merged.tags == ("theirs", "mine")


def test_fields_of_one_highlight() -> None:
    mine = replace(BASE, highlights=(replace(MARK, note="why", modified=datetime(2027, 1, 1, tzinfo=UTC)),))
    theirs = replace(BASE, highlights=(replace(MARK, color=Color.RED, tags=("t",)),), status=ReadState.DONE)
    merged = merge(BASE, mine, theirs)
    assert merged is not None
    (highlight,) = merged.highlights
    assert (highlight.note, highlight.color, highlight.tags) == ("why", Color.RED, ("t",))
    assert highlight.modified.year == 2027
    assert merged.status is ReadState.DONE


@pytest.mark.parametrize("swapped", [False, True])
def test_a_change_beats_a_deletion(*, swapped: bool) -> None:
    changed, deleted = replace(BASE, highlights=(replace(MARK, note="why"),)), replace(BASE, highlights=())
    merged = merge(BASE, deleted, changed) if swapped else merge(BASE, changed, deleted)
    assert merged == changed


@pytest.mark.parametrize("swapped", [False, True])
def test_a_deletion_stands_where_nobody_changed_anything(*, swapped: bool) -> None:
    deleted, tagged = replace(BASE, highlights=()), replace(BASE, tags=("one", "two", "x"))
    merged = merge(BASE, deleted, tagged) if swapped else merge(BASE, tagged, deleted)
    assert merged == replace(BASE, highlights=(), tags=("one", "two", "x"))


@pytest.mark.parametrize("swapped", [False, True])
def test_a_reading_position_stays_with_its_words(*, swapped: bool) -> None:
    moved, tagged = replace(BASE, position=40, position_words="Cod is"), replace(BASE, position_words="", tags=())
    merged = merge(BASE, tagged, moved) if swapped else merge(BASE, moved, tagged)
    assert merged == replace(BASE, position=40, position_words="Cod is", tags=())
    elsewhere = replace(BASE, position=7, position_words="Herring is")
    assert merge(BASE, elsewhere, moved) == elsewhere


def test_both_added_to_the_note() -> None:
    merged = merge(BASE, replace(BASE, note="Base.\n\nMine.\n"), replace(BASE, note="Base.\n\nTheirs.\n"))
    assert merged is not None
    assert merged.note == "Base.\n\nTheirs.\n\nMine.\n"


def test_both_began_a_note() -> None:
    blank = replace(BASE, note="")
    merged = merge(blank, replace(blank, note="Mine.\n"), replace(blank, note="Theirs.\n"))
    assert merged is not None
    assert merged.note == "Theirs.\n\nMine.\n"


def test_two_rewrites_are_for_a_person_to_choose_from() -> None:
    assert merge(BASE, replace(BASE, note="Mine.\n"), replace(BASE, note="Theirs.\n")) is None
    assert merge(BASE, replace(BASE, extra={"shelf": 2}), replace(BASE, extra={})) is None
    moved = [replace(BASE, highlights=(replace(MARK, target=Target(exact="x", span=Span(n, n + 1))),)) for n in (7, 9)]
    assert merge(BASE, *moved) is None


def test_foreign_keys_are_merged_by_key() -> None:
    merged = merge(BASE, replace(BASE, extra={}), replace(BASE, extra={"shelf": 1, "new": 2}))
    assert merged is not None
    assert merged.extra == {"new": 2}
