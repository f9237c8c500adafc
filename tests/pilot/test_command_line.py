"""The command line as a person meets it: a process of its own, an empty home, and whatever is wrong with the files.

Messages go to stderr, answers to stdout, and nobody ever sees a traceback.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import briefreader

TEXT = """# Sanctions Need a Deadline

By Ada Example

April 1, 2025

For the second year in a row the river towns have been told to wait. The embargo was meant to last one winter, and it \
has outlived two governments, three envoys and most of the firms that it was aimed at when it began.

The embargo should be lifted only when the last regiment has left the valley, and not one day before. A date that both \
sides know in advance invites them to sit still until it comes, while a condition gives each something to do.

Officials said on Monday that [the ceasefire](https://news.example/ceasefire) had held for eleven days in a row. That \
is longer than any of the four that were signed before it, and so far it has cost nobody anything at all.

If the withdrawal is not verified by outsiders, the ceasefire will probably fail before the harvest. The envoys must \
therefore send observers to the bridges now, and let them publish each week what they have counted there.
"""
BINARY = bytes(range(256)) * 8


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of briefs, a home, and the command line between them."""

    folder: Path
    home: Path

    def run(
        self, *arguments: str, env: Mapping[str, str] | None = None, stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run briefreader in the folder; no traceback and no unforeseen failure, whatever it is given."""
        done = subprocess.run(
            [sys.executable, "-m", "briefreader", *arguments],
            capture_output=True,
            check=False,
            cwd=self.folder,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(Path(briefreader.__file__).parents[1])} | dict(env or {}),
            input=stdin,
        )
        assert "Traceback" not in done.stderr
        assert "should not have happened" not in done.stderr
        return done

    def answer(self, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """What goes well."""
        done = self.run(*arguments, env=env)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def refusal(self, *arguments: str, env: Mapping[str, str] | None = None, status: int = 1) -> str:
        """The one line that says why something did not go well."""
        done = self.run(*arguments, env=env)
        assert done.returncode == status
        assert done.stderr.count("\n") == 1
        return done.stderr

    def configure(self, name: str, text: str) -> Path:
        """Write a file of the user's configuration."""
        path = self.home / ".config" / "briefreader" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Desk:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "valley.md").write_text(TEXT, encoding="utf-8")
    return Desk(folder, home)


def test_a_day_with_one_brief(desk: Desk) -> None:
    shown = json.loads(desk.answer("show", "valley.md", "--json"))
    assert shown["title"] == "Sanctions Need a Deadline"
    assert [link["url"] for link in shown["links"]] == ["https://news.example/ceasefire"]

    desk.answer("tag", "add", "valley", "war/ceasefire", "--library", ".")
    desk.answer("note", "valley.md", "--add", "Compare with the treaty.")
    found = json.loads(desk.answer("search", "embargo tag:war", "--library", ".", "--json"))
    assert [(hit["id"], hit["tags"]) for hit in found["hits"]] == [("valley.md", ["war/ceasefire"])]
    (listed,) = json.loads(desk.answer("tag", "list", "--library", ".", "--json"))
    assert (listed["tag"], listed["briefs"]) == ("war/ceasefire", 1)

    assert desk.run("export", "valley.md", "-o", "memo.md").returncode == 0
    memo = (desk.folder / "memo.md").read_text(encoding="utf-8")
    assert "Compare with the treaty." in memo
    assert (desk.folder / "valley.md").read_text(encoding="utf-8") == TEXT


def test_spellings_of_one_name_are_proposed_and_found_by_either(desk: Desk) -> None:
    for name, spelling in (("one", "Zelensky"), ("two", "Zelenskyy")):
        text = (
            f"# Talks {name}\n\nOn Monday the president {spelling} met the envoys of three towns by the river again.\n"
        )
        (desk.folder / f"{name}.md").write_text(text, encoding="utf-8")
    assert json.loads(desk.answer("alias", "propose", "--library", ".", "--json")) == [["Zelensky", "Zelenskyy"]]
    desk.answer("alias", "add", "Zelensky", "Zelenskyy", "--library", ".")
    found = json.loads(desk.answer("search", "zelenskyy", "--library", ".", "--json"))
    assert sorted(hit["id"] for hit in found["hits"]) == ["one.md", "two.md"]
    assert "Zelensky" in (desk.folder / "briefreader.yaml").read_text(encoding="utf-8")
    assert json.loads(desk.answer("alias", "propose", "--library", ".", "--json")) == []
    desk.answer("alias", "remove", "zelensky", "--library", ".")
    assert json.loads(desk.answer("alias", "list", "--library", ".", "--json")) == []
    assert "two spellings" in desk.refusal("alias", "add", "Alone", "--library", ".")


@pytest.mark.parametrize("index", ["arrays", "whoosh", "memory"])
def test_hits_are_sorted_and_counted_and_lead_to_more_of_their_like(desk: Desk, index: str) -> None:
    desk.configure("config.yaml", f"index: {index}\nresults: 2\n")
    (desk.folder / "hill.md").write_text(TEXT.replace("valley", "hill").replace("Sanctions", "Bans"), encoding="utf-8")
    (desk.folder / "bread.md").write_text(
        "# Bread\n\nFlour, water and salt, kneaded for an hour and baked for another."
    )
    for name in ("tax", "oil", "tea"):
        (desk.folder / f"{name}.md").write_text(f"# On {name}\n\nA paragraph about {name} and nothing else at all.")

    ask = ("search", "--library", ".", "--json")
    found = json.loads(desk.answer(*ask, "embargo", "--sort", "title", "--facets"))
    assert [hit["id"] for hit in found["hits"]] == ["hill.md", "valley.md"]
    assert found["facets"]["year"] == {"2025": 2}
    assert found["facets"]["kind"]["recommendations"] == 2
    assert "2025" in desk.run("search", "embargo", "--library", ".", "--facets").stdout
    alike = json.loads(desk.answer(*ask, "like:valley"))
    assert ([hit["id"] for hit in alike["hits"]], alike["total"]) == (["hill.md"], 1)
    assert json.loads(desk.answer(*ask, "like:valley -like:bread has:recommendations"))["total"] == 1
    unknown = json.loads(desk.answer(*ask, "like:nobody"))
    assert (unknown["total"], len(unknown["remarks"])) == (0, 1)
    assert len(json.loads(desk.answer(*ask, "is:unread"))["hits"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "valley.md", "--furniture"),
        ("claims", "valley.md"),
        ("links", "valley.md"),
        ("index", "."),
        ("keys", "--keymap", "vim"),
        ("keys", "--keymap", "emacs"),
        ("export", "valley.md"),
        ("--version",),
        ("claims", "valley.md", "--json"),
        ("links", "valley.md", "--json"),
        ("export", "valley.md", "--format", "json"),
        ("search", "nowhere-to-be-found", "--library", ".", "--json"),
        ("tag", "list", "--library", ".", "--json"),
    ],
    ids=" ".join,
)
def test_answers_stand_on_stdout_and_nothing_on_stderr(desk: Desk, arguments: tuple[str, ...]) -> None:
    answer = desk.answer(*arguments)
    assert answer.strip()
    if "--json" in arguments:
        json.loads(answer)


def test_output_is_utf8_in_every_locale(desk: Desk) -> None:
    (desk.folder / "quote.md").write_text(TEXT.replace("Sanctions", "“Sanctions”"), "utf-8")
    locale = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "“Sanctions” Need" in desk.answer("show", "quote.md", env=locale)


def test_escape_sequences_of_a_brief_stay_out_of_the_terminal(desk: Desk) -> None:
    evil = TEXT.replace("embargo", "\x1b]0;title\x07\x1b[31membargo\x1b[0m \u202eevil\u202c")
    (desk.folder / "evil.md").write_text(evil, encoding="utf-8")
    shown = desk.run("show", "evil.md")
    assert "embargo" in shown.stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(shown.stdout + shown.stderr)


def test_a_folder_of_other_notes_above_is_not_taken_for_a_library(desk: Desk) -> None:
    (desk.folder.parent / "notes").mkdir()
    (desk.folder.parent / "notes" / "todo.yaml").write_text("- milk\n", encoding="utf-8")
    desk.answer("tag", "add", "valley.md", "war")
    assert (desk.folder / "notes" / "valley.yaml").is_file()
    (desk.folder / "deep").mkdir()
    (desk.folder / "deep" / "hill.md").write_text(TEXT, encoding="utf-8")
    desk.answer("tag", "add", "deep/hill.md", "war")
    assert (desk.folder / "notes" / "deep" / "hill.yaml").is_file()


def test_a_reader_that_stops_listening_is_no_error(desk: Desk) -> None:
    paragraphs = (f"The {number}th clause of the treaty binds both sides to a count.\n" for number in range(5_000))
    (desk.folder / "long.md").write_text(TEXT + "\n" + "\n".join(paragraphs), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "briefreader", "show", "long.md"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=desk.folder,
        env=os.environ | {"PYTHONPATH": str(Path(briefreader.__file__).parents[1])},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_desk_needs_a_terminal(desk: Desk) -> None:
    assert "terminal" in desk.refusal(".")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "valley.md", "--jsno"),
        ("claims", "valley.md", "--kind", "rumour"),
        ("tag", "add", "valley.md"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(desk: Desk, arguments: tuple[str, ...]) -> None:
    done = desk.run(*arguments)
    assert done.returncode == 2
    assert "Usage: briefreader" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("index", "nowhere"),
        ("search", "x", "--library", "nowhere"),
        ("export", "x", "--library", "nowhere"),
    ],
    ids=" ".join,
)
def test_a_missing_folder(desk: Desk, arguments: tuple[str, ...]) -> None:
    line = desk.refusal(*arguments)
    assert "nowhere" in line
    assert "no such folder" in line
    assert not (desk.folder / "nowhere").exists()


def test_no_library_at_all(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    line = Desk(tmp_path / "void", desk.home).refusal("search", "x")
    assert "seeds" in line


@pytest.mark.parametrize("name", ["nothing.md", ""])
def test_an_unknown_brief(desk: Desk, name: str) -> None:
    assert "no such brief" in desk.refusal("show", name, "--library", ".")


def test_an_empty_library(desk: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments in (
        ("index", str(empty)),
        ("search", "x", "--library", str(empty)),
        ("tag", "list", "-l", str(empty)),
    ):
        done = desk.run(*arguments)
        assert done.returncode == 0
        assert "no briefs here yet" in done.stderr or "No tags yet" in done.stdout
    assert not list(empty.iterdir())


def test_a_binary_file(desk: Desk) -> None:
    (desk.folder / "picture.txt").write_bytes(BINARY)
    assert "picture.txt" in desk.refusal("show", "picture.txt")
    indexed = desk.run("index", ".")
    assert indexed.returncode == 1
    assert "picture.txt" in indexed.stderr
    found = desk.run("search", "embargo", "--library", ".", "--json")
    assert [hit["id"] for hit in json.loads(found.stdout)["hits"]] == ["valley.md"]


def test_an_empty_file(desk: Desk) -> None:
    (desk.folder / "empty.txt").touch()
    assert "empty.txt" in desk.run("show", "empty.txt").stderr


@pytest.mark.parametrize("broken", ["tags: [a, b\nnote: x\n", "format: something-else/9\n"])
def test_a_broken_notes_file_is_left_alone(desk: Desk, broken: str) -> None:
    notes = desk.folder / "notes" / "valley.yaml"
    notes.parent.mkdir()
    notes.write_text(broken, encoding="utf-8")
    assert "valley.yaml" in desk.refusal("note", "valley.md", "--add", "Mine.")
    assert notes.read_text(encoding="utf-8") == broken
    found = desk.run("search", "embargo", "--library", ".", "--json")
    assert len(json.loads(found.stdout)["hits"]) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("keymap: vim\nclaims: [1\n", "config.yaml:"),
        ("keymap: vim\nclaims: many\n", "config.yaml:2: claims: expected a whole number"),
        ("kemap: vim\n", "config.yaml:1: unknown field kemap; did you mean keymap?"),
        ("\x00", "config.yaml:1:"),
    ],
)
def test_broken_settings_are_said_once_and_nothing_else_suffers(desk: Desk, text: str, line: str) -> None:
    path = desk.configure("config.yaml", text)
    done = desk.run("claims", "valley.md", "valley.md")
    assert done.returncode == 0
    assert "embargo" in done.stdout
    assert done.stderr.count("\n") == 1
    assert line in done.stderr
    assert path.read_text(encoding="utf-8") == text


def test_a_keymap_of_ones_own(desk: Desk) -> None:
    desk.configure("keymaps/mine.yaml", 'format: briefreader-keymap/1\nbase: vim\nkeys:\n  view.zoom: "ctrl+t"\n')
    shown = desk.answer("keys", "--keymap", "mine")
    assert "ctrl+t" in shown
    assert "Z Z" in shown


def test_all_faults_of_a_keymap_are_said_with_their_lines(desk: Desk) -> None:
    text = "format: briefreader-keymap/1\nkeys:\n  nav.dwon: j\n  view.zoom: ctrl+i\n  app.help: [f1, f1x]\n"
    desk.configure("keymaps/mine.yaml", text)
    done = desk.run("keys", "--keymap", "mine")
    assert done.returncode == 1
    assert "mine.yaml:3: unknown command nav.dwon; did you mean nav.down?" in done.stderr
    assert "mine.yaml:4: ctrl+i is the same key as tab in a terminal" in done.stderr
    assert "mine.yaml:5: f1x is no key" in done.stderr
    assert "Quit" in done.stdout


def test_a_keymap_that_is_no_yaml(desk: Desk) -> None:
    desk.configure("keymaps/mine.yaml", "keys: [\n")
    done = desk.run("keys", "--keymap", "mine")
    assert done.returncode == 1
    assert "mine.yaml:" in done.stderr
    assert "Quit" in done.stdout


def test_an_unknown_keymap(desk: Desk) -> None:
    done = desk.run("keys", "--keymap", "wim")
    assert done.returncode == 1
    assert "default, emacs, vim" in done.stderr


def test_an_export_that_cannot_be_written(desk: Desk) -> None:
    assert "memo.md" in desk.refusal("export", "valley.md", "-o", "valley.md/memo.md")


def test_an_export_replaces_nothing_but_an_export(desk: Desk) -> None:
    assert "valley.md" in desk.refusal("export", "valley.md", "-o", "valley.md")
    assert (desk.folder / "valley.md").read_text(encoding="utf-8") == TEXT


def test_several_briefs_go_into_one_file_under_one_front_matter_or_into_a_folder(desk: Desk) -> None:
    (desk.folder / "hill.md").write_text(TEXT.replace("valley", "hill"), encoding="utf-8")
    desk.run("export", "valley.md", "hill.md", "-o", "notes/both.md", "--library", ".")
    both = (desk.folder / "notes" / "both.md").read_text(encoding="utf-8")
    assert both.count("citekeys:") == 1
    assert len([line for line in both.splitlines() if line == "---"]) == 2
    desk.run("export", "valley.md", "hill.md", "-o", "notes/out", "--library", ".")
    assert sorted(path.name for path in (desk.folder / "notes" / "out").iterdir()) == ["hill.md", "valley.md"]


def test_a_layout_by_name_and_one_that_there_is_not(desk: Desk) -> None:
    assert "citekey" in desk.run("export", "valley.md", "--template", "obsidian").stdout
    assert "obsidian, readwise" in desk.refusal("export", "valley.md", "--template", "nothing")


def test_a_word_that_is_forbidden_needs_no_quotes(desk: Desk) -> None:
    found = desk.run("search", "embargo", "-nowhere", "--library", ".", "--json")
    assert json.loads(found.stdout)["explained"].endswith("not “nowhere”")


def test_a_cache_that_cannot_be_written_is_made_elsewhere(desk: Desk) -> None:
    (desk.home / ".cache").write_text("a file where a folder should be")
    found = desk.run("search", "embargo", "--library", ".", "--json")
    assert len(json.loads(found.stdout)["hits"]) == 1
    assert found.stderr.count("\n") == 1
    assert ".cache" in found.stderr
