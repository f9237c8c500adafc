from itertools import combinations

import pytest

from briefreader.config.commands import COMMANDS, COMMANDS_BY_ID, Command, Context
from briefreader.config.key_table import key_markdown, key_rows
from briefreader.config.keymap import default_keymap
from briefreader.config.keys import read_key


def test_ids_are_unique() -> None:
    assert len(COMMANDS_BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_explains_itself(command: Command) -> None:
    noun, dot, verb = command.id.partition(".")
    assert noun
    assert dot
    assert verb
    assert command.title[0].isupper()
    assert not command.title.endswith(".")
    assert command.help.endswith(".")
    assert command.keys
    assert command.contexts
    assert command.group


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_keys_of_the_table_are_names_that_terminals_send(command: Command) -> None:
    for sequence in command.keys:
        for key in sequence.split(" "):
            reading = read_key(key)
            assert (reading.key, reading.problem) == (key, None)


def test_no_two_commands_share_a_key_where_both_work() -> None:
    clashes = [
        (one.id, other.id, key)
        for one, other in combinations(COMMANDS, 2)
        if one.meets(other)
        for key in set(one.keys) & set(other.keys)
    ]
    assert not clashes


def test_contexts_meet_themselves_and_anywhere() -> None:
    assert Context.LIST.meets(Context.LIST)
    assert Context.LIST.meets(Context.ANYWHERE)
    assert Context.ANYWHERE.meets(Context.NOTES)
    assert not Context.LIST.meets(Context.ARTICLE)


def test_rows_are_for_people() -> None:
    rows = {row.command: row for row in key_rows(default_keymap())}
    assert list(rows) == [command.id for command in COMMANDS]
    assert rows["app.help"].keys == ("?", "f1")
    assert rows["nav.page_down"].keys == ("space", "page down")
    assert rows["hit.next"].where == "article"
    assert rows["nav.down"].where == ""


def test_markdown_has_a_column_for_each_keymap() -> None:
    lines = key_markdown((default_keymap(), default_keymap())).splitlines()
    assert lines[0] == "| command | default | default |"
    assert "| Show the help | `?`, `f1` | `?`, `f1` |" in lines
    assert {line.count("|") for line in lines} == {4}
