"""The reader's word on claims outlives an edit of the brief, a new splitter and a new model."""

from dataclasses import replace

import pytest

from briefreader.library import notebook
from briefreader.library.documents import document_of
from briefreader.library.passages import claims_of, judged_claims
from briefreader.model.annotation import BriefNotes, BriefRef, Target, Verdict
from briefreader.model.brief import (
    Block,
    BlockKind,
    Brief,
    BriefId,
    Claim,
    ClaimKind,
    EvidenceKind,
    Link,
    LinkKind,
    Metadata,
    Source,
    Span,
)

FIRST = "The northern ports lost nine thousand jobs in 2023, more than in any year before."
SECOND = "Parliament should fund a second bridge across the sound."
THIRD = "A ferry carried the post for eighty years, according to the museum."


def brief_of(*sentences: str, claimed: tuple[str, ...] = (FIRST, SECOND)) -> Brief:
    text = " ".join(sentences)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in claimed if words in text]
    museum = text.find("the museum")
    links = () if museum < 0 else (link_at(Span(museum, museum + 10)),)
    return Brief(
        id=BriefId("a.txt"),
        source=Source(path="a.txt", fingerprint="", media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(title="The Sound"),
        text=text,
        words=len(text.split()),
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)), number=1, lines=(1, 1)),),
        links=links,
        claims=tuple(Claim(kind=ClaimKind.FACT, span=span, number=1, score=0.5) for span in spans),
    )


def link_at(span: Span) -> Link:
    return Link(kind=LinkKind.CITATION, text="the museum", href="https://m.example", url="https://m.example", span=span)


def judged(words: str, verdict: Verdict, kind: ClaimKind = ClaimKind.FACT) -> BriefNotes:
    text = brief_of(FIRST, SECOND, THIRD).text
    target = Target.of(text, Span(text.index(words), text.index(words) + len(words)), 1)
    blank = BriefNotes(brief=BriefRef(file=BriefId("a.txt"), fingerprint=""))
    return notebook.set_verdict(blank, target, kind, verdict)


@pytest.mark.parametrize(
    "today",
    [
        FIRST,
        FIRST.replace("nine thousand", "some 9,000"),
        FIRST.replace("lost", "have lost").replace("year before", "year since"),
    ],
)
def test_a_rejected_claim_stays_away_though_the_brief_was_edited(today: str) -> None:
    brief = brief_of("A new beginning.", today, SECOND, THIRD, claimed=(today, SECOND))
    notes = judged(FIRST, Verdict.REJECTED)
    assert [claim.text for claim in claims_of(brief, notes)] == [SECOND]
    assert document_of(brief, notes).claims == (SECOND,)


def test_a_rejected_claim_stays_away_though_its_edges_are_drawn_elsewhere() -> None:
    shorter = FIRST.removesuffix(", more than in any year before.")
    brief = brief_of(FIRST, SECOND, THIRD, claimed=(shorter, SECOND))
    assert [claim.text for claim in claims_of(brief, judged(FIRST, Verdict.REJECTED))] == [SECOND]


def test_a_rejected_claim_rejects_no_neighbour() -> None:
    brief = brief_of(FIRST, SECOND, THIRD, claimed=(FIRST, SECOND, THIRD))
    found = judged_claims(brief, judged(SECOND, Verdict.REJECTED).claims)
    assert [claim.verdict for claim in found] == [None, Verdict.REJECTED, None]


def test_the_readers_kind_stands() -> None:
    brief = brief_of(FIRST, SECOND, THIRD)
    found = claims_of(brief, judged(SECOND, Verdict.ACCEPTED, ClaimKind.THESIS))
    assert [claim.kind for claim in found] == [ClaimKind.FACT, ClaimKind.THESIS]
    assert {kind.value for kind in ClaimKind} > {claim.kind.value for claim in found}


def test_a_claim_of_ones_own_says_what_it_rests_on() -> None:
    brief = brief_of(FIRST, SECOND, THIRD)
    own = claims_of(brief, judged(THIRD, Verdict.ACCEPTED, ClaimKind.REPORTED))[-1]
    assert own.is_own
    assert own.claim is not None
    assert (own.claim.evidence_kind, own.claim.evidence) == (EvidenceKind.LINK, (0,))
    assert own.claim.attribution == "according to the museum"
    assert own.number == 1


def test_an_accepted_passage_that_is_gone_keeps_its_words_and_comes_last() -> None:
    found = claims_of(brief_of(FIRST, SECOND), judged(THIRD, Verdict.ACCEPTED))
    assert [claim.text for claim in found] == [FIRST, SECOND, THIRD]
    assert found[-1].span is None
    assert len({claim.key for claim in found}) == 3


def test_targets_can_be_looked_up_whatever_the_file_holds_beside_them() -> None:
    target = Target.of(FIRST, Span(0, 9))
    assert hash(replace(target, extra={"by": "hand"})) == hash(target)
