from collections.abc import Callable

import pytest

from briefreader.extract.metadata.authors import read_bio
from briefreader.extract.words.bylines import (
    listed_names,
    named_under_label,
    names_beside_date,
    names_signed_elsewhere,
    signed_names,
)
from briefreader.model.brief import Brief


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Marlow", ("Ann Marlow",)),
        ("by Ann Marlow and Tomás de la Cruz | May 2, 2024", ("Ann Marlow", "Tomás de la Cruz")),
        ("March 3, 2024 By Ann Marlow 4 Comments", ("Ann Marlow",)),
        ("by Ann Marlow ● May 2, 2024 ● 6 min read", ("Ann Marlow",)),
        ("By Ann Marlow on behalf of the Harbour Group", ("Ann Marlow",)),
        ("ByAnn MarlowUpdated March 3, 2024", ("Ann Marlow",)),
        (
            "By Ann Marlow, Ines Okafor, and Bo Lindqvist, Harbour Institute",
            ("Ann Marlow", "Ines Okafor", "Bo Lindqvist"),
        ),
        ("Posted by Harbour Institute on Tuesday", ("Harbour Institute",)),
        ("Reviewed by Bo Lindqvist — Written by Ann Marlow", ("Ann Marlow",)),
        ("By: Hon. Ann Marlow |", ("Ann Marlow",)),
        ("By Ann Marlow Senior Fellow", ("Ann Marlow",)),
        ("Posted by admin", ()),
        ("by friday", ()),
        ("by quillfeather", ("quillfeather",)),
        ("By Region", ()),
        ("Photo by Ann Marlow", ()),
        ("Passed by the upper house in May", ()),
        ("By March 3 the harbour had closed", ()),
    ],
)
def test_names_in_a_line_that_signs(line: str, names: tuple[str, ...]) -> None:
    assert signed_names(line) == names


def test_who_signs_for_others_beside_a_date_signs() -> None:
    assert names_beside_date("May 2, 2024 · Ann Marlow on behalf of the Harbour Group") == ("Ann Marlow",)


@pytest.mark.parametrize("what", ["Edited", "Reviewed", "Translated", "Hosted"])
def test_who_did_something_else_does_not_sign_beside_a_date(what: str) -> None:
    assert names_beside_date("Ann Marlow • May 2, 2024") == ("Ann Marlow",)
    assert names_beside_date(f"{what} by Ann Marlow • May 2, 2024") == ()


@pytest.mark.parametrize(
    "place",
    [
        "Addis Ababa",
        "Hong Kong",
        "South Sudan",
        "New Jersey",
        "Climate Finance",
        "Eastern Europe",
        "San José",
        "Port of Spain",
    ],
)
def test_a_place_or_a_topic_beside_a_date_is_nobody(place: str) -> None:
    assert names_beside_date(f"{place}, May 2, 2024") == names_beside_date(f"May 2, 2024 | {place}") == ()
    assert listed_names(place) == ()
    assert names_beside_date(f"{place} | Ann Marlow | May 2, 2024") == ("Ann Marlow",)


def test_who_gives_a_speech_does_not_sign() -> None:
    assert signed_names("Remarks by President Ann Marlow on the Ports") == ()
    assert signed_names("Statement by Ann Marlow") == ()


def test_a_heading_under_the_label_of_authors_is_nobody() -> None:
    assert named_under_label("Harbour Institute") == ("Harbour Institute",)
    assert named_under_label("Introduction") == ()


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        (
            "Ann Marlow is the Halden senior fellow for transport at the Harbour Institute.",
            "Ann Marlow",
            "Halden senior fellow for transport",
            "Harbour Institute",
        ),
        (
            "Bo Lindqvist, a former minister, is an adviser at The Delta Forum and author of a book.",
            "Bo Lindqvist",
            "adviser",
            "The Delta Forum",
        ),
        ("Ines Okafor is a physician.", "Ines Okafor", "physician", None),
    ],
)
def test_a_biography_tells_role_and_affiliation(text: str, name: str, role: str, affiliation: str | None) -> None:
    bio = read_bio(text)
    assert bio is not None
    assert (bio.name, bio.role, bio.affiliation) == (name, role, affiliation)


def test_a_sentence_about_no_person_is_no_biography() -> None:
    assert read_bio("The ferry is a road.") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Annette Kielmann", ("Annette Kielmann",)),
        ("Von Annette Kielmann und Jan Holub", ("Annette Kielmann", "Jan Holub")),
        ("Par Luc Marchand", ("Luc Marchand",)),
        ("Von Annette Kielmann, 2. Mai 2024", ("Annette Kielmann",)),
        ("Von hier nach dort", ()),
        ("Von der Leyen antwortet", ()),
    ],
)
def test_bylines_of_other_languages(line: str, names: tuple[str, ...]) -> None:
    assert names_signed_elsewhere(line) == names


def test_a_name_with_von_in_an_english_text_is_no_byline(read_text: Callable[..., Brief]) -> None:
    text = "The quay is too short for the ships of the newest class, and the board has known it for nine years or more."
    brief = read_text("\n\n".join(("Von Neumann Machines", "May 2, 2024", *(f"{text} {n}." for n in "ABC"))))
    assert brief.metadata.title == "Von Neumann Machines"
    assert brief.metadata.authors == ()
