"""Every edit of a person's notes, as a function from notes to notes. Ids and times are arguments.

An edit that changes nothing gives back the same object, so that a caller can tell by `is`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from briefreader.library import tags as tag_names
from briefreader.model.annotation import BriefNotes, ClaimVerdict, Color, Highlight, ReadState, Target, Verdict
from briefreader.model.brief import ClaimKind


def add_highlight(
    notes: BriefNotes,
    target: Target,
    *,
    highlight_id: str,
    now: datetime,
    color: Color = Color.YELLOW,
    tags: Iterable[str] = (),
    note: str = "",
) -> BriefNotes:
    """With one more marked passage, in its place by the order of reading.

    Marking a passage that is marked already changes nothing.
    Raises ValueError for an id that is taken, and InvalidTagError.
    """
    if any(each.target.span == target.span and each.target.exact == target.exact for each in notes.highlights):
        return notes
    if any(each.id == highlight_id for each in notes.highlights):
        raise ValueError(f"the id {highlight_id} is taken")
    highlight = Highlight(
        id=highlight_id,
        created=now,
        modified=now,
        color=color,
        tags=tag_names.with_tags((), tags),
        note=note.strip(),
        target=target,
    )
    return replace(notes, highlights=_in_reading_order((*notes.highlights, highlight)))


def remove_highlight(notes: BriefNotes, highlight_id: str) -> BriefNotes:
    """Without a highlight; one that is not there is no error."""
    left = tuple(each for each in notes.highlights if each.id != highlight_id)
    return notes if len(left) == len(notes.highlights) else replace(notes, highlights=left)


def edit_highlight(
    notes: BriefNotes,
    highlight_id: str,
    *,
    now: datetime,
    color: Color | None = None,
    note: str | None = None,
    tags: Iterable[str] | None = None,
    target: Target | None = None,
) -> BriefNotes:
    """With a highlight changed in what is given; a new `target` re-attaches it.

    Raises KeyError for an unknown id, InvalidTagError.
    """
    old = find_highlight(notes, highlight_id)
    new = replace(
        old,
        color=old.color if color is None else color,
        note=old.note if note is None else note.strip(),
        # Tags it has are taken as they are: they may have been written by hand.
        tags=old.tags if tags is None else tuple(tag if tag in old.tags else tag_names.normalised(tag) for tag in tags),
        target=old.target if target is None else replace(target, extra=old.target.extra),
    )
    if new == old:
        return notes
    new = replace(new, modified=max(now, old.created))
    return replace(notes, highlights=_in_reading_order(new if each is old else each for each in notes.highlights))


def find_highlight(notes: BriefNotes, highlight_id: str) -> Highlight:
    """The highlight of an id. Raises KeyError."""
    for each in notes.highlights:
        if each.id == highlight_id:
            return each
    raise KeyError(highlight_id)


def set_note(notes: BriefNotes, text: str) -> BriefNotes:
    """With this note, Markdown; white space at its end becomes one line end, and a note of nothing else is none."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    note = clean + "\n" if clean else ""
    return notes if note == notes.note else replace(notes, note=note)


def append_note(notes: BriefNotes, text: str) -> BriefNotes:
    """With a further paragraph at the end of the note."""
    if not text.strip():
        return notes
    before = notes.note.rstrip()
    return set_note(notes, f"{before}\n\n{text.strip()}" if before else text.strip())


def add_tags(notes: BriefNotes, tags: Iterable[str]) -> BriefNotes:
    """With these tags on the brief. Raises InvalidTagError, and then adds none."""
    return _with_tags(notes, tag_names.with_tags(notes.tags, tags))


def remove_tags(notes: BriefNotes, tags: Iterable[str]) -> BriefNotes:
    """Without these tags on the brief; those it does not have are no error. Tags of its highlights stay."""
    return _with_tags(notes, tag_names.without_tags(notes.tags, tags))


def set_state(notes: BriefNotes, state: ReadState) -> BriefNotes:
    """With this reading state."""
    return notes if notes.status is state else replace(notes, status=state)


def set_verdict(notes: BriefNotes, target: Target, kind: ClaimKind, verdict: Verdict | None) -> BriefNotes:
    """With the reader's word on the claim at `target`; None takes it back."""
    mine = [each for each in notes.claims if is_verdict_on(each, target)]
    others = tuple(each for each in notes.claims if not is_verdict_on(each, target))
    if verdict is None:
        return replace(notes, claims=others) if mine else notes
    old = mine[-1] if mine else ClaimVerdict(verdict=verdict, kind=kind, target=target)
    new = replace(old, verdict=verdict, kind=kind, target=replace(target, extra=old.target.extra))
    if mine == [new]:
        return notes
    return replace(notes, claims=tuple(sorted((*others, new), key=lambda each: each.target.span)))


def is_verdict_on(claim: ClaimVerdict, target: Target) -> bool:
    """Whether a verdict is about this passage: the same words, wherever they stand by now."""
    return claim.target.exact == target.exact


def _with_tags(notes: BriefNotes, tags: tuple[str, ...]) -> BriefNotes:
    return notes if tags == notes.tags else replace(notes, tags=tags)


def _in_reading_order(highlights: Iterable[Highlight]) -> tuple[Highlight, ...]:
    return tuple(sorted(highlights, key=lambda each: (each.target.span, each.created, each.id)))
