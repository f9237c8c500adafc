"""The adapters and settings that a library is opened with."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config.settings import Settings
from briefreader.model.brief import BriefId
from briefreader.wiring import open_for_desk

TEXT = """# The price of water

The river has lost 40 percent of its flow since 1990, the survey found. The ministry must close the two upper
canals before the summer.

If the canals stay open, the delta will be salt within ten years. The farmers should be paid for the harvests that
they lose, and the price of water has to rise.
"""


@pytest.mark.parametrize("most", [1, 2])
def test_the_desk_heeds_the_number_of_claims_that_is_set(tmp_path: Path, most: int) -> None:
    (tmp_path / "water.md").write_text(TEXT, encoding="utf-8")
    settings = replace(Settings(), claims=most)
    with ExitStack() as closing:
        library, opened = open_for_desk(tmp_path, settings, "water.md", closing)
        library.refresh()
        assert opened == BriefId("water.md")
        assert len(library.brief(BriefId("water.md")).claims) == most
