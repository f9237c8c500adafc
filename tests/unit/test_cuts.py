"""The reader's cuts over real adapters: kept in the library's file, read back, offered to other briefs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.library.library import Library
from briefreader.model.brief import Brief, BriefId, CutDecision, CutVerdict
from briefreader.wiring import open_library

FIRST, SECOND, ELSEWHERE = BriefId("first.md"), BriefId("second.md"), BriefId("elsewhere.md")
ADVERT = "Our members read this first and meet every spring on the island to talk about what is to come."
BODY = (
    "---\ntitle: {title}\noutlet: {outlet}\n---\n\n"
    "The ministry has spent a decade on plans for {topic} that nobody in the region remembers asking for.\n\n"
    f"{ADVERT}\n\n"
    "It should publish what every plan for {topic} has cost before the next budget of the region is voted on.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for name, outlet, topic in ((FIRST, "The Pier", "quays"), (SECOND, "The Pier", "cranes"), (ELSEWHERE, "X", "rail")):
        text = BODY.format(title=f"On {topic}", outlet=outlet, topic=topic)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = open_library(folder)
    library.refresh()
    yield library
    library.close()


def cut_of(brief: Brief) -> CutDecision:
    block = next(block for block in brief.blocks if brief.quote(block.span) == ADVERT)
    return CutDecision(verdict=CutVerdict.CUT, quote=ADVERT, line=block.lines[0])


def found(library: Library, line: str) -> set[BriefId]:
    return {result.row.id for result in library.search(line).results}


def test_a_cut_is_kept_shown_and_no_longer_found(library: Library, folder: Path) -> None:
    library.decide_cut([FIRST], cut_of(library.brief(FIRST)))
    brief = library.brief(FIRST)
    assert ADVERT not in brief.text
    assert [piece.text for piece in brief.furniture if piece.kind == "reader_cut"] == [ADVERT]
    assert found(library, "island") == {SECOND, ELSEWHERE}
    assert "verdict: cut" in (folder / "briefreader.yaml").read_text(encoding="utf-8")
    assert library.refresh().unchanged == 3


def test_the_opposite_takes_a_cut_back_and_leaves_nothing(library: Library) -> None:
    whole = library.brief(FIRST).text
    decision = cut_of(library.brief(FIRST))
    library.decide_cut([FIRST], decision)
    library.decide_cut([FIRST], decision.opposite)
    assert library.brief(FIRST).text == whole
    assert library.file.load().file.cuts == {}


def test_what_was_cut_by_the_program_is_restored(library: Library) -> None:
    piece = next(piece for piece in library.brief(FIRST).furniture if piece.kind == "front_matter")
    library.decide_cut([FIRST], CutDecision(verdict=CutVerdict.CUT, quote=ADVERT))
    cut = next(piece for piece in library.brief(FIRST).furniture if piece.kind == "reader_cut")
    decision = CutDecision(verdict=CutVerdict.RESTORE, quote=cut.text, line=cut.lines[0])
    library.decide_cut([FIRST], decision)
    assert ADVERT in library.brief(FIRST).text
    assert piece in library.brief(FIRST).furniture


def test_the_same_block_is_offered_in_the_outlets_other_briefs_only(library: Library) -> None:
    decision = cut_of(library.brief(FIRST))
    assert library.decide_cut([FIRST], decision) == (SECOND,)
    assert library.decide_cut([FIRST, SECOND], CutDecision(verdict=CutVerdict.CUT, quote=ADVERT)) == ()
    assert ADVERT not in library.brief(SECOND).text
    assert ADVERT in library.brief(ELSEWHERE).text
    assert library.decide_cut([FIRST], decision.opposite) == (SECOND,)


def test_a_decision_that_was_written_by_hand_is_seen(library: Library, folder: Path) -> None:
    text = f"cuts:\n  {FIRST}:\n    - verdict: cut\n      quote: {ADVERT}\n"
    (folder / "briefreader.yaml").write_text(text, encoding="utf-8")
    assert ADVERT not in library.brief(FIRST).text
    library.refresh()
    assert found(library, "island") == {SECOND, ELSEWHERE}
