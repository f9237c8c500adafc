"""Names behind pronouns: only where the sentences before leave no doubt."""

import pytest

from briefreader.extract.claims.attribution import find_attribution
from briefreader.extract.claims.reading import Sentence, read
from briefreader.extract.claims.speakers import with_speakers
from briefreader.model.brief import Span


def speakers(*paragraphs: tuple[str, ...]) -> list[str]:
    sentences = [
        Sentence(span=Span(0, len(text)), number=None, block=block, place=0, reading=read(text))
        for block, texts in enumerate(paragraphs)
        for text in texts
    ]
    found = with_speakers(sentences, [find_attribution(sentence.reading) for sentence in sentences])
    return ["" if one is None else str(one) for one in found]


def test_he_is_the_person_who_spoke_before() -> None:
    said = ("Ann Poe said that it would hold.", "Nobody believed it.", "She insisted that it was safe.")
    assert speakers(said) == ["Ann Poe said", "", "Ann Poe (“She”) insisted"]


def test_or_the_person_of_whom_the_sentence_before_spoke() -> None:
    assert speakers(("Jon Lee left in May.", "He said that he was tired.")) == ["", "Jon Lee (“He”) said"]


def test_a_name_is_handed_on() -> None:
    said = ("Ann Poe said no.", "She said why.", "She added that it was late.")
    assert speakers(said)[2] == "Ann Poe (“She”) added"


@pytest.mark.parametrize(
    "before",
    [
        ("The ministry said that it would hold.",),
        ("Jon Lee and Ann Poe left in May.",),
        ("Norway left in May.",),
        ("Jon Lee’s brother left in May.",),
        ("Jon Lee said so.", "It rained.", "It snowed."),
    ],
)
def test_in_doubt_a_pronoun_stays_one(before: tuple[str, ...]) -> None:
    assert speakers((*before, "He said that he was tired."))[-1] == "He said"


def test_no_name_comes_from_another_paragraph() -> None:
    assert speakers(("Ann Poe said no.",), ("She said why.",))[-1] == "She said"
