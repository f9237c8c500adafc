from datetime import date

import pytest

from briefreader.library.aliases import proposed_aliases
from briefreader.library.facets import facets, searches
from briefreader.library.query import parse_query
from briefreader.model.brief import ClaimKind
from briefreader.model.search import Facets

ONE = "In Kyiv Zelenskyy met them. Then Zelenskyy left, with the minister of Austria."
TWO = "When Zelensky spoke, all of Australia and Austria heard the ministers."


@pytest.mark.parametrize(
    ("texts", "proposed"),
    [
        ([ONE, TWO], (("Zelensky", "Zelenskyy"),)),
        ([ONE + " So Zelensky it is.", TWO], ()),
        (["so Sanction it", "so Sanctions it"], ()),
        (["in Houses we live", "in horses we trust", "the houses there"], ()),
        (["of Boris", "of Borис"], ()),
        ([], ()),
    ],
)
def test_near_spellings_of_names_are_proposed(texts: list[str], proposed: tuple[tuple[str, str], ...]) -> None:
    assert proposed_aliases(texts) == proposed


def test_facets_count_each_brief_once_and_tags_with_those_above_them() -> None:
    found = facets(
        outlets={"Alpha": 1, "Zed": 2},
        years={"2024": 1, "2025": 2},
        kinds={ClaimKind.FORECAST: 1, ClaimKind.FACT: 2, ClaimKind.THESIS: 0},
        tags=[("a", "war/peace"), ("a", "war/arms"), ("b", "war")],
    )
    assert list(found.outlets.items()) == [("Zed", 2), ("Alpha", 1)]
    assert list(found.tags.items()) == [("war", 2), ("war/arms", 1), ("war/peace", 1)]
    assert list(found.years.items()) == [("2025", 2), ("2024", 1)]
    assert list(found.kinds.items()) == [("facts", 2), ("forecasts", 1)]


def test_each_facet_is_a_search_that_is_read_as_such() -> None:
    found = Facets(
        outlets={'The "Peace" Institute': 1}, tags={"to read/soon": 2}, years={"2025": 3}, kinds={"facts": 4}
    )
    lines = {line: count for each in searches(found).values() for line, count in each.items()}
    assert list(lines.values()) == [1, 2, 3, 4]
    read = [parse_query(line, today=date(2025, 5, 1)) for line in lines]
    assert [query.remarks for query in read] == [()] * 4
    assert [query.explained for query in read] == [
        "“The Peace Institute” word for word in the outlet",
        "“to read/soon” word for word as a tag or above one",
        "published in 2025",
        "with claims of fact",
    ]
