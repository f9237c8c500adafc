from briefreader.library.brief_files import BriefFile
from briefreader.library.ports import Stamp
from briefreader.library.refresh import plan_refresh
from briefreader.model.brief import BriefId

A, B, C = BriefId("a.txt"), BriefId("sub/b.md"), BriefId("c.txt")


def file(brief_id: BriefId, *, size: int = 10, mtime_ns: int = 1) -> BriefFile:
    return BriefFile(id=brief_id, path=f"/library/{brief_id}", size=size, mtime_ns=mtime_ns)


def stamp(*, size: int = 10, mtime_ns: int = 1) -> Stamp:
    return Stamp(size=size, mtime_ns=mtime_ns, fingerprint="sha256:x")


def test_new_files_are_read_and_vanished_ones_removed() -> None:
    plan = plan_refresh(files=[file(A)], stamps={B: stamp()}, indexed={B}, notes_now={}, notes_known={})
    assert plan.read == (file(A),)
    assert plan.remove == (B,)
    assert plan.unchanged == 0


def test_size_or_time_that_differs_asks_for_a_look() -> None:
    files = [file(A, size=11), file(B, mtime_ns=2), file(C)]
    known = {A: stamp(), B: stamp(), C: stamp()}
    plan = plan_refresh(files=files, stamps=known, indexed=set(known), notes_now={}, notes_known={})
    assert plan.read == (files[0], files[1])
    assert plan.unchanged == 1


def test_a_brief_that_the_index_lost_is_indexed_again_without_reading() -> None:
    plan = plan_refresh(files=[file(A)], stamps={A: stamp()}, indexed=set(), notes_now={}, notes_known={})
    assert (plan.read, plan.index) == ((), (A,))


def test_notes_that_changed_are_indexed_again() -> None:
    plan = plan_refresh(
        files=[file(A), file(B)],
        stamps={A: stamp(), B: stamp()},
        indexed={A, B},
        notes_now={BriefId("a"): (5, 7), BriefId("sub/b.md"): (1, 1)},
        notes_known={A: (5, 6), B: (1, 1)},
    )
    assert plan.index == (A,)
    assert plan.unchanged == 1


def test_notes_that_vanished_are_noticed() -> None:
    plan = plan_refresh(files=[file(A)], stamps={A: stamp()}, indexed={A}, notes_now={}, notes_known={A: (5, 6)})
    assert plan.index == (A,)


def test_an_indexed_brief_without_a_catalogue_entry_and_a_file_is_removed() -> None:
    assert plan_refresh(files=[], stamps={}, indexed={A}, notes_now={}, notes_known={}).remove == (A,)
