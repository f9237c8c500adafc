"""What the documents say is what the code does."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import yaml

from briefreader.config.keymap import Keymap, check_keymap, default_keymap
from briefreader.config.settings import Settings, check_settings
from briefreader.errors import Fault
from briefreader.library.brief_json import to_json
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Caption,
    Claim,
    ClaimKind,
    Furniture,
    Link,
    LinkKind,
    Metadata,
    Republication,
    Source,
    Span,
    TextFragment,
)

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
YAML_EXAMPLES = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)]


def test_generated_parts_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs.generate", "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
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


def test_every_key_of_a_brief_is_documented() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`(\w+)`", page))
    span = Span(0, 1)
    brief = Brief(
        id=BriefId("a.md"),
        source=Source(path="a.md", fingerprint="sha256:0", media_type="text/markdown", encoding="utf-8"),
        metadata=Metadata(authors=(Author(name="Ada"),), also_published=(Republication(outlet="Elsewhere"),)),
        text="A",
        words=1,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=span, number=1, lines=(1, 1)),),
        captions=(Caption(text="A caption"),),
        furniture=(Furniture(kind="menu", reason="a menu", lines=(2, 2), text="Home"),),
        links=(
            Link(
                kind=LinkKind.CITATION,
                text="A",
                href="#a",
                url=None,
                dead=False,
                text_fragment=TextFragment(start="a", end=None, prefix=None, suffix=None),
                number=1,
                span=span,
            ),
        ),
        claims=(Claim(kind=ClaimKind.FACT, span=span, number=1, score=1.0, hedged=False, reasons=("it is one",)),),
        faults=(Fault(where="a.md", what="wrong"),),
    )
    assert not set(keys_of(to_json(brief))) - documented


def keys_of(value: object) -> Iterator[str]:
    """All keys at any depth."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from keys_of(item)


def test_links_between_documents_lead_somewhere() -> None:
    dead = [
        f"{page.name}: {target}"
        for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead
