"""Highlights from elsewhere taken into a person's notes, each once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from briefreader.library import notebook
from briefreader.library.anchoring import resolve, resolve_all
from briefreader.library.export import obsidian_tag
from briefreader.library.foreign_notes import ForeignHighlight
from briefreader.library.matching import same_address, same_title
from briefreader.library.page_words import folded
from briefreader.library.passages import mark_in
from briefreader.library.tags import InvalidTagError, normalised
from briefreader.library.web_annotations import urn_of
from briefreader.model.annotation import BriefNotes, BriefRef, Highlight, Target
from briefreader.model.brief import Brief, BriefId, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of some highlights.

    Attributes:
        notes: the notes with them.
        added: how many are new.
        changed: how many were there and got a note or tags.
        known: how many were there as they are.
        lost: how many of the new ones the brief does not have: they are kept as orphans.
    """

    notes: BriefNotes
    added: int = 0
    changed: int = 0
    known: int = 0
    lost: int = 0


def brief_of(
    highlight: ForeignHighlight,
    briefs: Iterable[BriefRef],
    citekeys: Mapping[BriefId, str],
) -> BriefRef | None:
    """The one brief that a highlight names by id, address, citation key or title; None where none or several answer."""
    known = list(briefs)
    for found in (
        [brief for brief in known if highlight.url == urn_of(brief.file)],
        [brief for brief in known if same_address(brief.url, highlight.url)],
        [brief for brief in known if highlight.citekey and citekeys.get(brief.file) == highlight.citekey],
        [brief for brief in known if same_title(brief.title, highlight.title)],
    ):
        if len(found) == 1:
            return found[0]
    return None


def take_in(brief: Brief, notes: BriefNotes, highlights: Iterable[ForeignHighlight], *, now: datetime) -> Taken:
    """The notes with these highlights, each in its place of the brief's text.

    One that is there already, by id or by passage, is not added again: it gets what it lacks, and nothing of its own is
    replaced. Tags that cannot be ours are left out.
    """
    taken = Taken(notes=notes)
    for foreign in highlights:
        target = _target(foreign, brief)
        old = _same(foreign, target, taken.notes, brief)
        if old is None:
            added = _added(taken.notes, foreign, target, now)
            is_lost = resolve(target, brief.text).span is None
            taken = replace(taken, notes=added, added=taken.added + 1, lost=taken.lost + is_lost)
            continue
        completed = _completed(taken.notes, old, foreign, now)
        if completed is taken.notes:
            taken = replace(taken, known=taken.known + 1)
        else:
            taken = replace(taken, notes=completed, changed=taken.changed + 1)
    return taken


def _target(foreign: ForeignHighlight, brief: Brief) -> Target:
    """The target in the brief's own words and with its own context; as it came where the brief does not have it."""
    start = foreign.start or 0
    asked = Target(
        exact=foreign.exact,
        prefix=foreign.prefix,
        suffix=foreign.suffix,
        span=Span(start, start + len(foreign.exact)),
    )
    span = resolve(asked, brief.text).span
    return asked if span is None else mark_in(brief, span)


def _same(foreign: ForeignHighlight, target: Target, notes: BriefNotes, brief: Brief) -> Highlight | None:
    """The highlight of the same id, or of the same passage; of the same words where the brief has none of both."""
    anchors = resolve_all((each.target for each in notes.highlights), brief.text)
    place = resolve(target, brief.text).span
    for each, anchor in zip(notes.highlights, anchors, strict=True):
        same_words = folded(each.target.exact) == folded(target.exact)
        if each.id == foreign.own_id or (anchor.span == place and (place is not None or same_words)):
            return each
    return None


def _added(notes: BriefNotes, foreign: ForeignHighlight, target: Target, now: datetime) -> BriefNotes:
    taken = {each.id for each in notes.highlights}
    salt = 0
    while True:
        name = f"{foreign.url}{foreign.title}{foreign.exact}{salt}"
        highlight_id = foreign.own_id or sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
        if highlight_id not in taken:
            break
        salt += 1
        foreign = replace(foreign, own_id=None)
    return notebook.add_highlight(
        notes,
        target,
        highlight_id=highlight_id,
        now=min(foreign.created or now, now),
        color=foreign.color,
        tags=_usable(foreign.tags),
        note=foreign.note,
    )


def _completed(notes: BriefNotes, old: Highlight, foreign: ForeignHighlight, now: datetime) -> BriefNotes:
    have = {obsidian_tag(tag).casefold() for tag in old.tags}
    tags = [*old.tags, *(tag for tag in _usable(foreign.tags) if obsidian_tag(tag).casefold() not in have)]
    note = old.note
    if foreign.note and folded(foreign.note) not in folded(old.note):
        note = f"{old.note}\n\n{foreign.note}" if old.note else foreign.note
    if tuple(tags) == old.tags and note == old.note:
        return notes
    return notebook.edit_highlight(notes, old.id, now=now, note=note, tags=tags)


def _usable(tags: Iterable[str]) -> list[str]:
    found = []
    for tag in tags:
        try:
            found.append(normalised(tag))
        except InvalidTagError:
            continue
    return found
