"""Patterns of a person are looked for where they can be stopped."""

import pytest

from briefreader.model.brief import Span
from briefreader.tui import pattern_search
from briefreader.tui.pattern_search import find_pattern
from briefreader.view.housekeeping import FindPattern


def order(pattern: str, text: str) -> FindPattern:
    return FindPattern(3, pattern, ignores_case=True, text=text)


def test_places_are_code_points_of_the_text() -> None:
    found = find_pattern(order(r"ports?", "Häfen 🚢 und Ports, port."))
    assert (found.number, found.spans, found.problem) == (3, (Span(12, 17), Span(19, 23)), "")


def test_a_pattern_that_would_take_years_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_search, "_MOST_SECONDS", 0.5)
    found = find_pattern(order(r"(a+)+$", "a" * 60 + "!"))
    assert found.spans == ()
    assert "too long" in found.problem
