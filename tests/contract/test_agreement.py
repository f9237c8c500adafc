"""Whether catalogue and index agree is known until one of them is another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.library.agreement import NoAgreement, kept
from briefreader.store.agreement_file import AgreementFile


@pytest.fixture
def agreement(tmp_path: Path) -> AgreementFile:
    (tmp_path / "catalogue").write_bytes(b"rows")
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "_1.toc").write_bytes(b"one segment")
    return AgreementFile(tmp_path / "agreed", catalogue=tmp_path / "catalogue", index=tmp_path / "index")


def _commit(folder: Path) -> None:
    (folder / "index" / "_1.toc").rename(folder / "index" / "_2.toc")


def _lose_a_segment(folder: Path) -> None:
    (folder / "index" / "_1.toc").unlink()


def _lose_the_index(folder: Path) -> None:
    (folder / "index").rename(folder / "elsewhere")


def _replace_the_catalogue(folder: Path) -> None:
    (folder / "catalogue").rename(folder / "catalogue.broken")
    (folder / "catalogue").write_bytes(b"")


def _tear_the_file(folder: Path) -> None:
    (folder / "agreed").write_bytes(b"\xff")


def test_nothing_is_known_at_first(agreement: AgreementFile) -> None:
    assert not agreement.holds()


def test_what_was_noted_holds_while_the_catalogue_is_written_to(agreement: AgreementFile, tmp_path: Path) -> None:
    agreement.note()
    (tmp_path / "catalogue").write_bytes(b"more rows")
    (tmp_path / "index" / "_WRITELOCK").touch()
    assert agreement.holds()


@pytest.mark.parametrize(
    "accident", [_commit, _lose_a_segment, _lose_the_index, _replace_the_catalogue, _tear_the_file]
)
def test_it_ends_when_one_of_them_is_another(
    agreement: AgreementFile, tmp_path: Path, accident: Callable[[Path], None]
) -> None:
    agreement.note()
    accident(tmp_path)
    assert not agreement.holds()


def test_it_can_be_declared_void(agreement: AgreementFile) -> None:
    agreement.note()
    agreement.void()
    agreement.void()
    assert not agreement.holds()


def test_commits_of_the_same_keep_it(agreement: AgreementFile, tmp_path: Path) -> None:
    agreement.note()
    with kept(agreement):
        _commit(tmp_path)
    assert agreement.holds()


def test_commits_do_not_make_it(agreement: AgreementFile, tmp_path: Path) -> None:
    with kept(agreement):
        _commit(tmp_path)
    assert not agreement.holds()


def test_a_commit_that_failed_ends_it(agreement: AgreementFile, tmp_path: Path) -> None:
    agreement.note()

    def fail() -> None:
        with kept(agreement):
            _commit(tmp_path)
            _commit(tmp_path)  # there is nothing left to rename

    with pytest.raises(FileNotFoundError):
        fail()
    assert not agreement.holds()


def test_where_nothing_is_remembered_nothing_holds() -> None:
    agreement = NoAgreement()
    agreement.note()
    agreement.void()
    assert not agreement.holds()
