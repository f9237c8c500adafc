"""What the desk remembers of its arrangement."""

import json

import pytest

from briefreader.config.remembered import Remembered, read_remembered, to_plain


def test_what_is_written_is_read_again() -> None:
    arranged = Remembered(library_width=50, is_swapped=True, sort="title")
    assert read_remembered(json.loads(json.dumps(to_plain(arranged)))) == arranged


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "x",
        {"library_width": "wide"},
        {"library_width": 4},
        {"side_width": True},
        {"is_swapped": 1},
        {"new": 3},
    ],
)
def test_what_cannot_be_used_is_as_if_it_were_not_there(raw: object) -> None:
    assert read_remembered(raw) == Remembered()
