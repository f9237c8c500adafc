"""Opening briefs, and going back and forth between places."""

import re
from dataclasses import replace

from briefreader.library.reading_place import place_of, words_at
from briefreader.model.annotation import BriefNotes, ReadState
from briefreader.model.brief import BriefId, Span
from briefreader.model.search import Field
from briefreader.view.effects import EditNotes, RememberSearch, Reveal, Say, SetQuery, Step
from briefreader.view.events import BriefFailed, BriefOpened, Invoked, Scrolled
from briefreader.view.gathered import ReadAsides
from briefreader.view.grouping import first_of, link_groups
from briefreader.view.housekeeping import FindPlace
from briefreader.view.regions import Pane
from briefreader.view.state import Opening, Place, Reading, Session
from briefreader.view.steps.common import (
    Stepped,
    ask_folder,
    ask_for,
    carried_to,
    focused_on,
    go_to,
    remember_place,
    row_under_cursor,
    stay,
    with_reading,
)
from briefreader.view.steps.groups import open_group


def open_row(session: Session) -> Stepped:
    """Open the brief that is chosen in the list, a result at its passage; results that are on their way open later.

    Where nothing was found, what was perhaps meant is searched for.
    """
    inquiry = session.inquiry
    if inquiry.is_active and (inquiry.answer is None or inquiry.answer.query != inquiry.line):
        return replace(session, inquiry=replace(inquiry, opens_first=True)), ()
    if inquiry.better_line:
        return session, (SetQuery(inquiry.better_line),)
    if session.shelf.grouping is not None and not inquiry.is_active:
        return open_group(session)
    row = row_under_cursor(session)
    if row is None:
        return ask_folder(session) if session.is_empty and not inquiry.is_active else stay(session)
    at, terms = _passage(session)
    remember = (RememberSearch(inquiry.line),) if inquiry.is_active else ()
    reading = session.reading
    if reading is not None and reading.brief.id == row.id:
        session = focused_on(session, Pane.ARTICLE)
        session = with_reading(session, replace(reading, hits=_occurrences(reading.brief.text, terms)))
        session, effects = go_to(session, at) if at else (session, ())
        return session, (*effects, *remember)
    session, effects = ask_for(remember_place(session), Opening(request=0, brief_id=row.id, at=at, terms=terms))
    return session, (*effects, *remember)


def _passage(session: Session) -> tuple[Span | None, frozenset[str]]:
    """Where the chosen result was found, and the words that were found there."""
    inquiry = session.inquiry
    if not inquiry.is_active or inquiry.answer is None or inquiry.cursor >= len(inquiry.answer.results):
        return None, frozenset()
    at: Span | None = None
    terms: set[str] = set()
    for snippet in inquiry.answer.results[inquiry.cursor].snippets:
        terms.update(snippet.text[mark.start : mark.end].casefold() for mark in snippet.marks)
        if at is None and snippet.span is not None and snippet.field in {Field.BODY, Field.CLAIM}:
            first, last = (snippet.marks[0], snippet.marks[0]) if snippet.marks else (Span(0, 0), Span(0, 0))
            at = Span(snippet.span.start + first.start, snippet.span.start + last.end)
    return at, frozenset(terms)


def _occurrences(text: str, terms: frozenset[str]) -> tuple[Span, ...]:
    words = sorted(filter(str.strip, terms), key=len, reverse=True)
    if not words:
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def brief_opened(session: Session, event: BriefOpened) -> Stepped:
    """Show a brief that was asked for, where reading stopped or at the passage that was asked for."""
    opening = session.opening
    if opening is None or event.request != opening.request:
        return stay(session)
    session = carried_to(session, event.brief)
    same = session.reading if session.reading and session.reading.brief.id == event.brief.id else None
    effects: Step = () if same else leave(session)
    pages = link_groups(event.brief.links)
    reading = Reading(
        brief=event.brief, notes=event.notes, notes_fault=event.notes_fault, link=first_of(pages), pages=pages
    )
    if same is not None:
        reading = replace(
            reading,
            top=same.top,
            bottom=same.bottom,
            share=same.share,
            shows_cut=same.shows_cut,
            claim=same.claim,
            claim_kind=same.claim_kind,
            asides=same.asides,
        )
    reading = replace(reading, hits=_occurrences(event.brief.text, opening.terms), current=opening.at)
    session = focused_on(replace(session, reading=reading, opening=None), opening.focus)
    if opening.at is not None:
        effects = (*effects, Reveal(opening.at.start, opening.at.end))
    elif same is None and event.notes is not None and event.notes.position:
        position = place_of(event.notes.position_words, event.notes.position, event.brief.text)
        effects = (*effects, Reveal(position, position + 1, at_top=True))
    if event.notes_fault:
        effects = (*effects, Say(event.notes_fault, "warning"))
    if same is None:
        effects = (*effects, *_find_in_list(session, event.brief.id))
    return session, (*effects, ReadAsides(event.brief.id))


def _find_in_list(session: Session, brief_id: BriefId) -> Step:
    """Let the cursor of the list follow a brief that was opened from elsewhere, so that the next one is the next."""
    if session.inquiry.is_active or session.shelf.grouping is not None:
        return ()
    row = row_under_cursor(session)
    return () if row is not None and row.id == brief_id else (FindPlace(session.shelf.sort, brief_id),)


def brief_failed(session: Session, event: BriefFailed) -> Stepped:
    """Say why a brief cannot be shown; the one that is open stays."""
    if session.opening is None or event.request != session.opening.request:
        return stay(session)
    return replace(session, opening=None), (Say(event.what, "error"),)


def leave(session: Session) -> tuple[EditNotes, ...]:
    """Keep the place in the open brief, if it is another than last time."""
    reading = session.reading
    if reading is None or reading.notes is None:
        return ()
    position = reading.top
    has_moved = position > 0 or reading.notes.position > 0
    words = words_at(reading.brief.text, position)
    before = reading.notes.position_words or words
    if not has_moved or (position, words) == (reading.notes.position, before):
        return ()

    def keep_place(notes: BriefNotes) -> BriefNotes:
        status = ReadState.READING if notes.status is ReadState.UNREAD else notes.status
        return replace(notes, position=position, position_words=words, status=status)

    return (EditNotes(reading.brief.id, keep_place, ""),)


def scrolled(session: Session, event: Scrolled) -> Stepped:
    """Note what is in sight."""
    if session.reading is None:
        return stay(session)
    reading = session.reading
    if (reading.top, reading.bottom, reading.share) == (event.top, event.bottom, event.share):
        return stay(session)
    return with_reading(session, replace(reading, top=event.top, bottom=event.bottom, share=event.share)), ()


def neighbour(session: Session, event: Invoked) -> Stepped:
    """Open the brief after or before the open one in the list."""
    step = 1 if event.command == "brief.next" else -1
    if session.inquiry.is_active:
        count = len(session.inquiry.answer.results) if session.inquiry.answer else 0
        cursor = session.inquiry.cursor + step
        if not 0 <= cursor < count:
            return stay(session, Say("No more results this way"))
        return open_row(replace(session, inquiry=replace(session.inquiry, cursor=cursor)))
    cursor = session.shelf.cursor + step
    if not 0 <= cursor < session.shelf.total:
        return stay(session, Say("No more briefs this way"))
    return open_row(replace(session, shelf=replace(session.shelf, cursor=cursor)))


def jump_back(session: Session, _event: Invoked) -> Stepped:
    """Return to the place before the last jump."""
    if not session.behind:
        return stay(session, Say("No earlier place to go back to"))
    place, *behind = session.behind
    here = _here(session)
    session = replace(session, behind=tuple(behind), ahead=(*here, *session.ahead))
    return _return_to(session, place)


def jump_forward(session: Session, _event: Invoked) -> Stepped:
    """Undo the last jump back."""
    if not session.ahead:
        return stay(session, Say("No later place to go forward to"))
    place, *ahead = session.ahead
    here = _here(session)
    session = replace(session, ahead=tuple(ahead), behind=(*here, *session.behind))
    return _return_to(session, place)


def _here(session: Session) -> tuple[Place, ...]:
    if session.reading is None:
        return ()
    return (Place(brief_id=session.reading.brief.id, position=session.reading.top),)


def _return_to(session: Session, place: Place) -> Stepped:
    if session.reading is not None and session.reading.brief.id == place.brief_id:
        session = focused_on(with_reading(session, replace(session.reading, current=None)), Pane.ARTICLE)
        return session, (Reveal(place.position, place.position + 1, at_top=True),)
    at = Span(place.position, place.position)
    return ask_for(session, Opening(request=0, brief_id=BriefId(place.brief_id), at=at))
