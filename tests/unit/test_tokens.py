import pytest

from briefreader.library.tokens import LONGEST_TERM, names, terms, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sanctions sanction SANCTIONED", "sanction sanction sanction"),
        ("**Equality** and _peace_ [word](x)", "equal peac word x"),
        ("cease-fire cease‑fire ceasefire", "ceas fire ceas fire ceasefir"),
        ("Trump’s Trump's don't O’Brien", "trump trump dont obrien"),
        ("the U.S. and US, U.S and U.S.-led U.S.A.", "us us us us led usa"),
        ("at 5 p.m. in J.D.Vance", "5 pm jd vanc"),
        ("Élysée Zürich Łódź Straße œuvre", "elyse zurich lodz strass oeuvr"),
        ("end.Next 3.5 1,000", "end next 3 5 1 000"),
        ("停火协议 and 한국", "停火 火协 协议 한국"),
        ("G20峰", "g20 峰"),
        ("— … ' ’ __", ""),
        ("the of and to", ""),
    ],
)
def test_terms(text: str, expected: str) -> None:
    assert " ".join(terms(text)) == expected


def test_tokens_point_at_the_words_they_come_from_and_stop_words_keep_their_place() -> None:
    text = "The State of the Union’s end"
    found = list(tokens(text))
    assert [(text[token.start : token.end], token.position) for token in found] == [
        ("State", 1),
        ("Union’s", 4),
        ("end", 5),
    ]


def test_names_keep_every_word_whole() -> None:
    assert names("The Institute for Sanctions") == ("the", "institute", "for", "sanctions")


def test_encoded_data_is_no_endless_term() -> None:
    assert len(terms("x" * 100_000)[0]) == LONGEST_TERM
