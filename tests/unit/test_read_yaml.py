"""Configuration files: plain objects, and the line of each key."""

from pathlib import Path

import pytest

from briefreader.errors import InvalidConfigError
from briefreader.store.yaml_files import read_yaml


def test_values_and_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("# mine\ntheme: dark\nkeys:\n  quit: [q, on]\n  no: 1.5\nempty:\nwhen: 2025-04-01\ntrue: 'no'\n")
    document = read_yaml(path)
    assert document.value == {
        "theme": "dark",
        "keys": {"quit": ["q", "on"], "no": 1.5},
        "empty": None,
        "when": "2025-04-01",
        "true": "no",
    }
    assert document.line("theme") == 2
    assert document.line("keys", "no") == 5
    assert document.line("keys", "quit", 1) == 4
    assert document.line("keys", "nothing", "of", "the sort") == 3


def test_an_empty_file_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("# nothing but a comment\n")
    assert read_yaml(path).value is None
    assert read_yaml(path).line("theme") is None


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a: [1\n", 2),
        ("a: 1\na: 2\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: *b\n", 1),
        ("a: !!python/name:os.system x\n", 1),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(content)
    with pytest.raises(InvalidConfigError) as caught:
        read_yaml(path)
    (fault,) = caught.value.faults
    assert (fault.where, fault.line) == (str(path), line)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfigError, match="No such file"):
        read_yaml(tmp_path / "config.yaml")
