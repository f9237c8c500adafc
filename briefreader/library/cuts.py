"""The reader's own cuts: deciding them, keeping them in the library's file, and reading briefs anew with them."""

import contextlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from briefreader.errors import IndexUnusableError
from briefreader.extract.body.repeated import REPEATED
from briefreader.extract.front.lines import tidy
from briefreader.library.agreement import kept
from briefreader.library.documents import document_of
from briefreader.library.parsing import load_notes, parse
from briefreader.library.ports import Ports
from briefreader.model.brief import Brief, BriefId, CutDecision, CutVerdict

if TYPE_CHECKING:
    from briefreader.config.library_file import LibraryFile

_MOST_BRIEFS: Final = 500
"""Briefs of one outlet that are looked through for the same line: each is read from the catalogue."""


def decided(file: "LibraryFile", brief_id: BriefId, decision: CutDecision) -> "LibraryFile":
    """The library's file with a decision; one that is its very opposite is dropped instead, and nothing is left."""
    for known in file.cuts.get(brief_id, ()):
        if known.verdict is not decision.verdict and _is_about_the_same(known, decision):
            return file.without_cut(brief_id, known)
    return file.with_cut(brief_id, decision)


def _is_about_the_same(known: CutDecision, decision: CutDecision) -> bool:
    """Whether two decisions speak of one block: by its words, or by where it began when both were made."""
    if tidy(known.quote) == tidy(decision.quote):
        return known.line == decision.line or known.line is None or decision.line is None
    is_one_line = "\n" not in decision.quote.strip()
    return is_one_line and known.line is not None and known.line == decision.line


def decide(ports: Ports, briefs: Sequence[BriefId], decision: CutDecision) -> None:
    """Keep a decision about several briefs, and read them anew with it.

    Raises:
        InvalidConfigError: the library's file, or what it says of cuts, is broken; it is left as it is.
        UnwritableError: it cannot be written.
        UnreadableBriefError: a brief cannot be read.
    """

    def edit(file: "LibraryFile") -> "LibraryFile":
        for brief_id in briefs:
            file = decided(file, brief_id, decision)
        return file

    read_anew(ports, briefs, ports.file.edit(edit).cuts)
    if decision.verdict is CutVerdict.RESTORE:
        _insist(ports, briefs, decision)


def _insist(ports: Ports, briefs: Sequence[BriefId], decision: CutDecision) -> None:
    """Restore also where taking the reader's own cut back is not enough: the line is cut as its outlet repeats it."""
    found = ((brief_id, ports.catalogue.brief(brief_id)) for brief_id in briefs)
    still = [brief_id for brief_id, brief in found if brief is not None and _is_repeated(brief, decision)]
    if still:

        def edit(file: "LibraryFile") -> "LibraryFile":
            for brief_id in still:
                file = file.with_cut(brief_id, decision)
            return file

        read_anew(ports, still, ports.file.edit(edit).cuts)


def _is_repeated(brief: Brief, decision: CutDecision) -> bool:
    """Whether a block is cut as its outlet repeats it, by itself or in one piece with what stands beside it."""
    wanted = tidy(decision.quote)
    return any(piece.kind == REPEATED and wanted in tidy(piece.text) for piece in brief.furniture)


def read_anew(ports: Ports, briefs: Sequence[BriefId], cuts: Mapping[BriefId, Sequence[CutDecision]]) -> None:
    """Parse briefs again and bring list and index up to date; where that fails the next refresh does it."""
    entries, documents = [], []
    for brief_id in briefs:
        file = ports.source.find(brief_id)
        if file is None:
            continue
        brief, stamp = parse(ports.source, file, cuts.get(brief_id, ()), known=ports.catalogue.brief(brief_id))
        notes, summary, _ = load_notes(ports.notes, brief)
        entries.append((brief, stamp, summary))
        documents.append(document_of(brief, notes))
    with contextlib.suppress(IndexUnusableError), kept(ports.agreement):
        ports.index.commit(put=documents)
        ports.catalogue.put(entries)


def same_elsewhere(ports: Ports, brief: Brief, decision: CutDecision) -> tuple[BriefId, ...]:
    """The other briefs of the outlet in which the same block stands, as body for a cut, else as furniture, by id."""
    outlet = brief.metadata.outlet
    if outlet is None:
        return ()
    rows = [row for row in ports.catalogue.rows() if row.outlet == outlet and row.id != brief.id]
    wanted = tidy(decision.quote)
    found = (ports.catalogue.brief(row.id) for row in rows[:_MOST_BRIEFS])
    return tuple(sorted(one.id for one in found if one is not None and wanted in _blocks(one, decision.verdict)))


def _blocks(brief: Brief, verdict: CutVerdict) -> frozenset[str]:
    if verdict is CutVerdict.CUT:
        return frozenset(tidy(brief.quote(block.span)) for block in brief.blocks)
    return frozenset(tidy(piece.text) for piece in brief.furniture)
