"""Files with highlights from elsewhere: read, shared out among the briefs of a library, and taken into their notes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from briefreader.errors import BriefreaderError, Fault
from briefreader.library.collecting import keys_of
from briefreader.library.export import cited, is_export
from briefreader.library.foreign_notes import (
    ForeignHighlight,
    read_markdown_export,
    read_readwise,
    read_readwise_json,
    read_web_annotations,
)
from briefreader.library.holdings import Holdings
from briefreader.library.importing import Taken, brief_of, take_in
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId

FORMS: Final = ("markdown", "web-annotation", "hypothesis", "readwise")


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What became of the highlights of some files.

    Attributes:
        taken: for each brief that got any, what became of them.
        homeless: highlights that belong to no brief of the library, or to more than one.
        faults: briefs whose notes could not be changed.
    """

    taken: Mapping[BriefId, Taken]
    homeless: tuple[ForeignHighlight, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_foreign(text: str, *, name: str, form: str | None = None) -> tuple[ForeignHighlight, ...]:
    """The highlights in a file. Raises ValueError, with the reason, for one that holds none in a form known here.

    Args:
        text: what the file holds.
        name: its name, for its suffix.
        form: one of `FORMS`; None to go by suffix and contents.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if form == "markdown" or (form is None and (suffix in {".md", ".markdown"} or is_export(text))):
        return tuple(read_markdown_export(text))
    if form is None and suffix == ".csv":
        return tuple(read_readwise(text))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if form == "readwise":
            return tuple(read_readwise(text))
        raise ValueError(f"neither JSON nor Markdown nor CSV: {error}") from error
    if form == "readwise" or (form is None and isinstance(value, dict) and "results" in value):
        return tuple(read_readwise_json(value))
    return tuple(read_web_annotations(value))


def bring_in(
    library: Holdings, highlights: Iterable[ForeignHighlight], *, brief: BriefId | None = None, dry_run: bool = False
) -> BroughtIn:
    """Take highlights into the notes of the briefs they belong to, each once.

    Args:
        library: as of its last refresh.
        highlights: what `read_foreign` gave.
        brief: the brief that all of them belong to; None to go by id, address, citation key and title.
        dry_run: whether only to say what would happen.
    """
    homes, homeless = _shared_out(library, tuple(highlights), brief)
    taken: dict[BriefId, Taken] = {}
    faults = []
    for brief_id, own in sorted(homes.items()):
        try:
            taken[brief_id] = _taken(library, brief_id, own, dry_run=dry_run)
        except BriefreaderError as error:
            faults.append(Fault(where=brief_id, what=str(error), severity="error"))
    return BroughtIn(taken=taken, homeless=tuple(homeless), faults=tuple(faults))


def _shared_out(
    library: Holdings, highlights: Sequence[ForeignHighlight], brief: BriefId | None
) -> tuple[dict[BriefId, list[ForeignHighlight]], list[ForeignHighlight]]:
    homes: dict[BriefId, list[ForeignHighlight]] = {}
    if brief is not None:
        return {brief: list(highlights)}, []
    homeless = []
    owners = _owners(library)
    references = _references(library)
    keys = keys_of(library)
    for highlight in highlights:
        home = owners.get(highlight.own_id or "")
        if home is None and (found := brief_of(highlight, references, keys)) is not None:
            home = found.file
        if home is None:
            homeless.append(highlight)
        else:
            homes.setdefault(home, []).append(highlight)
    return homes, homeless


def _taken(library: Holdings, brief_id: BriefId, own: Sequence[ForeignHighlight], *, dry_run: bool) -> Taken:
    brief, now = library.brief(brief_id), library.clock.now()
    result = take_in(brief, library.notes(brief_id), own, now=now)
    if not dry_run and (result.added or result.changed):
        saved = library.edit_notes(brief_id, lambda notes: take_in(brief, notes, own, now=now).notes)
        result = replace(result, notes=saved)
    return result


def _owners(library: Holdings) -> dict[str, BriefId]:
    """The brief of each highlight that is here already, by the highlight's id."""
    found: dict[str, BriefId] = {}
    for brief_id in library.noted():
        try:
            found.update((each.id, brief_id) for each in library.notes(brief_id).highlights)
        except BriefreaderError:  # said by the refresh
            continue
    return found


def _references(library: Holdings) -> list[BriefRef]:
    """What each brief is known by, its address included."""
    found = []
    for row in library.rows():
        try:
            brief, notes = library.brief(row.id), library.notes(row.id)
        except BriefreaderError:
            continue
        found.append(cited(brief, notes))
    return found
