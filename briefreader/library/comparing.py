"""The briefs of an outlet compared: a line that several of them have is cut from each, and comes back when that ends.

A brief is first read by itself. What its lines are known by is kept in the catalogue, so that an outlet is compared
without opening any file, and only briefs whose repeated lines are others than before are read anew. Which lines these
are follows from the briefs that are there, not from the order in which they came.

The reader comes first: a decision in the library's file wins, and no line is cut that holds a passage of the notes.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from briefreader.errors import Fault, UnreadableBriefError
from briefreader.library.anchoring import resolve_all
from briefreader.library.brief_files import BriefFile, ReadJob
from briefreader.library.documents import document_of
from briefreader.library.outlet_lines import Compared, OwnLines
from briefreader.library.page_words import folded
from briefreader.library.parsing import load_notes, parse_with, stamp_of
from briefreader.library.ports import Ports
from briefreader.library.refresh import NO_NOTES, NotesStamp, Progress, notes_stamp
from briefreader.library.repetition import repeated_lines
from briefreader.library.seen import Seen
from briefreader.model.annotation import BriefNotes, Target
from briefreader.model.brief import Brief, BriefId, CutDecision

_AT_ONCE: Final = 500
"""Briefs of one commit."""
_ROUNDS: Final = 3
"""What is read anew waits once more, and so does what another process reads meanwhile; mostly the second round finds
that nothing is left to do."""
Prints = tuple[int, ...]


def compare_outlets(
    ports: Ports,
    seen: Seen,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Compared:
    """Compare the outlets that wait for it, and read those briefs anew of which other lines are to be cut.

    It may be stopped between two commits; the next refresh goes on from there.

    Raises:
        IndexUnusableError: the index cannot be written.
    """
    compared = Compared()
    tried: dict[str, int] = {}
    for _ in range(_ROUNDS):
        for outlet, number in ports.catalogue.outlets.waiting().items():
            if tried.get(outlet) == number:
                continue  # what could not be read a moment ago
            tried[outlet] = number
            work = _Work(ports=ports, cuts=seen.cuts, outlet=outlet, compared=compared)
            compared.is_done = work.carry_out(number, seen.notes, progress, cancelled)
            compared.failed += [fault for fault in work.failed if fault not in compared.failed]
            if not compared.is_done:
                return compared
    return compared


def _wanted(known: Mapping[BriefId, OwnLines]) -> dict[BriefId, Prints]:
    """The lines that are repeated, for each brief of which that has changed or was not weighed yet."""
    repeated = repeated_lines({brief_id: each.prints for brief_id, each in known.items()})
    wanted = {}
    for brief_id, each in known.items():
        cut = tuple(sorted(repeated.intersection(each.prints.own)))
        has_changed = cut != each.weighed if each.weighed is not None else bool(cut or each.prints.repeated)
        if has_changed:
            wanted[brief_id] = cut
    return wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is done for one outlet.

    Attributes:
        failed: a fault for each brief that could not be read, or whose notes could not; with any, it is not settled.
    """

    ports: Ports
    cuts: Mapping[BriefId, Sequence[CutDecision]]
    outlet: str
    compared: Compared
    failed: list[Fault] = field(default_factory=list)

    def carry_out(
        self,
        number: int,
        notes: Mapping[BriefId, NotesStamp],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> bool:
        """Compare the outlet, which waits with this number; whether there was time for all of it."""
        known = self.ports.catalogue.outlets.lines(self.outlet)
        wanted = _wanted(known)
        allowed = self.allowed(wanted, notes, cancelled)
        if allowed is None:
            return False
        anew = {brief_id: cut for brief_id, cut in allowed.items() if cut != known[brief_id].prints.repeated}
        if not self.read_all(anew, progress, cancelled):
            return False
        if not self.failed:
            weighed = {brief_id: wanted[brief_id] for brief_id in allowed}
            self.ports.catalogue.outlets.settle(self.outlet, number, weighed)
        return True

    def allowed(
        self,
        wanted: Mapping[BriefId, Prints],
        notes: Mapping[BriefId, NotesStamp],
        cancelled: Callable[[], bool] | None,
    ) -> dict[BriefId, Prints] | None:
        """Of the repeated lines of briefs, those that may be cut; None where there is no time to weigh them all.

        A brief that cannot be read is left out.
        """
        found = {}
        for brief_id, cut in wanted.items():
            if cancelled is not None and cancelled():
                return None
            file = self.ports.source.find(brief_id)
            if not cut or file is None or notes_stamp(brief_id, notes) == NO_NOTES:
                found[brief_id] = cut
                continue
            try:
                found[brief_id] = self._weighed(file, cut)
            except UnreadableBriefError as error:
                self.failed.append(_fault(error))
        return found

    def _weighed(self, file: BriefFile, cut: Prints) -> Prints:
        """The lines that can be cut from a brief without taking away a passage that its notes speak of."""
        whole = self._without(file, ())
        notes, _, fault = load_notes(self.ports.notes, whole)
        if fault is not None:  # what cannot be read may speak of any passage, and is weighed when it can be, or is gone
            self.failed.append(fault)
            return ()
        targets = _targets(notes)
        if not targets or _keeps(whole, self._without(file, cut), targets):
            return cut
        found: Prints = ()
        for line in cut:
            if _keeps(whole, self._without(file, (*found, line)), targets):
                found = (*found, line)
        return found

    def _without(self, file: BriefFile, lines: Prints) -> Brief:
        return parse_with(self.ports.source, file, self.cuts.get(file.id, ()), {self.outlet: lines})

    def read_all(
        self,
        anew: Mapping[BriefId, Prints],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> bool:
        """Read briefs without these lines, or as many as there is time for; whether to go on."""
        before = len(self.compared.briefs)
        rest = iter(anew.items())
        while some := dict(islice(rest, _AT_ONCE)):
            if cancelled is not None and cancelled():
                return False
            if progress is not None:
                done = len(self.compared.briefs)
                progress(Progress(done=done, total=before + len(anew), current=next(iter(some))))
            self._read_anew(some)
        return True

    def _read_anew(self, anew: Mapping[BriefId, Prints]) -> None:
        """Read briefs without these lines and commit them."""
        files = [file for file in map(self.ports.source.find, anew) if file is not None]
        entries, documents = [], []
        with closing(self.ports.reader.read(self._job(file, anew[file.id]) for file in files)) as parsed:
            for file, brief in zip(files, parsed, strict=True):
                if isinstance(brief, UnreadableBriefError):
                    self.failed.append(_fault(brief))
                    continue
                notes, summary, _ = load_notes(self.ports.notes, brief)
                entries.append((brief, stamp_of(brief, file, self.cuts.get(file.id, ())), summary))
                documents.append(document_of(brief, notes))
                self.compared.briefs.append(brief.id)
        if documents:
            self.ports.index.commit(put=documents)
            self.ports.catalogue.put(entries)

    def _job(self, file: BriefFile, lines: Prints) -> ReadJob:
        return ReadJob(file=file, decisions=self.cuts.get(file.id, ()), repeated={self.outlet: lines})


def _targets(notes: BriefNotes) -> tuple[Target, ...]:
    return (*(each.target for each in notes.highlights), *(each.target for each in notes.claims))


def _keeps(whole: Brief, brief: Brief, targets: Sequence[Target]) -> bool:
    """Whether each passage that is found in the whole text is found in the shorter one with the same words."""
    pairs = zip(resolve_all(targets, whole.text), resolve_all(targets, brief.text), strict=True)
    return all(
        before.span is None
        or (after.span is not None and folded(whole.quote(before.span)) == folded(brief.quote(after.span)))
        for before, after in pairs
    )


def _fault(error: UnreadableBriefError) -> Fault:
    return Fault(where=error.path, what=f"cannot be read: {error.reason}", severity="error")
