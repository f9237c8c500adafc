"""What a person wrote all over a library: gathered as entries, and its sources for a memo."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefreader.errors import BriefreaderError, Fault
from briefreader.library.export import cited
from briefreader.library.holdings import Holdings
from briefreader.library.note_entries import NoteEntry, claim_entry, entries_of
from briefreader.library.ports import BriefRow
from briefreader.library.references import citekeys
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId

# An id may hold spaces and hashes; what follows the last hash may not.
_LISTED: Final = re.compile(r"(?P<key>\S.*?#(?:note|claim-(?:lost-)?\d+|[0-9A-Za-z-]+))(?:\s|$)")
_HEADING: Final = re.compile(r"#+\s+(?P<text>.*\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Entries, and what could not be read or found."""

    entries: tuple[NoteEntry, ...]
    faults: tuple[Fault, ...] = ()


def gather(library: Holdings, ids: Iterable[BriefId] | None = None) -> Gathered:
    """All notes, highlights and accepted claims of these briefs; of all that have any, by id, where none are given."""
    entries: list[NoteEntry] = []
    faults: list[Fault] = []
    for brief_id in library.noted() if ids is None else ids:
        try:
            entries.extend(entries_of(library.brief(brief_id), library.notes(brief_id)))
        except BriefreaderError as error:
            faults.append(Fault(where=brief_id, what=str(error), severity="error"))
    return Gathered(entries=tuple(entries), faults=tuple(faults))


def named(library: Holdings, keys: Iterable[str]) -> Gathered:
    """The entries of these keys, in this order; a claim need not be accepted. A key that leads nowhere is a fault."""
    wanted = tuple(keys)
    briefs = tuple(dict.fromkeys(BriefId(key.rpartition("#")[0]) for key in wanted))
    found = gather(library, briefs)
    known = {entry.key: entry for entry in (*_claims(library, briefs), *found.entries)}
    missing = (key for key in wanted if key not in known)
    return Gathered(
        entries=tuple(known[key] for key in wanted if key in known),
        faults=(
            *found.faults,
            *(Fault(where=key, what="there is no such highlight, claim or note") for key in missing),
        ),
    )


def read_list(text: str) -> Iterator[str]:
    """The keys of a hand-ordered list, and its headings as lines that begin with `#` and a space.

    What follows a key on its line is for the person; other lines are passed over.
    """
    for line in text.splitlines():
        bare = line.strip().removeprefix("- ")
        if heading := _HEADING.fullmatch(bare):
            yield f"# {heading['text']}"
        elif listed := _LISTED.match(bare):
            yield listed["key"]


def listed(library: Holdings, lines: Iterable[str]) -> tuple[tuple[NoteEntry | str, ...], tuple[Fault, ...]]:
    """What `read_list` gave as entries with the headings between them, and a fault for each key that leads nowhere."""
    lines = tuple(lines)
    found = named(library, (line for line in lines if not line.startswith("# ")))
    known = {entry.key: entry for entry in found.entries}
    parts = (line[2:] if line.startswith("# ") else known.get(line) for line in lines)
    return tuple(part for part in parts if part is not None), found.faults


def sources_of(library: Holdings, entries: Iterable[NoteEntry]) -> Mapping[BriefId, BriefRef]:
    """What is known of the brief of each entry, with its address. Raises BriefreaderError where one is gone."""
    found = {}
    for brief_id in dict.fromkeys(entry.brief for entry in entries):
        brief, notes = library.brief(brief_id), library.notes(brief_id)
        found[brief_id] = cited(brief, notes)
    return found


def keys_of(library: Holdings, used: Iterable[BriefRef] = ()) -> Mapping[BriefId, str]:
    """A citation key for each brief of the library, so that a brief has the same one in all that is written.

    `used` are briefs that are quoted now; the last refresh may not have known them.
    """
    known = {row.id: _reference_to(row) for row in library.rows()}
    return citekeys({**{each.file: each for each in used}, **known}.values())


def _claims(library: Holdings, ids: Iterable[BriefId]) -> Iterator[NoteEntry]:
    for brief_id in ids:
        try:
            brief = library.brief(brief_id)
        except BriefreaderError:  # said where its notes are gathered
            continue
        yield from (claim_entry(brief, claim) for claim in brief.claims)


def _reference_to(row: BriefRow) -> BriefRef:
    return BriefRef(
        file=row.id,
        fingerprint="",
        title=row.title,
        authors=row.authors,
        outlet=row.outlet,
        published=row.published,
    )
