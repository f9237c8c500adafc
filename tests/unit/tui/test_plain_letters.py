"""ASCII in place of everything else, cell for cell."""

import pytest
from rich.cells import cell_len

from briefreader.tui.plain_letters import plain_letters
from briefreader.tui.themed import is_unicode


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("╭─ Library ─╮│", "+- Library -+|"),
        ("“Élysée” – ¶9 · 3 min…", '"Elysee" - P9 . 3 min~'),
        ("港 🚢 x", "?? ?? x"),
    ],
)
def test_every_cell_is_ascii(text: str, shown: str) -> None:
    assert plain_letters(text) == shown
    assert len(shown) == cell_len(text)


@pytest.mark.parametrize(("encoding", "knows_all"), [("UTF-8", True), ("utf8", True), ("ISO-8859-1", False)])
def test_the_locale_decides(encoding: str, *, knows_all: bool) -> None:
    assert is_unicode(encoding) is knows_all
