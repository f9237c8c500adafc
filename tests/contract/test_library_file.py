"""What every keeper of `briefreader.yaml` promises, and what the one on disk promises of the file besides."""

from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
import yaml

from briefreader.config.library_file import LibraryFile, SavedSearch, TagRule, TagStyle
from briefreader.errors import InvalidConfigError, UnwritableError
from briefreader.library.keeping import LibraryFileStore
from briefreader.model.annotation import Color
from briefreader.model.brief import BriefId, CutDecision, CutVerdict
from briefreader.store.memory_library_file import MemoryLibraryFile
from briefreader.store.yaml_files import YamlLibraryFile

FILE = """\
# Mine, since 2019.

searches:   # the mornings
# first of all
- {name: New on herring, query: "herring date:<30d"}
- name: Cod
  query: cod
  icon: fish    # not known
# the end of the searches

tags:
  fish: {description: All that swims, color: blue, weight: 007}
  # two words
  trade: Buying and selling
aliases: [[Zelensky, Zelenskyy], [cease-fire, ceasefire]]
mine: {deep: [1.10, no, "x"]}
rules:
- {query: "auction quota", tag: fish/licences}
- {query: broken}
"""
HERRING = BriefId("herring.txt")
CUT = CutDecision(verdict=CutVerdict.CUT, quote="RELATED: more\nof this", line=12)
RESTORED = CutDecision(verdict=CutVerdict.RESTORE, quote="A line that is one.")


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> LibraryFileStore:
    return YamlLibraryFile(tmp_path / "briefreader.yaml") if request.param == "disk" else MemoryLibraryFile()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "briefreader.yaml"
    path.parent.mkdir()
    path.write_text(FILE, encoding="utf-8")
    return path


EDITS: tuple[Callable[[LibraryFile], LibraryFile], ...] = (
    lambda file: file.with_search(SavedSearch(name="New", query='title:"a: b" date:<30d')),
    lambda file: file.with_tag("fish/herring", TagStyle(description="A: #fish\n", color=Color.RED)),
    lambda file: file.with_aliases(["Kyiv", "Kiev"]),
    lambda file: file.with_aliases(["kyiv", "Kyjiw"]),
    lambda file: file.with_rule(TagRule(query="-tag:x {y}", tag="z")),
    lambda file: file.with_cut(HERRING, CUT),
    lambda file: file.with_cut(HERRING, RESTORED),
    lambda file: file.with_search(SavedSearch(name="New", query="other")),
    lambda file: file.without_cut(HERRING, CUT),
    lambda file: file.with_tag("fish/herring", TagStyle()),
    lambda file: file.without_alias("kiev"),
    lambda file: file.without_search("New"),
    lambda file: replace(file, basket=("a.txt#note", "b c.md#3f2c9a41", "a.txt#claim-7")),
    lambda file: replace(file, basket=("a.txt#claim-7", "b c.md#3f2c9a41")),
)


def test_what_was_edited_is_read_again(store: LibraryFileStore) -> None:
    expected = LibraryFile()
    for edit in EDITS:
        expected = edit(expected)
        assert store.edit(edit) == expected
        loaded = store.load()
        assert (loaded.file, loaded.faults) == (expected, ())


def test_an_edit_of_nothing_makes_no_file(store: LibraryFileStore) -> None:
    assert store.edit(lambda file: file.without_search("none")) == LibraryFile()
    assert not Path(store.path).exists()


def test_only_lines_that_change_are_touched(path: Path) -> None:
    store = YamlLibraryFile(path)
    store.edit(lambda file: file.with_search(SavedSearch(name="Third", query="c")))
    store.edit(lambda file: file.with_search(SavedSearch(name="New on herring", query="herring")))
    store.edit(lambda file: file.with_tag("fish", TagStyle(description="Swims")))
    store.edit(lambda file: file.without_tag("trade").with_tag("price", TagStyle(color=Color.RED)))
    store.edit(lambda file: file.with_rule(TagRule(query="new", tag="fresh")).with_cut(HERRING, CUT))
    assert path.read_text(encoding="utf-8").splitlines() == [
        "# Mine, since 2019.",
        "",
        "searches:   # the mornings",
        "# first of all",
        "- {name: New on herring, query: herring}",
        "- name: Cod",
        "  query: cod",
        "  icon: fish    # not known",
        "- {name: Third, query: c}",
        "# the end of the searches",
        "",
        "tags:",
        "  fish: {description: Swims, weight: 007}",
        "  price: {color: red}",
        "  # two words",
        "aliases: [[Zelensky, Zelenskyy], [cease-fire, ceasefire]]",
        'mine: {deep: [1.10, no, "x"]}',
        "rules:",
        '- {query: "auction quota", tag: fish/licences}',
        "- {query: broken}",
        "- {query: new, tag: fresh}",
        "cuts:",
        "  herring.txt:",
        '  - {verdict: cut, quote: "RELATED: more\\nof this", line: 12}',
    ]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize(
    "layout",
    [
        "{searches: [], aliases: [[Kiev, Kyiv]]}",
        "searches:\n  -\n    name: a\n    query: b\ntags: {x: y}\n",
        "---\ntags:\n  a: |\n    text\n    # no comment\n  b: c",
        "\ufeffrules: []\r\ntags:\r\n  a: b\r\n",
        "a: 1\n",
        "# only this",
        "searches: [\n  {name: a,\n   query: b}\n]\n",
        "aliases:\n- [Kiev, Kyiv]  # why\n\n\n# next\n- Zelensky: Zelenskyy\n...\n",
    ],
)
def test_files_of_all_layouts_hold_what_they_held(
    tmp_path: Path, layout: str, edit: Callable[[LibraryFile], LibraryFile]
) -> None:
    path = tmp_path / "briefreader.yaml"
    path.write_bytes(layout.encode("utf-8"))
    store = YamlLibraryFile(path)
    expected = edit(store.load().file)
    assert store.edit(edit) == expected
    assert YamlLibraryFile(path).load().file == expected
    after = path.read_text(encoding="utf-8")
    assert yaml.safe_load(after) is not None or edit(LibraryFile()) == LibraryFile()
    assert [comment for comment in ("# only this", "# next", "# no comment") if comment in layout] == [
        comment for comment in ("# only this", "# next", "# no comment") if comment in after
    ]


@pytest.mark.parametrize("broken", ["tags: [a", "a: 1\na: 2\n", "- a list\n", "tags: *x\n", "tags: [a, b]\n"])
def test_a_broken_file_is_never_written_to(path: Path, broken: str) -> None:
    path.write_text(broken, encoding="utf-8")
    store = YamlLibraryFile(path)
    assert store.load().faults
    with pytest.raises(InvalidConfigError, match=r"briefreader\.yaml"):
        store.edit(lambda file: file.with_tag("x", TagStyle(description="y")))
    assert path.read_text(encoding="utf-8") == broken


def test_a_section_in_order_can_be_edited_beside_a_broken_one(path: Path) -> None:
    path.write_text("tags: [a, b]\n", encoding="utf-8")
    YamlLibraryFile(path).edit(lambda file: file.with_aliases(["a", "b"]))
    assert path.read_text(encoding="utf-8") == "tags: [a, b]\naliases:\n- [a, b]\n"


def test_what_can_only_be_read_is_built_on(path: Path, tmp_path: Path) -> None:
    store = YamlLibraryFile(tmp_path / "data" / "briefreader.yaml", instead=path)
    assert store.load().file.searches[1].name == "Cod"
    store.edit(lambda file: file.without_search("Cod"))
    assert path.read_text(encoding="utf-8") == FILE
    assert [search.name for search in store.load().file.searches] == ["New on herring"]
    assert "# Mine, since 2019." in Path(store.path).read_text(encoding="utf-8")


def test_a_change_by_somebody_else_is_seen(path: Path) -> None:
    store = YamlLibraryFile(path)
    assert store.load().file.searches
    path.write_text("tags: {a: b}\n", encoding="utf-8")
    assert store.load().file == LibraryFile(tags={"a": TagStyle(description="b")})


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnwritableError, match="cannot be written"):
        YamlLibraryFile(tmp_path / "file" / "briefreader.yaml").edit(EDITS[0])


def _write_many(path: str, name: str, count: int) -> None:
    store = YamlLibraryFile(path)
    for number in range(count):
        store.edit(lambda file, tag=f"{name}-{number}": file.with_tag(tag, TagStyle(description="x")))  # type: ignore[misc]


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "briefreader.yaml"
    context = get_context("spawn")
    writers = [context.Process(target=_write_many, args=(str(path), name, 40)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(YamlLibraryFile(path).load().file.tags) == 80
