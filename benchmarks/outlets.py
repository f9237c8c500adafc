"""What it costs to compare the briefs of one outlet, against the same briefs without the names of their outlets.

    python benchmarks/outlets.py [--briefs 10000] [--outlets 50] [--share .2] [--json OUT]

Three libraries of the same made-up briefs: none names its outlet, so that nothing is compared; all do; and of all, a
share of each outlet's briefs has the same invitation in its middle, which is cut. Told are the seconds of all
processors for the first index, and those of a refresh that finds one more brief, the median of several; what is added
to the last library has the invitation too.
"""

import argparse
import os
import statistics
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rows import Row, write_rows
from search_corpus import Text, made_up
from search_library import spent

from briefreader.library.library import Library
from briefreader.wiring import open_library

ADDED = 9
"""Briefs that are added, one by one."""
INVITATION = "Every Thursday the editors of {outlet} write a short letter to readers who want to know what comes next."
KINDS = ("no outlets", "outlets", "repeated")


def written(text: Text, key: str, outlet: str, *, is_invited: bool) -> str:
    """A file as it is scraped, with one key in its block of metadata, and in the middle of it the invitation."""
    paragraphs = text.body.split("\n\n")
    if is_invited:
        paragraphs.insert(len(paragraphs) // 2, INVITATION.format(outlet=outlet))
    head = f"---\n{key}: {outlet}\n---\n\n"
    body = "\n\n".join(paragraphs)
    return f"{head}# {text.title}\n\nBy Ann Author\n\n{text.published:%B %d, %Y}\n\n{body}\n"


def measured(home: Path, options: argparse.Namespace) -> Iterator[Row]:
    """All rows."""
    count: int = options.briefs
    texts = list(made_up(count + ADDED))
    first: dict[str, float] = {}
    more: dict[str, float] = {}
    for kind in KINDS:
        folder = home / kind
        folder.mkdir()

        def write(number: int, text: Text, folder: Path = folder, kind: str = kind) -> None:
            key, outlet = "shelf" if kind == "no outlets" else "outlet", f"The Review of {number % options.outlets}"
            is_invited = kind == "repeated" and (number // options.outlets) % round(1 / options.share) == 0
            content = written(text, key, outlet, is_invited=is_invited or (kind == "repeated" and number >= count))
            (folder / text.name).with_suffix(".md").write_text(content, encoding="utf-8")

        for number, text in enumerate(islice(texts, count)):
            write(number, text)
        library = open_library(folder)
        _, first[kind] = spent(library.refresh)
        more[kind] = statistics.median(
            added(library, lambda number=number: write(number, texts[number])) for number in range(count, count + ADDED)
        )
        print(f"{kind}: {len(texts)} briefs, {cut(library)} with a line that was cut", flush=True)
        library.close()
    for kind in KINDS[1:]:
        name = f"{count:,} briefs"
        yield Row.beside(f"index, {kind}", name, first[kind], "s CPU", KINDS[0], first[KINDS[0]], 1)
        yield Row.beside(f"one, {kind}", name, more[kind] * 1000, "ms CPU", KINDS[0], more[KINDS[0]] * 1000, ADDED)


def added(library: Library, write: object) -> float:
    """The seconds of a refresh that finds one more brief."""
    assert callable(write)
    write()
    return spent(library.refresh)[1]


def cut(library: Library) -> int:
    """How many briefs have a line that was cut as others have it."""
    briefs = (library.brief(row.id) for row in library.rows())
    return sum(any(piece.kind == "repeated" for piece in brief.furniture) for brief in briefs)


def main() -> None:
    """Run, print, and write the rows where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--briefs", type=int, default=10_000)
    parser.add_argument("--outlets", type=int, default=50)
    parser.add_argument("--share", type=float, default=0.2, help="of each outlet's briefs: 1, 1/2, 1/3 ...")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"HOME": name, "XDG_CACHE_HOME": f"{name}/cache", "XDG_CONFIG_HOME": f"{name}/config"}
        for row in measured(Path(name), options):
            rows.append(row)
            print(row, flush=True)
    if options.json:
        write_rows(options.json, rows)


if __name__ == "__main__":
    main()
