"""The score card: what it reads, and how candidates share the chance."""

import pytest

from briefreader.extract.roles.score_card import ScoreCard

CARD = ("none 1.0 -1.0", "words 0.5 2.5:1.0 4.5:-3.0", "linked -2.0")
NAMES = ("words", "linked")


@pytest.fixture(name="card")
def _card() -> ScoreCard:
    return ScoreCard.parse(CARD, NAMES)


@pytest.mark.parametrize(
    ("row", "points"),
    [((2.0, 0.0), 1.0), ((3.0, 0.0), 2.5), ((5.0, 0.0), 0.5), ((3.0, 1.0), 0.5), ((2.5, 0.0), 1.25)],
)
def test_a_value_earns_its_slope_and_the_thresholds_that_it_exceeds(
    card: ScoreCard, row: tuple[float, float], points: float
) -> None:
    assert card.points([(0.0, 0.0), row])[1] == pytest.approx(points)


def test_more_points_mean_more_chance_and_the_rest_is_none(card: ScoreCard) -> None:
    more, less = card.chances([(3.0, 0.0), (5.0, 0.0)], is_headed=False)
    assert more > less > 0
    assert more + less < 1


def test_none_is_weighed_by_the_markup(card: ScoreCard) -> None:
    rows = [(3.0, 0.0)]
    assert card.chances(rows, is_headed=True)[0] > card.chances(rows, is_headed=False)[0]


def test_a_page_without_candidates_has_no_chances(card: ScoreCard) -> None:
    assert card.chances([], is_headed=False) == []


def test_points_beyond_what_an_exponential_holds_are_no_error(card: ScoreCard) -> None:
    assert card.chances([(1e6, 0.0), (0.0, 1e6)], is_headed=False) == pytest.approx([1.0, 0.0])


def test_a_column_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        ScoreCard.parse(CARD, ("words", "capitals"))
