"""The place where reading stopped stays with its words."""

from collections.abc import Sequence

import pytest

from briefreader.library.reading_place import carried_over, place_of, words_at
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Metadata, Source, Span

FIRST = "The harbour towns have lived from herring since the charter was sealed in the winter of 1412."
SECOND = "A licence costs nine thousand, and the ministry that sells it expects twice as much by 2030."
THIRD = "Nobody in the room contradicted the mayor. He was asked about it twice, and twice he laughed."
LAST = "The ministry should auction a tenth of all licences, and publish every sale the day after."


def brief(*paragraphs: str) -> Brief:
    blocks, position = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position = span.end + 2
    return Brief(
        id=BriefId("a.txt"),
        source=Source(path="a.txt", fingerprint="", media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(),
        text="\n\n".join(paragraphs),
        words=50,
        blocks=tuple(blocks),
    )


WHOLE = brief(FIRST, SECOND, THIRD, LAST)


@pytest.mark.parametrize("words", ["Nobody in", "and twice he", "laughed.", "The ministry should", "licence costs"])
@pytest.mark.parametrize(
    "paragraphs",
    [
        (SECOND, THIRD, LAST),
        ("An introduction that was cut before, and came back.", FIRST, SECOND, THIRD, LAST),
        (FIRST, "Advertisement", SECOND, THIRD, LAST),
        (FIRST.replace("sealed", "signed and sealed"), SECOND, THIRD, LAST),
        (FIRST, SECOND, THIRD, LAST),
    ],
)
def test_a_place_stays_with_its_words(words: str, paragraphs: Sequence[str]) -> None:
    position = WHOLE.text.index(words)
    after = brief(*paragraphs)
    assert after.text.startswith(words, place_of(words_at(WHOLE.text, position), position, after.text))
    (carried,) = carried_over([position], WHOLE, after)
    assert after.text.startswith(words, carried)


def test_a_place_in_a_paragraph_that_was_edited_is_in_that_paragraph() -> None:
    edited = THIRD.replace("in the room", "in the hall").replace("laughed", "just smiled")
    after = brief(SECOND, edited, LAST)
    position = WHOLE.text.index("contradicted the mayor")
    for place in (
        place_of(words_at(WHOLE.text, position), position, after.text),
        *carried_over([position], WHOLE, after),
    ):
        assert after.text.startswith("contradicted", place)


@pytest.mark.parametrize(
    ("paragraphs", "there"), [((FIRST, SECOND, LAST), LAST), ((FIRST,), ""), ((FIRST, LAST), LAST), ((), "")]
)
def test_a_place_in_a_paragraph_that_is_gone_is_where_the_next_one_begins(
    paragraphs: Sequence[str], there: str
) -> None:
    after = brief(*paragraphs)
    (carried,) = carried_over([WHOLE.text.index("contradicted")], WHOLE, after)
    assert after.text[carried:] == there


def test_words_that_recur_are_found_where_they_were_nearest() -> None:
    text = f"{THIRD}\n\n{FIRST}\n\n{THIRD}"
    position = text.rindex("He was asked")
    assert place_of(words_at(text, position), position, f"{SECOND}\n\n{text}") == position + len(SECOND) + 2


def test_the_beginning_is_the_beginning() -> None:
    assert words_at(WHOLE.text, 0) == ""
    assert carried_over([0], WHOLE, brief("A new beginning.", FIRST)) == [0]


def test_without_words_a_place_is_as_far_from_the_beginning_as_it_was() -> None:
    assert place_of("", 40, WHOLE.text) == 40
    assert place_of("", 4000, WHOLE.text) == len(WHOLE.text)
    assert place_of("words that stand nowhere in it", 40, WHOLE.text) == 40


def test_what_is_kept_of_a_place_is_short_and_ends_with_its_paragraph() -> None:
    assert words_at(WHOLE.text, WHOLE.text.index("twice he laughed")) == f"twice he laughed.\n\n{LAST}"[:80]
    assert (
        words_at(WHOLE.text, WHOLE.text.index("He was asked")) == "He was asked about it twice, and twice he laughed."
    )
    assert words_at(WHOLE.text, 4) == WHOLE.text[4:84]
