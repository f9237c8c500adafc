"""Highlights, notes, tags, read states and verdicts: every change of what the reader wrote."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from briefreader.library import notebook
from briefreader.library.passages import mark_in, target_in
from briefreader.library.tags import with_tags, without_tags
from briefreader.model.annotation import BriefNotes, Color, Highlight, ReadState, Target
from briefreader.model.brief import BriefId, Span
from briefreader.view.claims_in import chosen_claim
from briefreader.view.effects import AskNote, AskTag, AskTags, Edit, EditNotes, Say, Step
from briefreader.view.events import Invoked, NoteWritten, TagsChosen
from briefreader.view.notes_of import chosen_entry, placed_highlights
from briefreader.view.regions import Pane
from briefreader.view.state import Reading, Session
from briefreader.view.steps.common import (
    Stepped,
    briefs_meant,
    nothing_chosen,
    open_first,
    row_under_cursor,
    stay,
    with_reading,
)
from briefreader.view.steps.selecting import chosen_span
from briefreader.view.wording import counted

_COLORS: Final = {
    "highlight.add": Color.YELLOW,
    "highlight.note": Color.YELLOW,
    "highlight.yellow": Color.YELLOW,
    "highlight.green": Color.GREEN,
    "highlight.blue": Color.BLUE,
    "highlight.red": Color.RED,
}
_RECENT_TAGS: Final = 9
"""One for each digit key of the tag editor."""
_TITLE_CELLS: Final = 60


def edit_open(session: Session, edit: Edit, label: str, *, batch: int = 0, thorough: Edit | None = None) -> Stepped:
    """Edit the notes of the open brief: at once on the screen, then on disk; there `thorough`ly, where that is slow."""
    reading = session.reading
    if reading is None:
        return stay(session)
    if reading.notes is None:
        return stay(session, Say(reading.notes_fault or "The notes of this brief cannot be read", "error"))
    after = edit(reading.notes)
    if after is reading.notes:
        return stay(session)
    session = with_reading(session, replace(reading, notes=after))
    return session, (EditNotes(reading.brief.id, thorough or edit, label, batch=batch),)


def edit_passage(session: Session, span: Span, edit: Callable[[BriefNotes, Target], BriefNotes], label: str) -> Stepped:
    """Edit the notes about a passage of the open brief.

    On disk its target says what else in the text is like it. To look for that in a book takes longer than a frame.
    """
    if session.reading is None:
        return stay(session)
    brief = session.reading.brief
    quick = target_in(brief, span)
    return edit_open(
        session,
        lambda notes: edit(notes, quick),
        label,
        thorough=lambda notes: edit(notes, mark_in(brief, span)),
    )


def highlight(session: Session, event: Invoked) -> Stepped:
    """Highlight what is chosen; on a highlight that is there already, give it the colour."""
    reading = session.reading
    if reading is None:
        return stay(session)
    span = _span_meant(session, reading)
    color = _COLORS[event.command]
    here = highlight_at(reading, span)
    if here is not None:
        session, effects = edit_open(
            session,
            lambda notes: notebook.edit_highlight(notes, here.id, now=event.now, color=color),
            "change of colour",
        )
        return _after_highlight(session, event, here.id, effects)
    if span is None or not len(span):
        return stay(session, Say(f"{nothing_chosen(session)}, or pull with the mouse"))

    def add(notes: BriefNotes, target: Target) -> BriefNotes:
        return notebook.add_highlight(notes, target, highlight_id=event.token, now=event.now, color=color)

    session, effects = edit_passage(session, span, add, "highlight")
    return _after_highlight(session, event, event.token, effects)


def _span_meant(session: Session, reading: Reading) -> Span | None:
    """The claim under the cursor of their list, else what is chosen in the text."""
    if session.layout.focus is Pane.CLAIMS:
        claim = chosen_claim(reading)
        return claim.span if claim is not None else None
    return chosen_span(reading)


def _after_highlight(session: Session, event: Invoked, highlight_id: str, effects: Step) -> Stepped:
    reading = session.reading
    if reading is None or not effects:
        return session, effects
    session = with_reading(session, replace(reading, selection=None, current=None, entry=highlight_id))
    if event.command == "highlight.note":
        session, more = edit_note_of(session, highlight_id)
        effects = (*effects, *more)
    return session, effects


def highlight_at(reading: Reading, span: Span | None) -> Highlight | None:
    """The highlight that is exactly this passage, or, for one place, the shortest one around it."""
    if span is None:
        return None
    around = [(len(place), one) for one, place in placed_highlights(reading) if place == span]
    return min(around, key=lambda pair: pair[0])[1] if around else None


def remove_highlight(session: Session, _event: Invoked) -> Stepped:
    """Remove the highlight at the cursor, of the chosen entry, or the only one in sight."""
    reading = session.reading
    if reading is None or reading.notes is None:
        return stay(session)
    meant = highlight_meant(session, reading)
    if meant is None:
        following, before = map(session.keymap.key_for, ("highlight.next", "highlight.previous"))
        return stay(session, Say(f"No highlight here: choose one with {following} and {before}, or in the notes"))
    return edit_open(session, lambda notes: notebook.remove_highlight(notes, meant.id), "removal of a highlight")


def highlight_meant(session: Session, reading: Reading) -> Highlight | None:
    """The highlight at the cursor: of the text, or of the notes where that has the keyboard."""
    if session.layout.focus is Pane.NOTES and reading.notes is not None:
        entry = chosen_entry(reading)
        return next((one for one in reading.notes.highlights if one.id == entry), None)
    cursor = reading.selection.cursor if reading.selection else None
    spot = Span(cursor, cursor + 1) if cursor is not None else reading.current
    if spot is None:
        return None
    touching = [(len(place), one) for one, place in placed_highlights(reading) if place.overlaps(spot)]
    return min(touching, key=lambda pair: pair[0])[1] if touching else None


def edit_note(session: Session, event: Invoked) -> Stepped:
    """Write the note of the highlight at the cursor or of the chosen entry, else that of the brief."""
    reading = session.reading
    if session.layout.focus in {Pane.LIBRARY, Pane.SEARCH}:
        row = row_under_cursor(session)
        if row is not None and (reading is None or reading.brief.id != row.id):
            return stay(session, Say(f"{open_first(session)}, then write its note"))
    if reading is None:
        return stay(session)
    if reading.notes is None:
        return stay(session, Say(reading.notes_fault, "error"))
    if reading.selection is not None:
        return highlight(session, replace(event, command="highlight.note"))
    meant = highlight_meant(session, reading)
    return edit_note_of(session, meant.id if meant else None)


def edit_note_of(session: Session, highlight_id: str | None) -> Stepped:
    """Open the note editor for a highlight, or for the brief."""
    reading = session.reading
    if reading is None or reading.notes is None:
        return stay(session)
    if highlight_id is None:
        title, text = f"Note on {reading.brief.title}", reading.notes.note
    else:
        meant = notebook.find_highlight(reading.notes, highlight_id)
        title, text = f"Note on “{meant.target.exact[:_TITLE_CELLS]}”", meant.note
    return session, (AskNote(reading.brief.id, highlight_id, title, text),)


def note_written(session: Session, event: NoteWritten) -> Stepped:
    """Keep a note."""

    def write(notes: BriefNotes) -> BriefNotes:
        if event.highlight_id is None:
            return notebook.set_note(notes, event.text)
        return notebook.edit_highlight(notes, event.highlight_id, now=event.now, note=event.text)

    return _edit(session, event.brief_id, write, "note")


def _edit(session: Session, brief_id: BriefId, edit: Edit, label: str, *, batch: int = 0) -> Stepped:
    if session.reading is not None and session.reading.brief.id == brief_id:
        return edit_open(session, edit, label, batch=batch)
    return session, (EditNotes(brief_id, edit, label, batch=batch),)


def edit_tags(session: Session, _event: Invoked) -> Stepped:
    """Open the tag editor for the highlight that is chosen in the notes, else for the briefs that are meant."""
    reading = session.reading
    if session.layout.focus is Pane.NOTES and reading is not None and (one := highlight_meant(session, reading)):
        title = f"“{one.target.exact[:_TITLE_CELLS]}”"
        return session, (AskTags((reading.brief.id,), title, one.tags, session.tags, session.recent_tags, one.id),)
    briefs = briefs_meant(session)
    if not briefs:
        return stay(session, Say("There is no brief to tag"))
    title = counted(len(briefs), "brief") if len(briefs) > 1 else _title_of(session, briefs[0])
    return session, (AskTags(briefs, title, _tags_of(session, briefs), session.tags, session.recent_tags),)


def _title_of(session: Session, brief_id: BriefId) -> str:
    if session.reading is not None and session.reading.brief.id == brief_id:
        return session.reading.brief.title
    row = row_under_cursor(session)
    return row.title if row is not None and row.id == brief_id else brief_id


def _tags_of(session: Session, briefs: tuple[BriefId, ...]) -> tuple[str, ...]:
    reading = session.reading
    if reading is not None and briefs == (reading.brief.id,) and reading.notes is not None:
        return reading.notes.tags
    row = row_under_cursor(session)
    if row is not None and briefs == (row.id,):
        return row.notes.tags
    return ()


def tags_chosen(session: Session, event: TagsChosen) -> Stepped:
    """Add and remove tags, on one brief or on many."""
    if not event.add and not event.remove:
        return stay(session)
    recent = tuple(dict.fromkeys((*event.add, *session.recent_tags)))[:_RECENT_TAGS]
    session = replace(session, recent_tags=recent, shelf=replace(session.shelf, marked=frozenset()))

    if event.highlight_id is not None:
        return _edit(session, event.briefs[0], _tagging_highlight(event, event.highlight_id), "tags")

    def tag(notes: BriefNotes) -> BriefNotes:
        return notebook.remove_tags(notebook.add_tags(notes, event.add), event.remove)

    return _edit_all(session, event.briefs, tag, "tags")


def _tagging_highlight(event: TagsChosen, highlight_id: str) -> Edit:
    def tag(notes: BriefNotes) -> BriefNotes:
        tags = notebook.find_highlight(notes, highlight_id).tags
        after = without_tags(with_tags(tags, event.add), event.remove)
        return notebook.edit_highlight(notes, highlight_id, now=event.now, tags=after)

    return tag


def _edit_all(session: Session, briefs: tuple[BriefId, ...], edit: Edit, label: str) -> Stepped:
    """Edit the notes of several briefs, as one change to undo."""
    effects: Step = ()
    batch = session.requests + 1 if len(briefs) > 1 else 0
    session = replace(session, requests=session.requests + bool(batch))
    for brief_id in briefs:
        session, more = _edit(session, brief_id, edit, label, batch=batch)
        effects = (*effects, *more)
    return session, effects


def filter_by_tag(session: Session, _event: Invoked) -> Stepped:
    """Let a tag be picked."""
    if not session.tags:
        return stay(session, Say(f"There are no tags yet: {session.keymap.key_for('tag.edit')} adds some"))
    return session, (AskTag(session.tags),)


def toggle_read(session: Session, _event: Invoked) -> Stepped:
    """Mark the briefs that are meant as read, or as unread if all of them are."""
    return set_state(session, lambda state: ReadState.UNREAD if state is ReadState.DONE else ReadState.DONE)


def toggle_archived(session: Session, _event: Invoked) -> Stepped:
    """Put the briefs that are meant away, or take them back."""
    return set_state(session, lambda state: ReadState.DONE if state is ReadState.ARCHIVED else ReadState.ARCHIVED)


def set_state(session: Session, turn: Callable[[ReadState], ReadState]) -> Stepped:
    """Turn the read state of the briefs that are meant."""
    briefs = briefs_meant(session)
    session = replace(session, shelf=replace(session.shelf, marked=frozenset()))
    return _edit_all(session, briefs, lambda notes: notebook.set_state(notes, turn(notes.status)), "read state")
