from collections.abc import Iterable, Mapping

import pytest

from briefreader.library.likeness import characteristic_words, likenesses, resolved
from briefreader.model.brief import Brief, BriefId, Metadata, Source
from briefreader.model.search import And, Like, Not, Or, Query, Word

HELD = {"harbour": 3, "deal": 40, "winter": 90, "treaty": 1, "port": 4}


def brief(title: str, text: str) -> Brief:
    source = Source(path="a", fingerprint="x", media_type="text/plain", encoding="utf-8")
    return Brief(id=BriefId("a"), source=source, metadata=Metadata(title=title), text=text, words=1)


def holding(words: Iterable[str]) -> Mapping[str, int]:
    return {word: HELD.get(word, 0) for word in words}


def test_the_words_that_few_others_hold_come_first() -> None:
    found = characteristic_words(
        brief("The Harbour Deal", "A treaty on the harbour. Ports in winter, 2025."), holding, 100
    )
    # "treaty" leads nowhere, "winter" is everywhere, "ports" is not asked by another spelling, "2025" is no word.
    assert found == ("harbour", "deal")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (Like(brief="a"), ("a",)),
        (And(parts=(Like(brief="a"), Word(text="x"), Or(parts=(Like(brief="b"),)))), ("a", "b")),
        (Not(part=Like(brief="a")), ()),
    ],
)
def test_the_briefs_that_are_named_are_known(query: Query, names: tuple[str, ...]) -> None:
    assert likenesses(query) == names


def test_a_likeness_becomes_its_words() -> None:
    query = And(parts=(Like(brief="a"), Not(part=Like(brief="b")), Or(parts=(Word(text="x"),))))
    assert resolved(query, lambda name: (f"{name}1", f"{name}2")) == And(
        parts=(
            Or(parts=(Word(text="a1"), Word(text="a2"))),
            Not(part=Or(parts=(Word(text="b1"), Word(text="b2")))),
            Or(parts=(Word(text="x"),)),
        )
    )
