"""A brief's notes as W3C Web Annotations in JSON-LD, which Hypothesis, Recogito, Zotero plug-ins and others understand.

Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from briefreader.library.export import address_of
from briefreader.library.json_values import JsonObject
from briefreader.model.annotation import BriefNotes, Highlight, Target
from briefreader.model.brief import Brief, BriefId

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def urn_of(brief_id: BriefId) -> str:
    """What names a brief that has no address."""
    return f"urn:briefreader:{quote(brief_id)}"


def export_web_annotations(brief: Brief, notes: BriefNotes) -> JsonObject:
    """One `AnnotationPage`: an annotation for each highlight, one for the note, one for the tags of the brief.

    The source is the brief's address where it has one, else a URN of its file's name. Selectors are as they were
    marked: whoever reads them anchors them anew.
    """
    source = address_of(brief, notes.brief) or urn_of(brief.id)
    about: JsonObject = {
        "id": source,
        "type": "Text",
        "title": brief.title,
        "language": brief.metadata.language or "en",
    }
    items: list[JsonObject] = [_highlight(source, highlight) for highlight in notes.highlights]
    if notes.note.strip():
        body = _text(notes.note.strip(), "describing")
        items.append(_annotation(f"{source}#note", "describing", [body], {"source": source}))
    if notes.tags:
        tags = [_text(tag, "tagging") for tag in notes.tags]
        items.append(_annotation(f"{source}#tags", "tagging", tags, {"source": source}))
    return {
        "@context": CONTEXT,
        "id": f"{urn_of(brief.id)}:annotations",
        "type": "AnnotationPage",
        "partOf": {"type": "AnnotationCollection", "label": brief.title, "total": len(items)},
        "about": about,
        "items": list(items),
    }


def _highlight(source: str, highlight: Highlight) -> JsonObject:
    bodies = [_text(tag, "tagging") for tag in highlight.tags]
    if highlight.note:
        bodies.insert(0, _text(highlight.note, "commenting"))
    motivation = "commenting" if highlight.note else "highlighting"
    target: JsonObject = {
        "source": source,
        "styleClass": highlight.color.value,
        "selector": list(_selectors(highlight.target)),
    }
    annotation = _annotation(f"urn:briefreader:highlight:{quote(highlight.id)}", motivation, bodies, target)
    return annotation | {"created": _time(highlight.created), "modified": _time(highlight.modified)}


def _selectors(target: Target) -> list[JsonObject]:
    return [
        {"type": "TextQuoteSelector", "exact": target.exact, "prefix": target.prefix, "suffix": target.suffix},
        {"type": "TextPositionSelector", "start": target.span.start, "end": target.span.end},
    ]


def _annotation(name: str, motivation: str, bodies: list[JsonObject], target: JsonObject) -> JsonObject:
    annotation: JsonObject = {"id": name, "type": "Annotation", "motivation": motivation, "target": target}
    if bodies:
        annotation["body"] = list(bodies)
    return annotation


def _text(value: str, purpose: str) -> JsonObject:
    kind = "text/plain" if purpose == "tagging" else "text/markdown"
    return {"type": "TextualBody", "value": value, "format": kind, "purpose": purpose}


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
