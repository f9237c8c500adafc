"""What comes back from disk, and taking changes back."""

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import takewhile
from typing import Final

from briefreader.library.ports import BriefRow, NotesSummary
from briefreader.model.annotation import BriefNotes
from briefreader.view.effects import DecideCut, EditNotes, LoadTags, Say, Step, Way
from briefreader.view.events import CutDecided, Event, Invoked, NotesFailed, NotesSaved, WorkFailed
from briefreader.view.gathered import ReadAsides
from briefreader.view.state import Change, CutChange, Session
from briefreader.view.steps.common import Stepped, stay, with_reading

CHANGES_KEPT: Final = 500
"""A long day's work; each holds two small values."""
_KEPT_AS_IT_IS: Final = frozenset({"brief", "position", "position_words", "comment", "extra"})
"""What no key of the desk changes by itself, and so no undo takes back."""


def notes_saved(session: Session, event: NotesSaved) -> Stepped:
    """Show what is on disk; a change that can be taken back is kept for that."""
    session = _show_in_list(session, event)
    reading = session.reading
    if reading is not None and reading.brief.id == event.brief_id:
        session = with_reading(session, replace(reading, notes=event.after, notes_fault=""))
    effects: Step = (LoadTags(),) if event.before.tags != event.after.tags else ()
    if not event.label or event.before == event.after:
        return session, effects
    change = Change(
        brief_id=event.brief_id, label=event.label, before=event.before, after=event.after, batch=event.batch
    )
    session, said = keep_change(session, change, event.way)
    return session, (*effects, *said)


def keep_change(session: Session, change: Change | CutChange, way: Way) -> tuple[Session, Step]:
    """The session with a change that can be undone or made again, and what is said of an undo or redo."""
    if way == "undo":
        return replace(session, undone=(change, *session.undone)), (Say(f"Undone: {change.label}"),)
    undone = session.undone if way == "redo" else ()
    session = replace(session, done=(change, *session.done)[:CHANGES_KEPT], undone=undone)
    return session, (Say(f"Done again: {change.label}"),) if way == "redo" else ()


def _show_in_list(session: Session, event: NotesSaved) -> Session:
    after = event.after
    summary = NotesSummary(
        state=after.status,
        tags=after.tags,
        highlights=len(after.highlights),
        has_note=bool(after.note.strip()),
        position=after.position,
    )

    def renewed(row: BriefRow) -> BriefRow:
        return replace(row, notes=summary) if row.id == event.brief_id else row

    shelf = session.shelf
    pages = {
        page: tuple(map(renewed, rows)) if any(row.id == event.brief_id for row in rows) else rows
        for page, rows in shelf.pages.items()
    }
    answer = session.inquiry.answer
    if answer is not None and any(result.row.id == event.brief_id for result in answer.results):
        results = tuple(replace(result, row=renewed(result.row)) for result in answer.results)
        session = replace(session, inquiry=replace(session.inquiry, answer=replace(answer, results=results)))
    return replace(session, shelf=replace(shelf, pages=pages))


def notes_failed(session: Session, event: NotesFailed) -> Stepped:
    """Say that something was not saved, and show again what is on disk."""
    reading = session.reading
    if reading is not None and reading.brief.id == event.brief_id:
        fault = "" if event.notes is not None else event.what
        session = with_reading(session, replace(reading, notes=event.notes, notes_fault=fault))
    return session, (Say(event.what, "error"), ReadAsides(event.brief_id))


def in_order(event: Event, stepped: Stepped, invoke: Callable[[Session, Invoked], Stepped]) -> Stepped:
    """Count the edits under way; when the last one is answered, do what had to wait for that.

    What a change has changed is known when it is on disk. An undo that comes sooner would take back the change before
    it, and a redo would find nothing.
    """
    session, effects = stepped
    ordered = sum(isinstance(effect, EditNotes | DecideCut) for effect in effects)
    answered = isinstance(event, NotesSaved | NotesFailed | CutDecided)
    if not ordered and not answered:
        return (replace(session, unsaved=0) if isinstance(event, WorkFailed) and session.unsaved else session), effects
    session = replace(session, unsaved=max(0, session.unsaved - answered) + ordered)
    if session.unsaved or not session.waiting:
        return session, effects
    first, *later = session.waiting
    session, more = in_order(first, invoke(replace(session, waiting=tuple(later)), first), invoke)
    return session, (*effects, *more)


def undo(session: Session, event: Invoked) -> Stepped:
    """Take back the last change, of one brief or of several at once."""
    if session.unsaved:
        return replace(session, waiting=(*session.waiting, event)), ()
    if not session.done:
        return stay(session, Say("There is nothing to undo"))
    together = _batch(session.done)
    return replace(session, done=session.done[len(together) :]), _restorations(together, "undo")


def redo(session: Session, event: Invoked) -> Stepped:
    """Make the change again that was taken back last."""
    if session.unsaved:
        return replace(session, waiting=(*session.waiting, event)), ()
    if not session.undone:
        return stay(session, Say("There is nothing to redo"))
    together = _batch(session.undone)
    return replace(session, undone=session.undone[len(together) :]), _restorations(together, "redo")


def _batch(changes: tuple[Change | CutChange, ...]) -> tuple[Change | CutChange, ...]:
    """The last change, with those of its batch."""
    first = changes[0]
    batch = first.batch if isinstance(first, Change) else 0
    return tuple(
        takewhile(lambda each: each is first or (batch and isinstance(each, Change) and each.batch == batch), changes)
    )


def _restorations(changes: tuple[Change | CutChange, ...], way: Way) -> Step:
    return tuple(_order(change, way) for change in changes)


def _order(change: Change | CutChange, way: Way) -> EditNotes | DecideCut:
    """What takes a change back, or makes it again."""
    if isinstance(change, CutChange):
        decision = change.decision.opposite if way == "undo" else change.decision
        return DecideCut(change.briefs, decision, change.label, way)
    return EditNotes(change.brief_id, _Restoring(change.after, change.before), change.label, way, change.batch)


class _Restoring:
    """An edit that sets back what a change has set, field by field, and touches nothing else."""

    def __init__(self, changed: BriefNotes, wanted: BriefNotes) -> None:
        names = [field.name for field in fields(BriefNotes) if field.name not in _KEPT_AS_IT_IS]
        self._wanted = {
            name: getattr(wanted, name) for name in names if getattr(wanted, name) != getattr(changed, name)
        }

    def __call__(self, notes: BriefNotes) -> BriefNotes:
        return replace(notes, **self._wanted)
