"""A brief's notes as JSON: everything a person wrote, with each passage in its place of the text as it is now."""

from datetime import UTC, datetime

from briefreader.library.brief_json import link_to_json
from briefreader.library.export import cited
from briefreader.library.json_values import JsonObject
from briefreader.library.passages import JudgedClaim, Passage, claims_of, passages_of
from briefreader.library.references import citekey as citekey_of
from briefreader.model.annotation import BriefNotes, Target
from briefreader.model.brief import Brief


def export_json(brief: Brief, notes: BriefNotes, *, citekey: str | None = None) -> JsonObject:
    """One brief with its claims and notes; spans are code points of the brief's text, null for an orphan."""
    reference = cited(brief, notes)
    return {
        "id": brief.id,
        "citekey": citekey or citekey_of(reference),
        "fingerprint": reference.fingerprint,
        "title": brief.title,
        "dek": brief.metadata.dek,
        "authors": list(reference.authors),
        "outlet": reference.outlet,
        "published": reference.published,
        "url": reference.url,
        "status": notes.status.value,
        "tags": list(notes.tags),
        "note": notes.note,
        "claims": [_claim(brief, claim) for claim in claims_of(brief, notes)],
        "highlights": [_highlight(passage) for passage in passages_of(brief, notes)],
    }


def _claim(brief: Brief, judged: JudgedClaim) -> JsonObject:
    claim = judged.claim
    return {
        "kind": judged.kind.value,
        "text": judged.text,
        "number": judged.number,
        "start": judged.span.start if judged.span else None,
        "end": judged.span.end if judged.span else None,
        "verdict": judged.verdict.value if judged.verdict else None,
        "score": claim.score if claim and not judged.is_own else None,
        "evidence": [link_to_json(brief.links[index]) for index in claim.evidence] if claim else [],
    }


def _highlight(passage: Passage) -> JsonObject:
    highlight, span = passage.highlight, passage.anchor.span
    return {
        "id": highlight.id,
        "created": _time(highlight.created),
        "modified": _time(highlight.modified),
        "color": highlight.color.value,
        "tags": list(highlight.tags),
        "note": highlight.note,
        "fit": passage.anchor.fit.value,
        "text": passage.text,
        "number": passage.number,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "target": _target(highlight.target),
    }


def _target(target: Target) -> JsonObject:
    return {
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
        "start": target.span.start,
        "end": target.span.end,
        "number": target.number,
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
