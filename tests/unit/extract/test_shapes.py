"""Rules that shapes of policy briefs taught: what each tells, and what it must leave alone."""

from collections.abc import Callable

import pytest

from briefreader.extract.body.links import is_profile
from briefreader.extract.front.lines import Line
from briefreader.extract.front.plain import read_plain
from briefreader.extract.metadata.authors import read_bio, read_bios
from briefreader.extract.roles.captions import captions_of
from briefreader.extract.roles.interruptions import numbered_notes
from briefreader.extract.roles.mastheads import read_masthead
from briefreader.extract.words.bylines import offices_in_byline, signed_names
from briefreader.extract.words.dates import date_of
from briefreader.model.brief import BlockKind, Brief

ReadText = Callable[..., Brief]

FIRST = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail. Nobody in the capital can say what the crossings would cost."
)
SECOND = (
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands, and the operator knows it."
)
THIRD = (
    "Nothing in the law stands in the way of that, and the auditors have asked for it twice since the last of the "
    "plans was given up without a word."
)


def page(*head: str, end: tuple[str, ...] = (), between: tuple[str, ...] = ()) -> str:
    return "\n\n".join(("What the Islands Are Owed", *head, FIRST, SECOND, *between, THIRD, *end))


@pytest.mark.parametrize(
    "line",
    [
        '"Nobody in the capital can say what the crossings would cost."',
        "Editor's Note: An earlier version of this text gave another sum.",
        "Read more: The Second Doctor",
        "This article is part of our series on the islands.",
        "This interview was edited for length.",
        "Comment: We have said so here for years.",
    ],
)
def test_what_breaks_into_the_text_is_cut(read_text: ReadText, line: str) -> None:
    brief = read_text(page("By Ann Marlow", "March 3, 2024", between=(line,)))
    assert line not in brief.text
    assert brief.text.split("\n\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: this was the advice that the harbour master gave to all who asked.",
        "Comment: the assembly did not vote on it that day, and nobody asked why.",
    ],
)
def test_a_sentence_that_only_begins_like_a_label_is_kept(read_text: ReadText, line: str) -> None:
    assert line in read_text(page("By Ann Marlow", "March 3, 2024", between=(line,))).text


@pytest.mark.parametrize("heading", ["Introduction", "1 Introduction", "I. Summary", "1. Overview"])
def test_the_heading_of_an_introduction_belongs_to_it(read_text: ReadText, heading: str) -> None:
    brief = read_text(f"What the Islands Are Owed\n\n{heading}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
    assert brief.text.split("\n\n") == [heading, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("heading", ["Who pays", "2 Who pays", "2.1 Who pays", "3.1.2 Who pays"])
def test_a_line_of_few_words_over_a_paragraph_is_a_heading_with_its_number(read_text: ReadText, heading: str) -> None:
    brief = read_text(page("By Ann Marlow", "March 3, 2024", between=(heading,)))
    assert [brief.quote(block.span) for block in brief.blocks if block.kind is BlockKind.HEADING] == [heading]


def _dated(*days: str) -> tuple[str, ...]:
    return tuple(part for day, text in zip(days, (FIRST, SECOND, THIRD), strict=True) for part in (day, text))


@pytest.mark.parametrize("days", [("2015", "2019", "March 2023"), ("May 2, 2015", "May 3, 2015", "June 1, 2015")])
def test_the_days_of_a_chronology_are_text_and_date_nothing(read_text: ReadText, days: tuple[str, ...]) -> None:
    opening = "The ferries have been late on every second day, and those who wait for them have stopped asking."
    brief = read_text("\n\n".join(("What the Islands Are Owed", opening, *_dated(*days))))
    assert [line for line in brief.text.split("\n\n") if line in days] == list(days)
    assert brief.metadata.published is None


def test_the_publication_s_day_above_a_chronology_stays_that(read_text: ReadText) -> None:
    days = ("March 2015", "March 2019", "March 2023")
    brief = read_text("\n\n".join(("What the Islands Are Owed", "March 3, 2024", *_dated(*days))))
    assert brief.metadata.published == "2024-03-03"
    assert [line for line in brief.text.split("\n\n") if line in days] == list(days)


def test_days_that_go_back_are_those_of_stories(read_text: ReadText) -> None:
    days = ("May 4, 2024", "May 3, 2024", "May 2, 2024")
    brief = read_text(page("By Ann Marlow", "May 5, 2024", end=_dated(*days)))
    assert not any(day in brief.text for day in days)


def test_a_sentence_that_stands_only_once_is_kept(read_text: ReadText) -> None:
    line = '"Nobody on the islands would say what the boats are worth to them."'
    assert line in read_text(page("By Ann Marlow", "March 3, 2024", between=(line,))).text


def test_names_before_the_turns_of_a_transcript_are_text_and_sign_nothing(read_text: ReadText) -> None:
    turns = (
        "Ann Marlow",
        FIRST,
        "Tom Brandt",
        SECOND,
        "Ann Marlow",
        THIRD,
        "Tom Brandt",
        "We are out of time, thank you.",
    )
    text = "\n\n".join(
        ("Transcript: The Islands", "March 3, 2024", "Speakers", "Ann Marlow, Director, Harbour Fund", *turns)
    )
    brief = read_text(text)
    assert brief.text.split("\n\n") == list(turns)
    assert brief.metadata.authors == ()


def test_a_name_that_stands_once_over_a_paragraph_is_no_turn(read_text: ReadText) -> None:
    brief = read_text(page("March 3, 2024", end=("Ann Marlow", "She writes about boats and what they cost.")))
    assert "Ann Marlow" not in brief.text


@pytest.mark.parametrize(
    ("text", "title", "genre", "names"),
    [
        ("POLICY BRIEF | WHO PAYS | ANN LEE AND BO MARCH", "WHO PAYS", "POLICY BRIEF", ("Ann Lee", "Bo March")),
        ("Report | Who Pays for the Night Shift", "Who Pays for the Night Shift", "Report", ()),
        ("Boats | Who Pays", "Boats | Who Pays", None, ()),
        ("Who Pays", "Who Pays", None, ()),
    ],
)
def test_a_masthead_is_taken_apart(text: str, title: str, genre: str | None, names: tuple[str, ...]) -> None:
    head = read_masthead(text)
    assert (head.title, head.genre, head.names) == (title, genre, names)


@pytest.mark.parametrize(
    ("texts", "caption", "credit"),
    [
        (["A ferry at dusk.", "Photo by Ann Lee/Harbour News"], "A ferry at dusk.", "Ann Lee/Harbour News"),
        (["A ferry at dusk. Photo: Ann Lee"], "A ferry at dusk.", "Ann Lee"),
        (
            ["A ferry in the harbour of Vell. Ann Lee/Harbour News"],
            "A ferry in the harbour of Vell.",
            "Ann Lee/Harbour News",
        ),
        (["A ferry in the harbour of Vell. © Ann Lee"], "A ferry in the harbour of Vell.", "Ann Lee"),
        (["(Source: Harbour Board. The ferry Ann Lee at dusk)"], "The ferry Ann Lee at dusk", "Harbour Board"),
        (["A ferry in the harbour of Vell"], "A ferry in the harbour of Vell", None),
    ],
)
def test_a_caption_and_its_credit(texts: list[str], caption: str, credit: str | None) -> None:
    lines = [Line(first=n, last=n, text=text) for n, text in enumerate(texts, start=1)]
    (found,) = captions_of(lines, ["image_caption"] * len(lines))
    assert (found.text, found.credit) == (caption, credit)


def test_an_alternative_text_gives_way_to_the_caption_below_it() -> None:
    lines = [
        Line(first=1, last=1, text="A ferry", is_picture=True),
        Line(first=2, last=2, text="A ferry in the harbour of Vell."),
    ]
    assert [caption.text for caption in captions_of(lines, ["image_caption"] * 2)] == [
        "A ferry in the harbour of Vell."
    ]


def test_a_byline_with_offices_between_its_names() -> None:
    byline = "By Ann Lee, a fellow at the Harbour Institute, and Bo March, a former pilot."
    assert signed_names(byline) == ("Ann Lee", "Bo March")
    assert list(offices_in_byline(byline)) == [
        ("Ann Lee", "a fellow at the Harbour Institute"),
        ("Bo March", "a former pilot"),
    ]


def test_several_people_in_one_note() -> None:
    note = "Dr Ann Lee is a fellow at the Harbour Institute. She sails. Bo March is an economist. The sea is a friend."
    assert [(bio.name, bio.role) for bio in read_bios(note)] == [("Ann Lee", "fellow"), ("Bo March", "economist")]


def test_a_body_behind_of_is_the_affiliation_and_a_field_is_not() -> None:
    director = read_bio("Ann Lee is director of the Harbour Institute.")
    reader = read_bio("Ann Lee is professor of Maritime Law.")
    assert director
    assert reader
    assert (director.role, director.affiliation) == ("director", "Harbour Institute")
    assert (reader.role, reader.affiliation) == ("professor of Maritime Law", None)


def test_the_office_under_a_name_is_the_role(read_text: ReadText) -> None:
    (author,) = read_text(
        page("By Ann Marlow", "March 3, 2024", end=("Ann Marlow", "Fellow, Vell University"))
    ).metadata.authors
    assert (author.role, author.affiliation) == ("Fellow", "Vell University")


def test_an_affiliation_in_the_byline_is_that_of_a_guest(read_text: ReadText) -> None:
    note = "Ann Marlow is a fellow at the Harbour Institute."
    brief = read_text(page("By Ann Marlow, a fellow at the Harbour Institute", "March 3, 2024", end=(note,)))
    assert brief.metadata.outlet is None
    assert brief.metadata.authors[0].affiliation == "Harbour Institute"


def test_the_genres_of_a_menu_are_no_series(read_text: ReadText) -> None:
    menu = "Home\n\nReports\n\nContact\n\nDonate\n\nSearch\n\nLog in"
    text = page("By Ann Marlow", "March 3, 2024")
    assert read_text(f"{menu}\n\n{text}").metadata.series is None
    assert read_text(f"{menu}\n\nPOLICY BRIEF\n\n{text}").metadata.series == "POLICY BRIEF"


def test_a_picture_that_is_a_link_is_said_to_be_one(read_text: ReadText) -> None:
    text = page("[![The quay](https://x.example/quay.jpg)](https://x.example/quay)", "March 3, 2024", end=("* * *",))
    kinds = {piece.kind for piece in read_text(text.replace("What", "# What", 1), "brief.md").furniture}
    assert {"linked_picture", "separator"} <= kinds


@pytest.mark.parametrize(
    ("address", "is_person_s"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", False),
        ("https://x.example/by/ann-marlow", True),
        ("https://x.example/team/marlow", True),
    ],
)
def test_a_licence_is_nobody_s_page(address: str, *, is_person_s: bool) -> None:
    assert is_profile(address) is is_person_s


def test_topics_behind_their_label(read_text: ReadText) -> None:
    brief = read_text(page("By Ann Marlow", "March 3, 2024", end=("Tags: Ferries, Islands, Budgets",)))
    assert brief.metadata.subjects == ("Ferries", "Islands", "Budgets")


def test_topics_are_no_authors_and_no_words_that_run_into_each_other(read_text: ReadText) -> None:
    end = ("Tags: Ferries, Ann Marlow, IslandsBudgetsHarbours, YouTube",)
    brief = read_text(page("By Ann Marlow", "March 3, 2024", end=end))
    assert brief.metadata.subjects == ("Ferries", "YouTube")


def test_the_licence_of_a_picture_is_not_the_text_s(read_text: ReadText) -> None:
    picture = "A ferry in the harbour. (Photo: Bo March, CC BY 2.0)"
    assert read_text(page("By Ann Marlow", "March 3, 2024", picture)).metadata.licence is None


def test_a_subtitle_without_full_stop_is_the_dek(read_text: ReadText) -> None:
    subtitle = "How the crossings became a monopoly without anybody deciding it"
    brief = read_text(page(subtitle, "By Ann Marlow", "March 3, 2024"))
    assert brief.metadata.dek == subtitle


@pytest.mark.parametrize(
    ("sentence", "is_dek"),
    [
        ("The Commission wants ferries to earn what their crossings cost the islands.", True),
        ("A fuller picture of the islands' budgets is written by those who pay for them.", True),
        ("We may earn a small commission when you buy through links on this page.", False),
        ("Thank you! Please look into your inbox for the mail with which you confirm.", False),
        ("Home » Islands » Why the ferries of the north are nobody's business, and everybody's?", False),
        ("An illustration of a ferry between two islands that both hold on to it.", False),
    ],
)
def test_what_a_site_says_to_its_visitors_is_no_dek(read_text: ReadText, sentence: str, *, is_dek: bool) -> None:
    brief = read_text(page(sentence, "Share", "5 min read", "By Ann Marlow"))
    assert brief.metadata.dek == (sentence if is_dek else None)


@pytest.mark.parametrize(("value", "iso"), [("08-2017", "2017-08"), ("13-2017", None), ("2017", "2017")])
def test_a_month_before_its_year(value: str, iso: str | None) -> None:
    assert date_of(value) == iso


def test_notes_in_brackets_are_known_by_their_marks() -> None:
    assert numbered_notes(["It is so.[1]", "So is this.[2]", "[1] Here.", "Between", "[2] There."]) == [2, 4]
    assert numbered_notes(["It is so.", "[1] Here.", "[2] There."]) == []


def test_page_numbers_and_running_heads_beside_form_feeds_are_marked() -> None:
    source = f"1 of 2\n\n{FIRST}\n\f2\n\nHarbour Fund | Ferries\n\n{SECOND}\n\f3\n\nHarbour Fund | Ferries\n\n{THIRD}"
    known = {line.text: line.known for line in read_plain(source).lines}
    assert [text for text, kind in known.items() if kind == "running_head"] == [
        "1 of 2",
        "2",
        "Harbour Fund | Ferries",
        "3",
    ]
    assert not any(line.known for line in read_plain(f"{FIRST}\n\n7\n\n{SECOND}").lines)


def test_two_lines_of_a_wrapped_page_are_joined_and_the_notes_at_its_foot_are_notes() -> None:
    wrapped = (
        "The ferries were sold on a promise that\ncompetition would keep the fares low, and\n"
        "for ten years the promise held for all."
    )
    item = "• The operator pays for each boat that\nstays in the harbour."
    lines = read_plain(f"{wrapped}\n\n{wrapped}\n\n{wrapped}\n\n{item}\n\n________\n\n1 Harbour Board, accounts.")
    assert [line.shape for line in lines.lines][3:] == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]
    assert lines.lines[3].text == "The operator pays for each boat that stays in the harbour."


def test_an_announcement_of_an_event_is_said_to_be_one(read_text: ReadText) -> None:
    told = "Date: 3 March 2025\n\nVenue: Harbour Hall\n\nRegister now\n\nPlease join us for a talk.\n\nSpeakers:"
    assert "announcement of an event" in read_text(f"Who Pays?\n\n{told}").faults[0].what


def test_who_gave_a_speech_signs_it_and_its_thanks_are_text(read_text: ReadText) -> None:
    thanks = "You have been patient, and it is late. Thank you."
    note = "Speech by Ann Marlow, President of the Harbour Fund, at its annual dinner, 3 October 2019"
    brief = read_text(page(note, end=(thanks, "© 2019 Harbour Fund")))
    assert [author.name for author in brief.metadata.authors] == ["Ann Marlow"]
    assert brief.metadata.published == "2019-10-03"
    assert brief.text.split("\n\n") == [FIRST, SECOND, THIRD, thanks]


def test_numbers_that_count_up_between_pages_of_text_are_the_pages() -> None:
    pages = "\n\n".join(f"{number}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}" for number in (1, 2, 3))
    assert sum(line.known == "running_head" for line in read_plain(pages).lines) == 3
    steps = "\n\n".join(f"{number}\n\nDo this." for number in (1, 2, 3))
    assert not any(line.known for line in read_plain(steps).lines)


def test_the_day_of_an_upload_is_not_the_publication_s(read_text: ReadText) -> None:
    head = ("Post on: 11-Feb-2018", "HARBOUR FUND | WORKING PAPER 7 | JUNE 2016")
    assert read_text(page(*head)).metadata.published == "2016-06"
