"""What starting costs: nothing is loaded or written before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

import briefreader

HEAVY = {"textual", "rich", "whoosh", "yaml", "numpy", "sqlite3", "markdown_it", "platformdirs", "asyncio", "difflib"}


def run(program: str, home: Path) -> str:
    """What a program prints that runs in a new interpreter, beside the package and with nothing else of ours loaded."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        env={"PYTHONPATH": str(Path(briefreader.__file__).parents[1]), "HOME": str(home)},
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("module", ["briefreader.cli", "briefreader.config.keymap", "briefreader.library.ports"])
def test_importing_loads_nothing_heavy(module: str, home: Path) -> None:
    loaded = run(f"import sys, {module}; print(*sys.modules)", home).split()
    assert module in loaded
    assert not HEAVY & {name.partition(".")[0] for name in loaded}


def test_importing_everything_touches_no_file(home: Path) -> None:
    program = """if True:
        import importlib, pkgutil, briefreader
        names = [module.name for module in pkgutil.walk_packages(briefreader.__path__, "briefreader.")]
        for name in names:
            if name != "briefreader.__main__":
                importlib.import_module(name)
        print(len(names))
    """
    assert int(run(program, home)) > 10
    assert not list(home.iterdir())
