"""What holds for all tests: nobody's home folder, and the same examples on every machine.

`HYPOTHESIS_PROFILE=search python -m pytest tests/property` looks for new examples instead.
"""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

OF_THE_PERSON = ("VISUAL", "EDITOR", "BROWSER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TEXTUAL_THEME")


@pytest.fixture(scope="session")
def cpu_seconds() -> Callable[[Callable[[], object]], float]:
    """Measures the CPU time of a call: the shortest of three.

    The collector of garbage stands still meanwhile. It looks through all that earlier tests have left as well, and so
    takes longer the more objects a call makes and the later its test runs.
    """

    def measure(call: Callable[[], object]) -> float:
        taken = []
        for _ in range(3):
            gc.disable()
            start = time.process_time()
            call()
            taken.append(time.process_time() - start)
            gc.enable()
        return min(taken)

    return measure


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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# CSL-JSON, as the Citation Style Language's own schema of input data (version 1.0.2) has it: no key and type besides.
CSL_TYPES = _words(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard "
    "thesis treaty webpage"
)
CSL_NAMES = _words(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director executive-producer illustrator interviewer organizer original-author performer producer "
    "recipient reviewed-author translator"
)
CSL_DATES = _words("accessed available-date container event-date issued original-date submitted")
CSL_NUMBERS = _words(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part printing supplement volume"
)
CSL_TEXTS = _words(
    "DOI ISAN ISBN ISCI ISMN ISRC ISSN ISWC PMCID PMID URL abstract annote archive archive-place archive_collection "
    "archive_location authority call-number citation-label collection-title container-title container-title-short "
    "dimensions division event event-place genre journalAbbreviation jurisdiction keyword language medium note "
    "original-publisher original-publisher-place original-title part-title publisher publisher-place references "
    "reviewed-title scale section shortTitle source status title title-short translated-title translated-title-short "
    "version year-suffix"
)
CSL_NAME_TEXTS = _words("family given dropping-particle non-dropping-particle suffix literal")
CSL_NAME_FLAGS = _words("comma-suffix static-ordering parse-names")


def _is_csl_number(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _is_csl_name(value: object) -> bool:
    return isinstance(value, dict) and all(
        (key in CSL_NAME_TEXTS and isinstance(part, str))
        or (key in CSL_NAME_FLAGS and isinstance(part, str | int | float))
        for key, part in value.items()
    )


def _is_csl_date(value: object) -> bool:
    """One moment or a stretch of two, each of year, month and day, as parts; a string is allowed too, but not ours."""
    if not isinstance(value, dict) or not set(value) <= {"date-parts", "season", "circa", "literal", "raw", "edtf"}:
        return False
    dates = value.get("date-parts", [[1]])
    return (
        isinstance(dates, list)
        and 1 <= len(dates) <= 2
        and all(isinstance(date, list) and 1 <= len(date) <= 3 for date in dates)
        and all(_is_csl_number(part) for date in dates for part in date)
        and _is_csl_number(value.get("season", ""))
        and isinstance(value.get("circa", ""), str | int | float)
        and all(isinstance(value.get(key, ""), str) for key in ("literal", "raw", "edtf"))
    )


def _is_csl_value(key: str, value: object) -> bool:
    if key in CSL_NAMES:
        return isinstance(value, list) and all(map(_is_csl_name, value))
    if key in CSL_DATES:
        return _is_csl_date(value)
    if key == "type":
        return value in CSL_TYPES
    if key == "categories":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if key == "custom":
        return isinstance(value, dict)
    return (key in CSL_TEXTS and isinstance(value, str)) or (key in CSL_NUMBERS | {"id"} and _is_csl_number(value))


@pytest.fixture(scope="session")
def csl_faults() -> Callable[[object], list[str]]:
    """What in a list of CSL-JSON items is not as the schema wants it: none where they are valid."""

    def faults(items: object) -> list[str]:
        if not isinstance(items, list):
            return ["not a list"]
        found = []
        for place, item in enumerate(items):
            if not isinstance(item, dict):
                found.append(f"{place}: not an item")
                continue
            found += [f"{place}: no {key}" for key in ("id", "type") if key not in item]
            found += [f"{place}: {key}" for key, value in item.items() if not _is_csl_value(key, value)]
        return found

    return faults
