from collections.abc import Callable

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
