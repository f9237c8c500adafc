import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.errors import IndexUnusableError
from briefreader.library.outlet_lines import OwnLines
from briefreader.library.ports import Grouping, NotesSummary, Passages, Sort, Stamp
from briefreader.model.annotation import ReadState
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Claim,
    ClaimKind,
    LinePrints,
    Metadata,
    Source,
    Span,
)
from briefreader.store.catalogue import SqliteCatalogue, sort_key

FINGERPRINT = "sha256:0f"
Entry = tuple[Brief, Stamp, NotesSummary]


def entry(
    name: str,
    *,
    title: str | None = "A title",
    published: str | None = None,
    outlet: str | None = None,
    notes: NotesSummary | None = None,
    text: str = "One claim stands here.",
) -> Entry:
    brief = Brief(
        id=BriefId(name),
        source=Source(path=name, fingerprint=FINGERPRINT, media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(title=title, published=published, outlet=outlet, authors=(Author(name="A. Writer"),)),
        text=text,
        words=4,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)), number=1, lines=(1, 1)),),
        claims=(Claim(kind=ClaimKind.FACT, span=Span(0, 9), number=1, score=0.5),),
    )
    return brief, Stamp(size=10, mtime_ns=20, fingerprint=FINGERPRINT), notes or NotesSummary()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.sqlite3"


@pytest.fixture
def catalogue(path: Path) -> Iterator[SqliteCatalogue]:
    made = SqliteCatalogue(path)
    yield made
    made.close()


def ids(catalogue: SqliteCatalogue, sort: Sort) -> str:
    return " ".join(row.id for row in catalogue.rows(sort=sort))


def test_a_brief_comes_back_as_it_was_after_reopening(path: Path, catalogue: SqliteCatalogue) -> None:
    brief, stamp, notes = entry("a/ü.md", text="Zwölf 😀 Wörter.\n\nUnd mehr.")
    catalogue.put([(brief, stamp, notes)])
    catalogue.close()
    reopened = SqliteCatalogue(path)
    assert reopened.brief(brief.id) == brief
    assert reopened.stamps() == {brief.id: stamp}
    assert reopened.stamp(brief.id) == stamp
    assert reopened.stamp(BriefId("other.txt")) is None
    assert reopened.count() == 1
    reopened.close()


def test_a_row_shows_what_lists_need(catalogue: SqliteCatalogue) -> None:
    notes = NotesSummary(
        state=ReadState.DONE,
        tags=("a/b", "c"),
        highlights=2,
        has_note=True,
        position=9,
        stamp=(3, 4),
        texts=("so be it",),
    )
    catalogue.put([entry("a", published="2025-04", outlet="Institute", notes=notes)])
    row = catalogue.rows_of([BriefId("a")]).get(BriefId("a"))
    assert row is not None
    assert (row.title, row.authors, row.outlet, row.published) == ("A title", ("A. Writer",), "Institute", "2025-04")
    assert (row.words, row.reading_minutes, row.claims, row.links, row.faults) == (4, 1, 1, 0, 0)
    assert row.notes == notes
    assert catalogue.rows_of([BriefId("b")]).get(BriefId("b")) is None


def test_rows_are_sorted_and_windowed(catalogue: SqliteCatalogue) -> None:
    unread, done = NotesSummary(), NotesSummary(state=ReadState.DONE)
    catalogue.put(
        [
            entry("1", title="“Beta”", published="2025-01-31", outlet="Zed", notes=unread),
            entry("2", title="Älpha", published="2025-02", outlet="alpha", notes=done),
            entry("3", title="gamma", published=None, outlet=None, notes=unread),
            entry("4", title="alpha", published="2025-02", outlet="Zed", notes=done),
            entry("5", title="Delta", published="2024", outlet="Beta", notes=unread),
        ]
    )
    assert ids(catalogue, Sort.DATE) == "2 4 1 5 3"
    assert ids(catalogue, Sort.TITLE) == "2 4 1 5 3"
    assert ids(catalogue, Sort.OUTLET) == "2 5 4 1 3"
    assert ids(catalogue, Sort.UNREAD) == "1 5 3 2 4"
    assert ids(catalogue, Sort.ID) == "1 2 3 4 5"
    assert [row.id for row in catalogue.rows(sort=Sort.ID, offset=1, limit=2)] == ["2", "3"]
    assert catalogue.rows(offset=9) == ()


def test_a_title_of_marks_only_still_has_a_place() -> None:
    assert sort_key("“…”") == "“...”"


def test_putting_again_replaces_and_deleting_forgets(catalogue: SqliteCatalogue) -> None:
    catalogue.put([entry("a", title="Old", notes=NotesSummary(tags=("x",))), entry("b")])
    catalogue.put([entry("a", title="New", notes=NotesSummary(tags=("y",)))])
    row = catalogue.rows_of([BriefId("a")]).get(BriefId("a"))
    assert row is not None
    assert row.title == "New"
    assert catalogue.tags() == {"y": 1}
    catalogue.delete([BriefId("a"), BriefId("nobody")])
    assert (catalogue.brief(BriefId("a")), catalogue.rows_of([BriefId("a")]), catalogue.tags()) == (None, {}, {})
    assert catalogue.count() == 1
    catalogue.clear()
    assert catalogue.count() == 0


def test_it_is_settled_until_something_is_written(path: Path, catalogue: SqliteCatalogue) -> None:
    assert catalogue.settled() == ""
    writes: tuple[Callable[[], None], ...] = (
        lambda: catalogue.put([entry("a")]),
        lambda: catalogue.put_notes(BriefId("a"), NotesSummary()),
        lambda: catalogue.delete([BriefId("a")]),
    )
    for write in writes:
        catalogue.settle("seen earlier")
        catalogue.settle("seen")
        reopened = SqliteCatalogue(path)
        assert reopened.settled() == "seen"
        reopened.close()
        write()
        assert catalogue.settled() == ""


def test_notes_change_without_the_brief(catalogue: SqliteCatalogue) -> None:
    catalogue.put([entry("a"), entry("b", notes=NotesSummary(tags=("t",), highlight_tags=("u", "t")))])
    catalogue.put_notes(BriefId("a"), NotesSummary(state=ReadState.READING, tags=("t",)))
    catalogue.put_notes(BriefId("nobody"), NotesSummary(tags=("t",)))
    row = catalogue.rows_of([BriefId("a")]).get(BriefId("a"))
    assert row is not None
    assert row.notes.state is ReadState.READING
    assert catalogue.tags() == {"t": 2, "u": 1}


def test_the_notes_files_of_briefs_are_known(catalogue: SqliteCatalogue) -> None:
    catalogue.put([entry("a", notes=NotesSummary(stamp=(3, 4))), entry("b")])
    assert catalogue.notes_stamps() == {"a": (3, 4)}


def test_chosen_briefs_are_sorted_and_counted(catalogue: SqliteCatalogue) -> None:
    tagged = NotesSummary(tags=("war/peace", "war/arms"))
    catalogue.put(
        [
            entry("1", title="Beta", published="2025-01-31", outlet="Zed", notes=tagged),
            entry("2", title="Alpha", published="2024", outlet="Zed\udce9"),
            entry("3", title="Gamma", published="2025", outlet=None, notes=NotesSummary(tags=("war",))),
            entry("4", title="Delta", published=None, outlet="Zed"),
        ]
    )
    chosen = [BriefId(name) for name in ("3", "1", "2", "nobody", "1")]
    assert catalogue.first_of(chosen, sort=Sort.TITLE, limit=9) == ("2", "1", "3")
    assert catalogue.first_of(chosen, sort=Sort.DATE, limit=2) == ("1", "3")
    found = catalogue.facets(chosen)
    assert dict(found.outlets) == {"Zed": 1, "Zed?": 1}
    assert dict(found.tags) == {"war": 2, "war/arms": 1, "war/peace": 1}
    assert dict(found.years) == {"2025": 2, "2024": 1}
    assert dict(found.kinds) == {"facts": 3}
    assert catalogue.facets().outlets["Zed"] == 2
    assert catalogue.facets([]).years == {}


def test_many_briefs_are_fetched_at_once(catalogue: SqliteCatalogue) -> None:
    catalogue.put(entry(f"{number:04}", notes=NotesSummary(texts=("mine",))) for number in range(1200))
    wanted = [BriefId(f"{number:04}") for number in range(0, 1200, 2)]
    assert set(catalogue.rows_of([*wanted, BriefId("nobody")])) == set(wanted)
    found = catalogue.passages(wanted)
    assert set(found) == set(wanted)
    assert found[wanted[0]] == Passages(
        title="A title", text="One claim stands here.", claims=(Span(0, 9),), notes=("mine",)
    )


def test_names_that_are_no_unicode_are_kept(catalogue: SqliteCatalogue) -> None:
    brief, stamp, notes = entry("caf\udce9.txt", title=None)
    catalogue.put([(brief, stamp, notes)])
    assert catalogue.brief(brief.id) == brief
    assert [row.title for row in catalogue.rows()] == ["caf\udce9.txt"]


def test_a_put_that_fails_leaves_everything_as_it_was(catalogue: SqliteCatalogue) -> None:
    catalogue.put([entry("a", title="Old")])

    def broken() -> Iterator[Entry]:
        yield entry("a", title="New")
        raise RuntimeError("the source went away")

    with pytest.raises(RuntimeError):
        catalogue.put(broken())
    row = catalogue.rows_of([BriefId("a")]).get(BriefId("a"))
    assert row is not None
    assert row.title == "Old"


def test_threads_read_while_another_writes(catalogue: SqliteCatalogue) -> None:
    failures: list[Exception] = []
    stop = threading.Event()
    catalogue.put(entry(f"{number}") for number in range(20))

    def read() -> None:
        try:
            while not stop.is_set():
                rows = catalogue.rows()
                assert len(rows) % 20 == 0, len(rows)
                for row in rows[:3]:
                    assert catalogue.brief(row.id) is not None
        except Exception as error:  # noqa: BLE001 - handed to the test's own thread
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for batch in range(1, 10):
        catalogue.put(entry(f"{batch}-{number}") for number in range(20))
    stop.set()
    for thread in readers:
        thread.join()
    assert not failures


def test_two_openings_see_each_other(path: Path, catalogue: SqliteCatalogue) -> None:
    other = SqliteCatalogue(path)
    catalogue.put([entry("a")])
    assert other.count() == 1
    other.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_moved_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    fresh = SqliteCatalogue(path)
    fresh.put([entry("a")])
    assert fresh.count() == 1
    fresh.close()
    assert path.with_name("catalogue.sqlite3.broken").read_bytes() == content


class DyingThread(threading.Thread):
    """A thread that ends right after it was asked."""

    asked = False

    def is_alive(self) -> bool:
        before, self.asked = self.asked, True
        return not before


def test_no_connection_is_left_open_of_a_thread_that_ends_while_others_come(path: Path) -> None:
    catalogue = SqliteCatalogue(path)
    ((_, connection),) = catalogue._file._connections
    catalogue._file._connections = [(DyingThread(), connection)]
    reader = threading.Thread(target=catalogue.count)
    reader.start()
    reader.join()
    catalogue.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_a_database_of_somebody_else_is_moved_aside(path: Path) -> None:
    path.parent.mkdir()
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE theirs (x)")
    foreign.close()
    fresh = SqliteCatalogue(path)
    assert fresh.rows() == ()
    fresh.close()
    assert path.with_name("catalogue.sqlite3.broken").exists()


def test_a_file_that_breaks_while_open_starts_anew(path: Path) -> None:
    first = SqliteCatalogue(path)
    first.put(entry(f"{number}") for number in range(200))
    first.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    second = SqliteCatalogue(path)
    with suppress(IndexUnusableError):
        second.rows()
    second.put([entry("a")])
    assert second.rows_of([BriefId("a")]).get(BriefId("a")) is not None
    second.close()


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexUnusableError, match="file"):
        SqliteCatalogue(tmp_path / "file" / "catalogue.sqlite3")


def test_groups_count_briefs_and_what_is_unread(catalogue: SqliteCatalogue) -> None:
    done = NotesSummary(state=ReadState.DONE, tags=("ports", "rail"))
    catalogue.put(
        [
            entry("a.md", outlet="The Quay", notes=done),
            entry("b.md", outlet="Harbour Post", notes=NotesSummary(tags=("ports",))),
            entry("c.md", outlet="The Quay"),
            entry("d.md"),
        ]
    )
    outlets = {group.name: (group.briefs, group.unread) for group in catalogue.counts.groups(Grouping.OUTLET)}
    assert outlets == {"Harbour Post": (1, 1), "The Quay": (2, 1)}
    tags = {group.name: (group.briefs, group.unread) for group in catalogue.counts.groups(Grouping.TAG)}
    assert tags == {"ports": (2, 1), "rail": (1, 0)}


def test_the_next_unread_brief_is_found_behind_a_place_and_round_the_end(catalogue: SqliteCatalogue) -> None:
    done = NotesSummary(state=ReadState.DONE)
    catalogue.put([entry("a.md"), entry("b.md", notes=done), entry("c.md"), entry("d.md", notes=done)])
    places = [catalogue.counts.next_unread(sort=Sort.ID, behind=behind) for behind in range(4)]
    assert places == [2, 2, 0, 0]
    catalogue.put([entry("a.md", notes=done), entry("c.md", notes=done)])
    assert catalogue.counts.next_unread(sort=Sort.ID, behind=0) is None


def test_the_place_of_a_brief_is_that_of_its_row(catalogue: SqliteCatalogue) -> None:
    catalogue.put([entry("b.md"), entry("a.md"), entry("c.md")])
    for sort in Sort:
        order = [row.id for row in catalogue.rows(sort=sort)]
        assert [catalogue.counts.place(brief_id, sort=sort) for brief_id in order] == [0, 1, 2]
    assert catalogue.counts.place(BriefId("d.md"), sort=Sort.ID) is None


def test_what_was_read_last_comes_first(catalogue: SqliteCatalogue) -> None:
    catalogue.put([entry("a.md"), entry("b.md", notes=NotesSummary(stamp=(9, 70)))])
    catalogue.put([entry("c.md", notes=NotesSummary(stamp=(9, 80)))])
    assert ids(catalogue, Sort.RECENT).split()[:2] == ["c.md", "b.md"]


def test_outlets_wait_until_they_are_compared(path: Path, catalogue: SqliteCatalogue) -> None:
    one, two = (with_prints(entry(name, outlet="The Pier"), number) for number, name in enumerate(("one", "two")))
    catalogue.put([one, two, entry("three", outlet="The Quay"), with_prints(entry("four"), 4)])
    ((outlet, number),) = catalogue.outlets.waiting().items()
    assert outlet == "The Pier"
    assert catalogue.outlets.lines("The Pier") == {each[0].id: OwnLines(prints=each[0].prints) for each in (one, two)}
    catalogue.outlets.settle("The Pier", number, {BriefId("one"): (7, 2**64 - 1)})
    assert catalogue.outlets.waiting() == {}
    reopened = SqliteCatalogue(path)
    assert [each.weighed for each in reopened.outlets.lines("The Pier").values()] == [(7, 2**64 - 1), None]
    assert reopened.brief(BriefId("one")) == one[0]
    reopened.close()


def test_an_outlet_waits_for_what_its_others_may_see(catalogue: SqliteCatalogue) -> None:
    def happens(change: Callable[[], None]) -> dict[str, int]:
        for outlet, number in catalogue.outlets.waiting().items():
            catalogue.outlets.settle(outlet, number, {})
        change()
        return dict.fromkeys(catalogue.outlets.waiting(), 0)

    pier = {"The Pier": 0}
    first = with_prints(entry("a", outlet="The Pier"), 1)
    other = with_prints(entry("a", outlet="The Pier"), 2)
    moved = with_prints(entry("a", outlet="The Quay"), 2)
    assert happens(lambda: catalogue.put([first])) == pier
    assert happens(lambda: catalogue.put([first])) == {}
    assert happens(lambda: catalogue.put_notes(first[0].id, NotesSummary(has_note=True))) == {}
    uncut = replace(first[0], prints=replace(first[0].prints, repeated=()))
    assert happens(lambda: catalogue.put([(uncut, *first[1:])])) == pier  # another process has read it by itself
    assert happens(lambda: catalogue.put([other])) == pier
    assert happens(lambda: catalogue.put([moved])) == {**pier, "The Quay": 0}
    assert happens(lambda: catalogue.delete([moved[0].id])) == {"The Quay": 0}
    assert happens(lambda: catalogue.put([entry("a", outlet="The Quay")])) == {}


def test_other_notes_of_a_brief_that_may_be_cut_are_weighed(catalogue: SqliteCatalogue) -> None:
    brief, stamp, _ = with_prints(entry("a", outlet="The Pier"), 1)
    notes = NotesSummary(has_note=True)
    changes: tuple[Callable[[], None], ...] = (
        lambda: catalogue.put_notes(brief.id, notes),
        lambda: catalogue.put([(brief, stamp, notes)]),
    )
    for change in changes:
        catalogue.put([(brief, stamp, NotesSummary())])
        catalogue.outlets.settle("The Pier", catalogue.outlets.waiting()["The Pier"], {brief.id: (1,)})
        assert catalogue.outlets.waiting() == {}
        change()
        assert catalogue.outlets.waiting().keys() == {"The Pier"}
        assert catalogue.outlets.lines("The Pier")[brief.id].weighed is None


def test_what_happens_during_a_comparison_is_compared_later(catalogue: SqliteCatalogue) -> None:
    catalogue.put([with_prints(entry("a", outlet="The Pier"), 1)])
    number = catalogue.outlets.waiting()["The Pier"]
    catalogue.put([with_prints(entry("b", outlet="The Pier"), 2)])
    catalogue.outlets.settle("The Pier", number, {})
    assert catalogue.outlets.waiting().keys() == {"The Pier"}


def with_prints(known: Entry, number: int) -> Entry:
    brief, stamp, notes = known
    own = (number, number + 100) if brief.metadata.outlet else ()
    return replace(brief, prints=LinePrints(own=own, around=own[1:], repeated=own[:1])), stamp, notes
