"""What every index on disk survives: readers beside a writer, and a writer that is killed."""

import gc
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefreader.library.ports import Document, SearchIndex
from briefreader.model.brief import BriefId
from briefreader.model.search import Prefix, Word
from briefreader.store.whoosh_arrays.index import ArrayIndex
from briefreader.store.whoosh_index import WhooshIndex

ADAPTERS: dict[str, type[WhooshIndex] | type[ArrayIndex]] = {"whoosh": WhooshIndex, "arrays": ArrayIndex}


@pytest.fixture(params=sorted(ADAPTERS))
def adapter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(adapter: str, folder: Path) -> SearchIndex:
    return ADAPTERS[adapter](folder)


def doc(name: str, body: str) -> Document:
    return Document(id=BriefId(name), fingerprint=f"sha256:{name}", title="T", body=body)


# Whoosh leaves the files open of a state that a commit overtook while it was being opened; the test collects them.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_six_threads_get_right_answers_while_another_writes(adapter: str, tmp_path: Path) -> None:
    index = opened(adapter, tmp_path)
    index.commit(put=[doc("a", "peace talks and peace"), doc("b", "war and peace"), doc("c", "trade")])
    wrong: list[str] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            found = sorted(hit.id for hit in index.search(Word(text="peace"), limit=100).hits)
            if found[:2] != ["a", "b"] or any(name[0] != "n" for name in found[2:]) or len(found) not in range(2, 8):
                wrong.append(" ".join(found))
            if index.search(Prefix(text="pea")).total < 2:
                wrong.append("prefix")

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(12):
        index.commit(put=[doc(f"n{number}", "peace")], delete=[BriefId(f"n{number - 4}")])
    done.set()
    for thread in threads:
        thread.join()
    assert not wrong
    assert not index.rebuild_needed
    index.close()
    gc.collect()


CHILD = """
import sys
from pathlib import Path
from briefreader.library.ports import Document
from {module} import {name} as Index
index = Index(Path(sys.argv[1]))
print("ready", flush=True)
for turn in range(10_000):
    state = f"state{{turn}}"
    index.commit(
        put=[Document(id=f"{{number}}", fingerprint=state, title=state, body="peace") for number in range(12)],
        delete=["0"] if turn % 2 else [],
    )
"""


def test_a_killed_writer_leaves_the_old_state_or_the_new(adapter: str, tmp_path: Path) -> None:
    index = opened(adapter, tmp_path)
    index.commit(put=[doc("0", "peace")])
    index.close()
    kind = ADAPTERS[adapter]
    program = CHILD.format(module=kind.__module__, name=kind.__name__)
    for seconds in (0.0, 0.01, 0.03, 0.05, 0.08, 0.11, 0.13, 0.15):
        with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(timeout=seconds)
            os.kill(child.pid, signal.SIGKILL)
        index = opened(adapter, tmp_path)
        assert not index.rebuild_needed
        states = set(index.fingerprints().values())
        assert len(states) == 1, "a mixture of two commits"
        (state,) = states
        if state != "sha256:0":
            assert index.search(Word(text=state)).total == len(index.fingerprints()) == 12
        index.close()


MAKER = """
import sys
from pathlib import Path
from briefreader.library.ports import Document
from {module} import {name} as Index
print("ready", flush=True)
sys.stdin.readline()
index = Index(Path(sys.argv[1]))
index.commit(put=[Document(id=sys.argv[2], fingerprint="f", title="T", body="peace")])
"""


def test_processes_that_make_an_index_at_once_lose_nothing_of_each_other(adapter: str, tmp_path: Path) -> None:
    kind = ADAPTERS[adapter]
    program = MAKER.format(module=kind.__module__, name=kind.__name__)
    for turn in range(4):
        folder = tmp_path / str(turn)
        makers = [
            subprocess.Popen(
                [sys.executable, "-c", program, str(folder), str(number)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for number in range(4)
        ]
        for maker in makers:
            assert maker.stdout is not None
            maker.stdout.readline()
        for maker in makers:
            assert maker.stdin is not None
            maker.stdin.write("go\n")
            maker.stdin.flush()
        assert [maker.communicate()[1] for maker in makers] == [""] * 4
        index = opened(adapter, folder)
        assert sorted(index.fingerprints()) == ["0", "1", "2", "3"]
        index.close()


def test_a_stray_folder_goes_when_the_index_is_made_and_what_cannot_be_removed_stays(
    adapter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = tmp_path / "index" / "stray" / "deep"
    stray.mkdir(parents=True)
    (stray / "file").write_text("foreign", "utf-8")
    held = tmp_path / "index" / "held open"
    held.write_text("foreign", "utf-8")
    beside = tmp_path / "beside"
    beside.mkdir()
    (tmp_path / "index" / "link").symlink_to(beside)
    unlink = Path.unlink

    def refuse_what_is_open(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as pathlib's
        if path == held:
            raise PermissionError(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_what_is_open)
    index = opened(adapter, tmp_path / "index")
    index.commit(put=[doc("a", "peace")])
    assert index.search(Word(text="peace")).total == 1
    assert not stray.parent.exists()
    assert not (tmp_path / "index" / "link").is_symlink()
    assert held.exists()
    assert beside.exists()
    again = tmp_path / "index" / "again"
    again.mkdir()
    index.clear()
    assert not again.exists()
    index.close()
