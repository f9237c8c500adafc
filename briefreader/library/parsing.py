"""A file and its notes, read: with what the reader decided, and what is known of the outlet's other briefs."""

from collections.abc import Collection, Mapping, Sequence

from briefreader.errors import Fault, UnreadableNotesError
from briefreader.library.brief_files import BriefFile, BriefSource
from briefreader.library.documents import reference_to, summary_of
from briefreader.library.ports import NotesSummary, NoteStore, Stamp
from briefreader.library.refresh import NO_NOTES, cuts_stamp
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, CutDecision


def parse(
    source: BriefSource, file: BriefFile, cuts: Sequence[CutDecision] = (), *, known: Brief | None = None
) -> tuple[Brief, Stamp]:
    """Read and parse one file with what its reader decided about its furniture. Raises UnreadableBriefError.

    Lines that were cut from it as it was `known`, for its outlet repeats them, are cut again.
    """
    repeated = {known.metadata.outlet: known.prints.repeated} if known and known.metadata.outlet else {}
    brief = parse_with(source, file, cuts, repeated)
    return brief, stamp_of(brief, file, cuts)


def parse_with(
    source: BriefSource, file: BriefFile, cuts: Sequence[CutDecision], repeated: Mapping[str, Collection[int]]
) -> Brief:
    """Read and parse one file without those lines of its outlet. Raises UnreadableBriefError."""
    from briefreader.extract.pipeline import read_brief  # noqa: PLC0415 - 100 ms, and most briefs are known already

    return read_brief(source.read(file.id), brief_id=file.id, path=file.path, decisions=cuts, repeated=repeated)


def stamp_of(brief: Brief, file: BriefFile, cuts: Sequence[CutDecision]) -> Stamp:
    """What is to be remembered of a file that was parsed with these decisions of its reader."""
    fingerprint = brief.source.fingerprint + cuts_stamp(cuts)
    return Stamp(size=file.size, mtime_ns=file.mtime_ns, fingerprint=fingerprint)


def load_notes(store: NoteStore, brief: Brief) -> tuple[BriefNotes, NotesSummary, Fault | None]:
    """The notes of a brief; blank ones and a fault where the file cannot be read (it is tried again next time)."""
    reference = reference_to(brief)
    try:
        loaded = store.load(reference)
    except UnreadableNotesError as error:
        fault = Fault(where=error.path, line=error.line, what=error.reason, severity="error")
        blank = BriefNotes(brief=reference)
        return blank, summary_of(blank, NO_NOTES), fault
    return loaded.notes, summary_of(loaded.notes, loaded.stamp), None
