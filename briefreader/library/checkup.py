"""What is wrong with a library, and how to mend it."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.front.lines import tidy
from briefreader.library.indexing import lost_notes
from briefreader.library.matching import Match
from briefreader.library.ports import Ports
from briefreader.library.repetition import Repeated, cut_blocks, repeated_blocks
from briefreader.model.brief import CutDecision, CutVerdict

_MOST_COMPARED: Final = 2_000
"""Briefs, the newest first, whose blocks are compared: each is read from the catalogue in a millisecond."""
_SHOWN_CHARS: Final = 60


def check_library(ports: Ports) -> tuple[Fault, ...]:
    """All faults of library file, notes, briefs and index, as of the last refresh; every notes file is opened.

    Raises LibraryNotFoundError where the folder cannot be listed.
    """
    found = (*ports.file.load().faults, *ports.notes.faults(), *_lost(ports), *_briefs(ports), *_index(ports))
    return (*found, *_repeated(ports))


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


def _repeated(ports: Ports) -> Iterator[Fault]:
    """What was cut as several briefs of an outlet have it, and what may be furniture too, but rests on less."""
    rows = ports.catalogue.rows(limit=_MOST_COMPARED)
    briefs = [ports.catalogue.brief(row.id) for row in rows if row.outlet is not None]
    known = [brief for brief in briefs if brief is not None]
    for found in cut_blocks(known):
        what = f"cut from {_counted(found)}, for they all have it: “{_shown(found)}”; X restores it"
        yield Fault(where=found.briefs[0], what=what, severity="note")
    decisions = ports.file.load().file.cuts
    for found in repeated_blocks(known):
        if any(_is_restored(found.text, decisions.get(brief_id, ())) for brief_id in found.briefs):
            continue  # its reader has seen it and wants it there
        what = f"the same block stands in {_counted(found)}: “{_shown(found)}”; X cuts it"
        yield Fault(where=found.briefs[0], what=what, severity="note")


def _is_restored(text: str, decisions: Sequence[CutDecision]) -> bool:
    return any(each.verdict is CutVerdict.RESTORE and tidy(text) in tidy(each.quote) for each in decisions)


def _counted(found: Repeated) -> str:
    return f"{len(found.briefs)} {'brief' if len(found.briefs) == 1 else 'briefs'} of {found.outlet}"


def _shown(found: Repeated) -> str:
    return shorten(found.text, _SHOWN_CHARS, placeholder=" …")


def _index(ports: Ports) -> Iterator[Fault]:
    known, indexed = ports.catalogue.stamps().keys(), ports.index.fingerprints().keys()
    if ports.index.rebuild_needed or known != indexed:
        what = "it does not hold what the library holds; `briefreader index --rebuild` makes it again"
        yield Fault(where="index", what=what, severity="error")
