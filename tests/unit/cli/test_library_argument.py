"""Where commands take the library as an argument they take it as `--library` too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.mark.parametrize("named", [(), (".",), ("--library", "."), ("-l", "."), (".", "-l", ".")])
def test_the_library_may_be_named_in_either_way(briefreader: Command, named: tuple[str, ...]) -> None:
    said = briefreader("index", *named)
    assert (said.status, said.out.split(",")[0]) == (0, "1 added")


def test_two_libraries_are_one_too_many(briefreader: Command, folder: Path) -> None:
    said = briefreader("doctor", ".", "--library", str(folder.parent))
    assert said.status == 2
    assert "two libraries" in said.err


def test_a_library_that_is_named_is_the_one_that_is_meant(briefreader: Command, folder: Path) -> None:
    said = briefreader("doctor", "--library", str(folder / "nowhere"))
    assert said.status == 1
    assert "nowhere" in said.err
