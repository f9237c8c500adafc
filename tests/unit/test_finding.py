from contextlib import closing
from pathlib import Path

import pytest

from briefreader.errors import BriefNotFoundError
from briefreader.library.finding import find_brief, path_below, published_at
from briefreader.model.brief import BriefId
from briefreader.wiring import open_library

IDS = [BriefId(name) for name in ("000_aaa.txt", "003_bbb.txt", "2025/003_ccc.md", "2025/other.md")]


def test_an_id_is_found_as_it_is() -> None:
    assert find_brief("2025/other.md", ids=IDS) == "2025/other.md"


def test_a_path_into_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_below(str(tmp_path / "library"), "library/2025/other.md") == "2025/other.md"
    assert path_below("library", str(tmp_path / "library" / "000_aaa.txt")) == "000_aaa.txt"
    assert path_below("library", "elsewhere/000_aaa.txt") is None
    assert path_below("library", "library") is None


def test_the_beginning_of_one_id() -> None:
    assert find_brief("000", ids=IDS) == "000_aaa.txt"


def test_the_beginning_of_one_file_name_in_a_folder() -> None:
    assert find_brief("oth", ids=IDS) == "2025/other.md"


def test_several_briefs_that_begin_so_are_named() -> None:
    with pytest.raises(BriefNotFoundError, match=r"00.*000_aaa\.txt, 003_bbb\.txt"):
        find_brief("00", ids=IDS)


@pytest.mark.parametrize("name", ["", "nothing", "../outside.txt", "a\0b"])
def test_no_brief(name: str) -> None:
    with pytest.raises(BriefNotFoundError, match="no such brief"):
        find_brief(name, ids=IDS)


BODY = "# {title}\n\n*3 March 2025*\n\nThe harbour was dredged last winter, and {link} tells what it cost.\n\n{tail}\n"


def test_the_brief_that_was_published_at_an_address(tmp_path: Path) -> None:
    url = "https://news.example/quay"
    for name, link, tail in (
        ("quay.md", "nobody", f"This was originally published in [The Quay]({url})."),
        ("other.md", f"[a report]({url})", ""),
    ):
        (tmp_path / name).write_text(BODY.format(title=name, link=link, tail=tail), encoding="utf-8")
    with closing(open_library(tmp_path, index="memory")) as library:
        library.refresh()
        assert published_at(library, url + "/") == "quay.md"
        assert published_at(library, "https://news.example/mole") is None
        assert published_at(library, 'https://news.example/"') is None
