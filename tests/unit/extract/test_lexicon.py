"""What the words of a line weigh."""

import pytest

from briefreader.extract.roles.lexicon import Lexicon, lexicon_terms, tokens_of

WEIGHTS = {"s:the": 0.1, "m:the": 0.2, "l:the": 0.3, "s:news": 0.7, "^the": 0.4, "the news": -0.6, "news 0": 0.9}


@pytest.mark.parametrize("text", ["The news", "News 24 the", "the news the", "", "nothing known"])
@pytest.mark.parametrize("words", [2, 12, 40])
def test_that_a_line_weighs_as_much_as_its_terms(text: str, words: int) -> None:
    tokens = tokens_of(text)
    whole = sum(WEIGHTS.get(term, 0.0) for term in lexicon_terms(tokens, words))
    assert Lexicon.of(WEIGHTS).score(tokens, set(tokens), words) == pytest.approx(whole)


def test_that_the_order_in_which_a_set_gives_its_words_does_not_matter() -> None:
    lexicon = Lexicon.of({"s:a": 0.1, "s:b": 0.2, "s:c": 0.3})
    tokens = ["a", "b", "c"]
    assert lexicon.score(tokens, ["a", "b", "c"], 3) == lexicon.score(tokens, ["c", "b", "a"], 3) == 0.6


@pytest.mark.parametrize(("text", "tokens"), [("In 2024, Don’t", ["in", "0", "don’t"]), ("x² ²", ["x²", "0"])])
def test_that_every_number_is_one_token(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens
