"""The reader's word on claims, from the file on disk to every answer: lists, search and export."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import briefreader

BRIEF = """The Ferry That Paid for Itself

by Ada Example

April 1, 2025

The ferry cost the county $4 million in 2019, and 310,000 people have crossed on it since. Nobody had asked for it. In \
other words, a ferry is cheaper than a bridge and no slower where people live by the water.

Two other counties looked at the figures. According to the harbour office, 62 percent of the passengers used to drive. \
Their cars are gone from the road. The county should order a second boat this year. It has the money.

If it waits, the fares will probably rise by a tenth in 2027. The old boat will then be out of service for four months.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "briefs"
    place.mkdir()
    (place / "ferry.txt").write_text(BRIEF, encoding="utf-8")
    return place


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "briefreader", *arguments],
        capture_output=True,
        check=True,
        cwd=folder,
        encoding="utf-8",
        env=os.environ
        | {"PYTHONPATH": str(Path(briefreader.__file__).parents[1]), "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"}
        | {name: str(folder.parent / name) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")},
    )
    return done.stdout


def claims_of(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    (answer,) = json.loads(run(folder, "claims", "ferry.txt", "--json", *arguments))
    found: list[dict[str, Any]] = answer["claims"]
    return found


def decide(folder: Path, verdict: str, kind: str, words: str) -> None:
    start = BRIEF.index(words)
    entry = {
        "verdict": verdict,
        "kind": kind,
        "target": {
            "exact": words,
            "prefix": BRIEF[start - 32 : start],
            "suffix": BRIEF[start + len(words) :][:32],
            "start": 0,
            "end": len(words),
        },
    }
    notes = folder / "notes" / "ferry.yaml"
    notes.parent.mkdir(exist_ok=True)
    before = notes.read_text(encoding="utf-8") if notes.exists() else "format: briefreader-notes/1\nclaims:\n"
    notes.write_text(f"{before}- {json.dumps(entry)}\n", encoding="utf-8")


def test_a_dropped_claim_does_not_come_back_when_the_brief_is_edited_and_indexed_anew(folder: Path) -> None:
    words = "The ferry cost the county $4 million in 2019, and 310,000 people have crossed on it since."
    run(folder, "index", ".")
    assert words in [claim["text"] for claim in claims_of(folder)]
    decide(folder, "rejected", "fact", words)
    edited = BRIEF.replace("310,000 people have crossed", "more than 310,000 people have gone over")
    (folder / "ferry.txt").write_text(f"{edited}\nOne more paragraph ends it, about nothing.\n", encoding="utf-8")
    run(folder, "index", ".", "--rebuild")
    assert not [claim for claim in claims_of(folder) if "$4 million" in claim["text"]]
    assert json.loads(run(folder, "search", "claim:crossed", "--library", ".", "--json"))["total"] == 0
    assert "$4 million" not in run(folder, "export", "ferry.txt").partition("%% begin notes")[0]


def test_a_claim_of_ones_own_and_a_kind_of_ones_own_are_everywhere(folder: Path) -> None:
    decide(folder, "accepted", "thesis", "Their cars are gone from the road.")
    decide(folder, "accepted", "forecast", "The county should order a second boat this year.")
    found = {claim["text"]: claim for claim in claims_of(folder)}
    own = found["Their cars are gone from the road."]
    assert (own["own"], own["verdict"], own["kind"], own["number"]) == (True, "accepted", "thesis", 2)
    assert found["The county should order a second boat this year."]["kind"] == "forecast"
    exported = run(folder, "export", "ferry.txt")
    assert "**Thesis**, ¶ 2: Their cars are gone from the road." in exported
    assert "**Forecast**, ¶ 2: The county should order a second boat this year." in exported
    assert "thesis, yours, ¶2" in run(folder, "claims", "ferry.txt")


def test_the_number_of_claims_is_set_for_all_commands(folder: Path) -> None:
    assert len(claims_of(folder)) > 2
    config = folder.parent / "XDG_CONFIG_HOME" / "briefreader" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("claims: 2\n", encoding="utf-8")
    assert len(claims_of(folder)) == 2
    assert len(claims_of(folder, "--limit", "4")) == 4
    assert run(folder, "export", "ferry.txt").count("\n- **") == 2


def test_another_language_is_said(folder: Path) -> None:
    german = (
        "Der Hafen kostet die Stadt in diesem Jahr 90 Millionen Euro und dient nur zwölf Schiffen. Die Regierung will "
        "ihn nicht verkaufen, und das Parlament hat darüber noch nicht beraten. Der Hafen ist für die Stadt zu groß."
    )
    (folder / "hafen.txt").write_text(f"Der Hafen\n\n{german}\n\n{german.replace('Stadt', 'Insel')}", encoding="utf-8")
    shown = run(folder, "claims", "hafen.txt")
    assert "Not English (de): chosen by place" in shown
    assert "chosen without its words" in shown
    assert "Not English" not in run(folder, "claims", "ferry.txt")


def test_the_editors_summary_stands_apart(folder: Path) -> None:
    seed = str(next((Path(briefreader.__file__).parents[1] / "seeds").glob("003_*.txt")))
    (answer,) = json.loads(run(folder, "claims", seed, "--json"))
    assert answer["dek"].startswith("The administration's push")
    assert answer["dek"] not in {claim["text"] for claim in answer["claims"]}
    assert "In the editors' words: The administration's push" in run(folder, "claims", seed)
    assert "In the editors' words" not in run(folder, "claims", "ferry.txt")
