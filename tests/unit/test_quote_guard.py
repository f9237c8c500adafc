"""Quotations in memos and notes, checked against the briefs."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefreader.library import notebook
from briefreader.library.export import export_markdown
from briefreader.library.quotations import quotations
from briefreader.library.quote_guard import QuoteGuard, QuoteVerdict, check_notes, difference
from briefreader.model.annotation import BriefNotes, BriefRef, Target
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Claim,
    ClaimKind,
    Furniture,
    Metadata,
    Source,
    Span,
)

PARAGRAPHS = (
    "The harbour towns have lived from herring since the charter of 1412 — and “councils” never forget.",
    "A licence costs $9,000; the ministry expects *more* by 2030. Nobody in the room contradicted the mayor.",
    "The ministry should auction a tenth of all licences, and publish every sale.",
)


def brief(*paragraphs: str, name: str = "herring.txt", author: str = "A. Ross") -> Brief:
    text = "\n\n".join(paragraphs)
    blocks, position = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position = span.end + 2
    return Brief(
        id=BriefId(name),
        source=Source(path=name, fingerprint="", media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(title=name, authors=(Author(name=author),), published="2025-04-01"),
        text=text,
        words=50,
        blocks=tuple(blocks),
        claims=(Claim(kind=ClaimKind.FACT, span=blocks[0].span, number=1, score=0.5),),
    )


HERRING = brief(*PARAGRAPHS)
COD = brief("Cod is another matter, and always was.", name="cod.txt", author="B. Boot")
GUARD = QuoteGuard([HERRING, COD], {HERRING.id: "ross2025", COD.id: "boot2025"})


def verdicts(markdown: str) -> list[tuple[QuoteVerdict, int | None]]:
    return [(checked.verdict, checked.number) for checked in GUARD.check_markdown(markdown, where="memo.md")]


@pytest.mark.parametrize(
    ("memo", "verdict", "number"),
    [
        ("> The ministry should auction a tenth of all licences [@ross2025, para. 3]", QuoteVerdict.EXACT, 3),
        ("> The ministry should auction a tenth of all licences [@ross2025, para. 2]", QuoteVerdict.MOVED, 3),
        ("> the ministry should auction\n> a tenth of *all* licences,\n\n— [@ross2025, ¶ 3]", QuoteVerdict.EXACT, 3),
        ("He wrote: “Nobody in the room contradicted the mayor.”", QuoteVerdict.EXACT, 2),
        ('He wrote that "nobody in the room contradicted the mayor" [@ross2025].', QuoteVerdict.EXACT, 2),
        ("“[T]he ministry should auction […] all licences” [@ross2025]", QuoteVerdict.EXACT, 3),
        ("“The ministry should ... publish every sale”", QuoteVerdict.EXACT, 3),
        ("“publish every sale ... The ministry should” [@ross2025]", QuoteVerdict.ORPHAN, None),
        ('> since the charter of 1412 - and "councils" never forget', QuoteVerdict.EXACT, 1),
        ("> A licence costs \\$9,000; the ministry expects \\*more\\* by 2030.", QuoteVerdict.EXACT, 2),
        ("“The ministry must auction a tenth of all licences” [@ross2025, para. 3]", QuoteVerdict.ALTERED, 3),
        ("“The ministry must auction a tenth of all the licences”", QuoteVerdict.ALTERED, 3),
        ("“Nobody has ever said a thing like this”", QuoteVerdict.ORPHAN, None),
        ("> Cod is another matter [@ross2025]", QuoteVerdict.ORPHAN, None),
        ("> Cod is another matter [@doe1999]", QuoteVerdict.ORPHAN, None),
        ("> Cod is another matter [@boot2025]", QuoteVerdict.EXACT, 1),
        ("> [!quote] ¶ 1\n> Cod is another matter [@boot2025]", QuoteVerdict.EXACT, 1),
    ],
)
def test_one_quotation(memo: str, verdict: QuoteVerdict, number: int | None) -> None:
    assert verdicts(memo) == [(verdict, number)]


@pytest.mark.parametrize(
    "memo",
    [
        "",
        "A so-called “deal” and a 'fact'.",
        "```\n> not a quotation at all, but code\n```",
        "---\ntitle: “a title of some five words”\n---\nText",
        "> [!note] Mind\n> this one, which is a remark of mine",
        '[a page](https://example.org/?q="one+two+three+four five")',
    ],
)
def test_what_is_no_quotation(memo: str) -> None:
    assert verdicts(memo) == []


def test_lines_are_those_of_the_file() -> None:
    memo = "---\na: 1\n---\n\n> One two three\n\nText and\n“four five six seven” here.\n\n~~~\n> code\n~~~\n> Eight"
    assert [(each.line, each.text) for each in quotations(memo)] == [
        (5, "One two three"),
        (8, "four five six seven"),
        (13, "Eight"),
    ]


def test_an_altered_quotation_shows_the_difference() -> None:
    (checked,) = GUARD.check_markdown(
        "> The ministry must auction a tenth of all licences [@ross2025]", where="memo.md"
    )
    assert checked.what == "The ministry [-should-] {+must+} auction a tenth of all licences"
    assert (checked.where, checked.line, checked.brief) == ("memo.md", 1, "herring.txt")
    assert not checked.holds


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("ross2025", "not in the brief; cod.txt, cited as boot2025, has it in paragraph 1"),
        ("doe1999", "no brief has the key doe1999; cod.txt, cited as boot2025, has it in paragraph 1"),
    ],
)
def test_a_quotation_under_the_wrong_key_says_where_it_is(key: str, what: str) -> None:
    (checked,) = GUARD.check_markdown(f"> Cod is another matter [@{key}]", where="memo.md")
    assert (checked.verdict, checked.what) == (QuoteVerdict.ORPHAN, what)


def with_cut(media_type: str, *texts: str) -> Brief:
    """The herrings with pieces of the page around them."""
    pieces = tuple(
        Furniture(kind="related_stories", reason="related stories", lines=(40 + place, 41 + place), text=text)
        for place, text in enumerate(texts)
    )
    return replace(HERRING, furniture=pieces, source=replace(HERRING.source, media_type=media_type))


@pytest.mark.parametrize(
    ("media_type", "cut"),
    [
        ("text/plain", "Herring prices fell —\nagain — in the spring of last year."),
        (
            "text/markdown",
            "* [Herring **prices**](https://example.org) fell – again –\n  in the spring\\. of last year",
        ),
    ],
)
@pytest.mark.parametrize("reference", ["", " [@ross2025]"])
def test_a_quotation_of_a_line_that_was_cut_says_why_it_was(media_type: str, cut: str, reference: str) -> None:
    page = with_cut(media_type, "Read more", cut)
    guard = QuoteGuard([COD, page], {page.id: "ross2025", COD.id: "boot2025"})
    (checked,) = guard.check_markdown(f"> herring prices fell - again - in the spring{reference}", where="memo.md")
    assert (checked.verdict, checked.brief, checked.number) == (QuoteVerdict.ORPHAN, "herring.txt", None)
    assert checked.what == "outside the article, cut from its page: related stories; lines 41-42"


def test_a_line_that_was_cut_from_one_brief_may_stand_in_the_article_of_another() -> None:
    page = with_cut("text/plain", "Cod is another matter, and always was.")
    guard = QuoteGuard([COD, page], {page.id: "ross2025", COD.id: "boot2025"})
    (checked,) = guard.check_markdown("> Cod is another matter [@ross2025]", where="memo.md")
    assert checked.what.startswith("outside the article")
    assert checked.what.endswith("; cod.txt, cited as boot2025, has it in paragraph 1")


def test_an_altered_quotation_that_stands_word_for_word_in_a_line_that_was_cut_says_both() -> None:
    guard = QuoteGuard([with_cut("text/plain", "The ministry must auction a tenth of all licences")], {})
    (checked,) = guard.check_markdown("> The ministry must auction a tenth of all licences", where="memo.md")
    assert checked.verdict is QuoteVerdict.ALTERED
    assert checked.what.startswith("The ministry [-should-] {+must+}")
    assert checked.what.endswith("; outside the article, cut from its page: related stories; lines 40-41")


def test_what_stands_in_the_article_is_not_looked_for_around_it() -> None:
    guard = QuoteGuard([with_cut("text/plain", PARAGRAPHS[2])], {})
    (checked,) = guard.check_markdown("> The ministry should auction a tenth of all licences", where="memo.md")
    assert (checked.verdict, checked.what) == (QuoteVerdict.EXACT, "")


def test_a_highlight_in_a_paragraph_that_was_cut_later_says_why_it_was() -> None:
    notes = marked("lived from herring since the charter")
    page = replace(with_cut("text/plain", PARAGRAPHS[0]), text=PARAGRAPHS[2], blocks=())
    (checked,) = check_notes(page, notes, where="notes/herring.yaml")
    assert (checked.verdict, checked.number) == (QuoteVerdict.ORPHAN, None)
    assert checked.what == ("highlight 00000000: outside the article, cut from its page: related stories; lines 40-41")


def test_equal_stretches_of_a_difference_are_shortened() -> None:
    assert difference("a b c d e f g h i j", "a b c d e f g h i k") == "a b c … g h i [-j-] {+k+}"


def marked(*quotes: str) -> BriefNotes:
    notes = BriefNotes(brief=BriefRef(file=HERRING.id, fingerprint=""))
    for number, quote in enumerate(quotes):
        start = HERRING.text.index(quote)
        target = Target.of(HERRING.text, Span(start, start + len(quote)), 1)
        notes = notebook.add_highlight(
            notes, target, highlight_id=f"{number:08x}", now=datetime(2026, 1, 1, tzinfo=UTC)
        )
    return notes


def test_our_own_exports_hold() -> None:
    notes = marked(*PARAGRAPHS, "$9,000; the ministry expects *more*", PARAGRAPHS[0] + "\n\n" + PARAGRAPHS[1])
    exported = export_markdown(HERRING, notes, created=date(2026, 1, 1), citekey="ross2025")
    checked = list(GUARD.check_markdown(exported, where="herring.md"))
    assert [each.verdict for each in checked] == [QuoteVerdict.EXACT] * 6
    assert checked[0].quote == PARAGRAPHS[0]


def test_highlights_are_checked_too() -> None:
    notes = marked("The ministry should auction a tenth of all licences", "lived from herring since the charter")
    changed = brief("A preface.", PARAGRAPHS[0], PARAGRAPHS[2].replace("should auction", "might sell"))
    checked = list(check_notes(changed, notes, where="notes/herring.yaml"))
    assert [each.verdict for each in checked] == [QuoteVerdict.MOVED, QuoteVerdict.ALTERED]
    assert checked[0].what == "highlight 00000001: marked in paragraph 1"
    assert checked[1].what.endswith("The ministry [-might sell-] {+should auction+} a tenth of all licences")
