"""What every keeper of the steps over tags promises."""

from pathlib import Path

import pytest

from briefreader.errors import UnwritableError
from briefreader.library.keeping import TagJournal
from briefreader.library.tagging import Swap, TagChange, TagPlan
from briefreader.model.brief import BriefId
from briefreader.store.tag_journal import MOST_STEPS, MemoryTagJournal, TagJournalFile


def plan(number: int) -> TagPlan:
    change = TagChange(
        brief=BriefId("a.txt"),
        tags=Swap(before=(), after=("é", str(number))),
        highlights={"aa": Swap(before=("x",), after=())},
    )
    return TagPlan(what=f"step {number}", changes=(change,), names={"x": "y"})


@pytest.fixture(params=["disk", "memory"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> TagJournal:
    return TagJournalFile(tmp_path / "notes" / ".steps.json") if request.param == "disk" else MemoryTagJournal()


def test_the_last_step_is_the_first_to_go(journal: TagJournal) -> None:
    assert journal.steps() == ()
    journal.pop()
    for number in range(3):
        journal.push(plan(number))
    journal.pop()
    assert journal.steps() == (plan(0), plan(1))


def test_only_so_many_are_kept(journal: TagJournal) -> None:
    for number in range(MOST_STEPS + 2):
        journal.push(plan(number))
    assert journal.steps() == tuple(map(plan, range(2, MOST_STEPS + 2)))


@pytest.mark.parametrize("broken", [b"", b"[", b"3", b'[{"what": 3}]', b"\xff", b"[" * 100_000])
def test_a_broken_file_holds_no_steps_and_is_begun_anew(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / ".steps.json"
    path.write_bytes(broken)
    journal = TagJournalFile(path)
    assert journal.steps() == ()
    journal.push(plan(1))
    assert journal.steps() == (plan(1),)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError):
        TagJournalFile(tmp_path / "file" / ".steps.json").push(plan(1))
