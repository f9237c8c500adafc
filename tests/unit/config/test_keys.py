import pytest

from briefreader.config.keys import arrivals, label, read_key, types_a_character


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"),
        ("G", "G"),
        ("shift+g", "G"),
        ("é", "é"),
        ("5", "5"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("_", "underscore"),
        ("question_mark", "question_mark"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("page_up", "pageup"),
        ("Ctrl+X", "ctrl+x"),
        ("control+x", "ctrl+x"),
        ("alt+x", "alt+x"),
        ("alt+X", "alt+shift+x"),
        ("ctrl+shift+left", "ctrl+shift+left"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("shift+tab", "shift+tab"),
        ("f12", "f12"),
        ("ctrl+@", "ctrl+@"),
        ("ctrl+space", "ctrl+@"),
        ("ctrl+/", "ctrl+underscore"),
        ("ctrl+_", "ctrl+underscore"),
        ("ctrl+\\", "ctrl+backslash"),
    ],
)
def test_a_key_is_read_however_it_is_spelt(written: str, key: str) -> None:
    reading = read_key(written)
    assert (reading.key, reading.problem) == (key, None)


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("ctrl+i", "same key as tab"),
        ("ctrl+m", "same key as enter"),
        ("ctrl+h", "same key as backspace"),
        ("ctrl+[", "same key as escape"),
        ("hypr+x", "unknown modifier, hypr"),
        ("pagedwn", "no key"),
        ("ctrl+", "no key"),
        ("+x", "unknown modifier"),
        ("shift+1", "write the character"),
        ("\n", "no key"),
        ("", "no key"),
    ],
)
def test_no_key(written: str, part: str) -> None:
    reading = read_key(written)
    assert reading.key is None
    assert part in (reading.problem or "")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ctrl+shift+x", "ctrl+shift+x"),
        ("ctrl+1", "ctrl+1"),
        ("ctrl+enter", "ctrl+enter"),
        ("alt+enter", "alt+enter"),
        ("shift+enter", "shift+enter"),
        ("alt+<", "alt+less_than_sign"),
        ("ctrl+alt+f", "alt+ctrl+f"),
        ("super+x", "super+x"),
        ("f13", "f13"),
    ],
)
def test_a_fragile_key_is_kept_with_a_warning(written: str, key: str) -> None:
    reading = read_key(written)
    assert reading.key == key
    assert reading.problem


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("g g", "g g"), ("ctrl+x ctrl+s", "ctrl+x ctrl+s"), ("question_mark", "?"), ("ctrl+underscore", "ctrl+_")],
)
def test_labels(keys: str, shown: str) -> None:
    assert label(keys) == shown


@pytest.mark.parametrize(
    ("keys", "typed"), [("g g", True), ("slash", True), ("space", True), ("ctrl+x g", False), ("enter", False)]
)
def test_which_keys_type_a_character(keys: str, *, typed: bool) -> None:
    assert types_a_character(keys) is typed


@pytest.mark.parametrize(
    ("keys", "sent"),
    [
        ("g g", ("g g",)),
        ("ctrl+u ctrl+@", ("ctrl+u ctrl+@", "ctrl+u ctrl+space", "ctrl+u ctrl+at")),
        ("ctrl+underscore", ("ctrl+underscore", "ctrl+slash", "ctrl+shift+minus")),
    ],
)
def test_keys_that_arrive_under_several_names(keys: str, sent: tuple[str, ...]) -> None:
    assert arrivals(keys) == sent
