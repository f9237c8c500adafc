"""Texts that are not edited English prose: no exception, no nonsense, no more than linear time."""

from collections.abc import Callable

import pytest

from briefreader.extract.claims import extract_claims
from briefreader.extract.claims.document import MAX_SENTENCES, read_document
from briefreader.model.brief import Claim, ClaimKind, Metadata

CpuSeconds = Callable[[Callable[[], object]], float]

GERMAN = (
    "Der Hafen von Ellis hat im Jahr 2023 rund 4,2 Millionen Container umgeschlagen, so viele wie nie zuvor. "
    "Die Eisenbahn zum Hafen ist dagegen seit Jahrzehnten nicht mehr ausgebaut worden, obwohl der Hafen wächst. "
    "Ohne eine zweite Strecke verliert der Hafen nach Ansicht der Stadt bald seine wichtigsten Kunden. "
    "Niemand hatte damit gerechnet, dass der Hafen die Eisenbahn so schnell überfordern würde."
)


def claims_of(text: str, title: str | None = None) -> tuple[Claim, ...]:
    return extract_claims(text, (), (), Metadata(title=title))


@pytest.mark.parametrize("text", ["", "Word", "_ _ _", "...", "?!", "\ufffd" * 50, "12 13 14\n15 16 17", "会议。" * 30])
def test_what_states_nothing_claims_nothing(text: str) -> None:
    assert claims_of(text) == ()


def test_rows_of_figures_are_no_claims() -> None:
    assert (
        claims_of("Exports 12.5 13.1 14.8 15.2 16.0\n\nImports 9.1 9.4 9.9 10.3 11.2 of 2019 and 2020 12 13 14") == ()
    )


def test_headlines_are_no_claims() -> None:
    assert claims_of("12 Best Reasons for Your City to Build a Second Track in 2025 | Home | About") == ()


def test_what_need_not_be_done_is_no_recommendation() -> None:
    claims = claims_of("The council does not have to build a second track to the harbour, the ministry found.")
    assert not any(claim.kind is ClaimKind.RECOMMENDATION for claim in claims)


def test_another_language_is_read_by_its_figures_and_its_centre_and_says_so() -> None:
    claims = claims_of(GERMAN, title="Der Hafen und die Eisenbahn")
    assert {claim.kind for claim in claims} == {ClaimKind.THESIS, ClaimKind.FACT}
    assert all(any("not seem to be English" in reason for reason in claim.reasons) for claim in claims)


def test_shouting_is_read_like_speech() -> None:
    spoken = "The council must build a second track, because the harbour handled 4.2 million containers. So it goes on."
    assert [claim.kind for claim in claims_of(spoken.upper())] == [claim.kind for claim in claims_of(spoken)]


def test_a_transcript_gives_statements_and_no_questions() -> None:
    transcript = (
        "Q: Minister, what will the government do about the harbour now that it is full?\n\n"
        "MINISTER LIND: We must build a second track, and we will begin in the spring of next year.\n\n"
        "Q: And who is going to pay for all of that?\n\n"
        "MINISTER LIND: [laughs] The shippers will pay for most of it, through a levy of two euros on each container."
    )
    claims = claims_of(transcript)
    assert claims
    assert not any("?" in transcript[claim.span.start : claim.span.end] for claim in claims)


def test_time_is_linear_in_the_length(cpu_seconds: CpuSeconds) -> None:
    paragraph = "The ministry said that exports fell by 12 percent in 2024, and that it must now act. " * 8
    claims_of(paragraph)

    def seconds(words: int) -> float:
        text = "\n\n".join([paragraph] * (words // len(paragraph.split())))
        return cpu_seconds(lambda: claims_of(text))

    assert seconds(100_000) < 20 * seconds(5_000) * 3


def test_of_a_text_longer_than_a_book_only_so_much_is_looked_at(cpu_seconds: CpuSeconds) -> None:
    sentence = "A. B. "
    book, shelf = sentence * MAX_SENTENCES, sentence * 30 * MAX_SENTENCES
    assert cpu_seconds(lambda: claims_of(shelf)) < 5 * cpu_seconds(lambda: claims_of(book))
    assert len(read_document(sentence * 2 * MAX_SENTENCES, (), Metadata()).sentences) == MAX_SENTENCES
    one_sentence = "harbour " * 1_000_000
    assert cpu_seconds(lambda: claims_of(one_sentence)) < cpu_seconds(lambda: claims_of(book))
