"""Briefs of one outlet over real adapters: what several of them have is cut from each, whatever order they came in."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.errors import IndexUnusableError
from briefreader.library import comparing
from briefreader.library.anchoring import mark, resolve
from briefreader.library.library import Library
from briefreader.library.notebook import add_highlight
from briefreader.model.annotation import BriefNotes, Fit
from briefreader.model.brief import Brief, BriefId, CutDecision, CutVerdict, Span
from briefreader.store import extraction_pool
from briefreader.wiring import open_library

ADVERT = "Our members read this first and meet every spring on the island to talk about what is to come."
TOPICS = ("quays", "cranes", "nets", "rail", "locks", "ferries")
BODY = (
    "---\ntitle: On {topic}\noutlet: {outlet}\n---\n\n"
    "The ministry has spent a decade on plans for {topic} that nobody in the region remembers asking for.\n\n"
    f"{ADVERT}\n\n"
    "It should publish what every plan for {topic} has cost before the next budget of the region is voted on.\n"
)


def put(folder: Path, topic: str, *, outlet: str = "The Pier", name: str | None = None, more: str = "") -> BriefId:
    text = BODY.format(topic=topic, outlet=outlet).replace(ADVERT, f"{ADVERT}\n\n{more}" if more else ADVERT)
    (folder / f"{name or topic}.md").write_text(text, encoding="utf-8")
    return BriefId(f"{name or topic}.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = open_library(folder)
    yield library
    library.close()


def filled(library: Library, topics: Sequence[str]) -> list[BriefId]:
    """So many briefs of one outlet, put and read."""
    ids = [put(Path(library.folder), topic) for topic in topics]
    library.refresh()
    return ids


def cut_from(brief: Brief) -> list[str]:
    return [piece.text for piece in brief.furniture if piece.kind == "repeated"]


def texts(library: Library) -> dict[BriefId, str]:
    return {row.id: library.brief(row.id).text for row in library.rows()}


def test_a_line_of_four_briefs_is_cut_shown_and_no_longer_found(library: Library) -> None:
    ids = filled(library, TOPICS[:4])
    for brief_id in ids:
        brief = library.brief(brief_id)
        assert ADVERT not in brief.text
        assert len(brief.blocks) == 2
        assert cut_from(brief) == [ADVERT]
    assert not library.search("island").results
    assert {piece.reason for piece in library.brief(ids[0]).furniture if piece.kind == "repeated"} == {
        "stands word for word in several other briefs of this outlet"
    }


def test_three_briefs_are_too_few_and_so_are_four_of_two_outlets(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    put(folder, TOPICS[3], outlet="The Quay")
    library.refresh()
    assert all(ADVERT in library.brief(brief_id).text for brief_id in ids)


def test_copies_of_one_text_count_as_one(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    ids += [put(folder, TOPICS[0], name=f"copy-{number}") for number in range(5)]
    library.refresh()
    assert all(ADVERT in library.brief(brief_id).text for brief_id in ids)
    put(folder, TOPICS[4])
    library.refresh()
    assert not any(ADVERT in library.brief(brief_id).text for brief_id in ids)


def test_the_line_comes_back_with_the_fourth_brief_gone(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    alone = texts(library)
    fourth = put(folder, TOPICS[3])
    report = library.refresh()
    assert (report.added, set(report.recut)) == ((fourth,), set(ids))
    assert all(ADVERT not in text for text in texts(library).values())
    (folder / fourth).unlink()
    report = library.refresh()
    assert (report.removed, set(report.recut), report.changed) == ((fourth,), set(ids), ())
    assert texts(library) == alone
    assert len(library.search("island").results) == 3


def test_a_brief_that_changes_its_outlet_no_longer_counts(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:4])
    put(folder, TOPICS[3], outlet="The Quay")
    library.refresh()
    assert all(ADVERT in library.brief(brief_id).text for brief_id in ids)


def test_a_brief_that_was_renamed_stays_as_it_is(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:4])
    (folder / ids[0]).rename(folder / "renamed.md")
    report = library.refresh()
    assert (len(report.moved), report.recut) == (1, ())
    assert cut_from(library.brief(BriefId("renamed.md"))) == [ADVERT]


def test_the_readers_decision_wins_and_one_key_restores(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:4])
    piece = next(piece for piece in library.brief(ids[0]).furniture if piece.kind == "repeated")
    decision = CutDecision(verdict=CutVerdict.RESTORE, quote=piece.text, line=piece.lines[0])
    assert set(library.decide_cut([ids[0]], decision)) == set(ids[1:])
    assert ADVERT in library.brief(ids[0]).text
    put(folder, TOPICS[4])
    library.refresh()
    library.refresh(rebuild=True)
    assert ADVERT in library.brief(ids[0]).text
    assert all(cut_from(library.brief(brief_id)) == [ADVERT] for brief_id in ids[1:])
    library.decide_cut([ids[0]], decision.opposite)
    assert cut_from(library.brief(ids[0])) == [ADVERT]
    assert library.file.load().file.cuts == {}


def test_what_the_reader_cut_first_is_restored_by_one_key_too(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    block = next(block for block in library.brief(ids[0]).blocks if library.brief(ids[0]).quote(block.span) == ADVERT)
    cut = CutDecision(verdict=CutVerdict.CUT, quote=ADVERT, line=block.lines[0])
    library.decide_cut([ids[0]], cut)
    put(folder, TOPICS[3])
    library.refresh()
    assert ADVERT not in library.brief(ids[1]).text  # the reader's cut does not take the line from the count
    library.decide_cut([ids[0]], cut.opposite)
    assert ADVERT in library.brief(ids[0]).text


SECOND = "Whoever joins before the summer receives the printed yearbook with all maps of the coast and the islands."


def test_what_the_reader_cut_beside_another_repeated_line_is_restored_by_one_key(
    library: Library, folder: Path
) -> None:
    ids = [put(folder, topic, more=SECOND) for topic in TOPICS[:3]]
    library.refresh()
    brief = library.brief(ids[0])
    block = next(block for block in brief.blocks if brief.quote(block.span) == SECOND)
    cut = CutDecision(verdict=CutVerdict.CUT, quote=SECOND, line=block.lines[0])
    library.decide_cut([ids[0]], cut)
    put(folder, TOPICS[3], more=SECOND)
    library.refresh()
    library.decide_cut([ids[0]], cut.opposite)
    assert SECOND in library.brief(ids[0]).text
    assert cut_from(library.brief(ids[0])) == [ADVERT]


def test_a_check_offers_no_cut_of_lines_that_were_restored_together(library: Library, folder: Path) -> None:
    ids = [put(folder, topic, more=SECOND) for topic in TOPICS[:4]]
    library.refresh()
    (piece,) = (piece for piece in library.brief(ids[0]).furniture if piece.kind == "repeated")
    library.decide_cut(ids, CutDecision(verdict=CutVerdict.RESTORE, quote=piece.text, line=piece.lines[0]))
    assert all(ADVERT in text and SECOND in text for text in texts(library).values())
    assert library.check() == ()


def marked(library: Library, brief_id: BriefId, words: str) -> BriefNotes:
    brief = library.brief(brief_id)
    start = brief.text.index(words)
    target = mark(brief.text, Span(start, start + len(words)))
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return library.edit_notes(brief_id, lambda notes: add_highlight(notes, target, highlight_id="0a0b0c0d", now=now))


def fits(library: Library, brief_id: BriefId) -> list[Fit]:
    text = library.brief(brief_id).text
    return [resolve(each.target, text).fit for each in library.notes(brief_id).highlights]


def test_a_marked_line_is_never_cut_and_what_follows_keeps_its_marks(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    marked(library, ids[0], "meet every spring")
    marked(library, ids[1], "has cost before the next budget")
    marked(library, ids[2], f"asking for.\n\n{ADVERT}\n\nIt should")
    put(folder, TOPICS[3])
    library.refresh()
    assert fits(library, ids[0]) == [Fit.EXACT]
    assert ADVERT not in library.brief(ids[1]).text
    assert fits(library, ids[1]) == [Fit.MOVED]
    assert fits(library, ids[2]) == [Fit.EXACT]
    assert not library.refresh().recut


def test_a_line_is_cut_when_its_last_mark_is_gone_and_back_when_notes_come_with_one(
    library: Library, folder: Path
) -> None:
    ids = filled(library, TOPICS[:3])
    marked(library, ids[0], "meet every spring")
    kept = (folder / "notes" / f"{TOPICS[0]}.yaml").read_text(encoding="utf-8")
    put(folder, TOPICS[3])
    library.refresh()
    library.edit_notes(ids[0], lambda notes: BriefNotes(brief=notes.brief))
    assert library.refresh().recut == (ids[0],)
    assert cut_from(library.brief(ids[0])) == [ADVERT]
    (folder / "notes" / f"{TOPICS[0]}.yaml").write_text(kept, encoding="utf-8")  # as a synchronising service does
    assert library.refresh().recut == (ids[0],)
    assert fits(library, ids[0]) == [Fit.EXACT]


def test_notes_that_cannot_be_read_keep_every_line(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    (folder / "notes").mkdir(exist_ok=True)
    (folder / "notes" / f"{TOPICS[0]}.yaml").write_text("{broken", encoding="utf-8")
    put(folder, TOPICS[3])
    library.refresh()
    assert ADVERT in library.brief(ids[0]).text
    assert ADVERT not in library.brief(ids[1]).text


def test_notes_that_cannot_be_read_are_told_once_and_weigh_nothing_when_they_are_gone(
    library: Library, folder: Path
) -> None:
    ids = filled(library, TOPICS[:4])
    (folder / "notes").mkdir(exist_ok=True)
    broken = folder / "notes" / f"{TOPICS[0]}.yaml"
    broken.write_text("{broken", encoding="utf-8")
    assert [len(library.refresh().failed) for _ in range(2)] == [1, 1]
    assert ADVERT in library.brief(ids[0]).text
    broken.unlink()
    assert library.refresh().recut == (ids[0],)
    assert cut_from(library.brief(ids[0])) == [ADVERT]
    assert not library.refresh().recut


def test_a_brief_with_notes_that_cannot_be_read_is_told_once_and_tried_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = filled(library, TOPICS[:3])
    marked(library, ids[1], "meet every spring")
    put(folder, TOPICS[3])
    plain = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == ids[1]:
            raise PermissionError(13, "Permission denied")
        return plain(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", read_bytes)
        assert [len(library.refresh().failed) for _ in range(2)] == [1, 1]
    assert ADVERT not in library.brief(ids[0]).text
    assert library.refresh().failed == ()
    assert fits(library, ids[1]) == [Fit.EXACT]


def test_weighing_notes_is_stopped_too_and_done_the_next_time(library: Library, folder: Path) -> None:
    ids = filled(library, TOPICS[:3])
    for brief_id in ids:
        marked(library, brief_id, "has cost before")
    ids.append(put(folder, TOPICS[3]))
    seen: list[str] = []

    def is_over() -> bool:
        seen.append("")
        return len(seen) > 2  # the new brief is read, and the notes of one other are weighed

    assert library.refresh(cancelled=is_over).cancelled
    assert all(ADVERT in library.brief(brief_id).text for brief_id in ids)
    assert set(library.refresh().recut) == set(ids)


def test_a_check_says_what_was_cut_and_what_may_be(library: Library, folder: Path) -> None:
    filled(library, TOPICS[:4])
    for topic in TOPICS[:3]:
        put(folder, topic, outlet="The Quay", name=f"quay-{topic}")
    library.refresh()
    said = [fault.what for fault in library.check() if fault.severity == "note"]
    shown = "“Our members read this first and meet every spring on the …”"
    assert said == [
        f"cut from 4 briefs of The Pier, for they all have it: {shown}; X restores it",
        f"the same block stands in 3 briefs of The Quay: {shown}; X cuts it",
    ]


def test_a_check_offers_no_cut_of_what_the_reader_restored(library: Library) -> None:
    ids = filled(library, TOPICS[:4])
    piece = next(piece for piece in library.brief(ids[0]).furniture if piece.kind == "repeated")
    library.decide_cut(ids, CutDecision(verdict=CutVerdict.RESTORE, quote=piece.text, line=piece.lines[0]))
    assert all(ADVERT in text for text in texts(library).values())
    assert library.check() == ()


def test_one_more_brief_reads_no_other_file(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(library, TOPICS[:5])
    read: list[str] = []
    plain = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        read.append(path.name)
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    put(folder, TOPICS[5])
    report = library.refresh()
    assert (len(report.added), report.recut) == (1, ())
    assert {name for name in read if name.endswith(".md")} == {f"{TOPICS[5]}.md"}
    assert ADVERT not in library.brief(BriefId(f"{TOPICS[5]}.md")).text


def test_what_was_stopped_before_the_comparison_is_compared_the_next_time(library: Library, folder: Path) -> None:
    ids = [put(folder, topic) for topic in TOPICS[:4]]
    seen: list[str] = []

    def is_over() -> bool:
        return bool(seen) and seen[-1] == ""

    assert library.refresh(progress=lambda each: seen.append(each.current), cancelled=is_over).cancelled
    assert all(ADVERT in library.brief(brief_id).text for brief_id in ids)
    assert set(library.refresh().recut) == set(ids)
    assert all(ADVERT not in library.brief(brief_id).text for brief_id in ids)
    assert library.refresh().unchanged == 4


def test_a_commit_that_fails_is_done_again(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [put(folder, topic) for topic in TOPICS[:4]]

    def fail(*_: object) -> None:
        raise IndexUnusableError("index", "the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(comparing, "document_of", fail)
        with pytest.raises(IndexUnusableError):
            library.refresh()
    library.refresh()
    assert all(ADVERT not in library.brief(brief_id).text for brief_id in ids)


def test_a_long_refresh_reads_few_briefs_twice(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction_pool, "FEWEST", 2)
    monkeypatch.setattr(extraction_pool, "MOST_WORKERS", 1)
    read: list[str] = []
    plain = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        read.append(path.name)
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    names = [f"{topic}-{part}" for topic in TOPICS for part in ("north", "south")]
    for name in names:
        put(folder, name)
    library = open_library(folder)
    library.refresh()
    assert all(ADVERT not in text for text in texts(library).values())
    library.close()
    assert sum(name.endswith(".md") for name in read) == len(names) + 4


NAMES = [f"{topic}-{number}" for topic in TOPICS for number in (1, 2)]
STEPS = st.lists(st.tuples(st.sampled_from(["file", "file", "mark"]), st.sampled_from(NAMES)), max_size=14)


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_the_texts_follow_from_the_folder_and_no_mark_is_lost_whatever_came_first(
    steps: Sequence[tuple[str, str]],
) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made) / "briefs"
        folder.mkdir()
        library = open_library(folder)
        for what, name in steps:
            path = folder / f"{name}.md"
            if what == "mark" and path.exists() and ADVERT in library.brief(BriefId(path.name)).text:
                marked(library, BriefId(path.name), "meet every spring")
            elif what == "file" and not path.exists():
                put(folder, name.split("-")[0], name=name)
            elif what == "file" and not library.notes(BriefId(path.name)).highlights:
                path.unlink()  # a marked one stays: else its notes may go to its copy, at a rebuild or before
            library.refresh()
        found = texts(library)
        assert not library.refresh().recut
        library.refresh(rebuild=True)
        assert found == texts(library)
        is_repeated = len({name.split("-")[0] for name in found}) >= 4
        for brief_id, text in found.items():
            assert fits(library, brief_id) in ([], [Fit.EXACT])
            assert (ADVERT in text) == (not is_repeated or bool(fits(library, brief_id)))
        library.close()
