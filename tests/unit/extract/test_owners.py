import pytest

from briefreader.extract.metadata.owners import owner_of


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
        ("Photo © 2025 Harbour Institute", None),
        ("Image: © Harbour Institute 2025", None),
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


@pytest.mark.parametrize(
    ("notice", "other"),
    [
        ("© 2025 The Author(s)", "About the author"),
        ("© 2025 The Authors. All rights reserved.", "The views are those of the authors"),
        ("Copyright 2025 Home | Contact us", "Home"),
        ("© 2025 Subscribe", "Subscribe"),
        ("© 2025 TIDE", "What our mentors tidewater says"),
        ("© 2025 Quay Pictures", "Photo: Quay Pictures"),
        ("Cover photo © 2025 Quay Pictures", "Quay Pictures"),
    ],
)
def test_whoever_wrote_it_or_took_the_picture_and_what_a_menu_says_own_no_page(notice: str, other: str) -> None:
    assert owner_of([other, notice]) is None


def test_a_name_in_capitals_is_written_as_elsewhere_where_that_is_a_name() -> None:
    assert owner_of(["© 2025 TIDE", "Follow Tide", "Why we turn with the tide"]) == "Tide"
    assert owner_of(["© 2025 TIDE", "Why we turn with the tide", "tide.org"]) == "TIDE"
    assert owner_of(["© 2025 ODE", "Modern times", "Follow ODE"]) == "ODE"


def test_a_longer_name_may_be_glued_to_the_next_item_of_a_menu() -> None:
    assert owner_of(["Harbour InstituteEventsShop", "© 2025 Harbour Institute"]) == "Harbour Institute"
