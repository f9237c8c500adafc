"""Citation keys and bibliography entries."""

import pytest

from briefreader.library.references import biblatex, bibtex, citekey, citekeys, csl_json, split_name
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId


def reference(
    *authors: str, published: str | None = "2025-04-01", file: str = "x.txt", outlet: str | None = None
) -> BriefRef:
    return BriefRef(
        file=BriefId(file),
        fingerprint="",
        title="Costs & {benefits}: 50 % of $1",
        authors=authors,
        outlet=outlet,
        published=published,
    )


@pytest.mark.parametrize(
    ("brief", "key"),
    [
        (reference("Dennis Ross"), "ross2025"),
        (reference("Åse Ødegård", "B. C."), "odegard2025"),
        (reference("Ludwig van der Berg"), "berg2025"),
        (reference("Martin King Jr."), "king2025"),
        (reference("Berg, Ludwig"), "berg2025"),
        (reference("王小明", outlet="The Harbour Institute"), "harbour2025"),
        (reference(published=None), "costsnd"),
        (reference("Ana Lopez", published="2024"), "lopez2024"),
    ],
)
def test_a_key_is_name_and_year(brief: BriefRef, key: str) -> None:
    assert citekey(brief) == key


def test_equal_keys_are_told_apart_by_date() -> None:
    briefs = [
        reference("A Ross", file="late.txt", published="2025-06-01"),
        reference("B Ross", file="early.txt", published="2025-01-01"),
        reference("C Boot", file="other.txt"),
    ]
    assert citekeys(briefs) == {"late.txt": "ross2025b", "early.txt": "ross2025a", "other.txt": "boot2025"}


def test_more_than_twenty_six_equal_keys() -> None:
    keys = citekeys(reference("A Ross", file=f"{number:03}.txt") for number in range(28))
    assert [keys[BriefId(f"{number:03}.txt")] for number in (25, 26, 27)] == ["ross2025z", "ross2025aa", "ross2025ab"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Cher", ("", "Cher", "")),
        ("Ludwig van der Berg", ("Ludwig", "van der Berg", "")),
        ("Martin King, Jr.", ("Martin", "King", "Jr.")),
        ("Van Jones", ("Van", "Jones", "")),
        ("", ("", "", "")),
    ],
)
def test_names_come_apart(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts


def test_bibtex_escapes_what_tex_would_read() -> None:
    assert bibtex(reference("Ludwig van der Berg", "Cher", outlet="R&D"), "berg2025") == (
        "@misc{berg2025,\n"
        "  author = {van der Berg, Ludwig and {Cher}},\n"
        "  title = {{Costs \\& \\{benefits\\}: 50 \\% of \\$1}},\n"
        "  howpublished = {R\\&D},\n"
        "  year = {2025},\n"
        "  month = apr,\n"
        "  day = {1},\n"
        "}\n"
    )


def test_biblatex_has_one_date() -> None:
    entry = biblatex(reference("A Ross", published="2025-04", outlet="R"), "ross2025")
    assert entry.startswith("@report{ross2025,\n")
    assert "  date = {2025-04},\n" in entry
    assert "  institution = {R},\n" in entry


def test_csl_json_names_and_dates() -> None:
    item = csl_json(reference("Martin King Jr.", "Cher", published="2025-04", outlet="R"), "king2025")
    assert item["author"] == [{"family": "King", "given": "Martin", "suffix": "Jr."}, {"literal": "Cher"}]
    assert item["issued"] == {"date-parts": [[2025, 4]]}
    assert (item["id"], item["publisher"]) == ("king2025", "R")
