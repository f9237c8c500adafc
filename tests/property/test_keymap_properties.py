from itertools import combinations
from string import printable

from hypothesis import given
from hypothesis import strategies as st

from briefreader.config.checking import no_lines
from briefreader.config.commands import COMMANDS, COMMANDS_BY_ID
from briefreader.config.key_table import key_rows
from briefreader.config.keymap import FORMAT, Keymap, check_keymap
from briefreader.config.keys import NAMED_KEYS, read_key
from briefreader.config.settings import check_settings

KEYS = st.sampled_from(["g", "G", "j", "x", "/", "ctrl+x", "ctrl+i", "ctrl+space", "ctrl+@", "alt+x", "enter", "nokey"])
SEQUENCES = st.lists(KEYS, min_size=1, max_size=3).map(" ".join)
ENTRIES = st.dictionaries(
    st.sampled_from([*COMMANDS_BY_ID, "nav.donw"]), st.one_of(st.none(), SEQUENCES, st.lists(SEQUENCES)), max_size=8
)
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner), st.dictionaries(st.one_of(st.sampled_from(["format", "keys", "nav.up"]), st.integers()), inner)
    ),
)


def clashes(keymap: Keymap) -> list[tuple[str, str, str]]:
    """Pairs of commands of which one cannot be reached, found without the code under test."""
    return [
        (one.id, other.id, sequence)
        for one, other in combinations(COMMANDS, 2)
        if one.meets(other)
        for sequence in keymap.keys[one.id]
        for rival in keymap.keys[other.id]
        if [key for key, _ in zip(sequence.split(), rival.split(), strict=False)]
        == [key for key, _ in zip(rival.split(), sequence.split(), strict=False)]
    ]


@given(ENTRIES)
def test_whatever_a_file_says_the_keymap_is_whole_and_without_clashes(entries: dict[str, object]) -> None:
    keymap, _ = check_keymap({"format": FORMAT, "keys": entries}, name="mine", where="mine.yaml")
    assert list(keymap.keys) == list(COMMANDS_BY_ID)
    assert not clashes(keymap)
    assert len(key_rows(keymap)) == len(COMMANDS)


@given(PLAIN)
def test_no_object_is_too_strange_to_check(raw: object) -> None:
    check_keymap(raw, name="mine", where="mine.yaml", line_of=no_lines)
    check_settings(raw, where="config.yaml", line_of=no_lines)


@given(st.text())
def test_any_text_is_a_key_or_has_a_problem(written: str) -> None:
    reading = read_key(written)
    assert reading.key or reading.problem


@given(st.lists(st.sampled_from(["ctrl", "alt", "shift", "Super"])), st.sampled_from([*printable, *NAMED_KEYS, "Esc"]))
def test_the_name_of_a_key_names_that_key(modifiers: list[str], base: str) -> None:
    reading = read_key("+".join([*modifiers, base]))
    if reading.key is not None:
        assert read_key(reading.key) == reading
