from briefreader.extract.claims import extract_claims
from briefreader.model.brief import Block, BlockKind, Claim, ClaimKind, EvidenceKind, Link, LinkKind, Metadata, Span

PARAGRAPHS = (
    "The harbour at Port Ellis handled 4.2 million containers in 2023, 18 percent more than before. Nobody knew.",
    "It is a good place. They like it there. What should one make of it?",
    "Harbour master Ana Lind said that the new cranes had been idle since March. The town paid for the cranes.",
    "The delays are a burden on every shipper and on every farmer of the province. It was raining.",
    "If nothing changes, the harbour will lose its largest customer within two years. That would hurt.",
    "In short, Port Ellis has grown faster than its railway, and the railway is now the real limit on the harbour.",
    "The council must build a second track to the harbour before it buys more cranes. So it goes.",
)
TITLE = "Port Ellis Has Outgrown Its Railway"


def read(
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    cited: tuple[str, ...] = (),
    limit: int | None = None,
    dek: str | None = None,
) -> tuple[str, tuple[Claim, ...]]:
    text = "\n\n".join(paragraphs)
    blocks, position = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position += len(paragraph) + 2
    links = tuple(
        Link(
            kind=LinkKind.CITATION,
            text=anchor,
            href="https://a.example",
            url="https://a.example",
            span=Span(text.index(anchor), text.index(anchor) + len(anchor)),
        )
        for anchor in cited
    )
    return text, extract_claims(text, tuple(blocks), links, Metadata(title=TITLE, dek=dek), limit=limit)


def the_claim(claims: tuple[Claim, ...], text: str, beginning: str) -> Claim:
    return next(claim for claim in claims if text.startswith(beginning, claim.span.start))


def test_each_kind_is_found_in_a_brief_that_has_it() -> None:
    text, claims = read()
    assert [(claim.kind, text[claim.span.start :].split(",")[0].split(" ")[1]) for claim in claims] == [
        (ClaimKind.FACT, "harbour"),
        (ClaimKind.REPORTED, "master"),
        (ClaimKind.FORECAST, "nothing"),
        (ClaimKind.THESIS, "short"),
        (ClaimKind.RECOMMENDATION, "council"),
    ]


def test_a_link_in_the_sentence_is_stronger_than_one_nearby() -> None:
    text, claims = read(cited=("18 percent", "That would hurt"))
    fact = the_claim(claims, text, "The harbour at")
    assert (fact.evidence_kind, fact.evidence) == (EvidenceKind.LINK, (0,))
    forecast = the_claim(claims, text, "If nothing")
    assert (forecast.evidence_kind, forecast.evidence) == (EvidenceKind.NEARBY, (1,))


def test_a_source_named_in_words_and_none_at_all() -> None:
    text, claims = read()
    reported = the_claim(claims, text, "Harbour master")
    assert (reported.evidence_kind, reported.source) == (EvidenceKind.NAMED, "Ana Lind")
    assert reported.attribution == "Ana Lind said"
    assert the_claim(claims, text, "The council").evidence_kind is EvidenceKind.NONE


def test_hedges_are_marked() -> None:
    hedged = ("The bank will probably cut its rates in the coming year, and prices will then rise again.",)
    assert [claim.hedged for claim in read(hedged)[1]] == [True]
    text, claims = read()
    assert not the_claim(claims, text, "The council").hedged


def test_reasons_quote_the_words_they_rest_on() -> None:
    text, claims = read()
    assert the_claim(claims, text, "The council").reasons[0] == "says what has to be done (“must”)"
    assert "gives figures (“4.2 million”, “18 percent”)" in the_claim(claims, text, "The harbour at").reasons


def test_the_limit_keeps_the_most_telling_kinds() -> None:
    assert len(read(limit=2)[1]) == 2
    assert read(limit=1)[1][0].kind is ClaimKind.THESIS
    assert read(limit=0)[1] == ()


def test_questions_and_fragments_are_no_claims() -> None:
    assert read(("What must the council do about it now?", "Yes.", "12 34 56 78 90 11 12 13."))[1] == ()


def test_the_same_thing_is_not_said_twice() -> None:
    twice = (
        "The council must build a second track to the harbour before it buys cranes.",
        "Once more: the council must build a second track to the harbour before buying any cranes.",
        "Harbours differ from one another in many ways that are of no concern here at all.",
        "Gulls are loud in spring, and louder in summer, when the tourists come with their bread.",
    )
    assert sum(claim.kind is ClaimKind.RECOMMENDATION for claim in read(twice)[1]) == 1


def test_headings_tables_and_code_make_no_claims() -> None:
    text = "The council must build a second track to the harbour at once."
    for kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.CODE, BlockKind.FOOTNOTE, BlockKind.PULL_QUOTE):
        block = Block(kind=kind, span=Span(0, len(text)), number=None, lines=(1, 1))
        assert extract_claims(text, (block,), (), Metadata()) == ()


def test_a_link_that_leads_nowhere_or_to_a_profile_proves_nothing() -> None:
    text = "The council must build a second track to the harbour, and must be quick about it."
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)), number=1, lines=(1, 1))
    links = (
        Link(kind=LinkKind.CITATION, text="council", href="#", dead=True, span=Span(4, 11)),
        Link(kind=LinkKind.PROFILE, text="council", href="/x", url="https://a.example/x", span=Span(4, 11)),
    )
    claims = extract_claims(text, (block,), links, Metadata())
    assert [claim.evidence_kind for claim in claims] == [EvidenceKind.NONE]


def test_a_fact_that_only_tells_the_summary_again_takes_no_place() -> None:
    def facts(dek: str | None) -> list[str]:
        text, claims = read(dek=dek)
        return [text[claim.span.start : claim.span.end] for claim in claims if claim.kind is ClaimKind.FACT]

    assert facts(None) == [
        "The harbour at Port Ellis handled 4.2 million containers in 2023, 18 percent more than before."
    ]
    assert facts("Port Ellis handles ever more containers, and its harbour is full.") == []
    assert facts("A railway is what the province lacks.") == facts(None)
