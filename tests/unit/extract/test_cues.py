"""What a line says about itself, and that the cheap looks before the patterns never hide it."""

import re

import pytest

from briefreader.extract.words.cues import cue_of
from briefreader.extract.words.patterns import CREDIT, GENRE_ALONE, LABEL, NOTICES, Cue


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Related Articles", Cue.RELATED_LABEL),
        ("LEAVE A COMMENT", Cue.COMMENTS),
        ("Licensed under CC BY 4.0", Cue.LICENCE),
        ("CC-BY", Cue.LICENCE),
        ("© 2024 Example Institute", Cue.COPYRIGHT),
        ("Unsubscribe at any time", Cue.SIGN_UP),
        ("This op-ed was published in The Example", Cue.REPUBLICATION),
        ("Published by Example Press", Cue.REPUBLICATION),
        ("Ann Lee is a cofounder of the Example Group.", Cue.BIO),
        ("Bo Li is chairwoman and co-founder of Example.", Cue.BIO),
        ("A harbour at dawn. iStockphoto", Cue.CREDIT),
        ("Workers at a mill. AP Photo", Cue.CREDIT),
        ("Soldiers cross a bridge. Ann Lee/Agence Exemple", Cue.CREDIT),
        ("Ann Lee", Cue.NAME),
        ("Updated May 2, 2024", Cue.DATE),
        ("Posted 2/5/24", Cue.DATE),
        ("The harbour was rebuilt in eleven months.", Cue.NONE),
    ],
)
def test_the_cue_of_a_short_line(text: str, cue: Cue) -> None:
    assert cue_of(text, len(text.split())) is cue


def test_that_a_notice_is_seen_in_a_long_line_too() -> None:
    text = f"{'The town has a new harbour and it pays for it. ' * 4}The views expressed are those of the author alone."
    assert cue_of(text, len(text.split())) is Cue.DISCLAIMER


def test_that_a_long_biography_is_seen() -> None:
    text = f"Ann Lee is a senior fellow at the Example Institute{', where she works on harbours' * 6}."
    assert cue_of(text, len(text.split())) is Cue.BIO


@pytest.mark.parametrize("pattern", [LABEL, *(pattern for *_, pattern in NOTICES), CREDIT, GENRE_ALONE])
def test_that_patterns_for_lower_case_ask_for_no_capital(pattern: re.Pattern[str]) -> None:
    assert not re.search(r"[A-Z]", re.sub(r"\\[A-Z]|\(\?P<", "", pattern.pattern))
