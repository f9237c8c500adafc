"""What the documents say is what the code does."""

import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import yaml

from briefreader.config.keymap import Keymap, check_keymap, default_keymap
from briefreader.config.settings import Settings, check_settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
YAML_EXAMPLES = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)]


def test_generated_parts_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_example_of_all_settings_is_what_is_in_force_without_a_file() -> None:
    (example,) = (example for example in YAML_EXAMPLES if "reading_width" in example)
    assert example == asdict(Settings())
    assert check_settings(example, where="README.md") == (Settings(), ())


def test_the_example_of_a_keymap_has_no_fault() -> None:
    (example,) = (example for example in YAML_EXAMPLES if "base" in example)
    bases = {example["base"]: Keymap(name=example["base"], keys=default_keymap().keys)}
    keymap, faults = check_keymap(example, name="?", where="README.md", bases=bases)
    assert not faults
    assert {command: list(keymap.keys[command]) for command in example["keys"]} == example["keys"]


def test_links_between_documents_lead_somewhere() -> None:
    dead = [
        f"{page.name}: {target}"
        for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead
