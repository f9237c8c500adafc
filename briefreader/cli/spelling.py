"""`alias`: spellings of one name."""

from pathlib import Path

import click

from briefreader.cli.options import CommandFailedError, examples, json_option, library_option, say, the_library
from briefreader.cli.output import print_json
from briefreader.cli.searching import refresh_with_progress
from briefreader.view.safe import safe


@click.group()
def alias() -> None:
    """List, propose, add and remove spellings that stand for each other in a search (Zelensky, Zelenskyy)."""


@alias.command("list")
@library_option
@json_option
def list_(*, library: Path | None, as_json: bool) -> None:
    """List the spellings that stand for each other."""
    _show(the_library(library).file.load().file.aliases, as_json=as_json)


@alias.command()
@library_option
@json_option
def propose(*, library: Path | None, as_json: bool) -> None:
    """Look through the newest briefs for names that are spelled in two ways; nothing is changed."""
    opened = the_library(library)
    refresh_with_progress(opened)
    _show(opened.proposed_aliases(), as_json=as_json)


@alias.command()
@click.argument("words", metavar="WORD OTHER...", nargs=-1, required=True)
@library_option
@examples("briefreader alias add Zelensky Zelenskyy Zelenskiy")
def add(*, words: tuple[str, ...], library: Path | None) -> None:
    """Let spellings stand for each other from now on; briefreader.yaml keeps them."""
    if len({word.casefold() for word in words}) < 2:  # noqa: PLR2004 - one spelling stands for nothing
        raise CommandFailedError("name two spellings or more")
    the_library(library).file.edit(lambda file: file.with_aliases(words))


@alias.command()
@click.argument("word")
@library_option
def remove(*, word: str, library: Path | None) -> None:
    """Let a spelling stand for itself again."""
    the_library(library).file.edit(lambda file: file.without_alias(word))


def _show(groups: tuple[tuple[str, ...], ...], *, as_json: bool) -> None:
    if as_json:
        print_json([list(group) for group in groups])
        return
    for group in groups:
        click.echo(safe("  ".join(group)))
    if not groups:
        say("None.")
