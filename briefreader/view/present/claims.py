"""The key claims in the side pane: by kind, each with what it rests on, how firm it is, and why it was chosen."""

from collections.abc import Iterator
from typing import Final

from briefreader.config.keymap import Keymap
from briefreader.library.passages import JudgedClaim
from briefreader.model.annotation import Verdict
from briefreader.model.brief import Brief, Claim, ClaimKind, EvidenceKind
from briefreader.view.claims_in import chosen_claim, claims_in
from briefreader.view.grouping import CLAIM_HEADINGS, claim_groups
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.present.sides import group_row
from briefreader.view.state import Reading, Session
from briefreader.view.wording import counted, host_of

_LIKELY: Final = {
    ClaimKind.THESIS: "likely the thesis",
    ClaimKind.FACT: "likely a fact",
    ClaimKind.FORECAST: "likely a forecast",
    ClaimKind.RECOMMENDATION: "likely a recommendation",
    ClaimKind.REPORTED: "likely reported",
}
_CLAIM_LINES: Final = 6
_DEK_LINES: Final = 8
_FOREIGN_LINES: Final = 4
_ENGLISH: Final = frozenset({None, "en"})
_SHORT_TEXT: Final = 60
"""Words of a text in which one would not look for key sentences."""


def claims_view(session: Session) -> ListView:
    """The editors' summary, then the key claims by kind, those that were dropped last."""
    reading = session.reading
    if reading is None:
        return ListView(rows=(), title="Key claims", empty="Open a brief to see what it claims.")
    claims, kind = claims_in(reading), reading.claim_kind
    standing = [claim for claim in claims if claim.verdict is not Verdict.REJECTED]
    rows: list[Row] = []
    chosen = chosen_claim(reading)
    for heading, group in claim_groups(claim for claim in claims if kind is None or claim.kind is kind):
        rows.append(group_row(heading, len(group)))
        rows += [_claim_row(reading.brief, claim, is_chosen=claim is chosen or claim == chosen) for claim in group]
    title = f"Key claims {len(standing)}"
    if kind is not None:
        title = f"{CLAIM_HEADINGS[kind]} {sum(claim.kind is kind for claim in standing)} of {len(standing)} claims"
    if rows and kind is None:
        rows = [*_preface(reading.brief), *rows]
    key = chosen.key if chosen is not None else ""
    cursor = next((index for index, row in enumerate(rows) if row.key == key), 0)
    return ListView(rows=rows, cursor=cursor, title=title, empty=_why_empty(reading, session.keymap))


def _preface(brief: Brief) -> Iterator[Row]:
    """What stands above the claims: the editors' own summary, and a word where the text was not read as English."""
    if brief.metadata.dek:
        dek = RowLine((Piece(brief.metadata.dek, Tone.MUTED),), lines=_DEK_LINES)
        lines = (RowLine((Piece("IN THE EDITORS' WORDS", Tone.GROUP),)), dek, RowLine(()))
        yield Row(key="dek", lines=lines, is_heading=True)
    if brief.metadata.language not in _ENGLISH:
        note = RowLine((Piece(_foreign(brief), Tone.WARN),), lines=_FOREIGN_LINES)
        yield Row(key="language", lines=(note, RowLine(())), is_heading=True)


def _foreign(brief: Brief) -> str:
    return (
        f"Not English ({brief.metadata.language}): chosen by place, recurring words and figures, not by what the "
        "sentences say."
    )


def _why_empty(reading: Reading, keymap: Keymap) -> str:
    """Why there is no claim to show, and what helps."""
    brief = reading.brief
    if reading.claim_kind is not None and claims_in(reading):
        kind = CLAIM_HEADINGS[reading.claim_kind].lower()
        return f"No claim of this brief is under {kind}. {keymap.key_for('claims.filter')} shows the next kind."
    if not brief.text.strip():
        why = "This page has no article text, so there is nothing to claim."
    elif brief.metadata.language not in _ENGLISH:
        why = f"This text is not English ({brief.metadata.language}), and no sentence of it stands out by its place."
    elif brief.words < _SHORT_TEXT:
        why = f"This text has {counted(brief.words, 'word')}: too few for a sentence to stand out."
    else:
        why = (
            "No sentence of this text stands out: none of them sums up, recommends, looks ahead, reports or gives a "
            "fact that could be checked."
        )
    dek = f"\n\nIn the editors' words: {brief.metadata.dek}" if brief.metadata.dek else ""
    select, make = keymap.key_for("select.start"), keymap.key_for("claim.add")
    return f"{why}{dek}\n\n{select} selects text in the article, and {make} makes it a claim."


def _claim_row(brief: Brief, judged: JudgedClaim, *, is_chosen: bool) -> Row:
    if judged.verdict is Verdict.REJECTED:
        line = RowLine((Piece("dropped ", Tone.BAD), Piece(judged.text, Tone.MUTED)), lines=2)
        return Row(key=judged.key, lines=(line, RowLine(())))
    lines = [RowLine((*_verdict(judged), Piece(judged.text)), lines=_CLAIM_LINES)]
    place = f"¶{judged.number}" if judged.number is not None else "no paragraph"
    facts = [Piece(place, Tone.MUTED)]
    claim = judged.claim
    if claim is None:
        facts.append(Piece(" · not found in the text any more", Tone.BAD))
    else:
        facts += [Piece(" · ", Tone.MUTED), _evidence(brief, claim)]
        facts.append(Piece(" · hedged" if claim.hedged else " · firm", Tone.MUTED))
        if claim.attribution:
            facts.append(Piece(f" · {claim.attribution}", Tone.MUTED))
    lines.append(RowLine(tuple(facts), lines=2))
    if claim is not None and claim.reasons and is_chosen:
        lines.append(RowLine((Piece(_why(judged.kind, claim), Tone.MUTED),), lines=4))
    return Row(key=judged.key, lines=(*lines, RowLine(())))


def _why(kind: ClaimKind, claim: Claim) -> str:
    """The reasons; they speak for the kind that was found, whatever the reader made of it."""
    found = f"{_LIKELY[claim.kind]} because: {'; '.join(claim.reasons)}"
    return found if kind is claim.kind else f"you say so; found as {found}"


def _verdict(judged: JudgedClaim) -> tuple[Piece, ...]:
    if judged.verdict is not Verdict.ACCEPTED:
        return ()
    return (Piece("yours " if judged.is_own else "kept ", Tone.GOOD),)


def _evidence(brief: Brief, claim: Claim) -> Piece:
    hosts = [host_of(brief.links[index].url) for index in claim.evidence if index < len(brief.links)]
    named = ", ".join(dict.fromkeys(filter(None, hosts)))
    match claim.evidence_kind:
        case EvidenceKind.LINK:
            return Piece(f"{counted(len(claim.evidence), 'link')}: {named}" if named else "a link", Tone.GOOD)
        case EvidenceKind.NEARBY:
            return Piece(f"source nearby: {named}" if named else "source nearby", Tone.PLAIN)
        case EvidenceKind.NAMED:
            return Piece(f"names {claim.source}" if claim.source else "names a source", Tone.PLAIN)
        case EvidenceKind.NONE:
            return Piece("no source given", Tone.WARN)
