import pytest

from briefreader.extract.front.decoding import decode
from briefreader.extract.front.twice_decoded import restored

PLAIN = "The minister’s café — “open”, as naïve guests say — isn’t the government’s to close; Español, Ελλάδα, Россия."


@pytest.mark.parametrize("apostrophe", ["â\x80\x99", "â€™"])
def test_a_page_that_was_read_in_the_wrong_code_page_is_restored(apostrophe: str) -> None:
    twice = f"The minister{apostrophe}s cafÃ©, a naÃ¯ve guest"
    found = decode(f"# Quays\n\n{twice}\n".encode(), where="a.md")
    assert found.text == "# Quays\n\nThe minister’s café, a naïve guest\n"
    (fault,) = found.faults
    assert (fault.severity, fault.what.split()[:2]) == ("note", ["1", "line"])


def test_quotes_of_windows_that_were_kept_as_control_characters_are_quotes() -> None:
    assert decode("They said \x93no\x94.".encode(), where="a.txt").text == "They said “no”."


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "An article on encodings quotes the sign Ã© once.",
        "SÃO TOMÉ, Â and Ê are letters; ÉTÉ, «voilà», 20 °C, Ångström, Ñandú, ±5 %",
        "Vâng, tôi hiểu. Âu Cơ và Lạc Long Quân; â, ê, ô. ÂU Ã Ã",
        "日本語のテキスト。",
        "",
    ],
)
def test_what_was_read_rightly_is_left_alone(text: str) -> None:
    assert restored(text) == (text, 0)


def test_the_lines_stay_where_they_are() -> None:
    text = "one\n\nâ\x80\x99tis\n\n\nÃ©tÃ©\n"
    assert restored(text) == ("one\n\n’tis\n\n\nété\n", 2)
