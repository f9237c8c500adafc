"""Authors and dates by the words of a page's head: what is told, and what is left open."""

from collections.abc import Callable

import pytest

from briefreader.model.brief import Brief

ReadText = Callable[..., Brief]

BODY = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail, and each summer the treasury pays it.\n\n"
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands, and the operator knows it.\n\n"
    "Nothing in the law stands in the way of that, and the auditors have asked for it twice since the last of the "
    "plans was given up without a word.\n"
)


def page(*head: str, end: str = "") -> str:
    return "\n\n".join(("What the Islands Are Owed", *head, BODY, end))


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (("By Ann Marlow", "March 3, 2024"), ["Ann Marlow"]),
        (("Ann Marlow • March 3, 2024",), ["Ann Marlow"]),
        (("Mar 3, 2024 • Ann Marlow in Islands",), ["Ann Marlow"]),
        (("Picture of Ann Marlow", "March 3, 2024"), ["Ann Marlow"]),
        (("The Harbour Team", "March 3, 2024"), ["The Harbour Team"]),
        (("By Ann Marlow March 3, 2024April 5, 2024",), ["Ann Marlow"]),
        (("Written by:", "Ann Marlow", "Senior Fellow", "March 3, 2024"), ["Ann Marlow"]),
        (("By", "Ann Marlow", "Bo Li", "March 3, 2024"), ["Ann Marlow", "Bo Li"]),
        (("Posted by", "Harbour Desk Editors", "March 3, 2024"), ["Harbour Desk Editors"]),
        (("By", "Marlowe", "Updated March 3, 2024"), ["Marlowe"]),
        (("Reviewed by", "Ann Marlow", "Updated March 3, 2024"), []),
        (("Ann Marlow, Bo Li and Cora Diaz", "March 3, 2024"), ["Ann Marlow", "Bo Li", "Cora Diaz"]),
        (("Written by Ann Marlow Content Marketing Coordinator",), ["Ann Marlow"]),
        (("by annmarlow", "March 3, 2024"), ["annmarlow"]),
        (("By The Harbour editors", "March 3, 2024"), ["The Harbour editors"]),
        (("Headshot of Ann Marlow, fellow at the Harbour Institute", "March 3, 2024"), ["Ann Marlow"]),
        (("Marlowe", "March 3, 2024"), ["Marlowe"]),
        (("by annmarlow | March 3, 2024",), ["annmarlow"]),
        (("By the Harbour Team 2–3 minutes",), ["the Harbour Team"]),
        (("Contributors: Ann Marlow", "Islands"), ["Ann Marlow"]),
        (("Ann Marlow", "Senior writer", "Islands"), ["Ann Marlow"]),
        (("Ann Marlow, PhD, MPP; Bo Li, VTS (Ports)", "March 3, 2024"), ["Ann Marlow", "Bo Li"]),
        (("Harbour Relocation, Berth Relocation", "Islands"), []),
        (("Business", "March 3, 2024"), []),
        (("Islands", "March 3, 2024"), []),
        (("By Ann Marlow, Managing Principal", "March 3, 2024"), ["Ann Marlow"]),
        (("Harbour Last Reviewed:", "March 3, 2024"), []),
        (("Written By: Tom May", "March 3, 2024"), ["Tom May"]),
        (("By Ann Marlow July 3, 2024",), ["Ann Marlow"]),
        (("HarborFleet - March 3, 2024",), []),
        (("March 3, 2024/Living Harbours/Islands",), []),
        (("Meet the Team", "March 3, 2024"), []),
        (("March 3, 2024",), []),
    ],
)
def test_who_signs(read_text: ReadText, head: tuple[str, ...], names: list[str]) -> None:
    assert [author.name for author in read_text(page(*head)).metadata.authors] == names


@pytest.mark.parametrize(
    ("line", "below", "names"),
    [
        ("Ann Marlow – Economist and Writer", "Ann explores what the islands are owed.", ["Ann Marlow"]),
        ("Harbour Leasing at its best", "Harbour Leasing or a berth of one's own?", []),
    ],
)
def test_a_name_with_an_office_after_the_text_signs_too(
    read_text: ReadText, line: str, below: str, names: list[str]
) -> None:
    brief = read_text(page(end=f"Follow us\n\n{line}\n\n{below}"))
    assert [author.name for author in brief.metadata.authors] == names


def test_a_sentence_of_the_text_that_says_who_wrote_it(read_text: ReadText) -> None:
    brief = read_text(page("This post was written by Ann Marlow, a fellow of the Harbour Institute."))
    assert [author.name for author in brief.metadata.authors] == ["Ann Marlow"]


@pytest.mark.parametrize(
    ("link", "names"),
    [
        ("[Ann Marlow](https://harbour.example/people/ann-marlow)", ["Ann Marlow"]),
        ("[Marlowe](https://harbour.example/author/marlowe)", ["Marlowe"]),
        ("[Harbours](https://harbour.example/topic/harbours)", []),
        ("Reviewed by [Ann Marlow](https://harbour.example/author/ann-marlow)", []),
        (
            "[Ann Marlow](https://harbour.example/experts/ann-marlow) [Bo Li](https://harbour.example/experts/bo-li)",
            ["Ann Marlow", "Bo Li"],
        ),
    ],
)
def test_a_link_to_a_persons_page_names_the_author(read_text: ReadText, link: str, names: list[str]) -> None:
    text = f"# What the Islands Are Owed\n\n{link}\n\n[Islands](/islands)\n\n{BODY}"
    assert [author.name for author in read_text(text, path="brief.md").metadata.authors] == names


def test_the_menu_of_a_page_without_title_signs_nothing(read_text: ReadText) -> None:
    menu = ("Strong Harbour Club", "Tire Buying", "Car Shipping", *(f"entry {number}" for number in range(20)))
    assert read_text("\n\n".join((*menu, BODY))).metadata.authors == ()


def test_the_name_after_the_text_signs_when_a_sentence_tells_of_the_person(read_text: ReadText) -> None:
    brief = read_text(page(end="Ann Marlow\n\nAnn Marlow is a fellow at the Harbour Institute."))
    assert [author.name for author in brief.metadata.authors] == ["Ann Marlow"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 3, 2024", "2024-03-03"),
        ("March 3, 2024April 5, 2024", "2024-03-03"),
        ("Published March 3, 2024 | Updated April 5, 2024", "2024-03-03"),
        ("March 2024", "2024-03"),
        ("Updated on March 3, 2024", None),
        ("Last updated: 3 March 2024", None),
    ],
)
def test_when_it_was_published(read_text: ReadText, line: str, published: str | None) -> None:
    assert read_text(page("By Ann Marlow", line)).metadata.published == published


def test_a_month_in_the_title_is_no_date(read_text: ReadText) -> None:
    text = page("By Ann Marlow").replace("Are Owed", "Are Owed in March 2024")
    assert read_text(text).metadata.published is None


def test_of_two_days_run_together_the_earlier_is_the_publications(read_text: ReadText) -> None:
    assert read_text(page("April 5, 2024March 3, 2024 by Ann Marlow")).metadata.published == "2024-03-03"


@pytest.mark.parametrize(
    ("end", "published"),
    [
        ("Published\n\nMar 3, 2024", "2024-03-03"),
        ("Follow us\n\nPosted on Sunday, March 3rd, 2024 at 11:00 am | Islands", "2024-03-03"),
        ("Tags: islands, ports\n\nMarch 3, 2024", "2024-03-03"),
        ("Last updated: March 3, 2024", None),
        ("Comments\n\nBo Li says:\n\nMarch 3, 2024 at 13:01", None),
        ("Tides and Tolls\n\nMarch 3, 2024\n\nA Berth for Sale\n\nApril 5, 2024", None),
        ("2024-03-03T10:45:07-04:00", None),
    ],
)
def test_a_date_below_the_text(read_text: ReadText, end: str, published: str | None) -> None:
    assert read_text(page("By Ann Marlow", end=end)).metadata.published == published


def test_a_date_that_says_it_is_the_publications_comes_before_one_in_a_long_line(read_text: ReadText) -> None:
    line = "2024-08-09 The table of what each island is owed now counts the winter months as well."
    brief = read_text(page("Changes", line, end="Published on 2024-03-03"))
    assert brief.metadata.published == "2024-03-03"


def test_without_a_title_the_date_nearest_to_the_text_is_taken(read_text: ReadText) -> None:
    menu = "\n\n".join(("Sunday, March 10, 2024", "Pay Now", "Front Page", *(f"entry {n}" for n in range(20))))
    brief = read_text(f"{menu}\n\non March 3, 2024\n\n{BODY}")
    assert brief.metadata.title is None
    assert brief.metadata.published == "2024-03-03"


def test_where_the_head_tells_only_a_revision_a_card_in_the_text_dates_nothing(read_text: ReadText) -> None:
    first, second, third = BODY.strip().split("\n\n")
    card = "Related guides\n\nTides and Tolls\n\nApril 5, 2024"
    text = f"What the Islands Are Owed\n\nUpdated March 3, 2024\n\n{first}\n\n{second}\n\n{card}\n\n{third}\n\n{BODY}"
    assert read_text(text).metadata.published is None


@pytest.mark.parametrize(
    "line", ["Submission deadline: July 1, 2024", "Event: June 3, 2024, 2 pm", "The act was passed on May 3, 1999."]
)
def test_the_day_of_something_else_is_not_the_publications(read_text: ReadText, line: str) -> None:
    assert read_text(page(line)).metadata.published is None
    assert read_text(page(line, end="Published on March 3, 2024")).metadata.published == "2024-03-03"


ABOUT = (
    "Macron told the islands in spring that the treasury would pay, and in the summer the treasury paid nothing, "
    "as the harbour master had said it would.\n\n"
    "The islands then asked Emmanuel Macron for climate finance that pays for arrivals, and for finance of the climate "
    "fund's own berth, which the auditors had asked for twice.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        ("Addis Ababa, March 3, 2024",),
        ("Hong Kong | March 3, 2024",),
        ("South Sudan", "March 3, 2024"),
        ("Western Sahara", "March 3, 2024"),
        ("Zambia", "March 3, 2024"),
        ("Climate Finance | March 3, 2024",),
        ("Treasury Auditors", "March 3, 2024"),
        ("Emmanuel Macron", "March 3, 2024"),
        ("Emmanuel Macron | March 3, 2024",),
        ("Picture of Emmanuel Macron", "March 3, 2024"),
    ],
)
def test_a_place_a_topic_or_a_person_that_the_piece_is_about_signs_nothing(
    read_text: ReadText, head: tuple[str, ...]
) -> None:
    brief = read_text(page(*head, ABOUT))
    assert brief.metadata.authors == ()
    assert brief.metadata.published == "2024-03-03"


def test_who_signs_in_words_may_stand_in_the_text_too(read_text: ReadText) -> None:
    brief = read_text(page("By Emmanuel Macron", "March 3, 2024", ABOUT))
    assert [author.name for author in brief.metadata.authors] == ["Emmanuel Macron"]


@pytest.mark.parametrize(
    ("address", "names"),
    [("/people/ann-marlow", []), ("/topics/ann-marlow", []), ("/author/ann-marlow", ["Ann Marlow"])],
)
def test_above_the_title_only_an_authors_page_names_the_author(
    read_text: ReadText, address: str, names: list[str]
) -> None:
    text = f"[Ann Marlow](https://harbour.example{address})\n\n# What the Islands Are Owed\n\n{BODY}"
    assert [author.name for author in read_text(text, path="brief.md").metadata.authors] == names


def test_remarks_above_the_title_are_neither_title_nor_byline(read_text: ReadText) -> None:
    brief = read_text(f"Remarks by President Ann Marlow on the Ports\n\n{page('March 3, 2024')}")
    assert brief.metadata.title == "What the Islands Are Owed"
    assert brief.metadata.authors == ()


def test_a_sentence_in_the_text_that_tells_who_somebody_is_names_no_author(read_text: ReadText) -> None:
    told = "Ann Marlow is the managing director of the Harbour Institute."
    first, *rest = BODY.strip().split("\n\n")
    text = "\n\n".join(("What the Islands Are Owed", "March 3, 2024", first, told, *rest, BODY))
    assert read_text(text).metadata.authors == ()
    brief = read_text(page("March 3, 2024", end=f"About the author\n\n{told}"))
    assert [author.name for author in brief.metadata.authors] == ["Ann Marlow"]


@pytest.mark.parametrize(
    "line",
    [
        "On March 3, 2022, the Council adopted a plan for the islands and their ports.",
        "On March 3, 2022, the Council met.",
        "Embargoed until June 5, 2024",
    ],
)
def test_a_date_within_a_sentence_dates_nothing(read_text: ReadText, line: str) -> None:
    assert read_text(page(line)).metadata.published is None
    assert read_text(page("By Ann Marlow", line)).metadata.published is None


@pytest.mark.parametrize("label", ["Upcoming events", "Related", "Events", "Upcoming Event"])
def test_the_day_of_an_event_below_the_text_dates_nothing(read_text: ReadText, label: str) -> None:
    assert read_text(page(end=f"{label}\n\nJune 3, 2030\n\nBook launch")).metadata.published is None
