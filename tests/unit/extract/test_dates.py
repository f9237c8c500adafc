import pytest

from briefreader.extract.words.dates import find_date


@pytest.mark.parametrize(
    ("text", "iso", "raw"),
    [
        ("April 17, 2025 11:17 am (EST)", "2025-04-17", "April 17, 2025 11:17 am (EST)"),
        ("Posted on 3 March 2021 by the editors", "2021-03-03", "3 March 2021"),
        ("Sept. 5th, 2019", "2019-09-05", "Sept. 5th, 2019"),
        ("2024-02-29T08:00:00Z", "2024-02-29", "2024-02-29T08:00:00Z"),
        ("published 25.12.2020", "2020-12-25", "25.12.2020"),
        ("12/31/1999", "1999-12-31", "12/31/1999"),
        ("June 2023", "2023-06", "June 2023"),
        ("Jul. 9. 2024", "2024-07-09", "Jul. 9. 2024"),
        ("October 17, 20236:01 PM ET", "2023-10-17", "October 17, 2023"),
        ("May 2nd 202511 mins", "2025-05-02", "May 2nd 2025"),
        ("November 28, 2025/Living Healthy", "2025-11-28", "November 28, 2025"),
        ("__June 9, 2025", "2025-06-09", "June 9, 2025"),
        ("_ 15 Dec, 2025 _", "2025-12-15", "15 Dec, 2025"),
        ("Donnerstag, 2. Mai 2024", "2024-05-02", "2. Mai 2024"),
        ("1. März 2023, 14:05", "2023-03-01", "1. März 2023, 14:05"),
        ("Publié le 1er août 2022", "2022-08-01", "1er août 2022"),
        ("2 de mayo de 2024", "2024-05-02", "2 de mayo de 2024"),
    ],
)
def test_dates_as_pages_write_them(text: str, iso: str, raw: str) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.iso, found.raw) == (iso, raw)
    assert text[found.start : found.end] == raw


@pytest.mark.parametrize(
    "text",
    [
        "2023",
        "Chapter 11",
        "30 February 2021",
        "03-04-2021",
        "version 1.2.3",
        "in May",
        "scan_2024-05-01_small.jpg",
        "/2024/05/01/slug",
        "May 2, 20245",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert find_date(text) is None
