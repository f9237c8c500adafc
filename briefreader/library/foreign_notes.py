"""Highlights from elsewhere, read into one form: our own Markdown, W3C JSON-LD, Hypothesis and Readwise."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from briefreader.library import front_matter
from briefreader.library.json_values import Json, JsonReader
from briefreader.library.quotations import quotations
from briefreader.model.annotation import Color

_OWN_URN: Final = "urn:briefreader:highlight:"
_BLOCK_ID: Final = re.compile(r"^\^h-([A-Za-z0-9-]+)\s*$")
_LABELS: Final = re.compile(r"^(?P<tags>(?:#[^\s#()]+ ?)*)(?:\((?P<color>yellow|green|blue|red)\))?\s*$")
_ALTERED: Final = "*Altered since it was marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignHighlight:
    """One highlight, as somebody else kept it.

    Attributes:
        source: what names its brief: an address, a title or a citation key, whichever there is.
        start: its place in the text it was marked in, where that is told.
        own_id: the id it had here, where it went out from here.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    color: Color = Color.YELLOW
    created: datetime | None = None
    url: str | None = None
    title: str | None = None
    citekey: str | None = None
    own_id: str | None = None


def read_markdown_export(markdown: str) -> Iterator[ForeignHighlight]:
    """The highlights of a Markdown file that `export` wrote, with what was changed in it by hand since."""
    text = markdown.replace("\r\n", "\n")
    block = front_matter.split(text)[0]
    title, url = front_matter.value_of(block, "title"), front_matter.value_of(block, "url")
    lines = text.split("\n")
    for quotation in quotations(text):
        if not lines[quotation.line - 1].lstrip().startswith(">"):
            continue
        following = _after_quotation(lines, quotation.line - 1)
        if following is None:
            continue
        own_id, remarks = following
        labels = _LABELS.match(remarks[-1]) if remarks else None
        note = remarks[:-1] if labels else remarks
        yield ForeignHighlight(
            exact=quotation.text,
            note="\n\n".join(part for part in note if not part.startswith(_ALTERED)),
            tags=tuple(tag.lstrip("#") for tag in labels["tags"].split()) if labels else (),
            color=Color(labels["color"]) if labels and labels["color"] else Color.YELLOW,
            url=url,
            title=title,
            citekey=quotation.citekey,
            own_id=own_id,
        )


def _after_quotation(lines: Sequence[str], place: int) -> tuple[str, list[str]] | None:
    """The block id below a quotation and the paragraphs up to the next quotation or heading; None without an id."""
    while place < len(lines) and lines[place].lstrip().startswith(">"):
        place += 1
    rest = "\n".join(lines[place:])
    end = re.search(r"(?m)^(?:>|#{1,6} |%% begin notes|\[\^)", rest)
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", rest[: end.start() if end else None]) if part.strip()]
    if not paragraphs or not (match := _BLOCK_ID.match(paragraphs[0])):
        return None
    return match[1], paragraphs[1:]


def read_web_annotations(value: Json) -> Iterator[ForeignHighlight]:
    """The highlights of a W3C annotation, a list or page or collection of them, or an export of Hypothesis.

    Annotations of a whole page, without a quotation, are passed over. Raises ValueError for anything else.
    """
    for reader in _annotations(value):
        target = _first(reader.fields.get("target"))
        if target is None:
            continue
        selectors = {str(each.fields.get("type")): each for each in _objects(target.fields.get("selector"))}
        quote = selectors.get("TextQuoteSelector")
        if quote is None:
            continue
        position = selectors.get("TextPositionSelector")
        note, tags = _bodies(reader)
        name = reader.words("id") or ""
        style = str(target.fields.get("styleClass") or "")
        yield ForeignHighlight(
            exact=quote.text("exact"),
            prefix=quote.words("prefix") or "",
            suffix=quote.words("suffix") or "",
            start=position.number("start") if position else None,
            note=note,
            tags=tags,
            color=Color(style) if style in tuple(Color) else Color.YELLOW,
            created=_time(reader.words("created")),
            url=_address(target, reader),
            title=_document_title(reader),
            own_id=name.removeprefix(_OWN_URN) if name.startswith(_OWN_URN) else None,
        )


def _annotations(value: Json) -> Iterator[JsonReader]:
    """The annotations in any of their wrappings: W3C pages and collections, and the rows of Hypothesis."""
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item)
        return
    reader = JsonReader.of(value)
    for key in ("items", "rows", "annotations", "first"):
        if key in reader.fields:
            inner = reader.fields[key]
            yield from _annotations(inner if isinstance(inner, list) else [inner])
            return
    yield reader


def _objects(value: Json) -> list[JsonReader]:
    items = value if isinstance(value, list) else [value]
    return [JsonReader.of(item) for item in items if isinstance(item, dict)]


def _first(value: Json) -> JsonReader | None:
    return next(iter(_objects(value)), None)


def _bodies(reader: JsonReader) -> tuple[str, tuple[str, ...]]:
    """Note and tags: as bodies with a purpose (W3C), or as fields (Hypothesis)."""
    notes = [text] if (text := reader.words("text")) else []
    tags = list(reader.texts("tags"))
    for body in _objects(reader.fields.get("body")):
        if value := body.words("value"):
            (tags if body.fields.get("purpose") == "tagging" else notes).append(value)
    return "\n\n".join(notes).strip(), tuple(tags)


def _address(target: JsonReader, reader: JsonReader) -> str | None:
    source = target.fields.get("source") or reader.fields.get("uri")
    found = source.get("id") if isinstance(source, dict) else source
    return found if isinstance(found, str) else None


def _document_title(reader: JsonReader) -> str | None:
    document = reader.object("document") if isinstance(reader.fields.get("document"), dict) else None
    titles = document.fields.get("title") if document else None
    first = titles[0] if isinstance(titles, list) and titles else titles
    return first if isinstance(first, str) else None


def read_readwise(text: str) -> Iterator[ForeignHighlight]:
    """The highlights of a CSV export of Readwise. Raises ValueError where it has no column `Highlight`."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if "Highlight" not in (rows.fieldnames or ()):
        raise ValueError("no column 'Highlight'")
    for row in rows:
        exact = (row.get("Highlight") or "").strip()
        if not exact:
            continue
        color = (row.get("Color") or "").strip().lower()
        yield ForeignHighlight(
            exact=exact,
            note=(row.get("Note") or "").strip(),
            tags=tuple(tag.strip() for tag in (row.get("Tags") or "").split(",") if tag.strip()),
            color=Color(color) if color in tuple(Color) else Color.YELLOW,
            created=_time(row.get("Highlighted at")),
            url=(row.get("URL") or row.get("Source URL") or "").strip() or None,
            title=(row.get("Book Title") or row.get("Title") or "").strip() or None,
        )


def read_readwise_json(value: Json) -> Iterator[ForeignHighlight]:
    """The highlights of Readwise's export interface, version 2. Raises ValueError for anything else."""
    for book in JsonReader.of(value).objects("results"):
        for entry in book.objects("highlights"):
            color = (entry.words("color") or "").lower()
            yield ForeignHighlight(
                exact=entry.text("text").strip(),
                note=(entry.words("note") or "").strip(),
                tags=tuple(tag.text("name") for tag in entry.objects("tags")),
                color=Color(color) if color in tuple(Color) else Color.YELLOW,
                created=_time(entry.words("highlighted_at")),
                url=book.words("source_url"),
                title=book.words("title"),
            )


def _time(text: str | None) -> datetime | None:
    """A moment in UTC, or None where the text tells none."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
