"""Notes of a few lines that somebody wrote, not pages that were scraped."""

from collections.abc import Callable

import pytest

from briefreader.model.brief import BlockKind, Brief

ReadText = Callable[..., Brief]

FIRST = "Port fees rose by a third last year. They will rise again in spring."
SECOND = "Farmers pay most of it, since the ships go elsewhere when they can."


@pytest.mark.parametrize("title", ["Notes", "Port fees", "Port fees and the price of grain"])
@pytest.mark.parametrize(("mark", "path"), [("# ", "note.md"), ("", "note.txt")])
def test_the_first_short_line_is_the_title(read_text: ReadText, title: str, mark: str, path: str) -> None:
    brief = read_text(f"{mark}{title}\n\n{FIRST}\n\n{SECOND}\n", path)
    assert (brief.metadata.title, brief.text) == (title, f"{FIRST}\n\n{SECOND}")
    assert brief.faults == ()


def test_two_paragraphs_have_no_title(read_text: ReadText) -> None:
    brief = read_text(f"{FIRST}\n\n{SECOND}\n")
    assert (brief.metadata.title, brief.text) == (None, f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize("text", ["just one line of words", "A sentence.", "Title\n"])
def test_a_single_line_is_the_body(read_text: ReadText, text: str) -> None:
    brief = read_text(text)
    assert (brief.metadata.title, brief.text) == (None, text.strip())


def test_a_short_list_is_kept(read_text: ReadText) -> None:
    brief = read_text("# To read\n\n- one\n- two\n- three\n", "list.md")
    assert (brief.metadata.title, brief.text, brief.faults) == ("To read", "one\n\ntwo\n\nthree", ())


def test_a_rule_below_a_line_makes_it_a_heading(read_text: ReadText) -> None:
    brief = read_text(f"Port fees\n=========\n\n{FIRST}\n\nWho pays\n--------\n\n{SECOND}\n", "note.md")
    assert brief.metadata.title == "Port fees"
    assert [(block.kind, block.level) for block in brief.blocks] == [
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert [block.lines for block in brief.blocks] == [(4, 4), (6, 7), (9, 9)]


def test_a_block_of_metadata_is_read(read_text: ReadText) -> None:
    head = "---\ntitle: 'Port fees'\nauthors:\n  - Ann Marlow\n  - Bo Lindqvist\ndate: 2024-05\ntags: [ports, grain]\n"
    brief = read_text(f"{head}---\n\n{FIRST}\n\n{SECOND}\n", "note.md")
    told = brief.metadata
    assert (told.title, told.published, told.subjects) == ("Port fees", "2024-05", ("ports", "grain"))
    assert [author.name for author in told.authors] == ["Ann Marlow", "Bo Lindqvist"]
    assert brief.text == f"{FIRST}\n\n{SECOND}"
    assert [(block.kind, block.lines) for block in brief.furniture] == [("front_matter", (1, 8))]


def test_two_rules_are_no_block_of_metadata(read_text: ReadText) -> None:
    brief = read_text(f"---\n{FIRST}\n---\n\n{SECOND}\n", "note.md")
    assert FIRST in brief.text
    assert SECOND in brief.text


@pytest.mark.parametrize("rule", ["**", "* * *", "- - -", "—"])
def test_that_a_line_without_words_is_no_paragraph(read_text: ReadText, rule: str) -> None:
    brief = read_text(f"Published: August 08, 2023\n{rule}\n")
    assert (brief.text, len(brief.blocks)) == ("Published: August 08, 2023", 1)
    assert [block.kind for block in brief.furniture] == ["separator"]


def test_that_a_fence_around_code_is_named(read_text: ReadText) -> None:
    brief = read_text(f"# Port fees\n\n{FIRST}\n\n```\nfee = 3\n```\n\n{SECOND}\n", "note.md")
    assert brief.text == f"{FIRST}\n\nfee = 3\n\n{SECOND}"
    assert [block.kind for block in brief.furniture] == ["title", "code", "code"]
