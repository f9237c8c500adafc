"""Hostile text, made harmless without moving a code point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.view.safe import are_safe_lines, is_safe, safe, safe_lines


@given(text=st.text())
def test_the_length_never_changes_and_the_result_is_safe(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert is_safe(safe(text))
    assert len(safe_lines(text)) == len(text)


@given(text=st.text())
def test_lines_that_are_safe_stay_as_they_are_and_cleaned_ones_are_safe(text: str) -> None:
    assert are_safe_lines(safe_lines(text))
    assert not are_safe_lines(text) or safe_lines(text) == text


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[31m", "\x1b]52;c;x\x07", "\x9b31m", "a\rb", "\u202egnp.exe", "\u2066", "\ud800", "\x00", "\x7f", "\u2028"],
)
def test_nothing_that_a_terminal_obeys_is_left(hostile: str) -> None:
    shown = safe(f"a{hostile}b")
    assert not any(ord(character) < 32 or 0x7F <= ord(character) <= 0x9F for character in shown)
    assert not set(shown) & set("\u202e\u2066\u2028\ud800")


def test_ordinary_text_stays_as_it_is() -> None:
    text = "“Zelenskyy” – naïve, 50 %, 日本語, עברית"
    assert safe(text) is text or safe(text) == text
    assert safe_lines("a\nb") == "a\nb"
