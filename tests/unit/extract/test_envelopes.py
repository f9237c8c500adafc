"""Memos, letters and statements say in fixed places who writes, to whom, when and about what."""

from collections.abc import Callable

import pytest

from briefreader.extract.words.envelopes import CLOSING, SALUTATION, memo_fields, names_somebody, spoken_by
from briefreader.model.brief import Brief

ReadText = Callable[..., Brief]

FIRST = (
    "The harbour board will decide in May whether to lengthen the north quay. Ships of the newest class cannot berth "
    "there, and two lines have said that they will call elsewhere from next year."
)
SECOND = (
    "A longer quay would cost 34 million and pay for itself in nineteen years if traffic grows as it has grown since "
    "2012. The board's own study says that it will not, because the new canal shortens the route for two of the three."
)
THIRD = (
    "There is a cheaper course. The south quay is deep enough and stands empty on four days of the week, and the lines "
    "would use it if the cranes were moved. Moving them takes a season and costs a tenth of the longer quay."
)
LAST = "The board should ask for an offer before it decides. It would lose six weeks, and might save thirty million."
TEXT = [FIRST, SECOND, THIRD, LAST]


def page(*head: str, end: tuple[str, ...] = (), text: tuple[str, ...] = tuple(TEXT)) -> str:
    return "\n\n".join((*head, *text, *end))


def people(brief: Brief) -> list[tuple[str, str | None, str | None]]:
    return [(author.name, author.role, author.affiliation) for author in brief.metadata.authors]


def cut(brief: Brief, words: str) -> str:
    """The kind of the furniture that holds some words."""
    return next((block.kind for block in brief.furniture if words in block.text), "")


MEMO = ("TO: The Harbour Board", "FROM: Paula Renner", "DATE: 3 May 2021", "RE: Lengthening the north quay")
LABELS_ALONE = ("To:\nThe Harbour Board", "From:\nPaula Renner", "Date:\n3 May 2021", "Re:\nLengthening the north quay")


@pytest.mark.parametrize(
    "head",
    [
        MEMO,
        ("MEMORANDUM", *MEMO),
        ("\n".join(MEMO),),
        (" | ".join(MEMO),),
        (" ".join(MEMO),),
        LABELS_ALONE,
        ("Home", "Research", "Our Work", "POLICY MEMO", *MEMO, "* * *"),
        ("MEMORANDUM FOR THE HARBOUR BOARD", *MEMO[1:]),
        ("TO: The Harbour Board", "The Pilots' Office", "THROUGH: The Clerk", *MEMO[1:3], "SUBJECT: " + MEMO[3][4:]),
        ("Vermerk", "An: Hafenrat", "Von: Paula Renner", "Datum: 3. Mai 2021", "Betreff: Lengthening the north quay"),
    ],
)
def test_a_memo_s_head_tells_title_author_and_date(read_text: ReadText, head: tuple[str, ...]) -> None:
    brief = read_text(page(*head))
    assert brief.metadata.title == "Lengthening the north quay"
    assert brief.metadata.published == "2021-05-03"
    assert people(brief) == [("Paula Renner", None, None)]
    assert brief.text.split("\n\n") == TEXT


@pytest.mark.parametrize(
    "head",
    [
        ["# Memo", *(f"**{line.replace(':', ':**')}" for line in MEMO)],
        ["# Memo", "\\\n".join(f"**{line.replace(':', ':**')}" for line in MEMO)],
        ["# The North Quay", *(f"- {line}" for line in MEMO)],
        ["# Memo", "\n".join(("| | |", "|---|---|", *(f"| {line.replace(': ', ' : | ')} |" for line in MEMO)))],
    ],
)
def test_in_markdown_too(read_text: ReadText, head: list[str]) -> None:
    brief = read_text(page(*head), "brief.md")
    assert (brief.metadata.title, brief.metadata.published) == ("Lengthening the north quay", "2021-05-03")
    assert people(brief) == [("Paula Renner", None, None)]
    assert brief.text.split("\n\n") == TEXT


def test_each_line_of_the_head_says_what_it_is(read_text: ReadText) -> None:
    brief = read_text(page("MEMORANDUM", *MEMO, "CC: The Clerk"))
    found = [cut(brief, words) for words in ("MEMORANDUM", "TO:", "FROM:", "DATE:", "RE:", "CC:")]
    assert found == ["series_label", "addressee", "byline", "date", "title", "addressee"]


def test_a_value_that_was_wrapped_goes_on_to_the_gap(read_text: ReadText) -> None:
    brief = read_text(page("\n".join((*MEMO[:3], "RE: Lengthening the north", "quay, and what it would cost"))))
    assert brief.metadata.title == "Lengthening the north quay, and what it would cost"
    assert brief.text.split("\n\n") == TEXT
    glued = read_text(page("\n".join((*MEMO, FIRST, SECOND)), text=(THIRD, LAST)))
    assert glued.metadata.title == "Lengthening the north quay"
    assert glued.text.split("\n\n") == TEXT


@pytest.mark.parametrize(
    ("sender", "wanted"),
    [
        ("Paula Renner, Senior Fellow, Alder Institute", [("Paula Renner", "Senior Fellow", "Alder Institute")]),
        (
            "Paula Renner, Director of Ports at the Alder Institute",
            [("Paula Renner", "Director of Ports", "Alder Institute")],
        ),
        ("Paula Renner, Alder Institute", [("Paula Renner", None, "Alder Institute")]),
        ("Paula Renner <paula@alder.example>", [("Paula Renner", None, None)]),
        (
            "Paula Renner\n\nSenior Adviser, Office of Ports",
            [("Paula Renner", "Senior Adviser, Office of Ports", None)],
        ),
        ("Paula Renner and Jan Holub", [("Paula Renner", None, None), ("Jan Holub", None, None)]),
        (
            "Paula Renner, Fellow, Alder Institute; Jan Holub, Analyst, Alder Institute",
            [("Paula Renner", "Fellow", "Alder Institute"), ("Jan Holub", "Analyst", "Alder Institute")],
        ),
        ("Office of the Harbour Master", []),
        ("Ports Team, Alder Institute", []),
    ],
)
def test_who_sends_it_is_a_person_or_nobody(
    read_text: ReadText, sender: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    assert people(read_text(page(MEMO[0], f"FROM: {sender}", *MEMO[2:]))) == wanted


def test_a_memo_without_a_subject_goes_by_its_headline(read_text: ReadText) -> None:
    brief = read_text(page("Do Not Lengthen the Quay", "MEMORANDUM", *MEMO[:3]))
    assert brief.metadata.title == "Do Not Lengthen the Quay"
    assert people(brief) == [("Paula Renner", None, None)]


def test_a_head_that_the_text_quotes_is_text(read_text: ReadText) -> None:
    brief = read_text(page("What the Memo Said", "By Ann Marlow", "June 18, 2019", FIRST, SECOND, *MEMO, text=(THIRD,)))
    assert (brief.metadata.title, brief.metadata.published) == ("What the Memo Said", "2019-06-18")
    assert people(brief) == [("Ann Marlow", None, None)]
    assert brief.text.split("\n\n") == [FIRST, SECOND, *MEMO, THIRD]


def test_a_head_below_another_s_byline_is_quoted(read_text: ReadText) -> None:
    brief = read_text(page("What the Harbour Memo Said", "By Ann Marlow", "June 18, 2019", *MEMO))
    assert (brief.metadata.title, brief.metadata.published) == ("What the Harbour Memo Said", "2019-06-18")
    assert people(brief) == [("Ann Marlow", None, None)]


def test_paragraphs_that_begin_with_a_field_s_word_are_text(read_text: ReadText) -> None:
    inside = (
        "To: do away with the quay would be folly, and so it goes on every list that we write here.",
        "From: 2019 to 2021 traffic fell by a tenth in all the ports of this coast.",
        "Re: the canal, nobody has asked the pilots what they think of it so far.",
    )
    brief = read_text(page("Ports and Prices", "By Ann Marlow", "June 18, 2019", text=(FIRST, *inside, SECOND, THIRD)))
    assert brief.text.split("\n\n") == [FIRST, *inside, SECOND, THIRD]
    assert (brief.metadata.title, people(brief)) == ("Ports and Prices", [("Ann Marlow", None, None)])


def test_two_fields_are_no_memo(read_text: ReadText) -> None:
    brief = read_text(page("Ports and Prices", "By Ann Marlow", "June 18, 2019", "From: 20 euros", "To: 45 euros"))
    assert people(brief) == [("Ann Marlow", None, None)]
    assert cut(brief, "From: 20") != "byline"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("TO:", (("to", ""),)),
        ("SUBJECT", (("subject", ""),)),
        ("To: A | From: B", (("to", "A"), ("from", "B"))),
        ("RE: moving it from: here to: there", (("subject", "moving it from: here to: there"),)),
        ("Today: nothing", ()),
        ("We write to: To: you", ()),
    ],
)
def test_fields_of_a_line(line: str, fields: tuple[tuple[str, str], ...]) -> None:
    assert memo_fields(line) == fields


LETTERHEAD = ("Alder Institute", "12 Quay Street", "May 3, 2021")
ADDRESS = ("The Honorable Lena Ost", "Governor", "State House")
SIGNED = ("Sincerely,", "Paula Renner", "Policy Director", "Alder Institute")


def test_a_comment_letter_is_told_by_its_parts(read_text: ReadText) -> None:
    head = (*LETTERHEAD, *ADDRESS, "Re: Lengthening the north quay, Docket 12", "Dear Governor Ost:")
    brief = read_text(page(*head, end=(*SIGNED, "Enclosure: nine charts")))
    assert brief.metadata.title == "Lengthening the north quay, Docket 12"
    assert brief.metadata.published == "2021-05-03"
    assert people(brief) == [("Paula Renner", "Policy Director", "Alder Institute")]
    assert brief.text.split("\n\n") == ["Dear Governor Ost:", *TEXT]
    assert [cut(brief, words) for words in ("Lena Ost", "Sincerely", "Policy Director")] == [
        "addressee",
        "byline",
        "byline",
    ]


def test_a_letter_without_a_subject_has_no_title_in_its_letterhead(read_text: ReadText) -> None:
    brief = read_text(
        page(*LETTERHEAD[::2], *ADDRESS, "Dear Governor Ost:", end=("Sincerely,", "/s/ Jo Lee", *SIGNED[1:]))
    )
    assert brief.metadata.title is None


def test_the_text_of_a_letter_lies_between_salutation_and_closing(read_text: ReadText) -> None:
    end = (
        "We remain at your service.",
        "Respectfully,",
        "Paula Renner, Alder Institute",
        "Share this",
        "Related stories",
    )
    brief = read_text(page("Open Letter on the North Quay", "May 3, 2021", "Dear Governor Ost,", end=end))
    assert brief.text.split("\n\n") == ["Dear Governor Ost,", *TEXT, "We remain at your service."]
    assert brief.metadata.title == "Open Letter on the North Quay"
    assert people(brief) == [("Paula Renner", None, "Alder Institute")]
    assert cut(brief, "Share this") == "share"


def test_many_signatories_are_no_authors(read_text: ReadText) -> None:
    names = [f"{first} {last}" for first in ("Ada", "Ben", "Cleo") for last in ("Krull", "Marlow", "Sesay")]
    few = read_text(page("Open Letter on the Quay", "Dear Governor Ost,", end=("Sincerely,", *names[:6])))
    many = read_text(page("Open Letter on the Quay", "Dear Governor Ost,", end=("Sincerely,", *names)))
    assert [author.name for author in few.metadata.authors] == names[:6]
    assert many.metadata.authors == ()
    assert cut(many, names[8]) == "byline"


def test_a_letter_that_the_text_quotes_is_text(read_text: ReadText) -> None:
    letter = (
        "Dear Board,",
        "Please do not lengthen the quay, for we have our market there.",
        "Sincerely,",
        "Ole Brandt",
    )
    brief = read_text(page("Ports and Prices", "By Ann Marlow", "June 18, 2019", text=(FIRST, SECOND, *letter, THIRD)))
    assert brief.text.split("\n\n") == [FIRST, SECOND, *letter, THIRD]
    assert people(brief) == [("Ann Marlow", None, None)]


def test_an_answer_that_is_longer_than_the_letter_is_no_letter(read_text: ReadText) -> None:
    letter = ("Dear Harbour Desk,", "Why is the quay so short?", "Sincerely,", "Ole Brandt")
    assert people(read_text(page("Ask the Harbour Desk", *letter))) != [("Ole Brandt", None, None)]


@pytest.mark.parametrize(
    "line", ["Dear Governor Ost,", "Dear Ms. Ost:", "To Whom It May Concern:", "Sehr geehrte Frau Ost,"]
)
def test_salutations(line: str) -> None:
    assert SALUTATION.fullmatch(line)


@pytest.mark.parametrize("line", ["Dear readers have asked,", "Dear Governor Ost, we write in haste.", "Dear bread:"])
def test_other_lines_are_none(line: str) -> None:
    assert not SALUTATION.fullmatch(line)


@pytest.mark.parametrize("line", ["Sincerely,", "Very truly yours,", "Respectfully submitted,", "With respect"])
def test_closings(line: str) -> None:
    assert CLOSING.fullmatch(line)


@pytest.mark.parametrize(
    ("line", "is_person"),
    [
        ("Paula Renner", True),
        ("Dr. Paula Renner, Ph.D., hydrologist", True),
        ("Policy Director", False),
        ("Deputy Minister", False),
        ("Port Users' Association", False),
        ("Alder Institute", False),
    ],
)
def test_who_is_somebody(line: str, is_person: bool) -> None:  # noqa: FBT001 - a value of the table
    assert names_somebody(line) is is_person


def test_a_statement_before_a_committee_is_told_by_its_lines(read_text: ReadText) -> None:
    head = (
        "The Quay and the Canal", "Statement of Paula Renner", "Senior Fellow, Ports Program", "Alder Institute",
        "Before the Committee on Ports", "May 3, 2021",
    )  # fmt: skip
    brief = read_text(page("Menu", "Research", *head))
    assert (brief.metadata.title, brief.metadata.published) == ("The Quay and the Canal", "2021-05-03")
    assert people(brief) == [("Paula Renner", "Senior Fellow, Ports Program", "Alder Institute")]
    assert brief.text.split("\n\n") == TEXT
    assert [cut(brief, words) for words in ("Statement of", "Before the")] == ["byline", "occasion"]


def test_a_statement_in_capitals_is_its_own_title_and_names_its_author_in_small_letters(read_text: ReadText) -> None:
    head = (
        "STATEMENT OF PAULA RENNER",
        "SENIOR FELLOW, ALDER INSTITUTE",
        "BEFORE THE COMMITTEE ON PORTS",
        "MAY 3, 2021",
    )
    brief = read_text(page(*head))
    assert brief.metadata.title == "STATEMENT OF PAULA RENNER"
    assert people(brief) == [("Paula Renner", "Senior Fellow", "Alder Institute")]


def test_the_body_for_which_somebody_testifies_is_no_title(read_text: ReadText) -> None:
    spoken = "Opening Statement by Paula Renner, Director of Research, Alder Institute, to the Committee on Ports"
    end = (
        "Thank you. I look forward to your questions.",
        "Media contact: desk@alder.example",
        "© 2021 Alder Institute",
    )
    brief = read_text(page("Alder Institute", "Publications", spoken, "May 3, 2021", end=end))
    assert brief.metadata.title == spoken
    assert people(brief) == [("Paula Renner", "Director of Research", "Alder Institute")]
    assert brief.text.split("\n\n") == [*TEXT, "Thank you. I look forward to your questions."]


def test_a_heading_that_says_who_testifies_is_title_and_byline(read_text: ReadText) -> None:
    brief = read_text(page("# Testimony of Paula Renner before the Committee on Ports", "May 3, 2021"), "brief.md")
    assert brief.metadata.title == "Testimony of Paula Renner before the Committee on Ports"
    assert people(brief) == [("Paula Renner", None, None)]


def test_a_statement_of_something_is_nobody_s(read_text: ReadText) -> None:
    brief = read_text(page("Statement of Ethical Principles", "By Jan Holub", "May 3, 2021"))
    assert people(brief) == [("Jan Holub", None, None)]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Statement of Paula Renner", "Paula Renner"),
        ("Prepared testimony of Dr. Paula Renner, Alder Institute, before the Senate", "Paula Renner, Alder Institute"),
        ("Testimony by Paula Renner at the Alder Institute", "Paula Renner at the Alder Institute"),
        ("Statement of Purpose", None),
        ("Testimony of the harbour master", None),
    ],
)
def test_who_speaks(line: str, who: str | None) -> None:
    assert spoken_by(line) == who
