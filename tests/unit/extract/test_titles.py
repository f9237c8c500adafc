"""The choice of the title among its candidates."""

import pytest

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.lexicon import tokens_of
from briefreader.extract.roles.titles import NAMES, candidate_rows, has_headings, likeliest
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BlockKind

TEXT = (
    "The price of grain is settled each spring by a single bidder with a telephone, who names the sum that is needed "
    "to sail, and each summer the treasury of the islands pays it without a word."
)


def page_of(*texts: str, cues: dict[int, Cue] | None = None, gaps: int = 1) -> Evidence:
    lines = [Line(first=1 + at * (1 + gaps), last=1 + at * (1 + gaps), text=text) for at, text in enumerate(texts)]
    found = [(cues or {}).get(at, Cue.NONE) for at in range(len(texts))]
    words, tokens = [len(text.split()) for text in texts], [tokens_of(text) for text in texts]
    return Evidence(lines=lines, cues=found, words=words, tokens=tokens, is_marked=False)


def values_of(page: Evidence, name: str, *, start: int) -> dict[str, float]:
    """What each candidate of a page has in one column."""
    odds = [-3.0] * start + [3.0] * (len(page.lines) - start)
    return {page.lines[at].text: row[NAMES.index(name)] for at, row in candidate_rows(page, start, odds)}


def test_words_that_stand_twice_share_their_chances() -> None:
    assert likeliest(["Port fees", "Who pays for grain", "Port fees"], [0.3, 0.4, 0.25]) == (0.55, 0)


def test_words_that_nearly_stand_twice_share_their_chances() -> None:
    texts = ["Harbours… and who pays for them", "Who dredges", "Harbours... and who pays for them", "Ships"]
    chance, best = likeliest(texts, [0.3, 0.35, 0.25, 0.1])
    assert (round(chance, 9), best) == (0.55, 0)


def test_what_is_alike_is_weighed_only_where_it_is_likely() -> None:
    assert likeliest(["Port fees", *["Port fee"] * 5_000], [0.6, *[0.00004] * 5_000]) == (0.6, 0)


def test_without_candidates_nothing_is_likely() -> None:
    assert likeliest([], []) == (0.0, -1)


def test_a_title_is_named_again_in_longer_lines() -> None:
    page = page_of("Home / Ports / Who pays for grain", "Who pays for grain", "Grain and its ports", TEXT, TEXT)
    assert values_of(page, "contained", start=3) == {
        "Home / Ports / Who pays for grain": 0.0, "Who pays for grain": 1.0, "Grain and its ports": 0.0,
    }  # fmt: skip
    assert values_of(page, "in_line_before", start=3)["Who pays for grain"] == 1.0


def test_the_owner_of_the_copyright_is_told_from_the_title() -> None:
    page = page_of(
        "Harbour Institute", "Who pays for grain", TEXT, TEXT, "© 2024 Harbour Institute", cues={4: Cue.COPYRIGHT}
    )
    values = values_of(page, "of_outlet", start=2)
    assert values["Harbour Institute"] == 1.0
    assert values["Who pays for grain"] == 0.0


def test_a_title_stands_before_a_sentence_and_a_menu_among_short_lines() -> None:
    page = page_of("Ports", "Grain", "Fees", "Who pays for grain", TEXT, TEXT)
    assert values_of(page, "before_sentence", start=4)["Who pays for grain"] == 1.0
    assert (
        values_of(page, "among_short", start=4)["Ports"] > values_of(page, "among_short", start=4)["Who pays for grain"]
    )


@pytest.mark.parametrize("gaps", [0, 1, 3])
def test_gaps_are_those_beyond_what_is_usual_on_the_page(gaps: int) -> None:
    values = values_of(page_of("Harbour Institute", "Who pays for grain", TEXT, TEXT, gaps=gaps), "gap_after", start=2)
    assert values["Who pays for grain"] == 0.0


def test_markdown_of_print_pages_tells_no_headings() -> None:
    assert not has_headings([Line(first=1, last=1, text="Who pays for grain")])
    assert has_headings([Line(first=1, last=1, text="Who pays for grain", shape=BlockKind.HEADING, level=1)])
