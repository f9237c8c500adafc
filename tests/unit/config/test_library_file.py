"""`briefreader.yaml`: what is understood, and what is said of the rest."""

import pytest

from briefreader.config.library_file import LibraryFile, SavedSearch, TagRule, TagStyle, check_library_file
from briefreader.model.annotation import Color


def test_all_of_it() -> None:
    file, faults = check_library_file(
        {
            "searches": [{"name": "Fresh", "query": "date:<30d"}],
            "tags": {"war": "The war", "trade": {"color": "blue"}, 2024: {"description": "The year"}},
            "aliases": [["Zelensky", "Zelenskyy"], {"cease-fire": ["ceasefire"]}],
            "rules": [{"query": "herring", "tag": "fish"}],
        },
        where="briefreader.yaml",
    )
    assert faults == ()
    assert file == LibraryFile(
        searches=(SavedSearch(name="Fresh", query="date:<30d"),),
        tags={
            "war": TagStyle(description="The war"),
            "trade": TagStyle(color=Color.BLUE),
            "2024": TagStyle(description="The year"),
        },
        aliases=(("Zelensky", "Zelenskyy"), ("cease-fire", "ceasefire")),
        rules=(TagRule(query="herring", tag="fish"),),
    )
    assert file.spellings["zelenskyy"] == ("Zelensky",)
    assert file.spellings["cease-fire"] == ("ceasefire",)


def test_nothing_is_a_file_too() -> None:
    assert check_library_file(None, where="x") == (LibraryFile(), ())


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ([1], "expected fields"),
        ({"search": []}, "did you mean searches?"),
        ({"searches": {"a": "b"}}, "searches: expected a list, found fields"),
        ({"searches": [{"name": "x"}]}, "searches: entry 1 needs a name and a query"),
        ({"searches": ["x"]}, "expected fields"),
        ({"tags": ["a"]}, "tags: expected names"),
        ({"tags": {"a": {"color": "pink"}}}, 'a: color is one of yellow, green, blue, red, found "pink"'),
        ({"tags": {"a": {"description": 3}}}, "a: expected a description in words"),
        ({"aliases": [["one"]]}, "aliases: entry 1 needs two spellings"),
        ({"rules": [{"query": "x", "tag": ""}]}, "rules: entry 1 needs a query and a tag"),
    ],
)
def test_each_mistake_is_said(raw: object, what: str) -> None:
    file, faults = check_library_file(raw, where="briefreader.yaml")
    assert any(what in fault.what for fault in faults)
    assert not file.searches
    assert not file.aliases
    assert not file.rules
