"""Carry a refresh out: read, parse, and commit in batches, so that the first briefs can be searched at once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from briefreader.errors import Fault, UnreadableBriefError, UnreadableNotesError, UnwritableError
from briefreader.library.agreement import kept
from briefreader.library.brief_files import BriefFile, ReadJob
from briefreader.library.documents import document_of, reference_to, summary_of
from briefreader.library.learning import Learner, spread
from briefreader.library.matching import Match, match_lost
from briefreader.library.moves import find_moved, moved
from briefreader.library.outlet_lines import Compared
from briefreader.library.parsing import load_notes, parse, stamp_of
from briefreader.library.ports import Document, NotesSummary, Ports, Stamp
from briefreader.library.refresh import (
    NO_NOTES,
    Progress,
    RefreshPlan,
    RefreshReport,
    cuts_stamp,
    notes_stamp,
    plan_refresh,
)
from briefreader.library.seen import Seen, are_known_to_agree, settle
from briefreader.model.brief import Brief, BriefId, fingerprint_of

FIRST_BATCH: Final = 10
"""A small first commit: something can be searched within a second."""
LARGEST_BATCH: Final = 2_500
"""Later commits grow to this size: fewer segments to merge, and still little memory."""


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What has been done so far; only `refresh` sees it."""

    stamps: Mapping[BriefId, Stamp]
    parsed: Iterator[Brief | UnreadableBriefError]
    learner: Learner
    moved: Mapping[BriefId, Brief]
    total: int
    done: int = 0
    unchanged: int = 0
    added: list[BriefId] = field(default_factory=list)
    changed: list[BriefId] = field(default_factory=list)
    annotated: list[BriefId] = field(default_factory=list)
    failed: list[Fault] = field(default_factory=list)


def refresh(
    ports: Ports,
    seen: Seen,
    *,
    rebuild: bool = False,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RefreshReport:
    """Bring catalogue and index up to date with what was seen of the folder and the notes, batch by batch.

    It may be stopped between any two files; what was read by then is kept, and the next refresh goes on from there.
    The index is committed before the catalogue: after a crash between the two the catalogue still holds the old
    stamps, so that the next refresh does the same work again.

    Raises:
        IndexUnusableError: the index cannot be written.
    """
    if rebuild:
        ports.catalogue.clear()
    stamps = ports.catalogue.stamps()
    indexed = stamps.keys() if stamps and are_known_to_agree(ports) else ports.index.fingerprints().keys()
    if rebuild or ports.index.rebuild_needed:
        ports.index.clear()
        indexed = {}.keys()
    plan = _make_plan(ports, seen, stamps, indexed)
    read = spread(plan.read)
    new = [file for file in read if file.id not in stamps]
    moves = find_moved(ports.source, new, plan.remove, stamps)
    known_again = {after: brief for after, was in moves.items() if (brief := ports.catalogue.brief(was)) is not None}
    work: list[BriefFile | BriefId] = [*read, *plan.index]
    if plan.remove:
        ports.index.commit(delete=plan.remove)
        ports.catalogue.delete(plan.remove)
    unknown = (file for file in new if file.id not in known_again)
    learner = Learner()
    jobs = (ReadJob(file=each, decisions=seen.cuts.get(each.id, ()), repeated=learner.known) for each in unknown)
    with closing(ports.reader.read(jobs)) as parsed:
        tally = _Tally(stamps=stamps, parsed=parsed, learner=learner, moved=known_again, total=len(work))
        for batch in _batches(work):
            if not _commit_batch(ports, batch, tally, progress, cancelled or (lambda: False)):
                break
    newcomers = (*tally.added, *known_again)
    reunited = reunite(ports, newcomers) if newcomers else ()
    now = replace(seen, notes=ports.notes.stamps()) if reunited else seen
    compared = _compare(ports, now, tally, progress, cancelled)
    if compared.is_done:
        ports.agreement.note()
    is_whole = compared.is_done and not ports.catalogue.outlets.waiting()
    if is_whole and not tally.failed:  # what failed is tried again, and said again, the next time
        settle(ports, seen)
    told = _report(plan, tally, compared)
    return replace(told, reunited=reunited, moved=tuple((moves[after], after) for after in known_again))


def _report(plan: RefreshPlan, tally: _Tally, compared: Compared) -> RefreshReport:
    """What was done, but for what was moved and reunited."""
    left = {brief.id for brief in tally.moved.values()}
    return RefreshReport(
        added=tuple(sorted(tally.added)),
        changed=tuple(tally.changed),
        removed=tuple(brief_id for brief_id in plan.remove if brief_id not in left),
        annotated=tuple(tally.annotated),
        recut=tuple(compared.briefs),
        failed=tuple(tally.failed),
        unchanged=plan.unchanged + tally.unchanged,
        cancelled=not compared.is_done,
    )


def _compare(
    ports: Ports,
    seen: Seen,
    tally: _Tally,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Compared:
    """Compare what has been read with the others of its outlet, if all has been read; only old briefs are named."""
    if tally.done < tally.total:
        return Compared(is_done=False)
    if not ports.catalogue.outlets.waiting():
        return Compared()
    from briefreader.library.comparing import compare_outlets  # noqa: PLC0415 - 30 ms, and mostly nothing waits

    compared = compare_outlets(ports, seen, progress=progress, cancelled=cancelled)
    tally.failed += [fault for fault in compared.failed if fault not in tally.failed]
    named = {*tally.added, *tally.changed, *tally.moved}
    compared.briefs = [brief_id for brief_id in compared.briefs if brief_id not in named]
    return compared


def _make_plan(ports: Ports, seen: Seen, stamps: Mapping[BriefId, Stamp], indexed: Collection[BriefId]) -> RefreshPlan:
    """Compare what was seen with what is catalogued and indexed."""
    return plan_refresh(
        files=seen.files,
        stamps=stamps,
        indexed=indexed,
        notes_now=seen.notes,
        notes_known=ports.catalogue.notes_stamps(),
        cuts=seen.cuts,
    )


def reunite(ports: Ports, newcomers: Sequence[BriefId]) -> tuple[Match, ...]:
    """Give new briefs the notes of the briefs that they were before they were moved, renamed or scraped anew.

    Nothing is given on a guess: see `matching.match_lost`. Notes that cannot be handed over stay where they are.
    """
    done = []
    for match in lost_notes(ports, newcomers):
        if match.brief is None:
            continue
        try:
            saved = ports.notes.adopt(match.notes.file, match.brief)
        except (UnreadableNotesError, UnwritableError):
            continue
        brief = ports.catalogue.brief(match.brief.file)
        if brief is not None:
            with kept(ports.agreement):
                ports.index.commit(put=[document_of(brief, saved.notes)])
                ports.catalogue.put_notes(brief.id, summary_of(saved.notes, saved.stamp))
        done.append(match)
    return tuple(done)


def lost_notes(ports: Ports, candidates: Iterable[BriefId]) -> tuple[Match, ...]:
    """The notes whose brief is gone, and which of `candidates` without notes of their own it has become, if any."""
    ids = {file.id for file in ports.source.list()}
    stems = ids | {BriefId(str(PurePosixPath(brief_id).with_suffix(""))) for brief_id in ids}
    stamps = ports.notes.stamps()
    if not stamps.keys() - stems:
        return ()
    lost = [reference for reference in ports.notes.references() if reference.file not in ids]
    briefs = [ports.catalogue.brief(brief_id) for brief_id in candidates if notes_stamp(brief_id, stamps) == NO_NOTES]
    return match_lost(lost, [reference_to(brief) for brief in briefs if brief is not None])


def _batches(work: Sequence[BriefFile | BriefId]) -> Iterator[Sequence[BriefFile | BriefId]]:
    rest = iter(work)
    size = FIRST_BATCH
    while batch := tuple(islice(rest, size)):
        yield batch
        size = min(size * 4, LARGEST_BATCH)


def _commit_batch(
    ports: Ports,
    batch: Sequence[BriefFile | BriefId],
    tally: _Tally,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool],
) -> bool:
    """Read and commit some files, or as many as there is time for; whether to go on."""
    entries: list[tuple[Brief, Stamp, NotesSummary]] = []
    documents: list[Document] = []
    is_over = False
    for item in batch:
        if is_over := cancelled():
            break
        name = item.id if isinstance(item, BriefFile) else item
        if progress is not None:
            progress(Progress(done=tally.done, total=tally.total, current=name))
        tally.done += 1
        known = tally.stamps.get(name)
        try:
            brief, stamp = _read(ports, item, known, tally)
        except UnreadableBriefError as error:
            tally.failed.append(Fault(where=error.path, what=f"cannot be read: {error.reason}", severity="error"))
            continue
        if brief.faults and not brief.text and known != stamp:
            tally.failed.append(brief.faults[0])
        else:
            _count(tally, name, known, stamp)
        notes, summary, fault = load_notes(ports.notes, brief)
        if fault is not None:
            tally.failed.append(fault)
        elif not isinstance(item, BriefFile):
            tally.annotated.append(name)
        entries.append((brief, stamp, summary))
        documents.append(document_of(brief, notes))
    if documents:
        ports.index.commit(put=documents)
        ports.catalogue.put(entries)
    if progress is not None:
        progress(Progress(done=tally.done, total=tally.total, current=""))
    return not is_over


def _read(ports: Ports, item: BriefFile | BriefId, known: Stamp | None, tally: _Tally) -> tuple[Brief, Stamp]:
    """The brief behind one piece of work; parsed only if its bytes have changed."""
    file = item if isinstance(item, BriefFile) else ports.source.find(item)
    if file is None:
        raise UnreadableBriefError(str(item), "it has just been removed")
    cuts = ports.file.load().file.cuts.get(file.id, ())
    if known is None:
        parsed = moved(tally.moved[file.id], file) if file.id in tally.moved else next(tally.parsed)
        if isinstance(parsed, UnreadableBriefError):
            raise parsed
        tally.learner.add(parsed)
        return parsed, stamp_of(parsed, file, cuts)
    brief = ports.catalogue.brief(file.id)
    is_index_alone = not isinstance(item, BriefFile)
    is_same = is_index_alone or fingerprint_of(ports.source.read(file.id)) + cuts_stamp(cuts) == known.fingerprint
    if is_same and brief is not None:
        return brief, Stamp(size=file.size, mtime_ns=file.mtime_ns, fingerprint=known.fingerprint)
    return parse(ports.source, file, cuts, known=brief)


def _count(tally: _Tally, name: BriefId, known: Stamp | None, stamp: Stamp) -> None:
    if name in tally.moved:
        return  # neither new nor changed: the report names it by what it was before
    if known is None:
        tally.added.append(name)
    elif known.fingerprint == stamp.fingerprint:
        tally.unchanged += 1
    else:
        tally.changed.append(name)
