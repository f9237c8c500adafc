"""Which module may know which library. The layers themselves are import-linter's (`lint-imports`)."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import briefreader

PACKAGE = Path(briefreader.__file__).parent

# library -> the beginnings of the modules that may import it
HOMES = {
    "yaml": ("store/yaml_files/",),
    "jinja2": ("store/templates.py",),
    "sqlite3": ("store/catalogue",),
    "whoosh": ("store/whoosh_",),
    "numpy": ("store/whoosh_",),
    "textual": ("tui/",),
    "rich": ("tui/", "cli/"),
    "click": ("cli/",),
    "click_default_group": ("cli/",),
    "charset_normalizer": ("extract/front/code_pages.py",),
    "ftfy": ("extract/front/twice_decoded.py",),
    "trafilatura": ("extract/front/html",),
    "pypdfium2": ("extract/front/pdf",),
    "Stemmer": ("library/tokens.py",),
    "platformdirs": ("wiring.py",),
    "textual_serve": ("tui/serving.py",),
    "aiohttp": ("tui/serving.py",),
    "watchfiles": ("store/folder_watch.py",),
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library: str) -> None:
    users = [
        path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py")) if library in set(imported(path))
    ]
    assert users, "nothing imports it"
    assert [name for name in users if not name.startswith(HOMES[library])] == []


def test_each_distribution_that_an_installation_brings_has_a_home() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=~! ]", each)[0].casefold() for each in project["dependencies"]}
    at_home = {name.casefold() for library in HOMES for name in packages_distributions().get(library, ())}
    assert declared - at_home == set()
