from collections.abc import Callable, Iterator

from briefreader.model.brief import Brief, CutDecision, CutVerdict

ReadText = Callable[..., Brief]

FIRST = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail."
)
SECOND = (
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands."
)
TEXT = (
    f"Ferries\n\nBy Ann Marlow\n\nMarch 3, 2024\n\n{FIRST}\n\n{SECOND}\n\n{FIRST[:60]} again.\n\nTop Stories\n\nGrain"
)


def test_a_restored_line_is_body_again(read_text: ReadText) -> None:
    restored = CutDecision(verdict=CutVerdict.RESTORE, quote="Top Stories\n\nGrain")
    assert "Grain" not in read_text(TEXT).text
    brief = read_text(TEXT, decisions=[restored])
    assert brief.text.endswith("Top Stories\n\nGrain")
    assert all("Grain" not in block.text for block in brief.furniture)


def test_a_cut_block_is_furniture_with_a_reason(read_text: ReadText) -> None:
    cut = CutDecision(verdict=CutVerdict.CUT, quote=SECOND, line=9)
    brief = read_text(TEXT, decisions=[cut])
    assert SECOND not in brief.text
    (block,) = [block for block in brief.furniture if block.kind == "reader_cut"]
    assert (block.lines, block.text) == ((9, 9), SECOND)


def test_a_decision_survives_lines_that_were_added_before(read_text: ReadText) -> None:
    cut = CutDecision(verdict=CutVerdict.CUT, quote=SECOND, line=9)
    brief = read_text("\n\n\n" + TEXT, decisions=[cut])
    assert SECOND not in brief.text


def test_the_last_decision_wins_and_unknown_quotes_change_nothing(read_text: ReadText) -> None:
    decisions = [
        CutDecision(verdict=CutVerdict.CUT, quote=SECOND),
        CutDecision(verdict=CutVerdict.RESTORE, quote=SECOND),
        CutDecision(verdict=CutVerdict.CUT, quote="words that stand nowhere"),
    ]
    assert read_text(TEXT, decisions=decisions) == read_text(TEXT)


def restored_each(read_text: ReadText, text: str) -> Iterator[tuple[str, Brief]]:
    """The page read with each of its cut blocks put back, and what that block was."""
    for piece in read_text(text).furniture:
        decision = CutDecision(verdict=CutVerdict.RESTORE, quote=piece.text, line=piece.lines[0])
        yield piece.kind, read_text(text, decisions=[decision])


def test_what_is_told_of_a_brief_does_not_depend_on_what_is_restored(read_text: ReadText) -> None:
    head = "Harbour Institute\n\n# Ferries\n\nBy [Ann Marlow](/experts/ann-marlow)\n\nMarch 3, 2024\n\n"
    body = f"GENEVA — {FIRST}\n\n{SECOND}\n\n{FIRST[:60]} again.\n\n"
    feet = (
        "This article was originally published in [Grain Weekly](https://grain.example/ferries).\n\n"
        "TOPICS\n[Ferries](/topics/ferries)\n[Harbours](/topics/harbours)\n\n"
        "© 2024 Harbour Institute. All rights reserved."
    )
    page = head + body + feet
    told = read_text(page, "ferries.md").metadata
    assert told.outlet == "Harbour Institute"
    assert told.dateline == "GENEVA"
    assert [author.url for author in told.authors] == ["/experts/ann-marlow"]
    assert [(other.outlet, other.url) for other in told.also_published] == [
        ("Grain Weekly", "https://grain.example/ferries")
    ]
    kinds = set()
    for kind, brief in restored_each(lambda text, **more: read_text(text, "ferries.md", **more), page):
        kinds.add(kind)
        assert brief.metadata == told, kind
    assert kinds >= {"copyright", "byline", "date", "topic_list", "republication"}


def test_a_dek_that_is_restored_is_text_and_no_dek(read_text: ReadText) -> None:
    dek = "Islands that pay for arrivals keep their berths, and those that pay for promises do not."
    page = TEXT.replace("By Ann", f"{dek}\n\nBy Ann")
    assert read_text(page).metadata.dek == dek
    restored = read_text(page, decisions=[CutDecision(verdict=CutVerdict.RESTORE, quote=dek)])
    assert restored.metadata.dek is None
    assert dek in restored.text
