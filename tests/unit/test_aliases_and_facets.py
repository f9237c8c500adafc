import pytest

from briefreader.library.aliases import proposed_aliases
from briefreader.library.facets import facets
from briefreader.library.ports import BriefRow, NotesSummary
from briefreader.model.brief import BriefId

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


def row(name: str, *, outlet: str | None, published: str | None, tags: tuple[str, ...] = ()) -> BriefRow:
    return BriefRow(
        id=BriefId(name),
        title=name,
        authors=(),
        outlet=outlet,
        published=published,
        words=1,
        reading_minutes=1,
        claims=0,
        links=0,
        faults=0,
        notes=NotesSummary(tags=tags),
    )


def test_facets_count_each_brief_once_and_tags_with_those_above_them() -> None:
    found = facets(
        [
            row("a", outlet="Zed", published="2025-04-01", tags=("war/peace", "war/arms")),
            row("b", outlet="Zed", published="2024", tags=("war",)),
            row("c", outlet="Alpha", published=None),
            row("d", outlet=None, published="2025-01"),
        ]
    )
    assert list(found.outlets.items()) == [("Zed", 2), ("Alpha", 1)]
    assert list(found.tags.items()) == [("war", 2), ("war/arms", 1), ("war/peace", 1)]
    assert list(found.years.items()) == [("2025", 2), ("2024", 1)]
