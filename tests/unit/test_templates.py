"""Exports by templates: the shipped layouts, one's own, and what the sandbox keeps out."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from briefreader.errors import InvalidTemplateError
from briefreader.library import notebook
from briefreader.library.quotations import quotations
from briefreader.model.annotation import BriefNotes, BriefRef, Target
from briefreader.model.brief import Author, Block, BlockKind, Brief, BriefId, Claim, ClaimKind, Metadata, Source, Span
from briefreader.store.templates import export_by_template, read_template, shipped_templates

TEXT = "Herring costs $9 to $12: that is *silver*."
BRIEF = Brief(
    id=BriefId("a.txt"),
    source=Source(path="a.txt", fingerprint="", media_type="text/plain", encoding="utf-8"),
    metadata=Metadata(
        title='Fish: a "plan" 🐟', authors=(Author(name="A. Body"),), outlet="I: J", published="2025-04-01"
    ),
    text=TEXT,
    words=8,
    blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(TEXT)), number=1, lines=(1, 1)),),
    claims=(Claim(kind=ClaimKind.FACT, span=Span(0, 23), number=1, score=0.5),),
)
TODAY = date(2026, 11, 22)


def noted() -> BriefNotes:
    notes = BriefNotes(brief=BriefRef(file=BRIEF.id, fingerprint=""), tags=("north sea",), note="My\n\nnote.\n")
    target = Target.of(TEXT, Span(0, len(TEXT)), 1)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    notes = notebook.add_highlight(notes, target, highlight_id="a" * 8, now=now, note="Why?", tags=["x y"])
    lost = Target(exact="Cod was here, once upon a time.", span=Span(0, 5))
    return notebook.add_highlight(notes, lost, highlight_id="b" * 8, now=now)


def export(source: str, existing: str | None = None) -> str:
    return export_by_template((source, "mine.jinja"), BRIEF, noted(), created=TODAY, existing=existing)


def test_two_layouts_are_shipped() -> None:
    assert shipped_templates() == ("obsidian", "readwise")


@pytest.mark.parametrize("name", shipped_templates())
def test_shipped_layouts_lose_nothing(name: str) -> None:
    text = export_by_template(read_template(name), BRIEF, noted(), created=TODAY)
    for part in (
        "costs \\$9 to \\$12",
        "\\*silver\\*",
        "Cod was here",
        "Why?",
        "#x-y",
        "^h-aaaaaaaa",
        "%% begin notes %%",
    ):
        assert part in text
    assert "no longer in the brief" in text
    assert "\n\n\n\n" not in text


def test_the_obsidian_layout_has_front_matter_and_can_be_verified() -> None:
    text = export_by_template(read_template("obsidian"), BRIEF, noted(), created=TODAY)
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"] == 'Fish: a "plan" 🐟'
    assert front["author"] == ["[[A. Body]]"]
    assert (front["tags"], front["created"], front["citekey"]) == (["north-sea"], TODAY, "body2025")
    assert TEXT in [each.text for each in quotations(text)]
    again = text.replace("status:", "cssclasses: [wide]\nstatus:").replace("notes %%\n%%", "notes %%\nMine.\n%%")
    kept = export_by_template(read_template("obsidian"), BRIEF, noted(), created=date(2027, 1, 1), existing=again)
    assert "cssclasses: [wide]\n" in kept
    assert "%% begin notes %%\nMine.\n%% end notes %%\n" in kept
    assert f"created: {TODAY}" in kept


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.md.jinja"
    path.write_text("{% for highlight in highlights %}{{ loop.index }} {{ highlight.fit }}\n{% endfor %}")
    template = read_template(str(path))
    assert export_by_template(template, BRIEF, noted(), created=TODAY) == "1 exact\n2 orphan\n"


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("a\n{% for x in %}", 2, "Expected an expression"),
        ("a\n\n{{ titel }}", 3, "'titel' is undefined"),
        ("{{ title.__class__.__mro__ }}", None, "not allowed"),
        ("{{ tags.append(1) }}", None, "not allowed"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{% include 'x' %}", 1, "no loader"),
        ("{{ title | nothing }}", 1, "No filter named 'nothing'"),
    ],
)
def test_a_mistake_is_named_with_its_line(source: str, line: int | None, reason: str) -> None:
    with pytest.raises(InvalidTemplateError, match=reason) as caught:
        export(source)
    assert caught.value.line == line or line is None


def test_a_template_that_is_not_there() -> None:
    with pytest.raises(InvalidTemplateError, match="there are obsidian, readwise"):
        read_template("nothing-of-the-sort")
