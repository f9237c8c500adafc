"""Words that were perhaps meant: how near, and how many of a line."""

from briefreader.library.spelling import MOST_CORRECTED, MOST_TRIED, better_spelled, distance, nearest
from briefreader.model.search import And, Query, Word


def test_what_lies_farther_than_two_slips_is_not_near() -> None:
    spellings = [("sanctions", 5), ("sanction", 9), ("section", 7), ("station", 7), ("sanctoin", 1), ("traction", 3)]
    for word in ("sanctoins", "sancton", "santcion"):
        near = {spelling for spelling, _ in spellings if 0 < distance(word, spelling, 2) <= 2}
        assert set(nearest(word, spellings, limit=9)) == near


def test_a_pasted_page_is_neither_looked_up_nor_corrected_word_by_word() -> None:
    tried: list[Query] = []
    suggested: list[str] = []

    def known(query: Query) -> bool:
        tried.append(query)
        return len(tried) % 2 == 0

    def suggest(word: str) -> tuple[str, ...]:
        suggested.append(word)
        return (word + "s",)

    line = And(parts=tuple(Word(text=f"word{number}") for number in range(100)))
    better = better_spelled(line, known, suggest)
    assert suggested == ["word0", "word2"][:MOST_CORRECTED]
    assert isinstance(better, And)
    assert better.parts[:3] == (Word(text="word0s"), Word(text="word1"), Word(text="word2s"))
    assert better.parts[3:] == line.parts[3:]
    tried.clear()
    better_spelled(line, lambda query: known(query) or True, suggest)
    assert len(tried) == MOST_TRIED
