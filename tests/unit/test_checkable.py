from briefreader.extract.claims.checkable import checkable
from briefreader.extract.claims.model import Head
from briefreader.extract.claims.reading import read

EVEN = dict.fromkeys(Head, 0.0)
FACT = {**EVEN, Head.FACTUAL: 2.0, Head.CHECKWORTHY: 1.0}
PLAIN = read("The mill by the old bridge was closed in May.")


def test_facts_are_checkable_and_views_are_less_so() -> None:
    view = {**EVEN, Head.ASSERTION: 2.0}
    fact, even, opinion = (checkable([PLAIN], [heads])[0] for heads in (FACT, EVEN, view))
    assert fact > even > opinion


def test_a_sentence_among_facts_gets_some_of_their_weight() -> None:
    alone = checkable([PLAIN], [EVEN])[0]
    among = checkable([PLAIN, PLAIN, PLAIN], [FACT, EVEN, FACT])
    assert alone < among[1] < among[0]


def test_longer_sentences_hold_more_to_check() -> None:
    longer = read(PLAIN.text.rstrip(".") + " because the river had carried off its wheel.")
    assert checkable([longer], [EVEN])[0] > checkable([PLAIN], [EVEN])[0]


def test_a_text_without_sentences_has_no_figures() -> None:
    assert checkable([], []) == []
