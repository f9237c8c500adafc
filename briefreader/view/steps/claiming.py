"""What the reader decides about key claims: kept, dropped, of another kind, added."""

from dataclasses import replace
from typing import Final

from briefreader.library import notebook
from briefreader.library.passages import JudgedClaim, is_about, mark_in
from briefreader.model.annotation import BriefNotes, Target, Verdict
from briefreader.view.claims_in import chosen_claim, claims_in, claims_shown
from briefreader.view.effects import Reveal, Say
from briefreader.view.events import Invoked
from briefreader.view.grouping import CLAIM_HEADINGS
from briefreader.view.regions import Pane
from briefreader.view.state import Reading, Session
from briefreader.view.steps.annotating import edit_open
from briefreader.view.steps.common import Stepped, nothing_chosen, stay, with_reading
from briefreader.view.steps.selecting import chosen_span

_KINDS: Final = tuple(CLAIM_HEADINGS)
_NO_CLAIM: Final = Say("There is no claim to judge")


def choose_claim(session: Session, reading: Reading, key: str) -> Stepped:
    """Note which claim is chosen; while their list has the keyboard, the article goes along."""
    if key == reading.claim:
        return stay(session)
    reading = replace(reading, claim=key)
    claim = chosen_claim(reading)
    if session.layout.focus is not Pane.CLAIMS or claim is None or claim.span is None:
        return with_reading(session, reading), ()
    session = with_reading(session, replace(reading, current=claim.span))
    return session, (Reveal(claim.span.start, claim.span.end),)


def judge_claim(session: Session, event: Invoked) -> Stepped:
    """Keep or drop the chosen claim; the same word again takes it back, and so does dropping a claim of one's own."""
    reading = session.reading
    claim = chosen_claim(reading) if reading is not None else None
    if reading is None or claim is None:
        return stay(session, _NO_CLAIM)
    asked = Verdict.ACCEPTED if event.command == "claim.accept" else Verdict.REJECTED
    is_over = claim.verdict is asked or (claim.is_own and asked is Verdict.REJECTED)
    verdict = None if is_over else asked
    if verdict is not Verdict.ACCEPTED:
        session = with_reading(session, replace(reading, claim=_neighbour(reading, claim.key)))
    target = _target(reading, claim)
    return edit_open(
        session,
        lambda notes: notebook.set_verdict(notes, target, claim.kind, verdict),
        "verdict on a claim",
    )


def _target(reading: Reading, claim: JudgedClaim) -> Target:
    """What a verdict on a claim is about; at the first one, with what else in the text is like the claim."""
    return claim.target if claim.verdict or claim.span is None else mark_in(reading.brief, claim.span)


def _neighbour(reading: Reading, key: str) -> str:
    """The claim that the cursor goes to when this one leaves its place: the next, or the one before the last."""
    keys = [claim.key for claim in claims_shown(reading) if claim.verdict is not Verdict.REJECTED]
    if key not in keys:
        return key
    at = keys.index(key)
    return (*keys[at + 1 :], *reversed(keys[:at]), key)[0]


def change_kind(session: Session, _event: Invoked) -> Stepped:
    """Say that the chosen claim is of the next kind; that keeps it, for it is the reader's word."""
    reading = session.reading
    claim = chosen_claim(reading) if reading is not None else None
    if reading is None or claim is None:
        return stay(session, _NO_CLAIM)
    kind = _KINDS[(_KINDS.index(claim.kind) + 1) % len(_KINDS)]
    session = with_reading(session, replace(reading, claim=claim.key, claim_kind=None))
    target = _target(reading, claim)
    session, effects = edit_open(
        session,
        lambda notes: notebook.set_verdict(notes, target, kind, Verdict.ACCEPTED),
        "kind of a claim",
    )
    return session, (*effects, Say(f"Now under {CLAIM_HEADINGS[kind].lower()}")) if reading.notes else effects


def next_filter(session: Session, _event: Invoked) -> Stepped:
    """Show the claims of one kind, then of the next that there is, then all again."""
    reading = session.reading
    if reading is None:
        return stay(session)
    kinds = {claim.kind for claim in claims_in(reading)}
    turn = [None, *(kind for kind in _KINDS if kind in kinds)]
    at = turn.index(reading.claim_kind) if reading.claim_kind in turn else 0
    return with_reading(session, replace(reading, claim_kind=turn[(at + 1) % len(turn)])), ()


def add_claim(session: Session, _event: Invoked) -> Stepped:
    """Make the selection a claim of the reader's own, of the kind that its words speak for."""
    reading = session.reading
    span = chosen_span(reading) if reading is not None else None
    if reading is None or span is None or not len(span):
        return stay(session, Say(nothing_chosen(session)))
    from briefreader.extract.claims.passage import likely_kind  # noqa: PLC0415 - only here the desk reads words itself

    there = next((claim for claim in claims_in(reading) if claim.span is not None and is_about(span, claim.span)), None)
    target = _target(reading, there) if there is not None else mark_in(reading.brief, span)
    kind = there.kind if there is not None else likely_kind(reading.brief.quote(span))

    def add(notes: BriefNotes) -> BriefNotes:
        return notebook.set_verdict(notes, target, kind, Verdict.ACCEPTED)

    session, effects = edit_open(session, add, "claim of your own")
    if session.reading is None:
        return session, effects
    found = next((claim.key for claim in claims_in(session.reading) if claim.target == target), "")
    session = with_reading(session, replace(session.reading, selection=None, claim=found or session.reading.claim))
    heading = CLAIM_HEADINGS[kind].lower()
    return session, (*effects, Say(f"Kept as a claim, under {heading}")) if reading.notes is not None else effects
