"""Bring the generated parts of the documents up to date, or say that they are not.

    python -m docs.generate            rewrite what stands between the markers
    python -m docs.generate --check    change nothing; exit status 1 and a line for each part that is out of date

A part stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->`. The function that makes it is in `PARTS`.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click
import yaml

from briefreader.cli.commands import cli
from briefreader.config.key_table import key_markdown
from briefreader.config.keymap import Keymap, check_keymap
from briefreader.library.export import export_markdown
from briefreader.library.query import parse_query
from briefreader.store.yaml_files.note_writer import render
from docs import example

ROOT = Path(__file__).parents[1]
KEYMAPS = ("default", "vim", "emacs")
QUERIES = (
    "ceasefire sanctions",
    '"security guarantees"',
    "ceasefire OR truce",
    "ceasefire -nato",
    "(ceasefire OR truce) sanctions",
    "sanct*",
    "zelensky~",
    "title:ceasefire",
    "author:ross",
    "outlet:council",
    "subject:ukraine",
    "tag:ukraine",
    "claim:sanctions",
    "note:compare",
    "link:nytimes.com",
    "is:unread",
    "has:highlights",
    "has:forecasts",
    "like:valley",
    "date:2025-04",
    "date:2025-03..2025-04",
    "date:<30d",
)
WIDTH = 90  # cells of the help pages
TODAY = date(2025, 5, 1)  # what `<30d` counts from, so that the page is the same every day


def keys() -> str:
    """The key table of the three shipped keymaps."""
    return key_markdown(tuple(map(_keymap, KEYMAPS)))


def _keymap(name: str) -> Keymap:
    raw = yaml.safe_load((ROOT / "keymaps" / f"{name}.yaml").read_text(encoding="utf-8"))
    keymap, _ = check_keymap(raw, name=name, where=name)
    return keymap


def queries() -> str:
    """What one can search for, and what the parser says that it means."""
    rows = (f"| `{line}` | {_explained(line)} |" for line in QUERIES)
    return "\n".join(("| write | to find |", "|---|---|", *rows)) + "\n"


def _explained(line: str) -> str:
    """What the parser says; of a time that ends today, also on which day it said so."""
    explained = parse_query(line, today=TODAY).explained
    return f"{explained}, if today is {TODAY}" if "<" in line else explained


def notes_file() -> str:
    """A notes file."""
    return f"```yaml\n{render(example.notes(example.brief()))}```\n"


def exported() -> str:
    """An export in Markdown."""
    brief = example.brief()
    markdown = export_markdown(brief, example.notes(brief), created=example.MARKED.date())
    return f"````markdown\n{markdown}````\n"


def commands() -> str:
    """One row for each command of the command line."""
    rows = (f"| `{_usage(context)}` | {context.command.get_short_help_str(limit=200)} |" for context in _contexts())
    return "\n".join(("| command | what it does |", "|---|---|", *rows)) + "\n"


def help_pages() -> str:
    """What `--help` says of each command."""
    pages = (f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n" for context in _contexts())
    return "\n" + "\n".join(pages) + "\n"


def _contexts() -> Iterator[click.Context]:
    """Every command that does something, in the order of its name."""
    yield from _below(
        click.Context(cli, info_name="briefreader", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    )


def _below(context: click.Context) -> Iterator[click.Context]:
    if not isinstance(context.command, click.Group):
        yield context
        return
    for name in context.command.list_commands(context):
        command = context.command.get_command(context, name)
        if command is not None:
            yield from _below(click.Context(command, info_name=name, parent=context))


def _usage(context: click.Context) -> str:
    words = (piece for piece in context.command.collect_usage_pieces(context) if piece != "[OPTIONS]")
    return " ".join((context.command_path, *words)).replace("|", "\\|")


PARTS: dict[str, tuple[Path, Callable[[], str]]] = {
    "keys": (ROOT / "README.md", keys),
    "queries": (ROOT / "README.md", queries),
    "commands": (ROOT / "README.md", commands),
    "notes": (ROOT / "docs" / "files.md", notes_file),
    "export": (ROOT / "docs" / "files.md", exported),
    "help": (ROOT / "docs" / "commands.md", help_pages),
}


def replaced(page: str, name: str, part: str) -> str:
    """The page with a part between its markers; raises ValueError where they are missing."""
    begin, end = f"<!-- begin: {name} -->\n", f"<!-- end: {name} -->\n"
    before, found_begin, rest = page.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found_begin and found_end):
        raise ValueError(f"no markers for {name}")
    return f"{before}{begin}{part}{end}{after}"


def main() -> None:
    """Rewrite or check all parts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, only compare")
    check = parser.parse_args().check
    out_of_date = []
    for name, (path, make) in PARTS.items():
        page = path.read_text(encoding="utf-8")
        fresh = replaced(page, name, make())
        if fresh == page:
            continue
        out_of_date.append(f"{path.name}: {name} is out of date; run `python -m docs.generate`")
        if not check:
            path.write_text(fresh, encoding="utf-8")
    if check and out_of_date:
        sys.exit("\n".join(out_of_date))


if __name__ == "__main__":
    main()
