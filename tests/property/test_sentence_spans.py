from hypothesis import example, given
from hypothesis import strategies as st

from briefreader.extract.words.sentences import sentence_spans

PIECES = st.sampled_from(
    [
        "The",
        "end",
        "U.S.",
        "Mr.",
        ".",
        "?",
        "...",
        "…",
        "“",
        "”",
        '"',
        "(",
        ")",
        "[1]",
        " ",
        "\n",
        "\n\n",
        "1.",
        "-",
        "é",
        "。",
    ],
)
TEXTS = st.text() | st.lists(PIECES).map("".join) | st.lists(PIECES).map(" ".join)


@given(TEXTS)
@example("")
@example("One.\n \nTwo.")
@example(" [1] . [2] A")
def test_spans_partition_everything_that_is_not_white_space(text: str) -> None:
    spans = sentence_spans(text)
    position = 0
    for span in spans:
        assert not text[position : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        position = span.end
    assert not text[position:].strip()


@given(TEXTS)
def test_no_sentence_crosses_a_blank_line(text: str) -> None:
    assert not any("\n\n" in text[span.start : span.end] for span in sentence_spans(text))
