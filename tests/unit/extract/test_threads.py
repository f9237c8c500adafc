"""Threads of comments are told from the text by the names and hours between what is said."""

from collections.abc import Callable

from briefreader.model.brief import Brief

ReadText = Callable[..., Brief]

FIRST = (
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail. Nobody in the capital can say what the crossings would cost, and nobody there has asked."
)
SECOND = (
    "A contract that pays for arrivals would change that within a season, because an empty berth would cost the "
    "operator money instead of the islands, and the operator knows it as well as the islands do."
)
THIRD = (
    "Nothing in the law stands in the way of that, and the auditors have asked for it twice since the last of the "
    "plans was given up without a word to those who had drawn it up over the winter."
)
TEXT = (FIRST, SECOND, THIRD)
SAID = (
    "I have sailed on that line for thirty years and it was never late before they sold it to the first who asked.",
    "The auditors were right about it, but who reads auditors any more? I did, and then I wrote to the ministry.",
    "My cousin works there and says that the telephone has been out of order since the storm of last November.",
)
NAMES = ("Ann Marlow", "quillfeather", "Bo L.")


def page(*below: str) -> str:
    return "\n\n".join(("What the Islands Are Owed", "By Ines Okafor", *TEXT, *below))


def comments(times: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for each in zip(NAMES, times, SAID, strict=True) for part in each)


def test_a_thread_of_comments_is_no_text_and_is_called_comments(read_text: ReadText) -> None:
    hours = ("May 2, 2024, 9:59 pm", "May 2, 2024 at 22:10", "May 3, 2024 7:05 am")
    for times in (hours, ("2 hours ago", "an hour ago", "3 days ago")):
        brief = read_text(page(*comments(times)))
        assert brief.text == "\n\n".join(TEXT)
        assert [piece.kind for piece in brief.furniture if SAID[0] in piece.text] == ["comments"]


def test_names_over_days_without_an_hour_are_no_thread(read_text: ReadText) -> None:
    brief = read_text(page(*comments(("May 2, 2024", "May 3, 2024", "May 4, 2024"))))
    assert not any(piece.kind == "comments" for piece in brief.furniture)


def test_a_report_that_begins_with_its_hours_keeps_its_entries(read_text: ReadText) -> None:
    hours = ("May 2, 2024, 9:59 am", "May 2, 2024, 10:20 am", "May 2, 2024, 11:05 am")
    brief = read_text("\n\n".join(("What the Islands Are Owed", *comments(hours), *TEXT)))
    assert brief.text.endswith("\n\n".join(TEXT))
    assert not any(piece.kind == "comments" for piece in brief.furniture)
