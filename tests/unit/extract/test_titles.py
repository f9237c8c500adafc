"""The choice of the title among its candidates."""

import math

import pytest

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.lexicon import tokens_of
from briefreader.extract.roles.score_card import ScoreCard
from briefreader.extract.roles.title_columns import NAMES
from briefreader.extract.roles.titles import candidate_rows, choose_title, has_headings, likeliest
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


def test_lines_that_only_a_number_tells_apart_are_several() -> None:
    assert likeliest(["Part 1", "Part 2", "Grain"], [0.3, 0.3, 0.35]) == (0.35, 2)


def test_what_is_alike_is_weighed_only_where_it_is_likely() -> None:
    assert likeliest(["Port fees", *["Port fee"] * 5_000], [0.6, *[0.00004] * 5_000]) == (0.6, 0)


def test_without_candidates_nothing_is_likely() -> None:
    assert likeliest([], []) == (0.0, -1)


def test_a_title_ends_longer_lines_such_as_the_path_to_its_page() -> None:
    path, title = "Home / Ports / Who pays for grain", "Who pays for grain"
    page = page_of(path, title, "Grain and its ports", TEXT, TEXT)
    assert values_of(page, "ends_other", start=3) == {path: 0.0, title: 1.0, "Grain and its ports": 0.0}
    assert values_of(page, "other_ends", start=3) == {path: 1.0, title: 0.0, "Grain and its ports": 0.0}
    assert values_of(page, "in_line_before", start=3)[title] == 1.0


def test_what_stands_twice_beside_the_same_line_is_of_a_menu() -> None:
    page = page_of("Harbour dues", "Grain prices", "Who pays for grain", "Harbour dues", "Grain prices", TEXT, TEXT)
    again = values_of(page, "in_menu_again", start=5)
    assert (again["Harbour dues"], again["Grain prices"], again["Who pays for grain"]) == (1.0, 1.0, 0.0)


def test_a_title_names_what_the_text_is_about_and_a_menu_what_the_site_is_about() -> None:
    page = page_of("Ferry crossings", "Ferry timetable", "Who pays for grain", "Ferry fares", TEXT, TEXT)
    of_text, topics = values_of(page, "of_text", start=4), values_of(page, "topics", start=4)
    assert of_text["Who pays for grain"] > 0 > of_text["Ferry crossings"]
    assert topics["Who pays for grain"] > topics["Ferry crossings"] == 0.0


def test_the_headings_of_the_text_repeat_words_of_its_title() -> None:
    page = page_of("Ferry crossings", "Who pays for grain", TEXT, "The grain that nobody pays for", TEXT)
    named = values_of(page, "in_headings", start=2)
    assert named["Who pays for grain"] > named["Ferry crossings"] == 0.0


@pytest.mark.parametrize(("lines_between", "distance"), [(0, 1.0), (11, 12.0), (12, 13.0), (20, 13.0)])
def test_a_byline_counts_where_it_is_near(lines_between: int, distance: float) -> None:
    texts = ["Who pays for grain", *["Share"] * lines_between, "By Ada Holm", TEXT, TEXT]
    page = page_of(*texts, cues={lines_between + 1: Cue.BYLINE})
    assert values_of(page, "signed_after", start=len(texts) - 2)["Who pays for grain"] == distance


def test_how_many_short_lines_stand_around_a_candidate() -> None:
    page = page_of("Ports", "Grain", TEXT, "Fees", "Who pays for grain", "Share", "Print", TEXT, TEXT)
    before, after = (values_of(page, name, start=7) for name in ("short_before", "short_after"))
    assert (before["Who pays for grain"], after["Who pays for grain"]) == (1.0, 2.0)
    assert (before["Grain"], after["Grain"]) == (1.0, 0.0)


def test_the_owner_of_the_copyright_is_told_from_the_title() -> None:
    page = page_of(
        "Harbour Institute", "Who pays for grain", TEXT, TEXT, "© 2024 Harbour Institute", cues={4: Cue.COPYRIGHT}
    )
    values = values_of(page, "of_outlet", start=2)
    assert values["Harbour Institute"] == 1.0
    assert values["Who pays for grain"] == 0.0


def test_a_menu_stands_among_short_lines() -> None:
    page = page_of("Ports", "Grain", "Fees", "Who pays for grain", TEXT, TEXT)
    among_short = values_of(page, "among_short", start=4)
    assert among_short["Ports"] > among_short["Who pays for grain"]


@pytest.mark.parametrize("gaps", [0, 1, 3])
def test_gaps_are_those_beyond_what_is_usual_on_the_page(gaps: int) -> None:
    values = values_of(page_of("Harbour Institute", "Who pays for grain", TEXT, TEXT, gaps=gaps), "gap_after", start=2)
    assert values["Who pays for grain"] == 0.0


def test_markdown_of_print_pages_tells_no_headings() -> None:
    assert not has_headings([Line(first=1, last=1, text="Who pays for grain")])
    assert has_headings([Line(first=1, last=1, text="Who pays for grain", shape=BlockKind.HEADING, level=1)])


MENU = ("Ports", "Grain", "Fees", "Tides", "Maps", "Wharves", "Pilots", "Dredging")
CARD = ScoreCard.parse(["none -9 -9", "chance 1"], ("chance",))
"""Gives each candidate the chance whose logarithm it is told."""


def chosen(page: Evidence, chances: dict[int, float]) -> int | None:
    """Which line is the title where the candidates have these chances."""
    return choose_title(page, [(at, [math.log(chance)]) for at, chance in chances.items()], CARD)


def test_without_headings_a_title_must_be_likelier_than_not() -> None:
    page = page_of(*MENU, "Who pays for grain", "Grain prices", TEXT, TEXT)
    assert chosen(page, {8: 0.58, 9: 0.42}) == 8
    assert chosen(page, {8: 0.52, 9: 0.48}) is None


def test_what_several_people_sign_is_a_title() -> None:
    signed = ("Who pays for grain", "Ada Holm, Jonas Berg", "May 16, 2024")
    page = page_of(*MENU, *signed, TEXT, TEXT, cues={10: Cue.DATE})
    assert chosen(page, {0: 0.5, 7: 0.3, 8: 0.2}) == 8
    assert chosen(page, {0: 0.5, 7: 0.4, 8: 0.1}) is None
    one = page_of(*MENU, "Who pays for grain", "Ada Holm", "May 16, 2024", TEXT, TEXT, cues={10: Cue.DATE})
    assert chosen(one, {0: 0.5, 7: 0.3, 8: 0.2}) is None


def test_the_first_line_of_a_clean_file_is_the_title_where_the_likelier_one_stands_below_the_date() -> None:
    texts = ("Who pays for grain", "May 16, 2024", "What does the treasury pay for?", TEXT, TEXT)
    assert chosen(page_of(*texts, cues={1: Cue.DATE}), {0: 0.2, 2: 0.8}) == 0
    assert chosen(page_of(*texts, cues={1: Cue.DATE}), {0: 0.1, 2: 0.9}) == 2
    assert chosen(page_of(*texts), {0: 0.2, 2: 0.8}) == 2
