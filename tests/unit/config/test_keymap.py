from pathlib import Path

import pytest
import yaml

from briefreader.config.commands import COMMANDS_BY_ID
from briefreader.config.keymap import Keymap, base_of, check_keymap, default_keymap

FORMAT = "briefreader-keymap/1"
SHIPPED = Path(__file__).parents[3] / "keymaps"


def checked(keys: object, **fields: object) -> tuple[Keymap, tuple[str, ...]]:
    keymap, faults = check_keymap({"format": FORMAT, "keys": keys, **fields}, name="mine", where="mine.yaml")
    return keymap, tuple(f"{fault.severity}: {fault.what}" for fault in faults)


@pytest.mark.parametrize("name", ["default", "vim", "emacs"])
def test_a_shipped_keymap_is_whole_and_without_a_fault(name: str) -> None:
    raw = yaml.safe_load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"))
    keymap, faults = check_keymap(raw, name="?", where=name)
    assert not faults
    assert keymap.name == name
    assert list(raw["keys"]) == list(COMMANDS_BY_ID)
    assert all(keymap.keys.values())


def test_the_default_file_says_what_the_table_says() -> None:
    raw = yaml.safe_load((SHIPPED / "default.yaml").read_text(encoding="utf-8"))
    assert set(raw["keys"]) == set(COMMANDS_BY_ID)
    keymap, _ = check_keymap(raw, name="?", where="default.yaml")
    assert keymap == default_keymap()


def test_what_a_file_does_not_say_comes_from_the_base() -> None:
    keymap, faults = checked({"view.zoom": "ctrl+t"})
    assert not faults
    assert keymap.name == "mine"
    assert keymap.keys == {**default_keymap().keys, "view.zoom": ("ctrl+t",)}


def test_another_base() -> None:
    base = Keymap(name="other", keys={**default_keymap().keys, "app.help": ("f2",)})
    raw = {"format": FORMAT, "base": "other"}
    keymap, faults = check_keymap(raw, name="mine", where="mine.yaml", bases={"other": base})
    assert not faults
    assert keymap.keys["app.help"] == ("f2",)


def test_an_unknown_base_is_the_default_one() -> None:
    keymap, faults = checked({}, base="wim")
    assert keymap.keys == default_keymap().keys
    assert faults == ('error: there is no keymap "wim" to build on',)


@pytest.mark.parametrize("nothing", [None, []])
def test_nothing_unbinds(nothing: object) -> None:
    keymap, faults = checked({"view.zoom": nothing})
    assert not faults
    assert keymap.keys["view.zoom"] == ()


def test_all_faults_are_reported_at_once() -> None:
    _, faults = checked({"nav.don": "j", "nav.up": "pagedwn", "app.help": "ctrl+i", "app.quit": 2.5}, kees={})
    assert faults == (
        "error: unknown field kees; did you mean keys?",
        "error: unknown command nav.don; did you mean nav.down?",
        "error: pagedwn is no key",
        "error: ctrl+i is the same key as tab in a terminal",
        "error: expected a key, found the number 2.5",
    )


def test_a_faulty_entry_leaves_the_keys_of_the_base() -> None:
    keymap, _ = checked({"nav.up": "pagedwn", "app.quit": True})
    assert keymap.keys == default_keymap().keys


def test_the_good_keys_of_an_entry_are_kept() -> None:
    keymap, faults = checked({"view.zoom": ["ctrl+m", "ctrl+t"]})
    assert keymap.keys["view.zoom"] == ("ctrl+t",)
    assert len(faults) == 1


def test_faults_have_the_line_of_their_entry() -> None:
    def line_of(path: tuple[str, ...]) -> int | None:
        return {"nav.up": 7, "nav.don": 6}.get(path[-1])

    raw = {"format": FORMAT, "keys": {"nav.up": "nokey", "nav.don": "j"}}
    _, faults = check_keymap(raw, name="mine", where="mine.yaml", line_of=line_of)
    assert [str(fault)[:12] for fault in faults] == ["mine.yaml:6:", "mine.yaml:7:"]


def test_a_fragile_key_works_and_is_warned_of() -> None:
    keymap, faults = checked({"view.zoom": "ctrl+shift+z"})
    assert keymap.keys["view.zoom"] == ("ctrl+shift+z",)
    assert faults == ("warning: ctrl+shift+z reaches the program in few terminals",)


def test_a_digit_without_quotes_is_a_key_with_a_warning() -> None:
    keymap, faults = checked({"view.zoom": 7})
    assert keymap.keys["view.zoom"] == ("7",)
    assert faults == ('warning: the key 7 needs quotes: "7"',)


def test_the_same_key_twice_where_both_work() -> None:
    keymap, faults = checked({"view.zoom": "ctrl+t", "app.help": ["ctrl+t", "f1"]})
    assert faults == ("error: ctrl+t already runs view.zoom",)
    assert keymap.keys["app.help"] == ("f1",)


def test_the_same_key_twice_in_different_places_is_no_clash() -> None:
    _, faults = checked({"brief.next_unread": "ctrl+t", "hit.next": "ctrl+t"})
    assert not faults


def test_one_key_under_two_names_clashes() -> None:
    _, faults = checked({"view.zoom": "ctrl+space", "app.palette": "ctrl+@"})
    assert faults == ("error: ctrl+space already runs view.zoom",)


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("ctrl+t", "ctrl+t x", "error: ctrl+t x cannot be typed: ctrl+t alone runs view.zoom"),
        ("ctrl+t x", "ctrl+t", "error: ctrl+t hides ctrl+t x, which runs view.zoom"),
    ],
)
def test_a_sequence_that_begins_another(first: str, second: str, fault: str) -> None:
    _, faults = checked({"view.zoom": first, "app.palette": second})
    assert faults == (fault,)


def test_a_key_is_taken_from_the_base_without_a_word_where_another_key_is_left() -> None:
    keymap, faults = checked({"view.zoom": "j"})
    assert not faults
    assert keymap.keys["nav.down"] == ("down",)


def test_taking_the_last_key_of_a_command_is_warned_of() -> None:
    keymap, faults = checked({"view.zoom": "r"})
    assert keymap.keys["brief.toggle_read"] == ()
    assert faults == ("warning: r takes the last key of brief.toggle_read (r) away",)


def test_a_prefix_takes_the_key_of_the_base_too() -> None:
    keymap, _ = checked({"view.zoom": "g z"})
    assert keymap.keys["nav.top"] == ("home",)


def test_leaving_no_key_to_quit_is_warned_of() -> None:
    _, faults = checked({"app.quit": []})
    assert faults == ("warning: no key is left to quit with",)


@pytest.mark.parametrize("raw", [None, "text", 5, [], ["a"], {}, {"keys": 3}, {"keys": {1: 2}}, {1: 2}])
def test_any_object_gives_a_whole_keymap_and_a_fault(raw: object) -> None:
    keymap, faults = check_keymap(raw, name="mine", where="mine.yaml")
    assert keymap.keys == default_keymap().keys
    assert faults


@pytest.mark.parametrize(
    ("raw", "base"), [({"base": "vim"}, "vim"), ({}, "default"), ({"base": 5}, "default"), (None, "default")]
)
def test_which_keymap_a_file_builds_on(raw: object, base: str) -> None:
    assert base_of(raw) == base
