"""Pull quotes: sentences that stand word for word in a paragraph nearby."""

from collections.abc import Sequence

import pytest

from briefreader.extract.body.blocks import build_body, kinds_of
from briefreader.extract.front.lines import Line
from briefreader.extract.pipeline import read_brief
from briefreader.extract.roles.furniture import Surroundings, furniture_of
from briefreader.extract.roles.printed_again import name_pull_quotes
from briefreader.extract.roles.whole_page import Zone
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BriefId, CutDecision, CutVerdict

SENTENCE = "The ferry is the only road that the island has in winter."
OTHER = "A licence to fish costs more here than a small house does."
PARAGRAPHS = (
    "The harbour board meets twice a year and publishes nothing but the date of its next meeting, as it did in May.",
    f"Nobody on the quay would call it a luxury. {SENTENCE} When it stops, the shops close within four days or five.",
    f"The mayor blames the price of everything else. {OTHER} That is what the young say when they pack their things.",
)


def reasons(kinds: Sequence[str], *texts: str) -> list[str]:
    """What is said of the lines that were cut."""
    lines = [Line(first=2 * place, last=2 * place, text=text) for place, text in enumerate(texts, 1)]
    words = [len(text.split()) for text in texts]
    source = [text for line in texts for text in ("", line)]
    named = name_pull_quotes(lines, words, kinds)
    body = [line for line, kind in zip(lines, named, strict=True) if not kind]
    page = Surroundings(
        lines=lines, cues=[Cue.NONE] * len(lines), words=words, zones=[Zone.BODY] * len(lines), title=None
    )
    return [piece.reason for piece in furniture_of(page, named, source, build_body(body, kinds_of(body)).blocks)]


def test_a_pull_quote_names_the_paragraph_that_has_its_words() -> None:
    assert reasons(["", "aside", "", ""], PARAGRAPHS[0], SENTENCE, *PARAGRAPHS[1:]) == [
        "a pull quote: words of paragraph 2, printed again"
    ]


def test_two_of_them_in_a_row_name_both() -> None:
    assert reasons(["", "", "aside", "aside", ""], *PARAGRAPHS[:2], f"“{SENTENCE}”", OTHER, PARAGRAPHS[2]) == [
        "a pull quote: words of paragraphs 2 and 3, printed again"
    ]


@pytest.mark.parametrize("kind", ["dek", "share", "head"])
def test_what_is_known_to_be_something_else_stays_that(kind: str) -> None:
    (reason,) = reasons(["", kind, "", ""], PARAGRAPHS[0], SENTENCE, *PARAGRAPHS[1:])
    assert "pull quote" not in reason


@pytest.mark.parametrize("kinds", [["", "aside", "comments", ""], ["", "aside", "aside", ""]])
def test_words_that_the_article_does_not_have_are_no_pull_quote(kinds: list[str]) -> None:
    assert "pull quote" not in "".join(reasons(kinds, PARAGRAPHS[0], SENTENCE, *PARAGRAPHS[1:]))


def test_the_number_is_that_of_the_paragraphs_as_the_reader_sees_them() -> None:
    page = "\n\n".join(["The Last Ferry", PARAGRAPHS[0], PARAGRAPHS[1], f"“{SENTENCE}”", PARAGRAPHS[2]])
    decision = CutDecision(verdict=CutVerdict.CUT, quote=PARAGRAPHS[0])

    def pull_quotes(*decisions: CutDecision) -> list[str]:
        brief = read_brief(page.encode(), brief_id=BriefId("ferry.txt"), path="ferry.txt", decisions=decisions)
        return [piece.reason for piece in brief.furniture if piece.kind == "pull_quote"]

    assert pull_quotes() == ["a pull quote: words of paragraph 2, printed again"]
    assert pull_quotes(decision) == ["a pull quote: words of paragraph 1, printed again"]
