from hypothesis import given
from hypothesis import strategies as st

from briefreader.extract.claims import extract_claims
from briefreader.model.brief import Block, BlockKind, Link, LinkKind, Metadata, Span

WORDS = st.sampled_from(
    [
        "Officials",
        "said",
        "must",
        "will",
        "12",
        "percent",
        "Paris",
        "because",
        "it",
        "“",
        "”",
        ".",
        "?",
        "\n\n",
        "2030",
        "…",
    ],
)
TEXTS = st.text() | st.lists(WORDS, max_size=80).map(" ".join)


@given(TEXTS, st.none() | st.integers(-1, 30))
def test_claims_are_ordered_disjoint_and_verbatim(text: str, limit: int | None) -> None:
    claims = extract_claims(text, (), (), Metadata(title="Paris talks"), limit=limit)
    end = 0
    for claim in claims:
        assert end <= claim.span.start < claim.span.end <= len(text)
        quoted = text[claim.span.start : claim.span.end]
        assert quoted == quoted.strip()
        assert 0 <= claim.score <= 1
        assert len(claim.reasons) <= 3
        end = claim.span.end
    assert len(claims) <= (9 if limit is None else max(0, limit))


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=6), st.sampled_from(BlockKind))
def test_links_and_blocks_anywhere_do_no_harm(places: list[tuple[int, int]], kind: BlockKind) -> None:
    text = "The ministry said that exports fell by 12 percent in 2024. Paris must act now, or the market will collapse."
    block = Block(kind=kind, span=Span(0, len(text)), number=1, lines=(1, 1))
    links = tuple(
        Link(kind=LinkKind.CITATION, text="x", href="https://a.example", url="https://a.example", span=Span(a, a + n))
        for a, n in places
    )
    for claim in extract_claims(text, (block,), links, Metadata()):
        assert all(0 <= index < len(links) for index in claim.evidence)
