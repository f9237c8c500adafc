"""Entries of many briefs: browsed, put into a basket, and written as a memo."""

from datetime import UTC, date, datetime

import pytest

from briefreader.library import notebook
from briefreader.library.memo import Basket, memo, memo_by_tag
from briefreader.library.note_entries import EntryKind, NoteEntry, by_tag, claim_entry, entries_of, filtered
from briefreader.library.quotations import quotations
from briefreader.model.annotation import BriefNotes, BriefRef, Color, Target, Verdict
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Claim, ClaimKind, Metadata, Source, Span

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
TEXT = "Herring is silver. Cod is gold."


def brief(name: str) -> Brief:
    return Brief(
        id=BriefId(name),
        source=Source(path=name, fingerprint="", media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(title=f"On {name}"),
        text=TEXT,
        words=6,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(TEXT)), number=1, lines=(1, 1)),),
        claims=(Claim(kind=ClaimKind.FACT, span=Span(0, 18), number=1, score=0.5),),
    )


def entries(name: str) -> tuple[NoteEntry, ...]:
    notes = BriefNotes(brief=BriefRef(file=BriefId(name), fingerprint=""))
    notes = notebook.add_highlight(
        notes, Target.of(TEXT, Span(19, 31), 1), highlight_id="a" * 8, now=NOON, tags=["fish/cod"]
    )
    notes = notebook.edit_highlight(notes, "a" * 8, now=NOON, note="Really?", color=Color.RED)
    lost = Target(exact="Not there any more at all.", span=Span(0, 5), number=9)
    notes = notebook.add_highlight(notes, lost, highlight_id="b" * 8, now=NOON)
    notes = notebook.set_verdict(notes, Target.of(TEXT, Span(0, 18), 1), ClaimKind.FACT, Verdict.ACCEPTED)
    notes = notebook.add_tags(notebook.set_note(notes, "All of it."), ["fish"])
    return tuple(entries_of(brief(name), notes))


ALL = (*entries("a.txt"), *entries("b.txt"))
SOURCES = {
    BriefId("a.txt"): BriefRef(
        file=BriefId("a.txt"),
        fingerprint="",
        title="On *a*",
        authors=("A. Body", "B. Else"),
        outlet="I",
        url="https://x.y",
    ),
    BriefId("b.txt"): BriefRef(file=BriefId("b.txt"), fingerprint="", published="2025"),
}
KEYS = {BriefId("a.txt"): "body2025", BriefId("b.txt"): "b2025"}


def test_everything_a_person_wrote_is_listed() -> None:
    assert [(entry.key, entry.kind, entry.number) for entry in ALL[:4]] == [
        ("a.txt#note", EntryKind.NOTE, None),
        ("a.txt#aaaaaaaa", EntryKind.HIGHLIGHT, 1),
        ("a.txt#bbbbbbbb", EntryKind.HIGHLIGHT, 9),
        ("a.txt#claim-0", EntryKind.CLAIM, 1),
    ]
    assert ALL[1].span == Span(19, 31)
    assert ALL[2].span is None
    assert claim_entry(brief("a.txt"), brief("a.txt").claims[0]) == ALL[3]


@pytest.mark.parametrize(
    ("found", "count"),
    [
        (filtered(ALL, tag="fish"), 4),
        (filtered(ALL, tag="fish/cod"), 2),
        (filtered(ALL, color=Color.RED), 2),
        (filtered(ALL, brief=BriefId("b.txt")), 4),
        (filtered(ALL, kind=EntryKind.CLAIM, text="SILVER herring"), 2),
        (filtered(ALL, text="herring gold"), 0),
    ],
)
def test_filters(found: tuple[NoteEntry, ...], count: int) -> None:
    assert len(found) == count


def test_entries_by_tag() -> None:
    assert [(tag, len(group)) for tag, group in by_tag(ALL).items()] == [("fish", 2), ("fish/cod", 2), ("", 4)]


def test_a_basket_keeps_the_order_of_its_owner() -> None:
    basket = Basket().with_entry("a").with_entry("b").with_entry("c").with_entry("a")
    assert basket.keys == ("a", "b", "c")
    assert basket.moved("c", -1).keys == ("a", "c", "b")
    assert basket.moved("a", 9).keys == ("b", "c", "a")
    assert basket.moved("x", 1) is basket
    assert basket.without("b").keys == ("a", "c")
    assert [entry.key for entry in Basket(("b.txt#note", "gone", "a.txt#note")).chosen(ALL)] == [
        "b.txt#note",
        "a.txt#note",
    ]


def test_a_memo_quotes_in_the_order_given() -> None:
    text = memo("Fish: a memo", (ALL[5], ALL[1], ALL[3], ALL[0]), sources=SOURCES, citekeys=KEYS, created=TODAY)
    assert text == (
        '---\ntitle: "Fish: a memo"\ncreated: 2026-11-22\n---\n\n'
        "# Fish: a memo\n\n"
        "> Cod is gold. [@b2025, para. 1][^source-1]\n\nReally?\n\n#fish/cod\n\n"
        "> Cod is gold. [@body2025, para. 1][^source-2]\n\nReally?\n\n#fish/cod\n\n"
        "> Herring is silver. [@body2025, para. 1][^source-2]\n\n"
        "On “On a.txt” [@body2025][^source-3]:\n\nAll of it.\n\n"
        "%% begin notes %%\n%% end notes %%\n\n"
        "[^source-1]: “b.txt”, 2025, para. 1.\n"
        "[^source-2]: A. Body, B. Else, “On \\*a\\*”, I, para. 1. [https://x.y](https://x.y)\n"
        "[^source-3]: A. Body, B. Else, “On \\*a\\*”, I. [https://x.y](https://x.y)\n"
    )
    assert [(each.citekey, each.number) for each in quotations(text)] == [
        ("b2025", 1),
        ("body2025", 1),
        ("body2025", 1),
    ]


def test_a_memo_by_tag_has_a_heading_for_each() -> None:
    text = memo_by_tag("Fish", ALL, sources=SOURCES, citekeys=KEYS, created=TODAY)
    headings = [line for line in text.splitlines() if line.startswith("##")]
    assert headings[:4] == ["## fish", "### On a.txt", "### On b.txt", "## fish/cod"]
    assert headings[-3] == "## Without a tag"


def test_a_memo_written_again_keeps_what_is_the_persons() -> None:
    first = memo("Fish", ALL[:1], sources=SOURCES, citekeys=KEYS, created=TODAY)
    mine = first.replace("%% begin notes %%\n", "%% begin notes %%\nMine.\n").replace("title:", "status: draft\ntitle:")
    again = memo("Fish", ALL[:2], sources=SOURCES, citekeys=KEYS, created=date(2027, 1, 1), existing=mine)
    assert "status: draft\n" in again
    assert "created: 2026-11-22\n" in again
    assert "%% begin notes %%\nMine.\n%% end notes %%" in again
