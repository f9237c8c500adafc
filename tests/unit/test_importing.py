"""Highlights come back from exports and from other tools, each once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefreader.library import notebook
from briefreader.library.export import export_markdown
from briefreader.library.foreign_notes import (
    ForeignHighlight,
    read_markdown_export,
    read_readwise,
    read_readwise_json,
    read_web_annotations,
)
from briefreader.library.importing import brief_of, take_in
from briefreader.library.json_values import Json
from briefreader.library.web_annotations import export_web_annotations
from briefreader.model.annotation import BriefNotes, BriefRef, Color, Target
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Metadata, Source, Span

Form = Callable[[BriefNotes], list[ForeignHighlight]]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PARAGRAPHS = (
    "The harbour towns have lived from herring since the charter of 1412.",
    "A licence costs $9,000 — “permission, not herring” — and *rising*.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BRIEF = Brief(
    id=BriefId("fish/herring.txt"),
    source=Source(path="", fingerprint="", media_type="text/plain", encoding="utf-8"),
    metadata=Metadata(title="Herring, again"),
    text=TEXT,
    words=20,
    blocks=(
        Block(kind=BlockKind.PARAGRAPH, span=Span(0, 68), number=1, lines=(1, 1)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(70, len(TEXT)), number=2, lines=(2, 2)),
    ),
)
BLANK = BriefNotes(brief=BriefRef(file=BRIEF.id, fingerprint="", url="https://fish.example/h", title="Herring, again"))


def noted() -> BriefNotes:
    notes = BLANK
    for highlight_id, words in (("0000000a", "lived from herring"), ("0000000b", PARAGRAPHS[1])):
        start = TEXT.index(words)
        target = Target.of(TEXT, Span(start, start + len(words)), 1)
        notes = notebook.add_highlight(notes, target, highlight_id=highlight_id, now=NOON)
    notes = notebook.edit_highlight(
        notes, "0000000a", now=NOON, note="First.\n\nSecond.", tags=["north sea", "b/c"], color=Color.GREEN
    )
    lost = Target(exact="Cod was never the question here.", span=Span(0, 5))
    return notebook.set_note(notebook.add_highlight(notes, lost, highlight_id="0000000c", now=NOON), "Note.")


def markdown(notes: BriefNotes) -> list[ForeignHighlight]:
    return list(read_markdown_export(export_markdown(BRIEF, notes, created=date(2026, 1, 1))))


def jsonld(notes: BriefNotes) -> list[ForeignHighlight]:
    document: Json = json.loads(json.dumps(export_web_annotations(BRIEF, notes)))
    return list(read_web_annotations(document))


@pytest.mark.parametrize("form", [markdown, jsonld])
def test_our_own_exports_come_back_as_they_were(form: Form) -> None:
    back = take_in(BRIEF, BLANK, form(noted()), now=LATER)
    assert (back.added, back.changed, back.known, back.lost) == (3, 0, 0, 1)
    for old, new in zip(noted().highlights, back.notes.highlights, strict=True):
        assert (new.id, new.target.exact, new.note, new.color) == (old.id, old.target.exact, old.note, old.color)
        assert [tag.replace("-", " ") for tag in new.tags] == list(old.tags)


@pytest.mark.parametrize("form", [markdown, jsonld])
def test_what_is_there_already_is_not_added_again(form: Form) -> None:
    again = take_in(BRIEF, noted(), form(noted()), now=LATER)
    assert (again.added, again.changed, again.known) == (0, 0, 3)
    assert again.notes == noted()


def test_what_was_changed_in_the_export_is_taken_over_and_nothing_lost() -> None:
    text = export_markdown(BRIEF, noted(), created=date(2026, 1, 1))
    edited = text.replace("#north-sea #b/c (green)", "#north-sea #b/c #new (green)").replace(
        "Second.", "Second.\n\nThird!"
    )
    taken = take_in(BRIEF, noted(), read_markdown_export(edited), now=LATER)
    assert (taken.added, taken.changed, taken.known) == (0, 1, 2)
    highlight = notebook.find_highlight(taken.notes, "0000000a")
    assert highlight.tags == ("north sea", "b/c", "new")
    assert "Third!" in highlight.note
    assert highlight.note.startswith("First.\n\nSecond.")


def test_web_annotations_say_what_the_standard_asks() -> None:
    page = export_web_annotations(BRIEF, noted())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = page["items"]
    assert isinstance(items, list)
    _, first, *_, note = items
    assert isinstance(first, dict)
    assert isinstance(note, dict)
    assert (first["type"], first["motivation"], note["motivation"]) == ("Annotation", "commenting", "describing")
    assert first["target"] == {
        "source": "https://fish.example/h",
        "styleClass": "green",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "lived from herring",
                "prefix": "The harbour towns have ",
                "suffix": " since the charter of 1412.\n\nA l",
            },
            {"type": "TextPositionSelector", "start": 23, "end": 41},
        ],
    }


def test_hypothesis() -> None:
    document: Json = {
        "total": 2,
        "rows": [
            {
                "id": "abc",
                "created": "2025-05-01T10:00:00.123456+00:00",
                "uri": "https://www.fish.example/h?x=1",
                "text": "So?",
                "tags": ["fish"],
                "document": {"title": ["Herring, again"]},
                "target": [
                    {
                        "source": "https://www.fish.example/h?x=1",
                        "selector": [
                            {"type": "RangeSelector", "startContainer": "/p[1]"},
                            {"type": "TextPositionSelector", "start": 900, "end": 930},
                            {
                                "type": "TextQuoteSelector",
                                "exact": '"permission, not herring" -',
                                "prefix": "$9,000 - ",
                            },
                        ],
                    }
                ],
            },
            {"id": "page note", "uri": "https://fish.example/h", "text": "x", "tags": [], "target": [{"source": "y"}]},
        ],
    }
    (found,) = read_web_annotations(document)
    assert brief_of(found, [BLANK.brief], {}) == BLANK.brief
    taken = take_in(BRIEF, BLANK, [found, found], now=LATER)
    assert (taken.added, taken.known, taken.lost) == (1, 1, 0)
    (highlight,) = taken.notes.highlights
    assert highlight.target.exact == "“permission, not herring” —"
    assert (highlight.note, highlight.tags, highlight.target.number) == ("So?", ("fish",), 2)
    assert highlight.created == datetime(2025, 5, 1, 10, 0, 0, 123456, tzinfo=UTC)


def test_readwise_as_csv() -> None:
    text = (
        "\ufeffHighlight,Book Title,Book Author,Note,Color,Tags,Location,Highlighted at\n"
        '"A licence costs $9,000","Herring, Again",X,"Much, no?",blue,"a, b,[c]",3,2025-05-01 10:00:00+00:00\n'
        ",,,,,,,\n"
    )
    (found,) = read_readwise(text)
    assert brief_of(found, [BLANK.brief], {}) == BLANK.brief
    (highlight,) = take_in(BRIEF, BLANK, [found], now=LATER).notes.highlights
    assert (highlight.note, highlight.tags, highlight.color) == ("Much, no?", ("a", "b"), Color.BLUE)
    with pytest.raises(ValueError, match="Highlight"):
        list(read_readwise("a,b\n1,2\n"))


def test_readwise_as_json() -> None:
    entry: Json = {
        "text": "lived from herring",
        "note": None,
        "color": None,
        "tags": [{"name": "t"}],
        "highlighted_at": None,
    }
    document: Json = {"results": [{"title": "Other", "source_url": "http://fish.example/h/", "highlights": [entry]}]}
    (found,) = read_readwise_json(document)
    assert brief_of(found, [BLANK.brief], {}) == BLANK.brief
    (highlight,) = take_in(BRIEF, BLANK, [found], now=LATER).notes.highlights
    assert (highlight.tags, highlight.created) == (("t",), LATER)


def test_a_highlight_belongs_to_one_brief_or_to_none() -> None:
    found = ForeignHighlight(exact="x", citekey="ross2025", title="Herring, again")
    twin = replace(BLANK.brief, file=BriefId("b.txt"))
    assert brief_of(found, [BLANK.brief, twin], {}) is None
    assert brief_of(found, [BLANK.brief, twin], {twin.file: "ross2025"}) == twin
    assert brief_of(ForeignHighlight(exact="x"), [BLANK.brief], {}) is None


@pytest.mark.parametrize("document", [None, 3, {"items": 3}, {"rows": ["x"]}, {"items": [{"target": {"selector": 3}}]}])
def test_other_json_is_a_value_error_or_nothing(document: Json) -> None:
    try:
        found = list(read_web_annotations(document))
    except ValueError:
        return
    assert found == []
