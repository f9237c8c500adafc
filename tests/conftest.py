"""What holds for all tests: nobody's home folder, and the same examples on every machine.

`HYPOTHESIS_PROFILE=search python -m pytest tests/property` looks for new examples instead.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

OF_THE_PERSON = ("VISUAL", "EDITOR", "BROWSER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TEXTUAL_THEME")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, in which all folders of settings, caches and data lie."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable, folder in (("CONFIG", ".config"), ("CACHE", ".cache"), ("DATA", ".local/share"), ("STATE", ".state")):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / folder))
    for variable in OF_THE_PERSON:
        monkeypatch.delenv(variable, raising=False)
    return home
