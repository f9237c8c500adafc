"""What is wrong with a library, and how to mend it."""

from collections.abc import Iterator

from briefreader.errors import Fault
from briefreader.library.indexing import lost_notes
from briefreader.library.matching import Match
from briefreader.library.ports import Ports


def check_library(ports: Ports) -> tuple[Fault, ...]:
    """All faults of library file, notes, briefs and index, as of the last refresh; every notes file is opened.

    Raises LibraryNotFoundError where the folder cannot be listed.
    """
    return (*ports.file.load().faults, *ports.notes.faults(), *_lost(ports), *_briefs(ports), *_index(ports))


def _lost(ports: Ports) -> Iterator[Fault]:
    for match in lost_notes(ports, [row.id for row in ports.catalogue.rows()]):
        yield Fault(where=match.notes.file, what=_advice(match), severity="warning")


def _advice(match: Match) -> str:
    if match.brief is None or match.sign is None:
        return "its notes are here, but the brief is gone; put it back, or rename its notes after the brief it is now"
    return f"the brief is gone, and {match.brief.file} has {match.sign.value}; --mend gives it the notes"


def _briefs(ports: Ports) -> Iterator[Fault]:
    for row in ports.catalogue.rows():
        brief = ports.catalogue.brief(row.id) if row.faults else None
        if brief is not None:
            yield from (fault for fault in brief.faults if fault.severity != "note")


def _index(ports: Ports) -> Iterator[Fault]:
    known, indexed = ports.catalogue.stamps().keys(), ports.index.fingerprints().keys()
    if ports.index.rebuild_needed or known != indexed:
        what = "it does not hold what the library holds; `briefreader index --rebuild` makes it again"
        yield Fault(where="index", what=what, severity="error")
