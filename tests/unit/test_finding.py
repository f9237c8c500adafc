from pathlib import Path

import pytest

from briefreader.errors import BriefNotFoundError
from briefreader.library.finding import find_brief
from briefreader.model.brief import BriefId

IDS = [BriefId(name) for name in ("000_aaa.txt", "003_bbb.txt", "2025/003_ccc.md", "2025/other.md")]


def test_an_id_is_found_as_it_is() -> None:
    assert find_brief("2025/other.md", folder="/library", ids=IDS) == "2025/other.md"


def test_a_path_into_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_brief("library/2025/other.md", folder=str(tmp_path / "library"), ids=IDS) == "2025/other.md"
    assert find_brief(str(tmp_path / "library" / "000_aaa.txt"), folder="library", ids=IDS) == "000_aaa.txt"


def test_the_beginning_of_one_id() -> None:
    assert find_brief("000", folder="/library", ids=IDS) == "000_aaa.txt"


def test_the_beginning_of_one_file_name_in_a_folder() -> None:
    assert find_brief("oth", folder="/library", ids=IDS) == "2025/other.md"


def test_several_briefs_that_begin_so_are_named() -> None:
    with pytest.raises(BriefNotFoundError, match=r"00.*000_aaa\.txt, 003_bbb\.txt"):
        find_brief("00", folder="/library", ids=IDS)


@pytest.mark.parametrize("name", ["", "nothing", "../outside.txt", "a\0b"])
def test_no_brief(name: str) -> None:
    with pytest.raises(BriefNotFoundError, match="no such brief"):
        find_brief(name, folder="/library", ids=IDS)
