"""`briefreader notes`, `memo`, `export` and `import`: what was written goes out, and comes back once."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefreader.library import notebook
from briefreader.library.library import Library
from briefreader.model.annotation import Color, Target
from briefreader.model.brief import BriefId, Span
from briefreader.wiring import open_library

Command = Callable[..., Any]
VALLEY = BriefId("valley.md")
QUOTE = "the last regiment has left the valley"
KEY = "valley.md#aaaaaaaa"


@pytest.fixture
def marked(folder: Path) -> Iterator[Library]:
    """The library with one red highlight and a note."""
    library = open_library(folder)
    brief = library.brief(VALLEY)
    start = brief.text.index(QUOTE)
    target = Target.of(brief.text, Span(start, start + len(QUOTE)), 2)
    library.edit_notes(
        VALLEY,
        lambda notes: notebook.set_note(
            notebook.add_highlight(
                notes,
                target,
                highlight_id="aaaaaaaa",
                now=library.clock.now(),
                color=Color.RED,
                tags=["war/end", "terms"],
                note="A condition.",
            ),
            "Who checks?",
        ),
    )
    yield library
    library.close()


@pytest.mark.usefixtures("marked")
def test_everything_written_is_listed_and_filtered(briefreader: Command) -> None:
    shown = briefreader("notes").out
    assert shown.startswith("valley.md#note\n  Who checks?\nvalley.md#aaaaaaaa  ¶2  red  #war/end  #terms\n")
    for arguments in (("--tag", "war"), ("--color", "red"), ("--kind", "highlight"), ("regiment",), ("-b", "valley")):
        keys = [entry["key"] for entry in briefreader("notes", *arguments, "--json").document]
        assert KEY in keys, arguments
    for arguments in (("--tag", "peace"), ("--color", "green"), ("--kind", "claim"), ("zebra",), ("--orphans",)):
        said = briefreader("notes", *arguments)
        assert (said.status, said.out) == (0, ""), arguments


@pytest.mark.usefixtures("marked")
def test_a_list_becomes_a_memo_that_verifies(briefreader: Command, folder: Path) -> None:
    listed = briefreader("notes", "--kind", "highlight").out
    (folder / "list.lst").write_text(f"# How it ends\n{listed}- valley.md#note\n", encoding="utf-8")
    assert briefreader("memo", "list.lst", "--title", "Terms", "-o", "memo.out").status == 0
    memo = (folder / "memo.out").read_text(encoding="utf-8")
    assert f"# Terms\n\n## How it ends\n\n> {QUOTE} [@example2025, para. 2][^source-1]\n" in memo
    assert "[^source-1]: Ada Example, “Sanctions Need a Deadline”, 2025-04-01, para. 2." in memo
    verified = briefreader("verify", "memo.out", "--json")
    assert verified.status == 0
    assert [each["verdict"] for each in verified.document] == ["exact", "exact"]
    mine = memo.replace("%% begin notes %%\n", "%% begin notes %%\nMine.\n")
    (folder / "memo.out").write_text(mine, encoding="utf-8")
    assert briefreader("memo", "list.lst", "--title", "Terms", "-o", "memo.out").status == 0
    assert "Mine." in (folder / "memo.out").read_text(encoding="utf-8")


def test_a_memo_by_tag_and_of_the_basket(briefreader: Command, marked: Library) -> None:
    by_tag = briefreader("memo", "--tag", "war").out
    assert "## war/end\n\n### Sanctions Need a Deadline\n\n> the last" in by_tag
    assert "## terms" not in by_tag
    assert briefreader("export", "--tag", "war").out == by_tag
    assert briefreader("memo", "--basket").status == 1
    marked.file.edit(lambda file: replace(file, basket=("valley.md#note", KEY, "gone.md#note")))
    basket = briefreader("memo", "--basket")
    assert basket.out.index("Who checks?") < basket.out.index(QUOTE)
    assert "gone.md" in basket.err


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md.txt"), ("web-annotation", "json")])
def test_what_goes_out_comes_back_once(briefreader: Command, folder: Path, form: str, suffix: str) -> None:
    out = folder.parent / f"out.{suffix}"
    assert briefreader("export", "--all", "--format", form, "-o", str(out)).status == 0
    notes = folder / "notes" / "valley.yaml"
    before = notes.read_text(encoding="utf-8")
    assert briefreader("import", str(out)).out == "valley.md: 0 added, 0 completed, 1 known\n"
    assert notes.read_text(encoding="utf-8") == before
    notes.unlink()
    assert briefreader("import", str(out), "-n").out == "valley.md: 1 added, 0 completed, 0 known (dry run)\n"
    assert not notes.exists()
    (brought,) = briefreader("import", str(out), "--json").document["briefs"]
    assert (brought["brief"], brought["added"]) == ("valley.md", 1)
    (entry,) = briefreader("notes", "--json").document
    assert (entry["key"], entry["quote"], entry["color"], entry["remark"]) == (KEY, QUOTE, "red", "A condition.")


def test_a_highlight_of_no_brief_is_said(briefreader: Command, folder: Path) -> None:
    csv = folder.parent / "readwise.csv"
    csv.write_text(f"Highlight,Book Title,Tags\n{QUOTE},Another Title,war\n", encoding="utf-8")
    said = briefreader("import", str(csv))
    assert said.status == 1
    assert "1 highlight of 1 found no brief" in said.err
    assert briefreader("import", str(csv), "--brief", "valley").status == 0
    assert [entry["tags"] for entry in briefreader("notes", "--json").document] == [["war"]]


@pytest.mark.parametrize("text", ["", "[1, 2", "nothing", "a,b\n1,2\n", '{"items": 3}', '[{"target": 3}]'])
def test_a_file_in_no_known_form_is_said_in_one_line(briefreader: Command, folder: Path, text: str) -> None:
    path = folder.parent / "foreign.json"
    path.write_text(text, encoding="utf-8")
    said = briefreader("import", str(path))
    assert said.err.count("\n") <= 1
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("marked")
def test_bibliographies_of_the_whole_library(briefreader: Command, csl_faults: Callable[[object], list[str]]) -> None:
    assert briefreader("export", "--all", "-f", "bibtex").out.startswith("@misc{example2025,")
    items = json.loads(briefreader("export", "--all", "-f", "csl-json").out)
    assert [item["id"] for item in items] == ["example2025"]
    assert csl_faults(items) == []
    for wrong in (("--all", "valley"), ("--tag", "a", "-f", "json"), ("--all", "-f", "json", "-t", "obsidian"), ()):
        assert briefreader("export", *wrong).status == 2, wrong
