"""Take the picture of the README: the reading desk on the sample briefs, without a terminal, always the same size.

python docs/screenshot.py            writes docs/desk.svg
"""

import argparse
import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = Path(__file__).parent / "desk.svg"
COLUMNS, LINES = 150, 40
PATIENCE_SECONDS = 20.0


async def take(briefs: Path) -> str:
    """Open the first brief of a folder and give the screen as SVG."""
    from briefreader.config.settings import Settings  # noqa: PLC0415 - after the home folder is set
    from briefreader.tui.app import DeskApp  # noqa: PLC0415
    from briefreader.wiring import load_keymap, open_library  # noqa: PLC0415

    library = open_library(briefs)
    library.refresh()
    keymap, _ = load_keymap("default")
    app = DeskApp(lambda: (library, library.find("000")), Settings(), keymap)
    async with app.run_test(size=(COLUMNS, LINES)) as pilot, asyncio.timeout(PATIENCE_SECONDS):
        while app.session.reading is None:
            await pilot.pause(0.05)
        for key in ("c", "j", "j"):
            await pilot.press(key)
            await pilot.pause(0.2)
        await app.animator.wait_until_complete()
        picture = app.export_screenshot(title="briefreader")
    library.close()
    return picture


def without_fonts_from_the_network(svg: str) -> str:
    """Leave the choice of a fixed-width font to whoever shows the picture: looking at it must not call anybody."""
    return re.sub(r"@font-face\s*{[^}]*}\s*", "", svg)


def main() -> None:
    """Take the picture with an empty home and a copy of the samples, so that nothing of this machine is in it."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        os.environ["TZ"] = "UTC"
        briefs = Path(folder) / "briefs"
        shutil.copytree(ROOT / "seeds", briefs)
        picture = asyncio.run(take(briefs))
    PICTURE.write_text(without_fonts_from_the_network(picture), encoding="utf-8")
    print(PICTURE)


if __name__ == "__main__":
    main()
