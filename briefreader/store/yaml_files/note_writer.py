"""`BriefNotes` as the text of a notes file, format `briefreader-notes/1`."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from briefreader.model.annotation import BriefNotes, BriefRef, ClaimVerdict, Highlight, Target
from briefreader.store.yaml_files.scalars import Verbatim, entries, inline, passage, quoted

FORMAT: Final = "briefreader-notes/1"
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# With a letter that makes no number of it: `12345678` and `12e45678` are quoted.
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]*[abcdf][0-9a-f]*")


def render(notes: BriefNotes) -> str:
    """The whole file: stable order of keys, one line for what is short, blocks for what is long."""
    return notes.comment + "\n".join(_lines(notes)) + "\n"


def _lines(notes: BriefNotes) -> Iterator[str]:
    yield f"format: {FORMAT}"
    yield f"brief: {_brief(notes.brief)}"
    yield f"status: {notes.status.value}"
    position: dict[str, object] = {"start": notes.position} if notes.position else {}
    if notes.position and notes.position_words:
        position["exact"] = notes.position_words
    extra = dict(notes.extra)
    if isinstance(foreign := extra.pop("position", None), dict):
        position |= foreign
    if position:
        yield f"position: {inline(position)}"
    if notes.tags:
        yield f"tags: {inline(notes.tags)}"
    if notes.note:
        yield f"note: {passage(notes.note, 0)}"
    if notes.highlights:
        yield "highlights:"
        for highlight in notes.highlights:
            yield from _highlight(highlight)
    if notes.claims:
        yield "claims:"
        for claim in notes.claims:
            yield _claim(claim)
    yield from entries(extra, 0)


def _brief(brief: BriefRef) -> str:
    published = brief.published
    if published and _DATE.fullmatch(published):
        published = Verbatim(published)
    return inline(
        {
            "file": brief.file,
            "fingerprint": brief.fingerprint,
            "title": brief.title,
            "authors": brief.authors,
            "outlet": brief.outlet,
            "published": published,
            "url": brief.url,
            **brief.extra,
        },
    )


def _highlight(highlight: Highlight) -> Iterator[str]:
    yield f"- id: {highlight.id if _HEXADECIMAL.fullmatch(highlight.id) else inline(highlight.id)}"
    yield f"  created: {_time(highlight.created)}"
    yield f"  modified: {_time(highlight.modified)}"
    yield f"  color: {highlight.color.value}"
    if highlight.tags:
        yield f"  tags: {inline(highlight.tags)}"
    if highlight.note:
        yield f"  note: {passage(highlight.note, 1)}"
    yield f"  target: {_target(highlight.target)}"
    yield from entries(highlight.extra, 1)


def _claim(claim: ClaimVerdict) -> str:
    foreign = "".join(f", {inline(key)}: {inline(value)}" for key, value in claim.extra.items())
    return f"- {{verdict: {claim.verdict.value}, kind: {claim.kind.value}, target: {_target(claim.target)}{foreign}}}"


def _target(target: Target) -> str:
    # Always quoted: context begins and ends in spaces more often than not.
    parts = [
        f"exact: {quoted(target.exact)}",
        f"prefix: {quoted(target.prefix)}",
        f"suffix: {quoted(target.suffix)}",
        f"start: {target.span.start}",
        f"end: {target.span.end}",
    ]
    if target.number is not None:
        parts.append(f"number: {target.number}")
    parts += [f"{key}: {share:g}" for key, share in (("twin", target.twin), ("rival", target.rival)) if share]
    parts += [f"{inline(key)}: {inline(value)}" for key, value in target.extra.items()]
    return f"{{{', '.join(parts)}}}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
