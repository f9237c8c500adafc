"""Versions of notes that were put aside, by us or by a synchronising service: looked at, taken over, thrown away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefreader.errors import BriefreaderError
from briefreader.library.holdings import Holdings
from briefreader.library.tags import same
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import BriefId


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """One version that was put aside.

    Attributes:
        path: its file.
        lacking: what it holds that the notes do not, in words; () where there is nothing, and it can go.
        fault: why it cannot be read, or "".
    """

    path: str
    lacking: tuple[str, ...] = ()
    fault: str = ""


def asides(library: Holdings, brief_id: BriefId) -> tuple[Aside, ...]:
    """The versions that were put aside for a brief, by path. Raises UnreadableNotesError where its notes are broken."""
    paths = library.put_aside.conflicts(brief_id)
    if not paths:
        return ()
    notes = library.notes(brief_id)
    found = []
    for path in paths:
        try:
            found.append(Aside(path=path, lacking=tuple(_lacking(notes, library.put_aside.read_aside(path)))))
        except BriefreaderError as error:
            found.append(Aside(path=path, fault=str(error)))
    return tuple(found)


def take_over(library: Holdings, brief_id: BriefId, path: str) -> BriefNotes:
    """The notes with all that a version holds besides, on disk; then the version is gone.

    Raises BriefreaderError, and then the version is still there.
    """
    theirs = library.put_aside.read_aside(path)
    saved = library.edit_notes(brief_id, lambda notes: completed(notes, theirs))
    library.put_aside.discard(path)
    return saved


def throw_away(library: Holdings, path: str) -> None:
    """Delete a version. Raises UnwritableError."""
    library.put_aside.discard(path)


def completed(notes: BriefNotes, other: BriefNotes) -> BriefNotes:
    """The notes with what another version holds besides; nothing that they have is replaced.

    Where both have a note, the other one is put below. A highlight that is in both gets the other's remark and tags.
    """
    known = {each.id: each for each in notes.highlights}
    theirs = {each.id: each for each in other.highlights}
    highlights = [
        replace(
            each,
            tags=_joined_tags(each.tags, theirs[each.id].tags),
            note=_joined_text(each.note, theirs[each.id].note),
        )
        if each.id in theirs
        else each
        for each in notes.highlights
    ]
    highlights += [each for each in other.highlights if each.id not in known]
    judged = {each.target.exact for each in notes.claims}
    claims = (*notes.claims, *(each for each in other.claims if each.target.exact not in judged))
    note = _joined_text(notes.note.strip(), other.note.strip())
    return replace(
        notes,
        tags=_joined_tags(notes.tags, other.tags),
        note=notes.note if note == notes.note.strip() else note + "\n",
        highlights=tuple(sorted(highlights, key=lambda each: (each.target.span, each.created, each.id))),
        claims=tuple(sorted(claims, key=lambda each: each.target.span)),
        extra={**other.extra, **notes.extra},
    )


def _lacking(notes: BriefNotes, other: BriefNotes) -> Iterable[str]:
    after = completed(notes, other)
    if after.note != notes.note:
        yield "another note"
    known = {each.id: each for each in notes.highlights}
    for each in after.highlights:
        if each.id not in known:
            yield f"a highlight: “{each.target.exact}”"
        elif each != known[each.id]:
            yield f"a remark or tags on “{each.target.exact}”"
    for tag in after.tags[len(notes.tags) :]:
        yield f"the tag #{tag}"
    judged = {each.target.exact for each in notes.claims}
    for claim in after.claims:
        if claim.target.exact not in judged:
            yield f"a claim that was {claim.verdict}: “{claim.target.exact}”"


def _joined_tags(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return (*tags, *(tag for tag in more if not any(same(tag, each) for each in tags)))


def _joined_text(text: str, more: str) -> str:
    if not more or more in text:
        return text
    return f"{text}\n\n{more}" if text and text not in more else more
