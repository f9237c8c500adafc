"""A link that formatting or a line break cut in two is one link."""

from collections.abc import Callable

from briefreader.model.brief import Brief, LinkKind

ReadText = Callable[..., Brief]

BEFORE = "The ministry published its plan in spring and then said nothing about it for most of the year.\n\n"
AFTER = "\n\nWhat came of the plan is a question for the committee, which meets in the second week of May.\n"


def linked(read_text: ReadText, paragraph: str) -> list[tuple[str, str]]:
    brief = read_text(f"# A plan for the port\n\n{BEFORE}{paragraph}{AFTER}", path="brief.md")
    for link in brief.links:
        assert link.span is not None
        assert brief.quote(link.span) == link.text
    return [(link.text, link.href) for link in brief.links]


def test_formatting_inside_an_anchor_makes_no_second_link(read_text: ReadText) -> None:
    paragraph = (
        "Ships wait longer than [**a count**](https://quay.example/count)[ of the berths](https://quay.example/count) "
        "would suggest, and [the](https://quay.example/rota) [rota](https://quay.example/rota) is the reason for it."
    )
    assert linked(read_text, paragraph) == [
        ("a count of the berths", "https://quay.example/count"),
        ("the rota", "https://quay.example/rota"),
    ]


def test_an_anchor_cut_at_the_end_of_a_line_is_one(read_text: ReadText) -> None:
    paragraph = (
        "Ships wait longer there than anybody expected, says [a count of\n\n](https://quay.example/count)"
        "[berths along the northern quay](https://quay.example/count), and the rota is the reason for it."
    )
    assert linked(read_text, paragraph) == [("a count of berths along the northern quay", "https://quay.example/count")]


def test_neighbours_that_lead_elsewhere_or_nowhere_stay_apart(read_text: ReadText) -> None:
    paragraph = (
        "Ships wait longer than [one](https://quay.example/one) [two](https://quay.example/two) counts suggest, as "
        "[this](#) [that](#) showed; [here](https://quay.example/a), [there](https://quay.example/a) and elsewhere."
    )
    assert [text for text, _ in linked(read_text, paragraph)] == ["one", "two", "this", "that", "here", "there"]


def test_a_paragraph_that_is_one_cut_link_sends_the_reader_on(read_text: ReadText) -> None:
    paragraph = "[The harbour](https://quay.example/more) [in a year of delays](https://quay.example/more)"
    brief = read_text(f"# A plan for the port\n\n{BEFORE}{paragraph}{AFTER}", path="brief.md")
    assert LinkKind.CITATION not in {link.kind for link in brief.links}


def test_a_picture_that_links_to_the_page_of_the_words_beside_it_adds_no_link(read_text: ReadText) -> None:
    picture = "[![The northern quay](https://quay.example/quay.jpg)](https://quay.example/count)"
    paragraph = f"{picture} [A count](https://quay.example/count) of the ships that wait there is made every spring."
    assert linked(read_text, paragraph) == [("A count", "https://quay.example/count")]


def test_what_a_print_page_wrote_twice_is_one_link(read_text: ReadText) -> None:
    paragraph = (
        "Ships wait longer than **[a count](https://quay.example/count)** (<https://quay.example/count>) suggests, as "
        "**the rota** (<https://quay.example/rota>) and [its note \\(/rota/note\\)](#) of last spring say themselves."
    )
    brief = read_text(f"# A plan for the port\n\n{BEFORE}{paragraph}{AFTER}", path="brief.md")
    assert [(link.text, link.url or link.target) for link in brief.links] == [
        ("a count", "https://quay.example/count"),
        ("the rota", "https://quay.example/rota"),
        ("its note", "/rota/note"),
    ]
