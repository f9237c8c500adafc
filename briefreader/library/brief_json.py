"""A brief as the JSON document of `show --json`, and back: the form it has in the catalogue and for other programs."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from briefreader.errors import Fault, Severity
from briefreader.library.json_values import Json, JsonObject, JsonReader
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Caption,
    Claim,
    ClaimKind,
    EvidenceKind,
    Furniture,
    LineRange,
    Link,
    LinkKind,
    Metadata,
    Republication,
    Source,
    Span,
    TextFragment,
)

T = TypeVar("T")
SEVERITIES: Mapping[str, Severity] = {"note": "note", "warning": "warning", "error": "error"}


def to_json(brief: Brief) -> JsonObject:
    """The whole brief in the types of JSON, keys in reading order.

    Spans are `start` and `end`, in code points of `text`; both are null for a link outside the body.
    """
    return {
        **_header(brief),
        "words": brief.words,
        "reading_minutes": brief.reading_minutes,
        "text": brief.text,
        "blocks": [_block(block) for block in brief.blocks],
        "captions": [{"text": caption.text, "credit": caption.credit} for caption in brief.captions],
        "furniture": [
            {"kind": piece.kind, "reason": piece.reason, "lines": list(piece.lines), "text": piece.text}
            for piece in brief.furniture
        ],
        "links": [link_to_json(link) for link in brief.links],
        "claims": [claim_to_json(brief, claim) for claim in brief.claims],
        "faults": [fault_to_json(fault) for fault in brief.faults],
    }


def from_json(value: Json) -> Brief:
    """The brief that `to_json` gave this document for; keys it does not know are passed over.

    Raises:
        ValueError: something that makes up a brief is missing or of the wrong type.
    """
    reader = JsonReader.of(value)
    return Brief(
        id=BriefId(reader.text("id")),
        source=Source(
            path=reader.text("path"),
            fingerprint=reader.text("fingerprint"),
            media_type=reader.text("media_type"),
            encoding=reader.text("encoding"),
        ),
        metadata=_read_metadata(reader),
        text=reader.text("text"),
        words=reader.whole("words"),
        blocks=_each(reader, "blocks", _read_block),
        captions=_each(reader, "captions", lambda item: Caption(text=item.text("text"), credit=item.words("credit"))),
        furniture=_each(reader, "furniture", _read_furniture),
        links=_each(reader, "links", _read_link),
        claims=_each(reader, "claims", _read_claim),
        faults=_each(reader, "faults", _read_fault),
    )


def link_to_json(link: Link) -> JsonObject:
    """One link, as `show --json` and `links --json` give it."""
    fragment = link.text_fragment
    return {
        "kind": link.kind.value,
        "text": link.text,
        "href": link.href,
        "url": link.url,
        "target": link.target,
        "dead": link.dead,
        "text_fragment": None
        if fragment is None
        else {"start": fragment.start, "end": fragment.end, "prefix": fragment.prefix, "suffix": fragment.suffix},
        "number": link.number,
        "start": None if link.span is None else link.span.start,
        "end": None if link.span is None else link.span.end,
    }


def claim_to_json(brief: Brief, claim: Claim) -> JsonObject:
    """One claim with its words, as `show --json` and `claims --json` give it."""
    return {
        "kind": claim.kind.value,
        "text": brief.quote(claim.span),
        "start": claim.span.start,
        "end": claim.span.end,
        "number": claim.number,
        "score": claim.score,
        "hedged": claim.hedged,
        "attribution": claim.attribution,
        "reasons": list(claim.reasons),
        "evidence": list(claim.evidence),
        "evidence_kind": claim.evidence_kind.value,
        "source": claim.source,
    }


def fault_to_json(fault: Fault) -> JsonObject:
    """One fault, as every `--json` gives it."""
    return {"where": fault.where, "line": fault.line, "what": fault.what, "severity": fault.severity}


def _header(brief: Brief) -> JsonObject:
    metadata = brief.metadata
    return {
        "id": brief.id,
        "path": brief.source.path,
        "fingerprint": brief.source.fingerprint,
        "media_type": brief.source.media_type,
        "encoding": brief.source.encoding,
        "language": metadata.language,
        "title": metadata.title,
        "kicker": metadata.kicker,
        "dek": metadata.dek,
        "dateline": metadata.dateline,
        "authors": [
            {"name": author.name, "role": author.role, "affiliation": author.affiliation, "url": author.url}
            for author in metadata.authors
        ],
        "outlet": metadata.outlet,
        "url": metadata.url,
        "series": metadata.series,
        "published": metadata.published,
        "published_raw": metadata.published_raw,
        "also_published": [{"outlet": other.outlet, "url": other.url} for other in metadata.also_published],
        "subjects": list(metadata.subjects),
        "licence": metadata.licence,
    }


def _block(block: Block) -> JsonObject:
    return {
        "kind": block.kind.value,
        "level": block.level,
        "start": block.span.start,
        "end": block.span.end,
        "number": block.number,
        "lines": list(block.lines),
    }


def _read_metadata(reader: JsonReader) -> Metadata:
    return Metadata(
        title=reader.words("title"),
        kicker=reader.words("kicker"),
        dek=reader.words("dek"),
        dateline=reader.words("dateline"),
        authors=_each(reader, "authors", _read_author),
        outlet=reader.words("outlet"),
        url=reader.words("url"),
        series=reader.words("series"),
        published=reader.words("published"),
        published_raw=reader.words("published_raw"),
        also_published=_each(
            reader,
            "also_published",
            lambda item: Republication(outlet=item.text("outlet"), url=item.words("url")),
        ),
        subjects=reader.texts("subjects"),
        licence=reader.words("licence"),
        language=reader.words("language"),
    )


def _read_author(item: JsonReader) -> Author:
    return Author(
        name=item.text("name"),
        role=item.words("role"),
        affiliation=item.words("affiliation"),
        url=item.words("url"),
    )


def _read_block(item: JsonReader) -> Block:
    return Block(
        kind=BlockKind(item.text("kind")),
        level=item.whole("level"),
        span=_read_span(item),
        number=item.number("number"),
        lines=_read_lines(item),
    )


def _read_furniture(item: JsonReader) -> Furniture:
    return Furniture(
        kind=item.text("kind"), reason=item.text("reason"), lines=_read_lines(item), text=item.text("text")
    )


def _read_link(item: JsonReader) -> Link:
    fragment = item.object("text_fragment")
    return Link(
        kind=LinkKind(item.text("kind")),
        text=item.text("text"),
        href=item.text("href"),
        url=item.words("url"),
        target=item.words("target"),
        dead=item.flag("dead"),
        text_fragment=None
        if fragment is None
        else TextFragment(
            start=fragment.text("start"),
            end=fragment.words("end"),
            prefix=fragment.words("prefix"),
            suffix=fragment.words("suffix"),
        ),
        number=item.number("number"),
        span=None if item.number("start") is None else _read_span(item),
    )


def _read_claim(item: JsonReader) -> Claim:
    return Claim(
        kind=ClaimKind(item.text("kind")),
        span=_read_span(item),
        number=item.number("number"),
        score=item.real("score"),
        hedged=item.flag("hedged"),
        attribution=item.words("attribution"),
        reasons=item.texts("reasons"),
        evidence=item.wholes("evidence"),
        evidence_kind=EvidenceKind(item.text("evidence_kind")),
        source=item.words("source"),
    )


def _read_fault(item: JsonReader) -> Fault:
    severity = SEVERITIES.get(item.text("severity"))
    if severity is None:
        raise ValueError(f"not a severity: {item.text('severity')}")
    return Fault(where=item.text("where"), line=item.number("line"), what=item.text("what"), severity=severity)


def _read_span(item: JsonReader) -> Span:
    return Span(item.whole("start"), item.whole("end"))


def _read_lines(item: JsonReader) -> LineRange:
    first, last = item.wholes("lines")
    return first, last


def _each(reader: JsonReader, key: str, read: Callable[[JsonReader], T]) -> tuple[T, ...]:
    return tuple(read(item) for item in reader.objects(key))
