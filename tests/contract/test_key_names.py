"""Our names of keys are Textual's, which is what a terminal key press arrives as."""

import string

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys, _character_to_key

from briefreader.config.keys import NAMED_KEYS, arrivals, name_of, read_key


@pytest.mark.parametrize(
    "character", [*string.ascii_letters, *string.digits, *string.punctuation, " ", "é", "ß", "¶", "…"]
)
def test_characters(character: str) -> None:
    assert name_of(character) == _character_to_key(character)


def test_named_keys() -> None:
    assert {key.value for key in Keys} >= NAMED_KEYS


def test_keys_that_textual_names_read_as_themselves() -> None:
    textual = {key.value for key in Keys if not key.value.startswith(("<", "ctrl-")) and key is not Keys.Return}
    strange = {name for name in textual if read_key(name).key not in {name, None}}
    assert not strange


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x00", "ctrl+@"),
        ("\x1b[32;5u", "ctrl+@"),
        ("\x1b[64;5u", "ctrl+@"),
        ("\x1f", "ctrl+underscore"),
        ("\x1b[47;5u", "ctrl+underscore"),
        ("\x1b[45;6u", "ctrl+underscore"),
    ],
)
def test_what_terminals_send_is_among_the_ways_in_which_a_key_arrives(sent: str, key: str) -> None:
    (event,) = (event for event in XTermParser().feed(sent) if isinstance(event, Key))
    assert event.key in arrivals(key)
