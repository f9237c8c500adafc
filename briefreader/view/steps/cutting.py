"""The cut ledger: what was cut from the page, going through it, restoring a block of it, and cutting one."""

from dataclasses import replace

from briefreader.model.brief import Block, Brief, CutDecision, CutVerdict, Span
from briefreader.view.effects import DecideCut, LoadRows, Say, Step
from briefreader.view.events import CutDecided, Invoked
from briefreader.view.grouping import first_of, link_groups
from briefreader.view.state import CutChange, Offer, Reading, Session
from briefreader.view.steps.common import Stepped, carried_to, stay, with_reading
from briefreader.view.steps.saving import keep_change
from briefreader.view.steps.selecting import chosen_span
from briefreader.view.wording import counted

_LABELS = {CutVerdict.CUT: "cut of a block", CutVerdict.RESTORE: "return of a block"}


def toggle(session: Session, _event: Invoked) -> Stepped:
    """Show what was cut from the page, with reasons, or hide it."""
    reading = session.reading
    if reading is None:
        return stay(session)
    if not reading.brief.furniture:
        return stay(session, Say("Nothing was cut from this page"))
    return with_reading(session, replace(reading, shows_cut=not reading.shows_cut, piece=None)), ()


def to_piece(session: Session, event: Invoked) -> Stepped:
    """Choose the next block that was cut, or the one before; what is hidden is shown for it."""
    reading = session.reading
    if reading is None:
        return stay(session)
    pieces = reading.brief.furniture
    if not pieces:
        return stay(session, Say("Nothing was cut from this page"))
    step = 1 if event.command == "furniture.next" else -1
    if reading.piece is not None:
        piece = reading.piece + step
    else:
        before = sum(piece.lines < _line_in_sight(reading) for piece in pieces)
        piece = before if step > 0 else before - 1
    if not 0 <= piece < len(pieces):
        return stay(session, Say("Nothing more was cut below" if step > 0 else "Nothing more was cut above"))
    return with_reading(session, replace(reading, shows_cut=True, piece=piece, selection=None)), ()


def _line_in_sight(reading: Reading) -> tuple[int, int]:
    block = reading.brief.block_at(reading.top) if reading.top else None
    return block.lines if block is not None else (0, 0)


def decide(session: Session, _event: Invoked) -> Stepped:
    """Restore the chosen block, or cut the paragraph at the cursor; right after that, do the same in other briefs."""
    reading = session.reading
    if reading is None:
        return stay(session)
    if reading.offer is not None:
        offer = reading.offer
        session = with_reading(session, replace(reading, offer=None))
        return session, (DecideCut(offer.briefs, offer.decision, _LABELS[offer.decision.verdict]),)
    decision = _decision(reading)
    if decision is None:
        paragraph, block = map(session.keymap.key_for, ("select.paragraph", "furniture.next"))
        return stay(
            session, Say(f"Choose a paragraph ({paragraph}) to cut it, or a block that was cut ({block}) to restore it")
        )
    return session, (DecideCut((reading.brief.id,), decision, _LABELS[decision.verdict]),)


def _decision(reading: Reading) -> CutDecision | None:
    """What the key would decide here."""
    if reading.shows_cut and reading.piece is not None:
        piece = reading.brief.furniture[reading.piece]
        return CutDecision(verdict=CutVerdict.RESTORE, quote=piece.text, line=piece.lines[0])
    span = chosen_span(reading)
    blocks = _blocks_at(reading.brief, span) if span is not None else ()
    if not blocks:
        return None
    quote = "\n".join(reading.brief.quote(block.span) for block in blocks)
    return CutDecision(verdict=CutVerdict.CUT, quote=quote, line=blocks[0].lines[0])


def _blocks_at(brief: Brief, span: Span) -> tuple[Block, ...]:
    return tuple(block for block in brief.blocks if block.span.overlaps(span))


def cut_decided(session: Session, event: CutDecided) -> Stepped:
    """Show the brief as it is read now, keep the change for undo, and offer it to the outlet's other briefs."""
    reading = session.reading
    count = len(event.briefs)
    is_here = reading is not None and event.brief is not None and reading.brief.id == event.brief.id
    if reading is not None and event.brief is not None and is_here:
        session = carried_to(session, event.brief)
        session = with_reading(session, _renewed(session.reading or reading, event))
    decision = event.decision.opposite if event.way == "undo" else event.decision
    change = CutChange(briefs=event.briefs, label=event.label, decision=decision)
    session, said = keep_change(session, change, event.way)
    shelf = session.shelf
    rows = tuple(LoadRows(shelf.generation, shelf.sort, page) for page in sorted(shelf.pages))
    effects: Step = (*rows, *said)
    if event.way != "do":
        return session, effects
    what = "Restored" if event.decision.verdict is CutVerdict.RESTORE else "Cut"
    undo, again = map(session.keymap.key_for, ("edit.undo", "furniture.decide"))
    if not is_here:
        return session, (*effects, Say(f"{what} in {counted(count, 'more brief')}; {undo} takes it back"))
    more = counted(len(event.elsewhere), "other brief")
    offer = f"The same stands in {more} of this outlet: {again} once more" if event.elsewhere else f"{undo} undoes it"
    return session, (*effects, Say(f"{what}. {offer}"))


def _renewed(reading: Reading, event: CutDecided) -> Reading:
    """The open brief with its new parse; places in the old text that are gone are forgotten."""
    brief = event.brief or reading.brief
    pages = link_groups(brief.links)
    offer = Offer(briefs=event.elsewhere, decision=replace(event.decision, line=None)) if event.elsewhere else None
    return replace(
        reading,
        brief=brief,
        current=None,
        hits=(),
        selection=None,
        find=None,
        hints=(),
        claim="",
        link=first_of(pages),
        pages=pages,
        piece=_piece_after(reading, brief, event.decision),
        offer=offer if event.way == "do" else None,
    )


def _piece_after(reading: Reading, brief: Brief, decision: CutDecision) -> int | None:
    """Which cut block is chosen after a decision: one that went back into the ledger, else the next one in sight.

    One that is not would take the reader away from what was put back. `decision` is what was done now, be it an undo.
    """
    if reading.piece is None or not brief.furniture:
        return None
    if decision.verdict is CutVerdict.CUT:
        same = (index for index, piece in enumerate(brief.furniture) if decision.quote == piece.text)
        return next(same, min(reading.piece, len(brief.furniture) - 1))
    last = brief.block_at(reading.bottom)
    if reading.piece >= len(brief.furniture) or last is None:
        return None
    is_end_in_sight = reading.bottom >= len(brief.text)
    is_in_sight = is_end_in_sight or brief.furniture[reading.piece].lines[0] <= last.lines[1]
    return reading.piece if is_in_sight else None
