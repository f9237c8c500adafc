"""The Markdown of one small brief, byte by byte, and what must hold for every other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from briefreader.library import notebook
from briefreader.library.export import export_markdown, is_export, keep_what_is_theirs
from briefreader.library.export_collection import export_collection
from briefreader.library.markdown_text import unescape
from briefreader.model.annotation import BriefNotes, BriefRef, Color, Target, Verdict
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Claim,
    ClaimKind,
    EvidenceKind,
    Link,
    LinkKind,
    Metadata,
    Source,
    Span,
)

GOLDEN = Path(__file__).parent / "herring.md"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PARAGRAPHS = (
    "The harbour towns have lived from herring since 1412.",
    "A licence costs $9,000 to $12,000 [sic]; the ministry expects *more* by 2030, @harbour_office says.",
    "1. The ministry should auction a tenth of all licences.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def spans() -> Iterator[Span]:
    for paragraph in PARAGRAPHS:
        start = TEXT.index(paragraph)
        yield Span(start, start + len(paragraph))


def span_of(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


BRIEF = Brief(
    id=BriefId("fish/herring.txt"),
    source=Source(path="fish/herring.txt", fingerprint="sha256:00", media_type="text/plain", encoding="utf-8"),
    metadata=Metadata(
        title='Herring: the "silver" question',
        dek="Who may fish, and who may only watch.",
        authors=(Author(name="Åse Ødegård"), Author(name="B. van der Berg")),
        outlet="Institute for Cold Water",
        published="2026-02-03",
    ),
    text=TEXT,
    words=40,
    blocks=tuple(
        Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number))
        for number, span in enumerate(spans(), 1)
    ),
    links=(
        Link(
            kind=LinkKind.CITATION, text="expects", href="https://fish.example/a_(b)", url="https://fish.example/a_(b)"
        ),
        Link(kind=LinkKind.CITATION, text="auction", href="#", dead=True),
    ),
    claims=(
        Claim(
            kind=ClaimKind.FORECAST,
            span=span_of(PARAGRAPHS[1]),
            number=2,
            score=0.8,
            evidence=(0,),
            evidence_kind=EvidenceKind.LINK,
        ),
        Claim(kind=ClaimKind.RECOMMENDATION, span=span_of(PARAGRAPHS[2][3:]), number=3, score=0.9, evidence=(1, 0)),
        Claim(kind=ClaimKind.FACT, span=span_of(PARAGRAPHS[0]), number=1, score=0.3),
    ),
)


def noted() -> BriefNotes:
    notes = BriefNotes(brief=BriefRef(file=BRIEF.id, fingerprint="sha256:00"))
    notes = notebook.add_tags(notes, ["fish/herring", "north sea"])
    notes = notebook.set_note(notes, "Ask *them* about 1998.\n\n- and the quota")
    marks = {"cost": "costs $9,000 to $12,000 [sic]", "dup": "The ministry should auction a tenth"}
    for highlight_id, quote in marks.items():
        notes = notebook.add_highlight(notes, Target.of(TEXT, span_of(quote)), highlight_id=highlight_id, now=NOON)
    notes = notebook.edit_highlight(notes, "cost", now=NOON, note="Twice\n\nas much.", tags=["price"], color=Color.RED)
    lost = Target(exact="Cod was never the question.", span=Span(5, 32), number=7)
    notes = notebook.add_highlight(notes, lost, highlight_id="gone", now=NOON, note="Where is it?")
    return notebook.set_verdict(notes, Target.of(TEXT, span_of(PARAGRAPHS[0])), ClaimKind.FACT, Verdict.REJECTED)


def test_the_whole_file() -> None:
    assert export_markdown(BRIEF, noted(), created=TODAY) == GOLDEN.read_text(encoding="utf-8")


def test_an_export_written_again_is_the_same_file() -> None:
    first = export_markdown(BRIEF, noted(), created=TODAY)
    assert export_markdown(BRIEF, noted(), created=date(2027, 1, 1), existing=first) == first
    assert is_export(first)
    assert not is_export("# A memo of my own\n")


def test_what_is_the_readers_survives() -> None:
    first = export_markdown(BRIEF, noted(), created=TODAY)
    edited = first.replace(
        "citekey: ",
        "# my own keys\ncssclasses: [wide,  tall]\n'due date': 2026-12-01   # soon\nnested:\n  - a: 1\ncitekey: ",
    ).replace("%% begin notes %%\n", "%% begin notes %%\nMine: *kept*.\n\n---\n\nAnd this.\n")
    again = export_markdown(BRIEF, replace(noted(), tags=()), created=TODAY, existing=edited)
    assert "cssclasses: [wide,  tall]\n'due date': 2026-12-01   # soon\nnested:\n  - a: 1\n---\n" in again
    assert "# my own keys\n" in again
    assert "%% begin notes %%\nMine: *kept*.\n\n---\n\nAnd this.\n%% end notes %%\n" in again
    assert "fish/herring" not in again
    front = yaml.safe_load(again.split("---\n")[1])
    assert list(front)[:4] == ["title", "author", "outlet", "published"]


def test_a_notes_block_without_an_end_loses_nothing() -> None:
    again = export_markdown(BRIEF, noted(), created=TODAY, existing="%% begin notes %%\nMine\nto the end")
    assert "%% begin notes %%\nMine\nto the end\n%% end notes %%\n" in again


@pytest.mark.parametrize(
    "title",
    [
        "Plain",
        "A: b",
        'He said "no": twice',
        "It's 50 % - or #1",
        "two\nlines",
        "🕊️ peace\u2028 at last\u0085",
        "[brackets] {braces} & *stars*",
        "no",
        "2025-04-01",
        "1e5",
        "- dash",
        "back\\slash",
        "…",
    ],
)
def test_front_matter_survives_any_title(title: str) -> None:
    brief = replace(BRIEF, metadata=replace(BRIEF.metadata, title=title, outlet=title))
    text = export_markdown(brief, noted(), created=TODAY)
    front = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert str(front["title"]) == str(front["outlet"]) == front["aliases"][0] or title == "2025-04-01"
    assert str(front["title"]) == title
    assert front["author"] == ["Åse Ødegård", "B. van der Berg"]
    again = export_markdown(brief, noted(), created=TODAY, existing=text)
    assert again == text


def test_escaped_words_read_back() -> None:
    text = export_markdown(BRIEF, noted(), created=TODAY)
    line = next(line for line in text.splitlines() if line.startswith("> costs"))
    assert unescape(line.removeprefix("> ")).startswith("costs $9,000 to $12,000 [sic]")


def test_several_briefs_in_one_file() -> None:
    other = replace(BRIEF, id=BriefId("cod.txt"), metadata=replace(BRIEF.metadata, title="Cod", dek=None))
    keys = {BRIEF.id: "odegard2026a", other.id: "odegard2026b"}
    pairs = [(BRIEF, noted()), (other, BriefNotes(brief=BriefRef(file=other.id, fingerprint="")))]
    text = export_collection(pairs, title="Fish: all of it", citekeys=keys, created=TODAY)
    assert yaml.safe_load(text.split("---\n")[1]) == {
        "title": "Fish: all of it",
        "created": TODAY,
        "citekeys": ["odegard2026a", "odegard2026b"],
    }
    assert [line for line in text.splitlines() if line.startswith("#") and not line.startswith("#price")] == [
        "# Fish: all of it",
        '## Herring: the "silver" question',
        "### Key claims",
        "### Highlights",
        "### Highlights that the brief no longer has",
        "### Note",
        "## Cod",
        "### Key claims",
    ]
    assert "licences.[^odegard2026a-2][^odegard2026a-1]" in text
    assert "[^odegard2026b-1]: [expects]" in text
    mine = text.replace("notes %%\n%%", "notes %%\nMine.\n%%")
    assert export_collection(pairs, title="Fish: all of it", citekeys=keys, created=TODAY, existing=mine) == mine


def test_a_layout_without_a_place_for_them_keeps_the_readers_words_too() -> None:
    earlier = "---\ntitle: x\nmine: 1\n---\n\n%% begin notes %%\nMine.\n%% end notes %%\n"
    assert keep_what_is_theirs("Plain.\n", earlier) == (
        "---\nmine: 1\n---\nPlain.\n\n%% begin notes %%\nMine.\n%% end notes %%\n"
    )
    assert keep_what_is_theirs("Plain.\n", "Something else.") == "Plain.\n"
