"""`show`, `claims` and `links`: one brief, as it was read."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefreader.cli.options import (
    brief_argument,
    briefs_argument,
    examples,
    json_option,
    library_option,
    say,
    say_faults,
    the_brief,
)
from briefreader.cli.output import byline, console, plain, print_indented, print_json
from briefreader.errors import UnreadableBriefError, UnreadableNotesError
from briefreader.extract.front.decoding import MAX_BYTES
from briefreader.extract.pipeline import read_brief, with_claims
from briefreader.library.brief_json import claim_to_json, link_to_json, to_json
from briefreader.library.passages import JudgedClaim, claims_of
from briefreader.library.same_page import by_page
from briefreader.model.annotation import BriefNotes, BriefRef
from briefreader.model.brief import Block, BlockKind, BriefId, ClaimKind, EvidenceKind, LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from briefreader.library.json_values import Json, JsonObject
    from briefreader.model.brief import Brief, Claim, Furniture, Link

MARGIN: Final = 5
"""Cells before the text, for the paragraph number."""

PASTED: Final = "-"
"""The name of the text that stands on standard input: it has no notes and is in no library."""
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
    "xclip -o | briefreader show -",
)
def show(*, brief: str, library: Path | None, as_json: bool, furniture: bool) -> None:
    """Show one brief: the article without the page around it; that of a text on standard input for `-`."""
    parsed = read(brief, library)
    if as_json:
        print_json({**to_json(parsed), "pages": _pages(parsed.links)})
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
    """List the key claims of briefs, with their reasons and what they rest on.

    Claims that you dropped are left out, those that you added are there, and kinds that you changed are yours.
    """
    chosen = [(brief, _choose(brief, notes, kind=kind, limit=limit)) for brief, notes in _with_notes(briefs, library)]
    if as_json:
        rows: list[Json] = [
            {
                "id": brief.id,
                "path": brief.source.path,
                "title": brief.title,
                "dek": brief.metadata.dek,
                "language": brief.metadata.language,
                "claims": [_claim_to_json(brief, judged) for judged in some],
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
                "links": [link_to_json(link) for link in chosen],
                "pages": _pages(chosen),
            }
            for brief in found
            for chosen in ([link for link in brief.links if kind is None or link.kind == kind],)
        ]
        print_json(rows)
        return
    for brief in found:
        _draw_links(brief, kind)


def read(name: str, library: Path | None) -> "Brief":
    """The brief that a name means. Raises UnreadableBriefError also where nothing of the file can be shown."""
    if name == PASTED:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        brief = read_brief(data, brief_id=BriefId("pasted"), path="standard input")
    else:
        place = the_brief(name, library)
        brief = place.library.brief(place.brief_id)
    if brief.faults and not brief.text:
        raise UnreadableBriefError(brief.source.path, brief.faults[0].what)
    return brief


def _with_notes(names: tuple[str, ...], library: Path | None) -> "Iterator[tuple[Brief, BriefNotes]]":
    """The briefs, and what the reader wrote about each; notes that cannot be read are said to be so, and left out."""
    for name in names:
        if name == PASTED:
            yield read(name, library), BriefNotes(brief=BriefRef(file=BriefId(""), fingerprint=""))
            continue
        brief, place = read(name, library), the_brief(name, library)
        try:
            yield brief, place.library.notes(place.brief_id)
        except UnreadableNotesError as error:
            say(f"warning: {error}")
            yield brief, BriefNotes(brief=BriefRef(file=brief.id, fingerprint=""))


def _choose(brief: "Brief", notes: "BriefNotes", *, kind: str | None, limit: int | None) -> list["JudgedClaim"]:
    """What the reader has not dropped of the best claims, all or those of a kind, in reading order."""
    if limit is not None and kind is None:
        brief = with_claims(brief, limit=limit)
    found = [judged for judged in claims_of(brief, notes) if kind is None or judged.kind == kind]
    best = sorted(found, key=_worth, reverse=True)[:limit] if kind else found
    return [judged for judged in found if judged in best]


def _worth(judged: "JudgedClaim") -> tuple[bool, float]:
    """What was kept comes first, then what scores best."""
    return judged.verdict is not None, judged.claim.score if judged.claim else 0.0


def _claim_to_json(brief: "Brief", judged: "JudgedClaim") -> "Json":
    """A claim with the reader's word; one that is no longer in the brief has its words alone."""
    told: JsonObject = {"kind": judged.kind.value, "text": judged.text}
    if judged.claim is not None:
        told = claim_to_json(brief, replace(judged.claim, kind=judged.kind))
    return {**told, "verdict": judged.verdict.value if judged.verdict else None, "own": judged.is_own}


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


def _draw_claims(brief: "Brief", chosen: "Sequence[JudgedClaim]") -> None:
    out = console()
    out.print(plain(brief.title, "bold"))
    out.print(plain(byline(brief), "dim"))
    if brief.metadata.dek:
        out.print()
        print_indented(out, plain(f"In the editors' words: {brief.metadata.dek}", "italic"), indent=0)
    if brief.metadata.language not in {None, "en"}:
        out.print(
            plain(f"\nNot English ({brief.metadata.language}): chosen by place, figures and recurring words.", "yellow")
        )
    if not chosen:
        out.print("\nNo claim found.")
    for judged in chosen:
        out.print()
        out.print(plain(_heading(judged), "bold cyan"))
        print_indented(out, plain(judged.text))
        if judged.claim is not None:
            print_indented(out, plain("because: " + "; ".join(judged.claim.reasons), "dim"))
    out.print()


def _heading(judged: "JudgedClaim") -> str:
    """The kind, likely unless the reader said so, and what is told of the claim."""
    kept = judged.verdict is not None
    kind = f"{judged.kind}, {'yours' if judged.is_own else 'kept'}" if kept else f"likely {judged.kind}"
    claim = judged.claim
    if claim is None:
        return f"{kind}, no longer in the brief"
    place = f", ¶{claim.number}" if claim.number is not None else ""
    hedge = ", hedged" if claim.hedged else ""
    said = f", {claim.attribution}" if claim.attribution else ""
    return f"{kind}{place}{hedge}{said} · {_evidence(claim)}"


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
        for page in by_page(some):
            _draw_page(out, [some[index] for index in page])
    if not brief.links:
        out.print("\nNo link at all: nothing in this text can be followed to its source.")
    elif kind is None and not any(link.kind is LinkKind.CITATION for link in brief.links):
        out.print("\nNone of these is cited as the source of a statement.")
    out.print()


def _pages(links: "Sequence[Link]") -> "Json":
    """Which links lead to one page together."""
    return [list(page) for page in by_page(links)]


def _draw_page(out: "Console", links: "Sequence[Link]") -> None:
    """The links to one page, each wording with its paragraphs, above the address."""
    wordings: dict[tuple[str, bool], list[str]] = {}
    for link in links:
        wordings.setdefault((link.text, link.dead), []).append(f" ¶{link.number}" if link.number else "")
    for (text, dead), places in wordings.items():
        told = ",".join(filter(None, dict.fromkeys(places)))
        often = f" ({len(places)} times)" if len(places) > max(1, len(set(filter(None, places)))) else ""
        out.print(plain(f"  {text}{told}{often}{' (dead on the page)' if dead else ''}"), soft_wrap=True)
    first = links[0]
    out.print(plain(f"    {first.url or first.target or first.href}", "dim"), soft_wrap=True)
