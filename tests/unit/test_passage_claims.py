"""A passage that a person chose: its likely kind, and what it rests on."""

import pytest

from briefreader.extract.claims.passage import claim_of_passage, likely_kind
from briefreader.model.brief import Block, BlockKind, ClaimKind, EvidenceKind, Span


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The council must build a second track.", ClaimKind.RECOMMENDATION),
        ("Unless it does, the harbour will lose its largest customer by 2027.", ClaimKind.FORECAST),
        ("The regulator said on Monday that the dam would not hold.", ClaimKind.REPORTED),
        ("Put simply, the trouble is not the cranes but the railway.", ClaimKind.THESIS),
        ("Exports fell by 12 percent in 2023.", ClaimKind.FACT),
        ("Rain.", ClaimKind.FACT),
    ],
)
def test_the_kind_is_what_the_words_speak_for(text: str, kind: ClaimKind) -> None:
    assert likely_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Ann Poe said that the dam would not hold.", EvidenceKind.NAMED, "Ann Poe"),
        ("Ann Poe threatened to close the dam.", EvidenceKind.NONE, None),
        ("Ann Poe threatened to close the dam, in an interview with NRK.", EvidenceKind.NAMED, "NRK"),
        ("The dam was closed in May.", EvidenceKind.NONE, None),
    ],
)
def test_who_threatens_is_no_source_of_what_is_threatened(text: str, kind: EvidenceKind, source: str | None) -> None:
    blocks = (Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)), number=4, lines=(1, 1)),)
    claim = claim_of_passage(text, blocks, (), Span(0, len(text)), ClaimKind.FACT, reason="chosen")
    assert (claim.evidence_kind, claim.source) == (kind, source)
    assert (claim.number, claim.reasons, claim.kind) == (4, ("chosen",), ClaimKind.FACT)
