import pytest

from briefreader.extract.owners import owner_of


@pytest.mark.parametrize(
    ("notice", "owner"),
    [
        ("© 2025 Harbour Institute. All rights reserved.", "Harbour Institute"),
        ("Copyright © 2010 - 2025 Harbour Institute | Privacy | Terms", "Harbour Institute"),
        ("Harbour Institute © 2025. All content is the institute's.", "Harbour Institute"),
        ("All Rights Reserved © Harbour Institute, Inc. 2025", "Harbour Institute"),
        ("12 Quay Street, Tidewater | © 2025 Harbour Institute LLC", "Harbour Institute"),
        ("© HARBOUR INSTITUTE 2025", "Harbour Institute"),
        ("(c) 2024 by Harbour Institute, a Tidewater company", "Harbour Institute"),
        ("All rights reserved © 2025", None),
        ("Copyright notice", None),
        ("A treaty on copyright, 2024", None),
        ("Photo © Harbour Institute", None),
    ],
)
def test_a_notice_names_the_owner_that_another_line_bears_out(notice: str, owner: str | None) -> None:
    assert owner_of(["Harbour Institute", "Menu", notice]) == owner


def test_an_owner_whom_no_other_line_names_is_no_outlet() -> None:
    notice = "© 2025 Tidewater Media Holding Ltd. All rights reserved."
    assert owner_of(["The Harbour Review", "Terms of Tidewater Media Holding", notice]) is None
    assert owner_of(["The Harbour Review", notice.replace("Tidewater Media Holding Ltd", "harbourreview.org")])


def test_of_two_owners_that_both_are_borne_out_neither_is_taken() -> None:
    notices = ["© 2025 Harbour Institute", "© 2024 Quay Street Trust"]
    assert owner_of(["Harbour Institute", "Quay Street Trust", *notices]) is None
    assert owner_of(["Harbour Institute", *notices]) == "Harbour Institute"


def test_a_list_of_many_owners_names_none() -> None:
    assert owner_of(["Work 7", *(f"© 2025 Work {number}" for number in range(50_000))]) is None
