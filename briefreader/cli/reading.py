"""`show`, `claims` and `links`: one brief, as it was read."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefreader.cli.options import (
    brief_argument,
    briefs_argument,
    examples,
    json_option,
    library_option,
    say_faults,
    settings_in_force,
    the_brief,
)
from briefreader.cli.output import byline, console, plain, print_indented, print_json
from briefreader.errors import UnreadableBriefError
from briefreader.library.brief_json import claim_to_json, link_to_json, to_json
from briefreader.model.brief import Block, BlockKind, ClaimKind, EvidenceKind, LinkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from briefreader.library.json_values import Json
    from briefreader.model.brief import Brief, Claim, Furniture

MARGIN: Final = 5
"""Cells before the text, for the paragraph number."""

EVIDENCE_IN_WORDS: Final = {
    EvidenceKind.LINK: "links in the sentence",
    EvidenceKind.NEARBY: "links nearby",
    EvidenceKind.NAMED: "names its source",
    EvidenceKind.NONE: "no source given",
}


@click.command()
@brief_argument
@library_option
@json_option
@click.option("--furniture", is_flag=True, help="Show what was cut from the page too, in place, with the reason.")
@examples(
    "briefreader show seeds/003_26ddcca85e98107b.txt",
    "briefreader show 003 --furniture",
    "briefreader show 003 --json | jq .title",
)
def show(*, brief: str, library: Path | None, as_json: bool, furniture: bool) -> None:
    """Show one brief: the article without the page around it."""
    parsed = read(brief, library)
    if as_json:
        print_json(to_json(parsed))
    else:
        _draw(parsed, with_furniture=furniture)
    say_faults(parsed.faults)


@click.command()
@briefs_argument
@library_option
@json_option
@click.option("--kind", type=click.Choice([kind.value for kind in ClaimKind]), help="Only claims of this kind.")
@click.option("--limit", type=click.IntRange(min=1), help="How many a brief, at most. Default: the configured number.")
@examples("briefreader claims 000 003", "briefreader claims 003 --kind forecast --json")
def claims(
    *, briefs: tuple[str, ...], library: Path | None, as_json: bool, kind: str | None, limit: int | None
) -> None:
    """List the key claims of briefs, with their reasons and what they rest on."""
    found = [read(name, library) for name in briefs]
    limit = settings_in_force().claims if limit is None else limit
    chosen = [(brief, _choose(brief.claims, kind=kind, limit=limit)) for brief in found]
    if as_json:
        rows: list[Json] = [
            {
                "id": brief.id,
                "path": brief.source.path,
                "title": brief.title,
                "claims": [claim_to_json(brief, claim) for claim in some],
            }
            for brief, some in chosen
        ]
        print_json(rows)
        return
    for brief, some in chosen:
        _draw_claims(brief, some)


@click.command()
@briefs_argument
@library_option
@json_option
@click.option("--kind", type=click.Choice([kind.value for kind in LinkKind]), help="Only links of this kind.")
@examples("briefreader links 003", "briefreader links 003 --kind citation --json")
def links(*, briefs: tuple[str, ...], library: Path | None, as_json: bool, kind: str | None) -> None:
    """List the links of briefs: what each is for, where it stands, where it leads."""
    found = [read(name, library) for name in briefs]
    if as_json:
        rows: list[Json] = [
            {
                "id": brief.id,
                "path": brief.source.path,
                "title": brief.title,
                "links": [link_to_json(link) for link in brief.links if kind is None or link.kind == kind],
            }
            for brief in found
        ]
        print_json(rows)
        return
    for brief in found:
        _draw_links(brief, kind)


def read(name: str, library: Path | None) -> "Brief":
    """The brief that a name means. Raises UnreadableBriefError also where nothing of the file can be shown."""
    place = the_brief(name, library)
    brief = place.library.brief(place.brief_id)
    if brief.faults and not brief.text:
        raise UnreadableBriefError(brief.source.path, brief.faults[0].what)
    return brief


def _choose(found: "Sequence[Claim]", *, kind: str | None, limit: int) -> list["Claim"]:
    """The best of a kind, in reading order."""
    of_kind = [claim for claim in found if kind is None or claim.kind == kind]
    best = sorted(of_kind, key=lambda claim: -claim.score)[:limit]
    return sorted(best, key=lambda claim: claim.span)


def _draw(brief: "Brief", *, with_furniture: bool) -> None:
    out = console()
    out.print(plain(brief.title, "bold"))
    out.print(plain(byline(brief), "dim"))
    if brief.metadata.dek:
        out.print()
        print_indented(out, plain(brief.metadata.dek, "italic"), indent=0)
    pieces: list[Block | Furniture] = [*brief.blocks, *(brief.furniture if with_furniture else ())]
    for piece in sorted(pieces, key=lambda piece: piece.lines):
        out.print()
        _draw_piece(out, brief, piece)


def _draw_piece(out: "Console", brief: "Brief", piece: "Block | Furniture") -> None:
    if isinstance(piece, Block):
        words = plain(brief.quote(piece.span), "bold" if piece.kind is BlockKind.HEADING else "")
        print_indented(out, words, indent=MARGIN, label="" if piece.number is None else str(piece.number))
        return
    first, last = piece.lines
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    print_indented(out, plain(f"[cut: {piece.reason}; {lines}]", "yellow"), indent=MARGIN)
    for line in filter(str.strip, piece.text.splitlines()):
        print_indented(out, plain(line, "dim"), indent=MARGIN)


def _draw_claims(brief: "Brief", chosen: "Sequence[Claim]") -> None:
    out = console()
    out.print(plain(brief.title, "bold"))
    out.print(plain(byline(brief), "dim"))
    if not chosen:
        out.print("\nNo claim found.")
    for claim in chosen:
        hedge = ", hedged" if claim.hedged else ""
        said = f", {claim.attribution}" if claim.attribution else ""
        out.print()
        out.print(plain(f"likely {claim.kind}, ¶{claim.number}{hedge}{said} · {_evidence(claim)}", "bold cyan"))
        print_indented(out, plain(brief.quote(claim.span)))
        print_indented(out, plain("because: " + "; ".join(claim.reasons), "dim"))
    out.print()


def _evidence(claim: "Claim") -> str:
    words = EVIDENCE_IN_WORDS[claim.evidence_kind]
    if claim.evidence:
        return f"{len(claim.evidence)} {words}" if len(claim.evidence) > 1 else f"1 {words.replace('links', 'link')}"
    return f"{words}: {claim.source}" if claim.source else words


def _draw_links(brief: "Brief", kind: str | None) -> None:
    out = console()
    out.print(plain(brief.title, "bold"))
    for link_kind in LinkKind:
        some = [link for link in brief.links if link.kind is link_kind and kind in {None, link.kind}]
        if not some:
            continue
        out.print()
        out.print(plain(link_kind.replace("_", " "), "bold cyan"))
        for link in some:
            place = f" ¶{link.number}" if link.number else ""
            dead = " (dead on the page)" if link.dead else ""
            out.print(plain(f"  {link.text}{place}{dead}"), soft_wrap=True)
            out.print(plain(f"    {link.url or link.target or link.href}", "dim"), soft_wrap=True)
    if not brief.links:
        out.print("\nNo link at all: nothing in this text can be followed to its source.")
    out.print()
